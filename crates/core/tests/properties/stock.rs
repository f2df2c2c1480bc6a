//! What is left and how long it lasts, beside a walk over every instant and every day.

use chrono::Days;
use ldn_core::plan::product::{StockEntry, StockKind};
use ldn_core::plan::run_out::{LOOK_AHEAD, RunOut, run_out, with_steps};
use ldn_core::plan::stock::{Taking, left};
use ldn_core::{Amount, DoseDate, Part, Regimen, Step, Timestamp, schedule};
use proptest::prelude::*;
use proptest::sample::select;

use crate::random::{config, regimen_around};

/// Instants of a story, few enough that many fall together.
const INSTANTS: i64 = 40;
const NOW: i64 = 1_780_000_000;
const DAY: i64 = 24 * 3600;

fn entry() -> impl Strategy<Value = StockEntry> {
    let kind = select(&[StockKind::Count, StockKind::Refill][..]);
    (kind, 0..INSTANTS, 0..40_000_u64).prop_map(|(kind, at, quantity_ug)| StockEntry {
        product_id: "p".to_owned(),
        kind,
        at: Timestamp::from_seconds(at),
        quantity_ug,
        cost: None,
    })
}

fn taking() -> impl Strategy<Value = Taking> {
    (0..INSTANTS, amount()).prop_map(|(at, amount)| Taking { at: Timestamp::from_seconds(at), amount })
}

fn amount() -> impl Strategy<Value = Amount> {
    (1..10_000_u32).prop_map(|micrograms| Amount::from_micrograms(micrograms).unwrap())
}

/// What is left at the end of a walk over every instant: the doses of each first, then its entries.
fn walked(entries: &[StockEntry], taken: &[Taking]) -> Option<i128> {
    let mut left = None;
    for instant in 0..INSTANTS {
        for taking in taken.iter().filter(|taking| taking.at.seconds() == instant) {
            left = left.map(|left: i128| (left - i128::from(taking.amount.micrograms())).max(0));
        }
        for entry in entries.iter().filter(|entry| entry.at.seconds() == instant) {
            let before = if entry.kind == StockKind::Refill { left.unwrap_or(0) } else { 0 };
            left = Some(before + i128::from(entry.quantity_ug));
        }
    }
    left
}

/// Day for day, what is planned is taken from what is left, until it is not enough.
fn lived(micrograms: u64, regimen: &Regimen, steps: &[Step]) -> RunOut {
    let today = Timestamp::from_seconds(NOW).to_utc().date_naive();
    let mut doses = Vec::new();
    for day in 0..405_u64 {
        let date =
            DoseDate::new(today.checked_sub_days(Days::new(2)).unwrap().checked_add_days(Days::new(day)).unwrap());
        for slot in regimen.phase_on(date).map_or(&[][..], |phase| &phase.slots) {
            let night = slot.part == Part::Bedtime && slot.at.minutes() < 720;
            let midnight = date.date().and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
            let due = midnight + i64::from(slot.at.minutes()) * 60 + if night { DAY } else { 0 };
            let step = steps.iter().rfind(|step| slot.part == Part::Bedtime && step.from <= date);
            if NOW < due && due <= NOW + LOOK_AHEAD.num_seconds() {
                doses.push((due, date, slot.part, step.map_or(slot.amount, |step| step.amount)));
            }
        }
    }
    doses.sort();
    let (mut left, mut enough_for) = (i128::from(micrograms), Vec::new());
    for (_, date, _, amount) in &doses {
        left -= i128::from(amount.micrograms());
        if left < 0 {
            break;
        }
        enough_for.push(*date);
    }
    let far = |date: &DoseDate| date.date().signed_duration_since(today).num_days() > 365;
    match (enough_for.last(), doses.get(enough_for.len())) {
        (None, None) => RunOut::NothingPlanned,
        (None, Some((_, next, ..))) => RunOut::Out(*next),
        (Some(last), _) if far(last) => RunOut::OverAYear,
        (Some(last), Some(_)) => RunOut::On(*last, u32::try_from(enough_for.len()).unwrap()),
        (Some(_), None) => RunOut::ToTheEnd(u32::try_from(enough_for.len()).unwrap()),
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn what_is_left_is_what_a_walk_over_every_instant_leaves_and_never_below_zero(
        entries in prop::collection::vec(entry(), 0..6), taken in prop::collection::vec(taking(), 0..12),
    ) {
        let found = left(&entries, &taken);
        prop_assert_eq!(found.map(|left| i128::from(left.micrograms)), walked(&entries, &taken));
        let all: u64 = taken.iter().map(|taking| u64::from(taking.amount.micrograms())).sum();
        prop_assert!(found.is_none_or(|left| left.taken_since <= all && left.short <= left.taken_since));
    }

    #[test]
    fn the_day_it_runs_out_is_the_day_that_living_through_the_plan_finds(
        regimen in regimen_around(NOW), micrograms in 0..3_000_000_u64,
        climbs in prop::collection::btree_map(0..300_u64, amount(), 0..5),
    ) {
        let today = DoseDate::new(Timestamp::from_seconds(NOW).to_utc().date_naive());
        let steps: Vec<Step> =
            climbs.into_iter().map(|(later, amount)| Step { from: today.plus_days(later), amount }).collect();
        let now = Timestamp::from_seconds(NOW);
        let doses = schedule(&regimen, chrono_tz::UTC, now, now + LOOK_AHEAD);
        let stepped = with_steps(&doses, &[(Part::Bedtime, steps.clone())]);
        prop_assert_eq!(run_out(micrograms, &stepped, today), lived(micrograms, &regimen, &steps));
    }
}
