//! Surgery, dental treatment and visits.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::views;

views! {
/// What it is.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum AppointmentKind {
    /// Surgery.
    Surgery,
    /// Dental treatment.
    Dental,
    /// A visit to the prescriber.
    Visit,
}

/// One as typed.
struct AppointmentDraft {
    /// The id of the one it changes; none for a new one.
    pub id: Option<String>,
    /// What.
    pub kind: AppointmentKind,
    /// The date as typed.
    pub on: String,
    /// So many days before it is reminded of, as typed; none for no reminder.
    pub remind_days: Option<String>,
    /// A note.
    pub note: Option<String>,
}

/// One as it is kept.
struct AppointmentView {
    /// Its id.
    pub id: String,
    /// What.
    pub kind: AppointmentKind,
    /// When.
    pub on: String,
    /// So many days before it is reminded of.
    pub remind_days: Option<u16>,
    /// The date of the reminder.
    pub remind_on: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// Whether it is over.
    pub is_past: bool,
}
}
