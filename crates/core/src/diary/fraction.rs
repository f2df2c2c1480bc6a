//! Exact fractions, for means that are rounded once, when they are shown.

/// A fraction in lowest terms. What no longer fits becomes none, never a wrong number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fraction {
    over: i128,
    under: i128,
}

impl Fraction {
    pub(crate) const ZERO: Self = Self { over: 0, under: 1 };

    /// `over` ÷ `under`; none where `under` is not above zero.
    pub(crate) fn new(over: i128, under: i128) -> Option<Self> {
        if under <= 0 {
            return None;
        }
        let divisor = greatest_common_divisor(over, under);
        Some(Self { over: over / divisor, under: under / divisor })
    }

    pub(crate) fn plus(self, other: Self) -> Option<Self> {
        let divisor = greatest_common_divisor(self.under, other.under);
        let left = self.over.checked_mul(other.under / divisor)?;
        let right = other.over.checked_mul(self.under / divisor)?;
        Self::new(left.checked_add(right)?, (self.under / divisor).checked_mul(other.under)?)
    }

    pub(crate) fn times(self, whole: i128) -> Option<Self> {
        Self::new(self.over.checked_mul(whole)?, self.under)
    }

    pub(crate) fn divided_by(self, whole: i128) -> Option<Self> {
        Self::new(self.over, self.under.checked_mul(whole)?)
    }

    /// How much less `now` is than this, as a part of this; negative where it is more. None where
    /// this is not above zero.
    pub(crate) fn part_less(self, now: Self) -> Option<Self> {
        let of = self.over.checked_mul(now.under)?;
        let left = now.over.checked_mul(self.under)?;
        Self::new(of.checked_sub(left)?, of)
    }

    pub(crate) fn negated(self) -> Self {
        Self { over: -self.over, ..self }
    }

    /// Whether it is `over` ÷ `under` or more.
    pub(crate) fn is_at_least(self, over: i128, under: i128) -> Option<bool> {
        Some(self.over.checked_mul(under)? >= over.checked_mul(self.under)?)
    }

    /// This many times `factor`, rounded to a whole number, half away from zero.
    pub(crate) fn rounded_times(self, factor: i128) -> Option<i64> {
        let twice = self.over.checked_mul(factor)?.checked_mul(2)?;
        let away = twice.checked_add(if twice < 0 { -self.under } else { self.under })?;
        i64::try_from(away / self.under.checked_mul(2)?).ok()
    }
}

fn greatest_common_divisor(one: i128, other: i128) -> i128 {
    let (mut larger, mut smaller) = (one.abs(), other.abs());
    while smaller != 0 {
        (larger, smaller) = (smaller, larger % smaller);
    }
    larger.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fraction(over: i128, under: i128) -> Fraction {
        Fraction::new(over, under).unwrap()
    }

    #[test]
    fn a_half_is_rounded_away_from_zero_on_both_sides() {
        for (over, rounded) in [(1, 1), (-1, -1), (3, 2), (-3, -2), (0, 0)] {
            assert_eq!(fraction(over, 2).rounded_times(1), Some(rounded), "{over}/2");
        }
        assert_eq!(fraction(49, 100).rounded_times(1), Some(0));
        assert_eq!(fraction(-49, 100).rounded_times(1), Some(0));
    }

    #[test]
    fn thirds_add_up_exactly() {
        let third = fraction(1, 3);
        assert_eq!(third.plus(third).and_then(|sum| sum.plus(third)), Some(fraction(1, 1)));
    }

    #[test]
    fn what_does_not_fit_is_none() {
        assert_eq!(fraction(i128::MAX, 1).plus(fraction(1, 1)), None);
        assert_eq!(fraction(1, i128::MAX).plus(fraction(1, i128::MAX - 1)), None);
        assert_eq!(Fraction::new(1, 0), None);
    }
}
