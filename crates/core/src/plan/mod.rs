//! What is planned: amounts, volumes, phases, and the questions a high total asks.

pub mod amount;
pub mod beginning;
pub mod begins;
pub mod cost;
mod decimal;
pub mod discard;
pub mod dose_move;
pub mod guard;
pub mod ladder;
pub mod making;
pub mod pause;
pub mod pausing;
pub mod product;
pub mod quantity;
pub mod regimen;
pub mod run_out;
pub mod slot_amount;
pub mod stairs;
pub mod steps;
pub mod stock;
pub mod switch;
pub mod titration;
pub mod volume;
