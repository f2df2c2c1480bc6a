//! The reminders to come, for systems that show them without the program running.

use chrono::TimeDelta;
use ldn_core::dose::reminder::Wording;
use ldn_core::{Status, Timestamp};

use super::wording::{Speaker, dose_words};
use super::{OpenReminder, ReminderWords};
use crate::companion::Companion;
use crate::error::AppError;
use crate::ports::{Reminder, ReminderTag};

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
        let speaker = Speaker { words, zone: self.device_zone(), plan: &plan, settings: &settings };
        let upcoming = standing.iter().filter(|dose| dose.dose.status == Status::Upcoming).take(most);
        let composed = upcoming.map(|standing| {
            let dose = &standing.dose;
            let open = OpenReminder {
                tag: ReminderTag::Dose(dose.dose.key),
                due: dose.dose.due,
                closes: dose.closes,
                repeat: settings.repeat_rule(),
                words: dose_words(&speaker, dose),
            };
            (dose.dose.due, open.said(Wording::Due))
        });
        Ok(composed.collect())
    }
}
