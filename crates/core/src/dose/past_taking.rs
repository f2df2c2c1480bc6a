//! Which scheduled doses were meant by takings that are entered long after, all at once: an import.

use chrono::{NaiveTime, TimeDelta};

use super::attribute::{Attribution, EARLY, REACH, attribute_among};
use super::schedule::{DoseKey, ScheduledDose};
use super::status::{DoseStatus, Status};
use crate::time::dose_date::DoseDate;
use crate::time::timestamp::Timestamp;

/// A taking further than this from a dose is not that dose's.
const FARTHEST: TimeDelta = TimeDelta::hours(24);
/// A dose that has closed can still have been taken so long after it was due, by night. A taking at breakfast is
/// not silently the night's (own rule; `tests/cases`, attribute: on waking after a missed night).
const LATEST: TimeDelta = TimeDelta::hours(8);
/// No dose is due further than this from the noon, in UTC, of its dose date.
const AROUND_NOON: TimeDelta = TimeDelta::hours(72);

/// A taking of the past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PastTaking {
    /// When; none where only its date is known.
    pub at: Option<Timestamp>,
    /// The diary's day it was on, as a dose date.
    pub date: DoseDate,
}

/// A scheduled dose of the span that the takings are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PastDose {
    /// The dose, and when it closes.
    pub dose: DoseStatus,
    /// What is known of it already.
    pub known: Known,
}

/// What is known of a dose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Nothing, or that it closed: it can still be answered.
    Nothing,
    /// The person answered it, otherwise than by one of the takings.
    Otherwise,
    /// The person answered it, with one of the takings.
    ThisTaking,
}

/// What a taking of the past is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It answers this dose.
    Dose(DoseKey),
    /// The dose it would answer was answered otherwise: most likely it is the same taking, entered by hand.
    Answered(DoseKey),
    /// Outside the plan.
    Extra,
}

/// What each of `takings` is, in their order; `doses` are in the order they are due.
///
/// As with a "taken" of the moment, a taking is for the dose that was open then, or for the next one where
/// that was near. What is left is for the last dose before it, where that was due at most 8 hours earlier, and
/// then for the nearest one of its date that was due before it; nothing must be known of either. Where the dose
/// that it follows by at most 8 hours was answered otherwise, or else one of its date, it is taken for that
/// one's; else it is an extra dose. A dose that is still hours ahead is never meant. Takings of which only the
/// date is known come last, each for the next dose of its date. No dose is answered twice.
#[must_use]
pub fn place_all(doses: &[PastDose], takings: &[PastTaking]) -> Vec<Place> {
    let mut doses = doses.to_vec();
    let mut timed: Vec<(Timestamp, usize)> =
        takings.iter().enumerate().filter_map(|(index, taking)| Some((taking.at?, index))).collect();
    timed.sort();
    let mut places = vec![Place::Extra; takings.len()];
    for find in [near, late, of_its_date, answered] {
        for (at, index) in &timed {
            let (Some(taking), Some(place)) = (takings.get(*index), places.get_mut(*index)) else { continue };
            if *place == Place::Extra {
                *place = find(&mut doses, *at, taking.date).unwrap_or(Place::Extra);
            }
        }
    }
    for (taking, place) in takings.iter().zip(&mut places).filter(|(taking, _)| taking.at.is_none()) {
        *place = next_of(&mut doses, taking.date).unwrap_or(Place::Extra);
    }
    places
}

/// The dose that was open then, or the next one.
fn near(doses: &mut [PastDose], at: Timestamp, _: DoseDate) -> Option<Place> {
    let around = within(doses, at, REACH);
    let Attribution::Dose(key) = attribution(around, at) else { return None };
    around.iter_mut().find(|dose| dose.dose.dose.key == key)?.answer()
}

/// The last dose before it.
fn late(doses: &mut [PastDose], at: Timestamp, _: DoseDate) -> Option<Place> {
    let around = within(doses, at, REACH);
    let Attribution::Extra { late: Some(dose), .. } = attribution(around, at) else { return None };
    let is_late = at.since(dose.due) <= LATEST;
    around.iter_mut().find(|around| is_late && around.dose.dose.key == dose.key)?.answer()
}

/// The nearest dose of its date that nothing is known of, and that was due by then. One that follows an answered
/// dose by hours is most likely that dose's, and not for one that was missed before it.
fn of_its_date(doses: &mut [PastDose], at: Timestamp, date: DoseDate) -> Option<Place> {
    let last = within(doses, at, LATEST).iter().rev().find(|dose| dose.dose.dose.due <= at);
    if last.is_some_and(|last| last.known == Known::Otherwise) {
        return None;
    }
    let is_wanted =
        |dose: &PastDose| dose.known == Known::Nothing && dose.dose.dose.due <= at && dose.dose.dose.key.date == date;
    nearest(doses, at, is_wanted)?.answer()
}

/// The nearest dose that was answered otherwise, of its date or so late as a dose can still be taken.
fn answered(doses: &mut [PastDose], at: Timestamp, date: DoseDate) -> Option<Place> {
    let is_meant = |dose: &ScheduledDose| {
        let is_late = dose.due <= at && at.since(dose.due) <= LATEST;
        is_late || (dose.key.date == date && dose.due <= at + EARLY)
    };
    nearest(doses, at, |dose| dose.known == Known::Otherwise && is_meant(&dose.dose.dose))?.answer()
}

/// The first dose of `date` that no taking has answered.
fn next_of(doses: &mut [PastDose], date: DoseDate) -> Option<Place> {
    let noon = Timestamp::from(date.date().and_time(NaiveTime::MIN).and_utc()) + TimeDelta::hours(12);
    let is_free = |dose: &&mut PastDose| dose.dose.dose.key.date == date && dose.known != Known::ThisTaking;
    within(doses, noon, AROUND_NOON).iter_mut().find(is_free)?.answer()
}

fn attribution(around: &[PastDose], at: Timestamp) -> Attribution {
    let standing: Vec<DoseStatus> = around.iter().map(|dose| as_of(dose, at)).collect();
    attribute_among(&standing, at)
}

impl PastDose {
    /// What a taking is that is this dose's; from now on the dose is answered by it.
    fn answer(&mut self) -> Option<Place> {
        let key = self.dose.dose.key;
        match std::mem::replace(&mut self.known, Known::ThisTaking) {
            Known::Nothing => Some(Place::Dose(key)),
            Known::Otherwise => Some(Place::Answered(key)),
            Known::ThisTaking => None,
        }
    }
}

fn nearest(doses: &mut [PastDose], at: Timestamp, is_wanted: impl Fn(&PastDose) -> bool) -> Option<&mut PastDose> {
    let around = within(doses, at, FARTHEST).iter_mut().filter(|dose| is_wanted(dose));
    around.min_by_key(|dose| dose.dose.dose.due.since(at).abs())
}

/// The doses due within `reach` of `at`, on both sides.
fn within(doses: &mut [PastDose], at: Timestamp, reach: TimeDelta) -> &mut [PastDose] {
    let begin = doses.partition_point(|dose| dose.dose.dose.due < at - reach);
    let end = doses.partition_point(|dose| dose.dose.dose.due <= at + reach);
    doses.get_mut(begin..end).unwrap_or_default()
}

/// How `dose` stood at `at`, as far as is known.
fn as_of(dose: &PastDose, at: Timestamp) -> DoseStatus {
    let status = match dose.known {
        Known::Otherwise | Known::ThisTaking => Status::Taken,
        Known::Nothing if dose.dose.dose.due > at => Status::Upcoming,
        Known::Nothing if dose.dose.closes > at => Status::Due,
        Known::Nothing => Status::Missed,
    };
    DoseStatus { status, ..dose.dose }
}

#[cfg(test)]
mod tests;
