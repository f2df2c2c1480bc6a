//! Answers to a proposed step, and what they make of the plan.

use ldn_app::AppError;
use ldn_app::view::{
    GuardQuestion, PartOfDay, PauseDraft, PauseKind, PlanDraft, RestartRequest, StepReply, StepsDraft,
};
use ldn_core::{DoseDate, Form, Medicine, Phase, PhaseReason};
use ldn_store::{NewOperation, Store, Via};

use crate::support::{World, bedtime, plan, saved};
use crate::{climbing, comes_to, every_ten_days, phases, proposal, replies};

#[test]
fn up_changes_the_amount_from_the_next_unanswered_dose_on() {
    let mut world = climbing();
    world.it_is("2026-01-11 20:00");
    replies(&mut world, StepReply::Up);
    assert_eq!(phases(&world), ["2026-01-01 1", "2026-01-11 1.5"]);
    assert_eq!(world.card().planned.mg, "1.5");
    assert_eq!(world.companion.plan().unwrap().steps[0].next_on.as_deref(), Some("2026-01-21"));
}

#[test]
fn an_answer_after_tonights_dose_counts_from_tomorrow() {
    let mut world = climbing();
    world.it_is("2026-01-13 22:05");
    saved(world.takes());
    assert_eq!(proposal(&world).unwrap().from, "2026-01-14");
    replies(&mut world, StepReply::Up);
    assert_eq!(phases(&world), ["2026-01-01 1", "2026-01-14 1.5"]);
    assert_eq!(world.companion.plan().unwrap().steps[0].next_on.as_deref(), Some("2026-01-24"));
}

#[test]
fn hold_changes_nothing_and_is_asked_again() {
    let mut world = climbing();
    world.it_is("2026-01-11 20:00");
    replies(&mut world, StepReply::Hold);
    assert_eq!(phases(&world), ["2026-01-01 1"]);
    assert_eq!(world.today().step, None);
    comes_to(&mut world, "2026-01-21");
    assert_eq!(world.today().step.unwrap().days, 20);
}

#[test]
fn back_goes_to_the_next_lower_amount_and_keeps_why() {
    let mut world = climbing();
    world.it_is("2026-01-11 20:00");
    replies(&mut world, StepReply::Up);
    comes_to(&mut world, "2026-01-21");
    assert_eq!(proposal(&world).unwrap().back.unwrap().mg, "1");
    world.companion.answer_step(PartOfDay::Bedtime, StepReply::Back, Some(" vivid dreams "), None).unwrap();
    assert_eq!(phases(&world), ["2026-01-01 1", "2026-01-11 1.5", "2026-01-21 1"]);
}

#[test]
fn to_stay_ends_the_proposals_and_the_doses_go_on() {
    let mut world = climbing();
    world.it_is("2026-01-05 20:00");
    world.companion.end_steps(PartOfDay::Bedtime).unwrap();
    assert_eq!(world.companion.end_steps(PartOfDay::Bedtime), Err(AppError::NoSteps));
    world.it_is("2026-02-05 20:00");
    assert_eq!(world.today().step, None);
    assert_eq!(world.card().planned.mg, "1");
}

#[test]
fn what_is_not_proposed_cannot_be_answered() {
    let mut world = climbing();
    world.it_is("2026-01-10 20:00");
    let up = |world: &mut World| world.companion.answer_step(PartOfDay::Bedtime, StepReply::Up, None, None);
    assert_eq!(up(&mut world), Err(AppError::StepNotProposed));
    world.it_is("2026-01-11 20:00");
    up(&mut world).unwrap();
    assert_eq!(up(&mut world), Err(AppError::StepNotProposed), "a second tap steps no second time");
    let morning = world.companion.answer_step(PartOfDay::Morning, StepReply::Up, None, None);
    assert_eq!(morning, Err(AppError::StepNotProposed));
}

#[test]
fn up_above_four_and_a_half_asks_whether_it_was_prescribed() {
    let mut world = World::with_bedtime("2026-01-01 20:00", "22:00", "4.5");
    let draft = StepsDraft { confirmed: Some(GuardQuestion::Above4500), ..every_ten_days("4.5", "5") };
    world.companion.begin_steps(&draft).unwrap();
    world.it_is("2026-01-11 20:00");
    assert_eq!(proposal(&world).unwrap().questions, [GuardQuestion::Above4500]);
    let up =
        |world: &mut World, confirmed| world.companion.answer_step(PartOfDay::Bedtime, StepReply::Up, None, confirmed);
    assert_eq!(up(&mut world, None), Err(AppError::PlanNotConfirmed));
    assert_eq!(phases(&world), ["2026-01-01 4.5"]);
    up(&mut world, Some(GuardQuestion::Above4500)).unwrap();
    assert_eq!(phases(&world), ["2026-01-01 4.5", "2026-01-11 5"]);
}

#[test]
fn up_to_ten_milligrams_a_day_is_refused_whatever_was_confirmed() {
    let mut world = World::at("2026-01-01 07:00");
    let slots = |morning| plan(&[(PartOfDay::Morning, "08:00", morning), (PartOfDay::Bedtime, "22:00", "1")]);
    let confirmed = Some(GuardQuestion::Above6000);
    world.companion.set_plan(&slots("1")).unwrap();
    world.companion.begin_steps(&StepsDraft { confirmed, ..every_ten_days("1", "4.5") }).unwrap();
    let more = ldn_app::view::PlanDraft { confirmed, ..slots("8.5") };
    world.companion.set_plan(&more).unwrap();
    world.it_is("2026-01-11 20:00");
    let up = world.companion.answer_step(PartOfDay::Bedtime, StepReply::Up, None, confirmed);
    assert_eq!(up, Err(AppError::PlanNotLowDose { total_mg: "10".to_owned() }));
}

#[test]
fn only_the_slot_that_climbs_changes() {
    let mut world = World::at("2026-01-01 07:00");
    world
        .companion
        .set_plan(&plan(&[(PartOfDay::Morning, "08:00", "1"), (PartOfDay::Bedtime, "22:00", "1.5")]))
        .unwrap();
    let draft = StepsDraft { part: PartOfDay::Morning, ..every_ten_days("1", "3") };
    world.companion.begin_steps(&draft).unwrap();
    world.it_is("2026-01-11 09:00");
    world.takes_for(ldn_app::view::DoseId { date: "2026-01-11".into(), part: PartOfDay::Morning }).map(saved).unwrap();
    world.companion.answer_step(PartOfDay::Morning, StepReply::Up, None, None).unwrap();
    assert_eq!(phases(&world), ["2026-01-01 1+1.5", "2026-01-12 1.5+1.5"], "from tomorrow's morning dose");
}

#[test]
fn a_pause_ahead_stays_a_pause_and_does_not_bring_the_old_amount_back() {
    let mut world = climbing();
    world.it_is("2026-01-11 20:00");
    let now = world.companion.now();
    let medicine = Medicine { form: Form::Capsule, concentration: None };
    let date = |day: &str| -> DoseDate { day.parse().unwrap() };
    let pause = Phase { from: date("2026-01-20"), slots: Vec::new(), reason: PhaseReason::Pause, medicine };
    let slot =
        ldn_core::Slot { part: ldn_core::Part::Bedtime, at: "22:00".parse().unwrap(), amount: "1".parse().unwrap() };
    let after = Phase { from: date("2026-01-25"), slots: vec![slot], reason: PhaseReason::Plan, medicine };
    let mut store = Store::open(world.folder.path(), now).unwrap();
    let operation = NewOperation { kind: "pause", via: Via::Window };
    store
        .write(operation, now, |writer| {
            writer.put_phase(&pause, now)?;
            writer.put_phase(&after, now)
        })
        .unwrap();
    let before = world.companion.plan().unwrap();
    let up = replies(&mut world, StepReply::Up);
    assert_eq!(phases(&world), ["2026-01-01 1", "2026-01-11 1.5", "2026-01-20 ", "2026-01-25 1.5"]);
    let next = world.companion.plan().unwrap().steps[0].next_on.clone();
    assert_eq!(next.as_deref(), Some("2026-01-26"), "nine days before the pause and one after");
    world.companion.undo(&up.operation.unwrap()).unwrap();
    assert_eq!(world.companion.plan().unwrap(), before, "one undo brings all of it back");
}

#[test]
fn in_a_pause_nothing_is_proposed() {
    let mut world = climbing();
    world.it_is("2026-01-09 20:00");
    let now = world.companion.now();
    let medicine = Medicine { form: Form::Capsule, concentration: None };
    let pause = Phase { from: "2026-01-10".parse().unwrap(), slots: Vec::new(), reason: PhaseReason::Pause, medicine };
    let mut store = Store::open(world.folder.path(), now).unwrap();
    store.write(NewOperation { kind: "pause", via: Via::Window }, now, |writer| writer.put_phase(&pause, now)).unwrap();
    world.it_is("2026-01-20 20:00");
    assert_eq!(world.today().step, None);
    let up = world.companion.answer_step(PartOfDay::Bedtime, StepReply::Up, None, None);
    assert_eq!(up, Err(AppError::StepNotProposed));
}

#[test]
fn an_undo_brings_the_question_back() {
    let mut world = climbing();
    world.it_is("2026-01-11 20:00");
    let before = world.companion.plan().unwrap();
    for reply in [StepReply::Up, StepReply::Hold, StepReply::Stay] {
        let operation = replies(&mut world, reply).operation.unwrap();
        assert_ne!(world.companion.plan().unwrap(), before);
        world.companion.undo(&operation).unwrap();
        assert_eq!(world.companion.plan().unwrap(), before);
    }
}

#[test]
fn new_steps_end_the_old_ones_of_the_same_dose() {
    let mut world = climbing();
    world.it_is("2026-01-11 20:00");
    replies(&mut world, StepReply::Up);
    world.it_is("2026-01-15 20:00");
    let before = world.companion.plan().unwrap();
    let begun = world.companion.begin_steps(&every_ten_days("2", "3")).unwrap();
    assert_eq!(phases(&world), ["2026-01-01 1", "2026-01-11 1.5", "2026-01-15 2"]);
    let steps = world.companion.plan().unwrap().steps;
    assert_eq!((steps.len(), steps[0].next_on.as_deref()), (1, Some("2026-01-25")));
    world.companion.undo(&begun.operation.unwrap()).unwrap();
    assert_eq!(world.companion.plan().unwrap(), before);
}

fn from_the_twentieth(kind: PauseKind) -> PauseDraft {
    let from = Some("2026-01-20".to_owned());
    PauseDraft { kind, why: None, note: None, from, until: None, agreed: Vec::new() }
}

fn restarts(world: &mut World) {
    world.companion.restart(&RestartRequest { from: None, prescriber_said: false }).unwrap();
}

#[test]
fn doses_go_on_after_a_pause_with_the_step_that_was_taken_before_it_began() {
    let mut world = climbing();
    world.companion.set_pause(&from_the_twentieth(PauseKind::Pause)).unwrap();
    world.it_is("2026-01-11 20:00");
    replies(&mut world, StepReply::Up);
    world.it_is("2026-01-11 22:10");
    saved(world.takes());
    world.it_is("2026-01-24 20:00");
    restarts(&mut world);
    assert_eq!(phases(&world), ["2026-01-01 1", "2026-01-11 1.5", "2026-01-20 ", "2026-01-24 1.5"]);
    assert_eq!(world.companion.plan().unwrap().steps[0].present.mg, "1.5", "and the steps are under way");
}

#[test]
fn a_stop_that_is_taken_out_before_it_begins_leaves_the_steps_as_they_were() {
    let mut world = climbing();
    let before = world.companion.plan().unwrap();
    world.companion.set_pause(&from_the_twentieth(PauseKind::Stop)).unwrap();
    restarts(&mut world);
    assert_eq!(world.companion.plan().unwrap(), before);
    comes_to(&mut world, "2026-01-21");
    assert!(proposal(&world).is_some(), "nothing ends them on the 20th");
}

#[test]
fn a_stop_that_becomes_a_pause_before_it_begins_leaves_the_steps_as_they_were() {
    let mut world = climbing();
    world.companion.set_pause(&from_the_twentieth(PauseKind::Stop)).unwrap();
    world.companion.set_pause(&from_the_twentieth(PauseKind::Pause)).unwrap();
    restarts(&mut world);
    comes_to(&mut world, "2026-01-21");
    assert!(proposal(&world).is_some(), "nothing ends them on the 20th");
}

#[test]
fn a_later_plan_that_is_dropped_ends_no_steps() {
    let mut world = climbing();
    let later = PlanDraft { from: Some("2026-01-09".to_owned()), ..bedtime("22:00", "3") };
    world.companion.set_plan(&later).unwrap();
    let mut now = bedtime("23:00", "1");
    now.agreed = world.companion.check_plan(&now).unwrap().asks;
    world.companion.set_plan(&now).unwrap();
    world.it_is("2026-01-11 20:00");
    assert!(proposal(&world).is_some());
}
