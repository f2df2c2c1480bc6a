//! What leaves the diary: compared with what the store holds, and read by others' readers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

#[path = "../support/mod.rs"]
mod support;

mod alerts;
mod asked;
mod fhir;
mod filled;
mod full_disk;
mod json;
mod notes;
mod plan;
mod spreadsheets;
mod validated;
mod words;
