//! When a step is proposed, and what is shown with it.

use ldn_app::Timestamp;
use ldn_app::view::{PartOfDay, StepReply};
use ldn_core::diary::side_effect::{Grade, SideEffect, SideEffectKind};
use ldn_core::sleep::entry::SleepEntry;
use ldn_core::{Form, Medicine, Part, Phase, PhaseReason, Slot};
use ldn_store::{NewOperation, Store, Via};

use crate::support::{World, bedtime, instant, plan, saved};
use crate::{climbing, comes_to, every_ten_days, keeps, proposal, replies};

const BERLIN: chrono_tz::Tz = chrono_tz::Europe::Berlin;

fn effect(what: SideEffectKind, grade: Grade, began: &str, ended: Option<&str>) -> SideEffect {
    let at = |local: &str| Timestamp::from_seconds(instant(BERLIN, local));
    SideEffect {
        what,
        own_words: None,
        grade,
        began: at(began),
        ended: ended.map(at),
        zone: BERLIN,
        distressing: None,
        from_ldn: None,
        note: None,
    }
}

fn night(night_of: &str, minutes_to_sleep: u16) -> SleepEntry {
    SleepEntry {
        night_of: night_of.parse().unwrap(),
        zone: BERLIN,
        bed_at: None,
        minutes_to_sleep: Some(minutes_to_sleep),
        minutes_awake: None,
        up_at: None,
        dreams: None,
        note: None,
    }
}

#[test]
fn on_the_tenth_day_the_step_is_proposed_on_today_and_in_the_plan_and_not_before() {
    let mut world = climbing();
    world.it_is("2026-01-10 23:00");
    assert_eq!((world.today().step, proposal(&world)), (None, None));
    world.it_is("2026-01-11 03:59");
    assert_eq!(world.today().step, None, "the night is not over");
    world.it_is("2026-01-11 04:00");
    let due = world.today().step.unwrap();
    assert_eq!((due.part, due.days, due.present.mg.as_str(), due.up.mg.as_str()), (PartOfDay::Bedtime, 10, "1", "1.5"));
    let proposed = proposal(&world).unwrap();
    assert_eq!((proposed.on.as_str(), proposed.from.as_str(), proposed.back), ("2026-01-11", "2026-01-11", None));
    assert_eq!(proposed.asked_again_on.as_deref(), Some("2026-01-21"));
}

#[test]
fn after_more_than_two_weeks_without_a_dose_that_is_asked_first_and_then_the_step() {
    let mut world = climbing();
    world.it_is("2026-01-01 22:00");
    saved(world.takes());
    world.it_is("2026-01-16 12:00");
    let today = world.today();
    assert!(today.gap.is_some());
    assert_eq!((today.step, proposal(&world)), (None, None));
    world.companion.go_on_after_gap().unwrap();
    assert!(world.today().step.is_some() && proposal(&world).is_some());
}

#[test]
fn nothing_steps_up_by_itself() {
    let mut world = climbing();
    comes_to(&mut world, "2026-03-01");
    world.tick_at("2026-03-01 20:00");
    assert_eq!(world.today().step.unwrap().days, 59);
    assert_eq!(crate::phases(&world), ["2026-01-01 1"]);
}

#[test]
fn what_was_logged_since_the_last_step_stands_beside_the_question() {
    let mut world = climbing();
    for day in ["01", "02", "03", "04", "05", "06", "07", "08"] {
        world.it_is(&format!("2026-01-{day} 22:10"));
        saved(world.takes());
    }
    for (night_of, minutes) in [("2025-12-31", 90), ("2026-01-02", 20), ("2026-01-03", 31), ("2026-01-05", 40)] {
        keeps(&world, &night(night_of, minutes));
    }
    keeps(&world, &night("2026-01-06", 10));
    keeps(&world, &effect(SideEffectKind::TroubleSleeping, Grade::Mild, "2026-01-02 22:00", Some("2026-01-05 08:00")));
    keeps(
        &world,
        &effect(SideEffectKind::TroubleSleeping, Grade::Moderate, "2026-01-05 22:00", Some("2026-01-06 08:00")),
    );
    keeps(&world, &effect(SideEffectKind::Headache, Grade::Mild, "2026-01-10 09:00", None));
    world.it_is("2026-01-11 19:20");
    let summary = proposal(&world).unwrap().summary;
    assert_eq!((summary.taken, summary.due, summary.missed, summary.mostly_missed), (8, 10, 2, false));
    let effects: Vec<_> =
        summary.effects.iter().map(|line| (line.what.as_str(), line.grade.as_str(), line.days, line.ongoing)).collect();
    assert_eq!(effects, [("trouble_sleeping", "moderate", 5, false), ("headache", "mild", 2, true)]);
    let asleep = summary.asleep.unwrap();
    assert_eq!((asleep.minutes.as_str(), asleep.nights), ("25.5", 4), "the middle of 10, 20, 31 and 40");
}

#[test]
fn where_most_doses_were_missed_the_proposal_says_so_and_leads_with_hold() {
    let mut world = climbing();
    for day in ["01", "02", "03", "04"] {
        world.it_is(&format!("2026-01-{day} 22:10"));
        saved(world.takes());
    }
    world.it_is("2026-01-11 19:20");
    let proposed = proposal(&world).unwrap();
    assert_eq!((proposed.summary.missed, proposed.summary.mostly_missed), (6, true));
    assert_eq!(proposed.leads_with, StepReply::Hold);
}

#[test]
fn doses_of_another_part_are_not_counted() {
    let mut world = World::at("2026-01-01 07:00");
    world.companion.set_plan(&plan(&[(PartOfDay::Morning, "08:00", "1"), (PartOfDay::Bedtime, "22:00", "1")])).unwrap();
    world.companion.begin_steps(&every_ten_days("1", "3")).unwrap();
    world.it_is("2026-01-11 19:20");
    assert_eq!(proposal(&world).unwrap().summary.due, 10);
}

#[test]
fn after_the_medicine_was_changed_by_hand_to_another_amount_nothing_is_proposed() {
    let mut world = climbing();
    world.it_is("2026-01-05 20:00");
    let changed = world.companion.set_plan(&bedtime("22:00", "2")).unwrap();
    assert_eq!(world.companion.plan().unwrap().steps, []);
    world.it_is("2026-01-11 20:00");
    assert_eq!(world.today().step, None);
    world.companion.undo(&changed.operation.unwrap()).unwrap();
    assert!(world.today().step.is_some(), "the undo brings the steps back");
}

#[test]
fn a_change_of_the_time_alone_lets_the_steps_go_on() {
    let mut world = climbing();
    world.it_is("2026-01-05 20:00");
    world.companion.set_plan(&bedtime("23:00", "1")).unwrap();
    world.it_is("2026-01-11 20:00");
    assert!(proposal(&world).is_some());
}

#[test]
fn doses_that_go_on_with_another_amount_after_a_pause_are_on_no_step() {
    let mut world = climbing();
    world.it_is("2026-01-05 20:00");
    let now = world.companion.now();
    let medicine = Medicine { form: Form::Capsule, concentration: None };
    let slot = Slot { part: Part::Bedtime, at: "22:00".parse().unwrap(), amount: "0.5".parse().unwrap() };
    let phase = |from: &str, slots, reason| Phase { from: from.parse().unwrap(), slots, reason, medicine };
    let pause = phase("2026-01-05", Vec::new(), PhaseReason::Pause);
    let mut store = Store::open(world.folder.path(), now).unwrap();
    let operation = NewOperation { kind: "pause", via: Via::Window };
    store.write(operation, now, |writer| writer.put_phase(&pause, now)).unwrap();
    assert_eq!(world.companion.plan().unwrap().steps.len(), 1, "in the pause they wait");
    let goes_on = phase("2026-01-08", vec![slot], PhaseReason::Plan);
    store.write(operation, now, |writer| writer.put_phase(&goes_on, now)).unwrap();
    world.it_is("2026-01-30 20:00");
    assert_eq!((world.companion.plan().unwrap().steps, world.today().step), (Vec::new(), None));
}

#[test]
fn at_the_top_nothing_is_proposed_and_the_plan_says_so() {
    let mut world = World::with_bedtime("2026-01-01 20:00", "22:00", "4");
    world.companion.begin_steps(&every_ten_days("4", "4.5")).unwrap();
    world.it_is("2026-01-11 20:00");
    replies(&mut world, StepReply::Up);
    world.it_is("2026-02-11 20:00");
    let steps = &world.companion.plan().unwrap().steps[0];
    assert_eq!((steps.at_top, &steps.proposal, &steps.next_on), (true, &None, &None));
}
