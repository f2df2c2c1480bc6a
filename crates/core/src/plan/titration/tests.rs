use super::*;
use crate::plan::regimen::{Form, Medicine, Part, Phase, Slot};

fn amount(mg: &str) -> Amount {
    mg.parse().unwrap()
}

fn day(day: &str) -> DoseDate {
    format!("2026-01-{day}").parse().unwrap()
}

fn weekly(start: &str, step: &str, target: &str) -> Titration {
    let every_days = NonZeroU16::new(7).unwrap();
    let ladder = Ladder { start: amount(start), step: amount(step), target: amount(target), every_days };
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
    assert_eq!(lowest.answered(Answer::Back, day("08")), lowest.answered(Answer::Hold, day("08")));
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
    let there = weekly("4.5", "0.5", "4.5");
    assert_eq!(there.next_proposal(&without_pause()), None);
    assert_eq!(there.answered(Answer::Up, day("08")).present().amount, amount("4.5"));
}

#[test]
fn a_start_above_the_target_stays_where_it_is() {
    let above = weekly("5", "0.5", "4.5");
    assert_eq!(above.present().amount, amount("5"));
    assert_eq!(above.next_proposal(&without_pause()), None);
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
