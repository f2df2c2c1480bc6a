//! A session bus of the test's own: nobody is on it whom the test did not start.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::blocking::fdo::DBusProxy;

use crate::daemon::Daemon;

/// No service is started on demand: what is on this machine has no say.
const CONFIGURATION: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// A running bus, gone when this is dropped.
#[derive(Debug)]
pub struct Bus {
    daemon: Daemon,
    address: String,
}

impl Bus {
    /// Starts a bus with its socket in `folder`.
    pub fn start(folder: &Path) -> Self {
        let configuration = folder.join("bus.conf");
        let socket = folder.join("bus").display().to_string();
        fs::write(&configuration, CONFIGURATION.replace("{socket}", &socket)).unwrap();
        let (daemon, address) = Daemon::start_and_read(
            Command::new("dbus-daemon")
                .arg("--config-file")
                .arg(&configuration)
                .args(["--nofork", "--print-address=1"])
                .stderr(Stdio::null()),
        );
        Self { daemon, address }
    }

    /// Where it is.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// A connection of the test's own.
    pub fn connect(&self) -> Connection {
        Builder::address(self.address.as_str()).unwrap().build().unwrap()
    }

    /// Whether the program is on it: it then can be reached by a second start.
    pub fn has_program(&self) -> bool {
        let connection = self.connect();
        let names = DBusProxy::new(&connection).unwrap().list_names().unwrap();
        names.iter().any(|name| name.as_str().starts_with("app.ldncompanion"))
    }

    /// Ends it, as when a session breaks.
    pub fn end(&mut self) {
        self.daemon.kill();
    }
}
