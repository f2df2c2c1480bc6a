//! The session bus of a Linux desktop, as far as the shell needs it: a connection that never hangs,
//! and who is there.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;

/// How long anything on the bus may take. A healthy one answers in milliseconds.
pub(crate) const PATIENCE: Duration = Duration::from_secs(3);

/// The bus itself, as one talks to it.
const BUS: &str = "org.freedesktop.DBus";
const BUS_PATH: &str = "/org/freedesktop/DBus";

/// Opens connections to the session bus.
#[derive(Debug, Default)]
pub(crate) struct Connector {
    /// Where the bus is; the session's own where nothing is said.
    address: Option<String>,
    /// An attempt that did not come back in time; asked again before another is made.
    pending: Option<Receiver<Option<Connection>>>,
}

impl Connector {
    /// Connects to the bus at `address` in place of the session's own.
    #[cfg(test)]
    pub(crate) fn to(address: &str) -> Self {
        Self { address: Some(address.to_owned()), pending: None }
    }

    /// A connection, or nothing where there is no bus or it does not answer within [`PATIENCE`].
    pub(crate) fn connect(&mut self) -> Option<Connection> {
        let attempt = self.pending.take().unwrap_or_else(|| begin(self.address.clone()));
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
fn begin(address: Option<String>) -> Receiver<Option<Connection>> {
    let (done, attempt) = mpsc::channel();
    thread::spawn(move || {
        let builder = match address.as_deref() {
            Some(address) => Builder::address(address),
            None => Builder::session(),
        };
        let connection = builder.and_then(|builder| builder.method_timeout(PATIENCE).build());
        let _ = done.send(connection.ok());
    });
    attempt
}

/// The unique name of whoever owns `name`, if anybody does.
pub(crate) fn owner(connection: &Connection, name: &str) -> Option<String> {
    let reply = connection.call_method(Some(BUS), BUS_PATH, Some(BUS), "GetNameOwner", &name).ok()?;
    reply.body().deserialize().ok()
}

/// Asks the bus to pass on the signals that `rule` describes.
///
/// # Errors
/// The bus refuses or does not answer.
pub(crate) fn listen_to(connection: &Connection, rule: &str) -> zbus::Result<()> {
    connection.call_method(Some(BUS), BUS_PATH, Some(BUS), "AddMatch", &rule).map(drop)
}
