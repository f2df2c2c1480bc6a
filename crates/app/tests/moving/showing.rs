//! What is shown before a move is confirmed.

use ldn_app::view::{MoveTarget, PartOfDay};

use super::support::{World, instant, saved};
use super::{BEDTIME, EVENING, MORNING, confirmed, first, left_out, moves, on_tuesday_morning, request, shown};

const BERLIN: chrono_tz::Tz = chrono_tz::Europe::Berlin;

#[test]
fn from_ten_to_eight_one_night_is_left_out_and_the_pause_is_thirty_four_hours() {
    let mut world = on_tuesday_morning();
    let view = world.companion.move_view(None, None, None).unwrap();
    assert_eq!((view.from, view.to, view.at), (BEDTIME, MORNING, 8 * 60));
    assert_eq!((view.present.at, view.present.amount.mg.as_str()), (22 * 60, "4.5"));
    assert_eq!(view.last_taken_at, Some(instant(BERLIN, "2026-11-23 22:00")));
    assert_eq!((&view.cautious.first, view.cautious.minutes), (&first("2026-11-25 08:00"), Some(34 * 60)));
    assert_eq!(left_out(&view.cautious), [("2026-11-24", BEDTIME)]);
    let very_next = view.very_next.unwrap();
    assert_eq!((&very_next.first, very_next.minutes), (&first("2026-11-24 08:00"), Some(10 * 60)));
    assert_eq!(left_out(&very_next), []);
}

#[test]
fn where_the_prescribers_word_changes_nothing_it_is_not_asked_for() {
    let mut world = on_tuesday_morning();
    world.it_is("2026-11-24 12:00");
    let view = shown(&mut world, BEDTIME, MORNING);
    assert_eq!(view.cautious.first, first("2026-11-25 08:00"));
    assert_eq!(view.very_next, None);
}

#[test]
fn a_dose_outside_the_plan_counts_as_the_last_one() {
    let mut world = on_tuesday_morning();
    world.it_is("2026-11-24 13:00");
    super::takes_extra(&mut world);
    let view = shown(&mut world, BEDTIME, MORNING);
    assert_eq!(view.last_taken_at, Some(instant(BERLIN, "2026-11-24 13:00")));
    assert_eq!(view.cautious.first, first("2026-11-26 08:00"), "19 hours would be too few");
    assert_eq!(view.very_next.unwrap().first, first("2026-11-25 08:00"));
}

#[test]
fn a_dose_that_is_still_open_is_named_and_counted_as_left_out() {
    let mut world = on_tuesday_morning();
    world.it_is("2026-11-24 22:30");
    let view = shown(&mut world, BEDTIME, MORNING);
    assert_eq!(view.open.iter().map(|open| open.dose.date.as_str()).collect::<Vec<_>>(), ["2026-11-24"]);
    assert_eq!(left_out(&view.cautious), [("2026-11-24", BEDTIME)]);
    saved(world.takes());
    let view = shown(&mut world, BEDTIME, MORNING);
    assert_eq!((view.open, view.cautious.first), (vec![], first("2026-11-26 08:00")));
}

#[test]
fn the_parts_that_are_free_are_offered_each_with_its_usual_time() {
    let mut world = on_tuesday_morning();
    let view = shown(&mut world, BEDTIME, MORNING);
    let target = |part, hour: u16| MoveTarget { part, at: hour * 60 };
    assert_eq!(view.targets, [target(MORNING, 8), target(PartOfDay::Afternoon, 14), target(EVENING, 19)]);
    assert_eq!(view.parts, [BEDTIME]);
}

#[test]
fn moved_back_the_dose_goes_to_the_time_it_had_at_bedtime() {
    let mut world = World::with_bedtime("2026-11-21 20:00", "23:15", "4.5");
    world.it_is("2026-11-23 12:00");
    moves(&mut world, BEDTIME, MORNING);
    world.it_is("2026-11-24 08:00");
    saved(world.takes());
    let view = world.companion.move_view(None, None, None).unwrap();
    assert_eq!((view.from, view.to, view.at), (MORNING, BEDTIME, 23 * 60 + 15));
    assert_eq!(view.cautious.first, first("2026-11-25 23:15"), "15 hours would be too few");
    assert_eq!(left_out(&view.cautious), [("2026-11-25", MORNING)]);
}

#[test]
fn another_time_of_day_is_shown_as_it_is_typed() {
    let mut world = on_tuesday_morning();
    let view = world.companion.move_view(Some(BEDTIME), Some(MORNING), Some("6.30")).unwrap();
    assert_eq!((view.at, view.cautious.first), (6 * 60 + 30, first("2026-11-25 06:30")));
    assert_eq!(view.cautious.minutes, Some(32 * 60 + 30));
}

#[test]
fn who_has_taken_none_begins_with_the_next_one() {
    let mut world = World::with_bedtime("2026-11-23 20:00", "22:00", "4.5");
    let view = shown(&mut world, BEDTIME, MORNING);
    assert_eq!((view.last_taken_at, view.cautious.minutes), (None, None));
    assert_eq!((&view.cautious.first, &view.very_next), (&first("2026-11-24 08:00"), &None));
    confirmed(world.companion.move_dose(&request(&view, false)).unwrap());
}

#[test]
fn the_picture_has_both_nights_of_the_pause() {
    let mut world = on_tuesday_morning();
    let pause = shown(&mut world, BEDTIME, MORNING).cautious;
    let nights: Vec<(i64, i64)> = pause.nights.iter().map(|night| (night.from, night.to)).collect();
    let at = |local: &str| instant(BERLIN, local);
    let expected = [(at("2026-11-23 20:00"), at("2026-11-24 07:00")), (at("2026-11-24 20:00"), at("2026-11-25 07:00"))];
    assert_eq!(nights, expected);
}
