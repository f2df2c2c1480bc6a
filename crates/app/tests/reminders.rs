//! The reminder loop, with a scripted clock and a notification service that only remembers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use ldn_app::AppError;
use ldn_app::ports::{NotifyProblem, ReminderAnswer, ReminderEvent, ReminderTag};
use ldn_app::view::{DoseState, ReminderWay};
use support::{World, bedtime, bedtime_of, saved};

const NIGHT: &str = "2026-01-10";

fn world() -> World {
    World::with_bedtime("2026-01-10 20:00", "22:00", "4.5")
}

#[test]
fn nothing_is_shown_before_the_dose_is_due_and_the_loop_wakes_when_it_is() {
    let mut world = world();
    let wake = world.tick_at("2026-01-10 21:59");
    assert!(world.service.shown.is_empty());
    assert_eq!(wake.seconds() - support::instant(chrono_tz::Europe::Berlin, "2026-01-10 22:00"), 0);
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
fn when_the_dose_closes_the_reminder_goes_silently_and_the_dose_stands_as_missed() {
    let mut world = world();
    world.tick_at("2026-01-10 22:00");
    world.tick_at("2026-01-11 04:00");
    assert!(world.service.screen.is_empty());
    assert_eq!(world.service.shown.len(), 1, "nobody is woken to be told that it is too late");
    assert_eq!(world.card().state, DoseState::Missed);
}

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
        .set_plan(&support::plan(&[(Morning, "08:00", "1"), (Afternoon, "14:00", "1"), (Bedtime, "22:00", "1")]))
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

#[test]
fn too_late_to_put_off_the_reminder_stays_and_says_so() {
    let mut world = world();
    world.tick_at("2026-01-11 03:55");
    world.presses(bedtime_of(NIGHT), ReminderAnswer::Snooze).unwrap();
    let (_, shown) = world.service.screen.last().unwrap();
    assert_eq!(shown.body, "It can’t wait any longer. You can answer until 04:00.");
}

#[test]
fn a_gentle_reminder_comes_half_an_hour_ahead_and_gives_way_to_the_real_one() {
    let mut world = world();
    let settings = world.companion.settings().unwrap();
    world.companion.set_settings(&ldn_app::view::Settings { ahead_minutes: 30, ..settings }).unwrap();
    let wake = world.tick_at("2026-01-10 21:00");
    assert_eq!(wake.seconds(), support::instant(chrono_tz::Europe::Berlin, "2026-01-10 21:30"));
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
    assert_eq!(wake.seconds(), support::instant(chrono_tz::Europe::Berlin, "2026-01-10 23:00"));
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

#[test]
fn ten_milligrams_in_a_day_taken_from_a_notification_show_where_to_get_help() {
    let mut world = world();
    world.it_is("2026-01-10 21:00");
    let extra = ldn_app::view::TakeRequest {
        target: ldn_app::view::TakeTarget::Extra,
        amount: Some("6".to_owned()),
        ..support::taken_now()
    };
    saved(world.companion.take(&extra).unwrap());
    world.tick_at("2026-01-10 22:00");
    world.presses(bedtime_of(NIGHT), ReminderAnswer::Taken).unwrap();
    assert_eq!(world.window.help_now, 1, "6 and 4.5 make more than 10 in the day");
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

#[test]
fn a_phone_is_given_the_next_doses_to_arm_in_order() {
    let world = world();
    let upcoming = world.companion.upcoming_reminders(&support::words(), 30).unwrap();
    assert_eq!(upcoming.len(), 30);
    assert!(upcoming.windows(2).all(|pair| pair[0].0 < pair[1].0));
    assert_eq!(upcoming[0].1.title, "Time for your evening dose");
}
