//! What a "taken" is for when it names no dose.

use chrono::TimeDelta;
use chrono_tz::Tz;

use super::log::DoseLog;
use super::schedule::{DoseKey, ScheduledDose};
use super::status::{DoseStatus, Status, statuses};
use crate::plan::regimen::Regimen;
use crate::time::timestamp::Timestamp;

/// A dose is not taken early by more than this (own rule).
pub const EARLY: TimeDelta = TimeDelta::hours(6);

/// How far around a "taken" doses are looked for.
pub const REACH: TimeDelta = TimeDelta::hours(48);

/// What a "taken" is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attribution {
    /// This scheduled dose.
    Dose(DoseKey),
    /// No dose by itself: the person is asked.
    Extra {
        /// It may be late for the last dose.
        late: Option<ScheduledDose>,
        /// It may be early for the next one.
        early: Option<ScheduledDose>,
    },
}

/// What a "taken" at `now` is for: the open dose due the longest, else the next one where it is
/// near, else nothing by itself (`tests/cases`, attribute).
#[must_use]
pub fn attribute(regimen: &Regimen, zone: Tz, log: &DoseLog, now: Timestamp) -> Attribution {
    attribute_among(&statuses(regimen, zone, log, now, (now - REACH, now + REACH)), now)
}

/// The same, where it is known how the doses due within [`REACH`] of `now` stand.
#[must_use]
pub fn attribute_among(around: &[DoseStatus], now: Timestamp) -> Attribution {
    if let Some(open) = around.iter().find(|dose| dose.status == Status::Due) {
        return Attribution::Dose(open.dose.key);
    }
    let next = around.iter().position(|dose| dose.status == Status::Upcoming);
    if let Some(next) = next.filter(|next| is_near(around, *next, now)) {
        return around
            .get(next)
            .map_or(Attribution::Extra { late: None, early: None }, |next| Attribution::Dose(next.dose.key));
    }
    let late = around.iter().rev().find(|dose| dose.dose.due <= now);
    Attribution::Extra {
        late: late.filter(|dose| dose.status == Status::Missed).map(|dose| dose.dose),
        early: next.and_then(|next| around.get(next)).map(|next| next.dose),
    }
}

/// Whether "taken" at `now` counts for the upcoming dose at `index`: it is due within 6 hours, and
/// within half the time between it and the scheduled dose before it.
fn is_near(doses: &[DoseStatus], index: usize, now: Timestamp) -> bool {
    let Some(next) = doses.get(index) else { return false };
    let until_due = next.dose.due.since(now);
    // Of two doses that a clock change makes due at once, neither comes before the other.
    let before = doses.iter().take(index).rev().find(|before| before.dose.due < next.dose.due);
    let within_half = before.is_none_or(|before| until_due * 2 <= next.dose.due.since(before.dose.due));
    until_due <= EARLY && within_half
}
