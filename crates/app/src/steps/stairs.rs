//! The plan as stairs, with what happened on them.

use ldn_core::plan::dose_move::DoseMove;
use ldn_core::plan::stairs::{Tread, is_decrease, stairs};
use ldn_core::plan::steps::StepAnswer;
use ldn_core::{Amount, Answer, DoseDate, Part, PhaseReason, Regimen, Step};
use ldn_store::StoredPhase;

use crate::companion::{Companion, StoredPlan};
use crate::error::AppError;
use crate::view::{Stair, StairEvent, StairHappening, StairTread, Staircase};

impl Companion {
    /// The stairs of the plan with the steps to come.
    pub(crate) fn staircase(&self, plan: &StoredPlan) -> Result<Staircase, AppError> {
        let now = self.now();
        let climbs = self.steps_ahead(plan, now)?;
        let events = self.events(plan)?;
        Ok(staircase_of(&plan.regimen, &climbs, self.diary_today(now), events))
    }

    fn events(&self, plan: &StoredPlan) -> Result<Vec<StairEvent>, AppError> {
        let backs: Vec<StepAnswer> = self.store.entries::<StepAnswer>()?.into_iter().map(|kept| kept.value).collect();
        let mut events = decreases(plan, &backs);
        let moves = self.store.entries::<DoseMove>()?;
        events.extend(moves.iter().map(|kept| moved(plan, &kept.value)));
        let phases = plan.phases();
        events.extend(
            phases.iter().enumerate().filter_map(|(place, stored)| without_doses(stored, phases.get(place + 1))),
        );
        events.sort_by(|one, other| one.date.cmp(&other.date));
        Ok(events)
    }
}

/// The stairs of `regimen`, as the window draws them.
pub(super) fn staircase_of(
    regimen: &Regimen,
    climbs: &[(Part, Vec<Step>)],
    today: DoseDate,
    events: Vec<StairEvent>,
) -> Staircase {
    let stairs = stairs(regimen, climbs);
    let view = |stair: &ldn_core::plan::stairs::Stair| Stair {
        from: stair.from.to_string(),
        to: stair.to.map(|to| to.to_string()),
        micrograms: stair.total,
        mg: mg(stair.total),
        tread: tread(stair.tread),
    };
    Staircase { today: today.to_string(), stairs: stairs.iter().map(view).collect(), events }
}

/// A day's total in milligrams; "0" where there are no doses.
pub(crate) fn mg(micrograms: u32) -> String {
    Amount::from_micrograms(micrograms).map_or_else(|| "0".to_owned(), |amount| amount.to_string())
}

/// Where a day comes to less than before: by the person's "back", or by another plan.
fn decreases(plan: &StoredPlan, answers: &[StepAnswer]) -> Vec<StairEvent> {
    let stairs = stairs(&plan.regimen, &[]);
    let pairs = stairs.iter().zip(stairs.iter().skip(1)).filter(|(before, stair)| is_decrease(before, stair));
    let event = |(_, stair): (_, &ldn_core::plan::stairs::Stair)| {
        let back = answers.iter().rev().find(|kept| kept.answer == Answer::Back && kept.from == stair.from);
        let mg = mg(stair.total);
        let what = match back {
            Some(back) => StairHappening::Back { mg, note: back.note.clone() },
            None => StairHappening::Lower { mg },
        };
        StairEvent { date: stair.from.to_string(), what, decrease: true }
    };
    pairs.map(event).collect()
}

fn moved(plan: &StoredPlan, moved: &DoseMove) -> StairEvent {
    let slot = plan.regimen.phase_on(moved.first_date).and_then(|phase| phase.slot(moved.to));
    let what = StairHappening::Moved { to: moved.to.into(), at: slot.map(|slot| slot.at.minutes()) };
    StairEvent { date: moved.first_date.to_string(), what, decrease: false }
}

/// A pause or a stop; `next` is the phase after it.
fn without_doses(stored: &StoredPhase, next: Option<&StoredPhase>) -> Option<StairEvent> {
    if !stored.phase.slots.is_empty() {
        return None;
    }
    let (why, note) = (stored.why.map(|why| why.name().to_owned()), stored.note.clone());
    let what = match stored.phase.reason {
        PhaseReason::Stop => StairHappening::Stopped { why, note },
        PhaseReason::Pause | PhaseReason::Plan => {
            StairHappening::Paused { until: next.map(|next| next.phase.from.to_string()), why, note }
        }
        PhaseReason::Move => return None,
    };
    Some(StairEvent { date: stored.phase.from.to_string(), what, decrease: false })
}

pub(crate) fn tread(tread: Tread) -> StairTread {
    match tread {
        Tread::Planned => StairTread::Planned,
        Tread::Proposed => StairTread::Proposed,
        Tread::Paused => StairTread::Paused,
        Tread::Stopped => StairTread::Stopped,
    }
}
