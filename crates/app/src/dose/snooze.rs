//! "Snooze": ask again a little later.

use ldn_core::dose::reminder::snooze_until;
use ldn_core::{DoseKey, Status};
use ldn_store::Via;

use crate::companion::Companion;
use crate::error::AppError;
use crate::ports::ReminderTag;
use crate::settings::SNOOZE_RANGE;
use crate::view::{DoseId, Saved};

impl Companion {
    /// Has the reminder of an open or upcoming dose shown again in `minutes`.
    ///
    /// # Errors
    /// [`AppError::SettingOutOfRange`], [`AppError::NoSuchDose`], [`AppError::NotOpen`],
    /// [`AppError::SnoozePastClosing`], or why it can't be written.
    pub fn snooze(&mut self, dose: &DoseId, minutes: u16) -> Result<Saved, AppError> {
        self.snooze_via(dose, minutes, Via::Window)
    }

    /// The same, from a notification or the tray.
    ///
    /// # Errors
    /// As [`Companion::snooze`].
    pub fn snooze_via(&mut self, dose: &DoseId, minutes: u16, via: Via) -> Result<Saved, AppError> {
        if !SNOOZE_RANGE.contains(&minutes) {
            return Err(AppError::SettingOutOfRange);
        }
        let key = DoseKey::try_from(dose)?;
        let plan = self.stored_plan()?;
        let standing = self.standing_dose(&plan, key)?.ok_or(AppError::NoSuchDose)?;
        if !matches!(standing.dose.status, Status::Due | Status::Upcoming) {
            return Err(AppError::NotOpen);
        }
        let now = self.now();
        let (due, closes) = (standing.dose.dose.due, standing.dose.closes);
        let until = snooze_until(due, closes, now, minutes)
            .ok_or(AppError::SnoozePastClosing { closes_at: closes.seconds() })?;
        let reminder = self.snoozed_reminder(ReminderTag::Dose(key), due, until, now)?;
        let ((), saved) = self.write("snooze", via, now, |writer| writer.put_reminder(&reminder))?;
        // A snooze is taken back by answering; there is nothing in the diary to undo.
        Ok(Saved { operation: None, ..saved })
    }
}
