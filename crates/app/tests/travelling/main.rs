//! Journeys, as a person makes them: the clock of the device moves, and doses go on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod asked;
mod doses;
#[path = "../support/mod.rs"]
mod support;

use chrono_tz::{Africa, America, Asia, Australia, Europe, Tz};
use ldn_app::view::{DoseId, DoseState, PartOfDay, RecordEntry, TravelMode, TravelQuestion};
use support::{World, bedtime_of, instant, saved};

const BERLIN: Tz = Europe::Berlin;
const NEW_YORK: Tz = America::New_York;

/// In Berlin, a dose at 22:00 each night, that of 10 January taken on time.
fn taken_in_berlin() -> World {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "4.5");
    world.it_is("2026-01-10 22:00");
    saved(world.takes());
    world
}

/// In Los Angeles, the dose of 10 January taken on time, and then a flight to Sydney.
fn over_the_date_line() -> World {
    let mut world = World::in_zone(America::Los_Angeles, "2026-01-10 20:00");
    world.companion.set_plan(&support::bedtime("22:00", "4.5")).unwrap();
    world.it_is("2026-01-10 22:00");
    saved(world.takes());
    world.it_is("2026-01-10 23:00");
    world.travels_to(Australia::Sydney);
    world
}

fn night(date: &str) -> DoseId {
    DoseId { date: date.to_owned(), part: PartOfDay::Bedtime }
}

fn entries(world: &World) -> Vec<RecordEntry> {
    world.companion.record(None).unwrap().entries
}

fn spans(world: &World) -> Vec<(i64, Tz)> {
    let store = ldn_store::Store::open(world.folder.path(), world.companion.now()).unwrap();
    store.zone_spans().unwrap().into_iter().map(|span| (span.from.seconds(), span.zone)).collect()
}

fn zones_of(question: &TravelQuestion) -> (&str, &str) {
    (&question.from_zone, &question.to_zone)
}
