//! Setting up the plan, changing it, and showing it.

use chrono::TimeDelta;
use ldn_core::dose::schedule::schedule;
use ldn_core::dose::status::closes_at;
use ldn_core::plan::pausing::pausing;
use ldn_core::{
    DoseDate, DoseKey, Medicine, Part, Phase, PhaseReason, Regimen, ScheduledDose, Slot, Status, Timestamp, local_date,
    local_minutes,
};
use ldn_store::{StoredPhase, Via};

use crate::begin::not_agreed;
use crate::companion::{Companion, StoredPlan};
use crate::convert::{dose_amount, same, typed_date};
use crate::draft::ReadDraft;
use crate::error::AppError;
use crate::gap::answer_gap;
use crate::steps::ChangedSteps;
use crate::view::{
    DraftError, DraftField, MedicineForm, PhaseKind, PhaseView, PlanCheck, PlanDraft, PlanQuestion, PlanView, Saved,
    SlotDraft, SlotView,
};

impl Companion {
    /// What is wrong with a draft, and what it comes to, while it is typed. Writes nothing.
    ///
    /// # Errors
    /// Where the diary can't be read.
    pub fn check_plan(&self, draft: &PlanDraft) -> Result<PlanCheck, AppError> {
        let mut read = ReadDraft::new(draft);
        let planned = self.stored_plan()?;
        let begun = match read.slots() {
            Some(slots) => self.beginning_of(&planned, &slots, draft.from.as_deref(), self.now()),
            None => draft.from.as_deref().map(typed_date).transpose().map(|_| None),
        };
        let begun = begun.unwrap_or_else(|error| {
            read.errors.push(DraftError { field: DraftField::From, error });
            None
        });
        let begun = begun.filter(|_| read.errors.is_empty());
        let first = begun.as_ref().and_then(|begun| begun.first_of(self, read.medicine));
        let asks = match &begun {
            Some(begun) => self.plan_questions(&planned, begun, first.map(|(dose, _)| dose.due))?,
            None => Vec::new(),
        };
        let amount = |amount: &Option<ldn_core::Amount>| amount.map(|amount| dose_amount(amount, &read.medicine));
        Ok(PlanCheck {
            total_mg: read.total().map(|total| total.to_string()),
            question: read.question(),
            asks: not_agreed(asks, &draft.agreed),
            begins: begun.map(|begun| begun.beginning.from.to_string()),
            amounts: read.amounts.iter().map(amount).collect(),
            times: read.times.iter().map(|at| at.map(ldn_core::WallTime::minutes)).collect(),
            open_until: first.map(|(_, closes)| local_minutes(self.zone(), closes)),
            errors: read.errors,
        })
    }

    /// Keeps `draft` as the plan, from the dose date it names or else from the first dose that is neither
    /// answered nor closed. What was before it stays as it was.
    ///
    /// # Errors
    /// The first thing wrong with the draft, [`AppError::PlanNotConfirmed`] where its total and
    /// [`AppError::NotAgreed`] where its beginning asks something that was not answered, or why it
    /// can't be written.
    pub fn set_plan(&mut self, draft: &PlanDraft) -> Result<Saved, AppError> {
        let read = ReadDraft::new(draft);
        let question = read.question();
        let slots = read.slots();
        if let Some(wrong) = read.errors.into_iter().next() {
            return Err(wrong.error);
        }
        if question.is_some() {
            return Err(AppError::PlanNotConfirmed);
        }
        let slots = slots.ok_or(AppError::SlotCount)?;
        self.settle()?;
        let now = self.now();
        let plan = self.stored_plan()?;
        let begun = self.beginning_of(&plan, &slots, draft.from.as_deref(), now)?.ok_or(AppError::SlotCount)?;
        let first = begun.first_of(self, read.medicine);
        let questions = self.plan_questions(&plan, &begun, first.map(|(dose, _)| dose.due))?;
        let answers_gap = questions.iter().any(|question| matches!(question, PlanQuestion::LongGap { .. }));
        if !not_agreed(questions, &draft.agreed).is_empty() {
            return Err(AppError::NotAgreed);
        }
        let from = begun.beginning.from;
        let later: Vec<_> = plan.phases_after(from).filter(|_| !begun.beginning.is_before_all).collect();
        let since = slots.iter().filter_map(|slot| {
            let key = DoseKey { date: from, part: slot.part };
            Some((slot.part, plan.since(key)?))
        });
        let since: Vec<(Part, Timestamp)> = since.collect();
        let phase = Phase { from, slots, reason: PhaseReason::Plan, medicine: read.medicine };
        let steps = match begun.beginning.is_before_all {
            // What comes after it stays, with its steps.
            true => ChangedSteps::default(),
            false => self.steps_changed_by(&phase, &dates_of(&later))?,
        };
        let ((), saved) = self.write("set_plan", Via::Window, now, |writer| {
            steps.write(writer)?;
            later.iter().try_for_each(|stored| writer.remove_phase(&stored.id).map(drop))?;
            if answers_gap {
                answer_gap(writer, now)?;
            }
            writer.put_phase_since(&phase, now, &since).map(drop)
        })?;
        Ok(saved)
    }

    /// The plan, newest phase first.
    ///
    /// # Errors
    /// [`AppError::NoPlan`], or why the diary can't be read.
    pub fn plan(&self) -> Result<PlanView, AppError> {
        let plan = self.stored_plan()?;
        let today = self.first_open_date(&plan, self.now())?;
        let in_force =
            plan.regimen.phase_on(today).or_else(|| plan.regimen.phases().first()).ok_or(AppError::NoPlan)?;
        let view = |phase: &Phase| phase_view(phase, phase.from == in_force.from);
        let is_whole = !in_force.slots.is_empty() && in_force.reason != PhaseReason::Move;
        let draft = if is_whole { in_force.clone() } else { self.as_it_was(&plan, today)? };
        Ok(PlanView {
            phases: plan.regimen.phases().iter().rev().map(view).collect(),
            draft: draft_of(&draft),
            stairs: self.staircase(&plan)?,
            steps: self.running_steps(&plan)?,
        })
    }

    /// The dose date a changed plan begins with where no other is named.
    pub(crate) fn begins(&self, plan: &StoredPlan, slots: &[Slot], now: Timestamp) -> Result<DoseDate, AppError> {
        if plan.phases().is_empty() {
            let draft = regimen_from(DoseDate::new(local_date(self.zone(), now)).minus_days(1), slots, None);
            let open = self.open_by(&draft, now);
            return Ok(open.map_or(DoseDate::new(local_date(self.zone(), now)), |(dose, _)| dose.key.date));
        }
        self.first_open_date(plan, now)
    }

    /// The dose date of the first dose of the plan that is neither answered nor closed; in a pause, or
    /// where the plan has none ahead, today's.
    pub(crate) fn first_open_date(&self, plan: &StoredPlan, now: Timestamp) -> Result<DoseDate, AppError> {
        let today = DoseDate::new(local_date(self.zone(), now));
        let span = (now - TimeDelta::days(2), now + TimeDelta::days(2));
        let standing = self.standing(plan, now, span)?;
        let open = standing.iter().find(|s| matches!(s.dose.status, Status::Due | Status::Upcoming));
        let open = open.map(|open| open.dose.dose.key.date);
        Ok(match pausing(&plan.regimen, today) {
            Some(pause) if pause.has_begun => open.unwrap_or(today).min(today),
            // Everything before it is answered.
            Some(pause) if open.is_none() && pause.since == today.next() => pause.since,
            _ => open.unwrap_or(today),
        })
    }

    pub(crate) fn open_by(&self, regimen: &Regimen, now: Timestamp) -> Option<(ScheduledDose, Timestamp)> {
        let doses = schedule(regimen, self.zone(), now - TimeDelta::days(2), now + TimeDelta::days(3));
        doses.iter().enumerate().find_map(|(index, dose)| {
            let closes = closes_at(dose, doses.get(index + 1).map(|next| next.due));
            (now < closes).then_some((*dose, closes))
        })
    }
}

/// The dose dates that `phases` begin with.
pub(crate) fn dates_of(phases: &[&StoredPhase]) -> Vec<DoseDate> {
    phases.iter().map(|stored| stored.phase.from).collect()
}

pub(crate) fn regimen_from(from: DoseDate, slots: &[Slot], medicine: Option<Medicine>) -> Regimen {
    let medicine = medicine.unwrap_or(Medicine { form: ldn_core::Form::Other, concentration: None });
    Regimen::new(vec![Phase { from, slots: slots.to_vec(), reason: PhaseReason::Plan, medicine }])
}

fn phase_view(phase: &Phase, current: bool) -> PhaseView {
    PhaseView {
        from: phase.from.to_string(),
        kind: phase.reason.into(),
        slots: slot_views(phase),
        form: phase.medicine.form.into(),
        concentration: phase.medicine.concentration.map(|concentration| concentration.to_string()),
        current,
    }
}

/// The slots of `phase`, as they are shown.
pub(crate) fn slot_views(phase: &Phase) -> Vec<SlotView> {
    let slot = |slot: &Slot| SlotView {
        part: slot.part.into(),
        at: slot.at.minutes(),
        amount: dose_amount(slot.amount, &phase.medicine),
    };
    phase.slots.iter().map(slot).collect()
}

same!(PhaseKind, PhaseReason { Plan, Pause, Move, Stop });

pub(crate) fn draft_of(phase: &Phase) -> PlanDraft {
    let slot =
        |slot: &Slot| SlotDraft { part: slot.part.into(), at: slot.at.to_string(), amount: slot.amount.to_string() };
    PlanDraft {
        form: MedicineForm::from(phase.medicine.form),
        concentration: phase.medicine.concentration.map(|concentration| concentration.to_string()),
        slots: phase.slots.iter().map(slot).collect(),
        confirmed: None,
        from: None,
        agreed: Vec::new(),
    }
}
