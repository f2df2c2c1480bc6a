//! Tried against a notification server of the test's own, on a session bus of the test's own.

use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use ldn_app::ports::{Clock, ReminderAction, ReminderEvent, Screen, Zone};
use ldn_app::reminder::ReminderLoop;
use ldn_app::view::{MedicineForm, PartOfDay, PlanDraft, SlotDraft};
use ldn_app::{Companion, Timestamp};
use zbus::interface;

use super::*;
use crate::adapters::bus::own::Bus;
use crate::adapters::files::SystemFiles;

/// Longer than anything here takes.
const LONG: Duration = Duration::from_secs(5);
const TAG: ReminderTag = ReminderTag::Test;
/// What a person hears of as soon as they look.
const AT_ONCE: Duration = Duration::from_millis(200);

impl Bus {
    fn notifier(&self) -> (LinuxNotifier, Receiver<ReminderEvent>) {
        let (heard, events) = mpsc::channel();
        let answers = Arc::new(move |event| {
            let _ = heard.send(event);
        });
        (LinuxNotifier::on(self.reached_by(Connector::that_hears_late_answers()), answers), events)
    }

    fn serve(&self) -> (Connection, Receiver<Asked>) {
        let (asked, seen) = mpsc::channel();
        (self.serve_as(Server { asked, last: 0, pause: Arc::default(), words: Arc::default() }), seen)
    }

    fn serve_as(&self, server: Server) -> Connection {
        self.builder().serve_at(PATH, server).unwrap().name(SERVICE).unwrap().build().unwrap()
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
    /// Held by a test, it keeps the server from answering.
    pause: Arc<Mutex<()>>,
    /// Everything it was sent that a person may come to see, but for pictures.
    words: Arc<Mutex<Vec<String>>>,
}

#[interface(name = "org.freedesktop.Notifications")]
impl Server {
    #[allow(clippy::too_many_arguments, reason = "the specification's")]
    fn notify(
        &mut self,
        app: String,
        replaces: u32,
        icon: String,
        title: String,
        body: String,
        actions: Vec<String>,
        hints: HashMap<String, zbus::zvariant::OwnedValue>,
        expires: i32,
    ) -> u32 {
        drop(self.pause.lock());
        let said = hints.iter().filter(|(name, _)| *name != "image-data").map(|hint| format!("{hint:?}"));
        let sent = [&app, &icon, &title, &body].into_iter().chain(&actions).cloned();
        self.words.lock().unwrap().extend(sent.chain(said));
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
    notifier.connector = bus.reached_by(Connector::that_hears_late_answers());
    notifier.show(&reminder("due"), None).unwrap();
    assert_eq!(seen.recv_timeout(LONG), Ok(show_of(1, "due")));
}

#[test]
fn a_bus_that_is_stuck_is_given_up_in_time() {
    let bus = Bus::start();
    let (mut notifier, _events) = bus.notifier();
    bus.hang();
    let begun = std::time::Instant::now();
    assert_eq!(notifier.show(&reminder("due"), None), Err(NotifyProblem::NoServer));
    assert!(begun.elapsed() < LONG);
}

/// The reminder of a dose: the test's own is asked for by a person, who may try as often as they like.
fn of_a_dose() -> Reminder {
    Reminder { tag: ReminderTag::Dose("2026-01-10/bedtime".parse().unwrap()), ..reminder("due") }
}

#[test]
fn a_server_that_is_stuck_is_waited_for_once_and_what_it_shows_late_is_taken_down() {
    let bus = Bus::start();
    let ((asked, seen), pause) = (mpsc::channel(), Arc::<Mutex<()>>::default());
    let stuck = pause.lock().unwrap();
    let _server = bus.serve_as(Server { asked, last: 0, pause: Arc::clone(&pause), words: Arc::default() });
    let (mut notifier, _events) = bus.notifier();
    let begun = Instant::now();
    assert_eq!(notifier.show(&of_a_dose(), None), Err(NotifyProblem::Refused));
    assert!(begun.elapsed() < 2 * bus::PATIENCE, "{:?}", begun.elapsed());

    let begun = Instant::now();
    for _ in 0..5 {
        assert_eq!(notifier.show(&of_a_dose(), None), Err(NotifyProblem::Refused));
        notifier.take_down(of_a_dose().tag, Some(&Shown { server: ":1.999".to_owned(), number: 7 }));
    }
    assert!(begun.elapsed() < AT_ONCE, "{:?}", begun.elapsed());

    drop(stuck);
    assert_eq!(seen.recv_timeout(LONG), Ok(show_of(1, "due")));
    assert_eq!(seen.recv_timeout(LONG), Ok(Asked::Close(1)), "nobody would hear its buttons");
    notifier.show(&reminder("the test"), None).unwrap();
    assert!(notifier.show(&of_a_dose(), None).is_ok(), "it has answered: it is not stuck any more");
}

#[test]
fn what_a_refusing_server_still_shows_of_the_same_dose_is_taken_down() {
    let bus = Bus::start();
    let ((asked, seen), pause) = (mpsc::channel(), Arc::<Mutex<()>>::default());
    let _server = bus.serve_as(Server { asked, last: 0, pause: Arc::clone(&pause), words: Arc::default() });
    let (mut notifier, _events) = bus.notifier();
    notifier.show(&of_a_dose(), None).unwrap();
    let stuck = pause.lock().unwrap();
    assert!(notifier.show(&reminder("the test"), None).is_err());
    assert!(notifier.show(&of_a_dose(), None).is_err());
    drop(stuck);
    assert_eq!(seen.recv_timeout(LONG), Ok(show_of(1, "due")));
    let left = [seen.recv_timeout(LONG).unwrap(), seen.recv_timeout(LONG).unwrap(), seen.recv_timeout(LONG).unwrap()];
    assert!(left.contains(&Asked::Close(1)) && left.contains(&Asked::Close(2)), "{left:?}");
}

/// A quarter past ten at night on 10 January 2026 in UTC, and as long before as it is asked to be.
struct Evening(Mutex<i64>);

impl Clock for Evening {
    fn now(&self) -> Timestamp {
        Timestamp::from_seconds(1_768_083_300 - *self.0.lock().unwrap())
    }
}

impl Zone for Evening {
    fn zone(&self) -> chrono_tz::Tz {
        chrono_tz::Tz::UTC
    }
}

struct Unseen;

impl Screen for Unseen {
    fn raise(&mut self) {}
    fn changed(&mut self) {}
}

#[test]
fn unless_the_person_chose_so_nothing_that_is_sent_names_the_medicine() {
    const HEALTH: [&str; 10] =
        ["ldn", "naltrexone", "mg", "milligram", "fibromyalgia", "medicine", "medication", "opioid", "pain", "tablet"];
    let bus = Bus::start();
    let ((asked, _seen), words) = (mpsc::channel(), Arc::<Mutex<Vec<String>>>::default());
    let _server = bus.serve_as(Server { asked, last: 0, pause: Arc::default(), words: Arc::clone(&words) });
    let (mut notifier, _events) = bus.notifier();

    let (folder, evening) = (tempfile::tempdir().unwrap(), Arc::new(Evening(Mutex::new(7200))));
    let mut diary = Companion::open(folder.path(), evening.clone(), evening.clone(), &SystemFiles).unwrap();
    let slot = SlotDraft { part: PartOfDay::Bedtime, at: "22:00".to_owned(), amount: "4.5".to_owned() };
    let draft = PlanDraft {
        form: MedicineForm::Tablet,
        concentration: None,
        slots: vec![slot],
        confirmed: None,
        from: None,
        agreed: Vec::new(),
    };
    diary.set_plan(&draft).unwrap();
    let mut reminders = ReminderLoop::new(crate::words::words().reminder.clone());
    assert_eq!(reminders.test(&mut notifier).problem, None);
    for early in [900, 0, -1800] {
        *evening.0.lock().unwrap() = early;
        reminders.tick(&mut diary, &mut notifier, &mut Unseen).unwrap();
    }

    let sent = words.lock().unwrap();
    assert!(sent.iter().filter(|word| word.contains("evening dose")).count() >= 2, "{sent:?}");
    for word in sent.iter().map(|word| word.to_lowercase()) {
        for health in HEALTH {
            assert!(!word.contains(health), "{word:?} says {health:?}");
        }
    }
}
