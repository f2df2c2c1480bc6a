//! Answering a dose, and mending an answer.

mod add;
mod correct;
pub(crate) mod record;
mod skip;
mod snooze;
pub(crate) mod take;
mod undo;
