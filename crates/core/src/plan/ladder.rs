//! The amounts a slot climbs, and how long it keeps each (D1, D9).

use std::num::NonZeroU16;

use super::amount::Amount;
use super::guard::{GuardQuestion, guard_day_total};
use super::steps::Rung;

/// More steps than any prescriber writes down.
const MOST_RUNGS: usize = 60;
/// A step that is kept for longer is none that an app should wait for.
const MOST_DAYS: u16 = 365;

/// Amounts, each above the one before, with the days each is kept before the next is proposed. The
/// days of the highest one mean nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ladder {
    lowest: Rung,
    higher: Vec<Rung>,
}

/// Why steps make no ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LadderError {
    /// An amount is to be kept for no day at all.
    #[error("a step is kept for a day at least")]
    IntervalZero,
    /// An amount is to be kept for more than a year.
    #[error("a step is kept for a year at most")]
    IntervalTooLong,
    /// The first amount is above the last.
    #[error("the start is above the target")]
    StartAboveTarget,
    /// The first amount is the last.
    #[error("there is nothing to climb")]
    NothingToClimb,
    /// Fewer than two amounts.
    #[error("a ladder has two steps or more")]
    TooFewSteps,
    /// An amount, by its place from 0, is not above the one before.
    #[error("each step is above the one before")]
    NotRising(usize),
    /// More than 60 amounts.
    #[error("a ladder has 60 steps or fewer")]
    TooManySteps,
}

/// Steps of one size, as they are said in a sentence: "0.5 mg every 10 days".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EvenSteps {
    /// From one amount to the next.
    pub step: Amount,
    /// Days on each.
    pub every_days: NonZeroU16,
    /// Whether the last step is shorter, so as not to pass the target.
    pub last_is_shorter: bool,
}

/// The days an amount is kept.
///
/// # Errors
/// [`LadderError::IntervalZero`] or [`LadderError::IntervalTooLong`].
pub fn days_on_a_rung(days: u16) -> Result<NonZeroU16, LadderError> {
    let days = NonZeroU16::new(days).ok_or(LadderError::IntervalZero)?;
    if days.get() > MOST_DAYS { Err(LadderError::IntervalTooLong) } else { Ok(days) }
}

impl Ladder {
    /// From `start` by `step`, and never past `target`: the last step may be shorter.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn even(start: Amount, step: Amount, target: Amount, every_days: u16) -> Result<Self, LadderError> {
        let days = days_on_a_rung(every_days)?;
        match start.cmp(&target) {
            std::cmp::Ordering::Greater => return Err(LadderError::StartAboveTarget),
            std::cmp::Ordering::Equal => return Err(LadderError::NothingToClimb),
            std::cmp::Ordering::Less => {}
        }
        let mut rungs = vec![Rung { amount: start, days }];
        let mut amount = start;
        while amount < target {
            let next = amount.micrograms().saturating_add(step.micrograms()).min(target.micrograms());
            amount = Amount::from_micrograms(next).unwrap_or(target);
            rungs.push(Rung { amount, days });
            if rungs.len() > MOST_RUNGS {
                return Err(LadderError::TooManySteps);
            }
        }
        Self::own(&rungs)
    }

    /// The prescriber's own steps, as they are.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn own(rungs: &[Rung]) -> Result<Self, LadderError> {
        let (Some((lowest, higher)), true) = (rungs.split_first(), rungs.len() >= 2) else {
            return Err(LadderError::TooFewSteps);
        };
        if rungs.len() > MOST_RUNGS {
            return Err(LadderError::TooManySteps);
        }
        let falls = rungs.windows(2).position(|pair| matches!(pair, [lower, upper] if lower.amount >= upper.amount));
        if let Some(place) = falls {
            return Err(LadderError::NotRising(place + 1));
        }
        rungs.iter().try_for_each(|rung| days_on_a_rung(rung.days.get()).map(drop))?;
        Ok(Self { lowest: *lowest, higher: higher.to_vec() })
    }

    /// The rungs, lowest first.
    pub fn rungs(&self) -> impl Iterator<Item = Rung> + '_ {
        std::iter::once(self.lowest).chain(self.higher.iter().copied())
    }

    /// The highest amount.
    #[must_use]
    pub fn top(&self) -> Amount {
        self.higher.last().unwrap_or(&self.lowest).amount
    }

    /// What a day asks (D4) whose slots have `others` micrograms beside the highest amount.
    #[must_use]
    pub fn guard(&self, others: u32) -> GuardQuestion {
        guard_day_total(self.top().micrograms().saturating_add(others))
    }

    /// The steps in a sentence, where they are of one size and kept equally long.
    #[must_use]
    pub fn even_steps(&self) -> Option<EvenSteps> {
        let amounts: Vec<u32> = self.rungs().map(|rung| rung.amount.micrograms()).collect();
        let rises: Vec<u32> = amounts.windows(2).filter_map(|pair| pair.last()?.checked_sub(*pair.first()?)).collect();
        let (last, before) = rises.split_last()?;
        let step = *before.first().unwrap_or(last);
        let kept_alike = self.higher.iter().rev().skip(1).all(|rung| rung.days == self.lowest.days);
        if !kept_alike || before.iter().any(|rise| *rise != step) || *last > step {
            return None;
        }
        Some(EvenSteps {
            step: Amount::from_micrograms(step)?,
            every_days: self.lowest.days,
            last_is_shorter: *last < step,
        })
    }

    pub(super) fn amount(&self, rung: usize) -> Amount {
        self.rung(rung).amount
    }

    pub(super) fn days(&self, rung: usize) -> u16 {
        self.rung(rung).days.get()
    }

    /// The amount above the one at `rung`; none at the top.
    pub(super) fn above(&self, rung: usize) -> Option<Amount> {
        self.higher.get(rung).map(|rung| rung.amount)
    }

    fn rung(&self, rung: usize) -> Rung {
        let found = rung.checked_sub(1).map_or(Some(&self.lowest), |place| self.higher.get(place));
        found.copied().unwrap_or(self.lowest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(mg: &str) -> Amount {
        mg.parse().unwrap()
    }

    fn even(start: &str, step: &str, target: &str, days: u16) -> Result<Ladder, LadderError> {
        Ladder::even(amount(start), amount(step), amount(target), days)
    }

    fn own(rungs: &[(&str, u16)]) -> Result<Ladder, LadderError> {
        let rung = |(mg, days): &(&str, u16)| Rung { amount: amount(mg), days: NonZeroU16::new(*days).unwrap() };
        Ladder::own(&rungs.iter().map(rung).collect::<Vec<_>>())
    }

    fn amounts(ladder: &Ladder) -> Vec<String> {
        ladder.rungs().map(|rung| rung.amount.to_string()).collect()
    }

    #[test]
    fn the_last_step_is_shortened_to_end_at_the_target() {
        let ladder = even("1", "1", "4.5", 7).unwrap();
        assert_eq!(amounts(&ladder), ["1", "2", "3", "4", "4.5"]);
        assert!(ladder.even_steps().unwrap().last_is_shorter);
    }

    #[test]
    fn what_cannot_be_climbed_is_refused_with_its_reason() {
        assert_eq!(even("5", "0.5", "4.5", 7), Err(LadderError::StartAboveTarget));
        assert_eq!(even("4.5", "0.5", "4.5", 7), Err(LadderError::NothingToClimb));
        assert_eq!(even("1", "0.5", "4.5", 0), Err(LadderError::IntervalZero));
        assert_eq!(even("1", "0.5", "4.5", 366), Err(LadderError::IntervalTooLong));
        assert_eq!(even("0.001", "0.001", "1000", 7), Err(LadderError::TooManySteps));
        assert_eq!(own(&[]), Err(LadderError::TooFewSteps));
        assert_eq!(own(&[("1", 7)]), Err(LadderError::TooFewSteps));
        assert_eq!(own(&[("1", 7), ("2", 7), ("2", 7)]), Err(LadderError::NotRising(2)));
        assert_eq!(own(&[("1", 7), ("0.5", 7)]), Err(LadderError::NotRising(1)));
        assert_eq!(own(&[("1", 366), ("2", 7)]), Err(LadderError::IntervalTooLong));
    }

    #[test]
    fn sixty_steps_are_enough() {
        assert_eq!(even("0.1", "0.1", "6", 7).unwrap().rungs().count(), 60);
        assert_eq!(even("0.1", "0.1", "6.1", 7), Err(LadderError::TooManySteps));
    }

    #[test]
    fn own_steps_are_said_in_a_sentence_only_where_they_are_even() {
        let fortnight = NonZeroU16::new(14).unwrap();
        let said = own(&[("1.5", 14), ("3", 14), ("4.5", 90)]).unwrap().even_steps();
        assert_eq!(said, Some(EvenSteps { step: amount("1.5"), every_days: fortnight, last_is_shorter: false }));
        assert_eq!(own(&[("1", 7), ("2", 14), ("3", 7)]).unwrap().even_steps(), None, "kept unequally long");
        assert_eq!(own(&[("1", 7), ("1.5", 7), ("3", 7)]).unwrap().even_steps(), None, "the last step is longer");
        assert_eq!(own(&[("1", 7), ("3", 7)]).unwrap().even_steps().unwrap().step, amount("2"));
    }

    #[test]
    fn the_day_at_the_top_is_what_the_guard_looks_at() {
        let ladder = even("1", "1", "4.5", 7).unwrap();
        assert_eq!(ladder.guard(0), GuardQuestion::None);
        assert_eq!(ladder.guard(1_000), GuardQuestion::Above4500);
        assert_eq!(ladder.guard(2_000), GuardQuestion::Above6000);
        assert_eq!(ladder.guard(5_500), GuardQuestion::NotLowDose);
    }
}
