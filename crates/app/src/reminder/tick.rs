//! A tick: what is due is shown, what is answered or closed is taken down.

use chrono::TimeDelta;
use ldn_core::dose::reminder::{NextShowing, next_showing};
use ldn_core::{DoseKey, DoseStatus, Timestamp};
use ldn_store::{ReminderRecord, ReminderWay as Way};

use super::evidence::planned;
use super::{OnScreen, ReminderLoop};
use crate::companion::{Companion, StoredPlan};
use crate::error::AppError;
use crate::ports::{Notifier, NotifyProblem, ReminderTag, Screen, Shown};
use crate::view::{ReminderWay, Settings};

/// However far off the next reminder is, the clock and the zone are looked at this often.
const LOOK_AGAIN: TimeDelta = TimeDelta::hours(1);

/// The ports a tick acts through.
pub(super) struct Hands<'a> {
    pub(super) notifier: &'a mut dyn Notifier,
    pub(super) screen: &'a mut dyn Screen,
}

impl ReminderLoop {
    /// Shows what is due, takes down what was answered or has closed, and records what was missed.
    /// Gives back when to look again at the latest.
    ///
    /// # Errors
    /// Where the diary can't be read or written. What could be shown was shown all the same.
    pub fn tick(
        &mut self,
        companion: &mut Companion,
        notifier: &mut dyn Notifier,
        screen: &mut dyn Screen,
    ) -> Result<Timestamp, AppError> {
        let mut hands = Hands { notifier, screen };
        let now = companion.now();
        let settled = companion.settle();
        self.read_what_was_left(companion)?;
        let plan = companion.stored_plan()?;
        let settings = companion.settings()?;
        let open = companion.open_doses(&plan, now)?;
        self.take_down_all_but(companion, &open, &mut hands)?;
        let mut look_again = now + LOOK_AGAIN;
        for dose in open.iter().filter(|dose| plan.owes(&dose.dose)) {
            let next = self.remind(companion, dose, &settings, now, &mut hands)?;
            look_again = look_again.min(dose.closes).min(next.unwrap_or(Timestamp::LATEST));
        }
        settled?;
        Ok(look_again.min(companion.next_due(&plan, now).unwrap_or(Timestamp::LATEST)))
    }

    /// What an earlier run of the program left on the screen still stands there, with buttons that
    /// nobody hears.
    fn read_what_was_left(&mut self, companion: &Companion) -> Result<(), AppError> {
        if self.restored {
            return Ok(());
        }
        for left in companion.store.reminders_on_screen()? {
            let (Ok(key), Some(server), Some(number)) = (left.subject.parse(), left.server, left.number) else {
                continue;
            };
            self.on_screen.insert(key, OnScreen { shown: Shown { server, number }, stale: true });
        }
        self.restored = true;
        Ok(())
    }

    fn take_down_all_but(
        &mut self,
        companion: &mut Companion,
        open: &[DoseStatus],
        hands: &mut Hands<'_>,
    ) -> Result<(), AppError> {
        let is_open = |key: &DoseKey| open.iter().any(|dose| dose.dose.key == *key);
        let gone: Vec<DoseKey> = self.on_screen.keys().filter(|key| !is_open(key)).copied().collect();
        self.unrecorded.retain(|(key, _)| is_open(key));
        for key in gone {
            self.take_down(key, hands);
            hands.screen.changed();
            companion.note_taken_down(key)?;
        }
        Ok(())
    }

    pub(super) fn take_down(&mut self, key: DoseKey, hands: &mut Hands<'_>) {
        let shown = self.on_screen.remove(&key).map(|on_screen| on_screen.shown);
        hands.notifier.take_down(ReminderTag::Dose(key), shown.as_ref());
    }

    /// Shows the reminder of `dose` where its time has come; gives back when the next one comes.
    fn remind(
        &mut self,
        companion: &mut Companion,
        dose: &DoseStatus,
        settings: &Settings,
        now: Timestamp,
        hands: &mut Hands<'_>,
    ) -> Result<Option<Timestamp>, AppError> {
        let key = dose.dose.key;
        let rule = settings.repeat_rule();
        let showings = companion.showings_of(key)?;
        let next = next_showing(dose.dose.due, dose.closes, &showings, rule, now);
        match next {
            Some(next) if next.at <= now && !self.unrecorded.contains(&(key, next.attempt)) => {
                self.show(companion, dose, next, settings, hands)?;
                let showings = companion.showings_of(key)?;
                Ok(next_showing(dose.dose.due, dose.closes, &showings, rule, now).map(|next| next.at))
            }
            _ => {
                self.take_over(companion, dose, settings, hands)?;
                Ok(next.map(|next| next.at).filter(|at| *at > now))
            }
        }
    }

    /// Shows a reminder and records that it was shown, and how. The record is begun first, so that
    /// a crash in between leaves a trace; a record that can't be written keeps nobody unreminded.
    fn show(
        &mut self,
        companion: &mut Companion,
        dose: &DoseStatus,
        next: NextShowing,
        settings: &Settings,
        hands: &mut Hands<'_>,
    ) -> Result<(), AppError> {
        let key = dose.dose.key;
        let now = companion.now();
        let mut record = planned(key, next.attempt, next.at);
        let begun = companion.store.put_reminder(&record, now);
        let plan = companion.stored_plan()?;
        let reminder = self.compose(companion, &plan, dose, next.wording, settings);
        let before = self.on_screen.get(&key).map(|on_screen| on_screen.shown.clone());
        let shown = hands.notifier.show(&reminder, before.as_ref());
        record.shown_at = Some(now);
        self.note(key, shown, &mut record, hands);
        hands.screen.changed();
        let kept = begun.and_then(|()| companion.store.put_reminder(&record, now));
        if kept.is_err() {
            self.unrecorded.insert((key, next.attempt));
        }
        Ok(kept?)
    }

    /// Shows again what an earlier run or an ended notification service had on the screen: the
    /// same showing, with buttons that are heard.
    fn take_over(
        &mut self,
        companion: &mut Companion,
        dose: &DoseStatus,
        settings: &Settings,
        hands: &mut Hands<'_>,
    ) -> Result<(), AppError> {
        let key = dose.dose.key;
        let Some(left) = self.on_screen.get(&key).filter(|on_screen| on_screen.stale).cloned() else {
            return Ok(());
        };
        let records = companion.showing_records(key)?;
        let Some(mut record) = records.into_iter().rev().find(|record| record.shown_at.is_some()) else {
            return Ok(());
        };
        let plan = companion.stored_plan()?;
        let wording = super::showing::wording_of(&record);
        let reminder = self.compose(companion, &plan, dose, wording, settings);
        let shown = hands.notifier.show(&reminder, Some(&left.shown));
        self.on_screen.remove(&key);
        self.note(key, shown, &mut record, hands);
        companion.store.put_reminder(&record, companion.now())?;
        Ok(())
    }

    fn note(
        &mut self,
        key: DoseKey,
        shown: Result<Shown, NotifyProblem>,
        record: &mut ReminderRecord,
        hands: &mut Hands<'_>,
    ) {
        match shown {
            Ok(shown) => {
                self.way = ReminderWay::Notification;
                record.way = Some(Way::Notification);
                record.server = Some(shown.server.clone());
                record.number = Some(shown.number);
                record.problem = None;
                self.on_screen.insert(key, OnScreen { shown, stale: false });
            }
            Err(problem) => {
                self.way = ReminderWay::Window;
                record.way = Some(Way::Window);
                record.problem = Some(AppError::from(problem).code());
                self.on_screen.remove(&key);
                hands.screen.raise();
            }
        }
    }
}

impl From<NotifyProblem> for AppError {
    fn from(problem: NotifyProblem) -> Self {
        match problem {
            NotifyProblem::NoServer => Self::NoNotificationServer,
            NotifyProblem::NotAllowed => Self::NotificationsNotAllowed,
            NotifyProblem::Refused => Self::NotificationRefused,
        }
    }
}

/// Named here since only the reminders need it.
pub(super) fn medicine_of(plan: &StoredPlan, key: DoseKey) -> Option<ldn_core::Medicine> {
    crate::dose::take::medicine_on(plan, key.date)
}
