//! What is no side effect to be logged and waited out: get help now (E5).
//!
//! Source: the naltrexone hydrochloride tablet label (US prescribing information), its warnings on
//! suicidality, liver injury, allergic reactions and precipitated withdrawal; to be checked against
//! the current label.

use super::side_effect::{Grade, SideEffectKind};

/// A sign that needs help at once; a closed list, in the order it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RedFlag {
    /// Thoughts of suicide or of harming oneself.
    SuicidalThoughts,
    /// Hallucinations or severe confusion.
    Confusion,
    /// Swelling, trouble breathing, wheeze.
    AllergicReaction,
    /// Withdrawal from opioids.
    OpioidWithdrawal,
    /// Yellow skin or eyes, dark urine, pale stools, pain in the upper right belly for more than a
    /// few days.
    LiverTrouble,
}
crate::names!(RedFlag {
    SuicidalThoughts = "suicidal_thoughts",
    Confusion = "confusion",
    AllergicReaction = "allergic_reaction",
    OpioidWithdrawal = "opioid_withdrawal",
    LiverTrouble = "liver_trouble",
});

/// Whether the help-now text belongs beside what was just logged: a severe low mood. It is no score
/// and no judgement; the text is at hand for everything else too.
#[must_use]
pub fn calls_for_help(what: SideEffectKind, grade: Grade) -> bool {
    what == SideEffectKind::LowMood && grade == Grade::Severe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_severe_low_mood_brings_the_text_by_itself() {
        let bringing: Vec<(SideEffectKind, Grade)> = SideEffectKind::ALL
            .iter()
            .flat_map(|what| Grade::ALL.iter().map(|grade| (*what, *grade)))
            .filter(|(what, grade)| calls_for_help(*what, *grade))
            .collect();
        assert_eq!(bringing, [(SideEffectKind::LowMood, Grade::Severe)]);
    }

    #[test]
    fn the_list_is_the_five_of_the_label() {
        let names: Vec<&str> = RedFlag::ALL.iter().map(|flag| flag.name()).collect();
        assert_eq!(
            names,
            ["suicidal_thoughts", "confusion", "allergic_reaction", "opioid_withdrawal", "liver_trouble"]
        );
    }
}
