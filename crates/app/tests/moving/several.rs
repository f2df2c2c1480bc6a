//! With several doses a day only the one moves (I5).

use ldn_app::view::{DoseState, MoveOutcome, MoveRequest, NightMark, PartOfDay, PauseDraft, PauseKind};

use super::support::{World, plan, saved};
use super::{BEDTIME, EVENING, MORNING, confirmed, left_out, mark_of, moves, request, shown};

const AFTERNOON: PartOfDay = PartOfDay::Afternoon;

/// Three a day since Monday, each taken; it is Tuesday noon.
fn three_a_day() -> World {
    let mut world = World::at("2026-11-23 07:00");
    let slots = [(MORNING, "08:00", "1.5"), (AFTERNOON, "15:00", "1.5"), (BEDTIME, "22:00", "1.5")];
    world.companion.set_plan(&plan(&slots)).unwrap();
    for time in ["23 08:00", "23 15:00", "23 22:00", "24 08:00"] {
        world.it_is(&format!("2026-11-{time}"));
        saved(world.takes());
    }
    world.it_is("2026-11-24 12:00");
    world
}

#[test]
fn the_others_stay_while_one_night_is_left_out() {
    let mut world = three_a_day();
    let view = shown(&mut world, BEDTIME, EVENING);
    assert_eq!(view.parts, [MORNING, AFTERNOON, BEDTIME]);
    assert_eq!(left_out(&view.cautious), [("2026-11-24", BEDTIME)]);
    moves(&mut world, BEDTIME, EVENING);
    for time in ["24 15:00", "25 08:00", "25 15:00", "25 19:00"] {
        world.it_is(&format!("2026-11-{time}"));
        saved(world.takes());
    }
    let entries = world.companion.record(None).unwrap().entries;
    assert_eq!(entries.len(), 8, "nothing was missed, and nothing asked for in between");
    assert_eq!(mark_of(&mut world, "2026-11-24"), NightMark::Taken);
    assert_eq!(mark_of(&mut world, "2026-11-25"), NightMark::Taken);
}

#[test]
fn a_part_that_has_a_dose_is_not_offered() {
    let mut world = three_a_day();
    let targets: Vec<PartOfDay> = shown(&mut world, BEDTIME, EVENING).targets.iter().map(|one| one.part).collect();
    assert_eq!(targets, [EVENING]);
}

#[test]
fn an_open_dose_that_the_move_would_close_is_asked_about_and_left_out_by_choice() {
    let mut world = World::at("2026-11-23 06:00");
    world.companion.set_plan(&plan(&[(MORNING, "07:00", "1.5"), (BEDTIME, "22:00", "3")])).unwrap();
    world.it_is("2026-11-24 12:30");
    // The morning's dose is open until 14:30; with an afternoon dose it would have closed at 10:30.
    let view = shown(&mut world, BEDTIME, AFTERNOON);
    let open: Vec<PartOfDay> = view.open.iter().map(|open| open.dose.part).collect();
    assert_eq!(open, [MORNING]);
    let asked = MoveRequest { leave_open_out: false, ..request(&view, false) };
    assert!(matches!(world.companion.move_dose(&asked).unwrap(), MoveOutcome::AskOpen { open } if open == view.open));
    let left_out = confirmed(world.companion.move_dose(&request(&view, false)).unwrap());
    let morning = |world: &World| {
        let entries = world.companion.record(None).unwrap().entries;
        entries.iter().find(|entry| entry.date == "2026-11-24").map(|entry| entry.state)
    };
    assert_eq!(morning(&world), Some(DoseState::Skipped));
    world.companion.undo(&left_out.operation.unwrap()).unwrap();
    assert_eq!(morning(&world), None);
    assert_eq!(world.card().state, DoseState::Due);
}

#[test]
fn a_dose_of_another_part_that_was_missed_before_stays_missed() {
    let mut world = three_a_day();
    world.it_is("2026-11-24 20:00");
    moves(&mut world, BEDTIME, EVENING);
    world.it_is("2026-11-26 07:00");
    world.restarts();
    assert_eq!(mark_of(&mut world, "2026-11-24"), NightMark::Missed);
}

#[test]
fn a_pause_from_the_night_left_out_goes_on_with_every_dose() {
    let mut world = three_a_day();
    moves(&mut world, BEDTIME, EVENING);
    let pause = PauseDraft {
        kind: PauseKind::Pause,
        why: None,
        note: None,
        from: None,
        until: Some("2026-11-30".to_owned()),
        agreed: Vec::new(),
    };
    let agreed = world.companion.check_pause(&pause).unwrap().asks;
    world.companion.set_pause(&PauseDraft { agreed, ..pause }).unwrap();
    let plan = world.companion.plan().unwrap();
    let parts: Vec<_> = plan.phases[0].slots.iter().map(|slot| slot.part).collect();
    assert_eq!((plan.phases[0].from.as_str(), parts), ("2026-11-30", vec![MORNING, AFTERNOON, EVENING]));
}

#[test]
fn a_plan_that_is_changed_in_the_night_left_out_is_shown_with_every_dose() {
    let mut world = three_a_day();
    moves(&mut world, BEDTIME, EVENING);
    let slots = world.companion.plan().unwrap().draft.slots;
    let parts: Vec<_> = slots.iter().map(|slot| slot.part).collect();
    assert_eq!(parts, [MORNING, AFTERNOON, EVENING]);
}
