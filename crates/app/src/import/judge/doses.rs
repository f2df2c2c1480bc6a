//! The doses of a file.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;
use ldn_core::dose::past_taking::{Known, PastDose, PastTaking, Place, place_all};
use ldn_core::dose::schedule::due_at;
use ldn_core::{Amount, DoseDate, DoseKey, Timestamp, WallTime, diary_date};
use ldn_store::{Dose, Outcome, Via};

use super::known::{KnownDoses, SaidDoses};
use super::{Entry, Judged, Judgement, ReadRow, at_time, free_minute};
use crate::companion::{Companion, StoredPlan};
use crate::error::AppError;
use crate::standing::Standing;
use crate::view::ImportReason;

/// Further than a dose's answer is from it.
const AROUND: TimeDelta = TimeDelta::days(4);

/// A dose of the file.
#[derive(Clone, Copy)]
pub(super) struct Taking {
    pub(super) line: u32,
    pub(super) amount: Amount,
    pub(super) zone: Tz,
    /// The diary's day it was on.
    pub(super) date: DoseDate,
    /// When it was taken, where the file says it.
    pub(super) at: Option<Timestamp>,
}

/// What takings find their doses in.
struct Around<'a> {
    plan: &'a StoredPlan,
    now: Timestamp,
    standing: BTreeMap<DoseKey, Standing>,
    /// When the last dose of a date was due.
    last_due: BTreeMap<DoseDate, Timestamp>,
}

impl Companion {
    pub(super) fn judge_doses(
        &self,
        plan: &StoredPlan,
        rows: &[(&ReadRow, NaiveDate)],
        now: Timestamp,
        judged: &mut Judged,
    ) -> Result<(), AppError> {
        let doses: Vec<_> = rows.iter().filter_map(|(row, date)| Some((*row, *date, row.dose?))).collect();
        let (Some(first), Some(last)) = (doses.iter().map(|dose| dose.1).min(), doses.iter().map(|dose| dose.1).max())
        else {
            return Ok(());
        };
        let noon = |date| at_time(date, WallTime::NOON, self.zone());
        let span = (noon(first) - AROUND, noon(last) + AROUND);
        let mut takings = Vec::new();
        for (row, date, amount) in doses {
            judged.notes_left_out += usize::from(row.note.is_some() && row.scores.is_empty());
            let taking = self.taking(row, date, amount);
            if taking.at.is_some_and(|at| at > now) {
                judged.refuse(row.line, ImportReason::InFuture, None);
            } else {
                takings.push(taking);
            }
        }
        // One with its time is known by it; the others share what is left.
        takings.sort_by_key(|taking| taking.at.is_none());
        let standing = self.standing(plan, now, span)?;
        let mut known = KnownDoses::new(self.store.doses_taken_between(span.0, span.1)?);
        let mut said = SaidDoses::default();
        let new = new_among(takings, &mut known, &mut said, judged);
        let doses: Vec<PastDose> = standing.iter().map(|standing| past_dose(standing, &known)).collect();
        let past: Vec<PastTaking> = new.iter().map(|taking| PastTaking { at: taking.at, date: taking.date }).collect();
        let around = Around::new(plan, now, standing);
        for (taking, place) in new.into_iter().zip(place_all(&doses, &past)) {
            match self.placed(&around, taking, place, &known, &mut said)? {
                Ok((at, dose)) => judged.entries.push(taking.judged(at, Entry::Dose(Box::new(dose)))),
                Err(reason) => judged.refuse(taking.line, reason, None),
            }
        }
        Ok(())
    }

    fn taking(&self, row: &ReadRow, date: NaiveDate, amount: Amount) -> Taking {
        let zone = self.zone_on(DoseDate::new(date));
        let at = row.time.map(|time| at_time(date, time, zone));
        let date = at.map_or(date, |at| diary_date(zone, at).date());
        Taking { line: row.line, amount, zone, date: DoseDate::new(date), at }
    }

    /// The dose that `taking` is, taken as the file says, and when; or why it can't be added.
    fn placed(
        &self,
        around: &Around<'_>,
        taking: Taking,
        place: Place,
        known: &KnownDoses,
        said: &mut SaidDoses,
    ) -> Result<Result<(Timestamp, Dose), ImportReason>, AppError> {
        let was_said = taking.at.is_none() && said.has_of_date(&taking);
        said.add(&taking);
        let (at, dose) = match place {
            Place::Answered(_) => return Ok(Err(ImportReason::DoseAnswered)),
            Place::Extra if was_said => return Ok(Err(ImportReason::LikeAnother)),
            Place::Dose(key) => {
                let standing = around.standing.get(&key);
                let Some(dose) = standing.and_then(|standing| self.dose_of(around.plan, standing)) else {
                    return Ok(Err(ImportReason::DoseAnswered));
                };
                let due = standing.map(|standing| standing.dose.dose.due);
                (taking.at.or(due).unwrap_or(around.now), dose)
            }
            Place::Extra => {
                let at = match taking.at.map_or_else(|| around.untimed(&taking, known, said), Ok) {
                    Ok(at) => at,
                    Err(reason) => return Ok(Err(reason)),
                };
                (at, Dose { date: taking.date, ..self.dose_outside_plan(around.plan, at, taking.zone)? })
            }
        };
        if at > around.now {
            return Ok(Err(ImportReason::InFuture));
        }
        said.add_at(at, taking.amount);
        let outcome = Outcome::Taken { at, amount: taking.amount };
        Ok(Ok((at, Dose { outcome, answered_at: Some(around.now), via: Via::Import, ..dose })))
    }
}

/// Those of `takings` that the diary does not have; what becomes of the others is said.
fn new_among(takings: Vec<Taking>, known: &mut KnownDoses, said: &mut SaidDoses, judged: &mut Judged) -> Vec<Taking> {
    let mut new = Vec::new();
    for taking in takings {
        let twice = taking.at.and_then(|at| said.at(at, taking.amount));
        let found = known.meet(&taking);
        if let Some(at) = found {
            judged.entries.push(taking.judged(at, Entry::KnownDose(taking.amount)));
        } else if let Some(reason) = twice {
            judged.refuse(taking.line, reason, None);
        } else if taking.at.is_some_and(|at| known.contradicts(at)) {
            judged.refuse(taking.line, ImportReason::DiffersFromDiary, None);
        } else {
            new.push(taking);
        }
        if found.is_some() || taking.at.is_some() {
            said.add(&taking);
        }
    }
    new
}

impl<'a> Around<'a> {
    fn new(plan: &'a StoredPlan, now: Timestamp, standing: Vec<Standing>) -> Self {
        let dues = standing.iter().map(|standing| (standing.dose.dose.key.date, standing.dose.dose.due));
        let last_due = dues.collect();
        let standing = standing.into_iter().map(|standing| (standing.dose.dose.key, standing)).collect();
        Self { plan, now, standing, last_due }
    }

    /// When a dose outside the plan was taken whose time the file does not say (own rule): as the last dose of
    /// its date was due; where that has none, at the time of day that the plan began with.
    fn untimed(&self, taking: &Taking, known: &KnownDoses, said: &SaidDoses) -> Result<Timestamp, ImportReason> {
        let usual = || {
            let slot = self.plan.regimen.phases().iter().find_map(|phase| phase.slots.first())?;
            due_at(DoseKey { date: taking.date, part: slot.part }, slot.at, taking.zone)
        };
        let noon = || at_time(taking.date.date(), WallTime::NOON, taking.zone);
        let base = self.last_due.get(&taking.date).copied().or_else(usual).unwrap_or_else(noon);
        if base > self.now {
            return Err(ImportReason::InFuture);
        }
        let free = |minute| !known.has(minute) && !said.has(minute);
        free_minute(base, self.now, free).ok_or(ImportReason::TwiceInFile)
    }
}

impl Taking {
    fn judged(&self, at: Timestamp, entry: Entry) -> Judgement {
        Judgement { line: self.line, at, zone: self.zone, time_assumed: self.at.is_none(), entry }
    }
}

fn past_dose(standing: &Standing, known: &KnownDoses) -> PastDose {
    let known = match (standing.is_answered(), known.is_met(standing.dose.dose.key)) {
        (false, _) => Known::Nothing,
        (true, true) => Known::ThisTaking,
        (true, false) => Known::Otherwise,
    };
    PastDose { dose: standing.dose, known }
}
