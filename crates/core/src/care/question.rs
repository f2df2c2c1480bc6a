//! What the person wants to ask the doctor (P1).

use chrono::NaiveDate;

/// A question, kept until it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// As the person words it; at most [`crate::diary::typed::LONGEST_WORDS`] characters.
    pub asks: String,
    /// The day it was asked; none while it is open.
    pub asked_on: Option<NaiveDate>,
}
