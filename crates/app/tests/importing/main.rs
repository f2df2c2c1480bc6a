//! A spreadsheet of past doses and scores.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

#[path = "../support/mod.rs"]
mod support;

mod adding;
mod hostile;
mod random;
mod reading;
mod untimed;

use ldn_app::view::{ImportEntry, ImportPreview, ImportReason, ImportWhat, RecordEntry, ScoresView};
use support::World;

/// Since 5 January a dose of 1.5 mg at 22:00; now it is noon of the 16th.
fn world() -> World {
    let world = World::with_bedtime("2026-01-05 08:00", "22:00", "1.5");
    world.it_is("2026-01-16 12:00");
    world
}

fn preview(world: &mut World, file: &str) -> ImportPreview {
    world.companion.preview_import(file.as_bytes(), None).unwrap()
}

/// Adds all that is new.
fn add(world: &mut World, file: &[u8]) -> ldn_app::view::Saved {
    let new = world.companion.preview_import(file, None).unwrap().new;
    world.companion.import_file(file, None, new).unwrap().saved
}

fn problems(preview: &ImportPreview) -> Vec<(u32, ImportReason)> {
    preview.problems.iter().map(|problem| (problem.line, problem.reason)).collect()
}

/// "2026-01-05 22:10" of an entry, with what it is.
fn told(entry: &ImportEntry) -> String {
    let zone: chrono_tz::Tz = entry.zone.parse().unwrap();
    let what = match &entry.what {
        ImportWhat::Dose { mg, planned } => format!("{mg} mg{}", if *planned { " planned" } else { "" }),
        ImportWhat::Scores { values, note } => {
            let values: Vec<_> = values.iter().map(|value| format!("{:?} {}", value.scale, value.value)).collect();
            [values.join(" "), note.clone().unwrap_or_default()].join(" ").trim().to_owned()
        }
    };
    format!("{}: {what}", local(entry.at, zone))
}

fn local(at: i64, zone: chrono_tz::Tz) -> String {
    let at = ldn_core::Timestamp::from_seconds(at);
    ldn_core::time::local::local_date_time(zone, at).format("%Y-%m-%d %H:%M").to_string()
}

/// Every dose of the record.
fn record(world: &World) -> Vec<RecordEntry> {
    let (mut entries, mut older) = (Vec::new(), None::<String>);
    loop {
        let page = world.companion.record(older.as_deref()).unwrap();
        entries.extend(page.entries);
        match page.older {
            Some(next) => older = Some(next),
            None => return entries,
        }
    }
}

fn scores(world: &World) -> Vec<ScoresView> {
    world.companion.lately().unwrap().scores
}
