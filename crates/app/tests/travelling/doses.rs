//! What becomes of the doses on a journey, and of the zones.

use crate::*;

#[test]
fn flying_west_the_evening_dose_is_not_given_twice() {
    let mut world = taken_in_berlin();
    world.travels_to(NEW_YORK);
    let shown = world.service.shown.len();
    for local in ["2026-01-10 20:00", "2026-01-10 22:00", "2026-01-10 22:40", "2026-01-11 21:59"] {
        world.tick_at(local);
        assert_eq!(world.service.shown.len(), shown, "{local}");
    }
    world.it_is("2026-01-10 22:30");
    assert_eq!((world.card().state, world.card().dose), (DoseState::Taken, night("2026-01-10")));
    world.tick_at("2026-01-11 22:00");
    assert_eq!(world.service.shown.len(), shown + 1);
    assert_eq!(world.card().dose, night("2026-01-11"));
}

#[test]
fn the_zones_that_held_are_kept_with_their_dates() {
    let mut world = taken_in_berlin();
    world.travels_to(NEW_YORK);
    world.tick_at("2026-01-12 09:00");
    world.tick_at("2026-01-12 10:00");
    world.restarts();
    world.travels_to(BERLIN);
    world.tick_at("2026-01-19 18:00");
    let began = instant(BERLIN, "2026-01-10 20:00");
    let (out, back) = (instant(NEW_YORK, "2026-01-12 09:00"), instant(BERLIN, "2026-01-19 18:00"));
    assert_eq!(spans(&world), [(began, BERLIN), (out, NEW_YORK), (back, BERLIN)]);
}

#[test]
fn home_time_keeps_the_dose_date_of_home() {
    let mut world = taken_in_berlin();
    world.travels_to(Asia::Tokyo);
    world.it_is("2026-01-11 12:00");
    world.companion.answer_travel(TravelMode::Home).unwrap();
    // 22:00 in Berlin on the 11th is 06:00 in Tokyo on the 12th.
    world.tick_at("2026-01-12 05:59");
    assert_eq!(world.service.shown.len(), 0);
    world.tick_at("2026-01-12 06:00");
    assert_eq!(world.service.shown.len(), 1);
    let today = world.today();
    assert_eq!((today.zone.as_str(), today.local_zone.as_deref()), ("Europe/Berlin", Some("Asia/Tokyo")));
    assert_eq!((today.date.as_str(), today.card.unwrap().dose), ("2026-01-11", night("2026-01-11")));
    saved(world.takes());
    let entry = entries(&world).into_iter().next().unwrap();
    assert_eq!((entry.date.as_str(), entry.zone.as_str()), ("2026-01-11", "Europe/Berlin"));
}

#[test]
fn flying_east_before_the_dose_it_keeps_its_time_and_is_not_dropped() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "4.5");
    world.it_is("2026-01-10 21:00");
    world.travels_to(Asia::Tokyo);
    world.tick();
    let question = world.today().travel.unwrap();
    assert_eq!(question.follow.due_at, instant(BERLIN, "2026-01-10 22:00"), "this once still at Berlin's time");
    world.tick_at("2026-01-11 06:00");
    assert_eq!(world.service.shown.len(), 1, "22:00 in Berlin");
    let (_, dose) = saved(world.takes());
    assert_eq!(dose, Some(night("2026-01-10")));
    let entry = entries(&world).into_iter().next().unwrap();
    assert_eq!((entry.due_at.unwrap(), entry.zone.as_str()), (instant(BERLIN, "2026-01-10 22:00"), "Europe/Berlin"));
    assert_eq!(world.today().next[0].due_at, instant(Asia::Tokyo, "2026-01-11 22:00"));
    assert_eq!(entries(&world).len(), 1);
}

#[test]
fn what_closed_before_the_zone_was_noted_is_missed_as_it_was_then() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "4.5");
    world.it_is("2026-01-11 04:30");
    world.travels_to(Asia::Tokyo);
    world.restarts();
    let entry = entries(&world).into_iter().next().unwrap();
    assert_eq!((entry.state, entry.date.as_str()), (DoseState::Missed, "2026-01-10"));
    assert_eq!((entry.due_at.unwrap(), entry.zone.as_str()), (instant(BERLIN, "2026-01-10 22:00"), "Europe/Berlin"));
}

#[test]
fn a_record_made_before_the_journey_keeps_its_zone() {
    let mut world = taken_in_berlin();
    let before = entries(&world);
    world.travels_to(NEW_YORK);
    world.tick();
    world.tick_at("2026-01-12 23:00");
    let after = entries(&world);
    assert_eq!(after.last(), before.last());
    assert_eq!(after[0].zone, "America/New_York");
    assert_eq!(after.len(), 2, "the missed night of the 11th is recorded where it was missed");
}

#[test]
fn a_change_of_the_clocks_is_no_journey() {
    for (before, after) in [("2026-03-28 20:00", "2026-03-29 20:00"), ("2026-10-24 20:00", "2026-10-25 20:00")] {
        let mut world = World::with_bedtime(before, "22:00", "4.5");
        world.tick_at(after);
        assert_eq!(world.today().travel, None);
        assert_eq!(spans(&world).len(), 1);
    }
}

#[test]
fn both_nights_of_a_clock_change_hold_under_each_mode() {
    // Clocks go from 02:00 to 03:00 in the one night and back in the other; Tokyo has no such nights.
    for (evening, due, next) in [
        ("2026-03-28 18:00", "2026-03-29 03:00", "2026-03-30 02:30"),
        ("2026-10-24 18:00", "2026-10-25 02:30", "2026-10-26 02:30"),
    ] {
        for mode in [TravelMode::Follow, TravelMode::Home] {
            let mut world = World::with_bedtime(evening, "02:30", "4.5");
            if mode == TravelMode::Home {
                world.travels_to(Asia::Tokyo);
                world.companion.answer_travel(mode).unwrap();
            }
            let today = world.today();
            assert_eq!(today.card.unwrap().due_at, instant(BERLIN, due), "{due} {mode:?}");
            assert_eq!(today.next[0].due_at, instant(BERLIN, next), "{next} {mode:?}");
        }
    }
}

#[test]
fn arriving_in_the_night_of_a_clock_change_the_dose_is_given_once() {
    // To New York in the night its clocks go back; the dose at 01:30 is shown twice by the clock.
    let mut world = World::with_bedtime("2026-10-31 12:00", "01:30", "4.5");
    world.travels_to(NEW_YORK);
    world.tick_at("2026-10-31 23:00");
    let due = instant(NEW_YORK, "2026-11-01 01:30");
    world.it_is_at(due);
    world.tick();
    saved(world.takes());
    world.it_is_at(due + 3600);
    world.tick();
    assert_eq!(world.service.shown.len(), 1);
    assert_eq!(entries(&world)[0].id, ldn_app::view::RecordRef::Dose { dose: night("2026-10-31") });
    assert!(world.companion.skip(&bedtime_of("2026-10-31").into()).is_err(), "answered");
}

#[test]
fn a_clock_set_back_leaves_the_zones_in_their_order() {
    let mut world = taken_in_berlin();
    world.travels_to(NEW_YORK);
    world.tick_at("2026-01-01 12:00");
    world.restarts();
    world.tick();
    let began = instant(BERLIN, "2026-01-10 20:00");
    assert_eq!(spans(&world), [(began, BERLIN), (began + 1, NEW_YORK)]);
    assert_eq!(world.companion.zone(), NEW_YORK);
}
