//! From which dose date on a change of the plan holds, and what that asks first.

use ldn_core::dose::schedule::scheduled_dose;
use ldn_core::dose::status::closing;
use ldn_core::plan::beginning::{Beginning, Known, beginning};
use ldn_core::{DoseDate, Medicine, Regimen, ScheduledDose, Slot, Status, Timestamp, first_instant_at, local_minutes};

use crate::companion::{Companion, StoredPlan};
use crate::convert::typed_date;
use crate::error::AppError;
use crate::plan::regimen_from;
use crate::standing::LONGEST_OPEN;
use crate::view::PlanQuestion;

/// Slots with the dose date they begin with.
pub(crate) struct Begun {
    pub(crate) beginning: Beginning,
    slots: Vec<Slot>,
}

impl Begun {
    /// The first dose it brings, with when that closes. One far ahead is the first of its date.
    pub(crate) fn first_of(&self, companion: &Companion, medicine: Medicine) -> Option<(ScheduledDose, Timestamp)> {
        let from = self.beginning.from;
        companion.first_from(&regimen_from(from, &self.slots, Some(medicine)), from, companion.now())
    }
}

impl Companion {
    /// Where `slots` begin that are wanted from `typed` on; none where there are no slots.
    ///
    /// # Errors
    /// [`AppError::DateInvalid`], [`AppError::DateOutOfRange`], or why the diary can't be read.
    pub(crate) fn beginning_of(
        &self,
        plan: &StoredPlan,
        slots: &[Slot],
        typed: Option<&str>,
        now: Timestamp,
    ) -> Result<Option<Begun>, AppError> {
        if slots.is_empty() {
            return Ok(None);
        }
        let first_open = self.begins(plan, slots, now)?;
        let beginning = self.beginning(plan, typed, first_open)?;
        Ok(Some(Begun { beginning, slots: slots.to_vec() }))
    }

    /// Where a change begins that is wanted from `typed` on.
    ///
    /// # Errors
    /// [`AppError::DateInvalid`], [`AppError::DateOutOfRange`], or why the diary can't be read.
    pub(crate) fn beginning(
        &self,
        plan: &StoredPlan,
        typed: Option<&str>,
        first_open: DoseDate,
    ) -> Result<Beginning, AppError> {
        let wanted = typed.map(typed_date).transpose()?;
        let first_recorded = match (wanted, plan.phases().first()) {
            (Some(wanted), Some(first)) if wanted < first.phase.from => {
                self.first_recorded(wanted, first.phase.from)?
            }
            _ => None,
        };
        Ok(beginning(&plan.regimen, wanted, Known { first_open, first_recorded })?)
    }

    /// What a plan asks that begins like this, and whose first dose is due at `first`.
    pub(crate) fn plan_questions(
        &self,
        plan: &StoredPlan,
        begun: &Begun,
        first: Option<Timestamp>,
    ) -> Result<Vec<PlanQuestion>, AppError> {
        let mut questions = questions_of(&begun.beginning);
        if begun.beginning.is_before_all {
            return Ok(questions);
        }
        let now = self.now();
        let closed = self.closed_by(plan, begun, now)?;
        if !closed.is_empty() {
            let times = closed.iter().map(|dose| local_minutes(self.zone(), dose.due)).collect();
            questions.push(PlanQuestion::ClosesOpen { times });
        }
        let Some(first) = first else { return Ok(questions) };
        let asked_now = self.gap_view(plan, now)?.is_some();
        if asked_now || !self.has_dose_before(plan, first, now)? {
            let days = self.days_without_dose(first, now)?;
            questions.extend(days.map(|days| PlanQuestion::LongGap { days }));
        }
        Ok(questions)
    }

    /// The doses open now that `begun` would close at once, by leaving them out or by its times.
    fn closed_by(&self, plan: &StoredPlan, begun: &Begun, now: Timestamp) -> Result<Vec<ScheduledDose>, AppError> {
        let from = begun.beginning.from;
        let earlier = plan.regimen.phases().iter().filter(|phase| phase.from < from).cloned();
        let changed = regimen_from(from, &begun.slots, None).phases().to_vec();
        let changed = Regimen::new(earlier.chain(changed).collect());
        let closes = |dose: &ScheduledDose| {
            let stays = scheduled_dose(&changed, self.zone(), dose.key);
            stays.is_none_or(|dose| closing(&changed, self.zone(), &dose) <= now)
        };
        let standing = self.standing(plan, now, (now - LONGEST_OPEN, now))?.into_iter().map(|standing| standing.dose);
        Ok(standing.filter(|dose| dose.status == Status::Due).map(|dose| dose.dose).filter(closes).collect())
    }

    /// The first dose of `regimen`, which begins with `from`, that has not closed.
    pub(crate) fn first_from(
        &self,
        regimen: &Regimen,
        from: DoseDate,
        now: Timestamp,
    ) -> Option<(ScheduledDose, Timestamp)> {
        self.open_by(regimen, now).or_else(|| {
            let ahead = first_instant_at(self.zone(), from.date().and_hms_opt(0, 0, 0)?);
            self.open_by(regimen, ahead.max(now))
        })
    }

    fn first_recorded(&self, from: DoseDate, until: DoseDate) -> Result<Option<DoseDate>, AppError> {
        let records = self.store.doses_between(from, until)?;
        Ok(records.iter().find(|record| record.dose.planned.is_some()).map(|record| record.dose.date))
    }
}

/// What `beginning` asks.
pub(crate) fn questions_of(beginning: &Beginning) -> Vec<PlanQuestion> {
    let mut questions = Vec::new();
    if beginning.has_passed {
        questions.push(PlanQuestion::Passed { begins: beginning.from.to_string() });
    }
    if !beginning.dropped.is_empty() {
        let dates = beginning.dropped.iter().map(DoseDate::to_string).collect();
        questions.push(PlanQuestion::DropsLater { dates });
    }
    questions
}

/// Those of `questions` that were not answered with yes. What asks something else by now is asked anew.
pub(crate) fn not_agreed(mut questions: Vec<PlanQuestion>, agreed: &[PlanQuestion]) -> Vec<PlanQuestion> {
    questions.retain(|question| !agreed.contains(question));
    questions
}
