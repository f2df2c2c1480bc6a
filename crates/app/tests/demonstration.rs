//! The invented history: the same for the same seed, and never over somebody's diary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use std::path::Path;

use chrono_tz::Europe::Berlin;
use ldn_app::demo::{DemoOptions, DemoReport, fill};
use ldn_app::view::{DoseState, RecordEntry};
use ldn_app::{AppError, check};
use ldn_core::Timestamp;
use support::{PlainFiles, World, instant};

fn options(seed: u64) -> DemoOptions {
    DemoOptions { months: 3, seed, until: "2026-11-23".parse().ok(), bedtime: None }
}

fn filled(folder: &Path, seed: u64) -> Result<DemoReport, AppError> {
    let now = Timestamp::from_seconds(instant(Berlin, "2026-11-23 12:00"));
    fill(folder, &options(seed), now, Berlin, &PlainFiles)
}

fn record_of(seed: u64) -> Vec<RecordEntry> {
    let mut world = World::at("2026-11-23 21:42");
    filled(&world.folder.path().join("demo"), seed).unwrap();
    world.moves_to("demo");
    world
        .companion
        .record(None)
        .unwrap()
        .entries
        .into_iter()
        .map(|entry| RecordEntry { operation: None, ..entry })
        .collect()
}

#[test]
fn the_same_seed_invents_the_same_history_and_another_one_another() {
    let one = record_of(7);
    assert_eq!(one, record_of(7));
    assert_ne!(one, record_of(8));
    for state in [DoseState::Taken, DoseState::Skipped, DoseState::Missed] {
        assert!(one.iter().any(|entry| entry.state == state), "{state:?}");
    }
}

#[test]
fn it_ends_on_the_evening_before_tonights_dose() {
    let mut world = World::at("2026-11-23 21:42");
    let report = filled(&world.folder.path().join("demo"), 7).unwrap();
    assert_eq!((report.from.to_string().as_str(), report.to.to_string().as_str()), ("2026-08-23", "2026-11-22"));
    world.moves_to("demo");
    let card = world.card();
    assert_eq!(
        (card.state, card.planned.mg.as_str(), card.planned.ml.as_deref()),
        (DoseState::Upcoming, "4.5", Some("4.5"))
    );
    assert_eq!(world.companion.plan().unwrap().phases.len(), 10);
}

#[test]
fn its_nights_bring_the_suggestion_and_its_steps_one_back() {
    let mut world = World::at("2026-11-23 21:42");
    filled(&world.folder.path().join("demo"), 7).unwrap();
    world.moves_to("demo");
    let suggestion = world.today().suggestion.unwrap();
    assert_eq!((suggestion.troubled, suggestion.nights.len()), (3, 7));
    let stairs = world.companion.plan().unwrap().stairs;
    assert_eq!(stairs.events.len(), 1, "one step went back: {:?}", stairs.events);
}

#[test]
fn a_folder_with_a_diary_is_refused_and_left_alone() {
    let world = World::with_bedtime("2026-11-23 20:00", "22:00", "3");
    let refused = filled(world.folder.path(), 7);
    assert!(matches!(refused, Err(AppError::FolderNotEmpty { .. })), "{refused:?}");
    assert_eq!(world.companion.plan().unwrap().phases.len(), 1);
}

#[test]
fn what_it_writes_is_sound() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path(), 7).unwrap();
    let report = check(folder.path()).unwrap();
    assert_eq!(report.problems, Vec::<String>::new());
    assert!(report.counts.iter().any(|(table, count)| table == "dose" && *count == 92), "{:?}", report.counts);
    for table in ["titration_answer", "product", "stock", "side_effect", "sleep", "score"] {
        assert!(report.counts.iter().any(|(name, count)| name == table && *count > 0), "{table}");
    }
}

#[test]
fn a_folder_without_a_diary_is_told_from_a_file_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let (nowhere, file) = (folder.path().join("nowhere"), folder.path().join("file"));
    std::fs::write(&file, "").unwrap();
    let path = |path: &Path| path.display().to_string();
    assert_eq!(check(folder.path()), Err(AppError::NoDiary { path: path(folder.path()) }));
    assert_eq!(check(&nowhere), Err(AppError::NoDiary { path: path(&nowhere) }));
    assert_eq!(check(&file), Err(AppError::FolderNotAFolder { path: path(&file) }));
}
