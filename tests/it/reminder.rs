//! The reminder, from the plan to the record: the real program, a bus and a notification service of
//! the test's own.

use std::path::PathBuf;

use ldn_tests::diary::Diary;
use ldn_tests::given::Given;
use ldn_tests::notification_server::{Notification, NotificationServer};
use ldn_tests::program::Program;
use ldn_tests::{Desk, alone, wait};

const DUE_TITLE: &str = "Time for your evening dose";

/// Somebody who takes 4.5 mg at 22:00, has the program in the tray, and sees notifications.
struct Evening {
    desk: Desk,
    server: NotificationServer,
    program: Program,
    data: PathBuf,
}

impl Evening {
    /// It is ten to ten; the program has just been started.
    fn begins() -> Self {
        let desk = Desk::new();
        let data = desk.data();
        drop(Given::diary(&data, desk.zone(), "2026-01-10 18:00").with_bedtime("22:00", "4.5"));
        desk.clock.set("2026-01-10 21:50");
        let server = desk.notification_server();
        server.watch_diary(&data);
        let program = Program::start_hidden_and_wait(&desk, &data);
        Self { desk, server, program, data }
    }

    /// The same, and the reminder is on the screen.
    fn with_reminder() -> (Self, Notification) {
        let evening = Self::begins();
        evening.desk.clock.set("2026-01-10 21:59:58");
        let shown = evening.server.wait_for(1);
        (evening, shown)
    }

    fn restarts(&mut self) {
        self.program.kill();
        wait::until("the program to leave its bus", || !self.desk.bus.has_program());
        self.program = Program::start_hidden_and_wait(&self.desk, &self.data);
    }

    fn diary(&self) -> Diary {
        Diary::in_folder(&self.data)
    }
}

#[test]
fn at_ten_the_reminder_comes_stays_and_names_no_medicine() {
    let _alone = alone();
    let evening = Evening::begins();
    assert!(evening.server.shown().is_empty(), "not due yet");
    evening.desk.clock.set("2026-01-10 21:59:58");
    let shown = evening.server.wait_for(1);
    assert_eq!((shown.app.as_str(), shown.title.as_str()), ("Companion", DUE_TITLE));
    assert_eq!(shown.body, "Open until 04:00.");
    assert_eq!(shown.buttons(), ["Taken", "Snooze 10 min", "Skip"]);
    assert_eq!((shown.urgency(), shown.is_resident(), shown.expires), (Some(2), true, 0));
    assert_eq!(shown.replaces, 0);
    assert!(!evening.desk.display.shows_window(), "no window comes up where the reminder was shown");
}

#[test]
fn taken_on_the_reminder_is_in_the_diary_before_the_reminder_goes() {
    let _alone = alone();
    let (evening, shown) = Evening::with_reminder();
    evening.server.press(shown.number, "taken");
    let closing = evening.server.wait_for_closing(shown.number);
    let [dose] = closing.doses.as_slice() else { panic!("when it closed there was {:?}", closing.doses) };
    assert_eq!((dose.date.as_str(), dose.part.as_deref()), ("2026-01-10", Some("bedtime")));
    assert_eq!((dose.state.as_str(), dose.taken_ug, dose.via.as_str()), ("taken", Some(4500), "notification"));
}

#[test]
fn a_dose_answered_on_its_reminder_is_not_shown_again_after_a_restart() {
    let _alone = alone();
    let (mut evening, shown) = Evening::with_reminder();
    evening.server.press(shown.number, "taken");
    evening.server.wait_for_closing(shown.number);
    evening.restarts();
    // The next evening comes; had anything been shown in between, it would stand before this one.
    evening.desk.clock.set("2026-01-11 21:59:58");
    let next = evening.server.wait_for(2);
    assert_eq!((next.title.as_str(), next.replaces), (DUE_TITLE, 0));
    let night = |date: &str| (format!("{date}/bedtime"), 0, Some("notification".to_owned()));
    wait::until("both showings in the diary", || {
        evening.diary().showings() == [night("2026-01-10"), night("2026-01-11")]
    });
}

#[test]
fn a_reminder_on_the_screen_when_the_program_dies_is_taken_over_and_not_shown_twice() {
    let _alone = alone();
    let (mut evening, first) = Evening::with_reminder();
    evening.restarts();
    let again = evening.server.wait_for(2);
    assert_eq!(again.replaces, first.number, "in the place of the one that nobody hears any more");
    evening.server.press(again.number, "taken");
    let closing = evening.server.wait_for_closing(again.number);
    assert_eq!(closing.doses.len(), 1);
    assert_eq!(evening.diary().showings().len(), 1, "one showing, whoever put it on the screen");
}

#[test]
fn taken_after_midnight_counts_for_the_night_before() {
    let _alone = alone();
    let (evening, first) = Evening::with_reminder();
    evening.desk.clock.set("2026-01-11 00:30");
    let again = evening.server.wait_for(2);
    assert_eq!((again.title.as_str(), again.replaces), ("Your evening dose is still open", first.number));
    evening.server.press(again.number, "taken");
    let closing = evening.server.wait_for_closing(again.number);
    let [dose] = closing.doses.as_slice() else { panic!("when it closed there was {:?}", closing.doses) };
    assert_eq!((dose.date.as_str(), dose.state.as_str()), ("2026-01-10", "taken"));
    assert!(dose.taken_at >= Some(ldn_tests::scripted::instant(evening.desk.zone(), "2026-01-11 00:30")));
}

#[test]
fn a_snoozed_reminder_comes_again_after_ten_minutes() {
    let _alone = alone();
    let (evening, first) = Evening::with_reminder();
    evening.server.press(first.number, "snooze");
    evening.server.wait_for_closing(first.number);
    assert_eq!(evening.server.shown().len(), 1);
    evening.desk.clock.set("2026-01-10 22:10:30");
    assert_eq!(evening.server.wait_for(2).title, "Your evening dose is still open");
    assert!(evening.diary().answered().is_empty());
}

#[test]
fn at_four_the_reminder_goes_silently_and_the_dose_is_missed() {
    let _alone = alone();
    let (evening, shown) = Evening::with_reminder();
    evening.desk.clock.set("2026-01-11 04:00");
    let closing = evening.server.wait_for_closing(shown.number);
    assert_eq!(evening.server.shown().len(), 1, "nothing tells that it is too late");
    let states: Vec<_> = closing.doses.iter().map(|dose| (dose.date.as_str(), dose.state.as_str())).collect();
    assert_eq!(states, [("2026-01-10", "missed")]);
}

#[test]
fn waved_away_it_is_neither_taken_nor_skipped_and_comes_again() {
    let _alone = alone();
    let (evening, first) = Evening::with_reminder();
    evening.server.wave_away(first.number);
    evening.desk.clock.set("2026-01-10 22:10:30");
    assert_eq!(evening.server.wait_for(2).title, "Your evening dose is still open");
    assert!(evening.diary().doses().is_empty());
}

#[test]
fn a_service_that_ends_and_comes_back_is_shown_the_reminder_again() {
    let _alone = alone();
    let (mut evening, _) = Evening::with_reminder();
    evening.server.leave();
    evening.server.come_back();
    let again = evening.server.wait_for(2);
    assert_eq!((again.title.as_str(), again.replaces), (DUE_TITLE, 0));
    evening.server.press(again.number, "taken");
    evening.server.wait_for_closing(again.number);
    assert_eq!(evening.diary().answered().len(), 1);
    assert_eq!(evening.diary().showings().len(), 1);
}

#[test]
fn a_night_slept_through_with_the_computer_off_is_said_to_be_late() {
    let _alone = alone();
    let mut evening = Evening::begins();
    evening.program.kill();
    wait::until("the program to leave its bus", || !evening.desk.bus.has_program());
    evening.desk.clock.set("2026-01-10 23:40");
    evening.program = Program::start_hidden(&evening.desk, &evening.data);
    let shown = evening.server.wait_for(1);
    assert_eq!(shown.title, "Due while this device was off: your evening dose");
}
