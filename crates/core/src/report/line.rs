//! What a day's doses came to over the period, and when their time moved.

use chrono::NaiveDate;

use super::cut;
use super::input::{PauseSaid, ReportInput};
use super::options::Period;
use crate::plan::dose_move::DoseMove;
use crate::plan::pause::PauseWhy;
use crate::plan::regimen::{Part, Phase, PhaseReason, Regimen, Slot};
use crate::plan::stairs::{Stair, Tread, is_decrease, stairs};
use crate::plan::titration::Answer;
use crate::time::wall_time::WallTime;

/// A stretch of days whose doses come to the same, or are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoseStep {
    /// The first day, cut to the period.
    pub from: NaiveDate,
    /// The last day, cut to the period.
    pub to: NaiveDate,
    /// Whether it began in the period.
    pub begins: bool,
    /// What a day comes to, in micrograms.
    pub total: u32,
    /// Doses, a pause or a stop.
    pub tread: Tread,
    /// The doses of its first day.
    pub slots: Vec<Slot>,
    /// What is said of it.
    pub why: StepWhy,
}

/// What is said of a step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StepWhy {
    /// Less than the step before it (D10).
    pub lower: bool,
    /// Moved to this part of the day.
    pub moved_to: Option<Part>,
    /// The reason for a pause or stop.
    pub pause: Option<PauseWhy>,
    /// In the person's words: why a step was taken back, or what they said of a pause; where notes are shown.
    pub note: Option<String>,
}

/// When the dose moved to another part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MoveMark {
    /// The date of the first dose after it.
    pub on: NaiveDate,
    /// From this part of the day.
    pub from: Part,
    /// To this one.
    pub to: Part,
    /// At this time.
    pub at: Option<WallTime>,
}

/// What a day came to.
pub(super) fn steps(input: &ReportInput<'_>, period: Period, notes: bool) -> Vec<DoseStep> {
    shown(input, &stairs(input.regimen, &[]), period, notes)
}

/// The same, with every change of the times and of the parts of the day.
pub(super) fn dose_changes(input: &ReportInput<'_>, period: Period, notes: bool) -> Vec<DoseStep> {
    let stairs = stairs(input.regimen, &[]);
    let all: Vec<Stair> = stairs.iter().flat_map(|stair| by_slots(input.regimen, *stair)).collect();
    shown(input, &all, period, notes)
}

/// `stair` cut wherever other slots come to the same. Nights left out by a move are no change.
fn by_slots(regimen: &Regimen, stair: Stair) -> Vec<Stair> {
    let mut parts = vec![stair];
    let mut slots = regimen.phase_on(stair.from).map(|phase| &phase.slots);
    let within = |phase: &&Phase| phase.from > stair.from && stair.to.is_none_or(|to| phase.from < to);
    for phase in regimen.phases().iter().filter(within).filter(|phase| phase.reason != PhaseReason::Move) {
        if slots != Some(&phase.slots) {
            slots = Some(&phase.slots);
            if let Some(last) = parts.last_mut() {
                last.to = Some(phase.from);
            }
            parts.push(Stair { from: phase.from, ..stair });
        }
    }
    parts
}

fn shown(input: &ReportInput<'_>, all: &[Stair], period: Period, notes: bool) -> Vec<DoseStep> {
    let before = |place: usize| place.checked_sub(1).and_then(|before| all.get(before));
    let step = |(place, stair): (usize, &Stair)| {
        let (from, to) = cut(stair, (period.from.date(), period.to.date()))?;
        let lower = before(place).is_some_and(|before| is_decrease(before, stair));
        let begins = stair.from.date() >= period.from.date();
        let slots = input.regimen.phase_on(stair.from).map_or_else(Vec::new, |phase| phase.slots.clone());
        let why = why(input, stair, lower, notes);
        Some(DoseStep { from, to, begins, total: stair.total, tread: stair.tread, slots, why })
    };
    all.iter().enumerate().filter_map(step).collect()
}

fn why(input: &ReportInput<'_>, stair: &Stair, lower: bool, notes: bool) -> StepWhy {
    let back = input.plan.answers.iter().rev().find(|kept| kept.answer == Answer::Back && kept.from == stair.from);
    let without = matches!(stair.tread, Tread::Paused | Tread::Stopped);
    let pause: Option<&PauseSaid> = input.plan.pauses.iter().find(|said| without && said.from == stair.from);
    let note = back.filter(|_| lower).and_then(|back| back.note.clone());
    let moved = input.plan.moves.iter().find(|one| one.first_date == stair.from);
    StepWhy {
        lower,
        moved_to: moved.map(|moved| moved.to),
        pause: pause.and_then(|said| said.why),
        note: note.or_else(|| pause.and_then(|said| said.note.clone())).filter(|_| notes),
    }
}

pub(super) fn marks(input: &ReportInput<'_>, period: Period) -> Vec<MoveMark> {
    let mut moves: Vec<&DoseMove> = input.plan.moves.iter().collect();
    moves.sort_by_key(|one| (one.first_date, one.decided_at));
    let within = moves.into_iter().filter(|one| period.dates().contains(&one.first_date.date()));
    let mark = |one: &DoseMove| {
        let slot = input.regimen.phase_on(one.first_date).and_then(|phase| phase.slot(one.to));
        MoveMark { on: one.first_date.date(), from: one.from, to: one.to, at: slot.map(|slot| slot.at) }
    };
    within.map(mark).collect()
}
