//! The nights that speak for a move, and those before and after it.

use ldn_app::view::{EffectDraft, EffectGrade, EffectKind, MoveSuggestion, WhenSaid};
use ldn_core::diary::side_effect::SideEffectKind;
use ldn_core::sleep::entry::{Dreams, SleepEntry};

use super::support::{World, plan, saved};
use super::{BEDTIME, MORNING, entered, moves, on_tuesday_morning, shown, side_effect, slept};

/// The nights of the picture: 20 15 45 25 55 20 70, of a plan since the 10th.
fn troubled_week() -> World {
    let mut world = World::with_bedtime("2026-11-10 20:00", "22:00", "4.5");
    world.it_is("2026-11-23 22:00");
    saved(world.takes());
    world.it_is("2026-11-24 07:05");
    for (night, minutes) in (17..=23).zip([20, 15, 45, 25, 55, 20, 70]) {
        slept(&world, &format!("2026-11-{night}"), minutes);
    }
    world
}

fn suggestion(world: &mut World) -> Option<MoveSuggestion> {
    world.today().suggestion
}

#[test]
fn three_troubled_nights_of_seven_bring_the_suggestion_with_the_nights() {
    let mut world = troubled_week();
    let said = suggestion(&mut world).unwrap();
    assert_eq!((said.troubled, said.looked_at, said.line), (3, 7, 30));
    let troubled: Vec<&str> = said.nights.iter().filter(|night| night.troubled).map(|night| &*night.date).collect();
    assert_eq!(troubled, ["2026-11-19", "2026-11-21", "2026-11-23"]);
    let minutes: Vec<Option<u16>> = said.nights.iter().map(|night| night.minutes_to_sleep).collect();
    assert_eq!(minutes, [20, 15, 45, 25, 55, 20, 70].map(Some));
    assert_eq!(shown(&mut world, BEDTIME, MORNING).evidence, Some(said));
}

#[test]
fn two_troubled_nights_bring_none_and_a_logged_one_makes_the_third() {
    let mut world = troubled_week();
    slept(&world, "2026-11-23", 10);
    assert_eq!(suggestion(&mut world), None);
    assert_eq!(shown(&mut world, BEDTIME, MORNING).evidence.map(|nights| nights.troubled), Some(2));
    side_effect(&world, SideEffectKind::TroubleSleeping, "2026-11-24 03:00", Some("2026-11-24 03:00"));
    let said = suggestion(&mut world).unwrap();
    assert!(said.nights.last().is_some_and(|night| night.logged && night.troubled));
}

#[test]
fn trouble_sleeping_that_lasts_counts_for_each_of_its_nights() {
    let mut world = on_tuesday_morning();
    side_effect(&world, SideEffectKind::TroubleSleeping, "2026-11-21 23:00", None);
    let said = suggestion(&mut world).unwrap();
    let nights: Vec<&str> = said.nights.iter().map(|night| &*night.date).collect();
    assert_eq!(nights, ["2026-11-21", "2026-11-22", "2026-11-23"]);
}

#[test]
fn not_now_lets_it_rest_for_fourteen_days_and_can_be_undone() {
    let mut world = troubled_week();
    let rested = world.companion.dismiss_move_suggestion().unwrap();
    assert_eq!(suggestion(&mut world), None);
    assert!(shown(&mut world, BEDTIME, MORNING).evidence.is_some(), "who looks for it sees the nights");
    world.companion.undo(&rested.operation.unwrap()).unwrap();
    assert!(suggestion(&mut world).is_some());
    world.companion.dismiss_move_suggestion().unwrap();
    for night in ["2026-12-05", "2026-12-06", "2026-12-07"] {
        slept(&world, night, 90);
    }
    world.it_is("2026-12-07 21:00");
    assert_eq!(suggestion(&mut world), None);
    world.it_is("2026-12-08 08:00");
    assert!(suggestion(&mut world).is_some());
}

#[test]
fn nights_before_the_bedtime_dose_began_and_days_of_a_morning_dose_say_nothing() {
    let mut world = World::at("2026-11-23 20:00");
    world.companion.set_plan(&plan(&[(BEDTIME, "22:00", "4.5")])).unwrap();
    for night in ["2026-11-20", "2026-11-21", "2026-11-22"] {
        slept(&world, night, 90);
    }
    assert_eq!(suggestion(&mut world), None);
    let mut moved = troubled_week();
    moves(&mut moved, BEDTIME, MORNING);
    moved.it_is("2026-11-25 07:00");
    assert_eq!(suggestion(&mut moved), None);
}

#[test]
fn who_takes_one_in_the_morning_already_is_not_sent_there() {
    let mut world = World::at("2026-11-10 07:00");
    world.companion.set_plan(&plan(&[(MORNING, "08:00", "2"), (BEDTIME, "22:00", "2")])).unwrap();
    for night in ["2026-11-20", "2026-11-21", "2026-11-22"] {
        slept(&world, night, 90);
    }
    world.it_is("2026-11-23 07:00");
    assert_eq!(suggestion(&mut world), None);
}

#[test]
fn the_line_about_mornings_is_said_once() {
    let mut world = on_tuesday_morning();
    assert_eq!(world.companion.offers_move_once(), Ok(true));
    world.companion.move_offer_seen().unwrap();
    world.restarts();
    assert_eq!(world.companion.offers_move_once(), Ok(false));
    let mut moved = on_tuesday_morning();
    moves(&mut moved, BEDTIME, MORNING);
    assert_eq!(moved.companion.offers_move_once(), Ok(false), "there is no bedtime dose to move");
}

#[test]
fn a_logged_trouble_sleeping_is_followed_by_the_line_and_another_side_effect_is_not() {
    let mut world = on_tuesday_morning();
    let logged = |world: &mut World, what| {
        let draft = EffectDraft {
            what,
            own_words: String::new(),
            grade: EffectGrade::Mild,
            began: WhenSaid::Now,
            ended: None,
            distressing: None,
            from_ldn: None,
            note: String::new(),
        };
        world.companion.put_side_effect(&draft).unwrap().offer_move
    };
    assert!(!logged(&mut world, EffectKind::Headache));
    assert!(logged(&mut world, EffectKind::TroubleSleeping));
    world.companion.move_offer_seen().unwrap();
    assert!(!logged(&mut world, EffectKind::TroubleSleeping));
}

#[test]
fn before_and_after_grow_with_the_diary() {
    let mut world = troubled_week();
    moves(&mut world, BEDTIME, MORNING);
    let view = world.companion.moves().unwrap();
    let one = &view.moves[0];
    assert_eq!((one.from, one.to, one.first_date.as_str()), (BEDTIME, MORNING, "2026-11-25"));
    // 15 20 20 25 45 55 70.
    assert_eq!(one.before.minutes_to_sleep.median.as_deref(), Some("25"));
    assert_eq!((one.before.from.as_deref(), one.before.to.as_deref()), (Some("2026-10-28"), Some("2026-11-23")));
    assert_eq!((&one.after.from, &one.after.minutes_to_sleep.median), (&None, &None));
    world.it_is("2026-11-29 09:00");
    for (night, minutes) in [("2026-11-25", 20), ("2026-11-26", 15)] {
        slept(&world, night, minutes);
    }
    let after = |world: &World| world.companion.moves().unwrap().moves[0].after.minutes_to_sleep.clone();
    assert_eq!((after(&world).median, after(&world).nights, after(&world).needs), (None, 2, 3));
    slept(&world, "2026-11-27", 30);
    slept(&world, "2026-11-28", 25);
    assert_eq!((after(&world).median.as_deref(), after(&world).nights), (Some("22.5"), 4));
}

#[test]
fn each_move_has_the_nights_up_to_the_next_and_the_newest_comes_first() {
    let mut world = troubled_week();
    moves(&mut world, BEDTIME, MORNING);
    world.it_is("2026-11-25 08:00");
    saved(world.takes());
    let vivid = SleepEntry {
        night_of: "2026-11-25".parse().unwrap(),
        zone: chrono_tz::Europe::Berlin,
        bed_at: None,
        minutes_to_sleep: None,
        minutes_awake: None,
        up_at: None,
        dreams: Some(Dreams::Vivid),
        note: None,
    };
    entered(&world, &vivid);
    world.it_is("2026-11-28 12:00");
    moves(&mut world, MORNING, BEDTIME);
    world.it_is("2026-12-05 12:00");
    let moves = world.companion.moves().unwrap().moves;
    assert_eq!([moves[0].to, moves[1].to], [BEDTIME, MORNING]);
    let nights = |side: &ldn_app::view::MoveSide| (side.from.clone().unwrap(), side.to.clone().unwrap());
    assert_eq!(nights(&moves[1].after), ("2026-11-25".to_owned(), nights(&moves[0].before).1));
    assert_eq!(nights(&moves[0].before).0, "2026-11-25");
    assert_eq!((moves[0].before.vivid.count, moves[0].before.vivid.nights), (None, 1));
}
