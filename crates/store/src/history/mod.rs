//! One list of everything that has a moment, newest first, and what became of each of its entries.

mod changes;
mod source;
mod tables;

use std::fmt;
use std::str::FromStr;

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;
use ldn_core::Timestamp;
use ldn_core::diary::history::{Place, TimeOfEntry, newest_first};

use crate::Store;
use crate::error::StoreError;
use crate::log::Table;

pub use changes::{ChangedField, RecordChange};

/// The first stretch of dates that is read; each one after it is twice as long.
const STRETCH: u64 = 14;
/// No entry has an earlier date.
const FIRST: NaiveDate = NaiveDate::from_ymd_opt(1, 1, 1).unwrap();
/// Nor a later one.
const LAST: NaiveDate = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap();

/// What can be found in an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Findable<'a> {
    /// Its table.
    pub table: Table,
    /// The stored names it goes by, "headache" or "taken".
    pub names: [Option<&'a str>; 3],
    /// What the person wrote.
    pub texts: [Option<&'a str>; 3],
}

/// What of the history is asked for.
pub struct HistoryQuery<'a> {
    /// Which tables.
    pub tables: &'a [Table],
    /// The dates, both included, where they are limited.
    pub dates: (Option<NaiveDate>, Option<NaiveDate>),
    /// Which entries, by what can be found in them; all where it is missing.
    pub finds: Option<&'a dyn Fn(&Findable<'_>) -> bool>,
    /// The zone that held where an entry names none.
    pub zone_at: &'a dyn Fn(Timestamp) -> Tz,
    /// Today: most of what is asked for lies shortly before it.
    pub today: NaiveDate,
}

/// Where a page of the history goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryMark(Place<Table>);

/// A page of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryPlaces {
    /// Newest first.
    pub places: Vec<Place<Table>>,
    /// Where the next page goes on; none where this is the last.
    pub older: Option<HistoryMark>,
}

impl Store {
    /// Every table that the history lists.
    #[must_use]
    pub fn history_tables() -> Vec<Table> {
        source::tables().collect()
    }

    /// At most `limit` entries of the history, newest first, from where the page before ended. An entry
    /// that comes in between neither repeats nor hides another.
    ///
    /// Only as much is read as is needed: dates are gone back through in stretches, each twice as long
    /// as the one after it, so that a full page costs the same in a diary of any length.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn history(
        &self,
        query: &HistoryQuery<'_>,
        older_than: Option<&HistoryMark>,
        limit: usize,
    ) -> Result<HistoryPlaces, StoreError> {
        let first = query.dates.0.unwrap_or(FIRST).max(FIRST);
        let mut to = query.dates.1.unwrap_or(LAST).min(LAST);
        // What is still to come is little, and read together with the first stretch.
        let mut from = stretch_before(query.today.min(to), STRETCH);
        if let Some(HistoryMark(mark)) = older_than {
            to = to.min(mark.date);
            from = stretch_before(to, STRETCH);
        }
        let (mut places, mut length) = (Vec::new(), STRETCH);
        while first <= to {
            from = from.clamp(first, to);
            let mut stretch = self.stretch(query, (from, to))?;
            if let Some(HistoryMark(mark)) = older_than {
                stretch.retain(|place| place < mark);
            }
            newest_first(&mut stretch);
            places.append(&mut stretch);
            if places.len() > limit || from == first {
                break;
            }
            length *= 2;
            to = from.pred_opt().unwrap_or(FIRST);
            from = stretch_before(to, length);
        }
        let more = places.len() > limit;
        places.truncate(limit);
        let older = places.last().filter(|_| more).cloned().map(HistoryMark);
        Ok(HistoryPlaces { places, older })
    }

    /// Where the record `id` of `table` stands in the history; none where there is none.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn history_place(
        &self,
        table: Table,
        id: &str,
        zone_at: &dyn Fn(Timestamp) -> Tz,
    ) -> Result<Option<Place<Table>>, StoreError> {
        source::read_one(&self.connection, table, id, zone_at)
    }

    fn stretch(&self, query: &HistoryQuery<'_>, dates: source::Dates) -> Result<Vec<Place<Table>>, StoreError> {
        let mut places = Vec::new();
        let mut is_wanted = |found: &Findable<'_>| query.finds.is_none_or(|finds| finds(found));
        for table in query.tables {
            source::read(&self.connection, *table, dates, query.zone_at, &mut is_wanted, &mut places)?;
        }
        Ok(places)
    }
}

fn stretch_before(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_sub_days(Days::new(days)).unwrap_or(FIRST).max(FIRST)
}

impl fmt::Debug for HistoryQuery<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HistoryQuery").field("tables", &self.tables).field("dates", &self.dates).finish_non_exhaustive()
    }
}

impl fmt::Display for HistoryMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { date, time, kind, id } = &self.0;
        let table = kind.name();
        match time {
            TimeOfEntry::Date => write!(f, "{date}/date/{table}/{id}"),
            TimeOfEntry::At(at) => write!(f, "{date}/{}/{table}/{id}", at.seconds()),
            TimeOfEntry::Night => write!(f, "{date}/night/{table}/{id}"),
        }
    }
}

/// A text that is no place in the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a place in the history")]
pub struct HistoryMarkError;

impl FromStr for HistoryMark {
    type Err = HistoryMarkError;

    fn from_str(text: &str) -> Result<Self, HistoryMarkError> {
        let mut pieces = text.splitn(4, '/');
        let mut next = || pieces.next().ok_or(HistoryMarkError);
        let date = next()?.parse().map_err(|_| HistoryMarkError)?;
        let time = match next()? {
            "date" => TimeOfEntry::Date,
            "night" => TimeOfEntry::Night,
            seconds => TimeOfEntry::At(Timestamp::from_seconds(seconds.parse().map_err(|_| HistoryMarkError)?)),
        };
        let kind = Table::named(next()?).ok_or(HistoryMarkError)?;
        Ok(Self(Place { date, time, kind, id: next()?.to_owned() }))
    }
}
