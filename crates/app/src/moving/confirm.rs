//! Doing it: one write, and one undo that brings all of it back.

use ldn_core::plan::dose_move::DoseMove;
use ldn_core::plan::steps::TitrationPlan;
use ldn_core::{DoseDate, DoseKey, Part, Phase, Timestamp};
use ldn_store::{Dose, Kept, Outcome, StoreError, StoredPhase, Via, Writer};

use super::show::{Made, Move, left_out};
use crate::companion::{Companion, StoredPlan};
use crate::error::AppError;
use crate::view::{FirstShown, MoveOutcome, MoveRequest};

impl Companion {
    /// Moves a dose to another part of the day, or says what has to be asked or shown first.
    ///
    /// # Errors
    /// [`AppError::TimeInvalid`], [`AppError::DateInvalid`], what keeps the dose from moving, or why
    /// it can't be written.
    pub fn move_dose(&mut self, request: &MoveRequest) -> Result<MoveOutcome, AppError> {
        let the_move = self.the_move(Some(request.from.into()), Some(request.to.into()), Some(&request.at))?;
        let made = self.made(&the_move, request.prescriber_said_next)?;
        if !made.open.is_empty() && !request.leave_open_out {
            return Ok(MoveOutcome::AskOpen { open: made.open.iter().map(|open| left_out(&open.dose)).collect() });
        }
        let first = FirstShown { date: made.first.key.date.to_string(), due_at: made.first.due.seconds() };
        if first != request.first {
            return Ok(MoveOutcome::Changed { view: Box::new(self.show_move(&the_move)?) });
        }
        let skipped = self.skipped_others(&the_move, &made);
        let phases = Changed::new(&the_move, made.phases);
        let titrations = self.moved_titrations((the_move.from, the_move.to), made.first.key.date)?;
        let overtaken = self.overtaken(&the_move)?;
        let entry = DoseMove {
            from: overtaken.first().map_or(the_move.from, |first| first.value.from),
            to: the_move.to,
            first_date: made.first.key.date,
            prescriber_said_next: request.prescriber_said_next,
            decided_at: the_move.now,
        };
        let ((), saved) = self.write("move", Via::Window, the_move.now, |writer| {
            skipped.iter().try_for_each(|dose| writer.put_dose(dose).map(|_| ()))?;
            phases.write(writer, the_move.now)?;
            titrations.iter().try_for_each(|(id, titration)| writer.replace_entry(id, titration))?;
            overtaken.iter().try_for_each(|one| writer.remove_entry::<DoseMove>(&one.id).map(|_| ()))?;
            // Back before its first dose, it did not move at all.
            if entry.from != entry.to {
                writer.put_entry(&entry)?;
            }
            Ok(())
        })?;
        Ok(MoveOutcome::Saved { saved })
    }

    /// The move that this one takes the place of, since it gave no dose yet; at most one.
    fn overtaken(&self, the_move: &Move) -> Result<Vec<Kept<DoseMove>>, AppError> {
        let Some(leaves) = the_move.leaves() else { return Ok(Vec::new()) };
        let moves = self.store.entries::<DoseMove>()?;
        Ok(moves.into_iter().filter(|kept| kept.value.is_overtaken_by(the_move.from, leaves)).collect())
    }

    /// The open doses of other parts, which the move would close: left out by the person's word.
    fn skipped_others(&self, the_move: &Move, made: &Made) -> Vec<Dose> {
        let others = made.open.iter().filter(|open| open.dose.key.part != the_move.from);
        let doses = others.filter_map(|open| self.unanswered(&the_move.plan, open));
        let skipped =
            |dose| Dose { outcome: Outcome::Skipped, answered_at: Some(the_move.now), via: Via::Window, ..dose };
        doses.map(skipped).collect()
    }

    /// The titrations of `from` that are under way on `date`, which go on in `to`.
    fn moved_titrations(
        &self,
        (from, to): (Part, Part),
        date: DoseDate,
    ) -> Result<Vec<(String, TitrationPlan)>, AppError> {
        let titrations = self.store.entries::<TitrationPlan>()?;
        let holds = |titration: &TitrationPlan| titration.ended_on.is_none_or(|ended| date < ended);
        let running = titrations.into_iter().filter(|kept| kept.value.part == from && holds(&kept.value));
        Ok(running.map(|kept| (kept.id, TitrationPlan { part: to, ..kept.value })).collect())
    }
}

/// What changes in the list of phases.
struct Changed<'a> {
    removed: Vec<&'a StoredPhase>,
    /// Each with since when its slots have been in the plan.
    put: Vec<(Phase, Vec<(Part, Timestamp)>)>,
}

impl<'a> Changed<'a> {
    fn new(the_move: &'a Move, phases: Vec<Phase>) -> Self {
        let stored = the_move.plan.phases();
        let stays = |stored: &&StoredPhase| phases.iter().any(|phase| phase.from == stored.phase.from);
        let removed = stored.iter().filter(|stored| !stays(stored)).collect();
        let changed = phases.into_iter().filter(|phase| stored.iter().all(|stored| stored.phase != *phase));
        let put = changed.map(|phase| {
            let since = since(&the_move.plan, &phase, the_move.to);
            (phase, since)
        });
        Self { removed, put: put.collect() }
    }

    fn write(&self, writer: &mut Writer<'_>, now: Timestamp) -> Result<(), StoreError> {
        self.removed.iter().try_for_each(|stored| writer.remove_phase(&stored.id).map(|_| ()))?;
        self.put.iter().try_for_each(|(phase, since)| writer.put_phase_since(phase, now, since).map(|_| ()))
    }
}

/// Since when the slots of `phase` have been in the plan: the others for as long as they were, the
/// one in the new part since now. What it would have been due before is nobody's miss.
fn since(plan: &StoredPlan, phase: &Phase, to: Part) -> Vec<(Part, Timestamp)> {
    let others = phase.slots.iter().map(|slot| slot.part).filter(|part| *part != to);
    let known = others.filter_map(|part| Some((part, plan.since(DoseKey { date: phase.from, part })?)));
    known.collect()
}
