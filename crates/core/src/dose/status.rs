//! How scheduled doses stand: upcoming, due, taken, skipped or missed.

use chrono::TimeDelta;
use chrono_tz::Tz;

use super::log::{Action, DoseLog};
use super::schedule::{AROUND, ScheduledDose, schedule};
use crate::plan::regimen::{Part, Regimen};
use crate::time::timestamp::Timestamp;

/// The longest a dose stays open (own rule).
const CAP: TimeDelta = TimeDelta::hours(12);
/// The longest a bedtime dose stays open: it is not made up for in the morning (D8, own rule).
const BEDTIME_CAP: TimeDelta = TimeDelta::hours(6);
/// Taken later than this after it was due is late (own rule).
const LATE_AFTER: TimeDelta = TimeDelta::hours(1);

/// How far ahead a dose that closes another is looked for.
pub const LOOK_AHEAD: TimeDelta = AROUND;

/// How a scheduled dose stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Not due yet.
    Upcoming,
    /// Due and open.
    Due,
    /// Taken.
    Taken,
    /// Left out by choice.
    Skipped,
    /// Unanswered when it closed.
    Missed,
}

/// A scheduled dose and how it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DoseStatus {
    /// The dose.
    pub dose: ScheduledDose,
    /// From this instant on it is no longer open.
    pub closes: Timestamp,
    /// How it stands.
    pub status: Status,
    /// When it was taken, where it was and that is known.
    pub taken_at: Option<Timestamp>,
}

impl DoseStatus {
    /// Whether it was taken more than an hour after it was due.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.status == Status::Taken && self.taken_at.is_some_and(|at| is_late(self.dose.due, at))
    }
}

/// Whether a dose due at `due` and taken at `at` is late.
#[must_use]
pub fn is_late(due: Timestamp, at: Timestamp) -> bool {
    at.since(due) > LATE_AFTER
}

/// When `dose` closes: halfway to the next scheduled dose, and never more than 12 hours after it
/// was due, 6 for a bedtime dose. `next_due` is the due instant of the next one, where there is one.
#[must_use]
pub fn closes_at(dose: &ScheduledDose, next_due: Option<Timestamp>) -> Timestamp {
    let cap = dose.due + if dose.key.part == Part::Bedtime { BEDTIME_CAP } else { CAP };
    next_due.map_or(cap, |next| dose.due.halfway_to(next).min(cap))
}

/// When `dose` closes by `regimen`, whose next dose may be another one than when it became due.
#[must_use]
pub fn closing(regimen: &Regimen, zone: Tz, dose: &ScheduledDose) -> Timestamp {
    let next = schedule(regimen, zone, dose.due, dose.due + AROUND);
    closes_at(dose, next.first().map(|next| next.due))
}

/// How the doses of `regimen` with `after` < due ≤ `until` stand at `now`.
#[must_use]
pub fn statuses(
    regimen: &Regimen,
    zone: Tz,
    log: &DoseLog,
    now: Timestamp,
    (after, until): (Timestamp, Timestamp),
) -> Vec<DoseStatus> {
    statuses_of(&schedule(regimen, zone, after, until + LOOK_AHEAD), log, now, until)
}

/// How those of `doses` that are due by `until` stand at `now`. They are in the order of due, and go
/// on for [`LOOK_AHEAD`] after `until`, since a dose closes by the next one.
#[must_use]
pub fn statuses_of(doses: &[ScheduledDose], log: &DoseLog, now: Timestamp, until: Timestamp) -> Vec<DoseStatus> {
    let listed = doses.partition_point(|dose| dose.due <= until);
    let mut standing = Vec::with_capacity(listed);
    for (index, dose) in doses.iter().take(listed).enumerate() {
        // Two doses that a clock change makes due at once don't close each other.
        let next = doses.iter().skip(index + 1).find(|next| next.due > dose.due);
        let closes = closes_at(dose, next.map(|next| next.due));
        standing.push(stand(*dose, closes, log, now));
    }
    standing
}

fn stand(dose: ScheduledDose, closes: Timestamp, log: &DoseLog, now: Timestamp) -> DoseStatus {
    let logged = log.get(dose.key);
    let status = match logged.map(|logged| logged.action) {
        Some(Action::Taken) => Status::Taken,
        Some(Action::Skipped) => Status::Skipped,
        Some(Action::Missed) => Status::Missed,
        None if now < dose.due => Status::Upcoming,
        None if now < closes => Status::Due,
        None => Status::Missed,
    };
    DoseStatus { dose, closes, status, taken_at: logged.and_then(|logged| logged.at) }
}
