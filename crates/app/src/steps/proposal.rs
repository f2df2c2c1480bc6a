//! A proposed step with what was logged since the last one (D9).

use chrono::TimeDelta;
use ldn_core::diary::side_effect::SideEffect;
use ldn_core::diary::step_log::{EffectSummary, effects_within, median_minutes};
use ldn_core::plan::dose_move::DoseMove;
use ldn_core::plan::slot_amount::most_beside;
use ldn_core::sleep::entry::SleepEntry;
use ldn_core::{
    Adherence, Amount, Answer, DoseDate, DoseStatus, Medicine, Part, Status, Timestamp, adherence, first_instant_at,
    leading_answer,
};

use super::running::{DueProposal, Running};
use crate::companion::{Companion, StoredPlan};
use crate::convert::dose_amount;
use crate::draft::question_of;
use crate::error::AppError;
use crate::view::{
    EffectLine, EvenStepsView, GuardQuestion, MedianView, RunningSteps, StepDue, StepProposal, StepReply, StepSummary,
};

impl Companion {
    /// The steps under way, with what they propose.
    pub(crate) fn running_steps(&self, plan: &StoredPlan) -> Result<Vec<RunningSteps>, AppError> {
        let now = self.now();
        self.under_way(plan, now)?.iter().map(|running| self.running_view(plan, running, now)).collect()
    }

    /// The proposed step as Today says it.
    pub(crate) fn step_on_today(&self, plan: &StoredPlan, now: Timestamp) -> Result<Option<StepDue>, AppError> {
        let due = self.due_proposals(plan, now)?;
        let Some((running, due)) = due.first() else { return Ok(None) };
        let Some(medicine) = medicine_from(plan, due.from) else { return Ok(None) };
        Ok(Some(StepDue {
            part: running.plan.part.into(),
            days: running.titration.days_on(&plan.regimen, self.diary_today(now)),
            present: dose_amount(running.titration.present().amount, &medicine),
            up: dose_amount(due.proposal.up, &medicine),
        }))
    }

    fn running_view(&self, plan: &StoredPlan, running: &Running, now: Timestamp) -> Result<RunningSteps, AppError> {
        let part = running.plan.part;
        let date = self.first_open_of(plan, part, now)?.unwrap_or_else(|| self.diary_today(now));
        let medicine = medicine_from(plan, date).ok_or(AppError::NoPlan)?;
        let ladder = running.titration.ladder();
        let present = running.titration.present().amount;
        let due = self.due_proposal(plan, running, now)?;
        Ok(RunningSteps {
            part: part.into(),
            even: ladder
                .even_steps()
                .map(|even| EvenStepsView { step_mg: even.step.to_string(), every_days: even.every_days.get() }),
            present: dose_amount(present, &medicine),
            target: dose_amount(ladder.top(), &medicine),
            next_on: running.next_proposal(plan).map(|next| next.on.to_string()),
            at_top: present == ladder.top(),
            proposal: due.map(|due| self.proposal_view(plan, running, &due, now)).transpose()?,
        })
    }

    fn proposal_view(
        &self,
        plan: &StoredPlan,
        running: &Running,
        due: &DueProposal,
        now: Timestamp,
    ) -> Result<StepProposal, AppError> {
        let medicine = medicine_from(plan, due.from).ok_or(AppError::NoPlan)?;
        let amount = |amount: Amount| dose_amount(amount, &medicine);
        let titration = &running.titration;
        let up_total =
            due.proposal.up.micrograms().saturating_add(most_beside(&plan.regimen, running.plan.part, due.from));
        let doses = self.doses_of_step(plan, running, now)?;
        let leads_with = leading_answer(&doses);
        let held = titration.clone().answered(Answer::Hold, due.from);
        let asked_again =
            held.next_proposal(&plan.regimen).filter(|next| running.plan.ended_on.is_none_or(|ended| next.on < ended));
        Ok(StepProposal {
            on: due.proposal.on.to_string(),
            days: titration.days_on(&plan.regimen, self.diary_today(now)),
            since: titration.since().to_string(),
            from: due.from.to_string(),
            present: amount(titration.present().amount),
            up: amount(due.proposal.up),
            back: due.proposal.back.map(amount),
            leads_with: if leads_with == Answer::Hold { StepReply::Hold } else { StepReply::Up },
            asked_again_on: asked_again.map(|next| next.on.to_string()),
            questions: questions_of(up_total),
            up_total_mg: Amount::from_micrograms(up_total).map(|total| total.to_string()).unwrap_or_default(),
            summary: self.summary(titration.since(), &doses, now)?,
        })
    }

    fn summary(&self, since: DoseDate, doses: &Adherence, now: Timestamp) -> Result<StepSummary, AppError> {
        let today = self.diary_today(now);
        // One that began long before may go on still.
        let effects: Vec<SideEffect> = values(self.effects_lasting(since.date(), now + TimeDelta::days(1))?);
        let nights: Vec<SleepEntry> = values(self.store.entries_between::<SleepEntry>(since, today)?);
        let minutes: Vec<u16> = nights.iter().filter_map(|night| night.minutes_to_sleep).collect();
        let nights = u32::try_from(minutes.len()).unwrap_or(u32::MAX);
        let effects = effects_within(&effects, (since.date(), today.date()), now);
        Ok(StepSummary {
            taken: doses.taken,
            due: doses.due,
            missed: doses.missed,
            mostly_missed: leading_answer(doses) == Answer::Hold,
            effects: effects.into_iter().map(effect_line).collect(),
            asleep: median_minutes(minutes).map(|median| MedianView { minutes: median.to_string(), nights }),
        })
    }

    /// How the doses went that had the present amount.
    fn doses_of_step(&self, plan: &StoredPlan, running: &Running, now: Timestamp) -> Result<Adherence, AppError> {
        let since = running.titration.since();
        let begin = first_instant_at(self.zone(), since.minus_days(1).date().and_time(chrono::NaiveTime::MIN));
        let moves: Vec<DoseMove> = values(self.store.entries::<DoseMove>()?);
        let standing = self.standing(plan, now, (begin, now + TimeDelta::days(1)))?;
        // A dose that the plan brought in after its time is nobody's miss.
        let counted = standing.iter().filter(|standing| {
            standing.record.is_some() || standing.dose.status != Status::Missed || plan.owes(&standing.dose.dose)
        });
        let of_slot = |dose: &&DoseStatus| dose.dose.key.part == part_on(running.plan.part, &moves, dose.dose.key.date);
        let doses = counted.map(|standing| &standing.dose).filter(of_slot);
        Ok(adherence(doses, Timestamp::EARLIEST, &(since..=self.diary_today(now).next())))
    }
}

/// The questions of a day's total, each asked once the one before it was answered.
fn questions_of(total: u32) -> Vec<GuardQuestion> {
    std::iter::successors(question_of(total, None), |asked| question_of(total, Some(*asked))).collect()
}

/// Which part the slot had on `date` that is `part` now.
fn part_on(part: Part, moves: &[DoseMove], date: DoseDate) -> Part {
    let later = moves.iter().rev().filter(|moved| date < moved.first_date);
    later.fold(part, |part, moved| if moved.to == part { moved.from } else { part })
}

fn medicine_from(plan: &StoredPlan, date: DoseDate) -> Option<Medicine> {
    plan.regimen.phase_on(date).map(|phase| phase.medicine)
}

fn values<T>(kept: Vec<ldn_store::Kept<T>>) -> Vec<T> {
    kept.into_iter().map(|kept| kept.value).collect()
}

fn effect_line(effect: EffectSummary) -> EffectLine {
    EffectLine {
        what: effect.what.name().to_owned(),
        own_words: effect.own_words,
        grade: effect.grade.name().to_owned(),
        days: effect.days,
        ongoing: effect.ongoing,
    }
}
