//! What the diary holds: side effects, scores, tags, laboratory values, reviews; and what the scores say.

pub mod change;
pub mod context;
pub mod decrease;
pub(crate) mod fraction;
pub mod history;
pub mod lab;
pub mod lasting;
pub mod red_flag;
pub mod review;
pub mod scores;
pub mod side_effect;
pub mod step_log;
pub mod tag;
pub mod typed;
