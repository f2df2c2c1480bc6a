//! Crashes, and notification services that end or are not there.

use ldn_app::ports::{NotifyProblem, ReminderAnswer, ReminderEvent};
use ldn_app::view::ReminderWay;

use crate::support::{bedtime_of, saved};
use crate::{NIGHT, world};

#[test]
fn what_fell_due_while_the_program_was_off_is_said_late_at_the_next_start() {
    let mut world = world();
    world.it_is("2026-01-11 00:10");
    world.restarts();
    world.tick();
    assert_eq!(world.service.titles(), ["Due while this device was off: your evening dose"]);
}

#[test]
fn after_a_crash_the_reminder_on_the_screen_is_taken_over_and_not_doubled() {
    let mut world = world();
    world.tick_at("2026-01-10 22:00");
    world.it_is("2026-01-10 22:03");
    world.restarts();
    world.tick();
    assert_eq!(world.service.screen.len(), 1);
    world.presses(bedtime_of(NIGHT), ReminderAnswer::Taken).unwrap();
    assert!(world.service.screen.is_empty());
}

#[test]
fn a_notification_service_that_began_anew_gets_the_open_reminder_again() {
    let mut world = world();
    world.tick_at("2026-01-10 22:00");
    world.service.restarts();
    world.happens(ReminderEvent::ServerRestarted).unwrap();
    world.tick_at("2026-01-10 22:02");
    assert_eq!(world.service.screen.len(), 1);
}

#[test]
fn without_a_notification_service_the_window_comes_up() {
    let mut world = world();
    world.service.problem = Some(NotifyProblem::NoServer);
    world.tick_at("2026-01-10 22:00");
    assert_eq!((world.window.raised, world.loop_.way()), (1, ReminderWay::Window));
    world.tick_at("2026-01-10 22:01");
    assert_eq!(world.window.raised, 1, "once for each showing");
    world.tick_at("2026-01-10 22:10");
    assert_eq!(world.window.raised, 2);
}

#[test]
fn answered_just_before_a_crash_its_reminder_is_taken_down_at_the_next_start() {
    let mut world = world();
    world.tick_at("2026-01-10 22:00");
    saved(world.takes());
    world.restarts();
    world.tick_at("2026-01-10 22:05");
    assert!(world.service.screen.is_empty());
}

#[test]
fn when_the_program_is_quit_no_reminder_stays_whose_buttons_nobody_hears() {
    let mut world = world();
    world.tick_at("2026-01-10 22:00");
    world.loop_.quit(&mut world.companion, &mut world.service).unwrap();
    assert!(world.service.screen.is_empty());
    world.restarts();
    world.tick_at("2026-01-10 22:10");
    assert_eq!(world.service.screen.len(), 1, "after the next start it is asked about as usual");
}
