//! The real program, started as a desktop would start it.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Output, Stdio};

use crate::daemon::Daemon;
use crate::desk::Desk;
use crate::{place, wait};

/// The running program, killed when this is dropped.
pub struct Program {
    daemon: Daemon,
    said: PathBuf,
}

impl Program {
    /// Starts it at `desk` with these arguments.
    pub fn start(desk: &Desk, arguments: &[&str]) -> Self {
        Self::start_command(desk, Command::new(place::program_with_test_clock()).args(arguments))
    }

    /// Starts it in the tray, on the diary in `folder`.
    pub fn start_hidden(desk: &Desk, folder: &Path) -> Self {
        Self::start(desk, &["--hidden", "--data-dir", &folder.display().to_string()])
    }

    /// The same, and waits until it can be reached.
    pub fn start_hidden_and_wait(desk: &Desk, folder: &Path) -> Self {
        let program = Self::start_hidden(desk, folder);
        wait::until("the program on its bus", || desk.bus.has_program());
        program
    }

    /// Starts it by a command of the test's own.
    pub fn start_command(desk: &Desk, command: &mut Command) -> Self {
        let said = desk.home().join("program.log");
        let log = File::options().create(true).append(true).open(&said).unwrap();
        command.env_clear().envs(desk.environment());
        let daemon = Daemon::start(command.stdout(Stdio::null()).stderr(log));
        Self { daemon, said }
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.daemon.id()
    }

    /// Ends it at once, as a power cut would.
    pub fn kill(&mut self) {
        self.daemon.kill();
    }

    /// Waits until it ends by itself.
    pub fn wait_for_end(&mut self) -> ExitStatus {
        wait::until_some("the end of the program", || self.daemon.ended())
    }

    pub fn is_running(&mut self) -> bool {
        self.daemon.ended().is_none()
    }

    /// Everything it and its forerunners at this desk said on standard error.
    pub fn said(&self) -> String {
        std::fs::read_to_string(&self.said).unwrap()
    }

    /// Waits until it says a line on standard error.
    pub fn wait_for_line(&self, line: &str) {
        let what = format!("the line {line:?} on standard error");
        let found = wait::for_up_to(wait::PATIENCE, || self.said().lines().any(|said| said == line).then_some(()));
        assert!(found.is_some(), "waited in vain for {what}; it said:\n{}", self.said());
    }
}

/// Runs a command of the program's command line, without a display, to its end.
pub fn run(arguments: &[&str]) -> Output {
    run_command(Command::new(place::program()).args(arguments))
}

/// The same by a command of the test's own. What it prints fits into a pipe.
pub fn run_command(command: &mut Command) -> Output {
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env("TZ", "Europe/Berlin");
    let mut daemon = Daemon::start(command.stdout(Stdio::piped()).stderr(Stdio::piped()));
    let status = wait::for_up_to(wait::PATIENCE, || daemon.ended());
    let status = status.unwrap_or_else(|| panic!("it never ends: {command:?}"));
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    daemon.child().stdout.take().unwrap().read_to_end(&mut stdout).unwrap();
    daemon.child().stderr.take().unwrap().read_to_end(&mut stderr).unwrap();
    Output { status, stdout, stderr }
}
