//! A program brought into one of the states that it can be idle in, and left alone there.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use chrono_tz::Tz;
use ldn_tests::daemon::Daemon;
use ldn_tests::notification_server::NotificationServer;
use ldn_tests::panel::Panel;
use ldn_tests::{Desk, clock, wait};

use crate::close::ask_to_close;
use crate::tree::Used;

/// How a program is idle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// With its window.
    Open,
    /// The window was there and was closed.
    Closed,
    /// Started without a window.
    Hidden,
}

/// Every state and what it is called.
pub(crate) const STATES: [(State, &str); 3] =
    [(State::Open, "open"), (State::Closed, "closed to the tray"), (State::Hidden, "started into the tray")];

/// A program to be measured.
#[derive(Debug, Clone)]
pub(crate) struct Measured {
    /// Where it lies.
    pub(crate) file: PathBuf,
    /// Whether it keeps a diary.
    pub(crate) has_diary: bool,
}

/// Settled is who has used no more than a tick of processor time for so long.
const QUIET: Duration = Duration::from_secs(5);
/// The longest that settling may take, on a machine that does other things besides.
const PATIENCE: Duration = Duration::from_secs(180);
/// Between two looks at whether it has settled.
const PAUSE: Duration = Duration::from_millis(250);
/// The hour of the day that it is where the program lives. Its dose is due at 22:00.
const HOUR: i64 = 10;

/// A program that has settled in a state; it ends when this is dropped.
pub(crate) struct Idle {
    // Dropped in this order: the program goes before what it stands on.
    program: Daemon,
    panel: Panel,
    _notifications: NotificationServer,
    desk: Desk,
}

impl Idle {
    /// Starts `measured` at a desk of its own and brings it into `state`.
    pub(crate) fn settled(measured: &Measured, state: State) -> Self {
        let desk = Desk::new().living_in(where_it_is(HOUR));
        let panel = Panel::start(&desk.bus);
        let notifications = desk.notification_server();
        if measured.has_diary {
            invent_diary(&measured.file, &desk);
        }
        let program = Daemon::start(&mut command(measured, &desk, state));
        let mut idle = Self { program, panel, _notifications: notifications, desk };
        idle.panel.wait_for_icon();
        if state != State::Hidden {
            let window = wait::until_some("the window", || idle.window());
            idle.settle();
            if state == State::Closed {
                ask_to_close(idle.desk.display.name(), window).unwrap();
                wait::until("the window's end", || idle.window().is_none());
            }
        }
        idle.settle();
        let is_open = idle.window().is_some();
        assert_eq!(is_open, state == State::Open, "whether {} shows a window", measured.file.display());
        idle
    }

    /// The number of its process.
    pub(crate) fn process(&mut self) -> u32 {
        self.program.child().id()
    }

    /// Waits until it does nothing any more.
    fn settle(&mut self) {
        let (process, begun) = (self.process(), Instant::now());
        let (mut since, mut ticks) = (begun, 0);
        while since.elapsed() < QUIET {
            assert!(self.program.ended().is_none(), "the program has ended");
            assert!(begun.elapsed() < PATIENCE, "it did not settle for {} s", PATIENCE.as_secs());
            let now = Used::by(process).ticks;
            if now > ticks + 1 {
                (since, ticks) = (Instant::now(), now);
            }
            thread::sleep(PAUSE);
        }
    }

    /// The number of its window that a person can see, if there is one.
    fn window(&mut self) -> Option<u32> {
        let process = self.process().to_string();
        let found = self.desk.display.xdotool(&["search", "--onlyvisible", "--pid", &process]);
        found.lines().next()?.parse().ok()
    }
}

/// A zone in which it is about this hour of the day now.
fn where_it_is(hour: i64) -> Tz {
    let east = hour - clock::real() / 3600 % 24;
    // The names count westwards.
    let name = if east > 0 { format!("Etc/GMT-{east}") } else { format!("Etc/GMT+{}", -east) };
    name.parse().unwrap()
}

/// Three months of an invented person, up to today.
fn invent_diary(program: &Path, desk: &Desk) {
    let mut demo = Command::new(program);
    demo.args(["demo", "--months", "3", "--seed", "7", "--bedtime", "22:00", "--data-dir"]).arg(desk.data());
    let status = demo.env_clear().envs(desk.environment()).stdout(Stdio::null()).status().unwrap();
    assert!(status.success(), "the demo diary could not be made");
}

fn command(measured: &Measured, desk: &Desk, state: State) -> Command {
    let said = File::create(desk.home().join("program.log")).unwrap();
    let mut command = Command::new(&measured.file);
    command.env_clear().envs(desk.environment()).stdout(Stdio::null()).stderr(said);
    if measured.has_diary {
        command.arg("--data-dir").arg(desk.data());
    }
    if state == State::Hidden {
        command.arg("--hidden");
    }
    command
}
