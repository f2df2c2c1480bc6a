//! Steps of a slot's amount: begun, proposed, answered, ended (D9). The app proposes what the person's
//! own plan says and changes nothing by itself.

mod decrease;
mod draft;
mod proposal;
mod running;
mod stairs;

pub(crate) use stairs::{mg, tread};

use ldn_core::plan::slot_amount::{most_beside, with_slot_amount};
use ldn_core::plan::steps::{StepAnswer, TitrationPlan};
use ldn_core::{Answer, DoseDate, DoseKey, Part, Phase, Timestamp};
use ldn_store::{StoreError, Via, Writer};

use crate::companion::{Companion, StoredPlan};
use crate::convert::typed_note;
use crate::draft::question_of;
use crate::error::AppError;
use crate::steps::draft::ReadSteps;
use crate::steps::running::Running;
use crate::view::{GuardQuestion, PartOfDay, Saved, StepReply, StepsDraft};

impl Companion {
    /// Keeps the steps of `draft`. From the first dose that is neither answered nor closed the slot has
    /// their lowest amount; earlier steps of the same slot end.
    ///
    /// # Errors
    /// The first thing wrong with the draft, [`AppError::PlanNotConfirmed`] where its highest day asks
    /// something that was not answered, or why it can't be written.
    pub fn begin_steps(&mut self, draft: &StepsDraft) -> Result<Saved, AppError> {
        self.settle()?;
        let (plan, now) = (self.stored_plan()?, self.now());
        let read = ReadSteps::new(draft, &plan, self.first_open_of(&plan, draft.part.into(), now)?);
        let question = read.question();
        if let Some(wrong) = read.errors.into_iter().next() {
            return Err(wrong.error);
        }
        if question.is_some() {
            return Err(AppError::PlanNotConfirmed);
        }
        let (ladder, from) = read.ladder.zip(read.from).ok_or(AppError::NoSuchDose)?;
        let rungs: Vec<_> = ladder.rungs().collect();
        let first = rungs.first().ok_or(AppError::StepsTooFew)?.amount;
        let phases = with_slot_amount(&plan.regimen, read.part, (from, None), first);
        let phases = KeptPhases::new(&plan, phases);
        let ended = ChangedSteps(self.unended(read.part)?.into_iter().map(|kept| ended(kept, from)).collect());
        let steps = TitrationPlan { part: read.part, begun_on: from, ended_on: None, rungs };
        let ((), saved) = self.write("begin_steps", Via::Window, now, |writer| {
            ended.write(writer)?;
            phases.write(writer, now)?;
            writer.put_entry(&steps).map(drop)
        })?;
        Ok(saved)
    }

    /// Answers the step that is proposed for `part`. The answer holds from the first dose that is
    /// neither answered nor closed, and changes that slot's amount alone.
    ///
    /// # Errors
    /// [`AppError::StepNotProposed`], [`AppError::NoteTooLong`], [`AppError::PlanNotConfirmed`] or [`AppError::PlanNotLowDose`]
    /// where "up" comes to a day's total that guard D4 asks about or refuses, or why it can't be
    /// written.
    pub fn answer_step(
        &mut self,
        part: PartOfDay,
        reply: StepReply,
        note: Option<&str>,
        confirmed: Option<GuardQuestion>,
    ) -> Result<Saved, AppError> {
        self.settle()?;
        let (plan, now) = (self.stored_plan()?, self.now());
        let running = self.running_for(&plan, part.into(), now)?.ok_or(AppError::StepNotProposed)?;
        let due = self.due_proposal(&plan, &running, now)?.ok_or(AppError::StepNotProposed)?;
        let answer = Answer::from(reply);
        let present = running.titration.present().amount;
        let next = running.titration.clone().answered(answer, due.from).present().amount;
        if next > present {
            let total = next.micrograms().saturating_add(most_beside(&plan.regimen, running.plan.part, due.from));
            check_total(total, confirmed)?;
        }
        let span = (due.from, running.plan.ended_on);
        let phases = match next == present {
            true => Vec::new(),
            false => with_slot_amount(&plan.regimen, running.plan.part, span, next),
        };
        let phases = KeptPhases::new(&plan, phases);
        let answer =
            kept_answer(&running, answer, (due.proposal.on, due.from), typed_note(note.unwrap_or_default())?, now);
        let ((), saved) = self.write("answer_step", Via::Window, now, |writer| {
            phases.write(writer, now)?;
            writer.put_entry(&answer).map(drop)
        })?;
        Ok(saved)
    }

    /// Stays at the present amount of `part`: no more steps are proposed. LDN itself goes on.
    ///
    /// # Errors
    /// [`AppError::NoSteps`], or why it can't be written.
    pub fn end_steps(&mut self, part: PartOfDay) -> Result<Saved, AppError> {
        self.settle()?;
        let (plan, now) = (self.stored_plan()?, self.now());
        let running = self.running_for(&plan, part.into(), now)?.ok_or(AppError::NoSteps)?;
        let due = self.due_proposal(&plan, &running, now)?;
        let from = self.first_open_of(&plan, running.plan.part, now)?.unwrap_or_else(|| self.diary_today(now));
        let proposed_on = due.map_or(from, |due| due.proposal.on);
        let answer = kept_answer(&running, Answer::Stop, (proposed_on, from), None, now);
        let ((), saved) = self.write("end_steps", Via::Window, now, |writer| writer.put_entry(&answer).map(drop))?;
        Ok(saved)
    }

    /// The dose date from which a step is proposed that was not answered yet, today's or an earlier one.
    pub(crate) fn step_due(&self, plan: &StoredPlan, now: Timestamp) -> Result<Option<DoseDate>, AppError> {
        let due = self.due_proposals(plan, now)?;
        Ok(due.iter().map(|(_, due)| due.proposal.on).min())
    }

    /// What `phase`, a plan made by hand, makes of the steps: those whose slot it has no more, or with
    /// another amount than theirs, end; those go on that the phases it drops, which begin on
    /// `dropped`, were to end.
    pub(crate) fn steps_changed_by(&self, phase: &Phase, dropped: &[DoseDate]) -> Result<ChangedSteps, AppError> {
        let left = self.running(phase.from)?.into_iter().filter(|running| {
            let slot = phase.slot(running.plan.part);
            slot.is_none_or(|slot| slot.amount != running.titration.present().amount)
        });
        let ended: Vec<_> = left.map(|running| ended((running.id, running.plan), phase.from)).collect();
        let mut changed = self.steps_gone_on_with(dropped)?;
        changed.0.retain(|(id, _)| ended.iter().all(|(ended, _)| ended != id));
        changed.0.extend(ended);
        Ok(changed)
    }

    /// The steps that go on because what was to end them, a plan or a stop on one of `dropped`, does
    /// not come.
    pub(crate) fn steps_gone_on_with(&self, dropped: &[DoseDate]) -> Result<ChangedSteps, AppError> {
        let Some(first) = dropped.iter().min() else { return Ok(ChangedSteps::default()) };
        let mut running = self.running(first.minus_days(1))?;
        running.retain(|running| running.plan.ended_on.is_some_and(|ended| dropped.contains(&ended)));
        let goes_on = |running: Running| (running.id, TitrationPlan { ended_on: None, ..running.plan });
        Ok(ChangedSteps(running.into_iter().map(goes_on).collect()))
    }
}

/// Steps that end or go on, to be written with what makes them.
#[derive(Default)]
pub(crate) struct ChangedSteps(Vec<(String, TitrationPlan)>);

impl ChangedSteps {
    pub(crate) fn write(&self, writer: &mut Writer<'_>) -> Result<(), StoreError> {
        self.0.iter().try_for_each(|(id, plan)| writer.replace_entry(id, plan))
    }
}

/// Phases with since when each of their slots has been in the plan: a new amount makes no new slot.
struct KeptPhases(Vec<(Phase, Vec<(Part, Timestamp)>)>);

impl KeptPhases {
    fn new(plan: &StoredPlan, phases: Vec<Phase>) -> Self {
        let with_since = |phase: Phase| {
            let since = phase.slots.iter().filter_map(|slot| {
                let key = DoseKey { date: phase.from, part: slot.part };
                Some((slot.part, plan.since(key)?))
            });
            let since = since.collect();
            (phase, since)
        };
        Self(phases.into_iter().map(with_since).collect())
    }

    fn write(&self, writer: &mut Writer<'_>, now: Timestamp) -> Result<(), StoreError> {
        self.0.iter().try_for_each(|(phase, since)| writer.put_phase_since(phase, now, since).map(drop))
    }
}

impl From<StepReply> for Answer {
    fn from(reply: StepReply) -> Self {
        match reply {
            StepReply::Up => Self::Up,
            StepReply::Hold => Self::Hold,
            StepReply::Back => Self::Back,
            StepReply::Stay => Self::Stop,
        }
    }
}

fn ended((id, plan): (String, TitrationPlan), on: DoseDate) -> (String, TitrationPlan) {
    (id, TitrationPlan { ended_on: Some(on), ..plan })
}

fn check_total(total: u32, confirmed: Option<GuardQuestion>) -> Result<(), AppError> {
    if let Some(refused) = draft::refused(total) {
        return Err(refused);
    }
    if question_of(total, confirmed).is_some() { Err(AppError::PlanNotConfirmed) } else { Ok(()) }
}

fn kept_answer(
    running: &Running,
    answer: Answer,
    (proposed_on, from): (DoseDate, DoseDate),
    note: Option<String>,
    now: Timestamp,
) -> StepAnswer {
    StepAnswer { titration_id: running.id.clone(), proposed_on, answer, from, note, answered_at: now }
}
