//! The questions before starting (A1, A2, A3).

use crate::diary::side_effect::Opinion;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScreeningQuestion {
    /// Opioids now.
    Opioids,
    /// Opioids in the last two weeks.
    OpioidsBefore,
    /// Liver disease or raised liver values.
    Liver,
    /// Pregnancy or breastfeeding.
    Pregnancy,
    /// An allergy to naltrexone.
    Allergy,
    /// Surgery or dental treatment planned.
    Surgery,
}
crate::names!(ScreeningQuestion {
    Opioids = "opioids",
    OpioidsBefore = "opioids_before",
    Liver = "liver",
    Pregnancy = "pregnancy",
    Allergy = "allergy",
    Surgery = "surgery",
});

/// An answer; one for each question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screening {
    /// The question.
    pub question: ScreeningQuestion,
    /// The answer.
    pub answer: Opinion,
}
