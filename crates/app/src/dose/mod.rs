//! Answering a dose, and mending an answer.

mod correct;
pub(crate) mod record;
mod skip;
mod snooze;
pub(crate) mod take;
mod undo;
