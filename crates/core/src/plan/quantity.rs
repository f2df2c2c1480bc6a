//! How much of a product there is, as a person says it: units of a strength, or millilitres (D7).

use super::decimal::{DecimalError, parse_thousandths, write_thousandths};
use super::product::Product;
use super::volume::round_half_up;

/// More units or millilitres than anybody keeps; a larger number is a slip of the finger.
const MOST: u32 = 10_000_000;
/// A tablet can be there in quarters.
const QUARTER: u32 = 250;
/// What is left of a liquid is shown in steps of 0.1 mL.
const SHOWN_STEP: u64 = 100;

/// Why a text is no quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QuantityError {
    /// Not a number.
    #[error("not a number")]
    NotANumber,
    /// Below zero.
    #[error("negative")]
    Negative,
    /// Finer than a quarter of a unit or a microlitre.
    #[error("too fine")]
    TooFine,
    /// Too large.
    #[error("too large")]
    TooLarge,
    /// The product does not say what one unit holds.
    #[error("no strength")]
    NoStrength,
}

/// A quantity as it is shown: units or millilitres.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The exact decimal, or what comes nearest: "23", "22.5".
    pub number: String,
    /// Whether it is only near.
    pub about: bool,
}

impl Product {
    /// Reads a quantity of it, in units or for a liquid in millilitres, into micrograms.
    ///
    /// # Errors
    /// What can't be read.
    pub fn read_quantity(&self, typed: &str) -> Result<u64, QuantityError> {
        let thousandths = parse_thousandths(typed).map_err(|error| match error {
            DecimalError::NotANumber => QuantityError::NotANumber,
            DecimalError::Negative => QuantityError::Negative,
            DecimalError::TooFine => QuantityError::TooFine,
            DecimalError::TooLarge => QuantityError::TooLarge,
        })?;
        if thousandths > MOST {
            return Err(QuantityError::TooLarge);
        }
        let whole = u64::from(thousandths) * u64::from(self.micrograms_of_one().ok_or(QuantityError::NoStrength)?);
        if self.concentration.is_some() {
            return Ok(round_half_up(whole, 1_000));
        }
        if thousandths % QUARTER != 0 || whole % 1_000 != 0 {
            return Err(QuantityError::TooFine);
        }
        Ok(whole / 1_000)
    }

    /// `micrograms` of it in units, or for a liquid in millilitres; none where it does not say what
    /// one holds.
    #[must_use]
    pub fn show_quantity(&self, micrograms: u64) -> Option<Shown> {
        let one = u64::from(self.micrograms_of_one()?);
        let of_liquid = self.concentration.is_some();
        let step = if of_liquid { SHOWN_STEP } else { u64::from(QUARTER) };
        let steps = micrograms.saturating_mul(1_000) / (one * step);
        let exact = steps.saturating_mul(one * step) == micrograms.saturating_mul(1_000);
        let thousandths = match (exact, of_liquid) {
            (true, _) => steps * step,
            (false, true) => round_half_up(micrograms.saturating_mul(1_000), one * step) * step,
            (false, false) => round_half_up(micrograms, one) * 1_000,
        };
        Some(Shown { number: decimal(thousandths), about: !exact })
    }

    /// The same quantity of a product in place of `before`: as many units, or as many millilitres.
    #[must_use]
    pub fn same_quantity(&self, before: &Self, micrograms: u64) -> Option<u64> {
        if self.concentration.is_some() != before.concentration.is_some() {
            return None;
        }
        let (now, then) = (self.micrograms_of_one()?, before.micrograms_of_one()?);
        Some(round_half_up(micrograms.saturating_mul(u64::from(now)), u64::from(then)))
    }

    /// Micrograms in one unit or one millilitre.
    fn micrograms_of_one(&self) -> Option<u32> {
        let per_ml = self.concentration.map(super::volume::Concentration::micrograms_per_ml);
        per_ml.or_else(|| self.strength.map(super::amount::Amount::micrograms))
    }
}

fn decimal(thousandths: u64) -> String {
    struct Decimal(u32);
    impl std::fmt::Display for Decimal {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write_thousandths(f, self.0)
        }
    }
    Decimal(u32::try_from(thousandths).unwrap_or(u32::MAX)).to_string()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::plan::regimen::Form;
    use crate::time::timestamp::Timestamp;

    pub(in crate::plan) fn product(form: Form, holds: &str) -> Product {
        let liquid = form == Form::Liquid;
        Product {
            form,
            strength: (!liquid && !holds.is_empty()).then(|| holds.parse().unwrap()),
            concentration: liquid.then(|| holds.parse().unwrap()),
            home_made: false,
            keep_cold: false,
            label: None,
            in_use_from: Timestamp::from_seconds(0),
            made_on: None,
            discard_on: None,
            prescribed_on: None,
        }
    }

    #[test]
    fn units_and_millilitres_become_micrograms_exactly() {
        let capsules = product(Form::Capsule, "4.5");
        assert_eq!(capsules.read_quantity("30"), Ok(135_000));
        assert_eq!(product(Form::Tablet, "3").read_quantity("10,5"), Ok(31_500));
        assert_eq!(product(Form::Liquid, "0.5").read_quantity("60"), Ok(30_000));
        assert_eq!(capsules.read_quantity("0"), Ok(0));
    }

    #[test]
    fn what_is_no_quantity_is_refused_with_its_reason() {
        let capsules = product(Form::Capsule, "4.5");
        for (typed, error) in [
            ("", QuantityError::NotANumber),
            ("a few", QuantityError::NotANumber),
            ("-1", QuantityError::Negative),
            ("0.3", QuantityError::TooFine),
            ("10001", QuantityError::TooLarge),
            ("99999999999", QuantityError::TooLarge),
        ] {
            assert_eq!(capsules.read_quantity(typed), Err(error), "{typed}");
        }
        assert_eq!(product(Form::Cream, "").read_quantity("3"), Err(QuantityError::NoStrength));
        // A quarter of 1.25 mg is no whole number of micrograms.
        assert_eq!(product(Form::Tablet, "1.25").read_quantity("0.25"), Err(QuantityError::TooFine));
    }

    #[test]
    fn what_is_left_is_shown_exactly_or_said_to_be_about() {
        let shown = |form, holds, micrograms| {
            let shown = product(form, holds).show_quantity(micrograms).unwrap();
            format!("{}{}", if shown.about { "~" } else { "" }, shown.number)
        };
        assert_eq!(shown(Form::Capsule, "4.5", 103_500), "23");
        assert_eq!(shown(Form::Tablet, "3", 4_500), "1.5");
        assert_eq!(shown(Form::Tablet, "3", 3_750), "1.25");
        assert_eq!(shown(Form::Capsule, "4.5", 14_000), "~3");
        assert_eq!(shown(Form::Liquid, "1", 45_500), "45.5");
        assert_eq!(shown(Form::Liquid, "0.6", 500), "~0.8");
        assert_eq!(product(Form::Other, "").show_quantity(5), None);
    }

    #[test]
    fn a_strength_corrected_keeps_the_number_of_capsules() {
        let (before, after) = (product(Form::Capsule, "4.5"), product(Form::Capsule, "3"));
        assert_eq!(after.same_quantity(&before, 45_000), Some(30_000));
        assert_eq!(product(Form::Liquid, "1").same_quantity(&before, 45_000), None);
    }
}
