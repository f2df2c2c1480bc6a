//! What goes with a side effect: computed when it is shown, never typed and never kept (E2, E4).

use chrono::{NaiveTime, TimeDelta};
use chrono_tz::Tz;

use super::side_effect::{SideEffect, SideEffectKind};
use crate::dose::schedule::schedule;
use crate::plan::amount::Amount;
use crate::plan::guard::day_total;
use crate::plan::regimen::{Phase, PhaseReason, Regimen};
use crate::time::diary_date::diary_date;
use crate::time::local::first_instant_at;
use crate::time::timestamp::Timestamp;

/// "Last night" without a time is the middle of the night (own rule).
const MIDDLE_OF_NIGHT: NaiveTime = match NaiveTime::from_hms_opt(2, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};
/// Diary days that count as lately.
const LATELY: u32 = 7;
/// A clock may run this far ahead of another one.
const SLACK: TimeDelta = TimeDelta::minutes(1);

/// A dose that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DoseTaken {
    /// When.
    pub at: Timestamp,
    /// How much.
    pub amount: Amount,
}

/// What the last change of the dose was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// The first dose of all.
    Began,
    /// More in a day.
    Up,
    /// Less in a day.
    Down,
    /// As much as before, at other times or shared out otherwise.
    Time,
    /// No doses from then on.
    Paused,
    /// Doses again.
    Resumed,
}
crate::names!(ChangeKind {
    Began = "began",
    Up = "up",
    Down = "down",
    Time = "time",
    Paused = "paused",
    Resumed = "resumed",
});

/// The last change of amount or time that had come into force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastChange {
    /// What it was.
    pub kind: ChangeKind,
    /// Diary days from its first dose on.
    pub days: u32,
}

/// What went with a side effect when it began (E2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context {
    /// The last dose taken before it.
    pub last_dose: Option<DoseTaken>,
    /// Whole hours since that.
    pub hours_since_dose: Option<u32>,
    /// What the plan asked for in a day: the step.
    pub planned: Option<Amount>,
    /// The last change before it.
    pub change: Option<LastChange>,
}

/// What went with something that began at `began`, seen in `zone`.
#[must_use]
pub fn context_at(began: Timestamp, zone: Tz, regimen: &Regimen, taken: &[DoseTaken]) -> Context {
    let last_dose = taken.iter().filter(|dose| dose.at <= began).max_by_key(|dose| dose.at).copied();
    let hours = |dose: DoseTaken| u32::try_from(began.since(dose.at).num_hours()).ok();
    let (phase, change) = in_force(began, zone, regimen);
    let planned = phase.and_then(|phase| Amount::from_micrograms(day_total(&phase.slots)));
    Context { last_dose, hours_since_dose: last_dose.and_then(hours), planned, change }
}

/// The phase whose dose was in force when something began at `began`, seen in `zone`: the one that
/// [`context_at`] takes the day's total from. None before the first dose.
#[must_use]
pub fn phase_in_force(began: Timestamp, zone: Tz, regimen: &Regimen) -> Option<&Phase> {
    in_force(began, zone, regimen).0
}

/// Diary days from `began` to `until`: how long an ongoing one has lasted (E4). On the day itself 0.
#[must_use]
pub fn lasted_days(began: Timestamp, until: Timestamp, zone: Tz) -> u32 {
    let days = diary_date(zone, until).date() - diary_date(zone, began).date();
    u32::try_from(days.num_days()).unwrap_or_default()
}

/// The instant that "last night" stands for: the middle of the night before the diary's day.
#[must_use]
pub fn last_night_at(zone: Tz, now: Timestamp) -> Timestamp {
    first_instant_at(zone, diary_date(zone, now).date().and_time(MIDDLE_OF_NIGHT)).min(now)
}

/// Why a side effect's times contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SpanError {
    /// It lies in the future by more than a minute.
    #[error("it lies in the future")]
    InFuture,
    /// The end lies before the beginning.
    #[error("it ends before it began")]
    EndBeforeBeginning,
}

/// Judges from when to when it lasted; none is while it lasts.
///
/// # Errors
/// What is wrong with it.
pub fn check_span(began: Timestamp, ended: Option<Timestamp>, now: Timestamp) -> Result<(), SpanError> {
    let latest = now + SLACK;
    if began > latest || ended.is_some_and(|ended| ended > latest) {
        return Err(SpanError::InFuture);
    }
    if ended.is_some_and(|ended| ended < began) { Err(SpanError::EndBeforeBeginning) } else { Ok(()) }
}

/// The phase in force at `instant`, and the last change before. A phase is in force from its
/// first dose on: in the morning of a step's date it is still the old amount that works. Nights left
/// out by a move are part of the move, which comes into force with the first dose after them.
fn in_force(instant: Timestamp, zone: Tz, regimen: &Regimen) -> (Option<&Phase>, Option<LastChange>) {
    let mut before: Option<&Phase> = None;
    let mut with_slots: Option<&Phase> = None;
    let mut last = None;
    for phase in regimen.phases().iter().filter(|phase| phase.reason != PhaseReason::Move) {
        let Some(starts) = starts_at(phase, with_slots, zone).filter(|starts| *starts <= instant) else { continue };
        if let Some(kind) = kind_of(before, with_slots, phase) {
            last = Some(LastChange { kind, days: lasted_days(starts, instant, zone) });
        }
        before = Some(phase);
        if !phase.slots.is_empty() {
            with_slots = Some(phase);
        }
    }
    (before, last)
}

/// The first dose of a phase; where it has none, the first that it leaves out.
pub(super) fn starts_at(phase: &Phase, with_slots: Option<&Phase>, zone: Tz) -> Option<Timestamp> {
    let slots = if phase.slots.is_empty() { &with_slots?.slots } else { &phase.slots };
    let alone = Regimen::new(vec![Phase { slots: slots.clone(), ..phase.clone() }]);
    let midnight = first_instant_at(zone, phase.from.date().and_time(NaiveTime::MIN));
    schedule(&alone, zone, midnight - TimeDelta::seconds(1), midnight + TimeDelta::days(3)).first().map(|dose| dose.due)
}

fn kind_of(before: Option<&Phase>, with_slots: Option<&Phase>, phase: &Phase) -> Option<ChangeKind> {
    let Some(last) = with_slots else { return Some(ChangeKind::Began) };
    let was_paused = before.is_some_and(|before| before.slots.is_empty());
    if phase.slots.is_empty() {
        return (!was_paused).then_some(ChangeKind::Paused);
    }
    let (was, is) = (day_total(&last.slots), day_total(&phase.slots));
    match is.cmp(&was) {
        _ if was_paused => Some(ChangeKind::Resumed),
        std::cmp::Ordering::Greater => Some(ChangeKind::Up),
        std::cmp::Ordering::Less => Some(ChangeKind::Down),
        std::cmp::Ordering::Equal if last.slots != phase.slots => Some(ChangeKind::Time),
        std::cmp::Ordering::Equal => None,
    }
}

/// How often a kind of side effect came lately, for the quick list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lately {
    /// Diary days that the longest one still there has lasted.
    pub ongoing_days: Option<u32>,
    /// How many began in the last seven diary days, today's included.
    pub times: u32,
}

/// How often `what` came lately, among `effects`.
#[must_use]
pub fn lately<'a>(
    what: SideEffectKind,
    effects: impl IntoIterator<Item = &'a SideEffect>,
    now: Timestamp,
    zone: Tz,
) -> Lately {
    let mut lately = Lately::default();
    for effect in effects.into_iter().filter(|effect| effect.what == what) {
        let days = lasted_days(effect.began, now, zone);
        lately.times += u32::from(days < LATELY);
        if effect.ended.is_none() {
            lately.ongoing_days = lately.ongoing_days.max(Some(days));
        }
    }
    lately
}

#[cfg(test)]
mod tests;
