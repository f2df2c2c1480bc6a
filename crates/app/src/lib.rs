//! The use cases of LDN Companion: they ask the core what holds, write to the store, and tell the
//! window. The clock, the zone, the notifications and the folder are ports.

pub mod check;
mod companion;
mod convert;
pub mod demo;
mod dose;
mod draft;
pub mod error;
mod evidence;
mod glance;
mod journey;
mod plan;
pub mod ports;
pub mod reminder;
mod settings;
mod standing;
mod today;
mod travel;
pub mod view;

pub use check::{CheckReport, check};
pub use companion::Companion;
pub use error::AppError;
pub use glance::Glance;
pub use ldn_core::{DoseDate, DoseKey, Part, Timestamp, WallTime};
pub use ldn_store::Via;
pub use today::ReminderStatus;
