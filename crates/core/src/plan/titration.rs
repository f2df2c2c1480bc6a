//! Stepping one slot's amount up a ladder (D1, D9): proposed by the app, answered by the person.

use super::amount::Amount;
use super::ladder::Ladder;
use super::regimen::{Phase, Regimen};
use crate::dose::adherence::Adherence;
use crate::time::dose_date::DoseDate;

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Titration {
    ladder: Ladder,
    rung: usize,
    since: DoseDate,
    counted_from: DoseDate,
    stopped: bool,
}

impl Titration {
    /// On the lowest rung of `ladder` from the dose date `from` on.
    #[must_use]
    pub const fn begin(ladder: Ladder, from: DoseDate) -> Self {
        Self { ladder, rung: 0, since: from, counted_from: from, stopped: false }
    }

    /// The present amount, and the dose date from which the days to the next proposal count.
    #[must_use]
    pub fn present(&self) -> Step {
        Step { from: self.counted_from, amount: self.ladder.amount(self.rung) }
    }

    /// The dose date from which the present amount has held. A hold counts the days to the next
    /// proposal anew, but begins no step.
    #[must_use]
    pub const fn since(&self) -> DoseDate {
        self.since
    }

    /// The steps it climbs.
    #[must_use]
    pub const fn ladder(&self) -> &Ladder {
        &self.ladder
    }

    /// Whether the person said to stay.
    #[must_use]
    pub const fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// Days on the present amount before `today`; days of a pause in `regimen` don't count.
    #[must_use]
    pub fn days_on(&self, regimen: &Regimen, today: DoseDate) -> u32 {
        let mut date = self.since;
        let mut days = 0;
        while date < today {
            days += u32::from(!is_paused(regimen, date));
            date = date.next();
        }
        days
    }

    /// What is proposed next: after the rung's days on the present amount, where days of a pause in
    /// `regimen` don't count and nothing is proposed on them. None at the top, after a stop, in a
    /// pause that has no end yet, and past the last date that can be kept.
    #[must_use]
    pub fn next_proposal(&self, regimen: &Regimen) -> Option<Proposal> {
        let up = self.ladder.above(self.rung).filter(|_| !self.stopped)?;
        let back = self.rung.checked_sub(1).map(|lower| self.ladder.amount(lower));
        Some(Proposal { on: self.proposed_on(regimen)?, up, back })
    }

    /// The state after `answer`, which counts from the dose date `from`: the day of the proposal,
    /// or for a late answer the first dose that is neither answered nor closed.
    #[must_use]
    pub fn answered(self, answer: Answer, from: DoseDate) -> Self {
        let rung = match answer {
            Answer::Up if self.ladder.above(self.rung).is_some() => self.rung + 1,
            Answer::Up | Answer::Hold | Answer::Stop => self.rung,
            Answer::Back => self.rung.saturating_sub(1),
        };
        let since = if rung == self.rung { self.since } else { from };
        Self { rung, since, counted_from: from, stopped: self.stopped || answer == Answer::Stop, ..self }
    }

    /// The steps to come where `answers` are given in turn, each on the day it is asked for, and
    /// every later answer is up. The present step is not among them.
    #[must_use]
    pub fn steps_to_come(self, answers: &[Answer], regimen: &Regimen) -> Vec<Step> {
        let first = self.since;
        self.steps(answers, regimen, first)
    }

    /// The steps to come where every answer is up, the first of them not before `earliest`: a
    /// proposal that waits is answered for the next dose, not for one that has passed.
    #[must_use]
    pub fn steps_from(self, earliest: DoseDate, regimen: &Regimen) -> Vec<Step> {
        self.steps(&[], regimen, earliest)
    }

    fn steps(self, answers: &[Answer], regimen: &Regimen, earliest: DoseDate) -> Vec<Step> {
        let mut answers = answers.iter().copied().chain(std::iter::repeat(Answer::Up));
        let mut steps = Vec::new();
        let mut state = self;
        while let Some((proposal, answer)) = state.next_proposal(regimen).zip(answers.next()) {
            let before = state.rung;
            state = state.answered(answer, proposal.on.max(earliest));
            if state.rung != before {
                steps.push(state.present());
            }
        }
        steps
    }

    fn proposed_on(&self, regimen: &Regimen) -> Option<DoseDate> {
        let mut days_left = self.ladder.days(self.rung);
        let mut date = self.counted_from;
        while date <= DoseDate::LAST_KEPT {
            let paused = is_paused(regimen, date);
            if days_left == 0 && !paused {
                return Some(date);
            }
            let endless = regimen.phases().last().is_some_and(|last| last.from <= date);
            if paused && endless {
                return None;
            }
            days_left = days_left.saturating_sub(u16::from(!paused));
            date = date.next();
        }
        None
    }
}

/// A night left out by a move is no pause: the amount goes on.
fn is_paused(regimen: &Regimen, date: DoseDate) -> bool {
    regimen.phase_on(date).is_some_and(Phase::is_pause)
}

/// The answer a proposal leads with: hold where more than half of the step's doses were missed
/// (D9, own rule), else up.
#[must_use]
pub fn leading_answer(doses_of_step: &Adherence) -> Answer {
    if doses_of_step.missed > doses_of_step.due / 2 { Answer::Hold } else { Answer::Up }
}

#[cfg(test)]
mod tests;
