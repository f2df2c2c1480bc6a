//! The window as a person uses it: the real program under WebKit's own driver, on a display, a bus
//! and a clock of the test's own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod axe;
mod bad_input;
mod failed_start;
mod first_run;
mod history;
mod keyboard;
mod report;
mod taking;
mod two_months;
mod unasked;
mod week;
