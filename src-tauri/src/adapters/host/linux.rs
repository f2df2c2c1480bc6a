//! On Linux a tray is a service like any other, and may be missing, come and go.

use zbus::blocking::Connection;

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
        self.connection().is_some_and(|connection| bus::owner(&connection, WATCHER).is_some())
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
