//! A month's marks, beside a slow and obvious fold over how every dose stands.

use chrono::TimeDelta;
use chrono_tz::Tz;
use ldn_core::{
    DoseDate, DoseLog, DoseStatus, NightMark, PhaseReason, Regimen, Status, Timestamp, calendar_marks, local_date,
    schedule, statuses,
};
use proptest::prelude::*;

use crate::random::{answers_to, config, regimen_around, zone_and_instant};

const DAY: TimeDelta = TimeDelta::days(1);
/// As many dates as a month has.
const DATES: u64 = 31;

/// A plan with answers to it, an instant in it, and when it was entered.
fn situation() -> impl Strategy<Value = (Tz, Timestamp, Timestamp, Regimen, DoseLog)> {
    zone_and_instant()
        .prop_flat_map(|(zone, instant)| (Just(zone), Just(Timestamp::from_seconds(instant)), regimen_around(instant)))
        .prop_flat_map(|(zone, now, regimen)| {
            let doses = schedule(&regimen, zone, now - DAY * 14, now + DAY);
            let entered = (-20 * 86_400..86_400_i64).prop_map(move |entered| now + TimeDelta::seconds(entered));
            (Just(zone), Just(now), entered, Just(regimen), answers_to(doses))
        })
}

/// Every dose of the date pulls the mark its own way; the strongest holds.
fn slow_mark(
    doses: &[DoseStatus],
    regimen: &Regimen,
    entered: Timestamp,
    date: DoseDate,
    today: DoseDate,
) -> Option<NightMark> {
    let of_date = || doses.iter().filter(|dose| dose.dose.key.date == date);
    if date > today && of_date().all(|dose| dose.status == Status::Upcoming) {
        return None;
    }
    let pulls = |dose: &DoseStatus| match dose.status {
        Status::Missed if dose.dose.due <= entered => None,
        Status::Missed => Some((4, NightMark::Missed)),
        Status::Due | Status::Upcoming => Some((3, NightMark::Open)),
        Status::Skipped => Some((2, NightMark::Skipped)),
        Status::Taken if dose.taken_at.is_some_and(|at| at.since(dose.dose.due) > TimeDelta::hours(1)) => {
            Some((1, NightMark::Late))
        }
        Status::Taken => Some((0, NightMark::Taken)),
    };
    let strongest = of_date().filter_map(pulls).max_by_key(|(strength, _)| *strength);
    Some(strongest.map_or_else(|| slow_mark_without_doses(regimen, date), |(_, mark)| mark))
}

fn slow_mark_without_doses(regimen: &Regimen, date: DoseDate) -> NightMark {
    let begun: Vec<_> = regimen.phases().iter().filter(|phase| phase.from <= date).collect();
    let ever = begun.iter().any(|phase| !phase.slots.is_empty());
    match begun.last() {
        Some(last) if ever && last.reason == PhaseReason::Move => NightMark::LeftOut,
        Some(last) if ever && last.slots.is_empty() => NightMark::Paused,
        _ => NightMark::BeforeStart,
    }
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn a_months_marks_are_those_of_the_slow_fold_over_every_dose(
        (zone, now, entered, regimen, log) in situation(), back in 0..DATES,
    ) {
        let today = DoseDate::new(local_date(zone, now));
        let first = today.minus_days(back);
        let dates = first..=first.plus_days(DATES - 1);
        let doses = statuses(&regimen, zone, &log, now, (now - DAY * 40, now + DAY * 40));
        let marks = calendar_marks(&regimen, &doses, entered, &dates, today);
        let expected: Vec<_> = (0..DATES)
            .map(|day| first.plus_days(day))
            .map(|date| (date, slow_mark(&doses, &regimen, entered, date, today)))
            .collect();
        prop_assert_eq!(marks, expected);
    }
}
