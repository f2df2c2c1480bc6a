//! What holds for how doses stand, for what an answer is for, and for the sums over them.

use chrono::TimeDelta;
use chrono_tz::Tz;
use ldn_core::{
    Action, Adherence, Attribution, DoseDate, DoseKey, DoseLog, Form, LoggedDose, Medicine, Part, Phase, PhaseReason,
    Regimen, Slot, Status, Timestamp, adherence, attribute, schedule, statuses,
};
use proptest::prelude::*;

use crate::random::{answers_to, config, regimen_around, zone_and_instant};
use crate::slow;

const DAY: TimeDelta = TimeDelta::days(1);

/// A plan, some answers to it, and an instant among them.
fn situation() -> impl Strategy<Value = (Tz, Timestamp, Regimen, DoseLog)> {
    zone_and_instant()
        .prop_flat_map(|(zone, instant)| (Just(zone), Just(Timestamp::from_seconds(instant)), regimen_around(instant)))
        .prop_flat_map(|(zone, now, regimen)| {
            // Some answers come early, and the latest ones are often still to come.
            let doses = schedule(&regimen, zone, now - DAY * 4, now + TimeDelta::hours(6));
            (Just(zone), Just(now), Just(regimen), answers_to(doses))
        })
}

/// In Berlin on 29 March 2026 the clocks leave out 02:00 to 03:00.
#[test]
fn of_two_doses_that_a_clock_change_makes_due_at_once_the_second_can_be_taken_early_too() {
    let slot = |part, at: &str| Slot { part, at: at.parse().unwrap(), amount: "1".parse().unwrap() };
    let phase = Phase {
        from: "2026-03-01".parse().unwrap(),
        slots: vec![slot(Part::Morning, "02:00"), slot(Part::Evening, "03:00")],
        reason: PhaseReason::Plan,
        medicine: Medicine { form: Form::Capsule, concentration: None },
    };
    let key = |part| DoseKey { date: "2026-03-29".parse().unwrap(), part };
    let log = DoseLog::from_iter([(key(Part::Morning), LoggedDose { action: Action::Taken, at: None })]);
    let half_an_hour_before = Timestamp::from_seconds(1_774_744_200);
    let taken = attribute(&Regimen::new(vec![phase]), Tz::Europe__Berlin, &log, half_an_hour_before);
    assert_eq!(taken, Attribution::Dose(key(Part::Evening)));
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn every_dose_stands_as_the_slow_rules_say((zone, now, regimen, log) in situation()) {
        let clock = slow::clock_around(zone, now.seconds(), 4);
        let wide = slow::schedule(regimen.phases(), &clock, (now - DAY * 2).seconds(), (now + DAY * 4).seconds());
        let expected = slow::stand(&wide, &log, now.seconds());
        let listed = wide.iter().filter(|dose| dose.due <= now + DAY * 2).count();
        let got = statuses(&regimen, zone, &log, now, (now - DAY * 2, now + DAY * 2));
        let got: Vec<_> = got.iter().map(|dose| (dose.dose.key, dose.closes.seconds(), dose.status)).collect();
        prop_assert_eq!(&got[..], &expected[..listed]);
    }

    #[test]
    fn a_dose_closes_after_it_is_due_within_its_cap_and_before_the_next_one((zone, now, regimen, log) in situation()) {
        let doses = statuses(&regimen, zone, &log, now, (now - DAY * 3, now + DAY * 3));
        for (index, dose) in doses.iter().enumerate() {
            let cap = TimeDelta::hours(if dose.dose.key.part == Part::Bedtime { 6 } else { 12 });
            prop_assert!(dose.dose.due < dose.closes, "{dose:?}");
            prop_assert!(dose.closes.since(dose.dose.due) <= cap, "{dose:?}");
            let next = doses[index..].iter().find(|next| next.dose.due > dose.dose.due);
            prop_assert!(next.is_none_or(|next| dose.closes < next.dose.due), "{dose:?} {next:?}");
        }
    }

    #[test]
    fn how_a_dose_stands_does_not_depend_on_the_window((zone, now, regimen, log) in situation()) {
        let wide = statuses(&regimen, zone, &log, now, (now - DAY * 3, now + DAY * 3));
        let narrow = statuses(&regimen, zone, &log, now, (now - DAY, now + DAY));
        let within: Vec<_> =
            wide.into_iter().filter(|dose| now - DAY < dose.dose.due && dose.dose.due <= now + DAY).collect();
        prop_assert_eq!(narrow, within);
    }

    #[test]
    fn what_a_taken_is_for_is_what_the_slow_rules_say((zone, now, regimen, log) in situation()) {
        let clock = slow::clock_around(zone, now.seconds(), 4);
        let wide = slow::schedule(regimen.phases(), &clock, (now - DAY * 3).seconds(), (now + DAY * 3).seconds());
        let got = attribute(&regimen, zone, &log, now);
        prop_assert_eq!(slow::named(&got), slow::attribute(&wide, &log, now.seconds()));
    }

    #[test]
    fn a_taken_is_never_for_a_dose_that_is_answered_or_closed((zone, now, regimen, log) in situation()) {
        let doses = statuses(&regimen, zone, &log, now, (now - DAY * 3, now + DAY * 3));
        let stands = |key| doses.iter().find(|dose| dose.dose.key == key).map(|dose| dose.status);
        match attribute(&regimen, zone, &log, now) {
            Attribution::Dose(key) => {
                prop_assert!(log.get(key).is_none());
                prop_assert!(matches!(stands(key), Some(Status::Due | Status::Upcoming)));
            }
            Attribution::Extra { late, early } => {
                prop_assert!(late.is_none_or(|late| stands(late.key) == Some(Status::Missed)));
                prop_assert!(early.is_none_or(|early| stands(early.key) == Some(Status::Upcoming)));
            }
        }
    }

    #[test]
    fn the_sums_add_up_and_dates_add_up_to_their_span(
        (zone, now, regimen, log) in situation(), entered in -4 * 86_400..86_400_i64, days in 0..6_u64,
    ) {
        let doses = statuses(&regimen, zone, &log, now, (now - DAY * 8, now + DAY * 4));
        let entered = now + TimeDelta::seconds(entered);
        let last = DoseDate::new(slow::utc_date(now.seconds()));
        let first = last.minus_days(days);
        let whole = adherence(&doses, entered, &(first..=last));
        prop_assert_eq!(whole.due, whole.taken + whole.skipped + whole.missed);
        prop_assert!(whole.late <= whole.taken);
        prop_assert!(whole.percent().is_none_or(|percent| percent <= 100));
        prop_assert_eq!(whole.percent().is_none(), whole.due == 0);
        let sum = (0..=days).map(|back| last.minus_days(back)).fold(Adherence::default(), |sum, date| {
            let day = adherence(&doses, entered, &(date..=date));
            Adherence {
                due: sum.due + day.due,
                taken: sum.taken + day.taken,
                late: sum.late + day.late,
                skipped: sum.skipped + day.skipped,
                missed: sum.missed + day.missed,
            }
        });
        prop_assert_eq!(sum, whole);
    }
}
