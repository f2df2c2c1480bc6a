//! Scheduled doses: when they are due, how they stand, and what an answer is for.

pub mod adherence;
pub mod attribute;
pub mod calendar;
pub mod close;
pub mod evidence;
pub mod gap;
pub mod log;
pub mod past_taking;
pub mod reminder;
pub mod schedule;
pub mod status;
pub mod strip;
pub mod travel;
