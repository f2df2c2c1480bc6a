//! Instants, dose dates, wall times, and what a zone makes of them.

pub(crate) mod dates;
pub mod diary_date;
pub mod dose_date;
pub mod local;
pub mod month;
pub mod timestamp;
pub mod typed_date;
pub mod wall_time;
pub mod week;
