//! The store, tried from outside, situation by situation.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod check;
mod common;
mod cut_files;
mod dump;
mod entries;
mod first;
mod history;
mod log;
mod migrations;
mod model;
mod opening;
mod pages;
mod read_only;
mod reminders;
mod round_trip;
mod small_disk;
mod speed;
mod undo;
