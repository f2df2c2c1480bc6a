//! The record of doses.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::answer::RecordRef;
use super::dose::{DoseAmount, DoseState, TakenView};
use super::views;

views! {
/// One line of the record of doses.
struct RecordEntry {
    /// Names it.
    pub id: RecordRef,
    /// The dose date, or for a dose outside the plan the diary's date.
    pub date: String,
    /// How it went.
    pub state: DoseState,
    /// Due, UTC seconds; missing for a dose outside the plan.
    pub due_at: Option<i64>,
    /// What was planned.
    pub planned: Option<DoseAmount>,
    /// What was taken.
    pub taken: Option<TakenView>,
    /// The zone that held.
    pub zone: String,
    /// The write that made it so, to undo it; missing where it can't be undone any more.
    pub operation: Option<String>,
}

/// A page of the record, newest first.
struct RecordPage {
    /// The entries.
    pub entries: Vec<RecordEntry>,
    /// Give this back to get the page after it; missing on the last one.
    pub older: Option<String>,
}
}
