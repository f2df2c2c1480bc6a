//! When the app speaks of a move by itself: once after a logged insomnia (I1), and quietly where the
//! nights were troubled (I2).

use std::collections::BTreeMap;

use chrono::TimeDelta;
use ldn_core::diary::side_effect::{SideEffect, SideEffectKind};
use ldn_core::sleep::entry::SleepEntry;
use ldn_core::sleep::insomnia::{GOOD_UP_TO, bedtime_since, earliest_looked_at};
use ldn_core::sleep::night::nights;
use ldn_core::{DoseDate, InsomniaEvidence, Night, Part, Timestamp, diary_date, insomnia_evidence, is_switch_offered};
use ldn_store::Via;

use crate::companion::{Companion, StoredPlan};
use crate::error::AppError;
use crate::settings::text;
use crate::view::{MoveNight, MoveSuggestion, Saved};

const DISMISSED_ON: &str = "move_suggestion_dismissed_on";
const OFFERED: &str = "move_offered";

impl Companion {
    /// The suggestion to ask about mornings, where the nights speak for it and it does not rest (I2).
    pub(crate) fn move_suggestion(
        &self,
        plan: &StoredPlan,
        now: Timestamp,
    ) -> Result<Option<MoveSuggestion>, AppError> {
        let today = self.dose_date(now);
        if !is_morning_free(plan, today) {
            return Ok(None);
        }
        let dismissed = self.stored::<String>(DISMISSED_ON)?.and_then(|date| date.parse().ok());
        let nights = self.entered_nights(today, now)?;
        let evidence = insomnia_evidence(&nights, today, bedtime_since(&plan.regimen, today), dismissed);
        Ok(evidence.filter(InsomniaEvidence::advises).map(|evidence| suggestion(&evidence, &nights)))
    }

    /// Lets the suggestion rest for a while; undo brings it back.
    ///
    /// # Errors
    /// Why it can't be written.
    pub fn dismiss_move_suggestion(&mut self) -> Result<Saved, AppError> {
        let now = self.now();
        let today = text(&self.dose_date(now).to_string())?;
        let write = self.write("rest_suggestion", Via::Window, now, |writer| writer.put_setting(DISMISSED_ON, &today));
        Ok(write?.1)
    }

    /// Whether a logged insomnia should now be followed by the one line about mornings: never said
    /// before, and there is a bedtime dose that could move there (I1).
    ///
    /// # Errors
    /// Why the diary can't be read.
    pub fn offers_move_once(&self) -> Result<bool, AppError> {
        let seen = self.stored::<bool>(OFFERED)?.unwrap_or_default();
        Ok(!seen && is_morning_free(&self.stored_plan()?, self.dose_date(self.now())))
    }

    /// The line was said; it is not said again.
    ///
    /// # Errors
    /// Why it can't be written.
    pub fn move_offer_seen(&mut self) -> Result<(), AppError> {
        let (now, seen) = (self.now(), text(&true)?);
        self.write("offer", Via::Closing, now, |writer| writer.put_setting(OFFERED, &seen)).map(|_| ())
    }

    /// The nights that speak for a move, whether the suggestion rests or not; none where none of
    /// them was troubled.
    pub(super) fn nights_for_a_move(
        &self,
        plan: &StoredPlan,
        now: Timestamp,
    ) -> Result<Option<MoveSuggestion>, AppError> {
        let today = self.dose_date(now);
        let nights = self.entered_nights(today, now)?;
        let evidence = insomnia_evidence(&nights, today, bedtime_since(&plan.regimen, today), None);
        let troubled = evidence.filter(|evidence| !evidence.troubled.is_empty());
        Ok(troubled.map(|evidence| suggestion(&evidence, &nights)))
    }

    fn entered_nights(&self, today: DoseDate, now: Timestamp) -> Result<Vec<Night>, AppError> {
        let earliest = earliest_looked_at(today);
        let sleeps = self.store.entries_between::<SleepEntry>(earliest, today)?;
        let sleeps: Vec<SleepEntry> = sleeps.into_iter().map(|kept| kept.value).collect();
        Ok(nights(&sleeps, &self.troubles(earliest, now)?, earliest, now))
    }

    /// Every "trouble sleeping" that lasted since `earliest`: one that began long before may last.
    fn troubles(&self, earliest: DoseDate, now: Timestamp) -> Result<Vec<SideEffect>, AppError> {
        let effects = self.effects_lasting(earliest.date(), now + TimeDelta::days(1))?;
        let effects = effects.into_iter().map(|kept| kept.value);
        Ok(effects.filter(|effect| effect.what == SideEffectKind::TroubleSleeping).collect())
    }

    fn dose_date(&self, now: Timestamp) -> DoseDate {
        DoseDate::new(diary_date(self.zone(), now).date())
    }
}

fn is_morning_free(plan: &StoredPlan, today: DoseDate) -> bool {
    plan.regimen.phase_on(today).is_some_and(|phase| is_switch_offered(phase, Part::Bedtime, Part::Morning))
}

fn suggestion(evidence: &InsomniaEvidence, nights: &[Night]) -> MoveSuggestion {
    let by_date: BTreeMap<DoseDate, &Night> = nights.iter().map(|night| (night.night_of, night)).collect();
    let view = |date: &DoseDate| {
        let night = by_date.get(date)?;
        Some(MoveNight {
            date: date.to_string(),
            minutes_to_sleep: night.minutes_to_sleep,
            minutes_awake: night.minutes_awake,
            longest: night.longest(),
            logged: night.insomnia_logged,
            troubled: evidence.troubled.contains(date),
        })
    };
    MoveSuggestion {
        troubled: count(evidence.troubled.len()),
        looked_at: count(evidence.looked_at),
        line: GOOD_UP_TO,
        nights: evidence.dates.iter().filter_map(view).collect(),
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
