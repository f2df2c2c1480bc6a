//! A display of the test's own.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::daemon::Daemon;

/// The window's title, as a pattern. It names no medicine.
const TITLE: &str = "^Companion$";

/// A running Xvfb, gone when this is dropped.
#[derive(Debug)]
pub struct Display {
    _server: Daemon,
    name: String,
}

impl Display {
    /// Starts a display of `width` by `height` on the first number that is free.
    pub fn start(width: u32, height: u32) -> Self {
        let screen = format!("{width}x{height}x24");
        let (server, number) = Daemon::start_and_read(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", &screen, "-nolisten", "tcp", "-noreset"])
                .stderr(Stdio::null()),
        );
        Self { _server: server, name: format!(":{number}") }
    }

    /// What goes into `DISPLAY`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether a window of the program is on it for a person to see.
    pub fn shows_window(&self) -> bool {
        !self.xdotool(&["search", "--onlyvisible", "--name", TITLE]).is_empty()
    }

    /// The numbers of the program's windows that can be seen.
    pub fn windows(&self) -> Vec<String> {
        let found = self.xdotool(&["search", "--onlyvisible", "--name", TITLE]);
        found.lines().map(str::to_owned).collect()
    }

    /// What `xdotool` answers; empty where it finds nothing.
    pub fn xdotool(&self, arguments: &[&str]) -> String {
        let output = Command::new("xdotool").args(arguments).env("DISPLAY", &self.name).output();
        let output = output.expect("xdotool is installed");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// Saves what is on it, cut to `area` ("390x844+0+0") where one is given. Says whether it could.
    pub fn save_picture(&self, path: &Path, area: Option<&str>) -> bool {
        let mut import = Command::new("import");
        import.args(["-display", &self.name, "-window", "root", "-silent", "-define", "png:exclude-chunks=date,time"]);
        if let Some(area) = area {
            import.args(["-crop", area, "+repage"]);
        }
        import.arg(path).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    }
}
