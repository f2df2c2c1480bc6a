//! More than 14 days without a dose: what is asked before reminders go on (D11, own rule).

use chrono::TimeDelta;
use ldn_core::dose::gap::{GAP_AHEAD, Gap, GapSince, is_long, long_gap};
use ldn_core::{DoseKey, Status, Timestamp};
use ldn_store::{Dose, DoseRecord, Outcome, Via, Writer};

use crate::companion::{Companion, StoredPlan};
use crate::convert::next_dose;
use crate::dose::take::medicine_on;
use crate::error::AppError;
use crate::standing::{LONGEST_OPEN, Standing};
use crate::view::{DoseId, GapView, Saved};

const ANSWERED_AT: &str = "gap_answered_at";

/// The spans in which the last dose taken is looked for, the nearest first: it is nearly always here.
const LOOKED_BACK: [TimeDelta; 3] = [TimeDelta::days(15), TimeDelta::days(400), TimeDelta::days(365 * 200)];

impl Companion {
    /// Whether the reminders of doses are held back at `now`: the person was not asked yet, after more
    /// than 14 days without a dose, what holds.
    ///
    /// # Errors
    /// Where the diary can't be read.
    pub(crate) fn reminders_held(&self, plan: &StoredPlan, now: Timestamp) -> Result<bool, AppError> {
        Ok(self.gap(plan, now)?.is_some())
    }

    /// Records the doses since the last one that nothing is known of as taken, each when it was due and
    /// as it was planned, but for those in `left_out`. Where that leaves more than 14 days without a
    /// dose, the question stands still.
    ///
    /// # Errors
    /// [`AppError::NothingToBackfill`], or why it can't be written.
    pub fn backfill_gap(&mut self, left_out: &[DoseId]) -> Result<Saved, AppError> {
        self.settle()?;
        let (plan, now) = (self.stored_plan()?, self.now());
        let gap = self.gap(&plan, now)?.ok_or(AppError::NothingToBackfill)?;
        let left_out = left_out.iter().map(DoseKey::try_from).collect::<Result<Vec<_>, _>>()?;
        let unanswered = self.unanswered_since(&plan, &gap, now)?;
        let taken = unanswered.iter().filter(|standing| !left_out.contains(&standing.dose.dose.key));
        let taken: Vec<Dose> = taken.filter_map(|standing| self.taken_when_due(&plan, standing, now)).collect();
        if taken.is_empty() {
            return Err(AppError::NothingToBackfill);
        }
        let ((), saved) = self.write("backfill", Via::Window, now, |writer| {
            taken.iter().try_for_each(|dose| writer.put_dose(dose).map(drop))
        })?;
        Ok(saved)
    }

    /// The person asked their prescriber, and goes on as planned.
    ///
    /// # Errors
    /// Why it can't be written.
    pub fn go_on_after_gap(&mut self) -> Result<Saved, AppError> {
        let now = self.now();
        let ((), saved) = self.write("gap", Via::Window, now, |writer| answer_gap(writer, now))?;
        Ok(saved)
    }

    /// What Today asks after a long time without a dose.
    pub(crate) fn gap_view(&self, plan: &StoredPlan, now: Timestamp) -> Result<Option<GapView>, AppError> {
        let Some(gap) = self.gap(plan, now)? else { return Ok(None) };
        let shown = |standing: &Standing| {
            let dose = &standing.dose.dose;
            let recorded = standing.record.as_ref().map(|record| record.dose.medicine);
            Some(next_dose(dose, &recorded.or_else(|| medicine_on(plan, dose.key.date))?))
        };
        Ok(Some(GapView {
            last_taken_at: self.last_taken_before(now)?.map(Timestamp::seconds),
            days: u32::try_from(gap.days).unwrap_or(u32::MAX),
            unanswered: self.unanswered_since(plan, &gap, now)?.iter().filter_map(shown).collect(),
        }))
    }

    /// The days since the last dose, where one that is due at `due` would be the first after more than
    /// 14 days, nothing being taken in between.
    pub(crate) fn days_without_dose(&self, due: Timestamp, now: Timestamp) -> Result<Option<u32>, AppError> {
        // Who never took one begins, and does not begin again.
        let Some(last) = self.last_taken_before(now)? else { return Ok(None) };
        let answered = self.gap_answered_at()?.filter(|at| *at <= now);
        let (from, due) = (answered.map_or(last, |answered| answered.max(last)), due.max(now));
        let days = due.since(last).num_days();
        Ok(is_long(from, due).then(|| u32::try_from(days).unwrap_or(u32::MAX)))
    }

    fn gap(&self, plan: &StoredPlan, now: Timestamp) -> Result<Option<Gap>, AppError> {
        let answered_at = self.gap_answered_at()?;
        let since = GapSince { last_taken: None, entered: plan.entered(), answered_at };
        // Asked with every tick: what can be told without the record of doses is told without it.
        if since.latest(now).is_none_or(|from| !is_long(from, now)) {
            return Ok(None);
        }
        let since = GapSince { last_taken: self.last_taken_before(now)?, ..since };
        let Some(from) = since.latest(now).filter(|from| is_long(*from, now)) else { return Ok(None) };
        let doses = self.owed(plan, now, (from, now + GAP_AHEAD))?;
        let doses: Vec<_> = doses.into_iter().map(|standing| standing.dose).collect();
        Ok(long_gap(&since, &doses, now))
    }

    fn unanswered_since(&self, plan: &StoredPlan, gap: &Gap, now: Timestamp) -> Result<Vec<Standing>, AppError> {
        let mut owed = self.owed(plan, now, (gap.from, now))?;
        owed.retain(|standing| gap.unanswered.contains(&standing.dose.dose.key));
        Ok(owed)
    }

    fn owed(&self, plan: &StoredPlan, now: Timestamp, span: (Timestamp, Timestamp)) -> Result<Vec<Standing>, AppError> {
        let mut standing = self.standing(plan, now, span)?;
        standing.retain(|standing| standing.record.is_some() || plan.owes(&standing.dose.dose));
        Ok(standing)
    }

    fn taken_when_due(&self, plan: &StoredPlan, standing: &Standing, now: Timestamp) -> Option<Dose> {
        let dose = match &standing.record {
            Some(DoseRecord { dose, .. }) => dose.clone(),
            None => self.unanswered(plan, &standing.dose)?,
        };
        let planned = dose.planned?;
        let outcome = Outcome::Taken { at: planned.due, amount: planned.amount };
        Some(Dose { outcome, answered_at: Some(now), via: Via::Window, ..dose })
    }

    fn last_taken_before(&self, now: Timestamp) -> Result<Option<Timestamp>, AppError> {
        for back in LOOKED_BACK {
            if let Some((_, at)) = self.last_taken_between(now - back, now)? {
                return Ok(Some(at));
            }
        }
        Ok(None)
    }

    fn gap_answered_at(&self) -> Result<Option<Timestamp>, AppError> {
        Ok(self.stored::<i64>(ANSWERED_AT)?.map(Timestamp::from_seconds))
    }

    /// Whether a dose of the present plan can still be taken before `due`.
    pub(crate) fn has_dose_before(&self, plan: &StoredPlan, due: Timestamp, now: Timestamp) -> Result<bool, AppError> {
        let ahead = self.standing(plan, now, (now - LONGEST_OPEN, due - TimeDelta::seconds(1)))?;
        Ok(ahead.iter().any(|standing| matches!(standing.dose.status, Status::Due | Status::Upcoming)))
    }
}

/// Keeps that the person said at `now` what holds after a long time without a dose.
pub(crate) fn answer_gap(writer: &mut Writer<'_>, now: Timestamp) -> Result<(), ldn_store::StoreError> {
    // A whole number is its own JSON.
    writer.put_setting(ANSWERED_AT, &now.seconds().to_string())
}
