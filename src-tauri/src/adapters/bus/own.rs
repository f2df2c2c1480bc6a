//! A session bus of a test's own.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use zbus::blocking::connection::Builder;

use super::Connector;

/// A session bus that ends with the test.
pub(crate) struct Bus {
    daemon: Child,
    address: String,
}

impl Bus {
    pub(crate) fn start() -> Self {
        Self::with(&["--session"])
    }

    /// In the place of one that has ended.
    pub(crate) fn start_in_place_of(ended: &Self) -> Self {
        // Where it is, without the number that each bus gives itself.
        let address = ended.address.split(',').next().unwrap_or_default();
        Self::with(&["--session", "--address", address])
    }

    fn with(arguments: &[&str]) -> Self {
        let mut daemon = Command::new("dbus-daemon")
            .args(arguments)
            .args(["--nofork", "--print-address=1"])
            // Without the services installed on this machine: a server is there only when the test starts one.
            .env("XDG_DATA_DIRS", "/nonexistent")
            .env("XDG_DATA_HOME", "/nonexistent")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon is installed");
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Self { daemon, address: address.trim().to_owned() }
    }

    /// To be finished by the test, which may take a name or serve something.
    pub(crate) fn builder(&self) -> Builder<'_> {
        Builder::address(self.address.as_str()).unwrap()
    }

    /// Has `connector` connect to this bus.
    pub(crate) fn reached_by(&self, connector: Connector) -> Connector {
        connector.at(&self.address)
    }

    /// From now on it takes no notice of anything.
    pub(crate) fn hang(&self) {
        let stopped = Command::new("kill").args(["-STOP", &self.daemon.id().to_string()]).status();
        assert!(stopped.is_ok_and(|status| status.success()));
    }

    /// Ends it, as when a session breaks.
    pub(crate) fn end(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        self.end();
    }
}
