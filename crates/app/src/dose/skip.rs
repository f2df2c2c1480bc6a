//! "Skip": a dose left out by choice.

use ldn_core::DoseKey;
use ldn_store::{Dose, Outcome, ReminderReply, Via};

use crate::companion::Companion;
use crate::error::AppError;
use crate::view::{DoseId, Saved};

impl Companion {
    /// Records a scheduled dose as left out by choice.
    ///
    /// # Errors
    /// [`AppError::NoSuchDose`], [`AppError::AlreadyAnswered`], or why it can't be written.
    pub fn skip(&mut self, dose: &DoseId) -> Result<Saved, AppError> {
        self.skip_via(dose, Via::Window)
    }

    /// The same, from a notification, the tray or the demonstration.
    ///
    /// # Errors
    /// As [`Companion::skip`].
    pub fn skip_via(&mut self, dose: &DoseId, via: Via) -> Result<Saved, AppError> {
        let key = DoseKey::try_from(dose)?;
        let plan = self.stored_plan()?;
        let standing = self.standing_dose(&plan, key)?.ok_or(AppError::NoSuchDose)?;
        if standing.is_answered() {
            return Err(AppError::AlreadyAnswered);
        }
        let dose = self.dose_of(&plan, &standing).ok_or(AppError::NoSuchDose)?;
        self.record_skipped(dose, via, "skip")
    }

    pub(super) fn record_skipped(&mut self, mut dose: Dose, via: Via, kind: &'static str) -> Result<Saved, AppError> {
        let now = self.now();
        dose.outcome = Outcome::Skipped;
        dose.answered_at = Some(now);
        dose.via = via;
        let reminder = self.answered_reminder(dose.key(), ReminderReply::Skipped, now)?;
        let ((), saved) = self.write(kind, via, now, |writer| {
            writer.put_dose(&dose)?;
            reminder.iter().try_for_each(|reminder| writer.put_reminder(reminder))
        })?;
        Ok(saved)
    }
}
