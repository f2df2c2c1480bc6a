//! When the window comes up by itself: where a reminder could not be shown in another way.

use ldn_tests::bus::Bus;
use ldn_tests::diary::Diary;
use ldn_tests::given::Given;
use ldn_tests::panel::Panel;
use ldn_tests::program::Program;
use ldn_tests::{Desk, alone, wait};

fn with_plan(desk: &Desk) {
    drop(Given::diary(&desk.data(), desk.zone(), "2026-01-10 18:00").with_bedtime("22:00", "4.5"));
    desk.clock.set("2026-01-10 21:50");
}

fn the_window_comes_up(desk: &Desk) {
    wait::until("the window", || desk.display.shows_window());
}

#[test]
fn without_a_notification_service_the_window_comes_up_when_the_dose_is_due() {
    let _alone = alone();
    let desk = Desk::new();
    with_plan(&desk);
    let mut program = Program::start_hidden_and_wait(&desk, &desk.data());
    assert!(!desk.display.shows_window(), "hidden until there is a reason");
    desk.clock.set("2026-01-10 21:59:58");
    the_window_comes_up(&desk);
    let by_window = ("2026-01-10/bedtime".to_owned(), 0, Some("window".to_owned()));
    wait::until("the showing in the diary", || Diary::in_folder(&desk.data()).showings() == [by_window.clone()]);
    assert!(program.is_running());
}

#[test]
fn without_a_session_bus_the_window_comes_up_too() {
    let _alone = alone();
    let desk = Desk::new().without_bus();
    with_plan(&desk);
    desk.clock.set("2026-01-10 21:59:58");
    let mut program = Program::start_hidden(&desk, &desk.data());
    the_window_comes_up(&desk);
    assert!(program.is_running());
}

#[test]
fn opened_by_hand_without_a_bus_the_window_is_there() {
    let _alone = alone();
    let desk = Desk::new().without_bus();
    let mut program = Program::start(&desk, &["--data-dir", &desk.data().display().to_string()]);
    the_window_comes_up(&desk);
    assert!(program.is_running());
}

#[test]
fn a_bus_that_breaks_during_the_evening_does_not_end_the_program() {
    let _alone = alone();
    let mut desk = Desk::new();
    with_plan(&desk);
    let panel = Panel::start(&desk.bus);
    let mut program = Program::start_hidden(&desk, &desk.data());
    // All of the program that ever speaks to the bus has found it.
    panel.wait_for_icon();
    wait::until("the program on its bus", || desk.bus.has_program());
    desk.bus.end();
    desk.clock.set("2026-01-10 21:59:58");
    the_window_comes_up(&desk);
    assert!(program.is_running());
    // Put in its place so that the desk has one to put away.
    desk.bus = Bus::start(desk.home());
}
