//! What a person does about a reminder.

use ldn_app::ports::{ReminderAnswer, ReminderEvent, ReminderTag};
use ldn_app::view::DoseState;

use crate::support::{bedtime_of, saved};
use crate::{NIGHT, world};

#[test]
fn taken_from_the_notification_is_on_disk_before_it_goes() {
    let mut world = world();
    world.tick_at("2026-01-10 22:00");
    world.it_is("2026-01-10 22:04");
    world.presses(bedtime_of(NIGHT), ReminderAnswer::Taken).unwrap();
    assert!(world.service.screen.is_empty());
    world.restarts();
    assert_eq!(world.card().state, DoseState::Taken);
    world.tick_at("2026-01-10 23:30");
    assert_eq!(world.service.shown.len(), 1, "nothing is shown again");
}

#[test]
fn taken_at_half_past_midnight_counts_for_the_night_before() {
    let mut world = world();
    world.tick_at("2026-01-11 00:30");
    world.presses(bedtime_of(NIGHT), ReminderAnswer::Taken).unwrap();
    let card = world.card();
    assert_eq!((card.dose.date.as_str(), card.state), (NIGHT, DoseState::Taken));
}

#[test]
fn a_snooze_takes_it_down_and_asks_again_ten_minutes_later() {
    let mut world = world();
    world.tick_at("2026-01-10 22:00");
    world.presses(bedtime_of(NIGHT), ReminderAnswer::Snooze).unwrap();
    assert!(world.service.screen.is_empty());
    world.tick_at("2026-01-10 22:09");
    assert_eq!(world.service.shown.len(), 1);
    world.tick_at("2026-01-10 22:10");
    assert_eq!(world.service.titles()[1], "Your evening dose is still open");
}

#[test]
fn a_snooze_from_the_window_before_the_dose_is_due_moves_the_first_reminder() {
    let mut world = world();
    world.it_is("2026-01-10 21:42");
    let dose = world.card().dose;
    world.companion.snooze(&dose, 30).unwrap();
    world.tick_at("2026-01-10 22:00");
    assert!(world.service.shown.is_empty());
    world.tick_at("2026-01-10 22:30");
    assert_eq!(world.service.shown.len(), 1);
}

#[test]
fn waving_it_away_is_neither_taken_nor_skipped_and_it_comes_again() {
    let mut world = world();
    world.tick_at("2026-01-10 22:00");
    world.happens(ReminderEvent::Dismissed(ReminderTag::Dose(bedtime_of(NIGHT)))).unwrap();
    assert_eq!(world.card().state, DoseState::Due);
    world.tick_at("2026-01-10 22:10");
    assert_eq!(world.service.shown.len(), 2);
}

#[test]
fn answered_in_the_window_while_the_reminder_shows_it_goes() {
    let mut world = world();
    world.tick_at("2026-01-10 22:00");
    saved(world.takes());
    world.tick_at("2026-01-10 22:01");
    assert!(world.service.screen.is_empty());
}

#[test]
fn answered_in_both_places_it_is_one_dose() {
    let mut world = world();
    world.tick_at("2026-01-10 22:00");
    saved(world.takes());
    world.presses(bedtime_of(NIGHT), ReminderAnswer::Skip).unwrap();
    assert_eq!(world.card().state, DoseState::Taken);
    assert_eq!(world.companion.record(None).unwrap().entries.len(), 1);
}

#[test]
fn snoozed_in_the_window_the_reminder_leaves_the_screen_and_comes_back_once() {
    let mut world = world();
    world.tick_at("2026-01-10 22:00");
    let dose = world.card().dose;
    world.companion.snooze(&dose, 30).unwrap();
    world.tick();
    assert!(world.service.screen.is_empty());
    world.restarts();
    world.tick_at("2026-01-10 22:10");
    assert!(world.service.screen.is_empty());
    world.tick_at("2026-01-10 22:30");
    assert_eq!((world.service.screen.len(), world.service.shown.len()), (1, 2));
}

#[test]
fn too_late_to_put_off_the_reminder_stays_and_says_so() {
    let mut world = world();
    world.tick_at("2026-01-11 03:55");
    world.presses(bedtime_of(NIGHT), ReminderAnswer::Snooze).unwrap();
    let (_, shown) = world.service.screen.last().unwrap();
    assert_eq!(shown.body, "It can’t wait any longer. You can answer until 04:00.");
}

#[test]
fn ten_milligrams_in_a_day_taken_from_a_notification_show_where_to_get_help() {
    let mut world = world();
    world.it_is("2026-01-10 21:00");
    let extra = ldn_app::view::TakeRequest {
        target: ldn_app::view::TakeTarget::Extra,
        amount: Some("6".to_owned()),
        ..crate::support::taken_now()
    };
    saved(world.companion.take(&extra).unwrap());
    world.tick_at("2026-01-10 22:00");
    world.presses(bedtime_of(NIGHT), ReminderAnswer::Taken).unwrap();
    assert_eq!(world.window.help_now, 1, "6 and 4.5 make more than 10 in the day");
}
