//! What is kept of a titration: its steps, and the answers to its proposals (D9).

use std::num::NonZeroU16;

use super::amount::Amount;
use super::regimen::Part;
use super::titration::Answer;
use crate::time::dose_date::DoseDate;
use crate::time::timestamp::Timestamp;

/// An amount and how long it is kept before the next one is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rung {
    /// The amount.
    pub amount: Amount,
    /// Days on it before the next one is proposed.
    pub days: NonZeroU16,
}

/// The steps of one slot's amount as the person entered them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitrationPlan {
    /// The slot's part of the day.
    pub part: Part,
    /// The first dose date of the first step.
    pub begun_on: DoseDate,
    /// From this dose date on there are no more proposals, by another plan; none while it runs.
    pub ended_on: Option<DoseDate>,
    /// The steps, lowest first.
    pub rungs: Vec<Rung>,
}

/// An answer to a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepAnswer {
    /// The titration's id.
    pub titration_id: String,
    /// The dose date it was proposed for.
    pub proposed_on: DoseDate,
    /// What the person answered.
    pub answer: Answer,
    /// The first dose date it holds for.
    pub from: DoseDate,
    /// Why, in the person's words.
    pub note: Option<String>,
    /// When they answered.
    pub answered_at: Timestamp,
}

crate::names!(Answer { Up = "up", Hold = "hold", Back = "back", Stop = "stop" });
