//! Amounts of naltrexone.

use std::fmt;
use std::iter::Sum;
use std::str::FromStr;

use super::decimal::{DecimalError, parse_thousandths, write_thousandths};

/// More than any naltrexone a person takes at once; a larger number is a slip of the finger.
const MOST: u32 = 1_000_000;

/// An amount of naltrexone in whole micrograms, above zero. Shown in milligrams by the
/// safe-writing rules of ISMP (D3): "0.5" and "4.5", never ".5" or "4.50".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(u32);

/// Why a text is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// Not a number.
    #[error("not a number")]
    NotANumber,
    /// Zero.
    #[error("zero")]
    Zero,
    /// Below zero.
    #[error("negative")]
    Negative,
    /// Finer than a microgram: more than three decimals.
    #[error("more than three decimals")]
    TooFine,
    /// Over a gram.
    #[error("too large")]
    TooLarge,
}

impl Amount {
    /// An amount of `micrograms`; none for zero or more than a gram.
    #[must_use]
    pub const fn from_micrograms(micrograms: u32) -> Option<Self> {
        if micrograms == 0 || micrograms > MOST { None } else { Some(Self(micrograms)) }
    }

    /// Whole micrograms.
    #[must_use]
    pub const fn micrograms(self) -> u32 {
        self.0
    }
}

/// Milligrams without the unit: "4.5".
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_thousandths(f, self.0)
    }
}

/// Reads milligrams with up to three decimals; a comma is a decimal point.
impl FromStr for Amount {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Self, AmountError> {
        let micrograms = parse_thousandths(text).map_err(|error| match error {
            DecimalError::NotANumber => AmountError::NotANumber,
            DecimalError::Negative => AmountError::Negative,
            DecimalError::TooFine => AmountError::TooFine,
            DecimalError::TooLarge => AmountError::TooLarge,
        })?;
        match micrograms {
            0 => Err(AmountError::Zero),
            _ => Self::from_micrograms(micrograms).ok_or(AmountError::TooLarge),
        }
    }
}

/// The sum of amounts, in whole micrograms; zero for none.
impl Sum<Amount> for u32 {
    fn sum<I: Iterator<Item = Amount>>(amounts: I) -> u32 {
        amounts.map(|amount| amount.0).fold(0, u32::saturating_add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_type_for_an_amount_is_read_exactly() {
        for (typed, micrograms) in [
            ("4.5", 4500),
            ("4,5", 4500),
            (" 0.5 ", 500),
            (".5", 500),
            ("1", 1000),
            ("1.", 1000),
            ("4.500", 4500),
            ("0.125", 125),
            ("3.00000", 3000),
            ("50", 50_000),
        ] {
            assert_eq!(typed.parse::<Amount>().map(Amount::micrograms), Ok(micrograms), "{typed}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused_with_its_reason() {
        for (typed, error) in [
            ("", AmountError::NotANumber),
            (".", AmountError::NotANumber),
            ("four", AmountError::NotANumber),
            ("4.5 mg", AmountError::NotANumber),
            ("1e3", AmountError::NotANumber),
            ("1.2.3", AmountError::NotANumber),
            ("1,234.5", AmountError::NotANumber),
            ("+4", AmountError::NotANumber),
            ("٤", AmountError::NotANumber),
            ("0", AmountError::Zero),
            ("0,000", AmountError::Zero),
            ("-1", AmountError::Negative),
            ("\u{2212}0.5", AmountError::Negative),
            ("0.0005", AmountError::TooFine),
            ("1001", AmountError::TooLarge),
            ("99999999999999999999", AmountError::TooLarge),
        ] {
            assert_eq!(typed.parse::<Amount>(), Err(error), "{typed}");
        }
    }

    #[test]
    fn an_amount_is_written_safely() {
        for (micrograms, written) in
            [(500, "0.5"), (1000, "1"), (4500, "4.5"), (1250, "1.25"), (125, "0.125"), (10_000, "10")]
        {
            assert_eq!(Amount(micrograms).to_string(), written);
        }
    }

    proptest! {
        #[test]
        fn every_amount_reads_back_from_what_is_shown(micrograms in 1..=MOST) {
            let amount = Amount(micrograms);
            prop_assert_eq!(amount.to_string().parse::<Amount>(), Ok(amount));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".*") {
            let _ = text.parse::<Amount>();
        }
    }
}
