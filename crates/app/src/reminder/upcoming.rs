//! The reminders to come, for systems that show them without the program running.

use chrono::TimeDelta;
use ldn_core::dose::reminder::Wording;
use ldn_core::{Status, Timestamp};

use super::ReminderWords;
use super::showing::compose;
use crate::companion::Companion;
use crate::error::AppError;
use crate::ports::Reminder;

/// How far ahead reminders are armed.
const AHEAD: TimeDelta = TimeDelta::days(40);

impl Companion {
    /// The reminders of the next doses, at most `most`, soonest first: what a phone arms with its
    /// system. The list is a projection of the plan, made anew after each write.
    ///
    /// # Errors
    /// Where the diary can't be read.
    pub fn upcoming_reminders(
        &self,
        words: &ReminderWords,
        most: usize,
    ) -> Result<Vec<(Timestamp, Reminder)>, AppError> {
        let (plan, settings, now) = (self.stored_plan()?, self.settings()?, self.now());
        let standing = self.standing(&plan, now, (now, now + AHEAD))?;
        let upcoming = standing.iter().filter(|dose| dose.dose.status == Status::Upcoming).take(most);
        let composed = upcoming.map(|standing| {
            let reminder = compose(words, self, &plan, &standing.dose, Wording::Due, &settings);
            (standing.dose.dose.due, reminder)
        });
        Ok(composed.collect())
    }
}
