//! What holds for every zone, plan and window, found out beside a slow and obvious second
//! implementation that shares no code with the first.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod calendar;
mod every_zone;
mod random;
mod scheduling;
mod slow;
mod slow_clock;
mod standing;
mod stock;
mod text;
mod titrating;
