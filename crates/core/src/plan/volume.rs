//! Volumes of a liquid, and what a syringe can show of them (D6).

use std::fmt;
use std::str::FromStr;

use super::amount::Amount;
use super::decimal::{parse_thousandths, write_thousandths};

/// The smallest volume a syringe measures: 0.05 mL.
const LEAST: u32 = 50;
/// The largest one drawn in one go: 20 mL.
const MOST: u32 = 20_000;
/// Above this strength "mg per mL" is a tablet's strength typed in the wrong place (D6).
const STRENGTH_FROM: u32 = 50_000;
/// The capacities oral syringes are sold in, in microlitres.
const SYRINGES: [u32; 5] = [1_000, 3_000, 5_000, 10_000, 20_000];

/// A volume in whole microlitres. Shown in millilitres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Volume(u32);

impl Volume {
    /// A volume of `microlitres`.
    #[must_use]
    pub const fn from_microlitres(microlitres: u32) -> Self {
        Self(microlitres)
    }

    /// Whole microlitres.
    #[must_use]
    pub const fn microlitres(self) -> u32 {
        self.0
    }
}

/// A text that is no volume above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a volume above zero")]
pub struct VolumeError;

/// Reads millilitres with up to three decimals.
impl FromStr for Volume {
    type Err = VolumeError;

    fn from_str(text: &str) -> Result<Self, VolumeError> {
        match parse_thousandths(text) {
            Ok(0) | Err(_) => Err(VolumeError),
            Ok(microlitres) => Ok(Self(microlitres)),
        }
    }
}

/// Millilitres without the unit: "4.5".
impl fmt::Display for Volume {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_thousandths(f, self.0)
    }
}

/// Micrograms of naltrexone in one millilitre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Concentration(u32);

/// Why a text is no concentration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ConcentrationError {
    /// No number above zero.
    #[error("not a number above zero")]
    Invalid,
    /// A tablet's strength rather than a concentration (D6).
    #[error("a strength, not a concentration")]
    IsStrength,
}

impl Concentration {
    /// A concentration of `micrograms` in a millilitre; none for zero or a tablet's strength.
    #[must_use]
    pub const fn from_micrograms_per_ml(micrograms: u32) -> Option<Self> {
        if micrograms == 0 || micrograms >= STRENGTH_FROM { None } else { Some(Self(micrograms)) }
    }

    /// Micrograms in one millilitre.
    #[must_use]
    pub const fn micrograms_per_ml(self) -> u32 {
        self.0
    }
}

/// Milligrams in a millilitre, without the unit.
impl fmt::Display for Concentration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_thousandths(f, self.0)
    }
}

/// Reads milligrams in a millilitre with up to three decimals.
impl FromStr for Concentration {
    type Err = ConcentrationError;

    fn from_str(text: &str) -> Result<Self, ConcentrationError> {
        match parse_thousandths(text) {
            Ok(0) | Err(_) => Err(ConcentrationError::Invalid),
            Ok(micrograms) => Self::from_micrograms_per_ml(micrograms).ok_or(ConcentrationError::IsStrength),
        }
    }
}

/// A syringe to draw, with how far it is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Syringe {
    /// The capacity of the smallest one that holds the volume.
    pub capacity: Volume,
    /// How far it is filled.
    pub fill: Volume,
}

/// An amount of a liquid, as it can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// What a syringe can show: 0.1 mL steps, 0.01 mL under 1 mL, half up.
    pub volume: Volume,
    /// Whether rounding changed it.
    pub rounded: bool,
    /// What the rounded volume comes to, where that is 5% or more off the amount.
    pub comes_to: Option<Amount>,
    /// The syringe to draw.
    pub syringe: Syringe,
}

impl Measured {
    /// How `amount` of a liquid of `concentration` is measured.
    ///
    /// # Errors
    /// The volume itself, where it is under 0.05 mL or over 20 mL and no syringe measures it.
    pub fn new(amount: Amount, concentration: Concentration) -> Result<Self, Volume> {
        let micrograms = u64::from(amount.micrograms());
        let per_ml = u64::from(concentration.0);
        // Compared as thousandths of a microlitre of drug, so that nothing is rounded twice.
        let under_a_ml = micrograms < per_ml;
        let step = if under_a_ml { 10 } else { 100 };
        let steps = round_half_up(micrograms * 1_000, per_ml * step);
        let volume = Volume(u32::try_from(steps * step).unwrap_or(u32::MAX));
        let outside = micrograms * 1_000 < u64::from(LEAST) * per_ml || micrograms * 1_000 > u64::from(MOST) * per_ml;
        if outside {
            return Err(Volume(u32::try_from(round_half_up(micrograms * 1_000, per_ml)).unwrap_or(u32::MAX)));
        }
        Ok(Self {
            volume,
            rounded: u64::from(volume.0) * per_ml != micrograms * 1_000,
            comes_to: comes_to(volume, amount, concentration),
            syringe: Syringe { capacity: smallest_syringe(volume), fill: volume },
        })
    }
}

/// What `volume` really holds, where that is 5% or more off `amount`.
fn comes_to(volume: Volume, amount: Amount, concentration: Concentration) -> Option<Amount> {
    let held_thousandfold = u64::from(volume.0) * u64::from(concentration.0);
    let meant_thousandfold = u64::from(amount.micrograms()) * 1_000;
    let off = held_thousandfold.abs_diff(meant_thousandfold);
    if off * 20 < meant_thousandfold {
        return None;
    }
    let held = u32::try_from(round_half_up(held_thousandfold, 1_000)).ok()?;
    Amount::from_micrograms(held)
}

fn smallest_syringe(volume: Volume) -> Volume {
    let fits = SYRINGES.into_iter().find(|capacity| *capacity >= volume.0);
    Volume(fits.unwrap_or(MOST))
}

pub(super) const fn round_half_up(number: u64, by: u64) -> u64 {
    (number * 2 + by) / (by * 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(amount: &str, concentration: &str) -> Result<Measured, Volume> {
        Measured::new(amount.parse().unwrap(), concentration.parse().unwrap())
    }

    #[test]
    fn a_dose_of_the_home_solution_is_the_same_number_in_both_units() {
        let dose = measured("4.5", "1").unwrap();
        assert_eq!((dose.volume.to_string().as_str(), dose.rounded, dose.comes_to), ("4.5", false, None));
        assert_eq!(dose.syringe.capacity.to_string(), "5");
    }

    #[test]
    fn under_a_millilitre_the_scale_is_finer_and_the_unrounded_volume_chooses_it() {
        for (amount, concentration, shown) in [
            ("0.5", "0.6", "0.83"), // 0.8333…
            ("0.999", "1", "1"),    // under 1 mL before rounding, so in 0.01 steps: 1.00
            ("1.25", "1", "1.3"),   // half up
            ("1.24", "1", "1.2"),
            ("0.125", "1", "0.13"),
        ] {
            assert_eq!(
                measured(amount, concentration).unwrap().volume.to_string(),
                shown,
                "{amount} of {concentration}"
            );
        }
    }

    #[test]
    fn rounding_by_five_percent_or_more_is_said() {
        assert_eq!(measured("1.05", "1").unwrap().comes_to, None); // 1.1 mL: 4.8% more
        assert_eq!(measured("0.095", "1").unwrap().comes_to.unwrap().to_string(), "0.1"); // 5.3% more
        assert_eq!(measured("0.05", "0.95").unwrap().comes_to.unwrap().to_string(), "0.048"); // 5% less
    }

    #[test]
    fn what_no_syringe_measures_is_refused_with_its_volume() {
        assert_eq!(measured("0.049", "1").unwrap_err().to_string(), "0.049");
        assert_eq!(measured("0.05", "1").unwrap().volume.to_string(), "0.05");
        assert_eq!(measured("4.5", "0.2").unwrap_err().to_string(), "22.5");
        assert_eq!(measured("4", "0.2").unwrap().syringe.capacity.to_string(), "20");
    }

    #[test]
    fn a_tablets_strength_is_no_concentration() {
        assert_eq!("50".parse::<Concentration>(), Err(ConcentrationError::IsStrength));
        assert_eq!("0".parse::<Concentration>(), Err(ConcentrationError::Invalid));
        assert_eq!("".parse::<Concentration>(), Err(ConcentrationError::Invalid));
        assert_eq!("0,5".parse::<Concentration>().unwrap().micrograms_per_ml(), 500);
    }
}
