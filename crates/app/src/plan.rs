//! Setting up the plan, changing it, and showing it.

use chrono::TimeDelta;
use ldn_core::dose::schedule::schedule;
use ldn_core::dose::status::closes_at;
use ldn_core::{
    DoseDate, DoseKey, Medicine, Part, Phase, PhaseReason, Regimen, ScheduledDose, Slot, Status, Timestamp, local_date,
    local_minutes,
};
use ldn_store::Via;

use crate::companion::{Companion, StoredPlan};
use crate::convert::dose_amount;
use crate::draft::ReadDraft;
use crate::error::AppError;
use crate::view::{MedicineForm, PhaseView, PlanCheck, PlanDraft, PlanView, Saved, SlotDraft, SlotView};

impl Companion {
    /// What is wrong with a draft, and what it comes to, while it is typed. Writes nothing.
    ///
    /// # Errors
    /// Where the diary can't be read.
    pub fn check_plan(&self, draft: &PlanDraft) -> Result<PlanCheck, AppError> {
        let read = ReadDraft::new(draft);
        let first = match read.slots() {
            Some(slots) if read.errors.is_empty() => self.first_dose(&slots, read.medicine)?,
            _ => None,
        };
        let amount = |amount: &Option<ldn_core::Amount>| amount.map(|amount| dose_amount(amount, &read.medicine));
        Ok(PlanCheck {
            total_mg: read.total().map(|total| total.to_string()),
            question: read.question(),
            amounts: read.amounts.iter().map(amount).collect(),
            times: read.times.iter().map(|at| at.map(ldn_core::WallTime::minutes)).collect(),
            open_until: first.map(|(_, closes)| local_minutes(self.zone(), closes)),
            errors: read.errors,
        })
    }

    /// Keeps `draft` as the plan, from the first dose that is neither answered nor closed. What
    /// was before it stays as it was.
    ///
    /// # Errors
    /// The first thing wrong with the draft, [`AppError::PlanNotConfirmed`] where its total asks
    /// something that was not answered, or why it can't be written.
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
        let from = self.begins(&plan, &slots, now)?;
        let later: Vec<_> = plan.phases().iter().filter(|stored| stored.phase.from > from).collect();
        let since = slots.iter().filter_map(|slot| {
            let key = DoseKey { date: from, part: slot.part };
            Some((slot.part, plan.since(key)?))
        });
        let since: Vec<(Part, Timestamp)> = since.collect();
        let phase = Phase { from, slots, reason: PhaseReason::Plan, medicine: read.medicine };
        let ended = self.steps_ended_by(&phase)?;
        let ((), saved) = self.write("set_plan", Via::Window, now, |writer| {
            ended.write(writer)?;
            later.iter().try_for_each(|stored| writer.remove_phase(&stored.id).map(|_| ()))?;
            writer.put_phase_since(&phase, now, &since).map(|_| ())
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
        Ok(PlanView {
            phases: plan.regimen.phases().iter().rev().map(view).collect(),
            draft: draft_of(in_force),
            stairs: self.staircase(&plan)?,
            steps: self.running_steps(&plan)?,
        })
    }

    /// The dose date a changed plan begins with.
    fn begins(&self, plan: &StoredPlan, slots: &[Slot], now: Timestamp) -> Result<DoseDate, AppError> {
        if plan.phases().is_empty() {
            let draft = regimen_from(DoseDate::new(local_date(self.zone(), now)).minus_days(1), slots, None);
            let open = self.open_by(&draft, now);
            return Ok(open.map_or(DoseDate::new(local_date(self.zone(), now)), |(dose, _)| dose.key.date));
        }
        self.first_open_date(plan, now)
    }

    /// The dose date of the first dose of the plan that is neither answered nor closed; today's
    /// where the plan has none ahead.
    fn first_open_date(&self, plan: &StoredPlan, now: Timestamp) -> Result<DoseDate, AppError> {
        let span = (now - TimeDelta::days(2), now + TimeDelta::days(2));
        let standing = self.standing(plan, now, span)?;
        let open = standing.iter().find(|s| matches!(s.dose.status, Status::Due | Status::Upcoming));
        Ok(open.map_or(DoseDate::new(local_date(self.zone(), now)), |open| open.dose.dose.key.date))
    }

    /// The first dose that `slots` would bring, with when it closes.
    fn first_dose(&self, slots: &[Slot], medicine: Medicine) -> Result<Option<(ScheduledDose, Timestamp)>, AppError> {
        let now = self.now();
        let from = self.begins(&self.stored_plan()?, slots, now)?;
        Ok(self.open_by(&regimen_from(from, slots, Some(medicine)), now))
    }

    fn open_by(&self, regimen: &Regimen, now: Timestamp) -> Option<(ScheduledDose, Timestamp)> {
        let doses = schedule(regimen, self.zone(), now - TimeDelta::days(2), now + TimeDelta::days(3));
        doses.iter().enumerate().find_map(|(index, dose)| {
            let closes = closes_at(dose, doses.get(index + 1).map(|next| next.due));
            (now < closes).then_some((*dose, closes))
        })
    }
}

fn regimen_from(from: DoseDate, slots: &[Slot], medicine: Option<Medicine>) -> Regimen {
    let medicine = medicine.unwrap_or(Medicine { form: ldn_core::Form::Other, concentration: None });
    Regimen::new(vec![Phase { from, slots: slots.to_vec(), reason: PhaseReason::Plan, medicine }])
}

fn phase_view(phase: &Phase, current: bool) -> PhaseView {
    let slot = |slot: &Slot| SlotView {
        part: slot.part.into(),
        at: slot.at.minutes(),
        amount: dose_amount(slot.amount, &phase.medicine),
    };
    PhaseView {
        from: phase.from.to_string(),
        slots: phase.slots.iter().map(slot).collect(),
        form: phase.medicine.form.into(),
        concentration: phase.medicine.concentration.map(|concentration| concentration.to_string()),
        current,
    }
}

fn draft_of(phase: &Phase) -> PlanDraft {
    let slot =
        |slot: &Slot| SlotDraft { part: slot.part.into(), at: slot.at.to_string(), amount: slot.amount.to_string() };
    PlanDraft {
        form: MedicineForm::from(phase.medicine.form),
        concentration: phase.medicine.concentration.map(|concentration| concentration.to_string()),
        slots: phase.slots.iter().map(slot).collect(),
        confirmed: None,
    }
}
