//! How a dose is made from a product, and what a product can't be (D5, D6, D7).

use super::amount::Amount;
use super::product::Product;
use super::regimen::{Form, Slot};
use super::volume::{Concentration, Measured, Volume, round_half_up};

/// From here on one unit is an ordinary naltrexone tablet, not a low dose (D4, D6, own rule).
const FULL_TABLET: u32 = 50_000;
/// From here on one unit, or one millilitre, holds more than a low-dose plan takes in a day (D4).
const STRONG: u32 = 10_000;

/// How an amount is taken from a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// So many halves of a unit; an odd number means that one has to be split.
    Halves(u32),
    /// So much of a liquid.
    Measured(Measured),
    /// The product does not say.
    Unknown,
}

/// Why an amount can't be taken from a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unmakeable {
    /// Capsules are taken whole.
    NotWhole,
    /// Tablets are taken whole or in halves.
    NotHalves,
    /// No syringe measures the volume.
    Volume(Volume),
}

impl Product {
    /// How `amount` is taken from it. Capsules are taken whole, tablets whole or in halves (own rule:
    /// finer pieces can't be told apart), a liquid by syringe. Of a cream and of other forms only
    /// whole units are said.
    ///
    /// # Errors
    /// Why it can't be.
    pub fn make(&self, amount: Amount) -> Result<Made, Unmakeable> {
        if let Some(concentration) = self.concentration {
            return Measured::new(amount, concentration).map(Made::Measured).map_err(Unmakeable::Volume);
        }
        let Some(strength) = self.strength.map(Amount::micrograms) else { return Ok(Made::Unknown) };
        let twice = amount.micrograms().saturating_mul(2);
        let halves = twice.is_multiple_of(strength).then_some(twice / strength);
        let whole = halves.filter(|halves| halves % 2 == 0);
        match self.form {
            Form::Capsule => whole.map(Made::Halves).ok_or(Unmakeable::NotWhole),
            Form::Tablet => halves.map(Made::Halves).ok_or(Unmakeable::NotHalves),
            Form::Liquid | Form::Cream | Form::Other => Ok(whole.map_or(Made::Unknown, Made::Halves)),
        }
    }
}

/// The first of `slots` whose amount no syringe measures from `concentration`, with its volume.
#[must_use]
pub fn unmeasurable<'a>(
    slots: impl IntoIterator<Item = &'a Slot>,
    concentration: Option<Concentration>,
) -> Option<(Slot, Volume)> {
    let concentration = concentration?;
    slots.into_iter().find_map(|slot| Some((*slot, Measured::new(slot.amount, concentration).err()?)))
}

/// Why a product can't be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProductError {
    /// A capsule or tablet without its strength.
    #[error("a strength is missing")]
    StrengthMissing,
    /// An ordinary 50 mg tablet in place of a low dose (D6).
    #[error("an ordinary tablet, not a low dose")]
    StrengthIsFullTablet,
    /// A liquid without its concentration.
    #[error("a concentration is missing")]
    ConcentrationMissing,
}

/// What a product asks before it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProductQuestion {
    /// One unit holds 10 mg or more.
    StrongUnit,
    /// One millilitre holds 10 mg or more.
    StrongSolution,
}

/// Whether `product` can be what low doses are taken from, and what it asks first (D4, D6, own rule,
/// for the mix-up with 50 mg tablets).
///
/// # Errors
/// Why it can't be.
pub fn check_product(product: &Product) -> Result<Option<ProductQuestion>, ProductError> {
    if product.form == Form::Liquid {
        let concentration = product.concentration.ok_or(ProductError::ConcentrationMissing)?;
        return Ok((concentration.micrograms_per_ml() >= STRONG).then_some(ProductQuestion::StrongSolution));
    }
    let Some(strength) = product.strength.map(Amount::micrograms) else {
        let counted = matches!(product.form, Form::Capsule | Form::Tablet);
        return if counted { Err(ProductError::StrengthMissing) } else { Ok(None) };
    };
    if strength >= FULL_TABLET {
        return Err(ProductError::StrengthIsFullTablet);
    }
    Ok((strength >= STRONG).then_some(ProductQuestion::StrongUnit))
}

/// A tablet dissolved in water (D5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mix {
    /// What it comes to.
    pub concentration: Concentration,
    /// Whether that had to be rounded to a microgram in a millilitre.
    pub rounded: bool,
}

/// What a tablet of `strength` in `water` comes to; none where that is no concentration.
#[must_use]
pub fn mix(strength: Amount, water: Volume) -> Option<Mix> {
    let (thousandfold, by) = (u64::from(strength.micrograms()) * 1_000, u64::from(water.microlitres()));
    let per_ml = round_half_up(thousandfold, by.max(1));
    let concentration = Concentration::from_micrograms_per_ml(u32::try_from(per_ml).ok()?)?;
    Some(Mix { concentration, rounded: per_ml * by != thousandfold })
}

#[cfg(test)]
mod tests {
    use super::super::quantity::tests::product;
    use super::*;

    fn made(form: Form, holds: &str, amount: &str) -> Result<Made, Unmakeable> {
        product(form, holds).make(amount.parse().unwrap())
    }

    #[test]
    fn capsules_are_taken_whole() {
        assert_eq!(made(Form::Capsule, "1.5", "4.5"), Ok(Made::Halves(6)));
        assert_eq!(made(Form::Capsule, "1.5", "2.5"), Err(Unmakeable::NotWhole));
        assert_eq!(made(Form::Capsule, "3", "1.5"), Err(Unmakeable::NotWhole));
    }

    #[test]
    fn tablets_are_taken_whole_or_in_halves() {
        assert_eq!(made(Form::Tablet, "3", "4.5"), Ok(Made::Halves(3)));
        assert_eq!(made(Form::Tablet, "3", "1"), Err(Unmakeable::NotHalves));
    }

    #[test]
    fn a_liquid_is_measured_or_said_to_be_out_of_a_syringes_reach() {
        assert!(matches!(made(Form::Liquid, "1", "4.5"), Ok(Made::Measured(_))));
        let volume = Volume::from_microlitres(45_000);
        assert_eq!(made(Form::Liquid, "0.1", "4.5"), Err(Unmakeable::Volume(volume)));
    }

    #[test]
    fn a_cream_of_unknown_strength_is_not_judged() {
        assert_eq!(made(Form::Cream, "", "4.5"), Ok(Made::Unknown));
        assert_eq!(made(Form::Cream, "1", "4.5"), Ok(Made::Unknown));
        assert_eq!(made(Form::Other, "1.5", "4.5"), Ok(Made::Halves(6)));
    }

    #[test]
    fn a_fifty_milligram_tablet_is_stopped_and_what_is_strong_is_asked_about() {
        let checked = |form, holds| check_product(&product(form, holds));
        assert_eq!(checked(Form::Tablet, "50"), Err(ProductError::StrengthIsFullTablet));
        assert_eq!(checked(Form::Capsule, "500"), Err(ProductError::StrengthIsFullTablet));
        assert_eq!(checked(Form::Capsule, ""), Err(ProductError::StrengthMissing));
        assert_eq!(checked(Form::Capsule, "10"), Ok(Some(ProductQuestion::StrongUnit)));
        assert_eq!(checked(Form::Capsule, "9.999"), Ok(None));
        assert_eq!(checked(Form::Liquid, "10"), Ok(Some(ProductQuestion::StrongSolution)));
        assert_eq!(checked(Form::Liquid, "1"), Ok(None));
        assert_eq!(checked(Form::Cream, ""), Ok(None));
    }

    #[test]
    fn one_tablet_in_fifty_millilitres_is_one_milligram_in_each() {
        let mixed = |tablet: &str, water: &str| mix(tablet.parse().unwrap(), water.parse().unwrap());
        let solution = mixed("50", "50").unwrap();
        assert_eq!((solution.concentration.to_string().as_str(), solution.rounded), ("1", false));
        assert_eq!(mixed("50", "100").unwrap().concentration.to_string(), "0.5");
        let third = mixed("50", "30").unwrap();
        assert_eq!((third.concentration.to_string().as_str(), third.rounded), ("1.667", true));
        assert_eq!(mixed("50", "1"), None, "a tablet's strength is no concentration");
        assert!("0".parse::<Volume>().is_err() && "-5".parse::<Volume>().is_err());
    }
}
