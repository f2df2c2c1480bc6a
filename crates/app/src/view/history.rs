//! The history: one list of everything, and one entry of it with what became of it.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::history_change::HistoryChange;
use super::history_entry::{HistoryEntry, HistoryKind};
use super::views;

views! {
/// Which stretch of time.
#[serde(tag = "kind", rename_all = "snake_case")]
enum HistoryPeriod {
    /// Everything.
    All,
    /// The last 30 days.
    Days30,
    /// This year.
    ThisYear,
    /// From one date to another as typed, both included; an empty one is open.
    Between {
        /// The first date.
        from: String,
        /// The last one.
        to: String,
    },
}

/// The words the window has for a stored name, so that they can be found too.
struct HistoryWords {
    /// "side_effect" or "side_effect.headache".
    pub name: String,
    /// Its words.
    pub words: String,
}

/// What of the history is wanted.
struct HistoryFilter {
    /// Which kinds; all where it is empty.
    pub kinds: Vec<HistoryKind>,
    /// Which stretch of time.
    pub period: HistoryPeriod,
    /// What to find; each word of it has to be there.
    pub text: String,
    /// The words for stored names; needed only where there is something to find.
    pub words: Vec<HistoryWords>,
}

/// A page of the history, newest first.
struct HistoryPage {
    /// The entries.
    pub entries: Vec<HistoryEntry>,
    /// Give this back to get the page after it; missing on the last one.
    pub older: Option<String>,
    /// The diary's date today.
    pub today: String,
    /// The zone that doses follow now.
    pub zone: String,
    /// Whether the whole diary has no entry.
    pub nothing_at_all: bool,
}

/// An entry with everything of it.
struct HistoryDetail {
    /// The entry, with its note as a whole.
    pub entry: HistoryEntry,
    /// Whether it can be removed from here.
    pub removable: bool,
    /// What became of it, latest first.
    pub changes: Vec<HistoryChange>,
    /// The present instant, UTC seconds.
    pub now: i64,
    /// The diary's date today.
    pub today: String,
    /// The zone that doses follow now.
    pub zone: String,
}
}
