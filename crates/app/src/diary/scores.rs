//! The check-in.

use chrono_tz::Tz;
use ldn_core::diary::context::check_span;
use ldn_core::diary::scores::{Scale, ScoreEntry, Scores, asked, check_in_at, is_broken_off, value_on};
use ldn_core::{DiaryDate, Score, Timestamp, WallTime, diary_date};
use ldn_store::{Kept, Via};

use super::typed::instant;
use crate::companion::Companion;
use crate::convert::typed_note;
use crate::error::AppError;
use crate::settings::text;
use crate::view::{
    CheckInQuestion, CheckInSettings, CheckInView, DayValue, Saved, ScoreValue, ScoresDraft, ScoresView,
};

const CHECK_IN_AT: &str = "check_in_at";
const CHECK_IN_SCALES: &str = "check_in_scales";
/// Days before that are shown beside a question.
const WEEK: u64 = 6;

impl Companion {
    /// The questions of the check-in: of the entry known by `id`, or else of today, going on with an
    /// entry that was broken off.
    ///
    /// # Errors
    /// [`AppError::NoSuchEntry`], or why the diary can't be read.
    pub fn check_in(&self, id: Option<&str>) -> Result<CheckInView, AppError> {
        let now = self.now();
        let settings = self.check_in_settings()?;
        let wanted: Vec<Scale> = settings.optional.iter().map(|scale| (*scale).into()).collect();
        let today = diary_date(self.zone(), now);
        let entry = match id {
            Some(id) => Some(self.store.entry::<ScoreEntry>(id)?.ok_or(AppError::NoSuchEntry)?),
            None => self.broken_off(today, &asked(&wanted), now)?,
        };
        let date = entry.as_ref().map_or(today, |kept| kept.value.date);
        let zone = entry.as_ref().map_or_else(|| self.zone(), |kept| kept.value.zone);
        let answered = |scale: &Scale| entry.as_ref().is_some_and(|kept| kept.value.scores.get(*scale).is_some());
        let also: Vec<Scale> =
            Scale::ALL.iter().filter(|scale| wanted.contains(scale) || answered(scale)).copied().collect();
        Ok(CheckInView {
            now: now.seconds(),
            zone: zone.name().to_owned(),
            date: date.to_string(),
            is_today: date == today,
            questions: self.scale_questions(date, &asked(&also))?,
            entry: entry.as_ref().map(view),
            settings,
            optional: Scale::ALL.iter().filter(|scale| scale.is_optional()).map(|scale| (*scale).into()).collect(),
        })
    }

    /// Keeps a new check-in.
    ///
    /// # Errors
    /// The first thing wrong with the draft, or why it can't be written.
    pub fn put_scores(&mut self, draft: &ScoresDraft) -> Result<Saved, AppError> {
        let now = self.now();
        let entry = read_scores(draft, None, self.zone(), now)?;
        let (_, saved) = self.write("check_in", Via::Window, now, |writer| writer.put_entry(&entry))?;
        Ok(saved)
    }

    /// Keeps `draft` in the place of what was known by `id`.
    ///
    /// # Errors
    /// [`AppError::NoSuchEntry`], the first thing wrong with the draft, or why it can't be written.
    pub fn change_scores(&mut self, id: &str, draft: &ScoresDraft) -> Result<Saved, AppError> {
        let now = self.now();
        let known = self.store.entry::<ScoreEntry>(id)?.ok_or(AppError::NoSuchEntry)?.value;
        let entry = read_scores(draft, Some(known.at), known.zone, now)?;
        let (_, saved) = self.write("change_check_in", Via::Window, now, |writer| writer.replace_entry(id, &entry))?;
        Ok(saved)
    }

    /// Removes a check-in.
    ///
    /// # Errors
    /// [`AppError::NoSuchEntry`], or why it can't be written.
    pub fn remove_scores(&mut self, id: &str) -> Result<Saved, AppError> {
        let now = self.now();
        let (removed, saved) =
            self.write("remove_check_in", Via::Window, now, |writer| writer.remove_entry::<ScoreEntry>(id))?;
        if removed { Ok(saved) } else { Err(AppError::NoSuchEntry) }
    }

    /// Keeps how the check-in is asked.
    ///
    /// # Errors
    /// [`AppError::SettingOutOfRange`], or why it can't be written.
    pub fn set_check_in(&mut self, settings: &CheckInSettings) -> Result<Saved, AppError> {
        if settings.reminder_at.is_some_and(|minutes| WallTime::from_minutes(minutes).is_none()) {
            return Err(AppError::SettingOutOfRange);
        }
        let (at, scales) = (text(&settings.reminder_at)?, text(&settings.optional)?);
        let now = self.now();
        let (_, saved) = self.write("set_check_in", Via::Window, now, |writer| {
            writer.put_setting(CHECK_IN_AT, &at)?;
            writer.put_setting(CHECK_IN_SCALES, &scales)
        })?;
        Ok(saved)
    }

    /// The diary's day and when its check-in's reminder is due, where one is wanted and nothing was
    /// entered for that day.
    pub(crate) fn check_in_due(&self, now: Timestamp) -> Result<Option<(DiaryDate, Timestamp)>, AppError> {
        if self.check_in_settings()?.reminder_at.is_none() {
            return Ok(None);
        }
        let due = self.check_in_asked(now)?;
        Ok(due.map(|due| (diary_date(self.zone(), now), due)))
    }

    /// From when on Today asks for the check-in; none where something was entered.
    pub(super) fn check_in_asked(&self, now: Timestamp) -> Result<Option<Timestamp>, AppError> {
        let date = diary_date(self.zone(), now);
        if !self.store.entries_between::<ScoreEntry>(date, date)?.is_empty() {
            return Ok(None);
        }
        let own = self.check_in_settings()?.reminder_at.and_then(WallTime::from_minutes);
        Ok(Some(check_in_at(self.zone(), date, own)))
    }

    fn check_in_settings(&self) -> Result<CheckInSettings, AppError> {
        Ok(CheckInSettings {
            reminder_at: self.stored(CHECK_IN_AT)?.flatten(),
            optional: self.stored(CHECK_IN_SCALES)?.unwrap_or_default(),
        })
    }

    fn broken_off(
        &self,
        today: DiaryDate,
        asked: &[Scale],
        now: Timestamp,
    ) -> Result<Option<Kept<ScoreEntry>>, AppError> {
        let last = self.store.entries_between::<ScoreEntry>(today, today)?.pop();
        Ok(last.filter(|kept| is_broken_off(&kept.value, asked, now)))
    }

    fn scale_questions(&self, date: DiaryDate, scales: &[Scale]) -> Result<Vec<CheckInQuestion>, AppError> {
        let entries = self.store.entries_between::<ScoreEntry>(date.minus_days(WEEK), date.minus_days(1))?;
        let entries: Vec<ScoreEntry> = entries.into_iter().map(|kept| kept.value).collect();
        let on = |date: DiaryDate, scale: Scale| value_on(&entries, date, scale).map(Score::value);
        let question = |scale: &Scale| CheckInQuestion {
            scale: (*scale).into(),
            day_before: on(date.minus_days(1), *scale),
            week: (1..=WEEK)
                .rev()
                .map(|back| date.minus_days(back))
                .map(|date| DayValue { date: date.to_string(), value: on(date, *scale) })
                .collect(),
        };
        Ok(scales.iter().map(question).collect())
    }
}

/// A check-in as it is listed.
pub(super) fn view(kept: &Kept<ScoreEntry>) -> ScoresView {
    let entry = &kept.value;
    let value = |scale: &Scale| Some(ScoreValue { scale: (*scale).into(), value: entry.scores.get(*scale)?.value() });
    ScoresView {
        id: kept.id.clone(),
        at: entry.at.seconds(),
        zone: entry.zone.name().to_owned(),
        date: entry.date.to_string(),
        values: Scale::ALL.iter().filter_map(value).collect(),
        note: entry.note.clone(),
    }
}

fn read_scores(
    draft: &ScoresDraft,
    before: Option<Timestamp>,
    zone: Tz,
    now: Timestamp,
) -> Result<ScoreEntry, AppError> {
    let mut scores = Scores::default();
    for answer in &draft.values {
        let score = Score::new(answer.value).ok_or(AppError::ScoreOutOfRange)?;
        scores = scores.with(answer.scale.into(), Some(score));
    }
    let at = instant(&draft.at, before, zone, now)?;
    check_span(at, None, now)?;
    let note = typed_note(&draft.note)?;
    if scores.is_empty() && note.is_none() {
        return Err(AppError::NothingEntered);
    }
    let at = at.min(now);
    Ok(ScoreEntry { at, zone, date: diary_date(zone, at), scores, note })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::ports::{Clock, Files, Zone};
    use std::sync::Arc;

    struct Fixed(i64);

    impl Clock for Fixed {
        fn now(&self) -> Timestamp {
            Timestamp::from_seconds(self.0)
        }
    }

    impl Zone for Fixed {
        fn zone(&self) -> Tz {
            Tz::UTC
        }
    }

    impl Files for Fixed {
        fn prepare_folder(&self, _folder: &std::path::Path) -> Result<(), AppError> {
            Ok(())
        }
    }

    #[test]
    fn the_check_ins_reminder_is_due_at_its_time_where_one_is_wanted_and_until_something_is_entered() {
        // 23 November 2026, 12:00 UTC.
        let now = Timestamp::from_seconds(1_795_435_200);
        let folder = tempfile::tempdir().unwrap();
        let port = || Arc::new(Fixed(now.seconds()));
        let mut companion = Companion::open(folder.path(), port(), port(), &Fixed(0)).unwrap();
        assert_eq!(companion.check_in_due(now), Ok(None));
        let settings = CheckInSettings { reminder_at: Some(20 * 60), optional: Vec::new() };
        companion.set_check_in(&settings).unwrap();
        let today = diary_date(Tz::UTC, now);
        assert_eq!(companion.check_in_due(now), Ok(Some((today, now + chrono::TimeDelta::hours(8)))));
        let values = vec![ScoreValue { scale: crate::view::ScaleName::Pain, value: 3 }];
        let draft = ScoresDraft { values, at: crate::view::WhenSaid::Now, note: String::new() };
        companion.put_scores(&draft).unwrap();
        assert_eq!(companion.check_in_due(now), Ok(None));
    }
}
