//! What is recorded of the showings of a dose's reminder.

use ldn_core::dose::reminder::Showing;
use ldn_core::{DoseKey, Timestamp};
use ldn_store::{ReminderKind, ReminderRecord, ReminderReply};

use crate::companion::Companion;
use crate::error::AppError;

/// A showing of `key`'s reminder that is planned and no more.
pub(super) fn planned(key: DoseKey, attempt: u32, planned_for: Timestamp) -> ReminderRecord {
    ReminderRecord::planned(ReminderKind::Dose, key.to_string(), attempt, planned_for)
}

impl Companion {
    /// The showings of `key`'s reminder so far, in their order.
    pub(crate) fn showing_records(&self, key: DoseKey) -> Result<Vec<ReminderRecord>, AppError> {
        Ok(self.store.reminders(ReminderKind::Dose, &key.to_string())?)
    }

    /// The same, as the core's rule takes them.
    pub(crate) fn showings_of(&self, key: DoseKey) -> Result<Vec<Showing>, AppError> {
        let showing = |record: ReminderRecord| Showing {
            attempt: record.attempt,
            planned_for: record.planned_for,
            shown_at: record.shown_at,
            snoozed_until: record.snoozed_until,
        };
        Ok(self.showing_records(key)?.into_iter().map(showing).collect())
    }

    /// The last showing of `key`'s reminder with its answer, to be written with the dose's; none
    /// where none was shown.
    pub(crate) fn answered_reminder(
        &self,
        key: Option<DoseKey>,
        answer: ReminderReply,
        now: Timestamp,
    ) -> Result<Option<ReminderRecord>, AppError> {
        let Some(key) = key else { return Ok(None) };
        let last = self.showing_records(key)?.into_iter().next_back().filter(|last| last.shown_at.is_some());
        Ok(last.map(|last| ReminderRecord { answer: Some(answer), answered_at: Some(now), ..last }))
    }

    /// Records that the last showing of `key`'s reminder went from the screen unanswered.
    pub(super) fn note_taken_down(&mut self, key: DoseKey) -> Result<(), AppError> {
        let now = self.now();
        self.note_on_last(key, |last| ReminderRecord { taken_down_at: Some(now), ..last })
    }

    /// Records that the person waved the last showing of `key`'s reminder away.
    pub(super) fn note_dismissed(&mut self, key: DoseKey) -> Result<(), AppError> {
        let (now, answer) = (self.now(), Some(ReminderReply::Dismissed));
        self.note_on_last(key, |last| ReminderRecord { answer, answered_at: Some(now), ..last })
    }

    fn note_on_last(
        &mut self,
        key: DoseKey,
        note: impl FnOnce(ReminderRecord) -> ReminderRecord,
    ) -> Result<(), AppError> {
        let last = self.showing_records(key)?.into_iter().next_back();
        match last.filter(|last| last.shown_at.is_some() && last.answer.is_none()) {
            Some(last) => Ok(self.store.put_reminder(&note(last), self.now())?),
            None => Ok(()),
        }
    }

    /// The showing of `key`'s reminder that carries a snooze until `until`: the last one, or where
    /// none was shown yet the first, which then never comes.
    pub(crate) fn snoozed_reminder(
        &self,
        key: DoseKey,
        due: Timestamp,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<ReminderRecord, AppError> {
        let last = self.showing_records(key)?.into_iter().next_back().unwrap_or_else(|| planned(key, 0, due));
        let answer = Some(ReminderReply::Snoozed);
        Ok(ReminderRecord { answer, answered_at: Some(now), snoozed_until: Some(until), ..last })
    }
}
