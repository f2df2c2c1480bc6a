//! Every zone there is, around each kind of change its clocks have made since 1970.

use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::thread;

use chrono_tz::{TZ_VARIANTS, Tz};
use ldn_core::{
    Amount, DoseDate, Form, Medicine, Part, Phase, PhaseReason, Regimen, Slot, Timestamp, WallTime, schedule,
};

use crate::slow;
use crate::slow_clock::{changes, offset};

const DAY: i64 = 24 * 3600;
const MINUTES: i64 = 24 * 60;

/// 1970 to 2099.
const SEEN: std::ops::Range<i64> = 0..4_102_444_800;

/// Every zone with the instants at which its clocks change.
fn every_zone() -> &'static [(Tz, Vec<i64>)] {
    static ZONES: OnceLock<Vec<(Tz, Vec<i64>)>> = OnceLock::new();
    ZONES.get_or_init(|| {
        in_two_halves(&TZ_VARIANTS, |zone| (*zone, changes(*zone, SEEN.start, SEEN.end, 2 * 24 * 3600)))
    })
}

/// Each of `items` by `of`, on two threads.
fn in_two_halves<T: Sync, R: Send>(items: &[T], of: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let (one, other) = items.split_at(items.len() / 2);
    thread::scope(|scope| {
        let halves = [one, other].map(|half| scope.spawn(|| half.iter().map(&of).collect::<Vec<_>>()));
        halves.into_iter().flat_map(|half| half.join().unwrap()).collect()
    })
}

#[test]
fn in_every_zone_doses_around_every_kind_of_clock_change_are_what_looking_at_the_clock_gives() {
    let compared = in_two_halves(every_zone(), |(zone, changes)| {
        let kinds = one_of_each_kind(*zone, changes);
        for change in &kinds {
            plans_around(*zone, *change).iter().for_each(|plan| compare_around(*zone, *change, plan));
        }
        kinds.len()
    });
    let compared: usize = compared.iter().sum();
    assert!(compared > 1_000, "only {compared} changes of clocks were compared");
}

/// The core's walk over dates leaps six days where the offset is the same at both ends.
#[test]
fn no_zone_changes_its_clocks_and_changes_them_back_within_six_days() {
    for (zone, changes) in every_zone() {
        for (index, change) in changes.iter().enumerate() {
            let before = offset(*zone, change - 1);
            let back = changes[index..].iter().find(|later| offset(*zone, **later) == before);
            assert!(back.is_none_or(|back| back - change > 6 * DAY), "{zone} at {change}");
        }
    }
}

/// Leaps begin on any day, so ten years of doses are compared with windows of a day each.
#[test]
fn ten_years_at_once_give_the_same_doses_as_day_by_day() {
    let years = |zone: Tz| {
        let (begin, end) = (1_262_304_000, 1_262_304_000 + 3_650 * DAY);
        let plan = Regimen::new(vec![plan_from(begin, [150, 8 * 60, 13 * 60, 15])]);
        let doses =
            |after, until| schedule(&plan, zone, Timestamp::from_seconds(after), Timestamp::from_seconds(until));
        let day_by_day = (begin..end).step_by(24 * 3600).flat_map(|after| doses(after, after + DAY));
        assert_eq!(doses(begin, end), day_by_day.collect::<Vec<_>>(), "{zone}");
    };
    for zone in
        [Tz::Europe__Berlin, Tz::America__Santiago, Tz::Pacific__Apia, Tz::Africa__Casablanca, Tz::Africa__Cairo]
    {
        years(zone);
    }
}

fn compare_around(zone: Tz, change: i64, regimen: &Regimen) {
    let clock = slow::clock_around(zone, change, 3);
    let edges = [change - 3 * DAY, change - 1, change, change + 3 * DAY];
    for after in edges {
        for until in edges {
            let got = schedule(regimen, zone, Timestamp::from_seconds(after), Timestamp::from_seconds(until));
            let expected = slow::schedule(regimen.phases(), &clock, after, until);
            assert_eq!(got, expected, "{zone}, clocks change at {change}, window ({after}, {until}]");
        }
    }
}

/// The first and the last of `changes` of each kind: by how much, and at which time of the day.
fn one_of_each_kind(zone: Tz, changes: &[i64]) -> Vec<i64> {
    let mut kinds: BTreeMap<(i64, i64), (i64, i64)> = BTreeMap::new();
    for change in changes {
        let before = offset(zone, change - 1);
        let kind = (offset(zone, *change) - before, (change + before).rem_euclid(DAY));
        kinds.entry(kind).and_modify(|(_, last)| *last = *change).or_insert((*change, *change));
    }
    let mut sampled: Vec<i64> = kinds.into_values().flat_map(|(first, last)| [first, last]).collect();
    sampled.dedup();
    sampled
}

/// Plans with doses before, in and after the gap or the repeated time, and a phase that begins on
/// the very date.
fn plans_around(zone: Tz, change: i64) -> [Regimen; 2] {
    let minute_shown = |offset: i64| (change + offset).rem_euclid(DAY) / 60;
    let (before, after) = (minute_shown(offset(zone, change - 1)), minute_shown(offset(zone, change)));
    let between = before.midpoint(after);
    let usual = plan_from(change - 20 * DAY, [before - 30, between, after, after + 45]);
    let other = plan_from(change, [between, 12 * 60 - 1, 0, before]);
    let bedtime = plan_from(change - DAY, [12 * 60, before - 1, after - 1, between]);
    [Regimen::new(vec![usual, other]), Regimen::new(vec![bedtime])]
}

fn plan_from(instant: i64, minutes: [i64; 4]) -> Phase {
    let slot = |(part, minute): (Part, i64)| Slot {
        part,
        at: WallTime::from_minutes(u16::try_from(minute.rem_euclid(MINUTES)).unwrap()).unwrap(),
        amount: Amount::from_micrograms(1_500).unwrap(),
    };
    Phase {
        from: DoseDate::new(slow::utc_date(instant)),
        slots: Part::ALL.into_iter().zip(minutes).map(slot).collect(),
        reason: PhaseReason::Plan,
        medicine: Medicine { form: Form::Capsule, concentration: None },
    }
}
