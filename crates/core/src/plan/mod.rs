//! What is planned: amounts, volumes, phases, and the questions a high total asks.

pub mod amount;
pub mod beginning;
mod decimal;
pub mod dose_move;
pub mod guard;
pub mod moving;
pub mod pause;
pub mod pausing;
pub mod product;
pub mod regimen;
pub mod steps;
pub mod switch;
pub mod titration;
pub mod volume;
