//! Stepping one slot's amount up a ladder (D1, D9): proposed by the app, answered by the person.

use std::num::NonZeroU16;

use super::amount::Amount;
use super::regimen::{PhaseReason, Regimen};
use crate::dose::adherence::Adherence;
use crate::time::dose_date::DoseDate;

/// The amounts a slot climbs: from `start` by `step`, never past `target`. A start at the target
/// or above it is the only rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ladder {
    /// The lowest amount.
    pub start: Amount,
    /// From one amount to the next; the last step may be shorter.
    pub step: Amount,
    /// The highest amount.
    pub target: Amount,
    /// Days on an amount before the next one is proposed.
    pub every_days: NonZeroU16,
}

impl Ladder {
    fn amount(&self, rung: u32) -> Amount {
        let climbed = self.step.micrograms().saturating_mul(rung);
        let amount = self.start.micrograms().saturating_add(climbed).min(self.target.micrograms());
        Amount::from_micrograms(amount).unwrap_or(self.target).max(self.start)
    }
}

/// What the person answers to a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The next higher amount.
    Up,
    /// Stay, and be asked again after as many days.
    Hold,
    /// The next lower amount; from the lowest one, a hold.
    Back,
    /// Stay at this amount: no more proposals. It does not stop the medicine (D11).
    Stop,
}

/// An amount and the first dose date it holds for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The first dose date.
    pub from: DoseDate,
    /// The amount.
    pub amount: Amount,
}

/// What is proposed, and from which dose date on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposal {
    /// The dose date from which it is proposed.
    pub on: DoseDate,
    /// The amount of `up`.
    pub up: Amount,
    /// The amount of `back`; none on the lowest rung, where it is a hold.
    pub back: Option<Amount>,
}

/// How far a slot has climbed its ladder.
///
/// The present state follows from the answers alone: begin, then [`Self::answered`] for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Titration {
    ladder: Ladder,
    rung: u32,
    counted_from: DoseDate,
    stopped: bool,
}

impl Titration {
    /// On the lowest rung of `ladder` from the dose date `from` on.
    #[must_use]
    pub const fn begin(ladder: Ladder, from: DoseDate) -> Self {
        Self { ladder, rung: 0, counted_from: from, stopped: false }
    }

    /// The present amount, and the dose date from which the days to the next proposal count.
    #[must_use]
    pub fn present(&self) -> Step {
        Step { from: self.counted_from, amount: self.ladder.amount(self.rung) }
    }

    /// What is proposed next: after the ladder's days on the present amount, where days of a
    /// pause in `regimen` don't count and nothing is proposed on them. None at the top, after a
    /// stop, and in a pause that has no end yet.
    #[must_use]
    pub fn next_proposal(&self, regimen: &Regimen) -> Option<Proposal> {
        let present = self.ladder.amount(self.rung);
        let up = self.ladder.amount(self.rung.saturating_add(1));
        if self.stopped || up == present {
            return None;
        }
        let back = self.rung.checked_sub(1).map(|lower| self.ladder.amount(lower));
        Some(Proposal { on: self.proposed_on(regimen)?, up, back })
    }

    /// The state after `answer`, which counts from the dose date `from`: the day of the proposal,
    /// or for a late answer the first dose that is neither answered nor closed.
    #[must_use]
    pub fn answered(self, answer: Answer, from: DoseDate) -> Self {
        let rung = match answer {
            Answer::Up if self.ladder.amount(self.rung.saturating_add(1)) != self.ladder.amount(self.rung) => {
                self.rung.saturating_add(1)
            }
            Answer::Up | Answer::Hold | Answer::Stop => self.rung,
            Answer::Back => self.rung.saturating_sub(1),
        };
        Self { rung, counted_from: from, stopped: self.stopped || answer == Answer::Stop, ..self }
    }

    /// The steps to come where `answers` are given in turn, each on the day it is asked for, and
    /// every later answer is up. The present step is not among them.
    #[must_use]
    pub fn steps_to_come(self, answers: &[Answer], regimen: &Regimen) -> Vec<Step> {
        let mut answers = answers.iter().copied().chain(std::iter::repeat(Answer::Up));
        let mut steps = Vec::new();
        let mut state = self;
        while let Some((proposal, answer)) = state.next_proposal(regimen).zip(answers.next()) {
            let next = state.answered(answer, proposal.on);
            if next.rung != state.rung {
                steps.push(next.present());
            }
            state = next;
        }
        steps
    }

    fn proposed_on(&self, regimen: &Regimen) -> Option<DoseDate> {
        let mut days_left = self.ladder.every_days.get();
        let mut date = self.counted_from;
        loop {
            let paused = is_paused(regimen, date);
            if days_left == 0 && !paused {
                return Some(date);
            }
            let endless = regimen.phases().last().is_some_and(|last| last.from <= date);
            let next = date.next();
            if (paused && endless) || next == date {
                return None;
            }
            days_left = days_left.saturating_sub(u16::from(!paused));
            date = next;
        }
    }
}

/// A night left out by a move is no pause: the amount goes on.
fn is_paused(regimen: &Regimen, date: DoseDate) -> bool {
    regimen.phase_on(date).is_some_and(|phase| phase.slots.is_empty() && phase.reason != PhaseReason::Move)
}

/// The answer a proposal leads with: hold where more than half of the step's doses were missed
/// (D9, own rule), else up.
#[must_use]
pub fn leading_answer(doses_of_step: &Adherence) -> Answer {
    if doses_of_step.missed > doses_of_step.due / 2 { Answer::Hold } else { Answer::Up }
}

#[cfg(test)]
mod tests;
