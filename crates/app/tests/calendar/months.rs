//! What a month shows, over changes of the clocks, of the plan and of the place.

use chrono_tz::Tz;
use ldn_app::AppError;
use ldn_app::view::{DayEvent, DoseId, NightMark, PartOfDay, PlanBegins, StepReply, StepsDraft, StepsHow};

use crate::support::{self, World, bedtime, saved};
use crate::{add, correct, day, mark, marks, month, on, only, out_of_range, taken_at, the_night};

#[test]
fn a_month_tells_how_each_night_went_and_counts_what_was_due() {
    let mut world = World::with_bedtime("2026-01-05 20:00", "22:00", "4.5");
    world.it_is("2026-01-05 22:10");
    saved(world.takes());
    world.it_is("2026-01-06 23:40");
    saved(world.takes());
    world.it_is("2026-01-07 22:00");
    world.companion.skip(&DoseId { date: "2026-01-07".to_owned(), part: PartOfDay::Bedtime }).unwrap();
    world.it_is("2026-01-09 20:00");
    let january = month(&mut world, "2026-01");
    assert_eq!(marks(&january, (1, 31)), format!("bbbbtlsm?{}", ".".repeat(22)));
    assert_eq!((january.today.as_str(), january.of_nights), ("2026-01-09", true));
    let sum = january.sum;
    assert_eq!((sum.due, sum.taken, sum.late, sum.skipped, sum.missed), (4, 2, 1, 1, 1));
    assert_eq!(sum.percent, Some(50));
    let counted: u32 = january.counts.iter().map(|counted| counted.count).sum();
    assert_eq!(counted, 9, "dates ahead are not counted");
    assert_eq!(on(&january, "2026-01-31").planned_mg.as_deref(), Some("4.5"));
    assert_eq!(on(&january, "2026-01-04").planned_mg, None);
}

#[test]
fn a_night_due_after_midnight_belongs_to_the_date_before() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "00:30", "4.5");
    world.it_is("2026-01-11 00:40");
    assert_eq!(mark(&mut world, "2026-01-10"), Some(NightMark::Open));
    assert_eq!(mark(&mut world, "2026-01-11"), None, "before 04:00 it is still the day before");
    saved(world.takes());
    assert_eq!(mark(&mut world, "2026-01-10"), Some(NightMark::Taken));
    let dose = only(day(&mut world, "2026-01-10"));
    assert_eq!(dose.entry.taken.unwrap().at, support::instant(Tz::Europe__Berlin, "2026-01-11 00:40"));
}

#[test]
fn the_month_in_which_the_clocks_change_has_each_night_once() {
    let mut world = World::with_bedtime("2026-03-27 20:00", "02:30", "4.5");
    for date in ["2026-03-28", "2026-03-29", "2026-03-30"] {
        // On the 29th the clocks go from 02:00 to 03:00.
        world.it_is(&format!("{date} 03:10"));
        saved(world.takes());
    }
    world.it_is("2026-03-31 12:00");
    let march = month(&mut world, "2026-03");
    assert_eq!((march.days.len(), marks(&march, (26, 31))), (31, "btttm?".to_owned()));
    let dose = only(day(&mut world, "2026-03-28"));
    assert_eq!(dose.entry.due_at, Some(support::instant(Tz::Europe__Berlin, "2026-03-29 03:00")));
}

#[test]
fn the_night_between_two_months_is_in_the_first() {
    let mut world = World::with_bedtime("2026-01-31 20:00", "00:15", "4.5");
    world.it_is("2026-02-01 00:20");
    saved(world.takes());
    world.it_is("2026-02-01 12:00");
    assert_eq!(marks(&month(&mut world, "2026-01"), (30, 31)), "bt");
    let february = month(&mut world, "2026-02");
    assert_eq!((marks(&february, (1, 2)), february.sum.due), ("?.".to_owned(), 0));
}

#[test]
fn a_changed_plan_leaves_past_nights_as_they_were_planned() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "3");
    world.it_is("2026-01-13 12:00");
    world.companion.set_plan(&bedtime("23:00", "4.5")).unwrap();
    let january = month(&mut world, "2026-01");
    let planned = |date: &str| on(&january, date).planned_mg.clone().unwrap();
    assert_eq!([planned("2026-01-12"), planned("2026-01-13")], ["3", "4.5"]);
    let step = |date: &str| on(&january, date).step.clone().map(|step| (step.what, step.mg, step.proposed));
    assert_eq!(step("2026-01-10"), Some((PlanBegins::First, Some("3".to_owned()), false)));
    assert_eq!(step("2026-01-13"), Some((PlanBegins::Amount, Some("4.5".to_owned()), false)));
    assert_eq!(step("2026-01-14"), None);
    let dose = only(day(&mut world, "2026-01-12"));
    assert_eq!(dose.entry.planned.unwrap().mg, "3");
    assert_eq!(dose.entry.due_at, Some(support::instant(Tz::Europe__Berlin, "2026-01-12 22:00")));
}

#[test]
fn the_calendar_goes_from_a_year_before_the_first_dose_to_a_year_ahead_and_no_further() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "4.5");
    let january = month(&mut world, "2026-01");
    assert_eq!((january.first.as_str(), january.last.as_str()), ("2025-01", "2027-01"));
    let ahead = month(&mut world, "2027-01");
    assert!(ahead.days.iter().all(|day| day.mark.is_none() && day.planned_mg.as_deref() == Some("4.5")));
    assert!(ahead.counts.is_empty());
    for (name, error) in [
        ("2027-02", out_of_range()),
        ("2024-12", out_of_range()),
        ("1926-01", out_of_range()),
        ("9999-12", out_of_range()),
        ("2026-13", AppError::DateInvalid),
        ("January", AppError::DateInvalid),
        ("", AppError::DateInvalid),
        ("2026-01-10", AppError::DateInvalid),
    ] {
        assert_eq!(world.companion.month(name), Err(error), "{name}");
    }
    for (name, error) in [
        ("2027-02-01", out_of_range()),
        ("1926-01-01", out_of_range()),
        ("2026-02-30", AppError::DateInvalid),
        ("tonight", AppError::DateInvalid),
    ] {
        assert_eq!(world.companion.day(name), Err(error), "{name}");
    }
    let edges = day(&mut world, "2025-01-01");
    assert_eq!((edges.previous, edges.next.as_deref()), (None, Some("2025-01-02")));
    assert_eq!(day(&mut world, "2027-01-31").next, None);
}

#[test]
fn before_there_is_a_plan_there_is_no_calendar() {
    let mut world = World::at("2026-01-10 12:00");
    assert_eq!(world.companion.month("2026-01"), Err(AppError::NoPlan));
    assert_eq!(world.companion.day("2026-01-10"), Err(AppError::NoPlan));
    let added = world.companion.add_dose(&add("2026-01-09", "2026-01-09T22:00", "1"));
    assert_eq!(added, Err(AppError::NoPlan));
}

#[test]
fn after_a_journey_west_each_night_keeps_the_clock_of_its_place() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "4.5");
    world.it_is("2026-01-10 22:05");
    saved(world.takes());
    world.it_is("2026-01-12 12:00");
    world.travels_to(Tz::America__New_York);
    world.tick();
    world.it_is("2026-01-12 22:10");
    saved(world.takes());
    world.it_is("2026-01-13 12:00");
    assert_eq!(marks(&month(&mut world, "2026-01"), (9, 14)), "btmt?.");
    let missed = day(&mut world, "2026-01-11");
    assert_eq!((missed.zone.as_str(), missed.present_zone.as_str()), ("Europe/Berlin", "America/New_York"));
    assert_eq!(only(missed).entry.zone, "Europe/Berlin");
    saved(correct(&mut world, the_night("2026-01-11"), taken_at("2026-01-11T22:30", "4.5")).unwrap());
    let at = only(day(&mut world, "2026-01-11")).entry.taken.unwrap().at;
    assert_eq!(at, support::instant(Tz::Europe__Berlin, "2026-01-11 22:30"));
    saved(world.companion.add_dose(&add("2026-01-11", "2026-01-11T10:00", "1")).unwrap());
    let added = day(&mut world, "2026-01-11").doses.pop().unwrap().entry;
    assert_eq!(added.taken.unwrap().at, support::instant(Tz::Europe__Berlin, "2026-01-11 10:00"));
    assert_eq!(day(&mut world, "2026-01-12").zone, "America/New_York");
}

#[test]
fn after_a_journey_east_no_night_is_lost_or_twice_in_the_month() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "4.5");
    for date in ["2026-01-10", "2026-01-11"] {
        world.it_is(&format!("{date} 22:05"));
        saved(world.takes());
    }
    world.it_is("2026-01-12 12:00");
    world.travels_to(Tz::Asia__Tokyo);
    world.tick();
    world.it_is("2026-01-12 22:10");
    saved(world.takes());
    world.it_is("2026-01-13 12:00");
    assert_eq!(marks(&month(&mut world, "2026-01"), (9, 14)), "bttt?.");
    let zones: Vec<String> = ["2026-01-11", "2026-01-12"].map(|date| only(day(&mut world, date)).entry.zone).into();
    assert_eq!(zones, ["Europe/Berlin", "Asia/Tokyo"]);
}

#[test]
fn the_day_the_plan_changed_says_what_began() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "3");
    world.it_is("2026-01-13 12:00");
    world.companion.set_plan(&bedtime("23:00", "3")).unwrap();
    let [DayEvent::Begins { what, slots, why, note }] = &day(&mut world, "2026-01-13").events[..] else {
        panic!("no event");
    };
    assert_eq!((*what, why, note), (PlanBegins::Time, &None, &None));
    assert_eq!((slots[0].at, slots[0].amount.mg.as_str()), (23 * 60, "3"));
    assert!(day(&mut world, "2026-01-14").events.is_empty());
}

#[test]
fn the_steps_to_come_are_proposed_on_their_days_and_none_of_them_is_planned() {
    let mut world = World::with_bedtime("2026-01-01 20:00", "22:00", "1");
    let how = StepsHow::Even {
        start: "1".to_owned(),
        step: "0.5".to_owned(),
        every_days: "10".to_owned(),
        target: "2".to_owned(),
    };
    world.companion.begin_steps(&StepsDraft { part: PartOfDay::Bedtime, how, confirmed: None }).unwrap();
    let january = month(&mut world, "2026-01");
    let proposed: Vec<_> = january
        .days
        .iter()
        .filter_map(|day| Some((day.date.as_str(), day.step.as_ref().filter(|step| step.proposed)?.mg.as_deref()?)))
        .collect();
    assert_eq!(proposed, [("2026-01-11", "1.5"), ("2026-01-21", "2")]);
    assert_eq!(on(&january, "2026-01-31").planned_mg.as_deref(), Some("1"));
    let step = day(&mut world, "2026-01-11").step.unwrap();
    assert_eq!((step.mg.as_deref(), step.proposed), (Some("1.5"), true));
    assert!(day(&mut world, "2026-01-11").events.is_empty());
}

#[test]
fn the_day_a_step_was_answered_says_what_was_answered_and_what_it_brought() {
    let mut world = World::with_bedtime("2026-01-01 20:00", "22:00", "1");
    let how = StepsHow::Even {
        start: "1".to_owned(),
        step: "0.5".to_owned(),
        every_days: "10".to_owned(),
        target: "2".to_owned(),
    };
    world.companion.begin_steps(&StepsDraft { part: PartOfDay::Bedtime, how, confirmed: None }).unwrap();
    world.it_is("2026-01-11 19:00");
    world.companion.answer_step(PartOfDay::Bedtime, StepReply::Up, Some("slept well"), None).unwrap();
    let events = day(&mut world, "2026-01-11").events;
    let [DayEvent::Begins { what: PlanBegins::Amount, slots, .. }, DayEvent::Answered { answer, note }] = &events[..]
    else {
        panic!("{events:?}");
    };
    assert_eq!((slots[0].amount.mg.as_str(), answer.as_str(), note.as_deref()), ("1.5", "up", Some("slept well")));
}

#[test]
fn until_four_in_the_morning_of_the_first_the_present_month_is_still_the_one_before() {
    let mut world = World::with_bedtime("2026-01-10 18:00", "22:00", "4.5");
    world.it_is("2026-02-01 03:59");
    assert_eq!(world.companion.this_month().unwrap().month, "2026-01");
    world.it_is("2026-02-01 04:00");
    assert_eq!(world.companion.this_month().unwrap().month, "2026-02");
}
