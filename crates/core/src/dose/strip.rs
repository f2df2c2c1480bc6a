//! How nights went, as marks for the strip on Today.

use super::status::{DoseStatus, Status};
use crate::plan::regimen::{PhaseReason, Regimen};
use crate::time::dose_date::DoseDate;
use crate::time::timestamp::Timestamp;

/// How one night (or day) went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NightMark {
    /// Everything due was taken within the hour.
    Taken,
    /// Everything due was taken, something more than an hour late.
    Late,
    /// Something was left out by choice, nothing missed.
    Skipped,
    /// Something closed unanswered.
    Missed,
    /// Something is still open or to come.
    Open,
    /// A pause.
    Paused,
    /// Left out by a move of the time.
    LeftOut,
    /// Before the first dose, or before the plan was entered.
    BeforeStart,
}

/// The marks of the `count` dose dates that end with `last`, earliest first. `doses` are those of
/// these dates; `plan_entered` is when the first plan was entered.
#[must_use]
pub fn night_strip(
    regimen: &Regimen,
    doses: &[DoseStatus],
    plan_entered: Timestamp,
    last: DoseDate,
    count: u64,
) -> Vec<(DoseDate, NightMark)> {
    (0..count)
        .rev()
        .map(|back| last.minus_days(back))
        .map(|date| (date, mark_of(regimen, doses, plan_entered, date)))
        .collect()
}

/// The mark of one dose date; `doses` are those of it, and may be others too.
pub(super) fn mark_of(regimen: &Regimen, doses: &[DoseStatus], plan_entered: Timestamp, date: DoseDate) -> NightMark {
    let of_date: Vec<&DoseStatus> = doses.iter().filter(|dose| counts(dose, plan_entered, date)).collect();
    let any = |status| of_date.iter().any(|dose| dose.status == status);
    if of_date.is_empty() {
        return mark_without_doses(regimen, date);
    }
    if any(Status::Missed) {
        NightMark::Missed
    } else if any(Status::Due) || any(Status::Upcoming) {
        NightMark::Open
    } else if any(Status::Skipped) {
        NightMark::Skipped
    } else if of_date.iter().any(|dose| dose.is_late()) {
        NightMark::Late
    } else {
        NightMark::Taken
    }
}

/// A dose that closed unanswered before the plan was entered is nobody's miss.
fn counts(dose: &DoseStatus, plan_entered: Timestamp, date: DoseDate) -> bool {
    let nobodys_miss = dose.status == Status::Missed && dose.dose.due <= plan_entered;
    dose.dose.key.date == date && !nobodys_miss
}

fn mark_without_doses(regimen: &Regimen, date: DoseDate) -> NightMark {
    let begun = regimen.first_dose_date().is_some_and(|first| first <= date);
    match regimen.phase_on(date).filter(|_| begun) {
        Some(phase) if phase.reason == PhaseReason::Move => NightMark::LeftOut,
        Some(phase) if phase.slots.is_empty() => NightMark::Paused,
        _ => NightMark::BeforeStart,
    }
}
