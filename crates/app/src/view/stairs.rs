//! The plan as a picture, and a decrease before and after.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::dose::PartOfDay;
use super::views;

views! {
/// The plan as stairs.
struct Staircase {
    /// The diary's date.
    pub today: String,
    /// Earliest first.
    pub stairs: Vec<Stair>,
    /// What happened on them, earliest first.
    pub events: Vec<StairEvent>,
}

/// What a stair is of.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum StairTread {
    /// Doses that the plan has.
    Planned,
    /// Doses it would have if the steps to come are taken.
    Proposed,
    /// A pause.
    Paused,
    /// The medicine was stopped.
    Stopped,
}

/// A stretch of days that come to the same.
struct Stair {
    /// The first dose date.
    pub from: String,
    /// The first dose date of the next one.
    pub to: Option<String>,
    /// A day's total, for drawing.
    pub micrograms: u32,
    /// A day's total, milligrams.
    pub mg: String,
    /// What it is of.
    pub tread: StairTread,
}

/// Something that happened on the stairs.
struct StairEvent {
    /// The first dose date it holds for.
    pub date: String,
    /// What.
    pub what: StairHappening,
    /// Whether a day comes to less since then: it has a before and after.
    pub decrease: bool,
}

/// What happened on the stairs.
#[serde(tag = "kind", rename_all = "snake_case")]
enum StairHappening {
    /// The person answered "back".
    Back {
        /// The amount since then, milligrams.
        mg: String,
        /// Why, in their words.
        note: Option<String>,
    },
    /// The plan was changed to less.
    Lower {
        /// A day's total since then, milligrams.
        mg: String,
    },
    /// A dose moved to another part of the day.
    Moved {
        /// The part.
        to: PartOfDay,
        /// Minutes of the day, where the plan still has it.
        at: Option<u16>,
    },
    /// A pause.
    Paused {
        /// The first dose date after it.
        until: Option<String>,
        /// Why, by the name it is stored under.
        why: Option<String>,
        /// In the person's words.
        note: Option<String>,
    },
    /// The medicine was stopped.
    Stopped {
        /// Why, by the name it is stored under.
        why: Option<String>,
        /// In the person's words.
        note: Option<String>,
    },
}

/// A decrease, before and after.
struct DecreaseView {
    /// The first dose date with less.
    pub date: String,
    /// A day's total before, milligrams.
    pub from_mg: String,
    /// A day's total since then, milligrams.
    pub to_mg: String,
    /// The 14 days before.
    pub before: DecreaseSide,
    /// Up to 14 days from it on.
    pub after: DecreaseSide,
}

/// One side of a decrease.
struct DecreaseSide {
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub to: String,
    /// Days with an entry of the diary.
    pub days: u32,
    /// So many it needs for a number.
    pub needed: u32,
    /// What was logged; missing where there are too few entries.
    pub counts: Option<DecreaseCounts>,
}

/// Days of a side, by what was logged on them.
#[derive(Copy)]
struct DecreaseCounts {
    /// Vivid dreams.
    pub vivid_dreams: u32,
    /// Nightmares.
    pub nightmares: u32,
    /// Headache.
    pub headache: u32,
    /// Any side effect.
    pub any: u32,
}
}
