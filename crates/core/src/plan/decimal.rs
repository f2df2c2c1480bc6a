//! Exact decimals in text: thousandths inside, as people type and read them outside.

use std::fmt;

/// Why a text is no exact decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DecimalError {
    NotANumber,
    Negative,
    TooFine,
    TooLarge,
}

/// Reads a decimal with at most three places into thousandths. A comma is a decimal point.
pub(crate) fn parse_thousandths(text: &str) -> Result<u32, DecimalError> {
    u32::try_from(parse_places(text, 3)?).map_err(|_| DecimalError::TooLarge)
}

/// Reads a decimal with at most so many `places` into whole units of the last one.
pub(crate) fn parse_places(text: &str, places: usize) -> Result<u64, DecimalError> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty()) || !plain(whole) || !plain(fraction) {
        return Err(DecimalError::NotANumber);
    }
    if negative {
        return Err(DecimalError::Negative);
    }
    // Trailing zeros carry nothing: "4.5000" is as exact as "4.5".
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > places {
        return Err(DecimalError::TooFine);
    }
    format!("0{whole}{fraction:0<places$}").parse().map_err(|_| DecimalError::TooLarge)
}

/// Writes thousandths safely (D3): no trailing zero, always a zero before the point.
pub(crate) fn write_thousandths(f: &mut fmt::Formatter<'_>, thousandths: u32) -> fmt::Result {
    let fraction = format!("{:03}", thousandths % 1000);
    match fraction.trim_end_matches('0') {
        "" => write!(f, "{}", thousandths / 1000),
        places => write!(f, "{}.{places}", thousandths / 1000),
    }
}
