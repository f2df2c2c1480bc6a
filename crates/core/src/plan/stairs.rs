//! The plan as stairs: what a day came to, and what it may come to if every step is taken (D9).

use std::collections::BTreeSet;

use super::regimen::{Part, Phase, PhaseReason, Regimen};
use super::titration::Step;
use crate::time::dose_date::DoseDate;

/// What a stair is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tread {
    /// Doses that the plan has.
    Planned,
    /// Doses that the plan would have if the steps to come are taken.
    Proposed,
    /// No doses: a pause.
    Paused,
    /// No doses: the medicine was stopped.
    Stopped,
}

/// A stretch of days that come to the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stair {
    /// The first dose date.
    pub from: DoseDate,
    /// The first dose date of the next one; none where there is no end in sight.
    pub to: Option<DoseDate>,
    /// What a day comes to, in micrograms.
    pub total: u32,
    /// What it is of.
    pub tread: Tread,
}

/// The stairs of `regimen`, earliest first, with the steps to come of each part that climbs. Nights
/// left out by a move are no stair of their own.
#[must_use]
pub fn stairs(regimen: &Regimen, climbs: &[(Part, Vec<Step>)]) -> Vec<Stair> {
    let phases = regimen.phases().iter().map(|phase| phase.from);
    let steps = climbs.iter().flat_map(|(_, steps)| steps.iter().map(|step| step.from));
    let dates: BTreeSet<DoseDate> = phases.chain(steps).collect();
    let mut stairs: Vec<Stair> = Vec::new();
    for date in dates {
        let Some((total, tread)) = regimen.phase_on(date).and_then(|phase| stand(phase, climbs, date)) else {
            continue;
        };
        if stairs.last().is_some_and(|last| (last.total, last.tread) == (total, tread)) {
            continue;
        }
        if let Some(last) = stairs.last_mut() {
            last.to = Some(date);
        }
        stairs.push(Stair { from: date, to: None, total, tread });
    }
    stairs
}

/// Whether `stair` is lower than the one with doses before it: a decrease (D10).
#[must_use]
pub fn is_decrease(before: &Stair, stair: &Stair) -> bool {
    before.tread == Tread::Planned && stair.tread == Tread::Planned && stair.total < before.total
}

fn stand(phase: &Phase, climbs: &[(Part, Vec<Step>)], date: DoseDate) -> Option<(u32, Tread)> {
    match phase.reason {
        PhaseReason::Move => return None,
        PhaseReason::Stop => return Some((0, Tread::Stopped)),
        PhaseReason::Plan | PhaseReason::Pause if phase.slots.is_empty() => return Some((0, Tread::Paused)),
        PhaseReason::Plan | PhaseReason::Pause => {}
    }
    let climbed = |part| {
        let (_, steps) = climbs.iter().find(|(climbing, _)| *climbing == part)?;
        steps.iter().rev().find(|step| step.from <= date)
    };
    let proposed = phase.slots.iter().any(|slot| climbed(slot.part).is_some());
    let total = phase.slots.iter().map(|slot| climbed(slot.part).map_or(slot.amount, |step| step.amount)).sum();
    Some((total, if proposed { Tread::Proposed } else { Tread::Planned }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::amount::Amount;
    use crate::plan::regimen::{Form, Medicine, Slot};

    fn day(day: u32) -> DoseDate {
        format!("2026-01-{day:02}").parse().unwrap()
    }

    fn amount(mg: &str) -> Amount {
        mg.parse().unwrap()
    }

    fn phase(from: u32, reason: PhaseReason, slots: &[(Part, &str)]) -> Phase {
        let slot = |(part, mg): &(Part, &str)| Slot { part: *part, at: "22:00".parse().unwrap(), amount: amount(mg) };
        let medicine = Medicine { form: Form::Capsule, concentration: None };
        Phase { from: day(from), slots: slots.iter().map(slot).collect(), reason, medicine }
    }

    fn plan(from: u32, mg: &str) -> Phase {
        phase(from, PhaseReason::Plan, &[(Part::Bedtime, mg)])
    }

    fn shown(stairs: &[Stair]) -> Vec<(DoseDate, u32, Tread)> {
        stairs.iter().map(|stair| (stair.from, stair.total, stair.tread)).collect()
    }

    #[test]
    fn several_doses_are_one_stair_of_their_total_and_a_change_of_time_is_none() {
        let twice = [(Part::Morning, "1"), (Part::Bedtime, "1.5")];
        let regimen = Regimen::new(vec![plan(1, "1"), plan(5, "1"), phase(10, PhaseReason::Plan, &twice)]);
        let stairs = stairs(&regimen, &[]);
        assert_eq!(shown(&stairs), [(day(1), 1_000, Tread::Planned), (day(10), 2_500, Tread::Planned)]);
        assert_eq!(stairs[0].to, Some(day(10)));
        assert_eq!(stairs[1].to, None);
    }

    #[test]
    fn a_pause_is_a_gap_and_a_night_left_out_by_a_move_is_none() {
        let moved = phase(8, PhaseReason::Move, &[]);
        let regimen =
            Regimen::new(vec![plan(1, "1"), phase(4, PhaseReason::Pause, &[]), plan(6, "1"), moved, plan(9, "1")]);
        let expected = [(day(1), 1_000, Tread::Planned), (day(4), 0, Tread::Paused), (day(6), 1_000, Tread::Planned)];
        assert_eq!(shown(&stairs(&regimen, &[])), expected);
    }

    #[test]
    fn the_steps_to_come_go_on_from_the_stairs_beside_the_other_doses() {
        let twice = [(Part::Morning, "1"), (Part::Bedtime, "1.5")];
        let regimen = Regimen::new(vec![phase(1, PhaseReason::Plan, &twice), phase(20, PhaseReason::Stop, &[])]);
        let step = |from, mg| Step { from: day(from), amount: amount(mg) };
        let stairs = stairs(&regimen, &[(Part::Bedtime, vec![step(8, "2"), step(15, "2.5")])]);
        let expected = [
            (day(1), 2_500, Tread::Planned),
            (day(8), 3_000, Tread::Proposed),
            (day(15), 3_500, Tread::Proposed),
            (day(20), 0, Tread::Stopped),
        ];
        assert_eq!(shown(&stairs), expected);
    }

    #[test]
    fn back_to_less_is_a_decrease_and_a_pause_is_none() {
        let regimen = Regimen::new(vec![plan(1, "3"), plan(5, "2.5"), phase(9, PhaseReason::Pause, &[])]);
        let stairs = stairs(&regimen, &[]);
        assert!(is_decrease(&stairs[0], &stairs[1]));
        assert!(!is_decrease(&stairs[1], &stairs[2]));
    }
}
