//! The whole program without a window driver: reminders on a bus of the test's own, what goes wrong
//! with folders, disks and files, the command line, and sudden ends.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod command_line;
mod evening_faults;
mod exporting;
mod files;
mod folders;
mod instance;
mod kill;
mod reminder;
mod window;
