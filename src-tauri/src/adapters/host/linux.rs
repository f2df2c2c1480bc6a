//! On Linux a tray is a service like any other, and may be missing, come and go.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use zbus::blocking::{Connection, MessageIterator};

use crate::adapters::bus::{self, Connector};

/// Who takes tray icons, and puts them on the panel.
const WATCHER: &str = "org.kde.StatusNotifierWatcher";

/// Asks the session bus who is there.
#[derive(Debug, Default)]
pub(crate) struct Presence {
    connector: Connector,
    connection: Option<Connection>,
}

impl Presence {
    /// Whether there is a tray.
    pub(crate) fn tray(&mut self) -> bool {
        self.connection().is_some_and(|connection| bus::is_owned(&connection, WATCHER).unwrap_or_default())
    }

    /// Whether there is a session bus, through which a second start reaches this one.
    pub(crate) fn bus(&mut self) -> bool {
        self.connection().is_some()
    }

    fn connection(&mut self) -> Option<Connection> {
        self.connection =
            self.connection.take().filter(|connection| !connection.is_closed()).or_else(|| self.connector.connect());
        self.connection.clone()
    }
}

/// Knows at every moment whether there is a tray that the icon can be in: the bus tells it. To ask at
/// each look would wake several threads each time (`docs/idle.md`).
///
/// It stays with the first bus it reaches: the icon went to that one, and goes to no other.
#[derive(Debug, Default)]
pub(crate) struct TrayWatch {
    connector: Connector,
    there: Option<Arc<AtomicBool>>,
}

impl TrayWatch {
    /// Whether there is a tray.
    pub(crate) fn is_there(&mut self) -> bool {
        if self.there.is_none() {
            self.there = self.connector.connect().and_then(|connection| watch(&connection).ok());
        }
        self.there.as_ref().is_some_and(|there| there.load(Ordering::Relaxed))
    }
}

/// What tells at every moment whether there is a tray on this bus; there is none once the bus is gone.
fn watch(connection: &Connection) -> zbus::Result<Arc<AtomicBool>> {
    // Listened to before it is asked, so that no coming or going is missed in between.
    let messages = MessageIterator::from(connection);
    bus::watch_owner(connection, WATCHER)?;
    let there = Arc::new(AtomicBool::new(bus::is_owned(connection, WATCHER)?));
    let heard = Arc::clone(&there);
    thread::Builder::new().name("tray signals".to_owned()).spawn(move || {
        for owner in messages.map_while(Result::ok).filter_map(|message| bus::new_owner(&message, WATCHER)) {
            heard.store(owner.is_some(), Ordering::Relaxed);
        }
        heard.store(false, Ordering::Relaxed);
    })?;
    Ok(there)
}

/// Has the program outlive the session bus. GLib, by which the tray's icon speaks to the bus, ends a
/// program together with its connection where nobody tells it not to; reminders then go on in the window.
pub(crate) fn outlive_bus() {
    // Not waited for: a stuck bus must not hold up the start.
    gio::bus_get(gio::BusType::Session, gio::Cancellable::NONE, |connection| {
        if let Ok(connection) = connection {
            connection.set_exit_on_close(false);
        }
    });
}

/// Has WebKit interpret the page's scripts, which are few and short, instead of compiling them: nothing
/// is slower to see, and the compilers and what they make cost 8 MiB (`docs/idle.md`). Whoever sets the
/// variable otherwise has it so. To be called before there is any other thread.
pub(crate) fn spare_memory() {
    let _ = glib::setenv("JSC_useJIT", "0", false);
}

#[cfg(test)]
mod tests;
