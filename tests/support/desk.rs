//! A desk to sit down at: a display, a bus, a clock and a home folder that belong to one test.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use chrono_tz::Tz;
use tempfile::TempDir;

use crate::bus::Bus;
use crate::clock::{self, Clock};
use crate::display::Display;
use crate::notification_server::NotificationServer;
use crate::scripted::BERLIN;

/// Variables that are handed on as they are; everything else is the test's own.
const HANDED_ON: [&str; 3] = ["PATH", "LD_LIBRARY_PATH", "TMPDIR"];

/// The program's surroundings, put away when this is dropped.
pub struct Desk {
    pub display: Display,
    pub bus: Bus,
    pub clock: Clock,
    has_bus: bool,
    scale: u32,
    home: TempDir,
}

impl Desk {
    /// In Berlin, with a screen that holds the largest window.
    pub fn new() -> Self {
        Self::with_screen(1600, 1000, 1)
    }

    /// With a screen of this many pixels, of which `scale` go into one of the window's.
    pub fn with_screen(width: u32, height: u32, scale: u32) -> Self {
        let home = tempfile::Builder::new().prefix("ldn-").tempdir().unwrap();
        for folder in ["home", "runtime"] {
            std::fs::create_dir(home.path().join(folder)).unwrap();
        }
        Self {
            display: Display::start(width, height),
            bus: Bus::start(home.path()),
            clock: Clock::new(home.path(), BERLIN),
            has_bus: true,
            scale,
            home,
        }
    }

    /// In another zone than Berlin's.
    #[must_use]
    pub fn living_in(mut self, zone: Tz) -> Self {
        self.clock = Clock::new(self.home.path(), zone);
        self
    }

    /// Pixels of the screen to one of the window's.
    pub fn scale(&self) -> u32 {
        self.scale
    }

    /// As on a system where no session bus runs.
    #[must_use]
    pub fn without_bus(mut self) -> Self {
        self.bus.end();
        self.has_bus = false;
        self
    }

    /// The stand-in for the desktop's notifications, in its place.
    pub fn notification_server(&self) -> NotificationServer {
        NotificationServer::start(&self.bus)
    }

    /// A folder for the test's own files.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Where the diary is kept; not made yet.
    pub fn data(&self) -> PathBuf {
        self.home().join("data")
    }

    /// Where the program lives.
    pub fn zone(&self) -> Tz {
        self.clock.zone()
    }

    /// Everything a program finds in its environment here.
    pub fn environment(&self) -> Vec<(OsString, OsString)> {
        let handed_on = HANDED_ON.into_iter().filter_map(|name| Some((name.into(), std::env::var_os(name)?)));
        let home = self.home.path();
        let nowhere = format!("unix:path={}", home.join("no-bus").display());
        let bus = if self.has_bus { self.bus.address().to_owned() } else { nowhere };
        let own = [
            ("DISPLAY", self.display.name().to_owned()),
            ("DBUS_SESSION_BUS_ADDRESS", bus),
            ("HOME", home.join("home").display().to_string()),
            ("XDG_RUNTIME_DIR", home.join("runtime").display().to_string()),
            ("XDG_DATA_HOME", home.join("home/share").display().to_string()),
            ("XDG_CONFIG_HOME", home.join("home/config").display().to_string()),
            ("XDG_CACHE_HOME", home.join("home/cache").display().to_string()),
            (clock::VARIABLE, self.clock.file().display().to_string()),
            ("TZ", self.zone().name().to_owned()),
            ("LANG", "C.UTF-8".to_owned()),
            // English words, and clocks of 24 hours.
            ("LANGUAGE", "en_GB:en".to_owned()),
            ("GDK_BACKEND", "x11".to_owned()),
            ("GDK_SCALE", self.scale.to_string()),
            ("GSETTINGS_BACKEND", "memory".to_owned()),
            ("NO_AT_BRIDGE", "1".to_owned()),
            ("WEBKIT_DISABLE_COMPOSITING_MODE", "1".to_owned()),
        ];
        handed_on.chain(own.map(|(name, value)| (name.into(), value.into()))).collect()
    }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}
