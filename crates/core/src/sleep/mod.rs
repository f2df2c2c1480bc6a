//! Nights: what they say about the time of the dose.

pub mod check;
pub mod entry;
pub mod insomnia;
pub mod night;
pub mod side_by_side;
