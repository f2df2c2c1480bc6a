//! With several doses a day only the one moves (I5).

use ldn_app::view::{NightMark, PartOfDay};

use super::support::{World, plan, saved};
use super::{BEDTIME, EVENING, MORNING, left_out, mark_of, moves, shown};

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
fn a_dose_of_another_part_that_was_missed_before_stays_missed() {
    let mut world = three_a_day();
    world.it_is("2026-11-24 20:00");
    moves(&mut world, BEDTIME, EVENING);
    world.it_is("2026-11-26 07:00");
    world.restarts();
    assert_eq!(mark_of(&mut world, "2026-11-24"), NightMark::Missed);
}
