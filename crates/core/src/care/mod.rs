//! Whom to call, what is planned with them, and what to ask them.

pub mod appointment;
pub mod contact;
pub mod question;
