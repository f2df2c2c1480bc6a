//! What changes on the open window by itself: it asks for nothing by the clock, the program tells it.

use ldn_tests::given::Given;
use ldn_tests::panel::Panel;
use ldn_tests::{Desk, Person, alone};

/// The window open on a plan of 4.5 mg at 22:00.
fn opens<'a>(desk: &'a Desk, local: &str, name: &str) -> Person<'a> {
    drop(Given::diary(&desk.data(), desk.zone(), "2026-01-10 18:00").with_bedtime("22:00", "4.5"));
    desk.clock.set(local);
    Person::opens(desk, &desk.data(), name)
}

#[test]
fn a_dose_that_falls_due_is_open_on_the_page_and_missed_when_it_closes() {
    let _alone = alone();
    let desk = Desk::new();
    let _server = desk.notification_server();
    let person = opens(&desk, "2026-01-10 17:30", "falls-due");
    person.sees("in 5 h");
    desk.clock.set("2026-01-10 18:00");
    person.sees_title("Tonight");
    desk.clock.set("2026-01-10 21:59:58");
    person.sees("open until 04:00");
    desk.clock.set("2026-01-11 04:00");
    person.sees("Missed.");
}

#[test]
fn a_panel_that_comes_and_goes_shows_in_how_reminders_work() {
    let _alone = alone();
    let desk = Desk::new();
    let _server = desk.notification_server();
    let person = opens(&desk, "2026-01-10 17:30", "panel");
    person.sees("Reminders work while the app is open.");
    let panel = Panel::start(&desk.bus);
    person.sees("Reminders work while the app is in the tray.");
    drop(panel);
    person.sees("Reminders work while the app is open.");
}
