//! When a reminder is shown, and what it says.

use ldn_app::AppError;
use ldn_app::ports::NotifyProblem;
use ldn_app::view::{DoseState, ReminderWay};

use crate::{NIGHT, world};

#[test]
fn nothing_is_shown_before_the_dose_is_due_and_the_loop_wakes_when_it_is() {
    let mut world = world();
    let wake = world.tick_at("2026-01-10 21:59");
    assert!(world.service.shown.is_empty());
    assert_eq!(wake.seconds() - crate::support::instant(chrono_tz::Europe::Berlin, "2026-01-10 22:00"), 0);
}

#[test]
fn a_due_dose_is_shown_once_with_three_buttons_and_no_word_of_health() {
    let mut world = world();
    for minute in ["22:00", "22:01", "22:09"] {
        world.tick_at(&format!("{NIGHT} {minute}"));
    }
    assert_eq!(world.service.titles(), ["Time for your evening dose"]);
    let shown = &world.service.shown[0];
    assert_eq!(shown.body, "Open until 04:00.");
    let labels: Vec<&str> = shown.actions.iter().map(|action| action.label.as_str()).collect();
    assert_eq!(labels, ["Taken", "Snooze 10 min", "Skip"]);
}

#[test]
fn an_unanswered_reminder_comes_again_every_ten_minutes_three_times() {
    let mut world = world();
    for minute in 0..120 {
        world.tick_at(&format!("{NIGHT} {:02}:{:02}", 22 + minute / 60, minute % 60));
    }
    let first = "Time for your evening dose";
    let again = "Your evening dose is still open";
    assert_eq!(world.service.titles(), [first, again, again, again]);
    assert_eq!(world.service.screen.len(), 1, "each takes the place of the one before");
}

#[test]
fn until_the_dose_closes_means_every_ten_minutes_for_six_hours() {
    let mut world = world();
    let settings = world.companion.settings().unwrap();
    world.companion.set_settings(&ldn_app::view::Settings { repeat_times: None, ..settings }).unwrap();
    for minute in 0..=6 * 60 {
        let (date, hour) = if minute < 120 { (NIGHT, 22 + minute / 60) } else { ("2026-01-11", minute / 60 - 2) };
        world.tick_at(&format!("{date} {hour:02}:{:02}", minute % 60));
    }
    assert_eq!(world.service.shown.len(), 36);
}

#[test]
fn when_the_dose_closes_the_reminder_goes_silently_and_the_dose_stands_as_missed() {
    let mut world = world();
    world.tick_at("2026-01-10 22:00");
    world.tick_at("2026-01-11 04:00");
    assert!(world.service.screen.is_empty());
    assert_eq!(world.service.shown.len(), 1, "nobody is woken to be told that it is too late");
    assert_eq!(world.card().state, DoseState::Missed);
}

#[test]
fn details_are_shown_only_where_the_person_chose_so() {
    let mut world = world();
    let settings = world.companion.settings().unwrap();
    world.companion.set_settings(&ldn_app::view::Settings { discreet: false, ..settings }).unwrap();
    world.tick_at("2026-01-10 22:00");
    assert_eq!(world.service.titles(), ["4.5 mg"]);
}

#[test]
fn a_test_reminder_says_why_it_could_not_be_shown() {
    let mut world = world();
    assert_eq!(world.loop_.test(&mut world.service).problem, None);
    world.service.problem = Some(NotifyProblem::NotAllowed);
    let test = world.loop_.test(&mut world.service);
    assert_eq!((test.way, test.problem), (ReminderWay::Window, Some(AppError::NotificationsNotAllowed)));
}
