//! What the loop works from: whatever is to be reminded of, and what became of it.
//!
//! The loop knows no diary. A dose, a check-in or a refill is to it a reminder with its date, its
//! closing, its words and its answers.

use ldn_core::Timestamp;
use ldn_core::dose::reminder::{RepeatRule, Showing, Wording};
use ldn_store::ReminderRecord;

use crate::error::AppError;
use crate::ports::{Reminder, ReminderAction, ReminderAnswer, ReminderTag};

/// Something to be reminded of that is due, not answered and not closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenReminder {
    /// What it is about.
    pub tag: ReminderTag,
    /// Since when it is due.
    pub due: Timestamp,
    /// From then on nobody is reminded any more.
    pub closes: Timestamp,
    /// How often it is repeated.
    pub repeat: RepeatRule,
    /// What it says.
    pub words: OpenWords,
}

/// What a reminder says, by the moment it is shown at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenWords {
    /// On time: title and second line.
    pub due: (String, String),
    /// After the device was off.
    pub late: (String, String),
    /// Asked again.
    pub again: (String, String),
    /// The second line where an answer could not be kept.
    pub not_saved: String,
    /// The second line where it can't be put off any more.
    pub no_later: String,
    /// The buttons.
    pub actions: Vec<ReminderAction>,
}

impl OpenReminder {
    /// The reminder as it is shown in `wording`.
    pub(super) fn said(&self, wording: Wording) -> Reminder {
        let (title, body) = match wording {
            Wording::Due => &self.words.due,
            Wording::Late => &self.words.late,
            Wording::Again => &self.words.again,
        };
        let actions = self.words.actions.clone();
        Reminder { tag: self.tag, title: title.clone(), body: body.clone(), actions }
    }

    /// The same reminder, saying that it can't be put off any more.
    pub(super) fn no_later(&self) -> Reminder {
        Reminder { body: self.words.no_later.clone(), ..self.said(Wording::Again) }
    }

    /// The same reminder, saying that the answer could not be kept.
    pub(super) fn not_saved(&self) -> Reminder {
        Reminder { body: self.words.not_saved.clone(), ..self.said(Wording::Again) }
    }
}

/// Gives the loop what is to be reminded of, and keeps what became of it.
pub trait Agenda {
    /// The present instant.
    fn now(&self) -> Timestamp;

    /// Brings what closed unanswered up to date.
    ///
    /// # Errors
    /// Where it can't be read or written.
    fn settle(&mut self) -> Result<(), AppError>;

    /// What is open, the longest due first.
    ///
    /// # Errors
    /// Where it can't be read.
    fn open(&mut self) -> Result<Vec<OpenReminder>, AppError>;

    /// When the next one that is not open yet falls due; none within the next days.
    ///
    /// # Errors
    /// Where it can't be read.
    fn next_due(&mut self) -> Result<Option<Timestamp>, AppError>;

    /// Until when the person has asked for quiet.
    ///
    /// # Errors
    /// Where it can't be read.
    fn quiet_until(&mut self) -> Result<Option<Timestamp>, AppError>;

    /// What an earlier run of the program may have left on the screen.
    ///
    /// # Errors
    /// Where it can't be read.
    fn left_on_screen(&mut self) -> Result<Vec<(ReminderTag, ReminderRecord)>, AppError>;

    /// The showings of a reminder so far, in their order.
    ///
    /// # Errors
    /// Where it can't be read.
    fn showings(&mut self, tag: ReminderTag) -> Result<Vec<ReminderRecord>, AppError>;

    /// A showing of `tag` that is planned and no more.
    fn planned(&self, tag: ReminderTag, attempt: u32, planned_for: Timestamp) -> ReminderRecord;

    /// Keeps what is known of a showing.
    ///
    /// # Errors
    /// Where it can't be written.
    fn keep(&mut self, showing: &ReminderRecord) -> Result<(), AppError>;

    /// Carries out what was answered; it is on disk when this returns. Says whether the help-now
    /// text belongs beside it (D4).
    ///
    /// # Errors
    /// Why it can't be kept.
    fn answer(&mut self, tag: ReminderTag, answer: ReminderAnswer) -> Result<bool, AppError>;
}

/// The showings as the core's rule takes them.
pub(super) fn as_showings(records: &[ReminderRecord]) -> Vec<Showing> {
    let showing = |record: &ReminderRecord| Showing {
        attempt: record.attempt,
        planned_for: record.planned_for,
        shown_at: record.shown_at,
        snoozed_until: record.snoozed_until,
    };
    records.iter().map(showing).collect()
}
