//! Which scheduled doses were meant by takings that are entered long after, all at once: an import.

use chrono::TimeDelta;

use super::attribute::{Attribution, REACH, attribute_among};
use super::schedule::DoseKey;
use super::status::{DoseStatus, Status};
use crate::time::dose_date::DoseDate;
use crate::time::timestamp::Timestamp;

/// A taking further than this from a dose is not that dose's.
const FARTHEST: TimeDelta = TimeDelta::hours(24);

/// A taking of the past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PastTaking {
    /// When.
    pub at: Timestamp,
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
/// that was near. What is left is for a dose of its date that nothing is known of, the nearest one. Where
/// there is none, and a dose of its date was answered otherwise, it is taken for that one's; else it is an
/// extra dose. No dose is answered twice.
#[must_use]
pub fn place_all(doses: &[PastDose], takings: &[PastTaking]) -> Vec<Place> {
    let mut doses = doses.to_vec();
    let mut order: Vec<usize> = (0..takings.len()).collect();
    order.sort_by_key(|index| takings.get(*index).map(|taking| taking.at));
    let mut places = vec![Place::Extra; takings.len()];
    for find in [near, of_its_date, answered] {
        for index in &order {
            let (Some(taking), Some(place)) = (takings.get(*index), places.get_mut(*index)) else { continue };
            if *place == Place::Extra {
                *place = find(&mut doses, taking).unwrap_or(Place::Extra);
            }
        }
    }
    places
}

/// The dose that was open then, or the next one.
fn near(doses: &mut [PastDose], taking: &PastTaking) -> Option<Place> {
    let around = within(doses, taking.at, REACH);
    let standing: Vec<DoseStatus> = around.iter().map(|dose| as_of(dose, taking.at)).collect();
    let Attribution::Dose(key) = attribute_among(&standing, taking.at) else { return None };
    around.iter_mut().find(|dose| dose.dose.dose.key == key)?.known = Known::ThisTaking;
    Some(Place::Dose(key))
}

/// The nearest dose of its date that nothing is known of.
fn of_its_date(doses: &mut [PastDose], taking: &PastTaking) -> Option<Place> {
    let dose = nearest(doses, taking, Known::Nothing)?;
    dose.known = Known::ThisTaking;
    Some(Place::Dose(dose.dose.dose.key))
}

/// The nearest dose of its date that was answered otherwise.
fn answered(doses: &mut [PastDose], taking: &PastTaking) -> Option<Place> {
    let dose = nearest(doses, taking, Known::Otherwise)?;
    dose.known = Known::ThisTaking;
    Some(Place::Answered(dose.dose.dose.key))
}

fn nearest<'a>(doses: &'a mut [PastDose], taking: &PastTaking, known: Known) -> Option<&'a mut PastDose> {
    let of_date = |dose: &&mut PastDose| dose.dose.dose.key.date == taking.date && dose.known == known;
    let around = within(doses, taking.at, FARTHEST);
    around.iter_mut().filter(of_date).min_by_key(|dose| dose.dose.dose.due.since(taking.at).abs())
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
mod tests {
    use super::*;
    use crate::dose::log::DoseLog;
    use crate::dose::status::statuses;
    use crate::plan::regimen::{Form, Medicine, Part, Phase, PhaseReason, Regimen, Slot};
    use crate::time::diary_date::diary_date;
    use crate::time::local::first_instant_at;
    use chrono_tz::Tz;
    use proptest::prelude::*;

    fn at(local: &str) -> Timestamp {
        let local = chrono::NaiveDateTime::parse_from_str(&format!("2026-01-{local}"), "%Y-%m-%d %H:%M").unwrap();
        first_instant_at(Tz::UTC, local)
    }

    fn taking(local: &str) -> PastTaking {
        let at = at(local);
        PastTaking { at, date: DoseDate::new(diary_date(Tz::UTC, at).date()) }
    }

    /// From 5 January on, at these times of the day.
    fn doses(slots: &[(Part, &str)]) -> Vec<PastDose> {
        let slot =
            |(part, at): &(Part, &str)| Slot { part: *part, at: at.parse().unwrap(), amount: "1".parse().unwrap() };
        let phase = Phase {
            from: "2026-01-05".parse().unwrap(),
            slots: slots.iter().map(slot).collect(),
            reason: PhaseReason::Plan,
            medicine: Medicine { form: Form::Capsule, concentration: None },
        };
        let regimen = Regimen::new(vec![phase]);
        let now = at("31 12:00");
        let doses = statuses(&regimen, Tz::UTC, &DoseLog::default(), now, (Timestamp::EARLIEST, now));
        doses.into_iter().map(|dose| PastDose { dose, known: Known::Nothing }).collect()
    }

    fn nightly() -> Vec<PastDose> {
        doses(&[(Part::Bedtime, "22:00")])
    }

    fn night(day: u32) -> DoseKey {
        DoseKey { date: format!("2026-01-{day:02}").parse().unwrap(), part: Part::Bedtime }
    }

    fn places(doses: &[PastDose], takings: &[&str]) -> Vec<Place> {
        place_all(doses, &takings.iter().map(|local| taking(local)).collect::<Vec<_>>())
    }

    #[test]
    fn each_night_gets_its_own_taking_also_after_midnight_and_in_any_order() {
        let placed = places(&nightly(), &["08 00:30", "06 22:10", "09 21:00"]);
        assert_eq!(placed, [Place::Dose(night(7)), Place::Dose(night(6)), Place::Dose(night(9))]);
    }

    #[test]
    fn taken_at_noon_it_was_that_dates_dose_unless_the_night_has_one_of_its_own() {
        assert_eq!(places(&nightly(), &["06 12:00"]), [Place::Dose(night(6))]);
        assert_eq!(places(&nightly(), &["06 12:00", "06 22:00"]), [Place::Extra, Place::Dose(night(6))]);
    }

    #[test]
    fn before_the_plan_every_taking_is_extra() {
        assert_eq!(places(&nightly(), &["02 22:00", "04 12:00"]), [Place::Extra, Place::Extra]);
    }

    #[test]
    fn what_was_answered_by_hand_is_not_taken_twice() {
        let mut doses = nightly();
        doses[1].known = Known::Otherwise;
        assert_eq!(places(&doses, &["06 22:10"]), [Place::Answered(night(6))]);
        let both = places(&doses, &["06 22:10", "06 23:00"]);
        assert_eq!(both, [Place::Answered(night(6)), Place::Extra], "the second one was another dose");
        doses[1].known = Known::ThisTaking;
        assert_eq!(places(&doses, &["06 23:00"]), [Place::Extra]);
    }

    #[test]
    fn three_a_day_are_told_apart_by_their_times() {
        let doses = doses(&[(Part::Morning, "08:00"), (Part::Afternoon, "14:00"), (Part::Bedtime, "22:00")]);
        let key = |part| Place::Dose(DoseKey { part, ..night(6) });
        let placed = places(&doses, &["06 21:30", "06 08:20", "06 13:00"]);
        assert_eq!(placed, [key(Part::Bedtime), key(Part::Morning), key(Part::Afternoon)]);
    }

    proptest! {
        #[test]
        fn no_dose_is_answered_twice_and_none_that_was_answered_before(
            takings in prop::collection::vec((1_u32..31, 0_u32..24, 0_u32..60), 0..60),
            answered in prop::collection::vec(0_usize..26, 0..20),
        ) {
            let mut doses = nightly();
            for index in answered {
                doses[index].known = Known::Otherwise;
            }
            let takings: Vec<PastTaking> =
                takings.iter().map(|(day, hour, minute)| taking(&format!("{day:02} {hour:02}:{minute:02}"))).collect();
            let mut answered: Vec<DoseKey> = place_all(&doses, &takings)
                .into_iter()
                .filter_map(|place| match place { Place::Dose(key) => Some(key), _ => None })
                .collect();
            let is_free = |key: &DoseKey| doses.iter().any(|dose| dose.dose.dose.key == *key && dose.known == Known::Nothing);
            prop_assert!(answered.iter().all(is_free));
            let count = answered.len();
            answered.sort();
            answered.dedup();
            prop_assert_eq!(answered.len(), count);
        }
    }
}
