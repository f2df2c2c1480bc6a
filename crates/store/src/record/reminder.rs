//! Evidence of what was shown.

use ldn_core::{Timestamp, names};
use rusqlite::{Row, named_params};

use crate::error::StoreError;
use crate::stamp::new_id;

const UNREADABLE: StoreError = StoreError::Unreadable { table: "reminder" };

/// What reminders are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReminderKind {
    /// A scheduled dose; the subject is its key.
    Dose,
    /// A scheduled dose some time before it is due; the subject is its key.
    Ahead,
    /// The day's check-in; the subject is when it is due, as are those of the kinds below.
    CheckIn,
    /// Stock that runs low.
    Refill,
    /// Surgery or dental treatment ahead.
    Surgery,
    /// Looking back after some weeks.
    Review,
    /// A step of the plan to be decided on.
    Step,
}
names!(ReminderKind {
    Dose = "dose",
    Ahead = "ahead",
    CheckIn = "check_in",
    Refill = "refill",
    Surgery = "surgery",
    Review = "review",
    Step = "step",
});

/// How a reminder was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReminderWay {
    /// As a notification of the system.
    Notification,
    /// By the program's own window, where there was no notification to be had.
    Window,
}
names!(ReminderWay { Notification = "notification", Window = "window" });

/// What the person did about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReminderReply {
    /// Said that the dose was taken.
    Taken,
    /// Asked to be asked again.
    Snoozed,
    /// Left the dose out by choice.
    Skipped,
    /// Waved the reminder away: no answer to the dose.
    Dismissed,
}
names!(ReminderReply { Taken = "taken", Snoozed = "snoozed", Skipped = "skipped", Dismissed = "dismissed" });

/// Why a reminder was shown later than planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LateBecause {
    /// The program was not running.
    Off,
    /// The computer was asleep, or its clock was moved.
    Asleep,
    /// The person had asked for quiet.
    Quiet,
}
names!(LateBecause { Off = "off", Asleep = "asleep", Quiet = "quiet" });

/// One showing of a reminder on this device. There is at most one for each kind, subject and attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReminderRecord {
    /// What it is about.
    pub kind: ReminderKind,
    /// Which one of them: a dose's key, "2026-01-10/bedtime".
    pub subject: String,
    /// The number of the showing, from 0.
    pub attempt: u32,
    /// When it was to be shown.
    pub planned_for: Timestamp,
    /// When it was shown; none where it did not get so far.
    pub shown_at: Option<Timestamp>,
    /// How it was shown. Known wherever `shown_at` is.
    pub way: Option<ReminderWay>,
    /// The run of the notification service that shows it.
    pub server: Option<String>,
    /// The service's own number for it.
    pub number: Option<u32>,
    /// Why it was shown late, where it was.
    pub late_because: Option<LateBecause>,
    /// Why it was not shown as a notification, in a word of the program's own.
    pub problem: Option<String>,
    /// The answer.
    pub answer: Option<ReminderReply>,
    /// When it was answered. Known exactly where `answer` is.
    pub answered_at: Option<Timestamp>,
    /// Until when it was put off.
    pub snoozed_until: Option<Timestamp>,
    /// When it went from the screen without an answer: replaced, closed, or answered elsewhere.
    pub taken_down_at: Option<Timestamp>,
}

impl ReminderRecord {
    /// A showing that is planned and no more.
    #[must_use]
    pub fn planned(kind: ReminderKind, subject: impl Into<String>, attempt: u32, planned_for: Timestamp) -> Self {
        Self {
            kind,
            subject: subject.into(),
            attempt,
            planned_for,
            shown_at: None,
            way: None,
            server: None,
            number: None,
            late_because: None,
            problem: None,
            answer: None,
            answered_at: None,
            snoozed_until: None,
            taken_down_at: None,
        }
    }

    /// The columns `read` takes.
    pub(crate) const COLUMNS: &str = "kind, subject, attempt, planned_for, shown_at, way, server, number, problem, \
        answer, answered_at, snoozed_until, taken_down_at, late_because";

    /// The record of a row with [`Self::COLUMNS`].
    pub(crate) fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        let instant =
            |column: usize| Ok::<_, StoreError>(row.get::<_, Option<i64>>(column)?.map(Timestamp::from_seconds));
        Ok(Self {
            kind: ReminderKind::named(&row.get::<_, String>(0)?).ok_or(UNREADABLE)?,
            subject: row.get(1)?,
            attempt: row.get(2)?,
            planned_for: Timestamp::from_seconds(row.get(3)?),
            shown_at: instant(4)?,
            way: named(row, 5, ReminderWay::named)?,
            server: row.get(6)?,
            number: row.get(7)?,
            problem: row.get(8)?,
            answer: named(row, 9, ReminderReply::named)?,
            answered_at: instant(10)?,
            snoozed_until: instant(11)?,
            taken_down_at: instant(12)?,
            late_because: named(row, 13, LateBecause::named)?,
        })
    }

    /// Writes it in place of the one of the same kind, subject and attempt.
    pub(crate) fn save(&self, connection: &rusqlite::Connection, now: Timestamp) -> Result<(), StoreError> {
        connection.prepare_cached(SAVE)?.execute(named_params! {
            ":id": new_id(now),
            ":kind": self.kind.name(),
            ":subject": self.subject,
            ":attempt": self.attempt,
            ":planned_for": self.planned_for.seconds(),
            ":shown_at": self.shown_at.map(Timestamp::seconds),
            ":way": self.way.map(ReminderWay::name),
            ":server": self.server,
            ":number": self.number,
            ":problem": self.problem,
            ":answer": self.answer.map(ReminderReply::name),
            ":answered_at": self.answered_at.map(Timestamp::seconds),
            ":snoozed_until": self.snoozed_until.map(Timestamp::seconds),
            ":taken_down_at": self.taken_down_at.map(Timestamp::seconds),
            ":late_because": self.late_because.map(LateBecause::name),
            ":created_at": now.seconds(),
        })?;
        Ok(())
    }
}

const SAVE: &str = "INSERT INTO reminder (id, kind, subject, attempt, planned_for, shown_at, way, server, number, problem, \
        answer, answered_at, snoozed_until, taken_down_at, late_because, created_at) \
    VALUES (:id, :kind, :subject, :attempt, :planned_for, :shown_at, :way, :server, :number, :problem, \
        :answer, :answered_at, :snoozed_until, :taken_down_at, :late_because, :created_at) \
    ON CONFLICT (kind, subject, attempt) DO UPDATE SET planned_for = excluded.planned_for, shown_at = excluded.shown_at, \
        way = excluded.way, server = excluded.server, number = excluded.number, problem = excluded.problem, \
        answer = excluded.answer, answered_at = excluded.answered_at, snoozed_until = excluded.snoozed_until, \
        taken_down_at = excluded.taken_down_at, late_because = excluded.late_because";

fn named<T>(row: &Row<'_>, column: usize, name: fn(&str) -> Option<T>) -> Result<Option<T>, StoreError> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| name(&text).ok_or(UNREADABLE)).transpose()
}
