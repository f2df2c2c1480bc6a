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
use std::time::Instant;

use ldn_app::ports::{Notifier, NotifyProblem, Reminder, ReminderAnswer, ReminderTag, Shown};
use tauri::image::Image;
use tauri::include_image;
use zbus::blocking::Connection;
use zbus::zvariant::Value;

use self::board::Board;
use super::{Answers, key_of};
use crate::adapters::bus::{self, Connector};
use crate::words::words;

/// The service, as the freedesktop specification names it.
const SERVICE: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// No icon by name: the installed one's names the medicine. The pixels go along instead.
const NO_ICON: &str = "";
/// What a desktop shows beside the words.
const ICON: Image<'_> = include_image!("./src-tauri/icons/128x128.png");
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
        Self::on(Connector::that_hears_late_answers(), answers)
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
        let (heard, board, answers) = (connection.clone(), Arc::clone(&self.board), Arc::clone(&self.answers));
        bus::in_time(move || listener::start(&heard, board, answers), drop)?.ok()?;
        self.connection = Some(connection.clone());
        Some(connection)
    }

    /// Shows a reminder, waiting for the server no longer than [`bus::PATIENCE`].
    fn post(&mut self, reminder: &Reminder, before: Option<&Shown>) -> Result<Shown, NotifyProblem> {
        let connection = self.connection().ok_or(NotifyProblem::NoServer)?;
        // Held until the number is noted: an answer may arrive before this function ends.
        let mut board = self.board();
        let before = board.shown_under(reminder.tag).or(before).cloned();
        let (server, late, asked) = (connection.clone(), connection, reminder.clone());
        let answer = bus::in_time(
            move || notify(&server, &asked, before.as_ref()),
            // By now the window shows it, and nobody would hear its buttons.
            move |shown| shown.iter().for_each(|shown| close(&late, shown)),
        );
        let shown = answer.ok_or(NotifyProblem::Refused)?.map_err(|error| explain(&error))?;
        board.note(reminder.tag, shown.clone());
        Ok(shown)
    }

    /// Notes that the server is stuck, where it was waited for since `begun` to no avail.
    fn note_wait(&self, begun: Instant) {
        if begun.elapsed() >= bus::PATIENCE {
            self.board().note_stuck(begun);
        }
    }

    fn board(&self) -> MutexGuard<'_, Board> {
        self.board.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Notifier for LinuxNotifier {
    fn show(&mut self, reminder: &Reminder, before: Option<&Shown>) -> Result<Shown, NotifyProblem> {
        let begun = Instant::now();
        // The test is asked for by a person who may just have mended it, and holds nobody up.
        let waits = reminder.tag == ReminderTag::Test || !self.board().is_stuck(begun);
        let shown = if waits { self.post(reminder, before) } else { Err(NotifyProblem::Refused) };
        self.note_wait(begun);
        if shown.is_err() {
            // The window shows it instead; what an earlier showing left would not be found again.
            self.take_down(reminder.tag, before);
        }
        shown
    }

    fn take_down(&mut self, tag: ReminderTag, shown: Option<&Shown>) {
        let Some(shown) = self.board().forget(tag).or_else(|| shown.cloned()) else { return };
        let begun = Instant::now();
        if self.connection.is_none() && self.board().is_stuck(begun) {
            return;
        }
        match self.connection() {
            Some(connection) => close(&connection, &shown),
            None => self.note_wait(begun),
        }
    }
}

/// Closes a reminder without waiting. It goes to the run of the server that shows it: another one may
/// have given the number to somebody else.
fn close(connection: &Connection, shown: &Shown) {
    let _ = bus::tell(connection, &shown.server, (PATH, SERVICE, "CloseNotification"), &shown.number);
}

/// Hands a reminder to the server, in the place of `before` where it is this server that shows it, and
/// hears under which number it is shown.
fn notify(connection: &Connection, reminder: &Reminder, before: Option<&Shown>) -> zbus::Result<Shown> {
    let present = before.and_then(|_| bus::owner(connection, SERVICE));
    let replaces = before.filter(|shown| Some(&shown.server) == present.as_ref()).map_or(0, |shown| shown.number);
    let hints = HashMap::from([
        ("urgency", Value::from(CRITICAL)),
        // The program takes it down itself, after the answer is on disk.
        ("resident", Value::from(true)),
        ("image-data", pixels(&ICON)),
    ]);
    let (name, actions) = (&words().name, buttons(reminder));
    let body = (name, replaces, NO_ICON, &reminder.title, &reminder.body, actions, hints, NO_EXPIRY);
    let reply = connection.call_method(Some(SERVICE), PATH, Some(SERVICE), "Notify", &body)?;
    let server = reply.header().sender().map(ToString::to_string).unwrap_or_default();
    Ok(Shown { server, number: reply.body().deserialize()? })
}

/// A picture as the specification has it: width, height, bytes a row, alpha, bits a sample, samples.
fn pixels(image: &Image<'_>) -> Value<'static> {
    let side = |length: u32| i32::try_from(length).unwrap_or_default();
    let (width, height) = (side(image.width()), side(image.height()));
    Value::from((width, height, width * 4, true, 8, 4, image.rgba().to_vec()))
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
