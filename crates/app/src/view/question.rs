//! Questions for the doctor.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::views;

views! {
/// One as typed.
struct QuestionDraft {
    /// The id of the one it changes; none for a new one.
    pub id: Option<String>,
    /// What is asked.
    pub asks: String,
    /// Whether it was asked; the day of that is today, or stays what it was.
    pub asked: bool,
}

/// One as it is kept.
struct QuestionView {
    /// Its id.
    pub id: String,
    /// What is asked.
    pub asks: String,
    /// The day it was asked; none while it is open.
    pub asked_on: Option<String>,
}
}
