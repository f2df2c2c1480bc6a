//! What the diary asks besides doses, and when it holds the doses' reminders back.

use ldn_app::ports::{ReminderAnswer, ReminderEvent};
use ldn_app::view::{
    AppointmentDraft, AppointmentKind, CheckInSettings, MedicineForm, ProductDraft, ScaleName, ScoreValue, ScoresDraft,
    Settings, StockDraft, WhenSaid,
};

use crate::support::{World, instant, saved};

const CHECK_IN: &str = "Half a minute for today?";
const REFILL: &str = "Something will run out soon";
const SURGERY: &str = "A date of yours is coming up";
const REVIEW: &str = "A moment to look back?";

/// Dental treatment on 20 March, to be reminded of a week before.
fn with_a_date_ahead(local: &str) -> World {
    let mut world = World::at(local);
    world.companion.put_appointment(&dental("2026-03-20")).unwrap();
    world
}

fn dental(on: &str) -> AppointmentDraft {
    let (remind_days, on) = (Some("7".to_owned()), on.to_owned());
    AppointmentDraft { id: None, kind: AppointmentKind::Dental, on, remind_days, note: None }
}

fn with_a_check_in_at(minutes: u16, local: &str) -> World {
    let mut world = World::at(local);
    world.companion.set_check_in(&CheckInSettings { reminder_at: Some(minutes), optional: Vec::new() }).unwrap();
    world
}

fn on_screen(world: &World) -> Vec<&str> {
    world.service.screen.iter().map(|(_, reminder)| reminder.title.as_str()).collect()
}

#[test]
fn a_date_ahead_is_told_once_on_the_morning_of_its_reminder() {
    let mut world = with_a_date_ahead("2026-03-01 12:00");
    for before in ["2026-03-12 12:00", "2026-03-13 09:59"] {
        world.tick_at(before);
    }
    assert!(world.service.shown.is_empty());
    for then in ["2026-03-13 10:00", "2026-03-13 10:10", "2026-03-14 10:00", "2026-03-19 12:00"] {
        world.tick_at(then);
    }
    assert_eq!(world.service.titles(), [SURGERY]);
}

#[test]
fn a_computer_that_was_off_that_day_tells_it_on_the_next_morning_and_not_in_the_night() {
    let mut world = with_a_date_ahead("2026-03-01 12:00");
    let next = world.tick_at("2026-03-14 02:30");
    assert!(world.service.shown.is_empty());
    assert!(next.seconds() <= instant(chrono_tz::Europe::Berlin, "2026-03-14 08:00"));
    world.tick_at("2026-03-14 08:00");
    assert_eq!(world.service.titles(), [SURGERY]);
}

#[test]
fn a_date_that_has_passed_or_was_put_off_is_told_no_more() {
    let mut world = with_a_date_ahead("2026-03-01 12:00");
    world.tick_at("2026-03-13 10:00");
    let id = world.companion.appointments().unwrap().remove(0).id;
    world.companion.put_appointment(&AppointmentDraft { id: Some(id), ..dental("2026-04-20") }).unwrap();
    world.tick_at("2026-03-13 10:01");
    assert_eq!(on_screen(&world), [""; 0], "what is asked no more is taken down");

    let mut world = with_a_date_ahead("2026-03-01 12:00");
    world.tick_at("2026-03-21 10:00");
    assert!(world.service.shown.is_empty());
}

#[test]
fn only_who_wants_details_reads_what_it_is() {
    let mut world = with_a_date_ahead("2026-03-01 12:00");
    let settings = world.companion.settings().unwrap();
    world.companion.set_settings(&Settings { discreet: false, ..settings }).unwrap();
    world.tick_at("2026-03-13 10:00");
    let shown = &world.service.shown[0];
    assert_eq!(shown.title, "Treatment on 20 March");
    assert!(shown.body.contains("anaesthetist"));
}

#[test]
fn put_off_it_comes_again_three_hours_later() {
    let mut world = with_a_date_ahead("2026-03-01 12:00");
    world.tick_at("2026-03-13 10:00");
    let tag = world.service.shown[0].tag;
    world.happens(ReminderEvent::Answered(tag, ReminderAnswer::Snooze)).unwrap();
    world.tick_at("2026-03-13 12:59");
    assert_eq!(world.service.shown.len(), 1);
    world.tick_at("2026-03-13 13:00");
    assert_eq!(world.service.shown.len(), 2);
}

#[test]
fn its_button_opens_the_window() {
    let mut world = with_a_date_ahead("2026-03-01 12:00");
    world.tick_at("2026-03-13 10:00");
    let tag = world.service.shown[0].tag;
    world.happens(ReminderEvent::Answered(tag, ReminderAnswer::Open)).unwrap();
    assert_eq!(world.window.raised, 1);
}

#[test]
fn the_check_in_comes_at_its_own_hour_and_goes_once_it_is_entered() {
    let mut world = with_a_check_in_at(21 * 60 + 30, "2026-03-01 12:00");
    world.tick_at("2026-03-01 21:29");
    assert!(world.service.shown.is_empty());
    world.tick_at("2026-03-01 21:30");
    assert_eq!(on_screen(&world), [CHECK_IN]);
    let pain = ScoreValue { scale: ScaleName::Pain, value: 4 };
    world.companion.put_scores(&ScoresDraft { values: vec![pain], at: WhenSaid::Now, note: String::new() }).unwrap();
    world.tick_at("2026-03-01 21:31");
    assert_eq!(on_screen(&world), [""; 0]);
    world.tick_at("2026-03-02 21:30");
    assert_eq!(world.service.titles(), [CHECK_IN, CHECK_IN]);
}

#[test]
fn after_two_weeks_without_a_dose_the_doses_reminders_wait_for_an_answer_and_the_others_do_not() {
    let mut world = World::with_bedtime("2026-01-01 20:00", "22:00", "3");
    world.it_is("2026-01-01 22:00");
    saved(world.takes());
    world.companion.put_appointment(&dental("2026-01-27")).unwrap();
    world.tick_at("2026-01-20 22:00");
    assert_eq!(world.service.titles(), [""; 0], "it is too late in the evening for the others");
    world.tick_at("2026-01-21 10:00");
    assert_eq!(world.service.titles(), [REVIEW, SURGERY]);
    world.companion.go_on_after_gap().unwrap();
    world.tick_at("2026-01-21 22:00");
    assert_eq!(world.service.titles(), [REVIEW, SURGERY, "Time for your evening dose"]);
}

#[test]
fn a_journey_does_not_tell_again_of_what_was_told() {
    let mut world = with_a_date_ahead("2026-03-01 12:00");
    world.tick_at("2026-03-13 10:00");
    let instant = instant(chrono_tz::Europe::Berlin, "2026-03-13 23:00");
    world.travels_to(chrono_tz::America::New_York);
    world.it_is_at(instant);
    world.tick();
    world.tick_at("2026-03-14 10:00");
    assert_eq!(world.service.titles(), [SURGERY]);
}

#[test]
fn a_check_in_that_was_told_is_not_told_again_further_west_or_at_a_new_hour_of_that_day() {
    let mut world = with_a_check_in_at(20 * 60, "2026-03-01 12:00");
    world.tick_at("2026-03-01 20:00");
    world.travels_to(chrono_tz::America::New_York);
    for then in ["2026-03-01 15:00", "2026-03-01 20:00"] {
        world.tick_at(then);
    }
    assert_eq!(world.service.titles(), [CHECK_IN]);
    world.companion.set_check_in(&CheckInSettings { reminder_at: Some(22 * 60), optional: Vec::new() }).unwrap();
    world.tick_at("2026-03-01 22:00");
    assert_eq!(world.service.titles(), [CHECK_IN]);
    world.tick_at("2026-03-02 21:59");
    assert_eq!(world.service.titles(), [CHECK_IN], "at its own hour");
    world.tick_at("2026-03-02 22:00");
    assert_eq!(world.service.titles(), [CHECK_IN, CHECK_IN]);
}

#[test]
fn two_dates_to_be_reminded_of_on_one_day_are_both_told_once() {
    let mut world = with_a_date_ahead("2026-03-01 12:00");
    world.companion.put_appointment(&dental("2026-03-20")).unwrap();
    for then in ["2026-03-13 10:00", "2026-03-13 10:10"] {
        world.tick_at(then);
    }
    assert_eq!(on_screen(&world), [SURGERY, SURGERY]);
    let id = world.companion.appointments().unwrap().remove(0).id;
    world.companion.remove_appointment(&id).unwrap();
    world.tick_at("2026-03-13 10:20");
    assert_eq!(on_screen(&world), [SURGERY]);
    assert_eq!(world.service.titles(), [SURGERY, SURGERY], "the other one was told");
    world.companion.put_appointment(&dental("2026-03-20")).unwrap();
    world.tick_at("2026-03-13 10:30");
    assert_eq!(world.service.titles(), [SURGERY; 3], "one that is new was not");
}

/// Eight capsules on 10 January, one a night: the last one is for the 17th, and a refill is told of.
fn with_eight_capsules() -> World {
    let mut world = World::with_bedtime("2026-01-10 18:00", "22:00", "4.5");
    let product = ProductDraft {
        form: MedicineForm::Capsule,
        strength: "4.5".to_owned(),
        concentration: String::new(),
        home_made: false,
        tablet: String::new(),
        water: String::new(),
        keep_cold: false,
        label: String::new(),
        made_on: String::new(),
        discard_on: String::new(),
        prescribed_on: String::new(),
        quantity: "8".to_owned(),
        confirmed: false,
    };
    world.companion.set_product(&product).unwrap();
    world.tick_at("2026-01-10 20:00");
    assert_eq!(refills(&world), 1);
    world
}

/// How often a refill was told of.
fn refills(world: &World) -> usize {
    world.service.titles().iter().filter(|title| **title == REFILL).count()
}

#[test]
fn doses_not_taken_move_the_refill_and_it_is_not_told_anew() {
    let mut world = with_eight_capsules();
    for day in 11..16 {
        for hour in ["09:00", "12:00", "20:00"] {
            world.tick_at(&format!("2026-01-{day} {hour}"));
        }
    }
    assert_eq!(refills(&world), 1);
}

#[test]
fn a_refill_whose_date_has_moved_is_put_off_all_the_same() {
    let mut world = with_eight_capsules();
    let tag = world.service.shown.iter().find(|shown| shown.title == REFILL).unwrap().tag;
    world.tick_at("2026-01-11 12:00");
    world.happens(ReminderEvent::Answered(tag, ReminderAnswer::Snooze)).unwrap();
    world.tick_at("2026-01-11 14:59");
    assert_eq!(refills(&world), 1);
    world.tick_at("2026-01-11 15:00");
    assert_eq!(refills(&world), 2);
}

#[test]
fn after_new_stock_the_next_refill_is_told_of_in_its_turn() {
    let mut world = with_eight_capsules();
    let draft = |on: &str, quantity: &str| StockDraft {
        on: on.to_owned(),
        quantity: quantity.to_owned(),
        cost: String::new(),
        currency: String::new(),
    };
    // It was there before the reminder, and entered after it.
    world.it_is("2026-01-10 20:05");
    world.companion.refill(&draft("2026-01-10", "6")).unwrap();
    world.tick_at("2026-01-10 20:10");
    assert_eq!(on_screen(&world).iter().filter(|title| **title == REFILL).count(), 0);
    for day in 11..20 {
        world.tick_at(&format!("2026-01-{day} 12:00"));
        world.it_is(&format!("2026-01-{day} 22:00"));
        world.takes();
    }
    assert_eq!(refills(&world), 2);
}

/// The first dose in the night of 10 January: two weeks after it is the 24th.
fn with_a_first_dose() -> World {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "3");
    world.it_is("2026-01-10 22:00");
    saved(world.takes());
    world
}

fn reviews(world: &World) -> usize {
    world.service.titles().iter().filter(|title| **title == REVIEW).count()
}

#[test]
fn two_weeks_after_the_first_dose_a_look_back_is_asked_for_once() {
    let mut world = with_a_first_dose();
    for before in ["2026-01-23 12:00", "2026-01-24 09:59"] {
        world.tick_at(before);
    }
    assert_eq!(reviews(&world), 0);
    for then in ["2026-01-24 10:00", "2026-01-24 10:10", "2026-01-25 10:00", "2026-01-31 12:00"] {
        world.tick_at(then);
    }
    assert_eq!(reviews(&world), 1);
}

#[test]
fn a_look_back_that_was_given_is_taken_down_and_not_asked_for() {
    use ldn_app::view::{ReviewChange, ReviewDraft, ReviewMarkerName};
    let mut world = with_a_first_dose();
    world.tick_at("2026-01-24 10:00");
    assert!(on_screen(&world).contains(&REVIEW));
    let (marker, change) = (ReviewMarkerName::Weeks2, ReviewChange::TheSame);
    world.companion.put_review(&ReviewDraft { marker, change, note: String::new() }).unwrap();
    world.tick_at("2026-01-24 10:01");
    assert!(!on_screen(&world).contains(&REVIEW));
    world.tick_at("2026-03-07 10:00");
    assert_eq!(reviews(&world), 2, "after eight weeks it is asked for again");
}
