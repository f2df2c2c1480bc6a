//! What a move makes of the plan (I3, I5): which dates have the slot in which part of the day.

use std::collections::BTreeSet;

use chrono_tz::Tz;

use super::amount::Amount;
use super::guard::{GuardQuestion, day_total, guard_day_total};
use super::regimen::{Part, Phase, PhaseReason, Regimen, RegimenError, Slot, check_slots};
use super::switch::{FirstDose, Switch, first_dose_after_switch};
use crate::time::dose_date::DoseDate;
use crate::time::timestamp::Timestamp;
use crate::time::wall_time::WallTime;

/// Dates before the plan begins that a first dose is looked for beyond.
const TRIES: usize = 7;

/// A slot that moves to another part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlotMove {
    /// The part it leaves.
    pub from: Part,
    /// Where it goes.
    pub to: Part,
    /// The local wall time there.
    pub at: WallTime,
    /// The first dose date that the old part no longer has it: the first of its doses that is
    /// neither answered nor closed.
    pub leaves: DoseDate,
    /// The dose date of the first dose in the new part.
    pub first: DoseDate,
}

/// Why a slot does not move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoveError {
    /// The part has no slot then, or the plan pauses.
    #[error("there is no slot to move")]
    NothingToMove,
    /// The new part has a slot of its own, then or later in the plan.
    #[error("the part of the day is taken")]
    PartTaken,
    /// The first dose would fall into a pause.
    #[error("the first dose falls into a pause")]
    IntoPause,
    /// Less than an hour from another slot.
    #[error("slots are an hour apart or more")]
    TooClose,
    /// A date that still has the dose in its old part would come to 10 mg or more (D4).
    #[error("the day's total is no low dose")]
    NotLowDose(Amount),
}

/// The time of day a slot has in `part` where nothing else is known of it (own choice).
#[must_use]
pub const fn usual_time(part: Part) -> WallTime {
    let hour = match part {
        Part::Morning => 8,
        Part::Afternoon => 14,
        Part::Evening => 19,
        Part::Bedtime => 22,
    };
    match WallTime::from_minutes(hour * 60) {
        Some(at) => at,
        None => WallTime::NOON,
    }
}

/// The first dose after `switch` that lies in the plan: [`first_dose_after_switch`], but never on a
/// date before the plan begins.
#[must_use]
pub fn first_dose_in_plan(
    regimen: &Regimen,
    switch: Switch,
    zone: Tz,
    now: Timestamp,
    last_taken: Option<Timestamp>,
) -> Option<FirstDose> {
    let begin = regimen.first_dose_date()?;
    let mut first = first_dose_after_switch(switch, zone, now, last_taken)?;
    for _ in 0..TRIES {
        if first.key.date >= begin {
            break;
        }
        first = first_dose_after_switch(switch, zone, first.due, last_taken)?;
    }
    Some(first)
}

/// The phases of `regimen` once the slot has moved, all of them, earliest first (I3, I5).
///
/// Dates before `leaves` keep the slot in its old part, dates from `first` on have it in the new
/// one, with the amount it has on that date. The dates between, if any, are without it, for the
/// reason "move"; the other slots stay. Where `first` comes before `leaves`, as when the morning's
/// dose was taken and the next one follows the same evening, a date has both. Pauses stay pauses,
/// and nothing before the earlier of the two dates changes.
///
/// # Errors
/// The first thing that keeps it from moving.
pub fn move_slot(regimen: &Regimen, slot_move: SlotMove) -> Result<Vec<Phase>, MoveError> {
    let SlotMove { from, to, leaves, first, .. } = slot_move;
    let in_force = regimen.phase_on(leaves).ok_or(MoveError::NothingToMove)?;
    let slot = in_force.slot(from).ok_or(MoveError::NothingToMove)?;
    let begin = leaves.min(first);
    let changed = breaks(regimen, slot_move).into_iter().filter(|date| *date >= begin);
    let mut phases: Vec<Phase> = regimen.phases().iter().filter(|phase| phase.from < begin).cloned().collect();
    for date in changed {
        let before = regimen.phase_on(date).ok_or(MoveError::IntoPause)?;
        if date >= first && before.slot(to).is_some() {
            return Err(MoveError::PartTaken);
        }
        let after = phase_after(before, slot, slot_move, date);
        if date == first && after.slot(to).is_none() {
            return Err(MoveError::IntoPause);
        }
        judge(&after, date >= leaves.max(first))?;
        if phases.last().is_none_or(|last| !says_the_same(last, &after)) {
            phases.push(after);
        }
    }
    Ok(phases)
}

/// Every date on which something begins.
fn breaks(regimen: &Regimen, slot_move: SlotMove) -> BTreeSet<DoseDate> {
    let phases = regimen.phases().iter().map(|phase| phase.from);
    phases.chain([slot_move.leaves, slot_move.first]).collect()
}

/// What holds from `date` on. `slot` is the one that moves, as it is when it leaves.
fn phase_after(before: &Phase, slot: &Slot, slot_move: SlotMove, date: DoseDate) -> Phase {
    let SlotMove { from, to, at, leaves, first } = slot_move;
    let mut phase = Phase { from: date, ..before.clone() };
    let old = before.slot(from).copied();
    // A night left out by an earlier move has the slot again, where this one's first dose comes so soon.
    let left_out = old.is_none() && before.reason == PhaseReason::Move;
    if date >= leaves {
        phase.slots.retain(|slot| slot.part != from);
    }
    if date < first {
        if date >= leaves && old.is_some() {
            phase.reason = PhaseReason::Move;
        }
        return phase;
    }
    if let Some(moved) = old.or_else(|| left_out.then_some(*slot)) {
        phase.slots.push(Slot { part: to, at, amount: moved.amount });
        phase.slots.sort_by_key(|slot| slot.part);
        // A date with both doses is the move's own, and no other amount of the plan.
        phase.reason = match (left_out, date < leaves) {
            (true, _) => PhaseReason::Plan,
            (false, true) => PhaseReason::Move,
            (false, false) => phase.reason,
        };
    }
    phase
}

/// A date with the slot in both parts has it so once, far enough apart by the wait after the last
/// dose: there only the day's total counts.
fn judge(phase: &Phase, only_new: bool) -> Result<(), MoveError> {
    let total = day_total(&phase.slots);
    if !only_new && guard_day_total(total) == GuardQuestion::NotLowDose {
        return Err(Amount::from_micrograms(total).map_or(MoveError::NothingToMove, MoveError::NotLowDose));
    }
    if only_new && check_slots(&phase.slots, &phase.medicine) == Err(RegimenError::SlotsTooClose) {
        return Err(MoveError::TooClose);
    }
    Ok(())
}

fn says_the_same(one: &Phase, other: &Phase) -> bool {
    (&one.slots, one.reason, one.medicine) == (&other.slots, other.reason, other.medicine)
}

#[cfg(test)]
mod tests;
