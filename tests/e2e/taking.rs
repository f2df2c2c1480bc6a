//! Answering a dose in the window: also what was taken earlier, skipped, or snoozed.

use ldn_tests::diary::Diary;
use ldn_tests::given::Given;
use ldn_tests::{Desk, Person, alone, wait};

/// A plan of 4.5 mg at 22:00, and the window open at a local time.
fn evening<'a>(desk: &'a Desk, local: &str, name: &str) -> (Person<'a>, Diary) {
    drop(Given::diary(&desk.data(), desk.zone(), "2026-01-10 18:00").with_bedtime("22:00", "4.5"));
    desk.clock.set(local);
    (Person::opens(desk, &desk.data(), name), Diary::in_folder(&desk.data()))
}

fn states(diary: &Diary) -> Vec<(String, String)> {
    diary.doses().into_iter().map(|dose| (dose.date, dose.state)).collect()
}

fn night(state: &str) -> [(String, String); 1] {
    [("2026-01-10".to_owned(), state.to_owned())]
}

#[test]
fn half_past_midnight_the_card_is_still_last_nights() {
    let _alone = alone();
    let desk = Desk::new();
    let (person, diary) = evening(&desk, "2026-01-11 00:30", "after-midnight");
    person.sees("open until 04:00");
    person.clicks("Taken");
    person.sees("Saved, 00:3");
    wait::until("the dose in the diary", || states(&diary) == night("taken"));
}

#[test]
fn skipped_it_is_left_out_by_the_person_and_not_missed() {
    let _alone = alone();
    let desk = Desk::new();
    let (person, diary) = evening(&desk, "2026-01-10 22:05", "skipped");
    person.clicks("Skip tonight");
    person.sees("Skipped by you");
    wait::until("the dose in the diary", || states(&diary) == night("skipped"));
}

#[test]
fn a_double_click_on_taken_is_one_dose() {
    let _alone = alone();
    let desk = Desk::new();
    let (person, diary) = evening(&desk, "2026-01-10 22:05", "double-click");
    person.clicks_twice("Taken");
    person.sees("Taken, 22:0");
    wait::until("the dose in the diary", || states(&diary) == night("taken"));
}

#[test]
fn a_reminder_answered_while_the_window_is_open_shows_in_it() {
    let _alone = alone();
    let desk = Desk::new();
    let server = desk.notification_server();
    let (person, diary) = evening(&desk, "2026-01-10 22:00", "answered-outside");
    let shown = server.wait_for(1);
    person.sees_button("Taken");
    server.press(shown.number, "taken");
    person.sees("Taken, 22:0");
    wait::until("the dose in the diary", || states(&diary) == night("taken"));
}

#[test]
fn taken_in_the_window_the_reminder_goes() {
    let _alone = alone();
    let desk = Desk::new();
    let server = desk.notification_server();
    let (person, diary) = evening(&desk, "2026-01-10 22:00", "answered-inside");
    let shown = server.wait_for(1);
    person.clicks("Taken");
    server.wait_for_closing(shown.number);
    assert_eq!(states(&diary), night("taken"));
}
