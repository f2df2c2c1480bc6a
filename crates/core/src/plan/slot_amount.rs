//! What a change of one slot's amount makes of the phases (D9): the other slots, the times and the
//! pauses stay as they are.

use super::amount::Amount;
use super::regimen::{Part, Phase, Regimen};
use crate::time::dose_date::DoseDate;

/// The phases to write so that the slot of `part` has `amount` from the dose date `from` on and, where
/// that is given, before `until`. A later phase that has the slot gets the amount too, so that none
/// brings the old one back by itself; one without the slot, as a pause, stays as it is. What is as it
/// should be already is not among them.
#[must_use]
pub fn with_slot_amount(
    regimen: &Regimen,
    part: Part,
    (from, until): (DoseDate, Option<DoseDate>),
    amount: Amount,
) -> Vec<Phase> {
    let first = regimen.phase_on(from).map(|phase| Phase { from, ..phase.clone() });
    let later = regimen.phases().iter().filter(|phase| phase.from > from).cloned();
    let affected = first.into_iter().chain(later).filter(|phase| until.is_none_or(|until| phase.from < until));
    affected.filter_map(|phase| changed(phase, part, amount)).collect()
}

fn changed(mut phase: Phase, part: Part, amount: Amount) -> Option<Phase> {
    let slot = phase.slots.iter_mut().find(|slot| slot.part == part && slot.amount != amount)?;
    slot.amount = amount;
    Some(phase)
}

/// The most that the other slots of a day come to beside the one of `part`, from `from` on, in
/// micrograms: what guard D4 adds to a step.
#[must_use]
pub fn most_beside(regimen: &Regimen, part: Part, from: DoseDate) -> u32 {
    let in_force = regimen.phase_on(from).into_iter();
    let phases = in_force.chain(regimen.phases().iter().filter(|phase| phase.from > from));
    let beside = |phase: &Phase| phase.slots.iter().filter(|slot| slot.part != part).map(|slot| slot.amount).sum();
    phases.filter(|phase| phase.slot(part).is_some()).map(beside).max().unwrap_or_default()
}

/// The first dose date from `from` on that has a slot for `part`; none where the plan has none ahead.
#[must_use]
pub fn first_with_slot(regimen: &Regimen, part: Part, from: DoseDate) -> Option<DoseDate> {
    let in_force = regimen.phase_on(from).map(|phase| (from, phase));
    let later = regimen.phases().iter().filter(|phase| phase.from > from).map(|phase| (phase.from, phase));
    in_force.into_iter().chain(later).find(|(_, phase)| phase.slot(part).is_some()).map(|(date, _)| date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::regimen::{Form, Medicine, PhaseReason, Slot};

    fn day(day: u32) -> DoseDate {
        format!("2026-01-{day:02}").parse().unwrap()
    }

    fn amount(mg: &str) -> Amount {
        mg.parse().unwrap()
    }

    fn phase(from: u32, slots: &[(Part, &str)]) -> Phase {
        let slot = |(part, mg): &(Part, &str)| Slot { part: *part, at: "22:00".parse().unwrap(), amount: amount(mg) };
        Phase {
            from: day(from),
            slots: slots.iter().map(slot).collect(),
            reason: if slots.is_empty() { PhaseReason::Pause } else { PhaseReason::Plan },
            medicine: Medicine { form: Form::Capsule, concentration: None },
        }
    }

    #[test]
    fn a_pause_ahead_stays_a_pause_and_the_doses_after_it_have_the_new_amount() {
        let regimen = Regimen::new(vec![
            phase(1, &[(Part::Bedtime, "1")]),
            phase(10, &[]),
            phase(20, &[(Part::Morning, "2"), (Part::Bedtime, "1")]),
        ]);
        let changed = with_slot_amount(&regimen, Part::Bedtime, (day(5), None), amount("1.5"));
        let expected =
            [phase(5, &[(Part::Bedtime, "1.5")]), phase(20, &[(Part::Morning, "2"), (Part::Bedtime, "1.5")])];
        assert_eq!(changed, expected);
    }

    #[test]
    fn what_another_plan_has_from_its_date_on_is_left_to_it() {
        let regimen = Regimen::new(vec![phase(1, &[(Part::Bedtime, "1")]), phase(10, &[(Part::Bedtime, "3")])]);
        let changed = with_slot_amount(&regimen, Part::Bedtime, (day(5), Some(day(10))), amount("1.5"));
        assert_eq!(changed, [phase(5, &[(Part::Bedtime, "1.5")])]);
    }

    #[test]
    fn an_amount_that_holds_already_changes_nothing() {
        let regimen = Regimen::new(vec![phase(1, &[(Part::Bedtime, "1")]), phase(10, &[])]);
        assert_eq!(with_slot_amount(&regimen, Part::Bedtime, (day(5), None), amount("1")), []);
        assert_eq!(with_slot_amount(&regimen, Part::Bedtime, (day(12), None), amount("2")), [], "in the pause");
    }

    #[test]
    fn the_largest_day_beside_the_slot_counts() {
        let regimen = Regimen::new(vec![
            phase(1, &[(Part::Morning, "5"), (Part::Bedtime, "1")]),
            phase(5, &[(Part::Morning, "1"), (Part::Bedtime, "1")]),
            phase(10, &[(Part::Morning, "2"), (Part::Bedtime, "1")]),
            phase(20, &[(Part::Morning, "9")]),
        ]);
        assert_eq!(most_beside(&regimen, Part::Bedtime, day(6)), 2_000);
    }

    #[test]
    fn in_a_pause_the_first_dose_is_the_one_after_it() {
        let regimen = Regimen::new(vec![phase(1, &[]), phase(9, &[(Part::Bedtime, "1")])]);
        assert_eq!(first_with_slot(&regimen, Part::Bedtime, day(3)), Some(day(9)));
        assert_eq!(first_with_slot(&regimen, Part::Bedtime, day(12)), Some(day(12)));
        assert_eq!(first_with_slot(&regimen, Part::Morning, day(3)), None);
    }
}
