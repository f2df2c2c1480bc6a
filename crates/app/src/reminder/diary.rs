//! The diary as the loop's agenda: doses that are due, and doses soon due where the person wants
//! to be told ahead.

use chrono::TimeDelta;
use ldn_core::dose::reminder::RepeatRule;
use ldn_core::{DoseKey, DoseStatus, Status, Timestamp};
use ldn_store::{ReminderRecord, Via};

use super::agenda::{Agenda, OpenReminder};
use super::evidence::{planned, tag_of};
use super::wording::{Speaker, ahead_words, dose_words};
use super::words::ReminderWords;
use crate::companion::{Companion, StoredPlan};
use crate::error::AppError;
use crate::ports::{ReminderAnswer, ReminderTag};
use crate::view::{DoseId, Settings, TakeOutcome, TakeRequest, TakeTarget};

/// A gentle reminder ahead of a dose is shown once.
const ONCE: RepeatRule = RepeatRule { every_minutes: 1, times: 0 };

/// The diary as the loop's agenda.
pub(super) struct DiaryAgenda<'a> {
    companion: &'a mut Companion,
    words: &'a ReminderWords,
}

impl Companion {
    /// The diary as the loop's agenda, speaking in `words`.
    pub(super) fn agenda<'a>(&'a mut self, words: &'a ReminderWords) -> DiaryAgenda<'a> {
        DiaryAgenda { companion: self, words }
    }
}

impl DiaryAgenda<'_> {
    fn dose_reminder(&self, plan: &StoredPlan, dose: &DoseStatus, settings: &Settings) -> OpenReminder {
        let speaker = Speaker { words: self.words, zone: self.companion.device_zone(), plan, settings };
        OpenReminder {
            tag: ReminderTag::Dose(dose.dose.key),
            due: dose.dose.due,
            closes: dose.closes,
            repeat: settings.repeat_rule(),
            words: dose_words(&speaker, dose),
        }
    }

    /// The reminders ahead of doses that are due within the time the person chose.
    fn ahead(&self, plan: &StoredPlan, settings: &Settings, now: Timestamp) -> Result<Vec<OpenReminder>, AppError> {
        let ahead = TimeDelta::minutes(i64::from(settings.ahead_minutes));
        if ahead.is_zero() {
            return Ok(Vec::new());
        }
        let speaker = Speaker { words: self.words, zone: self.companion.device_zone(), plan, settings };
        let soon = self.companion.standing(plan, now, (now, now + ahead))?;
        let upcoming = soon.iter().map(|standing| &standing.dose).filter(|dose| dose.status == Status::Upcoming);
        let reminder = |dose: &DoseStatus| OpenReminder {
            tag: ReminderTag::Ahead(dose.dose.key),
            due: dose.dose.due - ahead,
            closes: dose.dose.due,
            repeat: ONCE,
            words: ahead_words(&speaker, dose),
        };
        Ok(upcoming.map(reminder).collect())
    }

    fn answer_dose(&mut self, key: DoseKey, answer: ReminderAnswer) -> Result<bool, AppError> {
        let dose = DoseId::from(key);
        match answer {
            ReminderAnswer::Taken => {
                let outcome = self.companion.take_via(&taken(dose), Via::Notification)?;
                Ok(matches!(outcome, TakeOutcome::Saved { saved, .. } if saved.help_now))
            }
            ReminderAnswer::Skip => self.companion.skip_via(&dose, Via::Notification).map(|_| false),
            ReminderAnswer::Snooze => {
                let minutes = self.companion.settings()?.snooze_minutes;
                self.companion.snooze_via(&dose, minutes, Via::Notification).map(|_| false)
            }
            ReminderAnswer::Open => Ok(false),
        }
    }
}

impl Agenda for DiaryAgenda<'_> {
    fn now(&self) -> Timestamp {
        self.companion.now()
    }

    fn settle(&mut self) -> Result<(), AppError> {
        self.companion.settle()
    }

    fn open(&mut self) -> Result<Vec<OpenReminder>, AppError> {
        let (plan, settings, now) = (self.companion.stored_plan()?, self.companion.settings()?, self.companion.now());
        let mut open = self.companion.open_dated(&plan, self.words, &settings, now)?;
        if self.companion.reminders_held(&plan, now)? {
            return Ok(open);
        }
        let doses = self.companion.open_doses(&plan, now)?;
        for dose in &doses {
            // A dose that the plan brought in after its time asks only where it was put off by hand.
            if plan.owes(&dose.dose) || !self.companion.showings_of(dose.dose.key)?.is_empty() {
                open.push(self.dose_reminder(&plan, dose, &settings));
            }
        }
        open.extend(self.ahead(&plan, &settings, now)?);
        Ok(open)
    }

    fn next_due(&mut self) -> Result<Option<Timestamp>, AppError> {
        let (plan, now) = (self.companion.stored_plan()?, self.companion.now());
        let ahead = TimeDelta::minutes(i64::from(self.companion.settings()?.ahead_minutes));
        let dose = self.companion.next_due(&plan, now);
        let dose = dose.map(|due| if due - ahead > now { due - ahead } else { due });
        let dated = self.companion.next_dated(&plan, now)?;
        Ok([dose, dated].into_iter().flatten().min())
    }

    fn quiet_until(&mut self) -> Result<Option<Timestamp>, AppError> {
        Ok(self.companion.settings()?.quiet_until.map(Timestamp::from_seconds))
    }

    fn left_on_screen(&mut self) -> Result<Vec<(ReminderTag, ReminderRecord)>, AppError> {
        let left = self.companion.store.reminders_on_screen()?;
        Ok(left.into_iter().filter_map(|record| Some((tag_of(&record)?, record))).collect())
    }

    fn showings(&mut self, tag: ReminderTag) -> Result<Vec<ReminderRecord>, AppError> {
        self.companion.showing_records(tag)
    }

    fn planned(&self, tag: ReminderTag, attempt: u32, planned_for: Timestamp) -> ReminderRecord {
        planned(tag, attempt, planned_for)
    }

    fn keep(&mut self, showing: &ReminderRecord) -> Result<(), AppError> {
        let now = self.companion.now();
        Ok(self.companion.store.put_reminder(showing, now)?)
    }

    fn answer(&mut self, tag: ReminderTag, answer: ReminderAnswer) -> Result<bool, AppError> {
        match tag {
            ReminderTag::Dose(key) | ReminderTag::Ahead(key) => self.answer_dose(key, answer),
            ReminderTag::Dated(kind, due) if answer == ReminderAnswer::Snooze => {
                self.companion.snooze_dated(kind, due).map(|()| false)
            }
            ReminderTag::Dated(..) | ReminderTag::Test => Err(AppError::NotOpen),
        }
    }
}

/// "Taken" from a notification is a fact already: it is kept without a question.
fn taken(dose: DoseId) -> TakeRequest {
    TakeRequest { target: TakeTarget::Dose { dose }, at: None, amount: None, close_confirmed: true }
}
