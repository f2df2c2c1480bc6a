//! What the diary holds: side effects, scores, tags, laboratory values, reviews; and what the scores say.

pub mod baseline;
pub mod change;
pub mod context;
pub mod daily;
pub mod decrease;
pub mod effects_by_step;
pub(crate) mod fraction;
pub mod history;
pub mod lab;
pub mod lasting;
pub mod period;
pub mod red_flag;
pub mod review;
pub mod scores;
pub mod side_effect;
pub mod step_log;
pub mod tag;
pub mod tag_view;
pub mod typed;
