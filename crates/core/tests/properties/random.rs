//! Random zones, instants, plans and answers, many of them close to a change of the clocks.

use chrono::Days;
use chrono_tz::{TZ_VARIANTS, Tz};
use ldn_core::{
    Action, Amount, DoseDate, DoseKey, DoseLog, Form, LoggedDose, Medicine, Part, Phase, PhaseReason, Regimen,
    ScheduledDose, Slot, Timestamp, WallTime,
};
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

use crate::slow::utc_date;
use crate::slow_clock::changes;

const DAY: i64 = 24 * 3600;
/// 1970 to 2037.
pub(crate) const YEARS: std::ops::Range<i64> = 0..2_145_916_800;

/// As many cases as run in a few seconds without optimisation; nothing is kept on disk.
pub(crate) fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// A zone and an instant in it; two of three within a day of a change of its clocks.
pub(crate) fn zone_and_instant() -> impl Strategy<Value = (Tz, i64)> {
    let year = 365 * DAY;
    (select(&TZ_VARIANTS[..]), YEARS, 0..3_u8, any::<Index>(), -DAY..DAY).prop_map(
        move |(zone, instant, choice, which, beside)| {
            let near = changes(zone, (instant - year).max(0), instant + year, 7 * 24 * 3600);
            if choice == 0 || near.is_empty() { (zone, instant) } else { (zone, which.get(&near) + beside) }
        },
    )
}

/// A plan with one to four phases that begin in the days around `instant`.
pub(crate) fn regimen_around(instant: i64) -> impl Strategy<Value = Regimen> {
    let begin = utc_date(instant - 12 * DAY);
    let phase = (0..16_u64, slots()).prop_map(move |(later, slots)| {
        let from = DoseDate::new(begin.checked_add_days(Days::new(later)).unwrap());
        let reason = if slots.is_empty() { PhaseReason::Pause } else { PhaseReason::Plan };
        Phase { from, slots, reason, medicine: Medicine { form: Form::Capsule, concentration: None } }
    });
    prop::collection::vec(phase, 1..=4).prop_map(Regimen::new)
}

fn slots() -> impl Strategy<Value = Vec<Slot>> {
    subsequence(Part::ALL.to_vec(), 0..=4).prop_flat_map(|parts| {
        let slot = |part| {
            (wall_time(), 1..10_000_u32).prop_map(move |(at, micrograms)| Slot {
                part,
                at,
                amount: Amount::from_micrograms(micrograms).unwrap(),
            })
        };
        parts.into_iter().map(slot).collect::<Vec<_>>()
    })
}

/// Half of them in the first hours of the day, where clocks change.
fn wall_time() -> impl Strategy<Value = WallTime> {
    prop_oneof![0..240_u16, 0..1440_u16].prop_map(|minutes| WallTime::from_minutes(minutes).unwrap())
}

/// Answers to some of `doses`, taken up to three hours before or after.
pub(crate) fn answers_to(doses: Vec<ScheduledDose>) -> impl Strategy<Value = DoseLog> {
    let count = doses.len();
    let action = select(&[Action::Taken, Action::Taken, Action::Skipped, Action::Missed][..]);
    prop::collection::vec((any::<bool>(), action, -10_800..10_800_i64), count).prop_map(move |answers| {
        let answered = doses.iter().zip(answers).filter(|(_, (answered, ..))| *answered);
        answered.map(|(dose, (_, action, beside))| logged(dose, action, beside)).collect()
    })
}

fn logged(dose: &ScheduledDose, action: Action, beside: i64) -> (DoseKey, LoggedDose) {
    let at = (action == Action::Taken).then(|| Timestamp::from_seconds(dose.due.seconds() + beside));
    (dose.key, LoggedDose { action, at })
}
