//! Every zone there is, around each kind of change its clocks have made since 1970.

use std::collections::BTreeMap;
use std::thread;

use chrono_tz::{TZ_VARIANTS, Tz};
use ldn_core::{
    Amount, DoseDate, Form, Medicine, Part, Phase, PhaseReason, Regimen, Slot, Timestamp, WallTime, schedule,
};

use crate::random::YEARS;
use crate::slow;
use crate::slow_clock::{changes, offset};

const DAY: i64 = 24 * 3600;
const MINUTES: i64 = 24 * 60;

#[test]
fn in_every_zone_doses_around_every_kind_of_clock_change_are_what_looking_at_the_clock_gives() {
    let (one, other) = TZ_VARIANTS.split_at(TZ_VARIANTS.len() / 2);
    let compared: usize = thread::scope(|scope| {
        let halves = [one, other].map(|zones| scope.spawn(|| zones.iter().map(|zone| compare(*zone)).sum::<usize>()));
        halves.into_iter().map(|half| half.join().unwrap()).sum()
    });
    assert!(compared > 1_000, "only {compared} changes of clocks were compared");
}

/// Compares around the changes of `zone`, and tells how many there were.
fn compare(zone: Tz) -> usize {
    let kinds = kinds_of_change(zone);
    for change in &kinds {
        for regimen in plans_around(zone, *change) {
            compare_around(zone, *change, &regimen);
        }
    }
    kinds.len()
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

/// The first and the last change of each kind: by how much, and at which time of the day.
fn kinds_of_change(zone: Tz) -> Vec<i64> {
    let mut kinds: BTreeMap<(i64, i64), (i64, i64)> = BTreeMap::new();
    for change in changes(zone, YEARS.start, YEARS.end, 2 * 24 * 3600) {
        let before = offset(zone, change - 1);
        let kind = (offset(zone, change) - before, (change + before).rem_euclid(DAY));
        kinds.entry(kind).and_modify(|(_, last)| *last = change).or_insert((change, change));
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
