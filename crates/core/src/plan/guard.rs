//! The questions a high daily total asks (D4, own rule, for the mix-up with 50 mg tablets).

use super::regimen::Slot;

/// Over this many micrograms a day the person is asked whether it was prescribed so.
const ASKED_ABOVE: u32 = 4_500;
/// Over this many it is asked again, plainly.
const ASKED_AGAIN_ABOVE: u32 = 6_000;
/// From this many on it is no low dose.
const NOT_LOW_DOSE_FROM: u32 = 10_000;

/// What a day's total asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GuardQuestion {
    /// Nothing.
    None,
    /// Over 4.5 mg: "is this what was prescribed?"
    Above4500,
    /// Over 6 mg: asked again, plainly.
    Above6000,
    /// 10 mg or more: refused in a plan as not low-dose.
    NotLowDose,
}

/// What a day's total of `micrograms` asks.
#[must_use]
pub const fn guard_day_total(micrograms: u32) -> GuardQuestion {
    if micrograms >= NOT_LOW_DOSE_FROM {
        GuardQuestion::NotLowDose
    } else if micrograms > ASKED_AGAIN_ABOVE {
        GuardQuestion::Above6000
    } else if micrograms > ASKED_ABOVE {
        GuardQuestion::Above4500
    } else {
        GuardQuestion::None
    }
}

/// The day's total of `slots`, in micrograms.
#[must_use]
pub fn day_total(slots: &[Slot]) -> u32 {
    slots.iter().map(|slot| slot.amount).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_bound_asks_just_above_it_and_refuses_at_ten() {
        for (micrograms, question) in [
            (0, GuardQuestion::None),
            (4_500, GuardQuestion::None),
            (4_501, GuardQuestion::Above4500),
            (6_000, GuardQuestion::Above4500),
            (6_001, GuardQuestion::Above6000),
            (9_999, GuardQuestion::Above6000),
            (10_000, GuardQuestion::NotLowDose),
            (50_000, GuardQuestion::NotLowDose),
        ] {
            assert_eq!(guard_day_total(micrograms), question, "{micrograms}");
        }
    }
}
