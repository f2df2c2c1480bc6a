//! A dose that was moved to another part of the day, as it is kept (I3).

use super::regimen::Part;
use crate::time::dose_date::DoseDate;
use crate::time::timestamp::Timestamp;

/// One move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DoseMove {
    /// From this part of the day.
    pub from: Part,
    /// To this one.
    pub to: Part,
    /// The dose date of the first dose after it.
    pub first_date: DoseDate,
    /// Whether the prescriber said to go on with the very next dose.
    pub prescriber_said_next: bool,
    /// When the person decided it.
    pub decided_at: Timestamp,
}
