//! What the diary's scores say.

pub mod change;
pub(crate) mod fraction;
pub mod lab;
pub mod review;
pub mod scores;
pub mod side_effect;
pub mod tag;
