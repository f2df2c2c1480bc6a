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
    PastTaking { at: Some(at), date: DoseDate::new(diary_date(Tz::UTC, at).date()) }
}

fn untimed(day: u32) -> PastTaking {
    PastTaking { at: None, date: night(day).date }
}

/// From 5 January on, at these times of the day.
fn doses(slots: &[(Part, &str)]) -> Vec<PastDose> {
    let slot = |(part, at): &(Part, &str)| Slot { part: *part, at: at.parse().unwrap(), amount: "1".parse().unwrap() };
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
fn taken_at_five_in_the_morning_it_was_the_night_befores_where_that_has_none() {
    assert_eq!(places(&nightly(), &["07 05:00"]), [Place::Dose(night(6))]);
    assert_eq!(places(&nightly(), &["07 05:00", "06 22:00"]), [Place::Extra, Place::Dose(night(6))]);
}

#[test]
fn a_night_answered_by_hand_gets_no_extra_dose_beside_it_at_five_in_the_morning() {
    let mut doses = nightly();
    doses[1].known = Known::Otherwise;
    for local in ["07 00:30", "07 05:00", "07 06:00"] {
        assert_eq!(places(&doses, &[local]), [Place::Answered(night(6))], "{local}");
    }
    assert_eq!(places(&doses, &["07 06:01"]), [Place::Extra], "more than eight hours later it is another dose");
    let both = places(&doses, &["07 05:00", "06 21:59"]);
    assert_eq!(both, [Place::Extra, Place::Answered(night(6))], "the first one was that night's, the other another");
    doses[1].known = Known::Nothing;
    doses[2].known = Known::Otherwise;
    let coming = places(&doses, &["07 05:00", "07 05:30"]);
    assert_eq!(coming, [Place::Dose(night(6)), Place::Extra], "the coming night's is not the same taking");
}

#[test]
fn an_evening_answered_by_hand_is_not_taken_once_more_as_the_mornings_that_was_missed() {
    let mut doses = doses(&[(Part::Morning, "08:00"), (Part::Bedtime, "22:00")]);
    assert_eq!(doses[3].dose.dose.key, night(6));
    doses[3].known = Known::Otherwise;
    assert_eq!(places(&doses, &["06 22:30"]), [Place::Answered(night(6))]);
    let both = places(&doses, &["06 22:30", "06 12:30"]);
    assert_eq!(both, [Place::Answered(night(6)), Place::Dose(DoseKey { part: Part::Morning, ..night(6) })]);
}

#[test]
fn taken_at_breakfast_or_at_noon_it_was_no_nights() {
    for local in ["07 06:01", "07 08:00", "07 12:00", "07 15:59"] {
        assert_eq!(places(&nightly(), &[local]), [Place::Extra], "{local}");
    }
    assert_eq!(places(&nightly(), &["07 16:00"]), [Place::Dose(night(7))], "not more than six hours early");
}

#[test]
fn a_mornings_dose_taken_late_in_the_evening_was_still_that_dates() {
    let doses = doses(&[(Part::Morning, "08:00")]);
    let morning = DoseKey { part: Part::Morning, ..night(6) };
    assert_eq!(places(&doses, &["06 23:00"]), [Place::Dose(morning)]);
}

#[test]
fn without_times_each_is_for_the_next_dose_of_its_date_that_has_none() {
    let doses = doses(&[(Part::Morning, "08:00"), (Part::Bedtime, "22:00")]);
    let key = |part| Place::Dose(DoseKey { part, ..night(6) });
    let twice = place_all(&doses, &[untimed(6), untimed(6), untimed(6)]);
    assert_eq!(twice, [key(Part::Morning), key(Part::Bedtime), Place::Extra]);
    let beside = place_all(&doses, &[untimed(6), taking("06 08:00")]);
    assert_eq!(beside, [key(Part::Bedtime), key(Part::Morning)], "the one with a time has its own");
    let mut by_hand = doses.clone();
    by_hand[2].known = Known::Otherwise;
    let morning = DoseKey { part: Part::Morning, ..night(6) };
    assert_eq!(place_all(&by_hand, &[untimed(6), untimed(6)]), [Place::Answered(morning), key(Part::Bedtime)]);
    assert_eq!(place_all(&doses, &[untimed(2)]), [Place::Extra], "before the plan");
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
        dates in prop::collection::vec(1_u32..31, 0..30),
        answered in prop::collection::vec(0_usize..26, 0..20),
    ) {
        let mut doses = nightly();
        for index in answered {
            doses[index].known = Known::Otherwise;
        }
        let mut takings: Vec<PastTaking> =
            takings.iter().map(|(day, hour, minute)| taking(&format!("{day:02} {hour:02}:{minute:02}"))).collect();
        takings.extend(dates.into_iter().map(untimed));
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
