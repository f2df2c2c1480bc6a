//! Reminders on a Linux desktop, by `org.freedesktop.Notifications` on the session bus.
//!
//! Spoken to directly: a reminder must be critical, stay until it is answered, be found again after
//! a restart of the program, and be counted as shown only when the server said so.

mod board;
mod listener;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ldn_app::ports::{Notifier, NotifyProblem, Reminder, ReminderAnswer, ReminderTag, Shown};
use zbus::blocking::Connection;
use zbus::zvariant::Value;

use self::board::Board;
use super::{Answers, key_of};
use crate::adapters::bus::{self, Connector};
use crate::words::words;

/// The service, as the freedesktop specification names it.
const SERVICE: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

const APP_NAME: &str = "LDN Companion";
/// The icon's name once the program is installed.
const ICON: &str = "ldn-companion";
/// The desktop file's name without its ending, as Tauri's bundler writes it.
const DESKTOP_ENTRY: &str = "LDN Companion";
/// The highest urgency: shown above full-screen windows, and never expires by itself.
const CRITICAL: u8 = 2;
/// Never expires.
const NO_EXPIRY: i32 = 0;

/// Shows reminders through the desktop's notification server.
pub(crate) struct LinuxNotifier {
    connector: Connector,
    connection: Option<Connection>,
    board: Arc<Mutex<Board>>,
    answers: Answers,
}

impl LinuxNotifier {
    /// A notifier on the session bus, which is looked for when it is first needed.
    pub(crate) fn new(answers: Answers) -> Self {
        Self::on(Connector::default(), answers)
    }

    fn on(connector: Connector, answers: Answers) -> Self {
        Self { connector, connection: None, board: Arc::default(), answers }
    }

    /// The connection in use, or a new one where there is none or the bus has gone.
    fn connection(&mut self) -> Option<Connection> {
        if let Some(connection) = self.connection.as_ref().filter(|connection| !connection.is_closed()) {
            return Some(connection.clone());
        }
        // Numbers given on another bus mean nothing on this one.
        *self.board() = Board::default();
        let connection = self.connector.connect()?;
        listener::start(&connection, Arc::clone(&self.board), Arc::clone(&self.answers)).ok()?;
        self.connection = Some(connection.clone());
        Some(connection)
    }

    fn board(&self) -> MutexGuard<'_, Board> {
        self.board.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Notifier for LinuxNotifier {
    fn show(&mut self, reminder: &Reminder, before: Option<&Shown>) -> Result<Shown, NotifyProblem> {
        let connection = self.connection().ok_or(NotifyProblem::NoServer)?;
        // Held until the number is noted: an answer may arrive before this function ends.
        let mut board = self.board();
        let present = bus::owner(&connection, SERVICE);
        let replaces = board
            .shown_under(reminder.tag)
            .or(before)
            .filter(|shown| Some(&shown.server) == present.as_ref())
            .map_or(0, |shown| shown.number);
        let shown = notify(&connection, reminder, replaces).map_err(|error| explain(&error))?;
        board.note(reminder.tag, shown.clone());
        Ok(shown)
    }

    fn take_down(&mut self, tag: ReminderTag, shown: Option<&Shown>) {
        let Some(shown) = self.board().forget(tag).or_else(|| shown.cloned()) else { return };
        let Some(connection) = self.connection() else { return };
        // Another server, or another run of this one, may have given the number to somebody else.
        if bus::owner(&connection, SERVICE).as_ref() == Some(&shown.server) {
            let _ = connection.call_method(Some(SERVICE), PATH, Some(SERVICE), "CloseNotification", &shown.number);
        }
    }
}

/// Hands a reminder to the server and hears under which number it is shown.
fn notify(connection: &Connection, reminder: &Reminder, replaces: u32) -> zbus::Result<Shown> {
    let actions = buttons(reminder);
    let hints = HashMap::from([
        ("urgency", Value::from(CRITICAL)),
        // The program takes it down itself, after the answer is on disk.
        ("resident", Value::from(true)),
        ("desktop-entry", Value::from(DESKTOP_ENTRY)),
    ]);
    let body = (APP_NAME, replaces, ICON, &reminder.title, &reminder.body, actions, hints, NO_EXPIRY);
    let reply = connection.call_method(Some(SERVICE), PATH, Some(SERVICE), "Notify", &body)?;
    let server = reply.header().sender().map(ToString::to_string).unwrap_or_default();
    Ok(Shown { server, number: reply.body().deserialize()? })
}

/// The buttons as the server wants them: key, label, key, label.
fn buttons(reminder: &Reminder) -> Vec<&str> {
    let mut buttons: Vec<&str> =
        reminder.actions.iter().flat_map(|action| [key_of(action.answer), action.label.as_str()]).collect();
    if !reminder.actions.iter().any(|action| action.answer == ReminderAnswer::Open) {
        // Not a button on most desktops: what a click beside the buttons means.
        buttons.extend([key_of(ReminderAnswer::Open), words().tray.open.as_str()]);
    }
    buttons
}

/// Why the server did not take a reminder.
fn explain(error: &zbus::Error) -> NotifyProblem {
    const NOBODY: [&str; 3] = [
        "org.freedesktop.DBus.Error.ServiceUnknown",
        "org.freedesktop.DBus.Error.NameHasNoOwner",
        "org.freedesktop.DBus.Error.Disconnected",
    ];
    match error {
        zbus::Error::MethodError(name, ..) if NOBODY.contains(&name.as_str()) => NotifyProblem::NoServer,
        // Starting the server on demand failed: none of these is a refusal of this reminder.
        zbus::Error::MethodError(name, ..) if name.contains(".Spawn.") => NotifyProblem::NoServer,
        zbus::Error::InputOutput(error) if error.kind() != std::io::ErrorKind::TimedOut => NotifyProblem::NoServer,
        _ => NotifyProblem::Refused,
    }
}
