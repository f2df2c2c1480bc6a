//! The use cases of LDN Companion: they ask the core what holds, write to the store, and tell the
//! window. The clock, the zone, the notifications and the folder are ports.

mod appointment;
mod begin;
mod calendar;
mod caution;
pub mod check;
mod companion;
mod convert;
mod day;
pub mod demo;
mod diary;
mod dose;
mod draft;
pub mod error;
mod evidence;
pub mod export;
mod extras;
mod gap;
mod glance;
mod history;
mod import;
mod journey;
mod moving;
mod pause;
mod plan;
pub mod ports;
mod question;
pub mod reminder;
pub mod report;
mod restart;
mod settings;
mod standing;
mod steps;
mod stock;
mod today;
mod travel;
mod trends;
pub mod view;

pub use check::{CheckReport, check};
pub use companion::Companion;
pub use error::AppError;
pub use glance::Glance;
pub use ldn_core::{DoseDate, DoseKey, Part, Timestamp, WallTime};
pub use ldn_store::Via;
pub use today::ReminderStatus;
