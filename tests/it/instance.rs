//! One program a diary.

use ldn_tests::program::Program;
use ldn_tests::{Desk, alone, wait};

#[test]
fn a_second_start_shows_the_first_ones_window_and_ends_well() {
    let _alone = alone();
    let desk = Desk::new();
    let mut first = Program::start_hidden_and_wait(&desk, &desk.data());
    assert!(!desk.display.shows_window());
    let mut second = Program::start(&desk, &["--data-dir", &desk.data().display().to_string()]);
    assert_eq!(second.wait_for_end().code(), Some(0));
    wait::until("the first one's window", || desk.display.shows_window());
    assert!(first.is_running());
}

#[test]
fn a_second_start_at_login_ends_well_and_shows_nothing() {
    let _alone = alone();
    let desk = Desk::new();
    let mut first = Program::start_hidden_and_wait(&desk, &desk.data());
    let mut second = Program::start_hidden(&desk, &desk.data());
    assert_eq!(second.wait_for_end().code(), Some(0));
    assert!(first.is_running() && !desk.display.shows_window());
}

#[test]
fn another_diary_is_opened_beside_the_first() {
    let _alone = alone();
    let desk = Desk::new();
    let mut first = Program::start_hidden_and_wait(&desk, &desk.data());
    let mut second = Program::start(&desk, &["--data-dir", &desk.home().join("other").display().to_string()]);
    wait::until("the second one's window", || desk.display.shows_window());
    assert!(first.is_running() && second.is_running());
}
