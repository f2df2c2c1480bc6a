//! What the person was warned of, and what they answered (A1, A2, A3).

use crate::time::timestamp::Timestamp;

/// What it warns of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AlertKind {
    /// An opioid is taken now.
    Opioid,
    /// A medicine of the opioid kind that acts in the gut or against cough.
    GutOrCough,
    /// Opioids were taken in the last two weeks.
    OpioidsBefore,
    /// Liver disease or raised liver values.
    Liver,
    /// Pregnancy or breastfeeding.
    Pregnancy,
    /// An allergy to naltrexone.
    Allergy,
    /// Surgery or dental treatment.
    Surgery,
}
crate::names!(AlertKind {
    Opioid = "opioid",
    GutOrCough = "gut_or_cough",
    OpioidsBefore = "opioids_before",
    Liver = "liver",
    Pregnancy = "pregnancy",
    Allergy = "allergy",
    Surgery = "surgery",
});

impl AlertKind {
    /// Every kind, the strongest first (own rule; A1 calls opioids the strongest).
    pub const BY_STRENGTH: [Self; 7] = [
        Self::Opioid,
        Self::OpioidsBefore,
        Self::Allergy,
        Self::Liver,
        Self::Pregnancy,
        Self::Surgery,
        Self::GutOrCough,
    ];

    /// Its place among them: the strongest has 0.
    #[must_use]
    pub fn rank(self) -> usize {
        Self::BY_STRENGTH.iter().position(|kind| *kind == self).unwrap_or(Self::BY_STRENGTH.len())
    }
}

/// What the person answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AlertAnswer {
    /// The prescriber or pharmacist was asked.
    Asked,
    /// They will be asked.
    WillAsk,
    /// It is not taken, or not so.
    NotTaking,
}
crate::names!(AlertAnswer { Asked = "asked", WillAsk = "will_ask", NotTaking = "not_taking" });

/// A warning. It stays until it is answered, and is kept with its date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// What it warns of.
    pub kind: AlertKind,
    /// The id of the medicine or appointment it is about; none for an answer before starting.
    pub subject: Option<String>,
    /// When it was raised.
    pub raised_at: Timestamp,
    /// The answer, and when it was given.
    pub answer: Option<(AlertAnswer, Timestamp)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_strength_and_opioids_are_the_strongest() {
        let mut kinds = AlertKind::ALL.to_vec();
        kinds.sort_by_key(|kind| kind.rank());
        assert_eq!(kinds, AlertKind::BY_STRENGTH);
        assert_eq!(kinds.first(), Some(&AlertKind::Opioid));
        assert_eq!(kinds.last(), Some(&AlertKind::GutOrCough));
    }
}
