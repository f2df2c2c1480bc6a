//! What all entries of the diary share, and what Today asks for it.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::views;

views! {
/// An instant as the person says it.
#[serde(tag = "kind", rename_all = "snake_case")]
enum WhenSaid {
    /// Now.
    Now,
    /// Last night: the middle of the night before the diary's day.
    LastNight,
    /// A local date and time as typed.
    At {
        /// "2026-11-23T21:30".
        local: String,
    },
}

/// What Today asks for.
struct DiaryPrompts {
    /// The night that has just been, where nothing is entered of it.
    pub night_wanted: Option<String>,
    /// Whether a check-in is wanted now: none today, and it is the person's time or evening.
    pub check_in_wanted: bool,
}
}
