//! Which steps are under way, and what they propose: folded from what is kept.

use chrono::TimeDelta;
use ldn_core::plan::slot_amount::first_with_slot;
use ldn_core::plan::steps::{StepAnswer, TitrationPlan};
use ldn_core::{DoseDate, Ladder, Part, Proposal, Status, Step, Timestamp, Titration, diary_date};

use crate::companion::{Companion, StoredPlan};
use crate::error::AppError;

/// Steps that are under way.
pub(super) struct Running {
    pub(super) id: String,
    pub(super) plan: TitrationPlan,
    pub(super) titration: Titration,
}

/// A proposal whose day has come.
pub(super) struct DueProposal {
    pub(super) proposal: Proposal,
    /// The dose date an answer holds from.
    pub(super) from: DoseDate,
}

impl Running {
    /// Whether the plan has the step's amount on `date`: somebody may have changed it by hand.
    fn is_on_its_step(&self, plan: &StoredPlan, date: DoseDate) -> bool {
        let slot = plan.regimen.phase_on(date).and_then(|phase| phase.slot(self.plan.part));
        slot.is_some_and(|slot| slot.amount == self.titration.present().amount)
    }

    fn holds_on(&self, date: DoseDate) -> bool {
        self.plan.ended_on.is_none_or(|ended| date < ended)
    }

    /// What is proposed next, before other plans end the steps.
    pub(super) fn next_proposal(&self, plan: &StoredPlan) -> Option<Proposal> {
        self.titration.next_proposal(&plan.regimen).filter(|next| self.holds_on(next.on))
    }
}

impl Companion {
    /// The steps to come of each part that climbs, if every answer is up.
    pub(crate) fn steps_ahead(&self, plan: &StoredPlan, now: Timestamp) -> Result<Vec<(Part, Vec<Step>)>, AppError> {
        let mut ahead = Vec::new();
        for running in self.under_way(plan, now)? {
            let Some(from) = self.first_open_of(plan, running.plan.part, now)? else { continue };
            let mut steps = running.titration.clone().steps_from(from, &plan.regimen);
            steps.retain(|step| running.holds_on(step.from));
            ahead.push((running.plan.part, steps));
        }
        Ok(ahead)
    }

    /// The diary's date, as a dose date.
    pub(super) fn diary_today(&self, now: Timestamp) -> DoseDate {
        DoseDate::new(diary_date(self.zone(), now).date())
    }

    /// The steps that nothing has ended on `date`, by the part they climb.
    pub(super) fn running(&self, date: DoseDate) -> Result<Vec<Running>, AppError> {
        let answers = self.store.entries::<StepAnswer>()?;
        let mut running: Vec<Running> = Vec::new();
        for kept in self.store.entries::<TitrationPlan>()? {
            let Ok(ladder) = Ladder::own(&kept.value.rungs) else { continue };
            let own = answers.iter().map(|kept| &kept.value).filter(|answer| answer.titration_id == kept.id);
            let begun = Titration::begin(ladder, kept.value.begun_on);
            let titration = own.fold(begun, |state, answer| state.answered(answer.answer, answer.from));
            let one = Running { id: kept.id, plan: kept.value, titration };
            if one.titration.is_stopped() || !one.holds_on(date) {
                continue;
            }
            running.retain(|other| other.plan.part != one.plan.part);
            running.push(one);
        }
        running.sort_by_key(|running| running.plan.part);
        Ok(running)
    }

    /// The steps under way for the next dose of their part: the plan has it with their amount.
    pub(super) fn under_way(&self, plan: &StoredPlan, now: Timestamp) -> Result<Vec<Running>, AppError> {
        let today = self.diary_today(now);
        let mut under_way = Vec::new();
        for running in self.running(today)? {
            let stands = match self.first_open_of(plan, running.plan.part, now)? {
                Some(next) => running.holds_on(next) && running.is_on_its_step(plan, next),
                // In a pause without an end they wait.
                None => plan.regimen.phase_on(today).is_some_and(|phase| phase.slots.is_empty()),
            };
            if stands {
                under_way.push(running);
            }
        }
        Ok(under_way)
    }

    /// The steps under way for `part`.
    pub(super) fn running_for(
        &self,
        plan: &StoredPlan,
        part: Part,
        now: Timestamp,
    ) -> Result<Option<Running>, AppError> {
        Ok(self.under_way(plan, now)?.into_iter().find(|running| running.plan.part == part))
    }

    /// The steps of `part` that nothing has ended yet, with their ids.
    pub(super) fn unended(&self, part: Part) -> Result<Vec<(String, TitrationPlan)>, AppError> {
        let all = self.store.entries::<TitrationPlan>()?.into_iter().map(|kept| (kept.id, kept.value));
        Ok(all.filter(|(_, plan)| plan.part == part && plan.ended_on.is_none()).collect())
    }

    /// Every proposal whose day has come.
    pub(super) fn due_proposals(
        &self,
        plan: &StoredPlan,
        now: Timestamp,
    ) -> Result<Vec<(Running, DueProposal)>, AppError> {
        let mut due = Vec::new();
        for running in self.under_way(plan, now)? {
            if let Some(proposal) = self.due_proposal(plan, &running, now)? {
                due.push((running, proposal));
            }
        }
        Ok(due)
    }

    /// What `running` proposes, where its day has come. In a pause nothing is proposed, nor before the
    /// person said how it goes on after more than 14 days without a dose.
    pub(super) fn due_proposal(
        &self,
        plan: &StoredPlan,
        running: &Running,
        now: Timestamp,
    ) -> Result<Option<DueProposal>, AppError> {
        let today = self.diary_today(now);
        let Some(proposal) = running.next_proposal(plan).filter(|proposal| proposal.on <= today) else {
            return Ok(None);
        };
        if self.reminders_held(plan, now)? {
            return Ok(None);
        }
        let Some(open) = self.first_open_of(plan, running.plan.part, now)? else { return Ok(None) };
        let from = open.max(proposal.on);
        let is_paused = plan.regimen.phase_on(today).is_none_or(|phase| phase.slots.is_empty());
        let stands = running.is_on_its_step(plan, from) && !(is_paused && from > today);
        Ok(stands.then_some(DueProposal { proposal, from }))
    }

    /// The dose date of the first dose for `part` that is neither answered nor closed; none where the
    /// plan has none ahead.
    pub(super) fn first_open_of(
        &self,
        plan: &StoredPlan,
        part: Part,
        now: Timestamp,
    ) -> Result<Option<DoseDate>, AppError> {
        let span = (now - TimeDelta::days(2), now + TimeDelta::days(3));
        let standing = self.standing(plan, now, span)?;
        let of_part = standing.iter().map(|standing| &standing.dose).filter(|dose| dose.dose.key.part == part);
        let mut open = of_part.filter(|dose| matches!(dose.status, Status::Due | Status::Upcoming));
        if let Some(open) = open.next() {
            return Ok(Some(open.dose.key.date));
        }
        Ok(first_with_slot(&plan.regimen, part, self.diary_today(now)))
    }
}
