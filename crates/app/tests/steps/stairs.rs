//! The plan as stairs, and what a decrease looks like before and after.

use ldn_app::AppError;
use ldn_app::Timestamp;
use ldn_app::view::{PartOfDay, StairHappening, StairTread, StepReply};
use ldn_core::Part;
use ldn_core::diary::side_effect::{Grade, SideEffect, SideEffectKind};
use ldn_core::plan::dose_move::DoseMove;

use crate::support::{World, bedtime, instant};
use crate::{climbing, comes_to, keeps, replies};

fn treads(world: &World) -> Vec<(String, String, StairTread)> {
    let stairs = world.companion.plan().unwrap().stairs.stairs;
    stairs.into_iter().map(|stair| (stair.from, stair.mg, stair.tread)).collect()
}

fn stepped_back() -> World {
    let mut world = climbing();
    world.it_is("2026-01-11 20:00");
    replies(&mut world, StepReply::Up);
    comes_to(&mut world, "2026-01-21");
    world.companion.answer_step(PartOfDay::Bedtime, StepReply::Back, Some("vivid dreams"), None).unwrap();
    world
}

#[test]
fn past_steps_are_stairs_and_steps_to_come_go_on_from_them() {
    let world = stepped_back();
    let stair = |from: &str, mg: &str, tread| (from.to_owned(), mg.to_owned(), tread);
    let shown = treads(&world);
    let expected = [
        stair("2026-01-01", "1", StairTread::Planned),
        stair("2026-01-11", "1.5", StairTread::Planned),
        stair("2026-01-21", "1", StairTread::Planned),
        stair("2026-01-31", "1.5", StairTread::Proposed),
    ];
    assert_eq!(shown[..4], expected);
    assert_eq!(shown.last().unwrap().1, "4.5");
}

#[test]
fn a_proposal_that_waits_moves_the_stairs_ahead_of_it() {
    let world = climbing();
    world.it_is("2026-01-15 20:00");
    assert_eq!(treads(&world)[1], ("2026-01-15".to_owned(), "1.5".to_owned(), StairTread::Proposed));
}

#[test]
fn under_the_stairs_stands_what_happened() {
    let mut world = stepped_back();
    let moved = DoseMove {
        from: Part::Morning,
        to: Part::Bedtime,
        first_date: "2026-01-23".parse().unwrap(),
        prescriber_said_next: false,
        decided_at: world.companion.now(),
    };
    keeps(&world, &moved);
    world.it_is("2026-01-25 20:00");
    world.companion.set_plan(&bedtime("22:00", "0.5")).unwrap();
    let events = world.companion.plan().unwrap().stairs.events;
    let said: Vec<_> = events.into_iter().map(|event| (event.date, event.what, event.decrease)).collect();
    let expected = [
        (
            "2026-01-21".to_owned(),
            StairHappening::Back { mg: "1".to_owned(), note: Some("vivid dreams".to_owned()) },
            true,
        ),
        ("2026-01-23".to_owned(), StairHappening::Moved { to: PartOfDay::Bedtime, at: Some(22 * 60) }, false),
        ("2026-01-25".to_owned(), StairHappening::Lower { mg: "0.5".to_owned() }, true),
    ];
    assert_eq!(said, expected);
}

#[test]
fn before_and_after_a_step_back_there_is_a_number_only_from_four_days_with_an_entry() {
    let world = stepped_back();
    let at = |local: &str| Timestamp::from_seconds(instant(chrono_tz::Europe::Berlin, local));
    let dreams = |began: &str, ended: Option<&str>| SideEffect {
        what: SideEffectKind::VividDreams,
        own_words: None,
        grade: Grade::Mild,
        began: at(began),
        ended: ended.map(at),
        zone: chrono_tz::Europe::Berlin,
        distressing: Some(false),
        from_ldn: None,
        note: None,
    };
    keeps(&world, &dreams("2026-01-15 23:00", Some("2026-01-19 03:00")));
    keeps(&world, &dreams("2026-01-22 23:00", Some("2026-01-23 07:00")));
    world.it_is("2026-01-25 20:00");
    let view = world.companion.decrease("2026-01-21").unwrap();
    assert_eq!((view.from_mg.as_str(), view.to_mg.as_str()), ("1.5", "1"));
    assert_eq!((view.before.from.as_str(), view.before.to.as_str()), ("2026-01-07", "2026-01-20"));
    assert_eq!((view.before.days, view.before.counts.unwrap().vivid_dreams), (4, 4), "the 15th to the 18th");
    assert_eq!((view.after.to.as_str(), view.after.days, view.after.counts), ("2026-01-25", 2, None));
}

#[test]
fn a_date_without_a_decrease_has_no_before_and_after() {
    let world = stepped_back();
    for date in ["2026-01-11", "2026-01-22", "never", ""] {
        assert_eq!(world.companion.decrease(date), Err(AppError::DateInvalid), "{date}");
    }
}
