//! What holds for the doses of every window.

use std::collections::BTreeSet;

use chrono_tz::Tz;
use ldn_core::{Part, Regimen, ScheduledDose, Timestamp, schedule};
use proptest::prelude::*;

use crate::random::{config, regimen_around, zone_and_instant};
use crate::slow;
use crate::slow_clock::{SlowClock, seconds};

const DAY: i64 = 24 * 3600;

fn situation() -> impl Strategy<Value = (Tz, i64, Regimen)> {
    zone_and_instant().prop_flat_map(|(zone, instant)| (Just(zone), Just(instant), regimen_around(instant)))
}

fn scheduled(regimen: &Regimen, zone: Tz, after: i64, until: i64) -> Vec<ScheduledDose> {
    schedule(regimen, zone, Timestamp::from_seconds(after), Timestamp::from_seconds(until))
}

/// What the clock shows at `dose`'s due instant is its wall time, or the end of a gap over it.
fn is_due_at_its_wall_time(dose: &ScheduledDose, clock: &SlowClock) -> bool {
    let after_midnight = dose.key.part == Part::Bedtime && dose.at.minutes() < 12 * 60;
    let day = if after_midnight { dose.key.date.next() } else { dose.key.date };
    let wall = seconds(day.date().and_time(chrono::NaiveTime::MIN)) + i64::from(dose.at.minutes()) * 60;
    let due = dose.due.seconds();
    clock.shown_at(due) == wall || (clock.shown_at(due - 1) < wall && wall < clock.shown_at(due))
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn the_doses_of_any_plan_are_what_looking_at_the_clock_gives(
        (zone, instant, regimen) in situation(), back in 0..8 * DAY, ahead in 0..8 * DAY,
    ) {
        let clock = slow::clock_around(zone, instant, 8);
        let (after, until) = (instant - back, instant + ahead);
        let expected = slow::schedule(regimen.phases(), &clock, after, until);
        prop_assert_eq!(scheduled(&regimen, zone, after, until), expected);
    }

    #[test]
    fn each_dose_comes_once_in_order_within_its_window_and_at_its_wall_time(
        (zone, instant, regimen) in situation(),
    ) {
        let clock = slow::clock_around(zone, instant, 4);
        let (after, until) = (instant - 4 * DAY, instant + 4 * DAY);
        let doses = scheduled(&regimen, zone, after, until);
        let keys: BTreeSet<_> = doses.iter().map(|dose| dose.key).collect();
        prop_assert_eq!(keys.len(), doses.len());
        prop_assert!(doses.is_sorted_by_key(|dose| (dose.due, dose.key.date, dose.key.part)));
        for dose in &doses {
            prop_assert!(after < dose.due.seconds() && dose.due.seconds() <= until);
            prop_assert!(is_due_at_its_wall_time(dose, &clock), "{zone} {dose:?}");
        }
    }

    #[test]
    fn no_dose_is_lost_except_on_dates_that_never_were((zone, instant, regimen) in situation()) {
        let clock = slow::clock_around(zone, instant, 4);
        let doses = scheduled(&regimen, zone, instant - 8 * DAY, instant + 8 * DAY);
        let keys: BTreeSet<_> = doses.iter().map(|dose| dose.key).collect();
        let (first, last) = (slow::utc_date(instant - 4 * DAY), slow::utc_date(instant + 4 * DAY));
        for date in first.iter_days().take_while(|date| *date <= last) {
            let date = ldn_core::DoseDate::new(date);
            for slot in regimen.phase_on(date).map_or(&[][..], |phase| &phase.slots) {
                let key = ldn_core::DoseKey { date, part: slot.part };
                prop_assert_eq!(keys.contains(&key), clock.ever_shows(date.date()), "{} {}", zone, key);
            }
        }
    }

    #[test]
    fn adjoining_windows_give_the_same_doses_as_one(
        (zone, instant, regimen) in situation(), cuts in prop::collection::vec(-6 * DAY..6 * DAY, 1..4),
        at_a_dose in any::<prop::sample::Index>(),
    ) {
        let (after, until) = (instant - 6 * DAY, instant + 6 * DAY);
        let whole = scheduled(&regimen, zone, after, until);
        let mut edges: Vec<i64> = cuts.iter().map(|cut| instant + cut).chain([after, until]).collect();
        if !whole.is_empty() {
            edges.push(at_a_dose.get(&whole).due.seconds());
        }
        edges.sort_unstable();
        let windows = edges.windows(2).flat_map(|edge| scheduled(&regimen, zone, edge[0], edge[1]));
        prop_assert_eq!(windows.collect::<Vec<_>>(), whole);
    }
}

#[test]
fn at_both_ends_of_the_calendar_nothing_panics() {
    for zone in [Tz::UTC, Tz::Pacific__Kiritimati, Tz::Pacific__Niue, Tz::Europe__Berlin] {
        for end in [Timestamp::EARLIEST, Timestamp::LATEST] {
            let (after, until) = (end - chrono::TimeDelta::days(3), end + chrono::TimeDelta::days(3));
            let phase = ldn_core::Phase {
                from: ldn_core::DoseDate::new(chrono::NaiveDate::MIN),
                slots: Part::ALL
                    .map(|part| slot_at(part, if part == Part::Bedtime { "00:30" } else { "23:59" }))
                    .to_vec(),
                reason: ldn_core::PhaseReason::Plan,
                medicine: ldn_core::Medicine { form: ldn_core::Form::Capsule, concentration: None },
            };
            let doses = schedule(&Regimen::new(vec![phase]), zone, after, until);
            assert!(doses.iter().all(|dose| after < dose.due && dose.due <= until), "{zone}");
        }
    }
}

fn slot_at(part: Part, at: &str) -> ldn_core::Slot {
    ldn_core::Slot { part, at: at.parse().unwrap(), amount: "4.5".parse().unwrap() }
}
