//! More than 14 days without a dose: what Today asks first (D11).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use ldn_app::AppError;
use ldn_app::view::{DoseState, PauseDraft, PauseKind, PlanDraft, PlanQuestion};
use support::{World, bedtime, saved};

const DAY: i64 = 24 * 3600;

/// A person whose last dose was that of 1 January, at 22:00 sharp.
fn after_the_first() -> (World, i64) {
    let mut world = World::with_bedtime("2026-01-01 20:00", "22:00", "3");
    world.it_is("2026-01-01 22:00");
    saved(world.takes());
    (world, support::instant(chrono_tz::Europe::Berlin, "2026-01-01 22:00"))
}

fn asks(world: &mut World) -> Option<(u32, usize)> {
    world.today().gap.map(|gap| (gap.days, gap.unanswered.len()))
}

#[test]
fn fourteen_days_sharp_ask_nothing_and_a_second_later_today_asks() {
    let (mut world, last) = after_the_first();
    world.it_is_at(last + 14 * DAY);
    assert_eq!(asks(&mut world), None);
    world.it_is_at(last + 14 * DAY + 1);
    assert_eq!(asks(&mut world), Some((14, 13)), "tonight's is still open, and not asked about");
    assert_eq!(world.today().gap.unwrap().last_taken_at, Some(last));
}

#[test]
fn a_plan_entered_and_never_followed_is_asked_about_too() {
    let mut world = World::with_bedtime("2026-01-01 20:00", "22:00", "3");
    world.it_is("2026-01-15 20:00");
    assert_eq!(asks(&mut world), None);
    world.it_is("2026-01-15 20:01");
    let gap = world.today().gap.unwrap();
    assert_eq!((gap.last_taken_at, gap.unanswered.len()), (None, 14));
}

#[test]
fn they_were_taken_records_them_all_as_planned_in_one_go() {
    let (mut world, _) = after_the_first();
    world.it_is("2026-01-20 12:00");
    assert_eq!(asks(&mut world), Some((18, 18)));
    let saved = world.companion.backfill_gap(&[]).unwrap();
    assert_eq!(asks(&mut world), None);
    let entries = world.companion.record(None).unwrap().entries;
    assert!(entries.iter().all(|entry| entry.state == DoseState::Taken
        && entry.planned == entry.taken.as_ref().map(|taken| taken.amount.clone())));
    assert!(entries.iter().all(|entry| entry.due_at == entry.taken.as_ref().map(|taken| taken.at)));
    assert_eq!(entries.len(), 19);
    world.companion.undo(&saved.operation.unwrap()).unwrap();
    assert_eq!(asks(&mut world), Some((18, 18)), "one undo takes them all back");
    assert_eq!(world.companion.record(None).unwrap().entries[0].state, DoseState::Missed);
}

#[test]
fn nights_that_were_not_taken_can_be_left_out() {
    let (mut world, _) = after_the_first();
    world.it_is("2026-01-20 12:00");
    let nights: Vec<_> = world.today().gap.unwrap().unanswered.into_iter().map(|next| next.dose).collect();
    world.companion.backfill_gap(&nights[1..3]).unwrap();
    let entries = world.companion.record(None).unwrap().entries;
    let missed: Vec<&str> =
        entries.iter().filter(|entry| entry.state == DoseState::Missed).map(|entry| entry.date.as_str()).collect();
    assert_eq!(missed, ["2026-01-04", "2026-01-03"]);
    assert_eq!(asks(&mut world), None);
}

#[test]
fn only_the_first_of_them_leaves_the_question_standing() {
    let (mut world, _) = after_the_first();
    world.it_is("2026-01-20 12:00");
    let nights: Vec<_> = world.today().gap.unwrap().unanswered.into_iter().map(|next| next.dose).collect();
    assert_eq!(world.companion.backfill_gap(&nights), Err(AppError::NothingToBackfill));
    world.companion.backfill_gap(&nights[1..]).unwrap();
    assert_eq!(asks(&mut world), Some((17, 17)));
}

#[test]
fn going_on_as_planned_is_kept_counts_two_weeks_anew_and_can_be_undone() {
    let (mut world, _) = after_the_first();
    world.it_is("2026-01-20 12:00");
    let saved = world.companion.go_on_after_gap().unwrap();
    assert_eq!(asks(&mut world), None);
    world.restarts();
    world.it_is("2026-02-03 12:00");
    assert_eq!(asks(&mut world), None);
    world.it_is("2026-02-03 12:01");
    assert_eq!(asks(&mut world), Some((14, 14)), "what was asked about before is not asked again");
    world.companion.undo(&saved.operation.unwrap()).unwrap();
    assert_eq!(asks(&mut world).unwrap().0, 32);
}

#[test]
fn another_plan_is_an_answer_once_the_prescriber_was_spoken_of() {
    let (mut world, _) = after_the_first();
    world.it_is("2026-01-20 12:00");
    let draft = bedtime("22:00", "1");
    assert_eq!(world.companion.set_plan(&draft), Err(AppError::NotAgreed));
    let agreed = vec![PlanQuestion::LongGap { days: 19 }];
    assert_eq!(world.companion.check_plan(&draft).unwrap().asks, agreed);
    world.companion.set_plan(&PlanDraft { agreed, ..draft }).unwrap();
    assert_eq!(asks(&mut world), None);
}

#[test]
fn stopping_is_an_answer_and_a_pause_is_not_asked_about_until_it_ends() {
    let (mut world, _) = after_the_first();
    world.it_is("2026-01-05 12:00");
    let pause = PauseDraft {
        kind: PauseKind::Pause,
        why: None,
        note: None,
        from: None,
        until: Some("2026-01-25".to_owned()),
        agreed: Vec::new(),
    };
    world.companion.set_pause(&pause).unwrap();
    world.it_is("2026-01-24 09:00");
    assert_eq!(asks(&mut world), None);
    world.it_is("2026-01-24 20:00");
    assert_eq!(asks(&mut world), Some((22, 3)), "the evening before doses go on");
    world.companion.set_pause(&PauseDraft { kind: PauseKind::Stop, until: None, ..pause }).unwrap();
    assert_eq!(asks(&mut world), None);
}

#[test]
fn a_skipped_night_was_answered_and_is_not_asked_about() {
    let (mut world, _) = after_the_first();
    world.it_is("2026-01-02 22:30");
    let dose = world.card().dose;
    world.companion.skip(&dose).unwrap();
    world.it_is("2026-01-20 12:00");
    assert_eq!(asks(&mut world), Some((18, 17)));
}

#[test]
fn a_journey_moves_no_instant() {
    let (mut world, last) = after_the_first();
    world.it_is_at(last + 14 * DAY);
    world.travels_to(chrono_tz::Pacific::Auckland);
    assert_eq!(asks(&mut world), None);
    world.it_is_at(last + 14 * DAY + 1);
    assert_eq!(asks(&mut world).map(|(days, _)| days), Some(14));
}

#[test]
fn a_clock_set_back_asks_nothing_and_what_it_left_ahead_hides_nothing() {
    let (mut world, last) = after_the_first();
    world.it_is_at(last - 3 * DAY);
    assert_eq!(asks(&mut world), None);
    world.it_is_at(last + 400 * DAY);
    assert!(asks(&mut world).is_some());
    world.companion.go_on_after_gap().unwrap();
    world.it_is_at(last + 20 * DAY);
    assert!(asks(&mut world).is_some(), "the answer lies a year ahead");
}
