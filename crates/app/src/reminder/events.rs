//! What comes back from a reminder. The answer is on disk before the reminder goes.

use ldn_store::{ReminderRecord, ReminderReply};

use super::agenda::{Agenda, OpenReminder};
use super::{Hands, OnScreen, ReminderLoop};
use crate::error::AppError;
use crate::ports::{Notifier, Reminder, ReminderAnswer, ReminderEvent, ReminderTag, Screen};

impl ReminderLoop {
    /// [`ReminderLoop::handle`] over whatever agenda.
    ///
    /// # Errors
    /// Why the answer could not be kept.
    pub fn handle_over(
        &mut self,
        event: ReminderEvent,
        agenda: &mut dyn Agenda,
        notifier: &mut dyn Notifier,
        screen: &mut dyn Screen,
    ) -> Result<(), AppError> {
        let mut hands = Hands { notifier, screen };
        match event {
            ReminderEvent::Answered(_, ReminderAnswer::Open) => {
                hands.screen.raise();
                Ok(())
            }
            ReminderEvent::Answered(ReminderTag::Test, _) => {
                hands.notifier.take_down(ReminderTag::Test, None);
                Ok(())
            }
            ReminderEvent::Answered(tag, answer) => self.answered(agenda, tag, answer, &mut hands),
            ReminderEvent::Dismissed(ReminderTag::Test) => Ok(()),
            ReminderEvent::Dismissed(tag) => self.dismissed(agenda, tag),
            ReminderEvent::ServerRestarted => {
                self.on_screen.values_mut().for_each(|on_screen| on_screen.stale = true);
                Ok(())
            }
        }
    }

    fn answered(
        &mut self,
        agenda: &mut dyn Agenda,
        tag: ReminderTag,
        answer: ReminderAnswer,
        hands: &mut Hands<'_>,
    ) -> Result<(), AppError> {
        let answered = agenda.answer(tag, answer);
        if answered == Ok(true) {
            hands.screen.help_now();
        }
        match answered {
            // Answered in the window a moment before: the reminder has nothing left to ask.
            Ok(_) | Err(AppError::AlreadyAnswered | AppError::NoSuchDose) => {
                // The answer is kept; that the reminder went is only evidence.
                let _ = self.take_down(agenda, tag, hands);
                Ok(())
            }
            // No time is left to ask again, but the dose is still open: the reminder stays and says so.
            Err(AppError::SnoozePastClosing { .. }) => {
                self.say_again(agenda, tag, OpenReminder::no_later, hands);
                Ok(())
            }
            Err(AppError::NotOpen) => Ok(()),
            Err(error) => {
                self.say_again(agenda, tag, OpenReminder::not_saved, hands);
                Err(error)
            }
        }
    }

    /// The reminder stays, or comes back where its service took it down, and says why: its answer
    /// is not on disk, or it can't be put off.
    fn say_again(
        &mut self,
        agenda: &mut dyn Agenda,
        tag: ReminderTag,
        said: fn(&OpenReminder) -> Reminder,
        hands: &mut Hands<'_>,
    ) {
        let open = agenda.open().unwrap_or_default();
        let Some(reminder) = open.iter().find(|reminder| reminder.tag == tag) else {
            hands.screen.raise();
            return;
        };
        let before = self.on_screen.get(&tag).map(|on_screen| on_screen.shown.clone());
        match hands.notifier.show(&said(reminder), before.as_ref()) {
            Ok(shown) => {
                self.on_screen.insert(tag, OnScreen { shown, stale: false });
            }
            Err(_) => hands.screen.raise(),
        }
    }

    /// Waving a reminder away says nothing about the dose: it is repeated as if it had stayed.
    fn dismissed(&mut self, agenda: &mut dyn Agenda, tag: ReminderTag) -> Result<(), AppError> {
        self.on_screen.remove(&tag);
        let now = Some(agenda.now());
        let last = agenda.showings(tag)?.into_iter().next_back();
        let Some(last) = last.filter(|last| last.shown_at.is_some()) else { return Ok(()) };
        let answer = last.answer.or(Some(ReminderReply::Dismissed));
        let answered_at = last.answered_at.or(now);
        agenda.keep(&ReminderRecord { answer, answered_at, taken_down_at: now, ..last })
    }
}
