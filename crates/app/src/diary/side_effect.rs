//! Logging side effects, and following those that last.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use chrono_tz::Tz;
use ldn_core::diary::context::{self, Context, DoseTaken, check_span, context_at, lasted_days};
use ldn_core::diary::red_flag::calls_for_help;
use ldn_core::diary::side_effect::{SideEffect, SideEffectKind};
use ldn_core::{Timestamp, diary_date, first_instant_at};
use ldn_store::{DoseRecord, Kept, Outcome, Via};

use super::typed::{instant, own_words};
use crate::companion::{Companion, StoredPlan};
use crate::convert::{dose_amount, typed_note};
use crate::dose::take::medicine_on;
use crate::error::AppError;
use crate::settings::text;
use crate::view::{
    EffectChange, EffectCheck, EffectContext, EffectDraft, EffectRow, EffectSaved, EffectView, EffectsView,
    OngoingEffect, Saved, WhenSaid,
};

/// Which of those that last were answered with "still there", and on what day.
const STILL_THERE: &str = "still_there";
/// A dose taken longer ago than this has no bearing on "hours since the dose".
const TAKEN_BEFORE: TimeDelta = TimeDelta::days(7);
/// A date has begun and ended everywhere so long before and after it does in UTC; a night ends at noon.
const AROUND_DATE: TimeDelta = TimeDelta::hours(48);
/// Diary days whose side effects are listed.
const LISTED: u32 = 30;

impl Companion {
    /// The quick list, and what was logged lately.
    ///
    /// # Errors
    /// Where the diary can't be read.
    pub fn side_effects(&self) -> Result<EffectsView, AppError> {
        let (now, zone) = (self.now(), self.zone());
        let today = diary_date(zone, now);
        // A day more, for whoever has moved to another zone since.
        let kept = self.effects_lasting(today.minus_days(u64::from(LISTED) + 1).date(), now)?;
        let row = |what: &SideEffectKind| {
            let lately = context::lately(*what, kept.iter().map(|kept| &kept.value), now, zone);
            EffectRow {
                what: (*what).into(),
                at_night: what.is_of_the_night(),
                ongoing_days: lately.ongoing_days,
                times: lately.times,
            }
        };
        let rows = SideEffectKind::ALL.iter().map(row).collect();
        let is_listed = |effect: &SideEffect| effect.ended.is_none() || lasted_days(effect.began, now, zone) < LISTED;
        let listed: Vec<_> = kept.into_iter().rev().filter(|kept| is_listed(&kept.value)).collect();
        Ok(EffectsView {
            now: now.seconds(),
            zone: zone.name().to_owned(),
            date: today.to_string(),
            rows,
            logged: self.effect_views(listed, now)?,
        })
    }

    /// The side effect known by `id`.
    ///
    /// # Errors
    /// [`AppError::NoSuchEntry`], or why the diary can't be read.
    pub fn side_effect(&self, id: &str) -> Result<EffectView, AppError> {
        let kept = self.store.entry::<SideEffect>(id)?.ok_or(AppError::NoSuchEntry)?;
        self.effect_views(vec![kept], self.now())?.pop().ok_or(AppError::NoSuchEntry)
    }

    /// What goes with a draft, and what is wrong with it, while it is typed. Writes nothing.
    ///
    /// # Errors
    /// Where the diary can't be read.
    pub fn check_side_effect(&self, id: Option<&str>, draft: &EffectDraft) -> Result<EffectCheck, AppError> {
        let (now, known) = (self.now(), self.known(id)?);
        let zone = known.as_ref().map_or_else(|| self.zone(), |known| known.zone);
        let began = instant(&draft.began, known.as_ref().map(|known| known.began), zone, now);
        let plan = self.stored_plan()?;
        let context = match &began {
            Ok(began) => Some(self.context(&plan, (*began).min(now), zone)?),
            Err(_) => None,
        };
        Ok(EffectCheck { context, error: self.read_effect(draft, known.as_ref(), now).err() })
    }

    /// Keeps a new side effect.
    ///
    /// # Errors
    /// The first thing wrong with the draft, or why it can't be written.
    pub fn put_side_effect(&mut self, draft: &EffectDraft) -> Result<EffectSaved, AppError> {
        let now = self.now();
        let effect = self.read_effect(draft, None, now)?;
        let (id, saved) = self.write("side_effect", Via::Window, now, |writer| writer.put_entry(&effect))?;
        let offer_move = effect.what == SideEffectKind::TroubleSleeping && self.offers_move_once()?;
        Ok(EffectSaved { saved: helped(saved, &effect), id, offer_move })
    }

    /// Keeps `draft` in the place of what was known by `id`.
    ///
    /// # Errors
    /// [`AppError::NoSuchEntry`], the first thing wrong with the draft, or why it can't be written.
    pub fn change_side_effect(&mut self, id: &str, draft: &EffectDraft) -> Result<Saved, AppError> {
        let (now, known) = (self.now(), self.known(Some(id))?);
        let effect = self.read_effect(draft, known.as_ref(), now)?;
        let (_, saved) =
            self.write("change_side_effect", Via::Window, now, |writer| writer.replace_entry(id, &effect))?;
        Ok(helped(saved, &effect))
    }

    /// It has gone.
    ///
    /// # Errors
    /// [`AppError::NoSuchEntry`], what is wrong with the time, or why it can't be written.
    pub fn side_effect_gone(&mut self, id: &str, when: &WhenSaid) -> Result<Saved, AppError> {
        let now = self.now();
        let known = self.known(Some(id))?.ok_or(AppError::NoSuchEntry)?;
        let ended = match when {
            // What began and went in the same night went no earlier than it began.
            WhenSaid::LastNight => instant(when, None, known.zone, now)?.max(known.began),
            _ => instant(when, known.ended, known.zone, now)?,
        };
        check_span(known.began, Some(ended), now)?;
        let effect = SideEffect { ended: Some(ended.min(now).max(known.began)), ..known };
        let (_, saved) =
            self.write("side_effect_gone", Via::Window, now, |writer| writer.replace_entry(id, &effect))?;
        Ok(saved)
    }

    /// It is still there: nothing in the entry changes, and Today asks again on another day.
    ///
    /// # Errors
    /// [`AppError::NoSuchEntry`], or why it can't be written.
    pub fn side_effect_still(&mut self, id: &str) -> Result<Saved, AppError> {
        self.known(Some(id))?;
        let now = self.now();
        let today = diary_date(self.zone(), now).to_string();
        let mut answered = self.still_there()?;
        answered.retain(|_, date| *date == today);
        answered.insert(id.to_owned(), today);
        let value = text(&answered)?;
        let (_, saved) =
            self.write("side_effect_still", Via::Window, now, |writer| writer.put_setting(STILL_THERE, &value))?;
        Ok(saved)
    }

    /// Removes a side effect.
    ///
    /// # Errors
    /// [`AppError::NoSuchEntry`], or why it can't be written.
    pub fn remove_side_effect(&mut self, id: &str) -> Result<Saved, AppError> {
        let now = self.now();
        let (removed, saved) =
            self.write("remove_side_effect", Via::Window, now, |writer| writer.remove_entry::<SideEffect>(id))?;
        if removed { Ok(saved) } else { Err(AppError::NoSuchEntry) }
    }

    /// The side effects that lasted on `from` or later and begin by `until`, wherever they were entered.
    pub(crate) fn effects_lasting(&self, from: NaiveDate, until: Timestamp) -> Result<Vec<Kept<SideEffect>>, AppError> {
        let midnight = first_instant_at(Tz::UTC, from.and_time(NaiveTime::MIN));
        Ok(self.store.side_effects_lasting(midnight - AROUND_DATE, until)?)
    }

    /// What is still there, the latest to begin first (E4).
    pub(crate) fn ongoing_effects(&self, now: Timestamp) -> Result<Vec<OngoingEffect>, AppError> {
        let zone = self.zone();
        let date = diary_date(zone, now);
        let (today, answered) = (date.to_string(), self.still_there()?);
        let lasting = self.effects_lasting(date.date(), now)?.into_iter().rev();
        let lasting = lasting.filter(|kept| kept.value.ended.is_none() && kept.value.began <= now);
        let ongoing = lasting.map(|kept| {
            let days = lasted_days(kept.value.began, now, zone);
            OngoingEffect {
                ask: days > 0 && answered.get(&kept.id) != Some(&today),
                id: kept.id,
                what: kept.value.what.into(),
                own_words: kept.value.own_words,
                days,
            }
        });
        Ok(ongoing.collect())
    }

    pub(super) fn effect_views(
        &self,
        effects: Vec<Kept<SideEffect>>,
        now: Timestamp,
    ) -> Result<Vec<EffectView>, AppError> {
        let plan = self.stored_plan()?;
        effects.into_iter().map(|kept| self.effect_view(&plan, kept, now)).collect()
    }

    fn effect_view(&self, plan: &StoredPlan, kept: Kept<SideEffect>, now: Timestamp) -> Result<EffectView, AppError> {
        let effect = kept.value;
        Ok(EffectView {
            id: kept.id,
            what: effect.what.into(),
            own_words: effect.own_words,
            grade: effect.grade.into(),
            began: effect.began.seconds(),
            ended: effect.ended.map(Timestamp::seconds),
            date: diary_date(effect.zone, effect.began).to_string(),
            zone: effect.zone.name().to_owned(),
            lasted_days: lasted_days(effect.began, effect.ended.unwrap_or(now), effect.zone),
            distressing: effect.distressing,
            from_ldn: effect.from_ldn.map(Into::into),
            note: effect.note,
            context: self.context(plan, effect.began, effect.zone)?,
        })
    }

    /// What goes with something that began then, from the plan and the doses taken before.
    fn context(&self, plan: &StoredPlan, began: Timestamp, zone: chrono_tz::Tz) -> Result<EffectContext, AppError> {
        let records = self.store.doses_taken_between(began - TAKEN_BEFORE, began)?;
        let taken: Vec<DoseTaken> = records.iter().filter_map(taken_dose).collect();
        let Context { last_dose, hours_since_dose, planned, change } = context_at(began, zone, &plan.regimen, &taken);
        let of = |dose: DoseTaken| records.iter().rev().find(|record| taken_dose(record) == Some(dose));
        let planned_of = ldn_core::DoseDate::new(diary_date(zone, began).date());
        let dose = match last_dose.and_then(|dose| Some((dose, of(dose)?))) {
            Some((dose, record)) => Some(dose_amount(dose.amount, &record.dose.medicine)),
            None => planned.zip(medicine_on(plan, planned_of)).map(|(amount, medicine)| dose_amount(amount, &medicine)),
        };
        let change = change.map(|change| EffectChange { kind: change.kind.into(), days: change.days });
        Ok(EffectContext { dose, hours_since_dose, change })
    }

    /// The draft as it would be kept; an entry that is changed keeps its zone.
    fn read_effect(
        &self,
        draft: &EffectDraft,
        known: Option<&SideEffect>,
        now: Timestamp,
    ) -> Result<SideEffect, AppError> {
        let zone = known.map_or_else(|| self.zone(), |known| known.zone);
        let what = SideEffectKind::from(draft.what);
        let own_words = (what == SideEffectKind::Other).then(|| own_words(&draft.own_words)).transpose()?;
        let began = instant(&draft.began, known.map(|known| known.began), zone, now)?;
        let ended = draft.ended.as_ref();
        let ended = ended.map(|said| instant(said, known.and_then(|known| known.ended), zone, now)).transpose()?;
        check_span(began, ended, now)?;
        Ok(SideEffect {
            what,
            own_words,
            grade: draft.grade.into(),
            began: began.min(now),
            ended: ended.map(|ended| ended.min(now).max(began.min(now))),
            zone,
            distressing: draft.distressing.filter(|_| what == SideEffectKind::VividDreams),
            from_ldn: draft.from_ldn.map(Into::into),
            note: typed_note(&draft.note)?,
        })
    }

    fn known(&self, id: Option<&str>) -> Result<Option<SideEffect>, AppError> {
        let Some(id) = id else { return Ok(None) };
        let kept = self.store.entry::<SideEffect>(id)?.ok_or(AppError::NoSuchEntry)?;
        Ok(Some(kept.value))
    }

    fn still_there(&self) -> Result<BTreeMap<String, String>, AppError> {
        Ok(self.stored(STILL_THERE)?.unwrap_or_default())
    }
}

fn helped(saved: Saved, effect: &SideEffect) -> Saved {
    Saved { help_now: calls_for_help(effect.what, effect.grade), ..saved }
}

fn taken_dose(record: &DoseRecord) -> Option<DoseTaken> {
    let Outcome::Taken { at, amount } = record.dose.outcome else { return None };
    Some(DoseTaken { at, amount })
}
