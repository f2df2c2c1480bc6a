//! Tried against a notification server of the test's own, on a session bus of the test's own.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use ldn_app::ports::{ReminderAction, ReminderEvent};
use zbus::blocking::connection::Builder;
use zbus::interface;

use super::*;

/// Longer than anything here takes.
const LONG: Duration = Duration::from_secs(5);
const TAG: ReminderTag = ReminderTag::Test;

/// A session bus that ends with the test.
struct Bus {
    daemon: Child,
    address: String,
}

impl Bus {
    fn start() -> Self {
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address=1"])
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

    fn notifier(&self) -> (LinuxNotifier, Receiver<ReminderEvent>) {
        let (heard, events) = mpsc::channel();
        let answers = Arc::new(move |event| {
            let _ = heard.send(event);
        });
        (LinuxNotifier::on(Connector::to(&self.address), answers), events)
    }

    fn serve(&self) -> (Connection, Receiver<Asked>) {
        let (asked, seen) = mpsc::channel();
        let server = Server { asked, last: 0 };
        let builder = Builder::address(self.address.as_str()).unwrap();
        let connection = builder.serve_at(PATH, server).unwrap().name(SERVICE).unwrap().build().unwrap();
        (connection, seen)
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

/// What the server was asked for.
#[derive(Debug, PartialEq, Eq)]
enum Asked {
    Show { number: u32, title: String, keys: Vec<String>, urgency: Option<u8>, resident: bool, expires: i32 },
    Close(u32),
}

struct Server {
    asked: mpsc::Sender<Asked>,
    last: u32,
}

#[interface(name = "org.freedesktop.Notifications")]
impl Server {
    #[allow(clippy::too_many_arguments, reason = "the specification's")]
    fn notify(
        &mut self,
        _app: String,
        replaces: u32,
        _icon: String,
        title: String,
        _body: String,
        actions: Vec<String>,
        hints: HashMap<String, zbus::zvariant::OwnedValue>,
        expires: i32,
    ) -> u32 {
        let urgency = hints.get("urgency").and_then(|value| u8::try_from(value).ok());
        let resident = hints.get("resident").is_some_and(|value| bool::try_from(value) == Ok(true));
        let keys = actions.into_iter().step_by(2).collect();
        self.last = if replaces == 0 { self.last + 1 } else { replaces };
        let _ = self.asked.send(Asked::Show { number: self.last, title, keys, urgency, resident, expires });
        self.last
    }

    fn close_notification(&mut self, number: u32) {
        let _ = self.asked.send(Asked::Close(number));
    }
}

fn emit(server: &Connection, signal: &str, body: &(impl serde::Serialize + zbus::zvariant::DynamicType)) {
    server.emit_signal(None::<&str>, PATH, SERVICE, signal, body).unwrap();
}

fn reminder(title: &str) -> Reminder {
    let action = |answer, label: &str| ReminderAction { answer, label: label.to_owned() };
    let actions = vec![action(ReminderAnswer::Taken, "Taken"), action(ReminderAnswer::Skip, "Skip")];
    Reminder { tag: TAG, title: title.to_owned(), body: String::new(), actions }
}

fn show_of(number: u32, title: &str) -> Asked {
    let keys = ["taken", "skip", "default"].map(str::to_owned).to_vec();
    Asked::Show { number, title: title.to_owned(), keys, urgency: Some(2), resident: true, expires: 0 }
}

#[test]
fn a_reminder_is_critical_stays_and_its_button_is_heard() {
    let bus = Bus::start();
    let (server, seen) = bus.serve();
    let (mut notifier, events) = bus.notifier();
    let shown = notifier.show(&reminder("due"), None).unwrap();
    assert_eq!(seen.recv_timeout(LONG), Ok(show_of(1, "due")));
    assert_eq!(shown.server, server.unique_name().unwrap().to_string());
    emit(&server, "ActionInvoked", &(1u32, "taken"));
    assert_eq!(events.recv_timeout(LONG), Ok(ReminderEvent::Answered(TAG, ReminderAnswer::Taken)));
}

#[test]
fn the_same_dose_is_shown_in_the_place_of_its_last_reminder() {
    let bus = Bus::start();
    let (_server, seen) = bus.serve();
    let (mut notifier, _events) = bus.notifier();
    notifier.show(&reminder("due"), None).unwrap();
    notifier.show(&reminder("again"), None).unwrap();
    assert_eq!(seen.recv_timeout(LONG), Ok(show_of(1, "due")));
    assert_eq!(seen.recv_timeout(LONG), Ok(show_of(1, "again")));
}

#[test]
fn a_reminder_of_an_earlier_run_is_taken_over_only_from_the_same_server() {
    let bus = Bus::start();
    let (server, seen) = bus.serve();
    let present = server.unique_name().unwrap().to_string();
    let left = Shown { server: present, number: 7 };
    bus.notifier().0.show(&reminder("taken over"), Some(&left)).unwrap();
    assert_eq!(seen.recv_timeout(LONG), Ok(show_of(7, "taken over")));
    let other = Shown { server: ":1.999".to_owned(), number: 3 };
    bus.notifier().0.show(&reminder("new"), Some(&other)).unwrap();
    assert_eq!(seen.recv_timeout(LONG), Ok(show_of(8, "new")));
}

#[test]
fn taking_down_closes_it_and_is_silent() {
    let bus = Bus::start();
    let (server, seen) = bus.serve();
    let (mut notifier, events) = bus.notifier();
    notifier.show(&reminder("due"), None).unwrap();
    notifier.take_down(TAG, None);
    emit(&server, "NotificationClosed", &(1u32, 3u32));
    assert_eq!(seen.recv_timeout(LONG), Ok(show_of(1, "due")));
    assert_eq!(seen.recv_timeout(LONG), Ok(Asked::Close(1)));
    assert!(events.recv_timeout(Duration::from_millis(200)).is_err());
}

#[test]
fn waved_away_is_told() {
    let bus = Bus::start();
    let (server, _seen) = bus.serve();
    let (mut notifier, events) = bus.notifier();
    notifier.show(&reminder("due"), None).unwrap();
    emit(&server, "NotificationClosed", &(1u32, 2u32));
    assert_eq!(events.recv_timeout(LONG), Ok(ReminderEvent::Dismissed(TAG)));
}

#[test]
fn a_server_that_begins_anew_is_told_and_used() {
    let bus = Bus::start();
    let (server, _seen) = bus.serve();
    let (mut notifier, events) = bus.notifier();
    notifier.show(&reminder("due"), None).unwrap();
    server.close().unwrap();
    let (_server, seen) = bus.serve();
    assert_eq!(events.recv_timeout(LONG), Ok(ReminderEvent::ServerRestarted));
    notifier.show(&reminder("due"), None).unwrap();
    assert_eq!(seen.recv_timeout(LONG), Ok(show_of(1, "due")));
}

#[test]
fn without_a_server_or_a_bus_it_is_said_at_once() {
    let bus = Bus::start();
    assert_eq!(bus.notifier().0.show(&reminder("due"), None), Err(NotifyProblem::NoServer));
    let (mut notifier, _events) = bus.notifier();
    drop(bus);
    assert_eq!(notifier.show(&reminder("due"), None), Err(NotifyProblem::NoServer));
}

#[test]
fn a_bus_that_comes_back_is_found_again() {
    let bus = Bus::start();
    let (_server, _seen) = bus.serve();
    let (mut notifier, _events) = bus.notifier();
    notifier.show(&reminder("due"), None).unwrap();
    drop(bus);
    assert!(notifier.show(&reminder("due"), None).is_err());
    let bus = Bus::start();
    let (_server, seen) = bus.serve();
    notifier.connector = Connector::to(&bus.address);
    notifier.show(&reminder("due"), None).unwrap();
    assert_eq!(seen.recv_timeout(LONG), Ok(show_of(1, "due")));
}

#[test]
fn a_bus_that_is_stuck_is_given_up_in_time() {
    let bus = Bus::start();
    let (mut notifier, _events) = bus.notifier();
    let stopped = Command::new("kill").args(["-STOP", &bus.daemon.id().to_string()]).status();
    assert!(stopped.is_ok_and(|status| status.success()));
    let begun = std::time::Instant::now();
    assert_eq!(notifier.show(&reminder("due"), None), Err(NotifyProblem::NoServer));
    assert!(begun.elapsed() < LONG);
}
