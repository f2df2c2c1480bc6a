//! The session bus of a Linux desktop, as far as the shell needs it: a connection that never hangs,
//! and who is there.

#[cfg(test)]
pub(crate) mod own;

use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use serde::Serialize;
use zbus::Message;
use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::message::Flags;
use zbus::zvariant::DynamicType;

/// How long anything on the bus may keep the program waiting. A healthy one answers in milliseconds.
pub(crate) const PATIENCE: Duration = Duration::from_secs(1);
/// How long an answer is listened for when nobody waits for it any more (see [`in_time`]).
const LATE: Duration = Duration::from_secs(60);

/// The bus itself, as one talks to it.
const BUS: &str = "org.freedesktop.DBus";
const BUS_PATH: &str = "/org/freedesktop/DBus";
/// Its signal that a name has another owner than before, or none.
const OWNER_CHANGED: &str = "NameOwnerChanged";

/// Opens connections to the session bus.
#[derive(Debug)]
pub(crate) struct Connector {
    /// Where the bus is; the session's own where nothing is said.
    address: Option<String>,
    /// How long a call on its connections waits for the answer.
    patience: Duration,
    /// An attempt that did not come back in time; asked again before another is made.
    pending: Option<Receiver<Option<Connection>>>,
}

impl Default for Connector {
    fn default() -> Self {
        Self { address: None, patience: PATIENCE, pending: None }
    }
}

impl Connector {
    /// Its connections are for calls made [`in_time`], and hear an answer that comes late.
    pub(crate) fn that_hears_late_answers() -> Self {
        Self { patience: LATE, ..Self::default() }
    }

    /// Connects to the bus at `address` in place of the session's own.
    #[cfg(test)]
    pub(crate) fn at(self, address: &str) -> Self {
        Self { address: Some(address.to_owned()), ..self }
    }

    /// A connection, or nothing where there is no bus or it does not answer within [`PATIENCE`].
    pub(crate) fn connect(&mut self) -> Option<Connection> {
        let attempt = self.pending.take().unwrap_or_else(|| begin(self.address.clone(), self.patience));
        match attempt.recv_timeout(PATIENCE) {
            Ok(connection) => connection,
            Err(RecvTimeoutError::Timeout) => {
                self.pending = Some(attempt);
                None
            }
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }
}

/// Starts an attempt on a thread of its own, since a bus that is there but stuck blocks for ever.
fn begin(address: Option<String>, patience: Duration) -> Receiver<Option<Connection>> {
    let (done, attempt) = mpsc::channel();
    thread::spawn(move || {
        let builder = match address.as_deref() {
            Some(address) => Builder::address(address),
            None => Builder::session(),
        };
        let connection = builder.and_then(|builder| builder.method_timeout(patience).build());
        let _ = done.send(connection.ok());
    });
    attempt
}

/// Does `act`, which waits for somebody else, on a thread of its own, and gives back what comes of it
/// within [`PATIENCE`]. What comes later is handed to `late`.
pub(crate) fn in_time<T: Send + 'static>(
    act: impl FnOnce() -> T + Send + 'static,
    late: impl FnOnce(T) + Send + 'static,
) -> Option<T> {
    let (done, outcome) = mpsc::channel();
    // Held while the outcome is handed over, so that it goes to one of the two and never to neither.
    let awaited = Arc::new(Mutex::new(true));
    let asked = Arc::clone(&awaited);
    thread::spawn(move || {
        let value = act();
        let awaited = asked.lock().unwrap_or_else(PoisonError::into_inner);
        if *awaited {
            let _ = done.send(value);
        } else {
            late(value);
        }
    });
    outcome.recv_timeout(PATIENCE).ok().or_else(|| {
        *awaited.lock().unwrap_or_else(PoisonError::into_inner) = false;
        outcome.try_recv().ok()
    })
}

/// Sends a call to `name` and waits for nothing: a stuck receiver finds it when it goes on.
///
/// # Errors
/// The bus can't be written to.
pub(crate) fn tell(
    connection: &Connection,
    name: &str,
    (path, interface, method): (&str, &str, &str),
    body: &(impl Serialize + DynamicType),
) -> zbus::Result<()> {
    let call = Message::method_call(path, method)?.destination(name)?.interface(interface)?;
    connection.send(&call.with_flags(Flags::NoReplyExpected)?.build(body)?)
}

/// The unique name of whoever owns `name`, if anybody does.
pub(crate) fn owner(connection: &Connection, name: &str) -> Option<String> {
    let reply = connection.call_method(Some(BUS), BUS_PATH, Some(BUS), "GetNameOwner", &name).ok()?;
    reply.body().deserialize().ok()
}

/// Whether anybody owns `name`.
///
/// # Errors
/// The bus does not answer.
pub(crate) fn is_owned(connection: &Connection, name: &str) -> zbus::Result<bool> {
    connection.call_method(Some(BUS), BUS_PATH, Some(BUS), "NameHasOwner", &name)?.body().deserialize()
}

/// Asks the bus to tell whenever somebody takes `name` or gives it up; [`new_owner`] reads what it says.
///
/// # Errors
/// The bus refuses or does not answer.
pub(crate) fn watch_owner(connection: &Connection, name: &str) -> zbus::Result<()> {
    let rule = format!("type='signal',sender='{BUS}',interface='{BUS}',member='{OWNER_CHANGED}',arg0='{name}'");
    listen_to(connection, &rule)
}

/// Who owns `name` from now on, if anybody does; nothing where the message is about something else.
pub(crate) fn new_owner(message: &Message, name: &str) -> Option<Option<String>> {
    let header = message.header();
    if header.member()?.as_str() != OWNER_CHANGED || header.sender()?.as_str() != BUS {
        return None;
    }
    let (changed, _, owner): (String, String, String) = message.body().deserialize().ok()?;
    (changed == name).then(|| Some(owner).filter(|owner| !owner.is_empty()))
}

/// Asks the bus to pass on the signals that `rule` describes.
///
/// # Errors
/// The bus refuses or does not answer.
pub(crate) fn listen_to(connection: &Connection, rule: &str) -> zbus::Result<()> {
    connection.call_method(Some(BUS), BUS_PATH, Some(BUS), "AddMatch", &rule).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_too_late_is_handed_on_and_never_lost() {
        assert_eq!(in_time(|| 1, |_| ()), Some(1));
        let (told, heard) = mpsc::channel();
        let (go_on, wait) = mpsc::channel::<()>();
        let late = in_time(
            move || wait.recv().is_ok(),
            move |value| {
                let _ = told.send(value);
            },
        );
        assert_eq!(late, None);
        assert!(go_on.send(()).is_ok());
        assert_eq!(heard.recv_timeout(10 * PATIENCE), Ok(true));
    }
}
