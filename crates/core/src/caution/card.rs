//! What the emergency card says of the plan (A5).

use crate::plan::regimen::{Phase, PhaseReason, Regimen};
use crate::time::dose_date::DoseDate;

/// Whether the medicine is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taking {
    /// It is, by the plan.
    Now,
    /// It will be, from this date on.
    From(DoseDate),
    /// It is not since this date; doses may go on later.
    PausedSince(DoseDate),
    /// It was stopped on this date.
    StoppedSince(DoseDate),
}

/// How the medicine is taken on `date`, and the phase whose doses say how much: in a pause and after
/// a stop the last one with doses, since what was taken before still matters. None without a plan.
#[must_use]
pub fn taking_on(regimen: &Regimen, date: DoseDate) -> Option<(Taking, &Phase)> {
    let phases = regimen.phases();
    let begun = phases.partition_point(|phase| phase.from <= date);
    let (past, ahead) = phases.split_at(begun);
    let next = ahead.iter().find(|phase| !phase.slots.is_empty());
    let Some(phase) = past.last() else { return next.map(|next| (Taking::From(next.from), next)) };
    if !phase.slots.is_empty() {
        return Some((Taking::Now, phase));
    }
    let last = past.iter().rev().find(|phase| !phase.slots.is_empty());
    if phase.reason == PhaseReason::Move {
        return next.or(last).map(|phase| (Taking::Now, phase));
    }
    let taking = match phase.reason {
        PhaseReason::Stop if next.is_none() => Taking::StoppedSince(phase.from),
        _ => Taking::PausedSince(last_stretch(past).unwrap_or(phase.from)),
    };
    last.or(next).map(|phase| (taking, phase))
}

/// Since when there are no doses, of phases that end without.
fn last_stretch(past: &[Phase]) -> Option<DoseDate> {
    past.iter().rev().take_while(|phase| phase.slots.is_empty()).last().map(|phase| phase.from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::regimen::{Form, Medicine, Part, Slot};

    const CAPSULE: Medicine = Medicine { form: Form::Capsule, concentration: None };

    fn date(text: &str) -> DoseDate {
        text.parse().unwrap()
    }

    fn phase(from: &str, amount: &str, reason: PhaseReason) -> Phase {
        let slot =
            |amount: &str| Slot { part: Part::Bedtime, at: "22:00".parse().unwrap(), amount: amount.parse().unwrap() };
        let slots = if amount.is_empty() { Vec::new() } else { vec![slot(amount)] };
        Phase { from: date(from), slots, reason, medicine: CAPSULE }
    }

    fn told(phases: &[Phase], on: &str) -> Option<(Taking, String)> {
        let regimen = Regimen::new(phases.to_vec());
        taking_on(&regimen, date(on)).map(|(taking, phase)| (taking, phase.from.to_string()))
    }

    #[test]
    fn the_card_tells_the_doses_of_the_plan_in_force() {
        let plan = [phase("2026-11-01", "3", PhaseReason::Plan), phase("2026-11-10", "4.5", PhaseReason::Plan)];
        assert_eq!(told(&plan, "2026-11-09"), Some((Taking::Now, "2026-11-01".to_owned())));
        assert_eq!(told(&plan, "2026-11-10"), Some((Taking::Now, "2026-11-10".to_owned())));
        let begins = Taking::From(date("2026-11-01"));
        assert_eq!(told(&plan, "2026-10-31"), Some((begins, "2026-11-01".to_owned())));
        assert_eq!(told(&[], "2026-10-31"), None);
    }

    #[test]
    fn in_a_pause_it_tells_since_when_and_what_was_taken_before() {
        let plan = [
            phase("2026-11-01", "3", PhaseReason::Plan),
            phase("2026-11-10", "", PhaseReason::Pause),
            phase("2026-11-20", "1.5", PhaseReason::Plan),
        ];
        let paused = Taking::PausedSince(date("2026-11-10"));
        assert_eq!(told(&plan, "2026-11-15"), Some((paused, "2026-11-01".to_owned())));
        assert_eq!(told(&plan, "2026-11-20"), Some((Taking::Now, "2026-11-20".to_owned())));
    }

    #[test]
    fn a_stop_after_a_pause_is_told_by_its_own_date_and_one_that_ends_is_a_pause() {
        let mut plan = vec![
            phase("2026-11-01", "3", PhaseReason::Plan),
            phase("2026-11-10", "", PhaseReason::Pause),
            phase("2026-11-15", "", PhaseReason::Stop),
        ];
        let stopped = Taking::StoppedSince(date("2026-11-15"));
        assert_eq!(told(&plan, "2026-11-20"), Some((stopped, "2026-11-01".to_owned())));
        plan.push(phase("2026-12-01", "1", PhaseReason::Plan));
        let paused = Taking::PausedSince(date("2026-11-10"));
        assert_eq!(told(&plan, "2026-11-20"), Some((paused, "2026-11-01".to_owned())));
    }

    #[test]
    fn a_night_left_out_by_a_move_is_no_pause() {
        let plan = [
            phase("2026-11-01", "3", PhaseReason::Plan),
            phase("2026-11-10", "", PhaseReason::Move),
            phase("2026-11-11", "3", PhaseReason::Plan),
        ];
        assert_eq!(told(&plan, "2026-11-10"), Some((Taking::Now, "2026-11-11".to_owned())));
    }
}
