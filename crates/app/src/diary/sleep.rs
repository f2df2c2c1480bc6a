//! The night's entry.

use std::str::FromStr;

use chrono::TimeDelta;
use chrono_tz::Tz;
use ldn_core::sleep::check::{
    SleepError, asked_minutes, check_sleep, last_night, lies_ahead, minutes_in_bed, night_instants, proposed_up,
};
use ldn_core::sleep::entry::SleepEntry;
use ldn_core::{DoseDate, Part, Timestamp, WallTime, diary_date, local_minutes};
use ldn_store::{Kept, Outcome, Via};

use super::typed::date;
use crate::companion::Companion;
use crate::convert::typed_note;
use crate::error::AppError;
use crate::view::{NightSpan, NightView, Saved, SleepDraft, SleepView};

/// An entry older than this says nothing about when the person goes to bed now.
const LAST_ENTRY: u64 = 30;

impl Companion {
    /// The entry of a night, or what is proposed for it; without a date that of last night.
    ///
    /// # Errors
    /// [`AppError::DateInvalid`], or why the diary can't be read.
    pub fn sleep_draft(&self, night: Option<&str>) -> Result<SleepView, AppError> {
        let (now, zone) = (self.now(), self.zone());
        let last = last_night(zone, now);
        let night_of = night.map_or(Ok(last), |typed| date(typed).map(DoseDate::new))?;
        let known = self.night(night_of)?;
        let zone = known.as_ref().map_or(zone, |kept| kept.value.zone);
        let draft = match &known {
            Some(kept) => draft_of(&kept.value),
            None => self.proposed(night_of, zone, now)?,
        };
        Ok(SleepView {
            id: known.map(|kept| kept.id),
            draft,
            latest: diary_date(zone, now).to_string(),
            is_last: night_of == last,
            zone: zone.name().to_owned(),
        })
    }

    /// What the typed times come to, before they are kept.
    ///
    /// # Errors
    /// What of the draft can't be read, or why the diary can't be.
    pub fn night_span(&self, draft: &SleepDraft) -> Result<NightSpan, AppError> {
        let entry = self.typed_night(draft)?;
        Ok(NightSpan {
            bed_at: entry.bed_at.map(Timestamp::seconds),
            up_at: entry.up_at.map(Timestamp::seconds),
            minutes: minutes_in_bed(&entry),
            unusual: asked_minutes(&entry).is_some() || lies_ahead(&entry, self.now()),
            zone: entry.zone.name().to_owned(),
        })
    }

    /// Keeps a night, in place of what was entered of it.
    ///
    /// # Errors
    /// The first thing wrong with the draft, [`AppError::NightLong`] until so many minutes in bed were
    /// agreed to, or why it can't be written.
    pub fn put_sleep(&mut self, draft: &SleepDraft) -> Result<Saved, AppError> {
        let now = self.now();
        let entry = self.typed_night(draft)?;
        check_sleep(&entry, now)?;
        if let Some(minutes) = asked_minutes(&entry).filter(|minutes| draft.agreed_minutes != Some(*minutes)) {
            return Err(AppError::NightLong { minutes });
        }
        let (_, saved) = self.write("sleep", Via::Window, now, |writer| writer.put_entry(&entry))?;
        Ok(saved)
    }

    /// Removes what was entered of a night.
    ///
    /// # Errors
    /// [`AppError::NoSuchEntry`], or why it can't be written.
    pub fn remove_sleep(&mut self, night: &str) -> Result<Saved, AppError> {
        let now = self.now();
        let id = self.night(DoseDate::new(date(night)?))?.ok_or(AppError::NoSuchEntry)?.id;
        let (_, saved) =
            self.write("remove_sleep", Via::Window, now, |writer| writer.remove_entry::<SleepEntry>(&id))?;
        Ok(saved)
    }

    /// The draft as an entry, in the zone the night was entered in before.
    fn typed_night(&self, draft: &SleepDraft) -> Result<SleepEntry, AppError> {
        let night_of = DoseDate::new(date(&draft.night_of)?);
        let zone = self.night(night_of)?.map_or_else(|| self.zone(), |known| known.value.zone);
        read_sleep(draft, night_of, zone)
    }

    fn night(&self, night_of: DoseDate) -> Result<Option<Kept<SleepEntry>>, AppError> {
        Ok(self.store.entries_between::<SleepEntry>(night_of, night_of)?.pop())
    }

    /// Bed at the time of the bedtime dose, or else as last entered; up now, in the morning. Minutes
    /// and dreams are the person's to say.
    fn proposed(&self, night_of: DoseDate, zone: Tz, now: Timestamp) -> Result<SleepDraft, AppError> {
        let bed = match self.bedtime_dose_at(night_of, zone, now)? {
            Some(at) => Some(at),
            None => self.last_bed_time(night_of)?,
        };
        Ok(SleepDraft {
            night_of: night_of.to_string(),
            bed_at: typed(bed),
            minutes_to_sleep: None,
            minutes_awake: None,
            up_at: typed(proposed_up(night_of, zone, now)),
            dreams: None,
            note: String::new(),
            agreed_minutes: None,
        })
    }

    /// When the bedtime dose of the night was taken, or else was planned for.
    fn bedtime_dose_at(&self, night_of: DoseDate, zone: Tz, now: Timestamp) -> Result<Option<WallTime>, AppError> {
        let (noon, _) = night_instants(night_of, zone, Some(WallTime::NOON), None);
        let Some(noon) = noon else { return Ok(None) };
        let plan = self.stored_plan()?;
        let standing = self.standing(&plan, now, (noon - TimeDelta::hours(1), noon + TimeDelta::hours(24)))?;
        let of_night = |key: ldn_core::DoseKey| key.date == night_of && key.part == Part::Bedtime;
        let dose = standing.iter().find(|standing| of_night(standing.dose.dose.key));
        Ok(dose.and_then(|dose| match dose.record.as_ref().map(|record| record.dose.outcome) {
            Some(Outcome::Taken { at, .. }) => WallTime::from_minutes(local_minutes(zone, at)),
            _ => Some(dose.dose.dose.at),
        }))
    }

    fn last_bed_time(&self, night_of: DoseDate) -> Result<Option<WallTime>, AppError> {
        let entries = self.store.entries_between::<SleepEntry>(night_of.minus_days(LAST_ENTRY), night_of)?;
        let last = entries.iter().rev().find_map(|kept| Some((kept.value.bed_at?, kept.value.zone)));
        Ok(last.and_then(|(at, zone)| WallTime::from_minutes(local_minutes(zone, at))))
    }
}

/// A night as it is listed.
pub(super) fn night_view(entry: &SleepEntry) -> NightView {
    NightView {
        night_of: entry.night_of.to_string(),
        in_bed: minutes_in_bed(entry),
        minutes_to_sleep: entry.minutes_to_sleep,
        minutes_awake: entry.minutes_awake,
        dreams: entry.dreams.map(Into::into),
    }
}

fn read_sleep(draft: &SleepDraft, night_of: DoseDate, zone: Tz) -> Result<SleepEntry, AppError> {
    let (bed_at, up_at) = night_instants(night_of, zone, wall_time(&draft.bed_at)?, wall_time(&draft.up_at)?);
    Ok(SleepEntry {
        night_of,
        zone,
        bed_at,
        minutes_to_sleep: draft.minutes_to_sleep,
        minutes_awake: draft.minutes_awake,
        up_at,
        dreams: draft.dreams.map(Into::into),
        note: typed_note(&draft.note)?,
    })
}

fn wall_time(typed: &str) -> Result<Option<WallTime>, AppError> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    WallTime::from_str(typed).map(Some).map_err(|_| AppError::TimeInvalid)
}

fn draft_of(entry: &SleepEntry) -> SleepDraft {
    let at = |at: Option<Timestamp>| at.and_then(|at| WallTime::from_minutes(local_minutes(entry.zone, at)));
    SleepDraft {
        night_of: entry.night_of.to_string(),
        bed_at: typed(at(entry.bed_at)),
        minutes_to_sleep: entry.minutes_to_sleep,
        minutes_awake: entry.minutes_awake,
        up_at: typed(at(entry.up_at)),
        dreams: entry.dreams.map(Into::into),
        note: entry.note.clone().unwrap_or_default(),
        agreed_minutes: None,
    }
}

fn typed(time: Option<WallTime>) -> String {
    time.map(|time| time.to_string()).unwrap_or_default()
}

impl From<SleepError> for AppError {
    fn from(error: SleepError) -> Self {
        match error {
            SleepError::Nothing => Self::NothingEntered,
            SleepError::InFuture => Self::NightInFuture,
            SleepError::UpBeforeBed => Self::UpBeforeBed,
            SleepError::TooLong => Self::NightTooLong,
            SleepError::TooManyMinutes => Self::MinutesOutOfRange,
            SleepError::AwakeLongerThanInBed { minutes } => Self::AwakeLongerThanInBed { minutes },
        }
    }
}
