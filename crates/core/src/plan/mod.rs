//! What is planned: amounts, volumes, phases, and the questions a high total asks.

pub mod amount;
mod decimal;
pub mod guard;
pub mod regimen;
pub mod switch;
pub mod titration;
pub mod volume;
