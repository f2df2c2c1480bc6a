//! Plans that change, and plans of several doses.

use ldn_app::view::DoseState;

use crate::support::{World, bedtime};
use crate::{NIGHT, world};

#[test]
fn a_dose_due_before_the_plan_was_entered_is_not_reminded_of_nor_missed() {
    let mut world = World::with_bedtime("2026-01-10 23:00", "22:00", "4.5");
    world.tick();
    assert!(world.service.shown.is_empty());
    assert_eq!(world.card().state, DoseState::Due, "it can be answered all the same");
    world.tick_at("2026-01-11 12:00");
    assert!(world.companion.record(None).unwrap().entries.is_empty());
}

#[test]
fn a_plan_moved_while_the_reminder_shows_is_reminded_of_at_its_new_time() {
    let mut world = world();
    world.tick_at("2026-01-10 22:00");
    world.companion.set_plan(&bedtime("23:00", "4.5")).unwrap();
    world.tick_at("2026-01-10 22:01");
    assert!(world.service.screen.is_empty(), "it is not due any more");
    world.tick_at("2026-01-10 23:00");
    assert_eq!(world.service.screen.len(), 1);
}

#[test]
fn three_doses_a_day_are_each_reminded_of() {
    use ldn_app::view::PartOfDay::{Afternoon, Bedtime, Morning};
    let mut world = World::at("2026-01-10 07:00");
    world
        .companion
        .set_plan(&crate::support::plan(&[(Morning, "08:00", "1"), (Afternoon, "14:00", "1"), (Bedtime, "22:00", "1")]))
        .unwrap();
    for hour in 7..24 {
        world.tick_at(&format!("{NIGHT} {hour:02}:00"));
    }
    let titles = world.service.titles();
    for title in ["Time for your morning dose", "Time for your afternoon dose", "Time for your evening dose"] {
        assert_eq!(titles.iter().filter(|shown| **shown == title).count(), 1, "{title} in {titles:?}");
    }
}

#[test]
fn the_amount_mended_while_the_dose_is_open_keeps_its_reminders_and_its_miss() {
    let mut world = world();
    world.tick_at("2026-01-10 22:00");
    world.it_is("2026-01-10 22:05");
    world.companion.set_plan(&bedtime("22:00", "4")).unwrap();
    world.tick();
    assert_eq!(world.service.screen.len(), 1, "it is still due");
    world.tick_at("2026-01-10 22:10");
    assert_eq!(world.service.shown.len(), 2, "and asked about again");
    world.tick_at("2026-01-11 04:00");
    let entries = world.companion.record(None).unwrap().entries;
    assert_eq!((entries.len(), entries[0].state), (1, DoseState::Missed));
}

#[test]
fn a_dose_moved_to_later_after_all_its_reminders_is_reminded_of_again() {
    let mut world = world();
    for minute in ["22:00", "22:10", "22:20", "22:30"] {
        world.tick_at(&format!("{NIGHT} {minute}"));
    }
    world.it_is("2026-01-10 22:40");
    world.companion.set_plan(&bedtime("23:30", "4.5")).unwrap();
    world.tick();
    world.tick_at("2026-01-10 23:30");
    assert_eq!(world.service.titles()[4..], ["Time for your evening dose"]);
}

#[test]
fn a_dose_put_off_by_hand_asks_again_even_where_the_plan_was_entered_after_it() {
    let mut world = World::with_bedtime("2026-01-10 22:10", "22:00", "4.5");
    let dose = world.card().dose;
    world.companion.snooze(&dose, 10).unwrap();
    world.tick();
    world.tick_at("2026-01-10 22:20");
    assert_eq!(world.service.shown.len(), 1);
}

#[test]
fn a_phone_is_given_the_next_doses_to_arm_in_order() {
    let world = world();
    let upcoming = world.companion.upcoming_reminders(&crate::support::words(), 30).unwrap();
    assert_eq!(upcoming.len(), 30);
    assert!(upcoming.windows(2).all(|pair| pair[0].0 < pair[1].0));
    assert_eq!(upcoming[0].1.title, "Time for your evening dose");
}
