//! A tick: what is due is shown, what is answered or closed is taken down.

use chrono::TimeDelta;
use ldn_core::Timestamp;
use ldn_core::dose::evidence::ON_TIME;
use ldn_core::dose::reminder::{NextShowing, Wording, next_showing};
use ldn_store::{LateBecause, ReminderRecord, ReminderWay as Way};

use super::agenda::{Agenda, OpenReminder, as_showings};
use super::evidence::QUIET;
use super::{Hands, OnScreen, ReminderLoop};
use crate::error::AppError;
use crate::ports::{Notifier, NotifyProblem, ReminderTag, Screen, Shown};
use crate::view::ReminderWay;

/// However far off the next reminder is, the loop looks again this soon.
const LOOK_AGAIN: TimeDelta = TimeDelta::hours(1);

impl ReminderLoop {
    /// [`ReminderLoop::tick`] over whatever agenda.
    ///
    /// # Errors
    /// Where the agenda can't be read or written. What could be shown was shown all the same.
    pub fn tick_over(
        &mut self,
        agenda: &mut dyn Agenda,
        notifier: &mut dyn Notifier,
        screen: &mut dyn Screen,
    ) -> Result<Timestamp, AppError> {
        let mut hands = Hands { notifier, screen };
        let now = agenda.now();
        let settled = agenda.settle();
        self.read_what_was_left(agenda)?;
        let open = agenda.open()?;
        self.take_down_all_but(agenda, &open, &mut hands)?;
        let quiet = agenda.quiet_until()?.filter(|until| now < *until);
        let mut look_again = (now + LOOK_AGAIN).min(quiet.unwrap_or(Timestamp::LATEST));
        let mut failed = settled.err();
        for reminder in &open {
            match self.remind(agenda, reminder, quiet.is_some(), &mut hands) {
                Ok(next) => look_again = look_again.min(reminder.closes).min(next.unwrap_or(Timestamp::LATEST)),
                Err(error) => failed = Some(error),
            }
        }
        self.looked_at = Some(now);
        match failed {
            Some(error) => Err(error),
            None => Ok(look_again.min(agenda.next_due()?.unwrap_or(Timestamp::LATEST))),
        }
    }

    /// What an earlier run of the program left on the screen still stands there, with buttons that
    /// nobody hears.
    fn read_what_was_left(&mut self, agenda: &mut dyn Agenda) -> Result<(), AppError> {
        if self.looked_at.is_some() {
            return Ok(());
        }
        for (tag, left) in agenda.left_on_screen()? {
            if let (Some(server), Some(number)) = (left.server, left.number) {
                self.on_screen.insert(tag, OnScreen { shown: Shown { server, number }, stale: true });
            }
        }
        Ok(())
    }

    fn take_down_all_but(
        &mut self,
        agenda: &mut dyn Agenda,
        open: &[OpenReminder],
        hands: &mut Hands<'_>,
    ) -> Result<(), AppError> {
        let is_open = |tag: &ReminderTag| open.iter().any(|reminder| reminder.tag == *tag);
        let gone: Vec<ReminderTag> = self.on_screen.keys().filter(|tag| !is_open(tag)).copied().collect();
        self.unrecorded.retain(|(tag, _)| is_open(tag));
        for tag in gone {
            self.take_down(agenda, tag, hands)?;
        }
        Ok(())
    }

    pub(super) fn take_down(
        &mut self,
        agenda: &mut dyn Agenda,
        tag: ReminderTag,
        hands: &mut Hands<'_>,
    ) -> Result<(), AppError> {
        let shown = self.on_screen.remove(&tag).map(|on_screen| on_screen.shown);
        hands.notifier.take_down(tag, shown.as_ref());
        hands.screen.changed();
        note_taken_down(agenda, tag)
    }

    /// Takes down everything: the program ends, and nobody would hear the buttons any more.
    ///
    /// # Errors
    /// Where it can't be written that they were taken down; they were all the same.
    pub fn quit_over(&mut self, agenda: &mut dyn Agenda, notifier: &mut dyn Notifier) -> Result<(), AppError> {
        let mut noted = Ok(());
        for (tag, on_screen) in std::mem::take(&mut self.on_screen) {
            notifier.take_down(tag, Some(&on_screen.shown));
            noted = note_taken_down(agenda, tag).and(noted);
        }
        noted
    }

    /// Shows `reminder` where its time has come; gives back when the next showing comes.
    fn remind(
        &mut self,
        agenda: &mut dyn Agenda,
        reminder: &OpenReminder,
        quiet: bool,
        hands: &mut Hands<'_>,
    ) -> Result<Option<Timestamp>, AppError> {
        let now = agenda.now();
        let records = agenda.showings(reminder.tag)?;
        let next = next_of(reminder, &records, now);
        if self.on_screen.contains_key(&reminder.tag) && is_put_off(&records, now) {
            self.take_down(agenda, reminder.tag, hands)?;
        }
        let Some(due) = next.filter(|next| next.at <= now && !self.unrecorded.contains(&(reminder.tag, next.attempt)))
        else {
            self.take_over(agenda, reminder, records, hands)?;
            return Ok(next.map(|next| next.at).filter(|at| *at > now));
        };
        let begun = records.into_iter().next_back().filter(|last| last.attempt == due.attempt);
        let record = begun.unwrap_or_else(|| agenda.planned(reminder.tag, due.attempt, due.at));
        if quiet {
            return hold_back(agenda, record).map(|()| None);
        }
        self.show(agenda, reminder, due, record, hands)?;
        let records = agenda.showings(reminder.tag)?;
        Ok(next_of(reminder, &records, now).map(|next| next.at))
    }

    /// Shows a reminder and records that it was shown, and how. The record is begun first, so that
    /// a crash in between leaves a trace; a record that can't be written keeps nobody unreminded.
    fn show(
        &mut self,
        agenda: &mut dyn Agenda,
        reminder: &OpenReminder,
        next: NextShowing,
        mut record: ReminderRecord,
        hands: &mut Hands<'_>,
    ) -> Result<(), AppError> {
        let now = agenda.now();
        let begun = agenda.keep(&record);
        let was_quiet = record.problem.as_deref() == Some(QUIET);
        record.late_because = self.late_because(record.planned_for, now, was_quiet);
        let wording = if was_quiet { Wording::Again } else { next.wording };
        let before = self.on_screen.get(&reminder.tag).map(|on_screen| on_screen.shown.clone());
        let shown = hands.notifier.show(&reminder.said(wording), before.as_ref());
        record.shown_at = Some(now);
        self.note(shown, reminder.tag, &mut record, hands);
        hands.screen.changed();
        let kept = begun.and_then(|()| agenda.keep(&record));
        if kept.is_err() {
            self.unrecorded.insert((reminder.tag, next.attempt));
        }
        kept
    }

    fn late_because(&self, planned_for: Timestamp, now: Timestamp, was_quiet: bool) -> Option<LateBecause> {
        if now.since(planned_for) <= ON_TIME {
            return None;
        }
        match self.looked_at {
            _ if was_quiet => Some(LateBecause::Quiet),
            None => Some(LateBecause::Off),
            Some(_) => Some(LateBecause::Asleep),
        }
    }

    /// Shows again what an earlier run or an ended notification service had on the screen: the
    /// same showing, with buttons that are heard.
    fn take_over(
        &mut self,
        agenda: &mut dyn Agenda,
        reminder: &OpenReminder,
        records: Vec<ReminderRecord>,
        hands: &mut Hands<'_>,
    ) -> Result<(), AppError> {
        let Some(left) = self.on_screen.get(&reminder.tag).filter(|on_screen| on_screen.stale).cloned() else {
            return Ok(());
        };
        let Some(mut record) = records.into_iter().rev().find(|record| record.shown_at.is_some()) else {
            return Ok(());
        };
        // A showing that was not the first says that it is still open.
        let wording = if record.attempt == 0 { Wording::Due } else { Wording::Again };
        let shown = hands.notifier.show(&reminder.said(wording), Some(&left.shown));
        self.on_screen.remove(&reminder.tag);
        self.note(shown, reminder.tag, &mut record, hands);
        agenda.keep(&record)
    }

    fn note(
        &mut self,
        shown: Result<Shown, NotifyProblem>,
        tag: ReminderTag,
        record: &mut ReminderRecord,
        hands: &mut Hands<'_>,
    ) {
        self.problem = shown.as_ref().err().map(|problem| AppError::from(*problem));
        record.problem = self.problem.as_ref().map(AppError::code);
        if let Ok(shown) = shown {
            self.way = ReminderWay::Notification;
            record.way = Some(Way::Notification);
            record.server = Some(shown.server.clone());
            record.number = Some(shown.number);
            record.taken_down_at = None;
            self.on_screen.insert(tag, OnScreen { shown, stale: false });
        } else {
            self.way = ReminderWay::Window;
            record.way = Some(Way::Window);
            self.on_screen.remove(&tag);
            hands.screen.raise();
        }
    }
}

fn next_of(reminder: &OpenReminder, records: &[ReminderRecord], now: Timestamp) -> Option<NextShowing> {
    next_showing(reminder.due, reminder.closes, &as_showings(records), reminder.repeat, now)
}

/// Whether it was snoozed, in the window perhaps, and is not to stand on the screen meanwhile.
fn is_put_off(records: &[ReminderRecord], now: Timestamp) -> bool {
    records.last().and_then(|last| last.snoozed_until).is_some_and(|until| until > now)
}

fn note_taken_down(agenda: &mut dyn Agenda, tag: ReminderTag) -> Result<(), AppError> {
    let now = agenda.now();
    let last = agenda.showings(tag)?.into_iter().rev().find(|showing| showing.shown_at.is_some());
    match last.filter(|last| last.taken_down_at.is_none()) {
        Some(last) => agenda.keep(&ReminderRecord { taken_down_at: Some(now), ..last }),
        None => Ok(()),
    }
}

/// In a quiet time nothing is shown, and it is recorded that it was so.
fn hold_back(agenda: &mut dyn Agenda, record: ReminderRecord) -> Result<(), AppError> {
    if record.problem.is_some() {
        return Ok(());
    }
    agenda.keep(&ReminderRecord { problem: Some(QUIET.to_owned()), ..record })
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
