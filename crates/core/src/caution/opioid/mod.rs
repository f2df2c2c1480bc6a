//! Is another medicine an opioid (A1)? Told by its name as a person types it: a generic name or a brand, in
//! any case, with doses, release words and a typing slip.
//!
//! Sources. The substances are those of the World Health Organization's ATC classification of 2026: N02A
//! (opioids), N01AH (opioid anaesthetics), N07BC (opioid dependence), R05DA (opium alkaloids against cough)
//! and A07DA (antipropulsives); `names` has the code beside each. The brands were looked up in the French
//! public register of medicines (BDPM), in the WHO's list of combinations, in code lists made for research
//! from RxNorm (United States) and the British National Formulary, in formularies and in lists of trade names
//! by country. A brand found in none of them is left out. Names are facts; no text is taken over. The
//! look-alikes are the words of that register and of the whole classification that were a slip away from a
//! name, and others that people mix up.
//!
//! Decisions where the sources leave one:
//! - A cough medicine with codeine, dihydrocodeine, hydrocodone or ethylmorphine is an opioid: these act in
//!   the body, and are given for pain too. Noscapine and pholcodine only act against cough.
//! - Tianeptine is an opioid, though an antidepressant by its code (N06AX14): it acts on the µ-receptor as
//!   they do, and its withdrawal is theirs (Edinoff et al., Pain and Therapy 2023, 12:1121; warnings of the US
//!   Food and Drug Administration). So is kratom.
//! - Racecadotril (A07XA04) is none: it keeps the gut's own enkephalins from being broken down (Eberlin et
//!   al. 2012, doi 10.3389/fphar.2012.00093). Nor are dextromethorphan (R05DA09) and dimemorfan (R05DA11).
//! - An antagonist alone (naloxone, naltrexone, methylnaltrexone and the like) is none; beside an opioid, the
//!   opioid counts.
//!
//! A name that is not found says nothing: no list of brands is complete.

mod look_alikes;
mod matching;
mod names;
mod slips;
#[cfg(test)]
mod tests;

/// Where an opioid acts, the stronger caution last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OpioidClass {
    /// In the gut, or against cough only: "ask your pharmacist".
    GutOrCough,
    /// In the body: must not be taken with naltrexone.
    Opioid,
}

/// An opioid recognised in a medicine's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpioidMatch {
    /// Where it acts.
    pub class: OpioidClass,
    /// Its generic name in English: "tramadol".
    pub ingredient: &'static str,
    /// False where a typing slip was read over, so that the person may be asked "is it tramadol?".
    pub exact: bool,
}

/// The opioid in a medicine's `name` as a person types it, or none.
///
/// Of several the strongest counts, among equals one without a slip, then the first. Only the first 200
/// characters are looked at; a name is shorter.
///
/// ```
/// use ldn_core::{OpioidClass, opioid_class};
///
/// let found = opioid_class("Tramal long 100 mg").unwrap();
/// assert_eq!((found.ingredient, found.class, found.exact), ("tramadol", OpioidClass::Opioid, true));
/// assert_eq!(opioid_class("duloxetine"), None);
/// ```
#[must_use]
pub fn opioid_class(name: &str) -> Option<OpioidMatch> {
    matching::find(name)
}
