//! "Taken".

use std::str::FromStr;

use chrono::TimeDelta;
use chrono_tz::Tz;
use ldn_core::dose::attribute::{REACH, attribute_among};
use ldn_core::dose::close::{TakenDose, too_close};
use ldn_core::{
    Amount, Attribution, DoseDate, DoseKey, DoseStatus, GuardQuestion, Medicine, ScheduledDose, Timestamp, diary_date,
    guard_day_total,
};
use ldn_store::{Dose, Outcome, ReminderReply, Via};

use crate::companion::{Companion, StoredPlan};
use crate::convert::{next_dose, typed_instant};
use crate::error::AppError;
use crate::standing::Standing;
use crate::view::{DoseId, NextDose, Saved, TakeOutcome, TakeRequest, TakeTarget};

/// A clock that was set a little differently when the window read it.
const CLOCK_SLACK: TimeDelta = TimeDelta::minutes(1);
/// An answer further than this from its dose is a slip of the date.
const FARTHEST: TimeDelta = TimeDelta::hours(24);

/// A dose about to be recorded as taken.
pub(super) struct Taking {
    pub(super) dose: Dose,
    /// The id of the record it replaces; none for a new dose outside the plan.
    pub(super) id: Option<String>,
    pub(super) at: Timestamp,
    pub(super) amount: Amount,
    pub(super) close_confirmed: bool,
    pub(super) via: Via,
    pub(super) kind: &'static str,
}

impl Companion {
    /// Records a dose as taken, or says what has to be asked first.
    ///
    /// # Errors
    /// What can't be read in the request, [`AppError::AlreadyAnswered`], [`AppError::NoSuchDose`],
    /// or why it can't be written.
    pub fn take(&mut self, request: &TakeRequest) -> Result<TakeOutcome, AppError> {
        self.take_via(request, Via::Window)
    }

    /// The same, from a notification, the tray or the demonstration.
    ///
    /// # Errors
    /// As [`Companion::take`].
    pub fn take_via(&mut self, request: &TakeRequest, via: Via) -> Result<TakeOutcome, AppError> {
        let at = self.instant_taken(request.at.as_deref(), self.zone())?;
        let plan = self.stored_plan()?;
        let key = match &request.target {
            TakeTarget::Dose { dose } => Some(DoseKey::try_from(dose)?),
            TakeTarget::Extra => None,
            TakeTarget::Auto => match self.attributed(&plan, at)? {
                Attribution::Dose(key) => Some(key),
                Attribution::Extra { late, early } => return Ok(ask_which(&plan, late, early)),
            },
        };
        let dose = match key {
            Some(key) => self.dose_to_answer(&plan, key, at)?,
            None => self.dose_outside_plan(&plan, at, self.zone())?,
        };
        let typed = request.amount.as_deref().map(Amount::from_str).transpose()?;
        let planned = dose.planned.map(|planned| planned.amount);
        let amount = typed.or(planned).or_else(|| usual_amount(&plan, dose.date)).ok_or(AppError::AmountNotANumber)?;
        let close_confirmed = request.close_confirmed;
        self.record_taken(Taking { dose, id: None, at, amount, close_confirmed, via, kind: "take" })
    }

    /// Writes a dose as taken, after the caution where another lies close (D8).
    pub(super) fn record_taken(&mut self, taking: Taking) -> Result<TakeOutcome, AppError> {
        if let Some(other) = self.dose_close_to(&taking)?.filter(|_| !taking.close_confirmed) {
            let minutes = u32::try_from(taking.at.since(other.at).num_minutes().abs()).unwrap_or(u32::MAX);
            return Ok(TakeOutcome::AskClose { minutes, other_at: other.at.seconds() });
        }
        let Taking { mut dose, id, at, amount, via, kind, .. } = taking;
        let now = self.now();
        dose.outcome = Outcome::Taken { at, amount };
        dose.answered_at = Some(now);
        dose.via = via;
        let key = dose.key();
        let help_now = self.is_help_needed(&dose, id.as_deref(), amount)?;
        let reminder = self.answered_reminder(key, ReminderReply::Taken, now)?;
        let ((), saved) = self.write(kind, via, now, |writer| {
            match &id {
                Some(id) => writer.put_extra_dose(id, &dose)?,
                None => writer.put_dose(&dose).map(|_| ())?,
            }
            reminder.iter().try_for_each(|reminder| writer.put_reminder(reminder))
        })?;
        Ok(TakeOutcome::Saved { saved: Saved { help_now, ..saved }, dose: key.map(DoseId::from) })
    }

    /// The instant a dose was taken at, as typed in `zone`; now where nothing was.
    pub(super) fn instant_taken(&self, typed: Option<&str>, zone: Tz) -> Result<Timestamp, AppError> {
        let now = self.now();
        let Some(typed) = typed else { return Ok(now) };
        let at = typed_instant(typed, zone)?;
        if at > now + CLOCK_SLACK { Err(AppError::TimeInFuture) } else { Ok(at.min(now)) }
    }

    /// What a "taken" at `at` is for. What is only closed can still be answered.
    pub(crate) fn attributed(&self, plan: &StoredPlan, at: Timestamp) -> Result<Attribution, AppError> {
        let log = self.answers_around(at - TimeDelta::days(3), at + TimeDelta::days(3))?;
        Ok(attribute_among(&self.scheduled_standing(plan, &log, at, (at - REACH, at + REACH)), at))
    }

    /// The scheduled dose `key`, which is not answered yet.
    fn dose_to_answer(&self, plan: &StoredPlan, key: DoseKey, at: Timestamp) -> Result<Dose, AppError> {
        let standing = self.standing_dose(plan, key)?.ok_or(AppError::NoSuchDose)?;
        if standing.is_answered() {
            return Err(AppError::AlreadyAnswered);
        }
        within_reach(&standing.dose, at)?;
        self.dose_of(plan, &standing).ok_or(AppError::NoSuchDose)
    }

    /// A dose outside the plan, taken at `at` by the clock of `zone`.
    pub(crate) fn dose_outside_plan(&self, plan: &StoredPlan, at: Timestamp, zone: Tz) -> Result<Dose, AppError> {
        let date = DoseDate::new(diary_date(zone, at).date());
        Ok(Dose {
            date,
            planned: None,
            outcome: Outcome::Missed,
            zone,
            medicine: medicine_on(plan, date).ok_or(AppError::NoPlan)?,
            answered_at: None,
            via: Via::Window,
        })
    }

    /// A scheduled dose as it stands.
    pub(super) fn standing_dose(&self, plan: &StoredPlan, key: DoseKey) -> Result<Option<Standing>, AppError> {
        let recorded = self.store.dose(key)?.and_then(|record| record.dose.planned).map(|planned| planned.due);
        let scheduled = self.scheduled(plan, key).map(|dose| dose.due);
        let Some(due) = recorded.or(scheduled) else { return Ok(None) };
        let found = self.standing(plan, self.now(), (due - TimeDelta::seconds(1), due))?;
        Ok(found.into_iter().find(|standing| standing.dose.dose.key == key))
    }

    /// The dose as it was recorded, or as it is planned now.
    pub(crate) fn dose_of(&self, plan: &StoredPlan, standing: &Standing) -> Option<Dose> {
        match &standing.record {
            Some(record) => Some(record.dose.clone()),
            None => self.unanswered(plan, &standing.dose),
        }
    }

    fn dose_close_to(&self, taking: &Taking) -> Result<Option<TakenDose>, AppError> {
        let around = self.store.doses_taken_between(taking.at - FARTHEST, taking.at + FARTHEST)?;
        let key = taking.dose.key();
        let others = around.iter().filter(|other| match key {
            Some(key) => other.dose.key() != Some(key),
            None => Some(&other.id) != taking.id.as_ref(),
        });
        let due = |dose: &Dose| dose.planned.map(|planned| planned.due);
        let others = others.filter_map(|other| match other.dose.outcome {
            Outcome::Taken { at, .. } => Some(TakenDose { at, due: due(&other.dose) }),
            _ => None,
        });
        Ok(too_close(TakenDose { at: taking.at, due: due(&taking.dose) }, others))
    }

    /// Whether `amount` of `dose` makes the day's total no low dose (D4). `id` is its record's, where
    /// it is outside the plan and had one.
    fn is_help_needed(&self, dose: &Dose, id: Option<&str>, amount: Amount) -> Result<bool, AppError> {
        let doses = self.store.doses_between(dose.date, dose.date)?;
        let others = doses.iter().filter(|other| match dose.key() {
            Some(key) => other.dose.key() != Some(key),
            None => Some(other.id.as_str()) != id,
        });
        let taken = others.filter_map(|record| match record.dose.outcome {
            Outcome::Taken { amount, .. } => Some(amount),
            _ => None,
        });
        let total: u32 = taken.chain([amount]).sum();
        Ok(guard_day_total(total) == GuardQuestion::NotLowDose)
    }
}

/// An answer may come early or late, but not a day away: that is a slip of the date.
pub(super) fn within_reach(dose: &DoseStatus, at: Timestamp) -> Result<(), AppError> {
    if at.since(dose.dose.due).abs() > FARTHEST { Err(AppError::TimeFarFromDose) } else { Ok(()) }
}

fn ask_which(plan: &StoredPlan, late: Option<ScheduledDose>, early: Option<ScheduledDose>) -> TakeOutcome {
    let shown = |dose: ScheduledDose| -> Option<NextDose> {
        medicine_on(plan, dose.key.date).map(|medicine| next_dose(&dose, &medicine))
    };
    TakeOutcome::AskWhich { late: late.and_then(shown), early: early.and_then(shown) }
}

/// What is taken on `date`; before the plan begins, what it begins with.
pub(crate) fn medicine_on(plan: &StoredPlan, date: DoseDate) -> Option<Medicine> {
    let phase = plan.regimen.phase_on(date).or_else(|| plan.regimen.phases().first());
    phase.map(|phase| phase.medicine)
}

/// What is usually taken around `date`; in a night left out and in a pause, what was before it.
pub(crate) fn usual_amount(plan: &StoredPlan, date: DoseDate) -> Option<Amount> {
    let mut with_slots = plan.regimen.phases().iter().filter(|phase| !phase.slots.is_empty());
    let first = with_slots.clone().next();
    let phase = with_slots.rfind(|phase| phase.from <= date).or(first)?;
    phase.slots.first().map(|slot| slot.amount)
}
