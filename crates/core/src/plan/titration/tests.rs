use std::num::NonZeroU16;

use super::*;
use crate::plan::regimen::{Form, Medicine, Part, Phase, PhaseReason, Slot};
use crate::plan::steps::Rung;

fn amount(mg: &str) -> Amount {
    mg.parse().unwrap()
}

fn day(day: &str) -> DoseDate {
    format!("2026-01-{day}").parse().unwrap()
}

fn weekly(start: &str, step: &str, target: &str) -> Titration {
    let ladder = Ladder::even(amount(start), amount(step), amount(target), 7).unwrap();
    Titration::begin(ladder, day("01"))
}

fn phase(from: &str, reason: PhaseReason) -> Phase {
    let slot = Slot { part: Part::Bedtime, at: "22:00".parse().unwrap(), amount: amount("1") };
    let slots = if reason == PhaseReason::Plan { vec![slot] } else { Vec::new() };
    Phase { from: day(from), slots, reason, medicine: Medicine { form: Form::Capsule, concentration: None } }
}

fn without_pause() -> Regimen {
    Regimen::default()
}

#[test]
fn after_a_week_the_next_amount_is_proposed_and_the_one_below_offered() {
    let on_two = weekly("1", "1", "4.5").answered(Answer::Up, day("08"));
    let proposal = Proposal { on: day("15"), up: amount("3"), back: Some(amount("1")) };
    assert_eq!(on_two.next_proposal(&without_pause()), Some(proposal));
}

#[test]
fn on_the_lowest_amount_there_is_no_way_back_and_back_holds() {
    let lowest = weekly("1", "1", "4.5");
    assert_eq!(lowest.next_proposal(&without_pause()).unwrap().back, None);
    assert_eq!(lowest.clone().answered(Answer::Back, day("08")), lowest.answered(Answer::Hold, day("08")));
}

#[test]
fn a_late_answer_counts_from_the_dose_it_holds_for() {
    let late = weekly("1", "1", "4.5").answered(Answer::Up, day("11"));
    assert_eq!(late.present(), Step { from: day("11"), amount: amount("2") });
    assert_eq!(late.next_proposal(&without_pause()).unwrap().on, day("18"));
}

#[test]
fn back_from_a_short_last_step_is_the_amount_of_the_ladder_below_it() {
    let on_top = weekly("4", "1", "4.5").answered(Answer::Up, day("08"));
    assert_eq!(on_top.present().amount, amount("4.5"));
    assert_eq!(on_top.answered(Answer::Back, day("15")).present().amount, amount("4"));
}

#[test]
fn at_the_target_nothing_is_proposed_and_an_up_changes_nothing() {
    let there = weekly("4", "0.5", "4.5").answered(Answer::Up, day("08"));
    assert_eq!(there.next_proposal(&without_pause()), None);
    assert_eq!(there.answered(Answer::Up, day("15")).present().amount, amount("4.5"));
}

#[test]
fn uneven_steps_are_each_kept_as_long_as_the_prescriber_wrote() {
    let rung = |mg, days| Rung { amount: amount(mg), days: NonZeroU16::new(days).unwrap() };
    let ladder = Ladder::own(&[rung("0.5", 14), rung("1.5", 3), rung("3", 7)]).unwrap();
    let steps = Titration::begin(ladder, day("01")).steps_to_come(&[], &without_pause());
    let step = |from, mg| Step { from: day(from), amount: amount(mg) };
    assert_eq!(steps, [step("15", "1.5"), step("18", "3")]);
}

#[test]
fn a_hold_counts_the_days_to_the_next_proposal_anew_but_not_the_days_on_the_amount() {
    let held = weekly("1", "1", "4.5").answered(Answer::Hold, day("08"));
    assert_eq!(held.next_proposal(&without_pause()).unwrap().on, day("15"));
    assert_eq!((held.since(), held.days_on(&without_pause(), day("15"))), (day("01"), 14));
}

#[test]
fn days_of_a_pause_are_no_days_on_the_amount() {
    let paused = Regimen::new(vec![
        phase("01", PhaseReason::Plan),
        phase("04", PhaseReason::Pause),
        phase("10", PhaseReason::Plan),
    ]);
    assert_eq!(weekly("1", "1", "4.5").days_on(&paused, day("12")), 5);
}

#[test]
fn a_proposal_that_waits_moves_the_steps_after_it() {
    let waiting = weekly("3", "1", "4.5");
    let step = |from, mg| Step { from: day(from), amount: amount(mg) };
    assert_eq!(waiting.steps_from(day("11"), &without_pause()), [step("11", "4"), step("18", "4.5")]);
}

#[test]
fn steps_past_the_end_of_the_calendar_are_not_proposed() {
    let ladder = Ladder::even(amount("0.1"), amount("0.1"), amount("6"), 365).unwrap();
    let last = Titration::begin(ladder.clone(), "9999-12-01".parse().unwrap());
    assert_eq!(last.next_proposal(&without_pause()), None);
    let two_years_before = Titration::begin(ladder, "9998-01-01".parse().unwrap());
    assert_eq!(two_years_before.steps_to_come(&[], &without_pause()).len(), 1);
}

#[test]
fn days_of_a_pause_do_not_count() {
    let paused = Regimen::new(vec![
        phase("01", PhaseReason::Plan),
        phase("04", PhaseReason::Pause),
        phase("10", PhaseReason::Plan),
    ]);
    assert_eq!(weekly("1", "1", "4.5").next_proposal(&paused).unwrap().on, day("14"));
}

#[test]
fn nothing_is_proposed_while_the_pause_lasts() {
    let begun = [phase("01", PhaseReason::Plan), phase("08", PhaseReason::Pause)];
    assert_eq!(weekly("1", "1", "4.5").next_proposal(&Regimen::new(begun.to_vec())), None);
    let ended = Regimen::new([begun.as_slice(), &[phase("20", PhaseReason::Plan)]].concat());
    assert_eq!(weekly("1", "1", "4.5").next_proposal(&ended).unwrap().on, day("20"));
}

#[test]
fn a_night_left_out_by_a_move_counts() {
    let moved = Regimen::new(vec![
        phase("01", PhaseReason::Plan),
        phase("03", PhaseReason::Move),
        phase("04", PhaseReason::Plan),
    ]);
    assert_eq!(weekly("1", "1", "4.5").next_proposal(&moved).unwrap().on, day("08"));
}

#[test]
fn staying_at_an_amount_ends_the_proposals_for_good() {
    let stays = weekly("1", "1", "4.5").answered(Answer::Stop, day("08")).answered(Answer::Hold, day("15"));
    assert_eq!(stays.next_proposal(&without_pause()), None);
}

#[test]
fn the_steps_to_come_run_from_the_present_one_to_the_target() {
    let to_come = weekly("3", "1", "4.5").answered(Answer::Up, day("08")).steps_to_come(&[], &without_pause());
    assert_eq!(to_come, [Step { from: day("15"), amount: amount("4.5") }]);
}

#[test]
fn more_than_half_the_doses_missed_leads_with_hold() {
    let of_seven = |missed| Adherence { due: 7, taken: 7 - missed, missed, ..Adherence::default() };
    assert_eq!(leading_answer(&of_seven(3)), Answer::Up);
    assert_eq!(leading_answer(&of_seven(4)), Answer::Hold);
    let half = Adherence { due: 8, taken: 4, missed: 4, ..Adherence::default() };
    assert_eq!(leading_answer(&half), Answer::Up);
    assert_eq!(leading_answer(&Adherence::default()), Answer::Up);
}
