//! What the diary's scores say.

pub mod change;
pub mod decrease;
mod fraction;
pub mod lab;
pub mod review;
pub mod scores;
pub mod side_effect;
pub mod step_log;
pub mod tag;
