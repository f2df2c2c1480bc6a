//! What a pause, a stop and a restart make of the regimen (D11).

use super::beginning::{Beginning, DateOutOfRange, Known, beginning, in_range};
use super::regimen::{Phase, PhaseReason, Regimen};
use crate::dose::gap::LONG_DAYS;
use crate::time::dose_date::DoseDate;

/// A pause or a stop, as it stands on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pausing {
    /// Pause or stop.
    pub reason: PhaseReason,
    /// The first dose date without a dose.
    pub since: DoseDate,
    /// The dose date on which doses go on, where one is planned.
    pub until: Option<DoseDate>,
    /// Whether it has begun by the date.
    pub has_begun: bool,
}

/// Why a pause can't be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PauseError {
    /// It would end before it begins, on the same date, or on one that has passed.
    #[error("ends too early")]
    EndsTooEarly,
    /// It would end more than a year after it begins.
    #[error("ends too late")]
    EndsTooLate,
    /// There is no plan to pause.
    #[error("no plan")]
    NoPlan,
}

/// The pause or stop in force on `date`, or else the next one after it.
#[must_use]
pub fn pausing(regimen: &Regimen, date: DoseDate) -> Option<Pausing> {
    let phases = regimen.phases();
    let in_force = regimen.phase_on(date).filter(|phase| phase.is_pause());
    let pause = in_force.or_else(|| phases.iter().find(|phase| phase.from > date && phase.is_pause()))?;
    let until = phases.iter().find(|phase| phase.from > pause.from && !phase.slots.is_empty());
    Some(Pausing {
        reason: pause.reason,
        since: pause.from,
        until: until.map(|phase| phase.from),
        has_begun: in_force.is_some(),
    })
}

/// The pauses and stops that follow one another without a dose in between, among them the one in force
/// on `date`; empty where none is.
#[must_use]
pub fn pause_run(regimen: &Regimen, date: DoseDate) -> &[Phase] {
    let phases = regimen.phases();
    let begun = phases.partition_point(|phase| phase.from <= date);
    let (earlier, later) = phases.split_at(begun);
    let before = earlier.iter().rev().take_while(|phase| phase.is_pause()).count();
    let after = if before == 0 { 0 } else { later.iter().take_while(|phase| phase.is_pause()).count() };
    phases.get(begun - before..begun + after).unwrap_or_default()
}

/// Whether a pause from `from` until `until` makes more than 14 days without a dose, where the one before
/// it is taken: the person is asked at its end.
#[must_use]
pub fn is_long_pause(from: DoseDate, until: DoseDate) -> bool {
    until.days_since(from.minus_days(1)) > LONG_DAYS
}

/// What is taken where doses go on as they were on `date`: the phase in force then, or in a pause the
/// last one before it that had slots; at the very beginning the first that has. In nights left out by
/// a move, what comes after them.
#[must_use]
pub fn as_it_was(regimen: &Regimen, date: DoseDate) -> Option<&Phase> {
    let is_whole = |phase: &&Phase| !phase.slots.is_empty() && phase.reason != PhaseReason::Move;
    let moves = regimen.phase_on(date).is_some_and(|phase| phase.reason == PhaseReason::Move);
    let moved = regimen.phases().iter().filter(|phase| moves && phase.from > date).find(is_whole);
    let begun = || regimen.phases().iter().rev().filter(|phase| phase.from <= date).find(is_whole);
    moved.or_else(begun).or_else(|| regimen.phases().iter().find(is_whole))
}

/// Where a pause begins that is wanted from `wanted` on, as [`beginning`] has it; but nothing was paused
/// before the plan began.
///
/// # Errors
/// [`DateOutOfRange`].
pub fn pause_beginning(
    regimen: &Regimen,
    wanted: Option<DoseDate>,
    first_open: DoseDate,
) -> Result<Beginning, DateOutOfRange> {
    beginning(regimen, wanted, Known { first_open, first_recorded: wanted })
}

/// The phase without slots from `from` on and, where it has an end, the one that goes on as it was.
/// Nothing that was planned to change meanwhile is in it: amounts don't rise in a pause.
///
/// # Errors
/// [`PauseError`].
pub fn pause_phases(
    regimen: &Regimen,
    reason: PhaseReason,
    (from, until): (DoseDate, Option<DoseDate>),
    first_open: DoseDate,
) -> Result<(Phase, Option<Phase>), PauseError> {
    let before = as_it_was(regimen, from).ok_or(PauseError::NoPlan)?;
    if let Some(until) = until {
        if until <= from || until < first_open {
            return Err(PauseError::EndsTooEarly);
        }
        in_range(until, from).map_err(|_| PauseError::EndsTooLate)?;
    }
    let pause = Phase { from, slots: Vec::new(), reason, medicine: before.medicine };
    let goes_on = until.map(|until| Phase { from: until, reason: PhaseReason::Plan, ..before.clone() });
    Ok((pause, goes_on))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::regimen::{Form, Medicine, Part, Slot};

    fn date(text: &str) -> DoseDate {
        text.parse().unwrap()
    }

    fn phase(from: &str, amount: &str, reason: PhaseReason) -> Phase {
        let slot = |amount| Slot { part: Part::Bedtime, at: "22:00".parse().unwrap(), amount };
        let slots = amount.parse().ok().map(slot).into_iter().collect();
        Phase { from: date(from), slots, reason, medicine: Medicine { form: Form::Capsule, concentration: None } }
    }

    fn plan(from: &str, amount: &str) -> Phase {
        phase(from, amount, PhaseReason::Plan)
    }

    #[test]
    fn after_its_end_a_pause_goes_on_with_what_was_before_it() {
        let regimen = Regimen::new(vec![plan("2026-01-01", "1"), plan("2026-02-10", "2")]);
        let until = Some(date("2026-02-20"));
        let (pause, goes_on) =
            pause_phases(&regimen, PhaseReason::Pause, (date("2026-02-01"), until), date("2026-01-20")).unwrap();
        assert!(pause.is_pause());
        assert_eq!(goes_on, Some(plan("2026-02-20", "1")), "not with the step that fell into it");
    }

    #[test]
    fn a_pause_that_ends_before_it_begins_or_a_year_later_is_refused() {
        let regimen = Regimen::new(vec![plan("2026-01-01", "1")]);
        let ends_on = |until, first_open| {
            let dates = (date("2026-02-01"), Some(date(until)));
            pause_phases(&regimen, PhaseReason::Pause, dates, date(first_open))
        };
        let ends = |until| ends_on(until, "2026-01-20");
        assert_eq!(ends("2026-02-01"), Err(PauseError::EndsTooEarly));
        assert_eq!(ends("2026-01-31"), Err(PauseError::EndsTooEarly));
        assert_eq!(ends("2027-02-03"), Err(PauseError::EndsTooLate));
        assert!(ends("2026-02-02").is_ok());
        assert_eq!(ends_on("2026-02-02", "2026-02-03"), Err(PauseError::EndsTooEarly), "that has passed");
        assert!(ends_on("2026-02-03", "2026-02-03").is_ok());
        let none = pause_phases(&Regimen::default(), PhaseReason::Stop, (date("2026-02-01"), None), date("2026-02-01"));
        assert_eq!(none, Err(PauseError::NoPlan));
    }

    #[test]
    fn nights_left_out_by_a_move_are_no_pause_and_go_on_with_the_new_time() {
        let left_out = phase("2026-02-01", "none", PhaseReason::Move);
        let regimen = Regimen::new(vec![plan("2026-01-01", "1"), left_out, plan("2026-02-02", "2")]);
        assert_eq!(pausing(&regimen, date("2026-02-01")), None);
        for on in ["2026-02-01", "2026-02-02"] {
            assert_eq!(as_it_was(&regimen, date(on)), Some(&plan("2026-02-02", "2")), "{on}");
        }
    }

    #[test]
    fn a_pause_from_before_the_plan_begins_with_the_first_open_dose() {
        let regimen = Regimen::new(vec![plan("2026-01-10", "1")]);
        let begins = pause_beginning(&regimen, Some(date("2026-01-01")), date("2026-01-20")).unwrap();
        assert_eq!((begins.from, begins.has_passed, begins.is_before_all), (date("2026-01-20"), true, false));
    }

    #[test]
    fn a_stop_after_a_pause_is_one_time_without_doses() {
        let phases = [
            plan("2026-01-01", "1"),
            phase("2026-02-01", "none", PhaseReason::Pause),
            phase("2026-02-05", "none", PhaseReason::Stop),
            plan("2026-03-01", "1"),
        ];
        let regimen = Regimen::new(phases.to_vec());
        assert_eq!(pause_run(&regimen, date("2026-02-03")), &phases[1..3]);
        assert_eq!(pause_run(&regimen, date("2026-02-10")), &phases[1..3]);
        assert_eq!(pause_run(&regimen, date("2026-01-31")), []);
        assert_eq!(pause_run(&regimen, date("2026-03-01")), []);
    }

    #[test]
    fn a_pause_is_told_while_it_lasts_and_before_it_begins() {
        let pause = phase("2026-02-01", "none", PhaseReason::Pause);
        let regimen = Regimen::new(vec![plan("2026-01-01", "1"), pause, plan("2026-02-20", "1")]);
        let told = |on| pausing(&regimen, date(on)).map(|told| (told.has_begun, told.until));
        assert_eq!(told("2026-01-20"), Some((false, Some(date("2026-02-20")))));
        assert_eq!(told("2026-02-19"), Some((true, Some(date("2026-02-20")))));
        assert_eq!(told("2026-02-20"), None);
    }
}
