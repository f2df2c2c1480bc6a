//! What the tests of the whole program share: a display, a bus and a clock of their own, a stand-in
//! for the desktop's notifications, a second reader of the diary, and a person at the window.
//!
//! Nothing here sleeps for a fixed time: what is waited for is looked at until it is there
//! ([`wait`]).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

pub mod alone;
pub mod axe;
pub mod bus;
pub mod clock;
pub mod daemon;
pub mod desk;
pub mod diary;
pub mod display;
pub mod given;
pub mod keys;
pub mod mount;
pub mod notification_server;
pub mod page;
pub mod panel;
pub mod person;
pub mod place;
pub mod processes;
pub mod program;
pub mod scripted;
pub mod snapshot;
pub mod wait;
pub mod webdriver;

pub use alone::alone;
pub use desk::Desk;
pub use person::Person;
