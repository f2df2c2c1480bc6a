//! What begins on a date of the plan.

use super::regimen::{Phase, PhaseReason, Regimen};
use crate::time::dose_date::DoseDate;

/// What a phase brings that the plan did not have before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Begins {
    /// The first doses of all.
    First,
    /// Another total for the day.
    Amount,
    /// Another time or part of the day, with the same total.
    Time,
    /// Another medicine, with the same doses.
    Medicine,
    /// A pause.
    Pause,
    /// The end of the medicine (D11).
    Stop,
    /// Nights left out by a move (I3).
    LeftOut,
    /// The same doses again, after nights without.
    GoesOn,
}
crate::names!(Begins {
    First = "first",
    Amount = "amount",
    Time = "time",
    Medicine = "medicine",
    Pause = "pause",
    Stop = "stop",
    LeftOut = "left_out",
    GoesOn = "goes_on",
});

/// What begins on `date`; none where no phase does, or where it changes nothing. What comes after
/// nights without a dose is held against the doses before them.
#[must_use]
pub fn begins_on(regimen: &Regimen, date: DoseDate) -> Option<Begins> {
    let phase = regimen.phase_on(date).filter(|phase| phase.from == date)?;
    let before = || regimen.phases().iter().rev().filter(|before| before.from < date);
    if phase.reason == PhaseReason::Move {
        return left_out_on(phase, before());
    }
    if phase.slots.is_empty() {
        let goes_on = before().next().is_none_or(|before| before.slots.is_empty() && before.reason == phase.reason);
        return (!goes_on).then(|| without_doses(phase.reason));
    }
    let whole = |before: &&Phase| !before.slots.is_empty() && before.reason != PhaseReason::Move;
    let Some(doses_before) = before().find(whole) else { return Some(Begins::First) };
    if total(doses_before) != total(phase) {
        Some(Begins::Amount)
    } else if !same_slots(doses_before, phase) {
        Some(Begins::Time)
    } else if doses_before.medicine != phase.medicine {
        Some(Begins::Medicine)
    } else {
        let after_nights_without = before().next().is_some_and(|before| before.slots.is_empty());
        after_nights_without.then_some(Begins::GoesOn)
    }
}

/// A move's own dates lack a dose, and begin once; one with both doses brings nothing of its own.
fn left_out_on<'a>(phase: &Phase, mut before: impl Iterator<Item = &'a Phase>) -> Option<Begins> {
    let last = before.next()?;
    let lacks = phase.slots.len() < last.slots.len();
    (lacks && last.reason != PhaseReason::Move).then_some(Begins::LeftOut)
}

const fn without_doses(reason: PhaseReason) -> Begins {
    match reason {
        PhaseReason::Move => Begins::LeftOut,
        PhaseReason::Stop => Begins::Stop,
        PhaseReason::Plan | PhaseReason::Pause => Begins::Pause,
    }
}

fn total(phase: &Phase) -> u32 {
    phase.slots.iter().map(|slot| slot.amount).sum()
}

fn same_slots(one: &Phase, other: &Phase) -> bool {
    one.slots.len() == other.slots.len() && one.slots.iter().all(|slot| other.slots.contains(slot))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::regimen::{Form, Medicine, Part, Slot};

    fn phase(day: u32, reason: PhaseReason, slots: &[(Part, &str, &str)]) -> Phase {
        let slot = |(part, at, amount): &(Part, &str, &str)| Slot {
            part: *part,
            at: at.parse().unwrap(),
            amount: amount.parse().unwrap(),
        };
        Phase {
            from: format!("2026-01-{day:02}").parse().unwrap(),
            slots: slots.iter().map(slot).collect(),
            reason,
            medicine: Medicine { form: Form::Capsule, concentration: None },
        }
    }

    fn begins(phases: &[Phase]) -> Vec<Option<Begins>> {
        let regimen = Regimen::new(phases.to_vec());
        phases.iter().map(|phase| begins_on(&regimen, phase.from)).collect()
    }

    const NIGHT: (Part, &str, &str) = (Part::Bedtime, "22:00", "3");

    #[test]
    fn a_night_left_out_beside_other_doses_is_no_other_amount() {
        const MORNING: (Part, &str, &str) = (Part::Morning, "08:00", "1");
        let moved = (Part::Evening, "19:00", "3");
        let phases = [
            phase(1, PhaseReason::Plan, &[MORNING, NIGHT]),
            phase(2, PhaseReason::Move, &[MORNING]),
            phase(3, PhaseReason::Plan, &[MORNING, moved]),
        ];
        assert_eq!(begins(&phases), [Some(Begins::First), Some(Begins::LeftOut), Some(Begins::Time)]);
    }

    #[test]
    fn a_date_with_the_dose_in_both_parts_is_no_other_amount() {
        let morning = (Part::Morning, "08:00", "3");
        let phases = [
            phase(1, PhaseReason::Plan, &[morning]),
            phase(2, PhaseReason::Move, &[morning, NIGHT]),
            phase(3, PhaseReason::Plan, &[NIGHT]),
        ];
        assert_eq!(begins(&phases), [Some(Begins::First), None, Some(Begins::Time)]);
    }

    #[test]
    fn a_life_of_a_plan_says_what_each_date_brought() {
        let phases = [
            phase(1, PhaseReason::Plan, &[NIGHT]),
            phase(2, PhaseReason::Plan, &[(Part::Bedtime, "22:00", "3.5")]),
            phase(3, PhaseReason::Move, &[]),
            phase(4, PhaseReason::Plan, &[(Part::Morning, "08:00", "3.5")]),
            phase(5, PhaseReason::Pause, &[]),
            phase(6, PhaseReason::Plan, &[(Part::Morning, "08:00", "3.5")]),
            phase(7, PhaseReason::Stop, &[]),
            phase(8, PhaseReason::Plan, &[(Part::Morning, "08:00", "1")]),
        ];
        use Begins::{Amount, First, GoesOn, LeftOut, Pause, Stop, Time};
        let expected = [First, Amount, LeftOut, Time, Pause, GoesOn, Stop, Amount].map(Some);
        assert_eq!(begins(&phases), expected);
    }

    #[test]
    fn a_phase_that_changes_nothing_begins_nothing() {
        let twice = [phase(1, PhaseReason::Plan, &[NIGHT]), phase(3, PhaseReason::Plan, &[NIGHT])];
        assert_eq!(begins(&twice), [Some(Begins::First), None]);
        let regimen = Regimen::new(twice.to_vec());
        assert_eq!(begins_on(&regimen, "2026-01-02".parse().unwrap()), None);
    }

    #[test]
    fn the_same_total_in_two_doses_is_no_step() {
        let split = [(Part::Morning, "08:00", "1"), (Part::Bedtime, "22:00", "2")];
        let phases = [phase(1, PhaseReason::Plan, &[NIGHT]), phase(2, PhaseReason::Plan, &split)];
        assert_eq!(begins(&phases), [Some(Begins::First), Some(Begins::Time)]);
    }

    #[test]
    fn another_concentration_of_the_same_dose_is_another_medicine() {
        let mut liquid = phase(2, PhaseReason::Plan, &[NIGHT]);
        liquid.medicine = Medicine { form: Form::Liquid, concentration: Some("1".parse().unwrap()) };
        assert_eq!(
            begins(&[phase(1, PhaseReason::Plan, &[NIGHT]), liquid]),
            [Some(Begins::First), Some(Begins::Medicine)]
        );
    }
}
