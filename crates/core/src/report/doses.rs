//! What is taken, what was prescribed, and how much of it was taken.

use std::num::NonZeroU16;

use super::At;
use super::input::ReportInput;
use super::options::Period;
use crate::caution::card::{Taking, taking_on};
use crate::dose::adherence::{Adherence, adherence};
use crate::dose::status::Status;
use crate::plan::amount::Amount;
use crate::plan::ladder::Ladder;
use crate::plan::regimen::{Medicine, Phase, PhaseReason, Regimen, Slot};
use crate::time::dose_date::DoseDate;

/// What is taken at the end of the period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Takes {
    /// Whether it is.
    pub taking: Taking,
    /// What a day comes to; in a pause, what it came to before.
    pub total: Option<Amount>,
    /// The doses of a day.
    pub slots: Vec<Slot>,
    /// What they are of.
    pub medicine: Medicine,
    /// The steps that were entered, the latest.
    pub prescribed: Option<Prescribed>,
}

/// Steps as they were entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prescribed {
    /// Of one size.
    Even {
        /// The first amount.
        start: Amount,
        /// From one to the next.
        step: Amount,
        /// Days on each.
        every_days: NonZeroU16,
        /// The last amount.
        top: Amount,
    },
    /// The prescriber's own.
    Own {
        /// The first amount.
        start: Amount,
        /// The last amount.
        top: Amount,
        /// How many.
        steps: usize,
    },
}

/// Doses of the period, by [`adherence`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DosesTaken {
    /// Taken of due, with what became of the rest.
    pub adherence: Adherence,
    /// Doses that a move of the time left out.
    pub left_out: u32,
    /// Doses taken outside the plan.
    pub extra: u32,
    /// Doses that fell due and are not closed yet.
    pub open: u32,
}

pub(super) fn takes(input: &ReportInput<'_>, period: Period) -> Option<Takes> {
    let last = DoseDate::new(period.to.date());
    let (taking, phase) = taking_on(input.regimen, last)?;
    Some(Takes {
        taking,
        total: Amount::from_micrograms(phase.slots.iter().map(|slot| slot.amount).sum()),
        slots: phase.slots.clone(),
        medicine: phase.medicine,
        prescribed: prescribed(input, last),
    })
}

fn prescribed(input: &ReportInput<'_>, last: DoseDate) -> Option<Prescribed> {
    let begun = input.plan.titrations.iter().filter(|one| one.begun_on <= last);
    let titration = begun.max_by_key(|one| one.begun_on)?;
    let start = titration.rungs.first()?.amount;
    let top = titration.rungs.last()?.amount;
    let even = Ladder::own(&titration.rungs).ok().and_then(|ladder| ladder.even_steps());
    Some(match even {
        Some(even) => Prescribed::Even { start, step: even.step, every_days: even.every_days, top },
        None => Prescribed::Own { start, top, steps: titration.rungs.len() },
    })
}

pub(super) fn taken(input: &ReportInput<'_>, at: &At) -> DosesTaken {
    let dates = at.period.dose_dates();
    let open = input.doses.iter().filter(|dose| dose.dose.status == Status::Due);
    let extras = input.extras.iter().filter(|extra| dates.contains(&extra.date)).count();
    DosesTaken {
        adherence: adherence(input.doses.iter().map(|dose| &dose.dose), input.plan.entered, &dates),
        left_out: left_out(input.regimen, at.period),
        extra: u32::try_from(extras).unwrap_or(u32::MAX),
        open: u32::try_from(open.count()).unwrap_or(u32::MAX),
    }
}

/// The doses that the nights of a move lack, against the doses before it.
fn left_out(regimen: &Regimen, period: Period) -> u32 {
    let mut before: Option<&Phase> = None;
    let mut sum = 0;
    let phases = regimen.phases();
    for (place, phase) in phases.iter().enumerate() {
        if phase.reason != PhaseReason::Move {
            before = Some(phase);
            continue;
        }
        let lacks = before.map_or(0, |before| before.slots.len().saturating_sub(phase.slots.len()));
        let from = phase.from.date().max(period.from.date());
        let until = phases.get(place + 1).map_or(period.to.date(), |next| next.from.minus_days(1).date());
        let dates = until.min(period.to.date()).signed_duration_since(from).num_days() + 1;
        sum += u32::try_from(dates.max(0)).unwrap_or_default() * u32::try_from(lacks).unwrap_or_default();
    }
    sum
}
