//! What a journey does to doses. The rules are this project's own, and the app says so.
//!
//! Doses follow one zone at a time: the local clock's or, by the person's choice, home's. A dose is
//! known by its dose date and part in whichever zone, so that a flight to the west gives none twice.

use chrono::TimeDelta;
use chrono_tz::Tz;

use super::log::DoseLog;
use super::schedule::{AROUND, ScheduledDose, schedule, scheduled_dose};
use super::status::{LOOK_AHEAD, Status, closing, statuses_of};
use crate::plan::regimen::Regimen;
use crate::time::timestamp::Timestamp;

/// Sooner than this after the last dose the next one is asked about (own rule).
const CLOSE: TimeDelta = TimeDelta::hours(12);
/// No two zones are further apart: 14 hours ahead of UTC and 12 behind it.
const FARTHEST_APART: TimeDelta = TimeDelta::hours(26);
/// The doses of so many days are compared to tell whether another zone makes a difference.
const NEXT_DAYS: TimeDelta = TimeDelta::days(3);

/// A change of the zone that doses follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ZoneChange {
    /// When.
    pub at: Timestamp,
    /// The zone before.
    pub from: Tz,
    /// The zone since.
    pub to: Tz,
}

/// The last dose that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastTaken {
    /// When.
    pub at: Timestamp,
    /// When it was due; none for a dose outside the plan.
    pub due: Option<Timestamp>,
    /// The zone it was due or taken in.
    pub zone: Tz,
}

/// The next dose, by one of the two clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextByClock {
    /// The dose; where it is open it was due before now.
    pub dose: ScheduledDose,
    /// Whole minutes from the last dose to it, or to now where it is open; none where none was taken.
    pub since_last: Option<i64>,
}

/// The doses with `after` < due ≤ `until`, in the order of due, where doses follow `zone` since the
/// last of `changes` (the earliest first).
///
/// They are due by the clock of `zone`. Only a dose that was still to come or open when the zone
/// changed, and whose time in the new zone had passed by then, keeps the time it had: a flight to
/// the east drops no dose.
#[must_use]
pub fn schedule_through(
    regimen: &Regimen,
    zone: Tz,
    changes: &[ZoneChange],
    (after, until): (Timestamp, Timestamp),
) -> Vec<ScheduledDose> {
    if changes.is_empty() {
        return schedule(regimen, zone, after, until);
    }
    let around = schedule(regimen, zone, after - FARTHEST_APART, until + FARTHEST_APART);
    let carried = around.into_iter().map(|dose| carry(regimen, changes, dose).0);
    let mut doses: Vec<_> = carried.filter(|dose| after < dose.due && dose.due <= until).collect();
    doses.sort_by_key(|dose| (dose.due, dose.key));
    doses
}

/// `dose`, which is due by the clock of the last zone, with the time that `changes` leave it, and the
/// zone it has this time by.
#[must_use]
pub fn carry(regimen: &Regimen, changes: &[ZoneChange], dose: ScheduledDose) -> (ScheduledDose, Option<Tz>) {
    let Some(first) = changes.first() else { return (dose, None) };
    let mut stands = scheduled_dose(regimen, first.from, dose.key).map(|before| (before, first.from));
    for change in changes {
        let moved = scheduled_dose(regimen, change.to, dose.key).map(|moved| (moved, change.to));
        stands = match (stands, moved) {
            (Some(before), Some((moved, _))) if is_passed_over(regimen, before, moved, change.at) => Some(before),
            (_, moved) => moved,
        };
    }
    stands.map_or((dose, None), |(dose, zone)| (dose, Some(zone)))
}

/// Whether the change at `at` jumps over the time of a dose: due already in the new zone, not closed
/// yet in the one before.
fn is_passed_over(regimen: &Regimen, (before, zone): (ScheduledDose, Tz), moved: ScheduledDose, at: Timestamp) -> bool {
    moved.due <= at && moved.due < before.due && at < closing(regimen, zone, &before)
}

/// Whether the next doses are due at other instants in `one` zone than in the `other`. Where they
/// are not, a journey between the two asks nothing.
#[must_use]
pub fn differ(regimen: &Regimen, one: Tz, other: Tz, now: Timestamp) -> bool {
    let next = |zone| schedule(regimen, zone, now - FARTHEST_APART, now + NEXT_DAYS);
    one != other && next(one) != next(other)
}

/// The next dose that is neither answered nor closed at `now`, where doses follow `zone` since the
/// last of `changes`, with the time between it and the dose taken at `last_taken`.
#[must_use]
pub fn next_by_clock(
    regimen: &Regimen,
    (zone, changes): (Tz, &[ZoneChange]),
    log: &DoseLog,
    last_taken: Option<Timestamp>,
    now: Timestamp,
) -> Option<NextByClock> {
    let (after, until) = (now - AROUND, now + NEXT_DAYS);
    let doses = schedule_through(regimen, zone, changes, (after, until + LOOK_AHEAD));
    let standing = statuses_of(&doses, log, now, until);
    let next = standing.iter().find(|dose| matches!(dose.status, Status::Due | Status::Upcoming))?;
    let since_last = last_taken.map(|last| minutes_after(last, next.dose.due, now));
    Some(NextByClock { dose: next.dose, since_last })
}

/// Whole minutes from the `last` dose to `next`, where a change of zone brings it less than 12 hours
/// after the last (own rule); then the person is asked whether to leave it out. None where it would
/// come so soon without the journey too, or where the plan itself has the two so close.
#[must_use]
pub fn too_soon_by_journey(regimen: &Regimen, last: LastTaken, next: &ScheduledDose, now: Timestamp) -> Option<i64> {
    let at_home = scheduled_dose(regimen, last.zone, next.key)?.due;
    let soon = |from: Timestamp| at_home.since(from) < CLOSE;
    if soon(last.at) || last.due.is_some_and(soon) {
        return None;
    }
    let minutes = minutes_after(last.at, next.due, now);
    (minutes < CLOSE.num_minutes()).then_some(minutes)
}

/// An open dose can't be taken before now.
fn minutes_after(last: Timestamp, due: Timestamp, now: Timestamp) -> i64 {
    due.max(now).since(last).num_minutes()
}

#[cfg(test)]
mod tests;
