//! A laboratory's values, as its report has them (L6).

use chrono::NaiveDate;

/// What was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LabKind {
    /// Erythrocyte sedimentation rate.
    Esr,
    /// C-reactive protein.
    Crp,
    /// Alanine aminotransferase.
    Alt,
    /// Aspartate aminotransferase.
    Ast,
    /// Thyroid antibodies.
    ThyroidAntibodies,
    /// In own words.
    Own,
}
crate::names!(LabKind {
    Esr = "esr",
    Crp = "crp",
    Alt = "alt",
    Ast = "ast",
    ThyroidAntibodies = "thyroid_antibodies",
    Own = "own",
});

/// The most characters of a value (own rule).
pub const LONGEST_VALUE: usize = 20;

/// Why a text is no laboratory value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LabValueError {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Missing,
    /// Not a number, or one below zero.
    #[error("not a number")]
    NotANumber,
    /// Longer than [`LONGEST_VALUE`].
    #[error("too long")]
    TooLong,
}

impl LabKind {
    /// The unit that laboratories mostly give it in; none where it has none of its own.
    #[must_use]
    pub const fn usual_unit(self) -> Option<&'static str> {
        match self {
            Self::Esr => Some("mm/h"),
            Self::Crp => Some("mg/L"),
            Self::Alt | Self::Ast => Some("U/L"),
            Self::ThyroidAntibodies => Some("IU/mL"),
            Self::Own => None,
        }
    }
}

/// Reads a value as a report has it: a number, with "<" or ">" before it where it lies outside of what can
/// be measured. It stays text, so that each of its digits stays; only the decimal comma becomes a point.
///
/// # Errors
/// What is wrong with it.
pub fn read_value(typed: &str) -> Result<String, LabValueError> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(LabValueError::Missing);
    }
    if typed.chars().count() > LONGEST_VALUE {
        return Err(LabValueError::TooLong);
    }
    let (bound, number) = match typed.chars().next() {
        Some(bound @ ('<' | '>' | '≤' | '≥')) => (Some(bound), typed.get(bound.len_utf8()..).unwrap_or_default()),
        _ => (None, typed),
    };
    let number = number.trim();
    let (whole, places) = match number.split_once(['.', ',']) {
        Some((whole, places)) if !places.is_empty() => (whole, Some(places)),
        Some(_) => return Err(LabValueError::NotANumber),
        None => (number, None),
    };
    let is_plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_plain(whole) || !places.is_none_or(is_plain) || (whole.is_empty() && places.is_none()) {
        return Err(LabValueError::NotANumber);
    }
    let whole = if whole.is_empty() { "0" } else { whole };
    let places = places.map(|places| format!(".{places}")).unwrap_or_default();
    Ok(format!("{}{whole}{places}", bound.map(String::from).unwrap_or_default()))
}

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lab {
    /// The day the sample was taken.
    pub date: NaiveDate,
    /// What was measured.
    pub what: LabKind,
    /// In own words; for [`LabKind::Own`], and only for it.
    pub own_words: Option<String>,
    /// The value as the report has it, exact decimal text: "12", "<0.5".
    pub value: String,
    /// Its unit.
    pub unit: String,
    /// The laboratory's own range.
    pub range: Option<String>,
    /// A note.
    pub note: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_digit_of_a_report_stays() {
        for (typed, kept) in [
            ("12", "12"),
            (" 4.50 ", "4.50"),
            ("4,5", "4.5"),
            ("<0.5", "<0.5"),
            ("< 0,5", "<0.5"),
            (">600", ">600"),
            ("≤ .5", "≤0.5"),
            ("007", "007"),
        ] {
            assert_eq!(read_value(typed).as_deref(), Ok(kept), "{typed}");
        }
    }

    #[test]
    fn what_is_no_value_is_refused() {
        for typed in ["high", "-3", "<", "<<1", "1<", ".", "5.", "1.2.3", "1,234.5", "٤", "1e3", "=1+1", "1 2"] {
            assert_eq!(read_value(typed), Err(LabValueError::NotANumber), "{typed}");
        }
        assert_eq!(read_value("  "), Err(LabValueError::Missing));
        assert_eq!(read_value(&"1".repeat(21)), Err(LabValueError::TooLong));
    }
}
