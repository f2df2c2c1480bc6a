//! The reminder loop, with a scripted clock and a notification service that only remembers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod answers;
mod asked;
mod faults;
mod plans;
#[path = "../support/mod.rs"]
mod support;
mod times;
mod words;

use support::World;

const NIGHT: &str = "2026-01-10";

fn world() -> World {
    World::with_bedtime("2026-01-10 20:00", "22:00", "4.5")
}
