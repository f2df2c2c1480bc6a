//! What the window is told that it did not ask for.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::views;
use crate::error::AppError;

views! {
/// What became of an answer given elsewhere (in the tray, on a reminder), as far as the window has
/// not shown it yet.
#[derive(Default)]
struct Notices {
    /// Why the last one was not kept.
    pub failed: Option<AppError>,
    /// Whether the help-now text is to be shown (10 mg or more taken in a day, D4).
    pub help_now: bool,
}
}
