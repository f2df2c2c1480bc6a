//! The rules a second time, slowly: every dose of every watched date, one after the other.

use chrono::{DateTime, Days, NaiveDate};
use chrono_tz::Tz;
use ldn_core::{Action, Attribution, DoseDate, DoseKey, DoseLog, Part, Phase, ScheduledDose, Status, Timestamp};

use crate::slow_clock::SlowClock;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// The doses of `phases` (in the order of their beginnings) with `after` < due ≤ `until`.
pub(crate) fn schedule(phases: &[Phase], clock: &SlowClock, after: i64, until: i64) -> Vec<ScheduledDose> {
    let mut doses = Vec::new();
    for date in clock.dates().filter(|date| clock.ever_shows(*date)) {
        let begun = |phase: &&Phase| phase.from.date() <= date;
        let slots = phases.iter().rev().find(begun).map_or(&[][..], |phase| &phase.slots);
        for slot in slots {
            let wall = slot.at.minutes();
            let morning_after = slot.part == Part::Bedtime && wall < 12 * 60;
            let day = date.checked_add_days(Days::new(u64::from(morning_after))).unwrap();
            let due = clock.first_at(day.and_hms_opt(u32::from(wall / 60), u32::from(wall % 60), 0).unwrap());
            if after < due && due <= until {
                let key = DoseKey { date: DoseDate::new(date), part: slot.part };
                doses.push(ScheduledDose { key, due: Timestamp::from_seconds(due), at: slot.at, amount: slot.amount });
            }
        }
    }
    doses.sort_by_key(|dose| (dose.due, dose.key.date, Part::ALL.iter().position(|part| *part == dose.key.part)));
    doses
}

/// A zone's clocks watched long enough around the days before and after `instant`.
pub(crate) fn clock_around(zone: Tz, instant: i64, days: i64) -> SlowClock {
    SlowClock::watch(zone, instant - (days + 5) * DAY, instant + (days + 6) * DAY)
}

/// When each of `doses` closes and how it stands at `now`. `doses` go on for a day after the last
/// one of interest.
pub(crate) fn stand(doses: &[ScheduledDose], log: &DoseLog, now: i64) -> Vec<(DoseKey, i64, Status)> {
    let stand = |dose: &ScheduledDose| {
        let due = dose.due.seconds();
        let cap = if dose.key.part == Part::Bedtime { 6 * HOUR } else { 12 * HOUR };
        let next = doses.iter().map(|other| other.due.seconds()).filter(|other| *other > due).min();
        let closes = next.map_or(due + cap, |next| (due + cap).min((due + next).div_euclid(2)));
        let status = match log.get(dose.key) {
            Some(answer) if answer.action == Action::Taken => Status::Taken,
            Some(answer) if answer.action == Action::Skipped => Status::Skipped,
            Some(_) => Status::Missed,
            None if due > now => Status::Upcoming,
            None if closes > now => Status::Due,
            None => Status::Missed,
        };
        (dose.key, closes, status)
    };
    doses.iter().map(stand).collect()
}

/// What "taken" at `now` is for: none where the person is asked. `doses` are those of the days
/// around it.
pub(crate) fn attribute(doses: &[ScheduledDose], log: &DoseLog, now: i64) -> Option<DoseKey> {
    let standing = stand(doses, log, now);
    let with_status = |status| {
        let found = standing.iter().zip(doses).find(|((_, _, has), _)| *has == status);
        found.map(|(_, dose)| *dose)
    };
    if let Some(open) = with_status(Status::Due) {
        return Some(open.key);
    }
    let next = with_status(Status::Upcoming)?;
    let ahead = next.due.seconds() - now;
    let before = doses.iter().map(|dose| dose.due.seconds()).filter(|due| *due < next.due.seconds()).max();
    let near = before.is_none_or(|before| ahead * 2 <= next.due.seconds() - before);
    (near && ahead <= 6 * HOUR).then_some(next.key)
}

/// What the core's own answer comes to.
pub(crate) fn named(attribution: &Attribution) -> Option<DoseKey> {
    match attribution {
        Attribution::Dose(key) => Some(*key),
        Attribution::Extra { .. } => None,
    }
}

/// The calendar date of UTC at `instant`.
pub(crate) fn utc_date(instant: i64) -> NaiveDate {
    DateTime::from_timestamp(instant, 0).unwrap().date_naive()
}
