//! Journeys, as a person makes them: the clock of the device moves, and doses go on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use chrono_tz::{Africa, America, Asia, Australia, Europe, Tz};
use ldn_app::view::{DoseId, DoseState, PartOfDay, RecordEntry, TravelMode, TravelQuestion};
use support::{World, bedtime_of, instant, saved};

const BERLIN: Tz = Europe::Berlin;
const NEW_YORK: Tz = America::New_York;

/// In Berlin, a dose at 22:00 each night, that of 10 January taken on time.
fn taken_in_berlin() -> World {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "4.5");
    world.it_is("2026-01-10 22:00");
    saved(world.takes());
    world
}

/// In Los Angeles, the dose of 10 January taken on time, and then a flight to Sydney.
fn over_the_date_line() -> World {
    let mut world = World::in_zone(America::Los_Angeles, "2026-01-10 20:00");
    world.companion.set_plan(&support::bedtime("22:00", "4.5")).unwrap();
    world.it_is("2026-01-10 22:00");
    saved(world.takes());
    world.it_is("2026-01-10 23:00");
    world.travels_to(Australia::Sydney);
    world
}

fn night(date: &str) -> DoseId {
    DoseId { date: date.to_owned(), part: PartOfDay::Bedtime }
}

fn entries(world: &World) -> Vec<RecordEntry> {
    world.companion.record(None).unwrap().entries
}

fn spans(world: &World) -> Vec<(i64, Tz)> {
    let store = ldn_store::Store::open(world.folder.path(), world.companion.now()).unwrap();
    store.zone_spans().unwrap().into_iter().map(|span| (span.from.seconds(), span.zone)).collect()
}

fn zones_of(question: &TravelQuestion) -> (&str, &str) {
    (&question.from_zone, &question.to_zone)
}

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
fn the_question_shows_the_hours_between_the_last_dose_and_the_next() {
    let mut world = taken_in_berlin();
    world.travels_to(NEW_YORK);
    world.it_is("2026-01-10 20:00");
    let question = world.today().travel.unwrap();
    assert_eq!(zones_of(&question), ("Europe/Berlin", "America/New_York"));
    assert_eq!(question.last_taken_at, Some(instant(BERLIN, "2026-01-10 22:00")));
    assert_eq!(question.follow.due_at, instant(NEW_YORK, "2026-01-11 22:00"));
    assert_eq!(question.follow.minutes_since_last, Some(30 * 60));
    assert_eq!(question.home.due_at, instant(BERLIN, "2026-01-11 22:00"));
    assert_eq!(question.home.minutes_since_last, Some(24 * 60));
    assert_eq!(world.today().next[0].due_at, question.follow.due_at, "the local clock until it is answered");
}

#[test]
fn the_question_is_asked_once_and_also_after_a_restart() {
    let mut world = taken_in_berlin();
    assert_eq!(world.today().travel, None);
    world.travels_to(NEW_YORK);
    world.tick();
    assert!(world.today().travel.is_some());
    world.restarts();
    assert!(world.today().travel.is_some());
    world.companion.answer_travel(TravelMode::Follow).unwrap();
    assert_eq!(world.today().travel, None);
    world.restarts();
    assert_eq!(world.today().travel, None);
    world.travels_to(BERLIN);
    assert_eq!(zones_of(&world.today().travel.unwrap()), ("America/New_York", "Europe/Berlin"), "another journey");
}

#[test]
fn back_before_answering_there_is_no_question() {
    let mut world = taken_in_berlin();
    for zone in [NEW_YORK, America::Chicago] {
        world.travels_to(zone);
        assert_eq!(
            zones_of(&world.today().travel.unwrap()),
            ("Europe/Berlin", zone.name()),
            "asked of the whole journey"
        );
    }
    world.travels_to(BERLIN);
    assert_eq!(world.today().travel, None);
    world.restarts();
    assert_eq!(world.today().travel, None);
}

#[test]
fn a_zone_with_the_same_clock_is_no_question() {
    let mut world = taken_in_berlin();
    for zone in [Europe::Paris, Africa::Lagos, Europe::Copenhagen] {
        world.travels_to(zone);
        assert_eq!(world.today().travel, None, "{zone}");
        assert_eq!(world.today().zone, zone.name());
    }
}

#[test]
fn the_first_use_asks_nothing_and_keeps_the_zone() {
    let world = taken_in_berlin();
    assert_eq!(spans(&world), [(instant(BERLIN, "2026-01-10 20:00"), BERLIN)]);
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
fn home_time_holds_after_a_restart_and_no_zone_but_home_is_kept() {
    let mut world = taken_in_berlin();
    world.travels_to(NEW_YORK);
    world.tick_at("2026-01-11 09:00");
    world.companion.answer_travel(TravelMode::Home).unwrap();
    world.restarts();
    world.tick_at("2026-01-11 12:00");
    assert_eq!(world.companion.zone(), BERLIN);
    assert!(spans(&world).iter().all(|(_, zone)| *zone == BERLIN), "{:?}", spans(&world));
    world.travels_to(BERLIN);
    let today = world.today();
    assert_eq!((today.travel, today.local_zone), (None, None));
}

#[test]
fn answering_home_brings_back_exactly_the_dose_that_was_shown() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "4.5");
    world.tick_at("2026-01-10 22:00");
    world.travels_to(NEW_YORK);
    world.it_is("2026-01-10 18:00");
    let question = world.today().travel.unwrap();
    assert_eq!(question.home.due_at, instant(BERLIN, "2026-01-10 22:00"), "open at home");
    assert_eq!(question.follow.due_at, instant(NEW_YORK, "2026-01-10 22:00"));
    assert_eq!(world.card().state, DoseState::Upcoming);
    world.companion.answer_travel(TravelMode::Home).unwrap();
    let card = world.card();
    assert_eq!((card.state, card.due_at), (DoseState::Due, question.home.due_at));
}

#[test]
fn the_answer_can_be_changed_later_and_undone() {
    let mut world = taken_in_berlin();
    world.travels_to(NEW_YORK);
    world.it_is("2026-01-11 09:00");
    let answer = world.companion.answer_travel(TravelMode::Home).unwrap();
    world.companion.undo(&answer.operation.unwrap()).unwrap();
    assert_eq!(world.companion.zone(), NEW_YORK);
    assert!(world.today().travel.is_some(), "asked again");
    world.companion.answer_travel(TravelMode::Home).unwrap();
    let travel = world.companion.travel().unwrap();
    assert_eq!((travel.mode, travel.home_zone.as_str()), (TravelMode::Home, "Europe/Berlin"));
    world.companion.answer_travel(TravelMode::Follow).unwrap();
    assert_eq!((world.companion.zone(), world.today().travel), (NEW_YORK, None));
    let travel = world.companion.travel().unwrap();
    assert_eq!((travel.mode, travel.home_zone.as_str()), (TravelMode::Follow, "America/New_York"));
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
fn over_the_date_line_the_next_dose_comes_five_hours_after_and_is_asked_about_not_dropped() {
    let mut world = over_the_date_line();
    let today = world.today();
    let close = today.close_next.unwrap();
    assert_eq!((close.dose.clone(), close.minutes), (night("2026-01-11"), 5 * 60));
    assert_eq!(close.last_taken_at, instant(America::Los_Angeles, "2026-01-10 22:00"));
    assert_eq!(today.travel.unwrap().follow.minutes_since_last, Some(5 * 60));
    world.tick_at("2026-01-11 22:00");
    assert_eq!(world.service.shown.len(), 1, "it is reminded of until somebody leaves it out");
    let left_out = world.companion.skip(&close.dose).unwrap();
    assert_eq!(world.card().state, DoseState::Skipped);
    assert_eq!(world.today().close_next, None);
    world.companion.undo(&left_out.operation.unwrap()).unwrap();
    assert_eq!(world.today().close_next.unwrap().dose, night("2026-01-11"));
}

#[test]
fn a_dose_that_is_kept_is_not_asked_about_again() {
    let mut world = over_the_date_line();
    let close = world.today().close_next.unwrap();
    world.companion.keep_close(&close.dose).unwrap();
    assert_eq!(world.today().close_next, None);
    world.restarts();
    world.it_is("2026-01-11 22:30");
    assert_eq!(world.today().close_next, None);
    assert_eq!(world.card().dose, close.dose, "and stays to be taken");
}

#[test]
fn keeping_home_time_there_is_nothing_close() {
    let mut world = over_the_date_line();
    world.companion.answer_travel(TravelMode::Home).unwrap();
    assert_eq!(world.today().close_next, None);
}

#[test]
fn without_a_journey_a_late_dose_asks_nothing_of_the_next_one() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "4.5");
    world.it_is("2026-01-11 13:00");
    world.takes_for(night("2026-01-10")).unwrap();
    let today = world.today();
    assert_eq!((today.close_next, today.travel), (None, None));
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
