//! What is asked about a journey, and what the answers do.

use crate::*;

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
