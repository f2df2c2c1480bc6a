//! What became of an entry of the history.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::dose::PartOfDay;
use super::views;

views! {
/// What one write did to an entry.
struct HistoryChange {
    /// When, UTC seconds.
    pub at: i64,
    /// "window", "notification", "tray", "demo", "closing" or "import".
    pub via: String,
    /// What it did.
    pub how: HistoryHow,
    /// Whether it was an undo.
    pub is_undo: bool,
    /// Whether it was undone later.
    pub was_undone: bool,
    /// What the entry said otherwise afterwards.
    pub fields: Vec<HistoryField>,
}

/// What a write does to an entry.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum HistoryHow {
    /// It comes into the diary.
    Entered,
    /// It says something else.
    Changed,
    /// It is removed.
    Removed,
}

/// Something that an entry said otherwise afterwards.
struct HistoryField {
    /// The column's name.
    pub name: String,
    /// Before.
    pub before: HistoryValue,
    /// Afterwards.
    pub after: HistoryValue,
}

/// A value of an entry, by what it means.
#[serde(tag = "kind", rename_all = "snake_case")]
enum HistoryValue {
    /// Nothing.
    Nothing,
    /// As the person wrote it.
    Words {
        /// What.
        text: String,
    },
    /// One of a closed set, by its stored name.
    Name {
        /// Which.
        name: String,
    },
    /// An instant, UTC seconds.
    Instant {
        /// When.
        at: i64,
    },
    /// A date.
    Date {
        /// Which.
        date: String,
    },
    /// A wall time.
    Wall {
        /// Minutes of the day.
        minutes: u16,
    },
    /// An amount.
    Amount {
        /// Milligrams.
        mg: String,
    },
    /// A whole number.
    Count {
        /// Which.
        value: i64,
    },
    /// Yes or no.
    YesNo {
        /// Which of the two.
        yes: bool,
    },
    /// The doses of a plan.
    Slots {
        /// Each of them.
        slots: Vec<HistorySlot>,
    },
}

/// A dose of a plan as it was.
struct HistorySlot {
    /// The part of the day.
    pub part: PartOfDay,
    /// Its wall time, minutes of the day.
    pub at: u16,
    /// Milligrams.
    pub mg: String,
}
}
