//! The reminder loop. What is on the screen is a projection of the plan and the records: it is
//! made anew at each tick, and making it anew shows nothing twice.

mod agenda;
mod dated;
mod diary;
mod events;
mod evidence;
mod tick;
mod upcoming;
mod wording;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use ldn_core::Timestamp;

use crate::companion::Companion;
use crate::error::AppError;
use crate::ports::{Notifier, Reminder, ReminderEvent, ReminderTag, Screen, Shown};
use crate::view::{ReminderTest, ReminderWay};

use wording::dose_actions;

pub use agenda::{Agenda, OpenReminder, OpenWords};
pub(crate) use evidence::QUIET;
pub use words::{PartWords, ReminderWords};

/// Shows reminders when they are due, and carries their answers to the diary.
pub struct ReminderLoop {
    words: ReminderWords,
    way: ReminderWay,
    problem: Option<AppError>,
    /// What the notification service shows, and whether it is this run of the program that hears
    /// its buttons.
    on_screen: BTreeMap<ReminderTag, OnScreen>,
    /// Showings whose record could not be written (a full disk), so that they are not repeated at
    /// every tick.
    unrecorded: BTreeSet<(ReminderTag, u32)>,
    /// When the loop last looked; none before the first tick of this run.
    looked_at: Option<Timestamp>,
}

/// Minutes that the snooze button of the test names.
const SNOOZE_SHOWN: u16 = 10;

/// A reminder on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
struct OnScreen {
    shown: Shown,
    /// Shown by an earlier run, or by a notification service that has begun anew.
    stale: bool,
}

/// The ports a tick acts through.
struct Hands<'a> {
    notifier: &'a mut dyn Notifier,
    screen: &'a mut dyn Screen,
}

impl ReminderLoop {
    /// A loop that speaks in `words`.
    #[must_use]
    pub fn new(words: ReminderWords) -> Self {
        Self {
            words,
            way: ReminderWay::Notification,
            problem: None,
            on_screen: BTreeMap::new(),
            unrecorded: BTreeSet::new(),
            looked_at: None,
        }
    }

    /// By what way the last reminder went.
    #[must_use]
    pub fn way(&self) -> ReminderWay {
        self.way
    }

    /// Why the last reminder could not be shown as a notification, where it could not.
    #[must_use]
    pub fn problem(&self) -> Option<&AppError> {
        self.problem.as_ref()
    }

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
        let words = self.words.clone();
        self.tick_over(&mut companion.agenda(&words), notifier, screen)
    }

    /// Carries an answer to the diary, and then takes the reminder down. Where it can't be kept,
    /// the reminder stays and says so.
    ///
    /// # Errors
    /// Why the answer could not be kept.
    pub fn handle(
        &mut self,
        event: ReminderEvent,
        companion: &mut Companion,
        notifier: &mut dyn Notifier,
        screen: &mut dyn Screen,
    ) -> Result<(), AppError> {
        let words = self.words.clone();
        self.handle_over(event, &mut companion.agenda(&words), notifier, screen)
    }

    /// Takes down what is on the screen: the program ends, and nobody would hear its buttons.
    ///
    /// # Errors
    /// Where that can't be recorded; it was taken down all the same.
    pub fn quit(&mut self, companion: &mut Companion, notifier: &mut dyn Notifier) -> Result<(), AppError> {
        let words = self.words.clone();
        self.quit_over(&mut companion.agenda(&words), notifier)
    }

    /// Shows a reminder as a test.
    pub fn test(&mut self, notifier: &mut dyn Notifier) -> ReminderTest {
        let reminder = Reminder {
            tag: ReminderTag::Test,
            title: self.words.test_title.clone(),
            body: self.words.test_body.clone(),
            actions: dose_actions(&self.words, SNOOZE_SHOWN),
        };
        self.problem = notifier.show(&reminder, None).err().map(AppError::from);
        self.way = if self.problem.is_none() { ReminderWay::Notification } else { ReminderWay::Window };
        ReminderTest { way: self.way, problem: self.problem.clone() }
    }
}
