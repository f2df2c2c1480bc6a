//! The doses of a span. Today's card, the calendar, the reminders and the adherence all come from
//! this one function.

use std::fmt;
use std::str::FromStr;

use chrono::TimeDelta;
use chrono_tz::Tz;

use crate::plan::amount::Amount;
use crate::plan::regimen::{Part, Regimen, Slot};
use crate::time::dates::Dates;
use crate::time::dose_date::DoseDate;
use crate::time::local::{first_instant_at, is_date_skipped, local_date};
use crate::time::timestamp::Timestamp;
use crate::time::wall_time::WallTime;

/// A little over ten years.
const DATES_AT_ONCE: i64 = 4_000;
/// Minutes of a day whose clocks don't change.
const DAY: i64 = 24 * 60;

/// What a scheduled dose is known by: its dose date and part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DoseKey {
    /// The dose date.
    pub date: DoseDate,
    /// The part of the day.
    pub part: Part,
}

/// "2026-01-10/bedtime".
impl fmt::Display for DoseKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.date, self.part)
    }
}

/// A text that names no dose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a dose")]
pub struct DoseKeyError;

impl FromStr for DoseKey {
    type Err = DoseKeyError;

    fn from_str(text: &str) -> Result<Self, DoseKeyError> {
        let (date, part) = text.split_once('/').ok_or(DoseKeyError)?;
        Ok(Self { date: date.parse().map_err(|_| DoseKeyError)?, part: part.parse().map_err(|_| DoseKeyError)? })
    }
}

/// A dose of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScheduledDose {
    /// Which one.
    pub key: DoseKey,
    /// When it is due.
    pub due: Timestamp,
    /// The wall time it was planned for.
    pub at: WallTime,
    /// How much.
    pub amount: Amount,
}

/// The doses of `regimen` in `zone` with `after` < due ≤ `until`, in the order of due, then dose
/// date, then part.
///
/// A bedtime slot is dated by its night. A wall time that the clocks skip is due at the first
/// instant after the gap, one that they repeat at the earlier of the two, and a date that the
/// zone's calendar skips has no dose (`tests/cases`, schedule).
#[must_use]
pub fn schedule(regimen: &Regimen, zone: Tz, after: Timestamp, until: Timestamp) -> Vec<ScheduledDose> {
    let Some(begin) = regimen.phases().first().map(|phase| phase.from) else {
        return Vec::new();
    };
    // A dose is due at most a day after its dose date, and a skipped date may add another.
    let first = DoseDate::new(local_date(zone, after)).minus_days(3).max(begin);
    let last = DoseDate::new(local_date(zone, until)).plus_days(1);
    let mut doses = Vec::with_capacity(room_for(regimen, first, last));
    for (date, midnight) in Dates::new(zone, first.date(), last.date()) {
        let date = DoseDate::new(date);
        for slot in regimen.phase_on(date).map_or(&[][..], |phase| &phase.slots) {
            let dose = dose_of(date, slot, zone, midnight);
            doses.extend(dose.filter(|dose| after < dose.due && dose.due <= until));
        }
    }
    // They are in order already but for slots out of order and for changes of the clocks.
    if !doses.is_sorted_by(|one, next| one.due < next.due) {
        doses.sort_by_key(|dose| (dose.due, dose.key));
    }
    doses
}

/// Memory for all the doses of a window of some years, taken at once; a longer one takes more on
/// its way.
fn room_for(regimen: &Regimen, first: DoseDate, last: DoseDate) -> usize {
    let dates = last.days_since(first).clamp(0, DATES_AT_ONCE);
    let most = regimen.phases().iter().map(|phase| phase.slots.len()).max();
    usize::try_from(dates + 1).unwrap_or_default() * most.unwrap_or_default()
}

/// The dose of `regimen` that is known by `key`; none where the plan has none.
#[must_use]
pub fn scheduled_dose(regimen: &Regimen, zone: Tz, key: DoseKey) -> Option<ScheduledDose> {
    let slot = regimen.phase_on(key.date)?.slot(key.part)?;
    dose_of(key.date, slot, zone, None)
}

/// When a dose known by `key` and planned for `at` is due; none where the calendar of `zone` skips
/// its dose date.
#[must_use]
pub fn due_at(key: DoseKey, at: WallTime, zone: Tz) -> Option<Timestamp> {
    if is_date_skipped(zone, key.date.date()) {
        return None;
    }
    let day = if is_after_midnight(key.part, at) { key.date.next() } else { key.date };
    Some(first_instant_at(zone, day.date().and_time(at.to_naive())))
}

/// `midnight` is when `date` begins, where no change of the clocks is near.
fn dose_of(date: DoseDate, slot: &Slot, zone: Tz, midnight: Option<Timestamp>) -> Option<ScheduledDose> {
    let key = DoseKey { date, part: slot.part };
    let due = match midnight {
        Some(midnight) => minutes_after(midnight, slot),
        None => due_at(key, slot.at, zone)?,
    };
    Some(ScheduledDose { key, due, at: slot.at, amount: slot.amount })
}

fn minutes_after(midnight: Timestamp, slot: &Slot) -> Timestamp {
    let minutes = i64::from(slot.at.minutes()) + if is_after_midnight(slot.part, slot.at) { DAY } else { 0 };
    Timestamp::from_seconds(midnight.seconds() + minutes * 60)
}

/// A bedtime before noon is on the day after its dose date.
fn is_after_midnight(part: Part, at: WallTime) -> bool {
    part == Part::Bedtime && at < WallTime::NOON
}

/// How far around an instant doses are looked for that may still matter to it: the longest a dose
/// stays open, twice.
pub(crate) const AROUND: TimeDelta = TimeDelta::hours(24);
