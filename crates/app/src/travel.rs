//! Which zone doses follow while a person travels: the device's or, by their choice, home's.
//!
//! The zone is looked at with every tick and whenever Today is shown. What is asked about a journey
//! is in the diary, so that a restart still asks.

use chrono::TimeDelta;
use chrono_tz::Tz;
use ldn_core::Timestamp;
use ldn_core::dose::travel::{ZoneChange, differ};
use ldn_store::{Changed, Store, Table, Via, ZoneSpan};
use serde::{Deserialize, Serialize};

use crate::companion::Companion;
use crate::error::AppError;
use crate::settings::text;
use crate::view::{Saved, TravelMode, TravelView};

const TRAVEL: &str = "travel";
const HOME_ZONE: &str = "home_zone";
const DEVICE_ZONE: &str = "device_zone";
const QUESTION: &str = "travel_question";

/// A change of zone longer ago than this has no dose left to matter to.
const FORGOTTEN_AFTER: TimeDelta = TimeDelta::days(4);

/// What the diary says of zones, read once and kept in step with it.
#[derive(Debug, Default)]
pub(crate) struct Zones {
    /// The zone doses follow; none before the diary was looked at.
    followed: Option<Tz>,
    /// Home's zone, where doses follow it.
    home: Option<Tz>,
    /// The device's zone when it was last looked at.
    noted: Option<Tz>,
    /// How the zone that doses follow changed, the earliest first.
    changes: Vec<ZoneChange>,
}

/// A change of zone that the person was not asked about yet, as the diary keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Question {
    from: String,
    to: String,
    at: i64,
}

/// The same, read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Journey {
    /// The zone before.
    pub(crate) from: Tz,
    /// The device's zone.
    pub(crate) to: Tz,
    /// When it was noted first.
    pub(crate) at: Timestamp,
}

/// The zone in which the diary in `store` last found its device; none in one that was never used.
pub(crate) fn noted_in(store: &Store) -> Result<Option<Tz>, AppError> {
    let noted = store.setting(DEVICE_ZONE)?.and_then(|value| serde_json::from_str::<String>(&value).ok());
    Ok(noted.and_then(|name| name.parse().ok()))
}

impl Companion {
    /// The zone that doses follow: the device's as it was last noted, or home's under home time.
    #[must_use]
    pub fn zone(&self) -> Tz {
        self.zones.followed.unwrap_or_else(|| self.device_zone())
    }

    /// Notes in which zone the device is. Where it has changed, what closed before is recorded as it
    /// was, the zone that doses follow from now on is kept with its date, and the person is to be
    /// asked about it, unless the next doses are due at the same instants either way.
    ///
    /// # Errors
    /// Where the diary can't be read or written; then doses follow the zone of before.
    pub fn note_zone(&mut self) -> Result<(), AppError> {
        let device = self.device_zone();
        if self.zones.noted == Some(device) {
            return Ok(());
        }
        let spans = self.read_zones()?;
        self.close_unanswered()?;
        let (now, last) = (self.now(), spans.last());
        let followed = self.zones.home.unwrap_or(device);
        let question = self.question_in(device, now)?;
        let span = last.is_none_or(|last| last.zone != followed).then(|| begin(last, now));
        let question = question.map(|question| question.map(|question| text(&question)).transpose()).transpose()?;
        let device_text = text(&device.name())?;
        self.write("zone", Via::Closing, now, |writer| {
            writer.put_setting(DEVICE_ZONE, &device_text)?;
            match question {
                None => {}
                Some(None) => drop(writer.remove_setting(QUESTION)?),
                Some(Some(question)) => writer.put_setting(QUESTION, &question)?,
            }
            span.map(|from| writer.put_zone_span(from, followed)).transpose()
        })?;
        self.read_zones()?;
        self.zones.noted = Some(device);
        Ok(())
    }

    /// Which clock doses follow.
    ///
    /// # Errors
    /// Where the diary can't be read or written.
    pub fn travel(&mut self) -> Result<TravelView, AppError> {
        self.settle()?;
        let mode = if self.zones.home.is_some() { TravelMode::Home } else { TravelMode::Follow };
        let home_zone = self.home_if_chosen()?.name().to_owned();
        Ok(TravelView { mode, device_zone: self.device_zone().name().to_owned(), home_zone })
    }

    /// Has doses follow the local clock, or home's: that of the zone before the journey that is asked
    /// about, or else of the zone that holds now. Answers the question where there is one.
    ///
    /// # Errors
    /// Where the diary can't be read or written.
    pub fn answer_travel(&mut self, mode: TravelMode) -> Result<Saved, AppError> {
        self.settle()?;
        let now = self.now();
        let home = match mode {
            TravelMode::Follow => None,
            TravelMode::Home => Some(self.home_if_chosen()?),
        };
        let followed = home.unwrap_or_else(|| self.device_zone());
        let spans = self.spans_to_write(followed, now)?;
        let (mode, home) = (text(&mode)?, home.map(|home| text(&home.name())).transpose()?);
        let ((), saved) = self.write("travel", Via::Window, now, |writer| {
            writer.put_setting(TRAVEL, &mode)?;
            home.iter().try_for_each(|home| writer.put_setting(HOME_ZONE, home))?;
            writer.remove_setting(QUESTION)?;
            spans.iter().try_for_each(|span| writer.put_zone_span(span.from, span.zone).map(drop))
        })?;
        self.zones.noted = None;
        self.settle()?;
        Ok(saved)
    }

    /// The journey that the person is still to be asked about.
    pub(crate) fn journey(&self) -> Result<Option<Journey>, AppError> {
        let question = self.stored::<Question>(QUESTION)?;
        Ok(question.and_then(|question| {
            let (from, to) = (question.from.parse().ok()?, question.to.parse().ok()?);
            Some(Journey { from, to, at: Timestamp::from_seconds(question.at) })
        }))
    }

    /// The changes of zone that may still matter to a dose due after `after`.
    pub(crate) fn changes_since(&self, after: Timestamp) -> &[ZoneChange] {
        let begin = self.zones.changes.partition_point(|change| change.at < after - FORGOTTEN_AFTER);
        self.zones.changes.get(begin..).unwrap_or_default()
    }

    /// Whether doses follow home's clock by the person's choice.
    pub(crate) fn is_home_time(&self) -> bool {
        self.zones.home.is_some()
    }

    /// Reads anew what is known of the zones where one of the records `changed` may say something
    /// else of it.
    pub(crate) fn look_at_zones_again(&mut self, changed: &[Changed]) -> Result<(), AppError> {
        if changed.iter().any(|changed| matches!(changed.table, Table::Setting | Table::ZoneSpan)) {
            self.zones.noted = None;
        }
        self.note_zone()
    }

    fn read_zones(&mut self) -> Result<Vec<ZoneSpan>, AppError> {
        let spans = self.store.zone_spans()?;
        let is_home = self.stored(TRAVEL)? == Some(TravelMode::Home);
        self.zones.home = if is_home { self.stored_zone(HOME_ZONE)? } else { None };
        self.zones.followed = spans.last().map(|last| last.zone);
        self.zones.changes = changes_of(&spans);
        Ok(spans)
    }

    /// What there is to ask once the device is in `device`: none where nothing changed, else the
    /// question or that there is none any more.
    fn question_in(&self, device: Tz, now: Timestamp) -> Result<Option<Option<Question>>, AppError> {
        let Some(known) = self.stored_zone(DEVICE_ZONE)? else { return Ok(None) };
        if known == device {
            return Ok(None);
        }
        let asked = self.journey()?;
        let (from, at) = asked.map_or((self.zone(), now), |asked| (asked.from, asked.at));
        let regimen = self.stored_plan()?.regimen;
        let question = Question { from: from.name().to_owned(), to: device.name().to_owned(), at: at.seconds() };
        Ok(Some(differ(&regimen, from, device, now).then_some(question)))
    }

    /// The zone that home time would keep if it were chosen now, or keeps already.
    fn home_if_chosen(&self) -> Result<Tz, AppError> {
        Ok(self.journey()?.map_or_else(|| self.zone(), |journey| journey.from))
    }

    /// The spans that say that doses follow `zone`: from now on or, where that answers a journey with
    /// home time, since it began. What was shown as the next dose at home then is the next one.
    fn spans_to_write(&self, zone: Tz, now: Timestamp) -> Result<Vec<ZoneSpan>, AppError> {
        let spans = self.store.zone_spans()?;
        let journey = self.journey()?.filter(|journey| journey.from == zone);
        let since = spans.iter().filter(|span| journey.is_some_and(|journey| span.from >= journey.at));
        let mut written: Vec<ZoneSpan> = since.map(|span| ZoneSpan { from: span.from, zone }).collect();
        if written.is_empty() && spans.last().is_none_or(|last| last.zone != zone) {
            written.push(ZoneSpan { from: begin(spans.last(), now), zone });
        }
        Ok(written)
    }

    fn stored_zone(&self, name: &str) -> Result<Option<Tz>, AppError> {
        Ok(self.stored::<String>(name)?.and_then(|zone| zone.parse().ok()))
    }
}

/// A span begins now, but never before the last one: the clock may have been set back.
fn begin(last: Option<&ZoneSpan>, now: Timestamp) -> Timestamp {
    last.map_or(now, |last| now.max(last.from + TimeDelta::seconds(1)))
}

fn changes_of(spans: &[ZoneSpan]) -> Vec<ZoneChange> {
    let pairs = spans.iter().zip(spans.iter().skip(1)).filter(|(before, after)| before.zone != after.zone);
    pairs.map(|(before, after)| ZoneChange { at: after.from, from: before.zone, to: after.zone }).collect()
}
