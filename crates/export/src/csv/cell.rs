//! Cells that a spreadsheet must not take for a formula.

/// What a formula begins with in one spreadsheet or another; the wide forms count in some.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
/// Put before such a cell: by it a spreadsheet knows text.
const MARK: char = '\'';

/// `text` so that no spreadsheet runs it: one that begins like a formula gets an apostrophe before it,
/// and so does one that begins with an apostrophe, so that [`as_typed`] can undo it. Numbers stay numbers.
#[must_use]
pub fn harmless(text: &str) -> String {
    let first = text.chars().find(|char| !matches!(char, ' ' | '\n'));
    let begins_so = first.is_some_and(|first| FORMULA.contains(&first)) || text.starts_with(MARK);
    if begins_so && !is_number(text) { format!("{MARK}{text}") } else { text.to_owned() }
}

/// What was typed, from a cell that [`harmless`] made.
#[must_use]
pub fn as_typed(cell: &str) -> &str {
    cell.strip_prefix(MARK).unwrap_or(cell)
}

/// "-0.5", "+3", "1,5": digits with at most one point or comma between them, and a sign before.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    plain(whole) && plain(fraction)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_begins_like_a_formula_gets_an_apostrophe() {
        for (typed, cell) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
            ("-2+3", "'-2+3"),
            (" =1+1", "' =1+1"),
            ("\n=1+1", "'\n=1+1"),
            ("\tx", "'\tx"),
            ("＝1", "'＝1"),
            ("- better today", "'- better today"),
            ("'so-so'", "''so-so'"),
        ] {
            assert_eq!(harmless(typed), cell);
        }
    }

    #[test]
    fn numbers_and_ordinary_words_stay_as_they_are() {
        for typed in ["-0.5", "+3", "12", "1,5", "<0.5", "better = good", "", "it's fine", "headache"] {
            assert_eq!(harmless(typed), typed);
        }
    }

    proptest! {
        #[test]
        fn what_was_typed_comes_back(typed in any::<String>()) {
            let cell = harmless(&typed);
            prop_assert_eq!(as_typed(&cell), typed.as_str());
            let risky = cell.trim_start().starts_with(['=', '+', '-', '@']);
            prop_assert!(!risky || cell.trim_start().trim_start_matches(['+', '-']).starts_with(|c: char| c.is_ascii_digit()));
        }
    }
}
