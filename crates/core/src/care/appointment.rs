//! Surgery, dental treatment, and visits to the doctor (A3).

use chrono::NaiveDate;

/// What it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AppointmentKind {
    /// Surgery.
    Surgery,
    /// Dental treatment.
    Dental,
    /// A visit to the prescriber: "since the last visit" begins here.
    Visit,
}
crate::names!(AppointmentKind { Surgery = "surgery", Dental = "dental", Visit = "visit" });

/// Something on a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// What.
    pub kind: AppointmentKind,
    /// When.
    pub on: NaiveDate,
    /// The reminder comes so many days before; none where there is none.
    pub remind_days: Option<u16>,
    /// A note.
    pub note: Option<String>,
}
