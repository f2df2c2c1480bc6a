//! Answering doses, and mending answers, as a person does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use ldn_app::AppError;
use ldn_app::view::{
    CorrectRequest, Correction, DoseId, DoseState, PartOfDay, RecordRef, TakeOutcome, TakeRequest, TakeTarget,
};
use support::{World, saved, taken_now};

fn world() -> World {
    World::with_bedtime("2026-01-10 20:00", "22:00", "4.5")
}

fn night(date: &str) -> DoseId {
    DoseId { date: date.to_owned(), part: PartOfDay::Bedtime }
}

fn taken_at(at: &str) -> TakeRequest {
    TakeRequest { at: Some(at.to_owned()), ..taken_now() }
}

fn correction(date: &str, to: Correction) -> CorrectRequest {
    CorrectRequest { id: RecordRef::Dose { dose: night(date) }, to, close_confirmed: false }
}

#[test]
fn taken_early_in_the_evening_counts_for_tonight() {
    let mut world = world();
    world.it_is("2026-01-10 20:30");
    let (_, dose) = saved(world.takes());
    assert_eq!(dose, Some(night("2026-01-10")));
    assert_eq!(world.card().state, DoseState::Taken);
}

#[test]
fn taken_twice_asks_which_dose_is_meant_and_writes_nothing() {
    let mut world = world();
    world.it_is("2026-01-10 22:04");
    saved(world.takes());
    assert!(matches!(world.takes(), TakeOutcome::AskWhich { late: None, early: Some(_) }));
    assert_eq!(world.companion.record(None).unwrap().entries.len(), 1);
    assert_eq!(world.takes_for(night("2026-01-10")), Err(AppError::AlreadyAnswered));
}

#[test]
fn on_waking_after_a_missed_night_it_is_asked_about_and_can_be_said_to_be_late_for_it() {
    let mut world = world();
    world.it_is("2026-01-11 08:00");
    let TakeOutcome::AskWhich { late: Some(late), early: Some(early) } = world.takes() else { panic!("not asked") };
    assert_eq!((late.dose, early.dose), (night("2026-01-10"), night("2026-01-11")));
    let (_, dose) = saved(world.takes_for(night("2026-01-10")).unwrap());
    assert_eq!(dose, Some(night("2026-01-10")));
    assert!(world.companion.record(None).unwrap().entries[0].taken.as_ref().unwrap().late);
}

#[test]
fn taken_earlier_counts_for_the_dose_of_that_time_even_after_it_closed() {
    let mut world = world();
    world.it_is("2026-01-11 09:00");
    assert_eq!(world.today().missed, None, "the missed dose is the card itself");
    let (_, dose) = saved(world.companion.take(&taken_at("2026-01-10T23:40")).unwrap());
    assert_eq!(dose, Some(night("2026-01-10")));
    let card = world.card();
    assert_eq!((card.state, card.taken.unwrap().late), (DoseState::Taken, true));
}

#[test]
fn a_dose_in_the_future_is_refused() {
    let mut world = world();
    assert_eq!(world.companion.take(&taken_at("2026-01-10T21:00")), Err(AppError::TimeInFuture));
    assert_eq!(world.companion.take(&taken_at("tonight")), Err(AppError::TimeInvalid));
    assert_eq!(world.companion.take(&taken_at("2026-13-10T21:00")), Err(AppError::DateInvalid));
}

#[test]
fn an_amount_that_is_none_is_refused_and_nothing_is_written() {
    let mut world = world();
    world.it_is("2026-01-10 22:00");
    for (typed, error) in [
        ("four", AppError::AmountNotANumber),
        ("0", AppError::AmountZero),
        ("-1", AppError::AmountNegative),
        ("0.0001", AppError::AmountTooFine),
        ("5000", AppError::AmountTooLarge),
    ] {
        let request = TakeRequest { amount: Some(typed.to_owned()), ..taken_now() };
        assert_eq!(world.companion.take(&request), Err(error), "{typed}");
    }
    assert!(world.companion.record(None).unwrap().entries.is_empty());
}

#[test]
fn half_a_dose_with_a_comma_is_recorded_exactly() {
    let mut world = world();
    world.it_is("2026-01-10 22:00");
    let request = TakeRequest { amount: Some("2,25".to_owned()), ..taken_now() };
    saved(world.companion.take(&request).unwrap());
    assert_eq!(world.card().taken.unwrap().amount.mg, "2.25");
}

#[test]
fn a_second_dose_within_eight_hours_is_cautioned_against_first() {
    let mut world = world();
    world.it_is("2026-01-10 22:00");
    saved(world.takes());
    world.it_is("2026-01-11 01:00");
    let extra = TakeRequest { target: TakeTarget::Extra, ..taken_now() };
    let outcome = world.companion.take(&extra).unwrap();
    assert!(matches!(outcome, TakeOutcome::AskClose { minutes: 180, .. }), "{outcome:?}");
    let confirmed = TakeRequest { close_confirmed: true, ..extra };
    let (_, dose) = saved(world.companion.take(&confirmed).unwrap());
    assert_eq!(dose, None, "a dose outside the plan has no part");
    assert_eq!(world.companion.record(None).unwrap().entries.len(), 2);
}

#[test]
fn ten_milligrams_are_recorded_and_help_is_offered() {
    let mut world = world();
    world.it_is("2026-01-10 22:00");
    let request = TakeRequest { amount: Some("50".to_owned()), ..taken_now() };
    let (saved, _) = saved(world.companion.take(&request).unwrap());
    assert!(saved.help_now);
}

#[test]
fn undo_opens_the_dose_again_and_undoing_twice_says_so() {
    let mut world = world();
    world.it_is("2026-01-10 22:00");
    let (saved, _) = saved(world.takes());
    let operation = saved.operation.unwrap();
    let undone = world.companion.undo(&operation).unwrap();
    assert_eq!(world.card().state, DoseState::Due);
    assert_eq!(world.companion.undo(&operation), Err(AppError::NothingToUndo));
    world.companion.undo(&undone.operation.unwrap()).unwrap();
    assert_eq!(world.card().state, DoseState::Taken, "an undo can be undone");
}

#[test]
fn an_answer_taken_back_after_the_dose_closed_stands_as_missed() {
    let mut world = world();
    world.it_is("2026-01-10 22:00");
    let (saved, _) = saved(world.takes());
    world.it_is("2026-01-12 12:00");
    world.companion.undo(&saved.operation.unwrap()).unwrap();
    let entries = world.companion.record(None).unwrap().entries;
    assert_eq!((entries.len(), entries[1].state), (2, DoseState::Missed));
}

#[test]
fn an_old_answer_taken_back_leaves_the_miss_as_it_was_planned_then() {
    let mut world = world();
    world.it_is("2026-01-10 22:00");
    let (saved, _) = saved(world.takes());
    world.it_is("2026-01-11 12:00");
    world.companion.set_plan(&support::bedtime("23:30", "3")).unwrap();
    world.it_is("2026-01-14 12:00");
    world.travels_to(chrono_tz::America::New_York);
    world.companion.undo(&saved.operation.unwrap()).unwrap();
    let entry = world.companion.record(None).unwrap().entries.pop().unwrap();
    assert_eq!(
        (entry.date.as_str(), entry.state, entry.zone.as_str()),
        ("2026-01-10", DoseState::Missed, "Europe/Berlin")
    );
    assert_eq!(entry.planned.unwrap().mg, "4.5");
    assert_eq!(entry.due_at, Some(support::instant(chrono_tz::Europe::Berlin, "2026-01-10 22:00")));
}

#[test]
fn an_answer_taken_back_where_nothing_was_owed_leaves_nothing() {
    let mut world = World::with_bedtime("2026-01-11 01:00", "22:00", "4.5");
    saved(world.takes());
    world.it_is("2026-01-11 12:00");
    saved(world.companion.correct(&correction("2026-01-10", Correction::NoAnswer)).unwrap());
    assert!(world.companion.record(None).unwrap().entries.is_empty());
}

#[test]
fn correcting_only_the_amount_keeps_the_time_to_the_second() {
    let mut world = world();
    world.it_is("2026-01-10 22:00");
    saved(world.takes());
    let taken = Correction::Taken { at: None, amount: "3".to_owned() };
    saved(world.companion.correct(&correction("2026-01-10", taken.clone())).unwrap());
    let entry = world.companion.record(None).unwrap().entries.pop().unwrap().taken.unwrap();
    assert_eq!(
        (entry.at, entry.amount.mg.as_str()),
        (support::instant(chrono_tz::Europe::Berlin, "2026-01-10 22:00"), "3")
    );
    world.it_is("2026-01-12 12:00");
    assert_eq!(world.companion.correct(&correction("2026-01-11", taken)), Err(AppError::TimeInvalid));
}

#[test]
fn a_missed_night_can_be_corrected_days_later_and_corrected_again() {
    let mut world = world();
    world.it_is("2026-01-13 12:00");
    let taken = Correction::Taken { at: Some("2026-01-11T01:10".to_owned()), amount: "4,5".to_owned() };
    saved(world.companion.correct(&correction("2026-01-10", taken)).unwrap());
    let entry = world.companion.record(None).unwrap().entries.pop().unwrap();
    assert_eq!((entry.date.as_str(), entry.state), ("2026-01-10", DoseState::Taken));
    saved(world.companion.correct(&correction("2026-01-10", Correction::Skipped)).unwrap());
    assert_eq!(world.companion.record(None).unwrap().entries.pop().unwrap().state, DoseState::Skipped);
    saved(world.companion.correct(&correction("2026-01-10", Correction::NoAnswer)).unwrap());
    assert_eq!(world.companion.record(None).unwrap().entries.pop().unwrap().state, DoseState::Missed);
}

#[test]
fn a_time_a_day_away_from_the_dose_is_a_slip_of_the_date() {
    let mut world = world();
    world.it_is("2026-01-13 12:00");
    let taken = Correction::Taken { at: Some("2026-01-12T22:10".to_owned()), amount: "4.5".to_owned() };
    assert_eq!(world.companion.correct(&correction("2026-01-10", taken)), Err(AppError::TimeFarFromDose));
}

#[test]
fn a_snooze_never_reaches_past_the_closing() {
    let mut world = world();
    world.it_is("2026-01-11 03:30");
    let error = world.companion.snooze(&night("2026-01-10"), 60).unwrap_err();
    assert!(matches!(error, AppError::SnoozePastClosing { .. }), "{error:?}");
    world.companion.snooze(&night("2026-01-10"), 15).unwrap();
    assert!(world.card().snoozed_until.is_some());
    assert_eq!(world.companion.snooze(&night("2026-01-10"), 0), Err(AppError::SettingOutOfRange));
}

#[test]
fn a_dose_that_is_not_in_the_plan_is_none() {
    let mut world = world();
    assert_eq!(world.companion.skip(&night("2025-01-01")), Err(AppError::NoSuchDose));
    let morning = DoseId { part: PartOfDay::Morning, ..night("2026-01-10") };
    assert_eq!(world.companion.skip(&morning), Err(AppError::NoSuchDose));
    assert_eq!(world.companion.skip(&night("soon")), Err(AppError::DateInvalid));
}

#[test]
fn a_taken_dose_keeps_the_plan_and_the_zone_of_its_night() {
    let mut world = world();
    world.it_is("2026-01-10 22:00");
    saved(world.takes());
    world.it_is("2026-01-11 12:00");
    world.companion.set_plan(&support::bedtime("23:30", "3")).unwrap();
    world.travels_to(chrono_tz::America::New_York);
    let entry = world.companion.record(None).unwrap().entries.pop().unwrap();
    assert_eq!((entry.planned.unwrap().mg.as_str(), entry.zone.as_str()), ("4.5", "Europe/Berlin"));
    assert_eq!(entry.due_at, Some(support::instant(chrono_tz::Europe::Berlin, "2026-01-10 22:00")));
}

#[test]
fn a_dose_taken_before_a_journey_is_corrected_in_the_zone_it_was_taken_in() {
    let mut world = world();
    world.it_is("2026-01-10 22:00");
    saved(world.takes());
    world.travels_to(chrono_tz::America::New_York);
    let taken = Correction::Taken { at: Some("2026-01-10T21:55".to_owned()), amount: "4.5".to_owned() };
    saved(world.companion.correct(&correction("2026-01-10", taken)).unwrap());
    let entry = world.companion.record(None).unwrap().entries.pop().unwrap();
    assert_eq!(entry.taken.unwrap().at, support::instant(chrono_tz::Europe::Berlin, "2026-01-10 21:55"));
}

#[test]
fn the_record_is_paged_newest_first_without_losing_or_repeating_a_night() {
    let mut world = world();
    world.it_is("2026-07-10 12:00");
    world.restarts();
    let mut dates = Vec::new();
    let mut older = None;
    loop {
        let page = world.companion.record(older.as_deref()).unwrap();
        dates.extend(page.entries.into_iter().map(|entry| entry.date));
        older = page.older;
        if older.is_none() {
            break;
        }
    }
    assert_eq!(dates.len(), 181);
    assert!(dates.windows(2).all(|pair| pair[0] > pair[1]));
    assert!(matches!(world.companion.record(Some("nonsense")), Err(AppError::DateInvalid)));
}
