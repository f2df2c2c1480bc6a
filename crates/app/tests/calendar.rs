//! Looking back and ahead in the calendar, and mending any past day, as a person does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use chrono_tz::Tz;
use ldn_app::AppError;
use ldn_app::view::{
    AddDose, CorrectRequest, Correction, DayDose, DayEntry, DayEvent, DayView, DoseId, DoseState, MonthDay, MonthView,
    NightMark, PartOfDay, PlanBegins, RecordRef, TakeOutcome, TakeTarget,
};
use support::{World, bedtime, plan, saved, taken_now};

fn month(world: &mut World, month: &str) -> MonthView {
    world.companion.month(month).unwrap()
}

fn day(world: &mut World, date: &str) -> DayView {
    world.companion.day(date).unwrap()
}

fn on<'a>(month: &'a MonthView, date: &str) -> &'a MonthDay {
    month.days.iter().find(|day| day.date == date).unwrap()
}

fn mark(world: &mut World, date: &str) -> Option<NightMark> {
    on(&month(world, &date[..7]), date).mark
}

/// The marks of the dates from the `first` to the `last` of a month, a letter each.
fn marks(month: &MonthView, (first, last): (usize, usize)) -> String {
    let letter = |day: &MonthDay| match day.mark {
        None => '.',
        Some(NightMark::BeforeStart) => 'b',
        Some(NightMark::Taken) => 't',
        Some(NightMark::Late) => 'l',
        Some(NightMark::Skipped) => 's',
        Some(NightMark::Missed) => 'm',
        Some(NightMark::Paused) => 'p',
        Some(NightMark::LeftOut) => 'o',
        Some(NightMark::Open) => '?',
    };
    month.days[first - 1..last].iter().map(letter).collect()
}

fn the_night(date: &str) -> RecordRef {
    RecordRef::Dose { dose: DoseId { date: date.to_owned(), part: PartOfDay::Bedtime } }
}

fn correct(world: &mut World, id: RecordRef, to: Correction) -> Result<TakeOutcome, AppError> {
    world.companion.correct(&CorrectRequest { id, to, close_confirmed: false })
}

fn taken_at(at: &str, amount: &str) -> Correction {
    Correction::Taken { at: Some(at.to_owned()), amount: amount.to_owned() }
}

fn add(day: &str, at: &str, amount: &str) -> AddDose {
    AddDose { day: day.to_owned(), at: at.to_owned(), amount: amount.to_owned(), close_confirmed: false }
}

fn only(view: DayView) -> DayDose {
    let [dose] = <[DayDose; 1]>::try_from(view.doses).unwrap();
    dose
}

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
fn a_night_two_months_ago_is_said_to_be_taken_and_that_is_undone() {
    let mut world = World::with_bedtime("2026-01-05 20:00", "22:00", "4.5");
    world.it_is("2026-03-10 12:00");
    assert_eq!(mark(&mut world, "2026-01-08"), Some(NightMark::Missed));
    let before = only(day(&mut world, "2026-01-08"));
    assert!(before.can_correct && !before.before_plan);
    let outcome = correct(&mut world, the_night("2026-01-08"), taken_at("2026-01-08T22:20", "4")).unwrap();
    let (saved, _) = saved(outcome);
    assert_eq!(mark(&mut world, "2026-01-08"), Some(NightMark::Taken));
    let sum = month(&mut world, "2026-01").sum;
    assert_eq!((sum.due, sum.taken, sum.missed), (27, 1, 26));
    let dose = only(day(&mut world, "2026-01-08")).entry;
    assert_eq!((dose.taken.unwrap().amount.mg, dose.planned.unwrap().mg), ("4".to_owned(), "4.5".to_owned()));
    world.companion.undo(&saved.operation.unwrap()).unwrap();
    assert_eq!(only(day(&mut world, "2026-01-08")), before);
}

#[test]
fn a_corrected_night_is_corrected_again_to_skipped_and_back_to_no_answer() {
    let mut world = World::with_bedtime("2026-01-05 20:00", "22:00", "4.5");
    world.it_is("2026-01-20 12:00");
    for (to, expected) in [
        (taken_at("2026-01-09T02:00", "4.5"), NightMark::Late),
        (Correction::Skipped, NightMark::Skipped),
        (Correction::NoAnswer, NightMark::Missed),
    ] {
        saved(correct(&mut world, the_night("2026-01-08"), to).unwrap());
        assert_eq!(mark(&mut world, "2026-01-08"), Some(expected));
    }
}

#[test]
fn a_dose_that_was_due_before_the_plan_was_entered_is_nobodys_miss_and_can_be_said_taken() {
    let mut world = World::at("2026-01-10 12:00");
    let thrice = plan(&[(PartOfDay::Morning, "08:00", "1"), (PartOfDay::Bedtime, "22:00", "1")]);
    world.companion.set_plan(&thrice).unwrap();
    world.it_is("2026-01-10 22:05");
    saved(world.takes());
    world.it_is("2026-01-11 09:00");
    let view = day(&mut world, "2026-01-10");
    let [morning, night] = &view.doses[..] else { panic!("{view:?}") };
    assert!(morning.before_plan && morning.can_correct, "{morning:?}");
    assert_eq!((morning.entry.state, night.entry.state), (DoseState::Missed, DoseState::Taken));
    assert_eq!(view.mark, Some(NightMark::Taken));
    let id = morning.entry.id.clone();
    let (saved, _) = saved(correct(&mut world, id.clone(), taken_at("2026-01-10T08:10", "1")).unwrap());
    let sum = month(&mut world, "2026-01").sum;
    assert_eq!((sum.due, sum.taken), (1, 1), "it was not owed");
    world.companion.undo(&saved.operation.unwrap()).unwrap();
    assert_eq!(day(&mut world, "2026-01-10"), view);
}

#[test]
fn a_dose_of_a_date_before_the_plan_is_added_as_one_outside_it_and_undone() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "4.5");
    let (saved, dose) = saved(world.companion.add_dose(&add("2025-12-20", "2025-12-20T23:10", "1,5")).unwrap());
    assert_eq!(dose, None);
    let december = month(&mut world, "2025-12");
    assert_eq!(on(&december, "2025-12-20").entries, [DayEntry::Extra]);
    assert_eq!((on(&december, "2025-12-20").mark, december.sum.due), (Some(NightMark::BeforeStart), 0));
    let added = only(day(&mut world, "2025-12-20"));
    assert_eq!(added.entry.taken.as_ref().unwrap().amount.mg, "1.5");
    assert_eq!(added.entry.planned, None);
    world.companion.undo(&saved.operation.unwrap()).unwrap();
    assert!(day(&mut world, "2025-12-20").doses.is_empty());
    assert!(on(&month(&mut world, "2025-12"), "2025-12-20").entries.is_empty());
}

#[test]
fn an_added_dose_can_be_removed_again_later() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "4.5");
    world.it_is("2026-01-20 12:00");
    saved(world.companion.add_dose(&add("2026-01-14", "2026-01-15T00:30", "1")).unwrap());
    let view = day(&mut world, "2026-01-14");
    assert_eq!(view.doses.len(), 2, "before 04:00 it belongs to the day before");
    let id = view.doses[1].entry.id.clone();
    saved(correct(&mut world, id, Correction::NoAnswer).unwrap());
    assert_eq!(day(&mut world, "2026-01-14").doses.len(), 1);
}

#[test]
fn an_added_dose_close_to_another_is_asked_about_first() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "4.5");
    world.it_is("2026-01-10 22:00");
    saved(world.takes());
    world.it_is("2026-01-20 12:00");
    let request = add("2026-01-10", "2026-01-10T23:30", "1");
    let asked = world.companion.add_dose(&request).unwrap();
    assert!(matches!(asked, TakeOutcome::AskClose { minutes: 90, .. }), "{asked:?}");
    saved(world.companion.add_dose(&AddDose { close_confirmed: true, ..request }).unwrap());
    assert_eq!(day(&mut world, "2026-01-10").doses.len(), 2);
}

#[test]
fn what_is_wrong_with_an_added_dose_is_said_and_nothing_is_written() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "4.5");
    world.it_is("2026-01-12 12:00");
    for (request, error) in [
        (add("2026-01-12", "2026-01-12T12:30", "1"), AppError::TimeInFuture),
        (add("2026-01-12", "2026-02-12T12:30", "1"), AppError::TimeInFuture),
        (add("2026-01-11", "2026-01-11T25:30", "1"), AppError::TimeInvalid),
        (add("2026-01-11", "2026-01-32T12:30", "1"), AppError::DateInvalid),
        (add("yesterday", "2026-01-11T12:30", "1"), AppError::DateInvalid),
        (add("1926-01-11", "1926-01-11T12:30", "1"), AppError::DateOutOfReach),
        (add("2026-01-11", "1926-01-11T12:30", "1"), AppError::DateOutOfReach),
        (add("2026-01-11", "2026-01-11T12:30", ""), AppError::AmountNotANumber),
        (add("2026-01-11", "2026-01-11T12:30", "0"), AppError::AmountZero),
    ] {
        assert_eq!(world.companion.add_dose(&request), Err(error), "{request:?}");
    }
    assert_eq!(day(&mut world, "2026-01-11").doses.len(), 1);
}

#[test]
fn a_night_ahead_can_neither_be_answered_nor_added_to_from_the_calendar() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "4.5");
    let view = day(&mut world, "2026-01-20");
    assert_eq!((view.mark, view.can_add), (None, false));
    let dose = only(view);
    assert_eq!((dose.entry.state, dose.can_correct), (DoseState::Upcoming, false));
    let skipped = correct(&mut world, the_night("2026-01-20"), Correction::Skipped);
    assert_eq!(skipped, Err(AppError::NotOpen));
    let taken = correct(&mut world, the_night("2026-01-20"), taken_at("2026-01-20T22:00", "4.5"));
    assert_eq!(taken, Err(AppError::NotOpen));
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
        ("2027-02", AppError::DateOutOfReach),
        ("2024-12", AppError::DateOutOfReach),
        ("1926-01", AppError::DateOutOfReach),
        ("9999-12", AppError::DateOutOfReach),
        ("2026-13", AppError::DateInvalid),
        ("January", AppError::DateInvalid),
        ("", AppError::DateInvalid),
        ("2026-01-10", AppError::DateInvalid),
    ] {
        assert_eq!(world.companion.month(name), Err(error), "{name}");
    }
    for (name, error) in [
        ("2027-02-01", AppError::DateOutOfReach),
        ("1926-01-01", AppError::DateOutOfReach),
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
fn an_extra_dose_by_today_is_beside_the_scheduled_one_of_that_day() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "4.5");
    world.it_is("2026-01-11 12:00");
    let extra = ldn_app::view::TakeRequest { target: TakeTarget::Extra, ..taken_now() };
    saved(world.companion.take(&extra).unwrap());
    let view = day(&mut world, "2026-01-11");
    assert!(matches!(view.doses[0].entry.id, RecordRef::Dose { .. }));
    assert!(matches!(view.doses[1].entry.id, RecordRef::Extra { .. }));
    assert_eq!(on(&month(&mut world, "2026-01"), "2026-01-11").entries, [DayEntry::Extra]);
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
