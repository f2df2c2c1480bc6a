//! Saying later what really happened on a day long past.

use ldn_app::AppError;
use ldn_app::view::{
    AddDose, Correction, DayEntry, DoseState, NightMark, PartOfDay, RecordRef, TakeOutcome, TakeRequest, TakeTarget,
};

use crate::support::{World, plan, saved, taken_now};
use crate::{add, correct, day, mark, month, on, only, out_of_range, taken_at, the_night};

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
        (add("1926-01-11", "1926-01-11T12:30", "1"), out_of_range()),
        (add("2026-01-11", "1926-01-11T12:30", "1"), out_of_range()),
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
fn an_extra_dose_by_today_is_beside_the_scheduled_one_of_that_day() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "4.5");
    world.it_is("2026-01-11 12:00");
    let extra = TakeRequest { target: TakeTarget::Extra, ..taken_now() };
    saved(world.companion.take(&extra).unwrap());
    let view = day(&mut world, "2026-01-11");
    assert!(matches!(view.doses[0].entry.id, RecordRef::Dose { .. }));
    assert!(matches!(view.doses[1].entry.id, RecordRef::Extra { .. }));
    assert_eq!(on(&month(&mut world, "2026-01"), "2026-01-11").entries, [DayEntry::Extra]);
}
