//! How the doses of a span stand: what the plan schedules, with what was recorded laid over it.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use ldn_core::{
    Action, DoseDate, DoseKey, DoseLog, DoseStatus, LoggedDose, ScheduledDose, Status, Timestamp, local_date,
};
use ldn_store::{Dose, DoseRecord, Outcome, Planned, Via};

use crate::companion::{Companion, StoredPlan};
use crate::error::AppError;

/// Longer than any dose stays open.
pub(crate) const LONGEST_OPEN: TimeDelta = TimeDelta::days(2);

/// A scheduled dose as it stands, with its record where it has one.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    pub(crate) dose: DoseStatus,
    pub(crate) record: Option<DoseRecord>,
}

impl Standing {
    /// Whether the person answered it: taken or skipped.
    pub(crate) fn is_answered(&self) -> bool {
        self.record.as_ref().is_some_and(|record| record.dose.outcome != Outcome::Missed)
    }
}

impl Companion {
    /// How the doses with `after` < due ≤ `until` stand at `now`. A recorded dose stands as it was
    /// recorded, whatever the plan or the zone have become since.
    pub(crate) fn standing(
        &self,
        plan: &StoredPlan,
        now: Timestamp,
        (after, until): (Timestamp, Timestamp),
    ) -> Result<Vec<Standing>, AppError> {
        let mut records = self.records_around(after, until)?;
        records.retain(|_, record| !is_ahead_of(now, &record.dose));
        let log = log_of(records.values());
        let scheduled = self.scheduled_standing(plan, &log, now, (after, until));
        let mut standing: BTreeMap<DoseKey, Standing> = BTreeMap::new();
        for dose in scheduled {
            standing.insert(dose.dose.key, Standing { dose, record: None });
        }
        for (key, record) in records {
            let Some(dose) = recorded_status(key, &record.dose) else { continue };
            if after < dose.dose.due && dose.dose.due <= until {
                standing.insert(key, Standing { dose, record: Some(record) });
            } else {
                standing.remove(&key);
            }
        }
        let mut standing: Vec<Standing> = standing.into_values().collect();
        standing.sort_by_key(|standing| (standing.dose.dose.due, standing.dose.dose.key));
        Ok(standing)
    }

    /// The answers to the doses around `after` to `until`, without the misses: what is only closed
    /// can still be answered.
    pub(crate) fn answers_around(&self, after: Timestamp, until: Timestamp) -> Result<DoseLog, AppError> {
        let records = self.records_around(after, until)?;
        Ok(log_of(records.values().filter(|record| record.dose.outcome != Outcome::Missed)))
    }

    /// What is recorded of the doses around `after` to `until`, as it stands at `now`.
    pub(crate) fn log_around(
        &self,
        now: Timestamp,
        (after, until): (Timestamp, Timestamp),
    ) -> Result<DoseLog, AppError> {
        let records = self.records_around(after, until)?;
        Ok(log_of(records.values().filter(|record| !is_ahead_of(now, &record.dose))))
    }

    fn records_around(&self, after: Timestamp, until: Timestamp) -> Result<BTreeMap<DoseKey, DoseRecord>, AppError> {
        let zone = self.zone();
        let from = DoseDate::new(local_date(zone, after)).minus_days(3);
        let to = DoseDate::new(local_date(zone, until)).plus_days(2);
        let records = self.store.doses_between(from, to)?;
        Ok(records.into_iter().filter_map(|record| Some((record.dose.key()?, record))).collect())
    }

    /// The last dose taken from `from` to `to`, by the plan or outside it, with when.
    pub(crate) fn last_taken_between(
        &self,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Option<(DoseRecord, Timestamp)>, AppError> {
        let last = self.store.doses_taken_between(from, to)?.pop();
        Ok(last.and_then(|record| match record.dose.outcome {
            Outcome::Taken { at, .. } => Some((record, at)),
            Outcome::Skipped | Outcome::Missed => None,
        }))
    }

    /// When the scheduled dose `key` is due by the present plan; none where the plan has none.
    pub(crate) fn due_of(&self, key: DoseKey) -> Result<Option<Timestamp>, AppError> {
        let plan = self.stored_plan()?;
        Ok(self.scheduled(&plan, key).map(|dose| dose.due))
    }

    /// Notes the zone, and records as missed what has closed unanswered since this was last done.
    ///
    /// # Errors
    /// Where the diary can't be read or written.
    pub fn settle(&mut self) -> Result<(), AppError> {
        self.note_zone()?;
        self.close_unanswered()
    }

    /// The same in the zone that doses follow, wherever the device is.
    pub(crate) fn close_unanswered(&mut self) -> Result<(), AppError> {
        let plan = self.stored_plan()?;
        let now = self.now();
        // Doses due before the plan was entered are nobody's miss, so nothing before it matters.
        // A clock that was set back has its time still to come.
        let after = self.settled.min(now).max(plan.entered()) - LONGEST_OPEN;
        if !plan.phases().is_empty() && after < now {
            self.settle_between(&plan, after, now)?;
        }
        if self.settled > now || self.settled == Timestamp::EARLIEST {
            self.take_back_what_lies_ahead(now)?;
        }
        self.settled = now;
        Ok(())
    }

    /// The same from the very beginning: an answer may have been taken back long after.
    pub(crate) fn settle_all(&mut self) -> Result<(), AppError> {
        self.settled = Timestamp::EARLIEST;
        self.settle()
    }

    fn settle_between(&mut self, plan: &StoredPlan, after: Timestamp, now: Timestamp) -> Result<(), AppError> {
        let missed: Vec<Dose> = self
            .standing(plan, now, (after, now))?
            .into_iter()
            .filter(|standing| standing.record.is_none())
            .filter(|standing| standing.dose.status == Status::Missed && plan.owes(&standing.dose.dose))
            .filter_map(|standing| self.unanswered(plan, &standing.dose))
            .collect();
        if missed.is_empty() {
            return Ok(());
        }
        self.write("close", Via::Closing, now, |writer| {
            missed.iter().try_for_each(|dose| writer.put_dose(dose).map(|_| ()))
        })?;
        Ok(())
    }

    /// Takes back the misses that were recorded under a clock that ran ahead.
    fn take_back_what_lies_ahead(&mut self, now: Timestamp) -> Result<(), AppError> {
        let from = DoseDate::new(local_date(self.zone(), now)).minus_days(3);
        let doses = self.store.doses_between(from, DoseDate::LAST_KEPT)?;
        let ahead: Vec<DoseRecord> = doses.into_iter().filter(|record| is_ahead_of(now, &record.dose)).collect();
        if ahead.is_empty() {
            return Ok(());
        }
        self.write("close", Via::Closing, now, |writer| {
            ahead.iter().try_for_each(|record| writer.remove_dose(&record.id).map(|_| ()))
        })?;
        Ok(())
    }

    /// A scheduled dose as it is planned now, in the zone it is due in, not answered yet.
    pub(crate) fn unanswered(&self, plan: &StoredPlan, standing: &DoseStatus) -> Option<Dose> {
        let scheduled = standing.dose;
        let planned = Planned {
            part: scheduled.key.part,
            due: scheduled.due,
            closes: standing.closes,
            at: scheduled.at,
            amount: scheduled.amount,
        };
        Some(Dose {
            date: scheduled.key.date,
            planned: Some(planned),
            outcome: Outcome::Missed,
            zone: self.zone_of(plan, scheduled),
            medicine: plan.regimen.phase_on(scheduled.key.date)?.medicine,
            answered_at: None,
            via: Via::Closing,
        })
    }
}

/// A miss that lies ahead was recorded under a clock that ran ahead. The dose can still be taken.
fn is_ahead_of(now: Timestamp, dose: &Dose) -> bool {
    dose.outcome == Outcome::Missed && dose.planned.is_some_and(|planned| planned.closes > now)
}

fn log_of<'a>(records: impl Iterator<Item = &'a DoseRecord>) -> DoseLog {
    records.filter_map(|record| Some((record.dose.key()?, logged(record.dose.outcome)))).collect()
}

fn logged(outcome: Outcome) -> LoggedDose {
    match outcome {
        Outcome::Taken { at, .. } => LoggedDose { action: Action::Taken, at: Some(at) },
        Outcome::Skipped => LoggedDose { action: Action::Skipped, at: None },
        Outcome::Missed => LoggedDose { action: Action::Missed, at: None },
    }
}

/// A recorded dose as it was then.
fn recorded_status(key: DoseKey, dose: &Dose) -> Option<DoseStatus> {
    let planned = dose.planned?;
    let (status, taken_at) = match dose.outcome {
        Outcome::Taken { at, .. } => (Status::Taken, Some(at)),
        Outcome::Skipped => (Status::Skipped, None),
        Outcome::Missed => (Status::Missed, None),
    };
    let scheduled = ScheduledDose { key, due: planned.due, at: planned.at, amount: planned.amount };
    Some(DoseStatus { dose: scheduled, closes: planned.closes, status, taken_at })
}
