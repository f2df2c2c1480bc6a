//! How the reminders of the last days came.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::dose::DoseId;
use super::views;
use crate::error::AppError;

views! {
/// How the reminders of the last days came, and what keeps the next ones from coming.
struct EvidenceView {
    /// The instant this is true of, UTC seconds.
    pub now: i64,
    /// The zone the times are shown in.
    pub zone: String,
    /// How many days it looks back.
    pub days: u16,
    /// How many came in which way.
    pub counts: EvidenceCounts,
    /// Minutes by which the latest of the late ones came late.
    pub latest_minutes: Option<u32>,
    /// Each dose of these days, newest first.
    pub doses: Vec<EvidenceRow>,
    /// How reminders stand now.
    pub reminders: ReminderHealth,
}

/// How many reminders came in which way.
#[derive(Copy)]
struct EvidenceCounts {
    /// As notifications, on time.
    pub on_time: u32,
    /// As notifications, late.
    pub late: u32,
    /// In the window, since no notification got through.
    pub window: u32,
    /// Never, since the dose was answered first.
    pub answered: u32,
    /// Never, by the person's wish for quiet.
    pub quiet: u32,
    /// Never, since the program did not run.
    pub off: u32,
}

/// How the reminder of one dose came.
struct EvidenceRow {
    /// Which dose.
    pub dose: DoseId,
    /// When it was due, UTC seconds.
    pub due_at: i64,
    /// The zone that held.
    pub zone: String,
    /// How its reminder came.
    pub came: ReminderArrival,
}

/// How a reminder came.
#[serde(tag = "kind", rename_all = "snake_case")]
enum ReminderArrival {
    /// As a notification, on time.
    OnTime {
        /// When, UTC seconds.
        at: i64,
    },
    /// As a notification, late.
    Late {
        /// When, UTC seconds.
        at: i64,
        /// By how many minutes.
        minutes: u32,
        /// Why, where that is known.
        because: Option<LateReason>,
    },
    /// In the window, since no notification got through.
    Window {
        /// When, UTC seconds.
        at: i64,
        /// By how many minutes it was late; 0 where it came on time.
        minutes: u32,
        /// Why no notification got through, where that is known.
        problem: Option<AppError>,
    },
    /// Not at all.
    NotShown {
        /// Why.
        because: NotShownReason,
    },
    /// The dose is open, and its reminder has not come yet.
    Waiting,
}

/// What kept a reminder from coming at its time.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum LateReason {
    /// The program was not running.
    Off,
    /// The computer was asleep, or its clock was moved.
    Asleep,
    /// The person had asked for quiet.
    Quiet,
}

/// Why a reminder never came.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum NotShownReason {
    /// The dose was answered first.
    Answered,
    /// The person had asked for quiet until the dose closed.
    Quiet,
    /// The program did not run while the dose was open.
    Off,
}

/// Why the next reminders may not reach the person.
#[serde(tag = "kind", rename_all = "snake_case")]
enum ReminderWarning {
    /// No notification gets through; the window comes up instead.
    NoNotification {
        /// Why.
        problem: AppError,
    },
    /// The program does not start with the computer.
    NotAtLogin,
}

/// The way reminders go, and how the last one came.
struct ReminderHealth {
    /// Whether notifications get through, so far as is known.
    pub way: ReminderWay,
    /// Whether there is a tray to stay in when the window is closed.
    pub tray: bool,
    /// The last dose reminder: due at, shown at, UTC seconds.
    pub last: Option<LastReminder>,
    /// Why the next ones may not reach the person; none where all is well.
    pub warnings: Vec<ReminderWarning>,
}

/// How a reminder reaches the person.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum ReminderWay {
    /// As a notification of the system.
    Notification,
    /// By the program's own window.
    Window,
}

/// The last dose reminder that was shown.
#[derive(Copy)]
struct LastReminder {
    /// Planned for, UTC seconds.
    pub planned_for: i64,
    /// Shown at, UTC seconds.
    pub shown_at: i64,
}
}
