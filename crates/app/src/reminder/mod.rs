//! The reminder loop. What is on the screen is a projection of the plan and the records: it is
//! made anew at each tick, and making it anew shows nothing twice.

mod events;
mod evidence;
mod showing;
mod tick;
mod upcoming;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use ldn_core::DoseKey;

use crate::ports::{Notifier, Reminder, ReminderTag, Shown};
use crate::view::{ReminderTest, ReminderWay};

pub use words::{PartWords, ReminderWords};

/// Shows reminders when they are due, and carries their answers to the diary.
pub struct ReminderLoop {
    words: ReminderWords,
    way: ReminderWay,
    /// What the notification service shows, and whether it is this run of the program that hears
    /// its buttons.
    on_screen: BTreeMap<DoseKey, OnScreen>,
    /// Showings whose record could not be written (a full disk), so that they are not repeated at
    /// every tick.
    unrecorded: BTreeSet<(DoseKey, u32)>,
    /// What an earlier run left on the screen was read from the diary.
    restored: bool,
}

/// A reminder on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
struct OnScreen {
    shown: Shown,
    /// Shown by an earlier run, or by a notification service that has begun anew.
    stale: bool,
}

impl ReminderLoop {
    /// A loop that speaks in `words`.
    #[must_use]
    pub fn new(words: ReminderWords) -> Self {
        Self {
            words,
            way: ReminderWay::Notification,
            on_screen: BTreeMap::new(),
            unrecorded: BTreeSet::new(),
            restored: false,
        }
    }

    /// By what way the last reminder went.
    #[must_use]
    pub fn way(&self) -> ReminderWay {
        self.way
    }

    /// Shows a reminder as a test.
    pub fn test(&mut self, notifier: &mut dyn Notifier) -> ReminderTest {
        let reminder = Reminder {
            tag: ReminderTag::Test,
            title: self.words.test_title.clone(),
            body: self.words.test_body.clone(),
            actions: Vec::new(),
        };
        match notifier.show(&reminder, None) {
            Ok(_) => {
                self.way = ReminderWay::Notification;
                ReminderTest { way: self.way, problem: None }
            }
            Err(problem) => {
                self.way = ReminderWay::Window;
                ReminderTest { way: self.way, problem: Some(problem.into()) }
            }
        }
    }
}
