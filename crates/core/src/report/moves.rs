//! Sleep before and after a move (I4). It cannot show a cause.

use chrono::{NaiveTime, TimeDelta};

use super::At;
use super::input::ReportInput;
use crate::dose::schedule::{DoseKey, ScheduledDose, schedule, scheduled_dose};
use crate::plan::dose_move::DoseMove;
use crate::sleep::night::last_night;
use crate::sleep::side_by_side::{Beside, NightDiary, Side, side_by_side};
use crate::time::dose_date::DoseDate;
use crate::time::local::first_instant_at;

/// The nights of a move lie within so many days.
const LOOKED_BACK: TimeDelta = TimeDelta::days(7);

/// A move with the nights beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveSides {
    /// The move.
    pub moved: DoseMove,
    /// The nights before.
    pub before: Side,
    /// The nights since.
    pub after: Side,
    /// The dose date of the last dose that was planned before it.
    pub last_before: Option<DoseDate>,
    /// Whole hours between the two by the plan.
    pub hours_between: Option<i64>,
}

pub(super) fn moves(input: &ReportInput<'_>, at: &At) -> Vec<MoveSides> {
    let mut all: Vec<&DoseMove> = input.plan.moves.iter().collect();
    all.sort_by_key(|one| (one.first_date, one.decided_at));
    let night = last_night(at.zone, at.end());
    let diary = NightDiary { sleeps: input.nights, scores: input.scores, effects: input.effects };
    let mut moves = Vec::new();
    for (place, one) in all.iter().enumerate() {
        if !at.period.dates().contains(&one.first_date.date()) {
            continue;
        }
        let first = |other: &&DoseMove| other.first_date;
        let beside = Beside {
            first: one.first_date,
            earlier: place.checked_sub(1).and_then(|earlier| all.get(earlier)).map(first),
            later: all.get(place + 1).map(first),
            last_night: night,
        };
        let (before, after) = side_by_side(diary, beside, at.end());
        let (last_before, hours_between) = between(input, at, one);
        moves.push(MoveSides { moved: **one, before, after, last_before, hours_between });
    }
    moves.reverse();
    moves
}

/// The last dose planned in the part that was left, and how long until the first in the other.
fn between(input: &ReportInput<'_>, at: &At, one: &DoseMove) -> (Option<DoseDate>, Option<i64>) {
    let Some(first) = first_dose(input, at, one) else { return (None, None) };
    let midnight = first_instant_at(at.zone, one.first_date.date().and_time(NaiveTime::MIN));
    let before = schedule(input.regimen, at.zone, midnight - LOOKED_BACK, first.due - TimeDelta::seconds(1));
    let last = before.iter().rev().find(|dose| dose.key.part == one.from && dose.key != first.key);
    (last.map(|dose| dose.key.date), last.map(|dose| first.due.since(dose.due).num_hours()))
}

fn first_dose(input: &ReportInput<'_>, at: &At, one: &DoseMove) -> Option<ScheduledDose> {
    scheduled_dose(input.regimen, at.zone, DoseKey { date: one.first_date, part: one.to })
}
