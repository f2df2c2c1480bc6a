//! What the person wants to ask the doctor (P1).

use chrono::NaiveDate;

/// The most characters of a question: two lines of the report.
pub const LONGEST_QUESTION: usize = 200;

/// A question, kept until it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// As the person words it.
    pub asks: String,
    /// The day it was asked; none while it is open.
    pub asked_on: Option<NaiveDate>,
}
