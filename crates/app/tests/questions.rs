//! Questions for the doctor (P1).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use ldn_app::AppError;
use ldn_app::view::{QuestionDraft, QuestionView};
use support::World;

fn asks(words: &str) -> QuestionDraft {
    QuestionDraft { id: None, asks: words.to_owned(), asked: false }
}

fn changed(kept: &QuestionView, words: &str, asked: bool) -> QuestionDraft {
    QuestionDraft { id: Some(kept.id.clone()), asked, ..asks(words) }
}

fn told(world: &World) -> Vec<(String, Option<String>)> {
    world.companion.questions().unwrap().into_iter().map(|question| (question.asks, question.asked_on)).collect()
}

#[test]
fn a_question_is_written_down_at_night_and_asked_at_the_visit() {
    let mut world = World::at("2026-03-01 03:00");
    world.companion.put_question(&asks("  May I keep taking it\nin the morning? ")).unwrap();
    world.it_is("2026-03-01 03:01");
    world.companion.put_question(&asks("Stay, or go on to 5 mg?")).unwrap();
    let first = world.companion.questions().unwrap().remove(0);
    assert_eq!(first.asks, "May I keep taking it in the morning?");
    world.it_is("2026-03-12 11:00");
    world.companion.put_question(&changed(&first, &first.asks, true)).unwrap();
    let open_first = [("Stay, or go on to 5 mg?", None), (first.asks.as_str(), Some("2026-03-12"))];
    assert_eq!(told(&world), open_first.map(|(asks, on)| (asks.to_owned(), on.map(str::to_owned))));
    // Changing its words later leaves the day it was asked.
    world.it_is("2026-03-20 11:00");
    world.companion.put_question(&changed(&first, "May I stay with mornings?", true)).unwrap();
    assert_eq!(told(&world)[1], ("May I stay with mornings?".to_owned(), Some("2026-03-12".to_owned())));
}

#[test]
fn a_question_removed_comes_back_by_undo() {
    let mut world = World::at("2026-03-01 12:00");
    world.companion.put_question(&asks("What does the dentist need to know?")).unwrap();
    let kept = world.companion.questions().unwrap();
    let removed = world.companion.remove_question(&kept[0].id).unwrap();
    assert_eq!(told(&world), []);
    assert_eq!(world.companion.remove_question(&kept[0].id), Err(AppError::NoSuchEntry));
    assert_eq!(world.companion.put_question(&changed(&kept[0], "?", false)), Err(AppError::NoSuchEntry));
    world.companion.undo(&removed.operation.unwrap()).unwrap();
    assert_eq!(world.companion.questions().unwrap(), kept);
}

#[test]
fn nothing_and_a_megabyte_are_refused_and_any_script_is_kept_as_typed() {
    let mut world = World::at("2026-03-01 12:00");
    for nothing in ["", " \n\t", "\u{0}\u{7}"] {
        assert_eq!(world.companion.put_question(&asks(nothing)), Err(AppError::QuestionMissing));
    }
    let refused = world.companion.put_question(&asks(&"why ".repeat(300_000)));
    assert_eq!(refused, Err(AppError::OwnWordsTooLong { limit: 200 }));
    assert_eq!(told(&world), []);
    for typed in ["האם להמשיך?", "もっと飲んでもいいですか", "<script>alert(1)</script>", "why 🫠"]
    {
        world.companion.put_question(&asks(typed)).unwrap();
        assert!(told(&world).contains(&(typed.to_owned(), None)), "{typed}");
    }
}
