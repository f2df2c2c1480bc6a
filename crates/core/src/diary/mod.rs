//! What the diary's scores say.

pub mod change;
mod fraction;
pub mod lab;
pub mod review;
pub mod scores;
pub mod side_effect;
pub mod tag;
pub mod typed;
