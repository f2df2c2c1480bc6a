//! Clocks that are moved, gentle reminders and quiet times.

use ldn_app::AppError;
use ldn_app::ports::{ReminderAnswer, ReminderEvent, ReminderTag};
use ldn_app::view::DoseState;

use crate::support::bedtime_of;
use crate::{NIGHT, world};

#[test]
fn the_clock_set_back_shows_nothing_twice() {
    let mut world = world();
    world.tick_at("2026-01-10 22:00");
    world.presses(bedtime_of(NIGHT), ReminderAnswer::Taken).unwrap();
    world.tick_at("2026-01-10 20:00");
    world.tick_at("2026-01-10 22:00");
    assert_eq!(world.service.shown.len(), 1);
}

#[test]
fn a_clock_that_ran_a_week_ahead_for_a_moment_costs_no_dose() {
    let mut world = world();
    world.tick_at("2026-01-17 20:00");
    world.tick_at("2026-01-10 22:00");
    assert_eq!(world.service.titles(), ["Time for your evening dose"]);
    assert_eq!(world.card().state, DoseState::Due);
    world.presses(bedtime_of(NIGHT), ReminderAnswer::Taken).unwrap();
    assert_eq!(world.companion.record(None).unwrap().entries.len(), 1, "no miss of the days to come is kept");
    for night in ["2026-01-11", "2026-01-12"] {
        world.tick_at(&format!("{night} 22:00"));
        assert_eq!(world.card().dose.date, night);
        world.presses(bedtime_of(night), ReminderAnswer::Taken).unwrap();
    }
    assert_eq!(world.service.shown.len(), 3);
    world.tick_at("2026-01-14 12:00");
    let entries = world.companion.record(None).unwrap().entries;
    let missed = entries.iter().find(|entry| entry.date == "2026-01-13").unwrap();
    assert_eq!(missed.state, DoseState::Missed);
}

#[test]
fn a_gentle_reminder_comes_half_an_hour_ahead_and_gives_way_to_the_real_one() {
    let mut world = world();
    let settings = world.companion.settings().unwrap();
    world.companion.set_settings(&ldn_app::view::Settings { ahead_minutes: 30, ..settings }).unwrap();
    let wake = world.tick_at("2026-01-10 21:00");
    assert_eq!(wake.seconds(), crate::support::instant(chrono_tz::Europe::Berlin, "2026-01-10 21:30"));
    world.tick_at("2026-01-10 21:30");
    world.tick_at("2026-01-10 21:45");
    assert_eq!(world.service.titles(), ["Your evening dose in 30 minutes"]);
    world.tick_at("2026-01-10 22:00");
    assert_eq!(world.service.titles()[1..], ["Time for your evening dose"]);
    assert_eq!(world.service.screen.len(), 1);
}

#[test]
fn taken_from_the_gentle_reminder_is_taken() {
    let mut world = world();
    let settings = world.companion.settings().unwrap();
    world.companion.set_settings(&ldn_app::view::Settings { ahead_minutes: 30, ..settings }).unwrap();
    world.tick_at("2026-01-10 21:30");
    let ahead = ReminderTag::Ahead(bedtime_of(NIGHT));
    world.happens(ReminderEvent::Answered(ahead, ReminderAnswer::Taken)).unwrap();
    assert_eq!(world.card().state, DoseState::Taken);
    world.tick_at("2026-01-10 22:00");
    assert!(world.service.screen.is_empty());
    assert_eq!(world.service.shown.len(), 1);
}

#[test]
fn in_a_quiet_time_nothing_is_shown_and_after_it_what_is_still_open() {
    let mut world = world();
    world.it_is("2026-01-10 21:00");
    world.companion.set_quiet(Some(120)).unwrap();
    let wake = world.tick_at("2026-01-10 22:00");
    assert!(world.service.shown.is_empty());
    assert_eq!(wake.seconds(), crate::support::instant(chrono_tz::Europe::Berlin, "2026-01-10 23:00"));
    world.tick_at("2026-01-10 22:30");
    world.tick_at("2026-01-10 23:00");
    assert_eq!(world.service.titles(), ["Your evening dose is still open"]);
}

#[test]
fn a_quiet_time_is_ended_by_hand() {
    let mut world = world();
    world.companion.set_quiet(Some(8 * 60)).unwrap();
    world.tick_at("2026-01-10 22:00");
    world.companion.set_quiet(None).unwrap();
    world.tick_at("2026-01-10 22:01");
    assert_eq!(world.service.shown.len(), 1);
    assert_eq!(world.companion.set_quiet(Some(0)), Err(AppError::SettingOutOfRange));
}

#[test]
fn quiet_asked_for_under_a_clock_that_ran_ahead_silences_nothing() {
    let mut world = world();
    world.it_is("2027-01-10 20:00");
    world.companion.set_quiet(Some(60)).unwrap();
    world.tick_at("2026-01-10 22:00");
    assert_eq!(world.service.shown.len(), 1);
}
