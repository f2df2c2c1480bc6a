//! Several slots, changes from a date, pause, stop and restart.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use std::num::NonZeroU16;

use ldn_app::AppError;
use ldn_app::view::{
    DraftField, NightMark, PartOfDay, PauseDraft, PauseField, PauseKind, PauseReason, PhaseKind, PlanDraft,
    PlanQuestion, RestartRequest,
};
use ldn_core::Part;
use ldn_core::plan::steps::{Rung, TitrationPlan};
use ldn_store::{NewOperation, Store, Via};
use support::{World, bedtime, plan, saved};

fn pause() -> PauseDraft {
    PauseDraft { kind: PauseKind::Pause, why: None, note: None, from: None, until: None, agreed: Vec::new() }
}

fn stop() -> PauseDraft {
    PauseDraft { kind: PauseKind::Stop, ..pause() }
}

fn until(date: &str) -> PauseDraft {
    PauseDraft { until: Some(date.to_owned()), ..pause() }
}

fn from(draft: PlanDraft, date: &str) -> PlanDraft {
    PlanDraft { from: Some(date.to_owned()), ..draft }
}

fn restart() -> RestartRequest {
    RestartRequest { from: None, prescriber_said: false }
}

fn phases(world: &World) -> Vec<(String, PhaseKind, String)> {
    let view = world.companion.plan().unwrap();
    let amounts = |slots: &[ldn_app::view::SlotView]| {
        slots.iter().map(|slot| slot.amount.mg.clone()).collect::<Vec<_>>().join("+")
    };
    view.phases.iter().rev().map(|phase| (phase.from.clone(), phase.kind, amounts(&phase.slots))).collect()
}

fn told(world: &World) -> Vec<String> {
    phases(world).into_iter().map(|(from, kind, amounts)| format!("{from} {kind:?} {amounts}")).collect()
}

#[test]
fn three_times_a_day_with_uneven_amounts_begins_on_a_date() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "3");
    let three = [
        (PartOfDay::Morning, "08:00", "1"),
        (PartOfDay::Afternoon, "14:00", "0.5"),
        (PartOfDay::Bedtime, "21:30", "1.5"),
    ];
    let draft = from(plan(&three), "2026-01-14");
    let check = world.companion.check_plan(&draft).unwrap();
    assert_eq!((check.begins.as_deref(), check.asks, check.errors), (Some("2026-01-14"), vec![], vec![]));
    world.companion.set_plan(&draft).unwrap();
    assert_eq!(told(&world), ["2026-01-10 Plan 3", "2026-01-14 Plan 1+0.5+1.5"]);
    assert_eq!(world.card().planned.mg, "3", "tonight is as before");
    world.it_is("2026-01-14 09:00");
    let planned: Vec<String> = world.today().next.iter().map(|next| next.planned.mg.clone()).collect();
    assert_eq!(planned[..2], ["0.5", "1.5"]);
}

#[test]
fn the_time_of_a_slot_moves_from_tonight_and_the_night_before_stays() {
    let mut world = World::with_bedtime("2026-01-09 20:00", "22:00", "3");
    world.it_is("2026-01-09 22:10");
    saved(world.takes());
    world.it_is("2026-01-10 20:00");
    world.companion.set_plan(&from(bedtime("23:00", "3"), "2026-01-10")).unwrap();
    assert_eq!(world.card().due_at, support::instant(chrono_tz::Europe::Berlin, "2026-01-10 23:00"));
    let last = &world.companion.record(None).unwrap().entries[0];
    assert_eq!(last.due_at, Some(support::instant(chrono_tz::Europe::Berlin, "2026-01-09 22:00")));
}

#[test]
fn a_date_before_the_last_dose_taken_is_asked_about_and_leaves_the_past_as_it_was() {
    let mut world = World::with_bedtime("2026-01-08 20:00", "22:00", "3");
    for night in ["2026-01-08 22:05", "2026-01-09 22:05", "2026-01-10 22:05"] {
        world.it_is(night);
        saved(world.takes());
    }
    let draft = from(bedtime("22:00", "2"), "2026-01-09");
    let question = PlanQuestion::Passed { begins: "2026-01-11".to_owned() };
    assert_eq!(world.companion.check_plan(&draft).unwrap().asks, std::slice::from_ref(&question));
    assert_eq!(world.companion.set_plan(&draft), Err(AppError::NotAgreed));
    assert_eq!(told(&world), ["2026-01-08 Plan 3"], "nothing was written");
    world.companion.set_plan(&PlanDraft { agreed: vec![question], ..draft }).unwrap();
    assert_eq!(told(&world), ["2026-01-08 Plan 3", "2026-01-11 Plan 2"]);
    assert_eq!(world.card().planned.mg, "3");
}

#[test]
fn what_was_planned_before_the_diary_began_can_be_entered_and_nothing_of_it_was_missed() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "3");
    world.companion.set_plan(&from(bedtime("22:00", "1.5"), "2025-12-01")).unwrap();
    assert_eq!(told(&world), ["2025-12-01 Plan 1.5", "2026-01-10 Plan 3"]);
    let today = world.today();
    assert_eq!(today.card.unwrap().planned.mg, "3");
    assert!(today.nights.iter().all(|night| night.mark != NightMark::Missed));
    assert!(world.companion.record(None).unwrap().entries.is_empty());
}

#[test]
fn a_change_that_drops_a_later_one_asks_first_and_undo_brings_it_back() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "3");
    world.companion.set_plan(&from(bedtime("22:00", "4"), "2026-02-01")).unwrap();
    let before = told(&world);
    let question = PlanQuestion::DropsLater { dates: vec!["2026-02-01".to_owned()] };
    let draft = from(bedtime("22:00", "2"), "2026-01-20");
    assert_eq!(world.companion.check_plan(&draft).unwrap().asks, std::slice::from_ref(&question));
    let saved = world.companion.set_plan(&PlanDraft { agreed: vec![question], ..draft }).unwrap();
    assert_eq!(told(&world), ["2026-01-10 Plan 3", "2026-01-20 Plan 2"]);
    world.companion.undo(&saved.operation.unwrap()).unwrap();
    assert_eq!(told(&world), before);
}

#[test]
fn a_date_that_is_none_or_a_century_away_is_said_at_its_field() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "3");
    let range = AppError::DateOutOfRange { earliest: "2000-01-01".to_owned(), latest: "2027-01-11".to_owned() };
    for (typed, error) in [
        ("", AppError::DateInvalid),
        ("tomorrow", AppError::DateInvalid),
        ("2026-02-30", AppError::DateInvalid),
        ("1926-01-10", range.clone()),
        ("2126-01-10", range),
    ] {
        let draft = from(bedtime("22:00", "2"), typed);
        let errors = world.companion.check_plan(&draft).unwrap().errors;
        assert_eq!(errors.len(), 1, "{typed}");
        assert_eq!((&errors[0].field, &errors[0].error), (&DraftField::From, &error), "{typed}");
        assert_eq!(world.companion.set_plan(&draft), Err(error), "{typed}");
    }
    assert_eq!(told(&world).len(), 1);
}

#[test]
fn a_pause_from_tonight_owes_nothing_and_reminds_of_nothing() {
    let mut world = World::with_bedtime("2026-01-08 20:00", "22:00", "3");
    world.it_is("2026-01-08 22:05");
    saved(world.takes());
    world.it_is("2026-01-09 20:00");
    let note = Some(" tired ".to_owned());
    world.companion.set_pause(&PauseDraft { why: Some(PauseReason::Surgery), note, ..pause() }).unwrap();
    for day in 10..20 {
        world.tick_at(&format!("2026-01-{day} 23:00"));
    }
    assert!(world.service.shown.is_empty());
    let today = world.today();
    assert!(today.nights.iter().all(|night| night.mark != NightMark::Missed));
    assert_eq!(today.counts.iter().find(|count| count.mark == NightMark::Paused).map(|count| count.count), Some(10));
    let pause = today.pause.unwrap();
    assert_eq!((pause.kind, pause.since.as_str(), pause.until), (PauseKind::Pause, "2026-01-09", None));
    assert_eq!((pause.why, pause.note.as_deref()), (Some(PauseReason::Surgery), Some("tired")));
    assert!(today.card.is_none() && today.gap.is_none());
}

#[test]
fn a_pause_on_the_evening_of_a_dose_taken_is_told_at_once_and_begins_with_the_next() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "3");
    world.it_is("2026-01-10 22:05");
    saved(world.takes());
    world.companion.set_pause(&pause()).unwrap();
    let today = world.today();
    let pause = today.pause.unwrap();
    assert_eq!((pause.since.as_str(), pause.has_begun), ("2026-01-11", false));
    assert!(today.card.unwrap().taken.is_some());
}

#[test]
fn a_pause_with_an_end_goes_on_by_itself_as_it_was() {
    let mut world = World::with_bedtime("2026-01-08 20:00", "22:00", "3");
    world.it_is("2026-01-08 22:05");
    saved(world.takes());
    world.it_is("2026-01-09 12:00");
    world.companion.set_pause(&until("2026-01-13")).unwrap();
    assert_eq!(told(&world), ["2026-01-08 Plan 3", "2026-01-09 Pause ", "2026-01-13 Plan 3"]);
    world.it_is("2026-01-12 12:00");
    let today = world.today();
    assert!(today.card.is_none(), "the pause is told, not the dose after it");
    assert_eq!(today.next[0].dose.date, "2026-01-13");
    world.tick_at("2026-01-13 22:00");
    assert_eq!(world.service.shown.len(), 1);
    assert!(world.today().pause.is_none());
}

#[test]
fn a_pause_on_the_plans_very_first_evening_keeps_what_the_plan_was() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "3");
    world.companion.set_pause(&pause()).unwrap();
    assert_eq!(told(&world), ["2026-01-10 Pause "]);
    world.it_is("2026-01-12 20:00");
    assert_eq!(world.companion.plan().unwrap().draft.slots[0].amount, "3");
    world.companion.restart(&restart()).unwrap();
    assert_eq!(told(&world), ["2026-01-10 Pause ", "2026-01-12 Plan 3"]);
}

#[test]
fn a_pause_that_ends_before_it_begins_is_said_at_its_end_and_writes_nothing() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "3");
    for (typed, error) in [
        ("2026-01-10", AppError::PauseEndsTooEarly),
        ("2025-01-10", AppError::PauseEndsTooEarly),
        ("2126-01-10", AppError::PauseEndsTooLate),
        ("soon", AppError::DateInvalid),
    ] {
        let errors = world.companion.check_pause(&until(typed)).unwrap().errors;
        assert_eq!((errors[0].field, &errors[0].error), (PauseField::Until, &error), "{typed}");
        assert_eq!(world.companion.set_pause(&until(typed)), Err(error), "{typed}");
    }
    let far = PauseDraft { from: Some("2126-01-01".to_owned()), ..pause() };
    assert_eq!(world.companion.check_pause(&far).unwrap().errors[0].field, PauseField::From);
    assert_eq!(told(&world), ["2026-01-10 Plan 3"]);
    assert_eq!(World::at("2026-01-10 20:00").companion.set_pause(&pause()), Err(AppError::NoPlan));
}

#[test]
fn a_pause_drops_a_later_change_only_when_that_was_agreed_to() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "3");
    world.companion.set_plan(&from(bedtime("22:00", "4"), "2026-01-15")).unwrap();
    assert_eq!(world.companion.set_pause(&until("2026-01-20")), Err(AppError::NotAgreed));
    let agreed = world.companion.check_pause(&until("2026-01-20")).unwrap().asks;
    assert_eq!(agreed, [PlanQuestion::DropsLater { dates: vec!["2026-01-15".to_owned()] }]);
    world.companion.set_pause(&PauseDraft { agreed, ..until("2026-01-20") }).unwrap();
    assert_eq!(told(&world).last().unwrap(), "2026-01-20 Plan 3", "the amount does not rise in a pause");
}

#[test]
fn a_pause_can_be_given_another_end_and_become_a_stop() {
    let mut world = World::with_bedtime("2026-01-08 20:00", "22:00", "3");
    world.it_is("2026-01-09 20:00");
    world.companion.set_pause(&until("2026-01-13")).unwrap();
    world.it_is("2026-01-11 20:00");
    world.companion.set_pause(&until("2026-01-16")).unwrap();
    assert_eq!(told(&world), ["2026-01-08 Plan 3", "2026-01-09 Pause ", "2026-01-16 Plan 3"]);
    let saved = world.companion.set_pause(&stop()).unwrap();
    assert_eq!(told(&world), ["2026-01-08 Plan 3", "2026-01-09 Pause ", "2026-01-11 Stop "]);
    assert_eq!(world.today().pause.unwrap().kind, PauseKind::Stop);
    world.companion.undo(&saved.operation.unwrap()).unwrap();
    assert_eq!(told(&world), ["2026-01-08 Plan 3", "2026-01-09 Pause ", "2026-01-16 Plan 3"]);
}

#[test]
fn a_stop_ends_the_steps_under_way_and_a_pause_does_not() {
    let mut world = World::at("2026-01-10 20:00");
    let steps = TitrationPlan {
        part: Part::Bedtime,
        begun_on: "2026-01-10".parse().unwrap(),
        ended_on: None,
        rungs: vec![Rung { amount: "1".parse().unwrap(), days: NonZeroU16::MIN }],
    };
    let folder = world.folder.path().join("with steps");
    std::fs::create_dir(&folder).unwrap();
    let operation = NewOperation { kind: "steps", via: Via::Window };
    let mut store = Store::open(&folder, world.companion.now()).unwrap();
    store.write(operation, world.companion.now(), |writer| writer.put_entry(&steps)).unwrap();
    drop(store);
    world.moves_to("with steps");
    world.companion.set_plan(&bedtime("22:00", "1")).unwrap();
    assert!(!world.companion.check_pause(&pause()).unwrap().ends_steps);
    assert!(world.companion.check_pause(&stop()).unwrap().ends_steps);
    let saved = world.companion.set_pause(&stop()).unwrap();
    assert!(!world.companion.check_pause(&stop()).unwrap().ends_steps, "they have ended");
    world.companion.undo(&saved.operation.unwrap()).unwrap();
    assert!(world.companion.check_pause(&stop()).unwrap().ends_steps, "and one undo begins them again");
}

#[test]
fn a_long_pause_says_beforehand_that_the_app_will_ask_at_its_end() {
    let world = World::with_bedtime("2026-01-10 20:00", "22:00", "3");
    let asks = |date| world.companion.check_pause(&until(date)).unwrap().asks_at_end;
    assert!(!asks("2026-01-23"));
    assert!(asks("2026-01-24"), "from the night of the 9th to the night of the 24th");
}

#[test]
fn a_pause_that_has_not_begun_is_taken_out_again_without_a_trace() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "3");
    let before = told(&world);
    let later = PauseDraft { from: Some("2026-01-20".to_owned()), ..until("2026-01-25") };
    world.companion.set_pause(&later).unwrap();
    assert!(world.today().pause.is_none(), "tonight's dose comes first");
    assert_eq!(world.companion.pause_state().unwrap().pause.unwrap().since, "2026-01-20");
    world.companion.restart(&restart()).unwrap();
    assert_eq!(told(&world), before);
    assert_eq!(world.companion.restart(&restart()), Err(AppError::NotPaused));
}

#[test]
fn starting_again_within_two_weeks_goes_on_as_before_from_tonight() {
    let mut world = World::with_bedtime("2026-01-08 20:00", "22:00", "3");
    world.it_is("2026-01-08 22:00");
    saved(world.takes());
    world.it_is("2026-01-09 20:00");
    world.companion.set_pause(&until("2026-01-30")).unwrap();
    world.it_is("2026-01-22 20:00");
    let view = world.companion.check_restart(None).unwrap();
    assert_eq!((view.first.unwrap().dose.date.as_str(), view.ask_prescriber), ("2026-01-22", None));
    world.companion.restart(&restart()).unwrap();
    assert_eq!(told(&world), ["2026-01-08 Plan 3", "2026-01-09 Pause ", "2026-01-22 Plan 3"]);
    world.tick_at("2026-01-22 22:00");
    assert_eq!(world.service.shown.len(), 1);
}

#[test]
fn starting_again_after_more_than_two_weeks_asks_for_the_prescriber_first() {
    let mut world = World::with_bedtime("2026-01-08 20:00", "22:00", "3");
    world.it_is("2026-01-08 22:00");
    saved(world.takes());
    world.it_is("2026-01-09 20:00");
    world.companion.set_pause(&stop()).unwrap();
    world.it_is("2026-01-23 20:00");
    assert_eq!(world.companion.check_restart(None).unwrap().ask_prescriber, Some(15), "at the dose, not now");
    let before = told(&world);
    assert_eq!(world.companion.restart(&restart()), Err(AppError::AskPrescriberFirst));
    assert_eq!(told(&world), before);
    let saved = world.companion.restart(&RestartRequest { prescriber_said: true, ..restart() }).unwrap();
    world.it_is("2026-01-23 22:00");
    assert!(world.today().gap.is_none(), "it was answered");
    world.companion.undo(&saved.operation.unwrap()).unwrap();
    assert_eq!(told(&world), before);
}

#[test]
fn another_amount_after_a_long_pause_asks_for_the_prescriber_too() {
    let mut world = World::with_bedtime("2026-01-08 20:00", "22:00", "3");
    world.it_is("2026-01-08 22:00");
    saved(world.takes());
    world.it_is("2026-01-09 20:00");
    world.companion.set_pause(&pause()).unwrap();
    world.it_is("2026-02-01 20:00");
    let draft = bedtime("22:00", "1");
    let asks = world.companion.check_plan(&draft).unwrap().asks;
    assert_eq!(asks, [PlanQuestion::LongGap { days: 24 }]);
    world.companion.set_plan(&PlanDraft { agreed: asks, ..draft }).unwrap();
    world.it_is("2026-02-01 21:00");
    let today = world.today();
    assert_eq!((today.gap, today.pause, today.card.unwrap().planned.mg), (None, None, "1".to_owned()));
}

#[test]
fn a_restart_on_a_date_that_is_over_or_far_away_is_refused() {
    let mut world = World::with_bedtime("2026-01-08 20:00", "22:00", "3");
    world.companion.set_pause(&pause()).unwrap();
    world.it_is("2026-01-12 20:00");
    let on = |date: &str| world.companion.check_restart(Some(date)).map(|_| ());
    assert_eq!(on("2026-01-10"), Err(AppError::RestartTooEarly { earliest: "2026-01-12".to_owned() }));
    assert!(matches!(on("2126-01-10"), Err(AppError::DateOutOfRange { .. })));
    assert_eq!(on("next week"), Err(AppError::DateInvalid));
    assert_eq!(on("2026-01-20"), Ok(()));
}

#[test]
fn a_pauses_note_of_a_megabyte_is_refused_and_nothing_is_paused() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "3");
    let note = Some("because ".repeat(130_000));
    let refused = world.companion.set_pause(&PauseDraft { note, ..pause() });
    assert_eq!(refused, Err(AppError::NoteTooLong { limit: 5_000 }));
    assert!(world.companion.pause_state().unwrap().pause.is_none());
}
