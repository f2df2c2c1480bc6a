//! Confirming a move: what is written, asked and undone.

use ldn_app::view::{DoseState, MoveOutcome, NightMark, PartOfDay};
use ldn_core::Part;
use ldn_core::plan::dose_move::DoseMove;
use ldn_core::plan::steps::{Rung, TitrationPlan};
use ldn_store::Store;

use super::support::{World, instant, saved};
use super::{BEDTIME, MORNING, confirmed, entered, first, mark_of, moves, on_tuesday_morning, request, shown};

#[test]
fn the_night_between_is_left_out_and_reminders_go_on_in_the_morning() {
    let mut world = on_tuesday_morning();
    moves(&mut world, BEDTIME, MORNING);
    let next = &world.today().next[0].dose;
    assert_eq!((next.date.as_str(), next.part), ("2026-11-25", MORNING));
    world.tick_at("2026-11-24 22:30");
    assert_eq!(world.service.shown.len(), 0, "tonight asks for nothing");
    world.tick_at("2026-11-25 08:00");
    assert_eq!(world.service.shown.len(), 1);
    saved(world.takes());
    assert_eq!(mark_of(&mut world, "2026-11-24"), NightMark::LeftOut);
    assert_eq!(mark_of(&mut world, "2026-11-23"), NightMark::Taken);
    assert_eq!(mark_of(&mut world, "2026-11-25"), NightMark::Taken);
}

#[test]
fn the_very_next_morning_by_the_prescribers_word() {
    let mut world = on_tuesday_morning();
    let view = shown(&mut world, BEDTIME, MORNING);
    confirmed(world.companion.move_dose(&request(&view, true)).unwrap());
    world.it_is("2026-11-24 08:00");
    assert_eq!(world.card().state, DoseState::Due);
    let kept = moves_kept(&world);
    assert_eq!((kept.len(), kept[0].prescriber_said_next), (1, true));
}

#[test]
fn one_undo_brings_the_plan_back_and_takes_the_move_out() {
    let mut world = on_tuesday_morning();
    let before = world.companion.plan().unwrap();
    let saved = moves(&mut world, BEDTIME, MORNING);
    assert_ne!(world.companion.plan().unwrap(), before);
    assert_eq!(moves_kept(&world).len(), 1);
    world.companion.undo(&saved.operation.unwrap()).unwrap();
    assert_eq!(world.companion.plan().unwrap(), before);
    assert_eq!(moves_kept(&world).len(), 0);
    world.it_is("2026-11-24 22:00");
    assert_eq!(world.card().state, DoseState::Due);
}

#[test]
fn an_open_dose_is_asked_about_and_can_be_left_out() {
    let mut world = on_tuesday_morning();
    world.it_is("2026-11-24 22:30");
    let view = shown(&mut world, BEDTIME, MORNING);
    let mut asked = request(&view, false);
    asked.leave_open_out = false;
    let before = world.companion.plan().unwrap();
    let Ok(MoveOutcome::AskOpen { open }) = world.companion.move_dose(&asked) else { panic!("not asked") };
    assert_eq!(open[0].due_at, instant(chrono_tz::Europe::Berlin, "2026-11-24 22:00"));
    assert_eq!(world.companion.plan().unwrap(), before, "nothing was written");
    asked.leave_open_out = true;
    confirmed(world.companion.move_dose(&asked).unwrap());
    world.it_is("2026-11-25 08:10");
    assert_eq!(world.card().state, DoseState::Due);
    assert_eq!(mark_of(&mut world, "2026-11-24"), NightMark::LeftOut, "and not missed");
}

#[test]
fn a_dose_taken_meanwhile_changes_the_first_one_and_that_is_shown_first() {
    let mut world = on_tuesday_morning();
    world.it_is("2026-11-24 21:55");
    let view = shown(&mut world, BEDTIME, MORNING);
    saved(world.takes());
    let before = world.companion.plan().unwrap();
    let outcome = world.companion.move_dose(&request(&view, false)).unwrap();
    let MoveOutcome::Changed { view: again } = outcome else { panic!("saved without a word: {outcome:?}") };
    assert_eq!((&view.cautious.first, &again.cautious.first), (&first("2026-11-25 08:00"), &first("2026-11-26 08:00")));
    assert_eq!(world.companion.plan().unwrap(), before);
    confirmed(world.companion.move_dose(&request(&again, false)).unwrap());
}

#[test]
fn a_move_back_before_the_first_morning_leaves_the_plan_as_it_was() {
    let mut world = on_tuesday_morning();
    let before = world.companion.plan().unwrap();
    moves(&mut world, BEDTIME, MORNING);
    world.it_is("2026-11-24 19:00");
    moves(&mut world, MORNING, BEDTIME);
    let after = world.companion.plan().unwrap();
    assert_eq!((after.phases, after.draft, after.stairs), (before.phases, before.draft, before.stairs));
    assert_eq!(moves_kept(&world), [], "it did not move at all");
    world.it_is("2026-11-24 22:00");
    assert_eq!(world.card().state, DoseState::Due);
}

#[test]
fn moved_on_before_its_first_dose_it_is_one_move() {
    let mut world = on_tuesday_morning();
    moves(&mut world, BEDTIME, MORNING);
    world.it_is("2026-11-24 19:30");
    let saved = moves(&mut world, MORNING, PartOfDay::Evening);
    let kept = moves_kept(&world);
    assert_eq!(kept.iter().map(|one| (one.from, one.to)).collect::<Vec<_>>(), [(Part::Bedtime, Part::Evening)]);
    world.companion.undo(&saved.operation.unwrap()).unwrap();
    let kept = moves_kept(&world);
    assert_eq!(kept.iter().map(|one| (one.from, one.to)).collect::<Vec<_>>(), [(Part::Bedtime, Part::Morning)]);
}

#[test]
fn back_the_same_evening_by_the_prescribers_word_the_morning_stays_taken() {
    let mut world = on_tuesday_morning();
    moves(&mut world, BEDTIME, MORNING);
    world.it_is("2026-11-25 08:00");
    saved(world.takes());
    let view = shown(&mut world, MORNING, BEDTIME);
    assert_eq!(view.very_next.as_ref().unwrap().first, first("2026-11-25 22:00"));
    confirmed(world.companion.move_dose(&request(&view, true)).unwrap());
    world.it_is("2026-11-25 22:10");
    assert_eq!((world.card().dose.part, world.card().state), (BEDTIME, DoseState::Due));
    saved(world.takes());
    world.it_is("2026-11-26 09:00");
    assert_eq!(world.today().next[0].dose.date, "2026-11-26");
    assert_eq!(world.companion.record(None).unwrap().entries.len(), 6, "no answer is lost");
}

#[test]
fn a_dose_taken_in_the_night_left_out_is_kept_with_the_usual_amount() {
    let mut world = on_tuesday_morning();
    moves(&mut world, BEDTIME, MORNING);
    world.it_is("2026-11-24 22:00");
    super::takes_extra(&mut world);
    let entries = world.companion.record(None).unwrap().entries;
    let amounts = entries.iter().filter_map(|entry| entry.taken.as_ref()).map(|taken| taken.amount.mg.as_str());
    assert_eq!(amounts.collect::<Vec<_>>(), ["4.5"; 5]);
}

#[test]
fn the_past_stays_as_it_was_planned() {
    let mut world = on_tuesday_morning();
    let before = world.companion.record(None).unwrap();
    moves(&mut world, BEDTIME, MORNING);
    world.it_is("2026-11-24 12:00");
    assert_eq!(world.companion.record(None).unwrap().entries.len(), before.entries.len());
    let view = world.companion.plan().unwrap();
    let phases: Vec<(&str, usize)> = view.phases.iter().map(|phase| (phase.from.as_str(), phase.slots.len())).collect();
    assert_eq!(phases, [("2026-11-25", 1), ("2026-11-24", 0), ("2026-11-20", 1)]);
}

#[test]
fn steps_of_the_dose_go_on_in_its_new_part() {
    let mut world = on_tuesday_morning();
    let rung = |amount: &str| Rung { amount: amount.parse().unwrap(), days: 10.try_into().unwrap() };
    let titration = |part, ended: Option<&str>| TitrationPlan {
        part,
        begun_on: "2026-11-20".parse().unwrap(),
        ended_on: ended.map(|date| date.parse().unwrap()),
        rungs: vec![rung("4.5"), rung("5")],
    };
    entered(&world, &titration(Part::Bedtime, Some("2026-11-21")));
    entered(&world, &titration(Part::Bedtime, None));
    entered(&world, &titration(Part::Bedtime, Some("2026-12-24")));
    let parts = |world: &World| {
        let store = Store::open(world.folder.path(), world.companion.now()).unwrap();
        let kept = store.entries::<TitrationPlan>().unwrap();
        let mut parts: Vec<_> = kept.into_iter().map(|kept| (kept.value.ended_on.is_none(), kept.value.part)).collect();
        parts.sort_unstable();
        parts
    };
    let saved = moves(&mut world, BEDTIME, MORNING);
    // The steps that end with a plan for Christmas are still under way.
    assert_eq!(parts(&world), [(false, Part::Morning), (false, Part::Bedtime), (true, Part::Morning)]);
    world.companion.undo(&saved.operation.unwrap()).unwrap();
    assert_eq!(parts(&world), [(false, Part::Bedtime), (false, Part::Bedtime), (true, Part::Bedtime)]);
}

#[test]
fn a_first_dose_in_the_new_part_is_never_a_miss_of_before() {
    let mut world = on_tuesday_morning();
    world.it_is("2026-11-24 18:30");
    moves(&mut world, BEDTIME, PartOfDay::Evening);
    world.restarts();
    world.it_is("2026-11-24 18:45");
    let record = world.companion.record(None).unwrap();
    assert!(record.entries.iter().all(|entry| entry.state == DoseState::Taken), "{record:?}");
    assert_eq!(world.card().dose.part, PartOfDay::Evening);
}

fn moves_kept(world: &World) -> Vec<DoseMove> {
    let store = Store::open(world.folder.path(), world.companion.now()).unwrap();
    store.entries::<DoseMove>().unwrap().into_iter().map(|kept| kept.value).collect()
}
