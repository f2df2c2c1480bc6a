//! What the use cases need from the world outside, as traits the shell (or a test) provides.

use std::path::{Path, PathBuf};

use chrono_tz::Tz;
use ldn_core::{DoseKey, Timestamp};

use crate::error::AppError;

/// Tells the time. The one place where a clock is read.
pub trait Clock: Send + Sync {
    /// The present instant, UTC, whole seconds.
    fn now(&self) -> Timestamp;
}

/// Tells the time zone of the device.
pub trait Zone: Send + Sync {
    /// The zone that holds now; asked anew each time, since a person may travel.
    fn zone(&self) -> Tz;
}

/// Prepares the folder that holds the diary.
pub trait Files: Send + Sync {
    /// Makes `folder` where it is missing and makes sure that it can be written to.
    ///
    /// # Errors
    /// [`AppError::FolderNotAFolder`], [`AppError::FolderReadOnly`], [`AppError::FolderUnusable`]
    /// or [`AppError::DiskFull`].
    fn prepare_folder(&self, folder: &Path) -> Result<(), AppError>;
}

/// The person's own place for files, and what the system opens them with.
pub trait Desk: Send + Sync {
    /// The folders that a file for the person goes to, the first choice first.
    fn folders(&self) -> Vec<PathBuf>;

    /// Opens `file` with what the system opens such files with.
    ///
    /// # Errors
    /// [`AppError::OpenFailed`].
    fn open(&self, file: &Path) -> Result<(), AppError>;

    /// Shows `file` in its folder; on a phone, offers it to other apps.
    ///
    /// # Errors
    /// [`AppError::OpenFailed`].
    fn show(&self, file: &Path) -> Result<(), AppError>;
}

/// What one reminder on the screen is about. The same tag replaces what was shown before under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReminderTag {
    /// A scheduled dose that is due.
    Dose(DoseKey),
    /// A scheduled dose some time before it is due.
    Ahead(DoseKey),
    /// Anything else that has its date: its kind, and what tells it from others of that kind.
    Dated(DatedKind, Timestamp),
    /// The reminder that the first run and the settings show as a test.
    Test,
}

/// What a dated reminder that is not a dose is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DatedKind {
    /// The day's check-in.
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

/// A reminder, ready to be shown: words only, no health word unless the person chose so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// What it is about.
    pub tag: ReminderTag,
    /// The first line.
    pub title: String,
    /// The second line.
    pub body: String,
    /// The buttons, from left to right.
    pub actions: Vec<ReminderAction>,
}

/// A button of a reminder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReminderAction {
    /// What pressing it means.
    pub answer: ReminderAnswer,
    /// The words on it.
    pub label: String,
}

/// What a person answers to a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReminderAnswer {
    /// The dose was taken now.
    Taken,
    /// Ask again after the usual snooze.
    Snooze,
    /// The dose is left out by choice.
    Skip,
    /// The reminder itself was clicked: open the window.
    Open,
}

/// What comes back from a shown reminder. Arrives through the channel the notifier was made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReminderEvent {
    /// A button was pressed.
    Answered(ReminderTag, ReminderAnswer),
    /// The person waved it away: neither taken nor skipped.
    Dismissed(ReminderTag),
    /// The notification service began anew; what was on the screen is gone.
    ServerRestarted,
}

/// The name the system gave a shown reminder, kept so that it can be found again after a restart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Which run of the notification service shows it (on Linux its unique bus name).
    pub server: String,
    /// The service's own number for it.
    pub number: u32,
}

/// Why a reminder could not be shown as a notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotifyProblem {
    /// There is no notification service to talk to.
    NoServer,
    /// The person has not allowed notifications.
    NotAllowed,
    /// The service refused or did not answer.
    Refused,
}

/// Shows reminders by the system's own means.
pub trait Notifier: Send {
    /// Shows `reminder`, in place of what was shown under the same tag; `before` names a reminder
    /// left on the screen by an earlier run of the program, to be taken over.
    ///
    /// # Errors
    /// The reason why the system does not show it.
    fn show(&mut self, reminder: &Reminder, before: Option<&Shown>) -> Result<Shown, NotifyProblem>;

    /// Takes down what is shown under `tag`, silently; nothing happens where nothing is shown.
    fn take_down(&mut self, tag: ReminderTag, shown: Option<&Shown>);
}

/// The program's own window and tray, as the reminder loop needs them.
pub trait Screen: Send {
    /// Brings the window up with the dose card: a notification could not be shown, or was clicked.
    fn raise(&mut self);

    /// Shows where to get help: 10 mg or more were taken in a day (D4).
    fn help_now(&mut self) {}

    /// Says that something stored has changed, so that window and tray show it.
    fn changed(&mut self);
}
