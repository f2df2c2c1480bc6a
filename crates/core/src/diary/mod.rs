//! What the diary's scores say.

pub mod change;
mod fraction;
