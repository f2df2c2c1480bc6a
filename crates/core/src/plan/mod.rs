//! What is planned: amounts, volumes, phases, and the questions a high total asks.

pub mod amount;
pub mod beginning;
pub mod begins;
mod decimal;
pub mod dose_move;
pub mod guard;
pub mod ladder;
pub mod pause;
pub mod pausing;
pub mod product;
pub mod regimen;
pub mod slot_amount;
pub mod stairs;
pub mod steps;
pub mod switch;
pub mod titration;
pub mod volume;
