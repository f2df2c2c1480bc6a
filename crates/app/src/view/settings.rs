//! What a person can set, and what the program says of itself.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::evidence::ReminderWay;
use super::views;
use crate::error::AppError;

views! {
/// When the night theme is shown.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum Theme {
    /// As the system has it.
    System,
    /// Always night.
    Night,
    /// Always day.
    Day,
    /// Night from 19:00 to 07:00.
    NightFromEvening,
}

/// What a person can set.
struct Settings {
    /// The theme.
    pub theme: Theme,
    /// Reminders name no medicine and no amount.
    pub discreet: bool,
    /// Minutes between two reminders of the same dose.
    pub repeat_minutes: u16,
    /// How often a reminder is repeated; 0 is once only, none is until the dose closes.
    pub repeat_times: Option<u16>,
    /// Minutes of a snooze.
    pub snooze_minutes: u16,
    /// Minutes before a dose for a gentle first reminder; 0 is none.
    pub ahead_minutes: u16,
    /// No reminder is shown before this instant, UTC seconds.
    pub quiet_until: Option<i64>,
}

/// How the test of a reminder went.
struct ReminderTest {
    /// By what way it was shown.
    pub way: ReminderWay,
    /// Why not as a notification.
    pub problem: Option<AppError>,
}

/// What the program is and where it keeps its data.
struct About {
    /// The program's version.
    pub version: String,
    /// The data folder.
    pub data_folder: String,
}
}
