//! Mending an answer later, through the record.

use std::str::FromStr;

use ldn_core::{Amount, DoseDate, DoseKey, ScheduledDose, Status, Timestamp, diary_date};
use ldn_store::{Dose, DoseRecord, Outcome, Via};

use super::take::{Taking, within_reach};
use crate::companion::{Companion, StoredPlan};
use crate::error::AppError;
use crate::view::{CorrectRequest, Correction, DoseId, RecordRef, TakeOutcome};

const CORRECT: &str = "correct";

impl Companion {
    /// Records what really happened with a dose.
    ///
    /// # Errors
    /// What can't be read in the request, [`AppError::NoSuchDose`], [`AppError::NotOpen`] for a
    /// dose still to come, or why it can't be written.
    pub fn correct(&mut self, request: &CorrectRequest) -> Result<TakeOutcome, AppError> {
        let plan = self.stored_plan()?;
        match &request.id {
            RecordRef::Dose { dose } => self.correct_scheduled(&plan, dose, request),
            RecordRef::Extra { id } => self.correct_extra(&plan, id, request),
        }
    }

    fn correct_scheduled(
        &mut self,
        plan: &StoredPlan,
        id: &DoseId,
        request: &CorrectRequest,
    ) -> Result<TakeOutcome, AppError> {
        let key = DoseKey::try_from(id)?;
        let standing = self.standing_dose(plan, key)?.ok_or(AppError::NoSuchDose)?;
        if standing.dose.status == Status::Upcoming {
            return Err(AppError::NotOpen);
        }
        let dose = self.dose_of(plan, &standing).ok_or(AppError::NoSuchDose)?;
        match &request.to {
            Correction::Taken { at, amount } => {
                let at = self.corrected_instant(&dose, at.as_deref())?;
                within_reach(&standing.dose, at)?;
                self.correct_to_taken(dose, None, at, amount, request.close_confirmed)
            }
            Correction::Skipped => {
                let saved = self.record_skipped(dose, Via::Window, CORRECT)?;
                Ok(TakeOutcome::Saved { saved, dose: Some(key.into()) })
            }
            Correction::NoAnswer => match standing.record {
                Some(record) if standing.dose.status != Status::Missed => self.take_answer_back(plan, record),
                _ => Err(AppError::NothingToUndo),
            },
        }
    }

    fn correct_extra(
        &mut self,
        plan: &StoredPlan,
        id: &str,
        request: &CorrectRequest,
    ) -> Result<TakeOutcome, AppError> {
        let record = self.store.extra_dose(id)?.ok_or(AppError::NoSuchDose)?;
        match &request.to {
            Correction::Taken { at, amount } => {
                let at = self.corrected_instant(&record.dose, at.as_deref())?;
                let date = DoseDate::new(diary_date(record.dose.zone, at).date());
                let dose = Dose { date, ..record.dose };
                self.correct_to_taken(dose, Some(record.id), at, amount, request.close_confirmed)
            }
            Correction::Skipped => Err(AppError::NoSuchDose),
            Correction::NoAnswer => self.take_answer_back(plan, record),
        }
    }

    /// The record shows its times in its own zone, and is corrected in it. A time that was not
    /// touched stays to the second.
    fn corrected_instant(&self, dose: &Dose, typed: Option<&str>) -> Result<Timestamp, AppError> {
        match (typed, dose.outcome) {
            (Some(typed), _) => self.instant_taken(Some(typed), dose.zone),
            (None, Outcome::Taken { at, .. }) => Ok(at),
            (None, _) => Err(AppError::TimeInvalid),
        }
    }

    fn correct_to_taken(
        &mut self,
        dose: Dose,
        id: Option<String>,
        at: Timestamp,
        amount: &str,
        close_confirmed: bool,
    ) -> Result<TakeOutcome, AppError> {
        let amount = Amount::from_str(amount)?;
        self.record_taken(Taking { dose, id, at, amount, close_confirmed, via: Via::Window, kind: CORRECT })
    }

    /// Takes an answer back: an open dose is open again, a closed one stands as missed.
    fn take_answer_back(&mut self, plan: &StoredPlan, record: DoseRecord) -> Result<TakeOutcome, AppError> {
        let now = self.now();
        let DoseRecord { id, dose } = record;
        let key = dose.key();
        let missed = missed_instead(plan, dose, now);
        let ((), saved) = self.write(CORRECT, Via::Window, now, |writer| match &missed {
            Some(missed) => writer.put_dose(missed).map(|_| ()),
            None => writer.remove_dose(&id).map(|_| ()),
        })?;
        Ok(TakeOutcome::Saved { saved, dose: key.map(DoseId::from) })
    }
}

/// What stands in the place of `dose` once its answer is taken back: where it was owed and has
/// closed it was missed, as it was planned then; otherwise nothing.
pub(super) fn missed_instead(plan: &StoredPlan, dose: Dose, now: Timestamp) -> Option<Dose> {
    let planned = dose.planned?;
    let key = dose.key()?;
    let scheduled = ScheduledDose { key, due: planned.due, at: planned.at, amount: planned.amount };
    let is_missed = planned.closes <= now && plan.owes(&scheduled);
    is_missed.then_some(Dose { outcome: Outcome::Missed, answered_at: None, via: Via::Window, ..dose })
}
