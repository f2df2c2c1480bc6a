//! What a move would come to, as it is shown before it is confirmed.

use std::str::FromStr;

use chrono::TimeDelta;
use ldn_core::dose::status::closing;
use ldn_core::plan::moving::{MoveError, SlotMove, first_dose_in_plan, move_slot, usual_time};
use ldn_core::sleep::night::dark_hours;
use ldn_core::{
    DoseDate, DoseStatus, FirstDose, Part, Phase, Regimen, ScheduledDose, Slot, Status, Switch, Timestamp, WallTime,
    diary_date, is_switch_offered,
};

use crate::companion::{Companion, StoredPlan};
use crate::convert::dose_amount;
use crate::error::AppError;
use crate::standing::LONGEST_OPEN;
use crate::view::{FirstShown, LeftOut, MovePause, MoveTarget, MoveView, PartOfDay, SlotView, Stretch};

/// A dose taken longer ago than this says nothing of a pause any more.
const LAST_TAKEN_WITHIN: TimeDelta = TimeDelta::days(60);
/// A clock that was set back has doses taken ahead of it.
const CLOCK_AHEAD: TimeDelta = TimeDelta::days(1);
/// The picture begins so long before the last dose.
const SHOWN_BEFORE: TimeDelta = TimeDelta::hours(2);
/// It ends so long after the first one.
const SHOWN_AFTER: TimeDelta = TimeDelta::hours(2);
/// The longest wait by the rule, a skipped date and the night of an earlier move.
const NEXT_WITHIN: TimeDelta = TimeDelta::days(5);

/// A move that can be made now.
pub(super) struct Move {
    pub(super) plan: StoredPlan,
    pub(super) from: Part,
    pub(super) to: Part,
    pub(super) at: WallTime,
    pub(super) now: Timestamp,
    last_taken: Option<Timestamp>,
    /// The doses of the part it leaves that are neither answered nor closed, soonest first.
    leaving: Vec<ScheduledDose>,
    /// The phase of the first of them.
    phase: Phase,
    /// The doses that are open now, of whatever part.
    open: Vec<DoseStatus>,
}

/// What a move comes to.
pub(super) struct Made {
    pub(super) first: FirstDose,
    pub(super) phases: Vec<Phase>,
    /// The open doses that have to be settled first: the one that moves, and those of other parts
    /// that the move would close.
    pub(super) open: Vec<DoseStatus>,
}

impl Companion {
    /// What moving the dose of `from` to `to` would come to, at a time as typed. Where nothing is
    /// said, the bedtime dose to the morning, or the other way round, at the time it had there
    /// before. Writes nothing.
    ///
    /// # Errors
    /// [`AppError::NoPlan`], what keeps the dose from moving, [`AppError::TimeInvalid`], or why the
    /// diary can't be read.
    pub fn move_view(
        &mut self,
        from: Option<PartOfDay>,
        to: Option<PartOfDay>,
        at: Option<&str>,
    ) -> Result<MoveView, AppError> {
        let the_move = self.the_move(from.map(Part::from), to.map(Part::from), at)?;
        self.show_move(&the_move)
    }

    /// The move as things stand now.
    pub(super) fn the_move(
        &mut self,
        from: Option<Part>,
        to: Option<Part>,
        at: Option<&str>,
    ) -> Result<Move, AppError> {
        let at = at.map(|at| WallTime::from_str(at).map_err(|_| AppError::TimeInvalid)).transpose()?;
        self.settle()?;
        let (plan, now) = (self.stored_plan()?, self.now());
        if plan.phases().is_empty() {
            return Err(AppError::NoPlan);
        }
        self.refuse_in_a_pause(&plan, now)?;
        let doses = self.unsettled(&plan, now)?;
        let from = from.or_else(|| usual_from(&doses)).ok_or(AppError::NothingToMove)?;
        let leaving: Vec<ScheduledDose> =
            doses.iter().map(|standing| standing.dose).filter(|dose| dose.key.part == from).collect();
        let next = leaving.first().ok_or(AppError::NothingToMove)?;
        let phase = plan.regimen.phase_on(next.key.date).ok_or(AppError::NothingToMove)?.clone();
        let to = to.or_else(|| usual_to(&phase, from)).ok_or(AppError::PartTaken)?;
        if !is_switch_offered(&phase, from, to) {
            return Err(AppError::PartTaken);
        }
        Ok(Move {
            at: at.unwrap_or_else(|| time_in(&plan, to)),
            last_taken: self.last_taken_at(now)?,
            open: doses.into_iter().filter(|dose| dose.status == Status::Due).collect(),
            leaving,
            plan,
            from,
            to,
            now,
            phase,
        })
    }

    /// What `the_move` comes to, by the cautious rule or as the prescriber said.
    pub(super) fn made(&self, the_move: &Move, prescriber_said_next: bool) -> Result<Made, AppError> {
        let Move { from, to, at, now, .. } = *the_move;
        let (zone, regimen) = (self.zone(), &the_move.plan.regimen);
        let leaves = the_move.leaves().ok_or(AppError::NothingToMove)?;
        let switch = Switch { to, at, prescriber_said_next };
        let first = first_dose_in_plan(regimen, switch, zone, now, the_move.last_taken);
        let first = first.ok_or(AppError::NothingToMove)?;
        let phases = move_slot(regimen, SlotMove { from, to, at, leaves, first: first.key.date })?;
        let after = Regimen::new(phases.clone());
        let is_closed = |dose: &ScheduledDose| closing(&after, zone, dose) <= now;
        let settled = |open: &&DoseStatus| open.dose.key.part == from || is_closed(&open.dose);
        let open = the_move.open.iter().filter(settled).copied().collect();
        Ok(Made { first, phases, open })
    }

    pub(super) fn show_move(&self, the_move: &Move) -> Result<MoveView, AppError> {
        let (zone, now) = (self.zone(), the_move.now);
        let date = DoseDate::new(diary_date(zone, now).date());
        let cautious = self.made(the_move, false)?;
        let very_next = match self.made(the_move, true) {
            Ok(made) => Some(made).filter(|made| made.first.key != cautious.first.key),
            // A day with both doses would come to too much: that way is not shown.
            Err(AppError::PlanNotLowDose { .. }) => None,
            Err(error) => return Err(error),
        };
        // The very next dose comes earlier, and closes all that the other one does.
        let open = &very_next.as_ref().unwrap_or(&cautious).open;
        let parts = the_move.phase.slots.iter().map(|slot| slot.part.into()).collect();
        Ok(MoveView {
            now: now.seconds(),
            zone: zone.name().to_owned(),
            date: date.to_string(),
            from: the_move.from.into(),
            to: the_move.to.into(),
            at: the_move.at.minutes(),
            present: the_move.present().ok_or(AppError::NothingToMove)?,
            parts,
            targets: the_move.targets(),
            last_taken_at: the_move.last_taken.map(Timestamp::seconds),
            open: open.iter().map(|open| left_out(&open.dose)).collect(),
            cautious: self.pause_view(the_move, &cautious),
            very_next: very_next.map(|made| self.pause_view(the_move, &made)),
            evidence: if the_move.from == Part::Bedtime { self.nights_for_a_move(&the_move.plan, now)? } else { None },
        })
    }

    fn pause_view(&self, the_move: &Move, made: &Made) -> MovePause {
        let begin = the_move.last_taken.unwrap_or(the_move.now).min(the_move.now);
        let first = made.first;
        let span = (begin - SHOWN_BEFORE, first.due + SHOWN_AFTER);
        let stretch = |(from, to): (Timestamp, Timestamp)| Stretch { from: from.seconds(), to: to.seconds() };
        MovePause {
            first: FirstShown { date: first.key.date.to_string(), due_at: first.due.seconds() },
            minutes: first.gap_minutes.map(|minutes| u32::try_from(minutes.max(0)).unwrap_or(u32::MAX)),
            left_out: the_move.leaving.iter().filter(|dose| dose.due < first.due).map(left_out).collect(),
            span: stretch(span),
            nights: dark_hours(self.zone(), span.0, span.1).into_iter().map(stretch).collect(),
        }
    }

    /// The doses that are neither answered nor closed, soonest first.
    fn unsettled(&self, plan: &StoredPlan, now: Timestamp) -> Result<Vec<DoseStatus>, AppError> {
        let standing = self.standing(plan, now, (now - LONGEST_OPEN, now + NEXT_WITHIN))?;
        let doses = standing.into_iter().map(|standing| standing.dose);
        Ok(doses.filter(|dose| matches!(dose.status, Status::Due | Status::Upcoming)).collect())
    }

    /// In a pause, or once the medicine is stopped, there is no dose to move.
    fn refuse_in_a_pause(&self, plan: &StoredPlan, now: Timestamp) -> Result<(), AppError> {
        let today = DoseDate::new(diary_date(self.zone(), now).date());
        if plan.regimen.phase_on(today).is_some_and(Phase::is_pause) { Err(AppError::NothingToMove) } else { Ok(()) }
    }

    /// When a dose was last taken, by the plan or outside it.
    fn last_taken_at(&self, now: Timestamp) -> Result<Option<Timestamp>, AppError> {
        let last = self.last_taken_between(now - LAST_TAKEN_WITHIN, now + CLOCK_AHEAD)?;
        Ok(last.map(|(_, at)| at))
    }
}

impl Move {
    /// The dose date of the first dose that is neither answered nor closed.
    pub(super) fn leaves(&self) -> Option<DoseDate> {
        self.leaving.first().map(|dose| dose.key.date)
    }

    fn present(&self) -> Option<SlotView> {
        let slot: &Slot = self.phase.slot(self.from)?;
        Some(SlotView {
            part: slot.part.into(),
            at: slot.at.minutes(),
            amount: dose_amount(slot.amount, &self.phase.medicine),
        })
    }

    fn targets(&self) -> Vec<MoveTarget> {
        let free = Part::ALL.into_iter().filter(|part| is_switch_offered(&self.phase, self.from, *part));
        free.map(|part| MoveTarget { part: part.into(), at: time_in(&self.plan, part).minutes() }).collect()
    }
}

pub(super) fn left_out(dose: &ScheduledDose) -> LeftOut {
    LeftOut { dose: dose.key.into(), due_at: dose.due.seconds() }
}

/// What moves where nothing is said: the bedtime dose, or else the last of the day.
fn usual_from(doses: &[DoseStatus]) -> Option<Part> {
    doses.iter().map(|standing| standing.dose.key.part).max()
}

/// Where it goes where nothing is said: to the morning, from there back to bedtime, or to any other
/// part that is free.
fn usual_to(phase: &Phase, from: Part) -> Option<Part> {
    let wanted = [Part::Morning, Part::Bedtime, Part::Afternoon, Part::Evening];
    wanted.into_iter().find(|part| is_switch_offered(phase, from, *part))
}

/// The time a dose had in `part` when it was there last, or the usual one.
fn time_in(plan: &StoredPlan, part: Part) -> WallTime {
    let last = plan.regimen.phases().iter().rev().find_map(|phase| phase.slot(part));
    last.map_or_else(|| usual_time(part), |slot| slot.at)
}

impl From<MoveError> for AppError {
    fn from(error: MoveError) -> Self {
        match error {
            MoveError::NothingToMove => Self::NothingToMove,
            MoveError::PartTaken => Self::PartTaken,
            MoveError::IntoPause => Self::MoveIntoPause,
            MoveError::TooClose => Self::SlotsTooClose,
            MoveError::NotLowDose(total) => Self::PlanNotLowDose { total_mg: total.to_string() },
        }
    }
}
