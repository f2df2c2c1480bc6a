//! Whom to call, and what is planned with them.

pub mod appointment;
pub mod contact;
