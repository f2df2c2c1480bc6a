//! What a journey does to the doses around it, and what is asked about it on Today.

use chrono::TimeDelta;
use chrono_tz::Tz;
use ldn_core::dose::schedule::scheduled_dose;
use ldn_core::dose::status::{LOOK_AHEAD, statuses_of};
use ldn_core::dose::travel::{
    LastTaken, NextByClock, ZoneChange, carry, next_by_clock, schedule_through, too_soon_by_journey,
};
use ldn_core::{DoseKey, DoseLog, DoseStatus, ScheduledDose, Status, Timestamp};
use ldn_store::Via;

use crate::companion::{Companion, StoredPlan};
use crate::error::AppError;
use crate::settings::text;
use crate::standing::Standing;
use crate::view::{CloseNext, DoseId, Saved, TravelChoice, TravelQuestion};

const CLOSE_KEPT: &str = "close_kept";

/// A dose taken longer ago than this is not the last one to a journey.
const LAST_TAKEN_WITHIN: TimeDelta = TimeDelta::days(7);
/// Answers around now that may matter to the next dose.
const ANSWERS_AROUND: TimeDelta = TimeDelta::days(4);

impl Companion {
    /// The doses with `after` < due ≤ `until`, by the clocks that doses followed.
    pub(crate) fn schedule(&self, plan: &StoredPlan, (after, until): (Timestamp, Timestamp)) -> Vec<ScheduledDose> {
        schedule_through(&plan.regimen, self.zone(), self.changes_since(after), (after, until))
    }

    /// How they stand, by what `log` says of them.
    pub(crate) fn scheduled_standing(
        &self,
        plan: &StoredPlan,
        log: &DoseLog,
        now: Timestamp,
        (after, until): (Timestamp, Timestamp),
    ) -> Vec<DoseStatus> {
        statuses_of(&self.schedule(plan, (after, until + LOOK_AHEAD)), log, now, until)
    }

    /// The scheduled dose `key`; none where the plan has none.
    pub(crate) fn scheduled(&self, plan: &StoredPlan, key: DoseKey) -> Option<ScheduledDose> {
        let dose = scheduled_dose(&plan.regimen, self.zone(), key)?;
        Some(carry(&plan.regimen, self.changes_since(dose.due), dose).0)
    }

    /// The zone by whose clock `dose` is due: the one doses follow, or the one it came from.
    pub(crate) fn zone_of(&self, plan: &StoredPlan, dose: ScheduledDose) -> Tz {
        carry(&plan.regimen, self.changes_since(dose.due), dose).1.unwrap_or_else(|| self.zone())
    }

    /// What is to be asked about the journey, where nothing was answered yet.
    pub(crate) fn travel_question(
        &self,
        plan: &StoredPlan,
        now: Timestamp,
    ) -> Result<Option<TravelQuestion>, AppError> {
        let Some(journey) = self.journey()? else { return Ok(None) };
        let last = self.last_taken(now)?.map(|last| last.at);
        let log = self.log_around(now, (now - ANSWERS_AROUND, now + ANSWERS_AROUND))?;
        let changes = self.changes_since(now);
        let begun = changes.partition_point(|change| change.at < journey.at);
        let mut followed = changes.to_vec();
        if self.is_home_time() {
            followed.push(ZoneChange { at: now, from: journey.from, to: journey.to });
        }
        let next = |zone, changes: &[ZoneChange]| next_by_clock(&plan.regimen, (zone, changes), &log, last, now);
        let follow = next(journey.to, &followed);
        let home = next(journey.from, changes.get(..begun).unwrap_or_default());
        let (Some(follow), Some(home)) = (follow, home) else { return Ok(None) };
        Ok(Some(TravelQuestion {
            from_zone: journey.from.name().to_owned(),
            to_zone: journey.to.name().to_owned(),
            last_taken_at: last.map(Timestamp::seconds),
            follow: choice(&follow),
            home: choice(&home),
        }))
    }

    /// The next dose, where a journey brings it less than 12 hours after the last one and the person
    /// has not said yet that they keep it.
    pub(crate) fn close_next(
        &self,
        plan: &StoredPlan,
        standing: &[Standing],
        now: Timestamp,
    ) -> Result<Option<CloseNext>, AppError> {
        let next = standing.iter().map(|standing| &standing.dose);
        let Some(next) = next.into_iter().find(|dose| matches!(dose.status, Status::Due | Status::Upcoming)) else {
            return Ok(None);
        };
        let Some(last) = self.last_taken(now)? else { return Ok(None) };
        let Some(minutes) = too_soon_by_journey(&plan.regimen, last, &next.dose, now) else { return Ok(None) };
        if self.stored::<String>(CLOSE_KEPT)? == Some(next.dose.key.to_string()) {
            return Ok(None);
        }
        Ok(Some(CloseNext {
            dose: next.dose.key.into(),
            due_at: next.dose.due.seconds(),
            last_taken_at: last.at.seconds(),
            minutes: whole(minutes),
        }))
    }

    /// Keeps a dose that a journey brings close to the last one; it is not asked about again.
    ///
    /// # Errors
    /// [`AppError::DateInvalid`], or why it can't be written.
    pub fn keep_close(&mut self, dose: &DoseId) -> Result<Saved, AppError> {
        let key = text(&DoseKey::try_from(dose)?.to_string())?;
        let now = self.now();
        let ((), saved) = self.write("keep_close", Via::Window, now, |writer| writer.put_setting(CLOSE_KEPT, &key))?;
        Ok(saved)
    }

    fn last_taken(&self, now: Timestamp) -> Result<Option<LastTaken>, AppError> {
        let last = self.last_taken_between(now - LAST_TAKEN_WITHIN, now)?;
        Ok(last.map(|(record, at)| {
            let due = record.dose.planned.map(|planned| planned.due);
            LastTaken { at, due, zone: record.dose.zone }
        }))
    }
}

fn choice(next: &NextByClock) -> TravelChoice {
    TravelChoice { due_at: next.dose.due.seconds(), minutes_since_last: next.since_last.map(whole) }
}

fn whole(minutes: i64) -> u32 {
    u32::try_from(minutes.max(0)).unwrap_or(u32::MAX)
}
