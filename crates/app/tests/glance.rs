//! What the tray and the open window have to be told of, and that a minute gone is none of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use ldn_app::{Glance, ReminderStatus};
use support::{World, status};

fn glance(world: &mut World) -> Glance {
    world.companion.glance(&status()).unwrap().unwrap()
}

/// Whether it shows anything else at the second time than at the first.
fn differs_between(world: &mut World, first: &str, second: &str) -> bool {
    world.it_is(first);
    let earlier = glance(world);
    world.it_is(second);
    glance(world).differs_from(&earlier)
}

#[test]
fn before_there_is_a_plan_there_is_nothing_to_show() {
    let mut world = World::at("2026-01-10 20:00");
    assert_eq!(world.companion.glance(&status()), Ok(None));
}

#[test]
fn a_minute_gone_is_nothing_new() {
    let mut world = World::with_bedtime("2026-01-10 12:30", "22:00", "4.5");
    assert!(!differs_between(&mut world, "2026-01-10 13:00", "2026-01-10 13:01"));
}

#[test]
fn a_dose_that_falls_due_and_one_that_closes_are_new() {
    let mut world = World::with_bedtime("2026-01-10 12:30", "22:00", "4.5");
    assert!(differs_between(&mut world, "2026-01-10 21:59", "2026-01-10 22:00"));
    assert!(differs_between(&mut world, "2026-01-11 03:59", "2026-01-11 04:00"));
}

#[test]
fn quiet_that_ends_is_new() {
    let mut world = World::with_bedtime("2026-01-10 12:30", "22:00", "4.5");
    world.companion.set_quiet(Some(60)).unwrap();
    assert!(!differs_between(&mut world, "2026-01-10 13:28", "2026-01-10 13:29"));
    assert!(differs_between(&mut world, "2026-01-10 13:29", "2026-01-10 13:30"));
}

#[test]
fn a_tray_that_vanishes_is_new() {
    let mut world = World::with_bedtime("2026-01-10 12:30", "22:00", "4.5");
    let earlier = glance(&mut world);
    let without = ReminderStatus { tray: false, ..status() };
    assert!(world.companion.glance(&without).unwrap().unwrap().differs_from(&earlier));
}
