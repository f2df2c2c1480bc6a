//! Steps of the plan: typed, begun, proposed, answered, shown as stairs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod answering;
mod drafting;
mod life;
mod proposing;
mod stairs;
#[path = "../support/mod.rs"]
mod support;

use ldn_app::view::{PartOfDay, RungDraft, Saved, StepProposal, StepReply, StepsDraft, StepsHow};
use ldn_store::{Entry, NewOperation, Via};
use support::World;

/// Half a milligram every ten days, from 1 mg at bedtime to `target`.
fn every_ten_days(start: &str, target: &str) -> StepsDraft {
    even(start, "0.5", "10", target)
}

fn even(start: &str, step: &str, every_days: &str, target: &str) -> StepsDraft {
    let how = StepsHow::Even {
        start: start.to_owned(),
        step: step.to_owned(),
        every_days: every_days.to_owned(),
        target: target.to_owned(),
    };
    StepsDraft { part: PartOfDay::Bedtime, how, confirmed: None }
}

fn own(steps: &[(&str, &str)]) -> StepsDraft {
    let rung = |(amount, days): &(&str, &str)| RungDraft { amount: (*amount).to_owned(), days: (*days).to_owned() };
    let how = StepsHow::Own { steps: steps.iter().map(rung).collect() };
    StepsDraft { part: PartOfDay::Bedtime, how, confirmed: None }
}

/// On 1 mg at bedtime since 1 January, with half a milligram more every ten days up to 4.5 mg.
fn climbing() -> World {
    let mut world = World::with_bedtime("2026-01-01 20:00", "22:00", "1");
    world.companion.begin_steps(&every_ten_days("1", "4.5")).unwrap();
    world
}

/// The evening of `date`, the dose of the night before it taken.
fn comes_to(world: &mut World, date: &str) {
    let eve = date.parse::<chrono::NaiveDate>().unwrap().pred_opt().unwrap();
    world.it_is(&format!("{eve} 22:05"));
    support::saved(world.takes());
    world.it_is(&format!("{date} 20:00"));
}

fn replies(world: &mut World, reply: StepReply) -> Saved {
    world.companion.answer_step(PartOfDay::Bedtime, reply, None, None).unwrap()
}

fn proposal(world: &World) -> Option<StepProposal> {
    let steps = world.companion.plan().unwrap().steps;
    steps.into_iter().next().and_then(|steps| steps.proposal)
}

/// The amounts of the phases, earliest first: "2026-01-01 1".
fn phases(world: &World) -> Vec<String> {
    let view = world.companion.plan().unwrap();
    let slots = |phase: &ldn_app::view::PhaseView| -> Vec<String> {
        phase.slots.iter().map(|slot| slot.amount.mg.clone()).collect()
    };
    view.phases.iter().rev().map(|phase| format!("{} {}", phase.from, slots(phase).join("+"))).collect()
}

/// Kept by another part of the program, such as a diary entry.
fn keeps<T: Entry>(world: &World, value: &T) {
    let now = world.companion.now();
    let mut store = ldn_store::Store::open(world.folder.path(), now).unwrap();
    let operation = NewOperation { kind: "test", via: Via::Window };
    store.write(operation, now, |writer| writer.put_entry(value).map(drop)).unwrap();
}
