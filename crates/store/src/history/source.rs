//! The rows of the history: each one's place, and what can be found in it.

use chrono::NaiveDate;
use chrono_tz::Tz;
use ldn_core::diary::history::{Place, TimeOfEntry};
use ldn_core::{Timestamp, diary_date, local_date};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, Statement, params};

use crate::error::StoreError;
use crate::history::Findable;
use crate::history::tables::{By, SOURCES, Source, When};
use crate::log::Table;

/// A stretch of dates, both included.
pub(super) type Dates = (NaiveDate, NaiveDate);

const NAMES: usize = 4;
const TEXTS: usize = 7;
const COLUMNS: usize = 10;
/// Farther from UTC is no zone; and a diary's date begins at 04:00.
const FARTHEST_ZONE: i64 = 30 * 3_600;

/// The tables that the history lists.
pub(super) fn tables() -> impl Iterator<Item = Table> {
    SOURCES.iter().map(|source| source.table)
}

/// Reads the places of `table` on `dates` that `is_wanted`; `zone_at` is the zone that held where a
/// row names none.
pub(super) fn read(
    connection: &Connection,
    table: Table,
    dates: Dates,
    zone_at: &dyn Fn(Timestamp) -> Tz,
    is_wanted: &mut dyn FnMut(&Findable<'_>) -> bool,
    places: &mut Vec<Place<Table>>,
) -> Result<(), StoreError> {
    let Some(source) = SOURCES.iter().find(|source| source.table == table) else { return Ok(()) };
    let mut statement = connection.prepare_cached(&source.query(source.dates))?;
    let mut rows = source.begin(&mut statement, dates)?;
    while let Some(row) = rows.next()? {
        // Working out a date takes longer than looking at words.
        if !is_wanted(&source.findable(row)?) {
            continue;
        }
        let Some((date, time)) = source.moment(row, zone_at)? else { continue };
        if (dates.0..=dates.1).contains(&date) {
            places.push(Place { date, time, kind: table, id: row.get(0)? });
        }
    }
    Ok(())
}

/// The place of the row of `table` that is known by `id`.
pub(super) fn read_one(
    connection: &Connection,
    table: Table,
    id: &str,
    zone_at: &dyn Fn(Timestamp) -> Tz,
) -> Result<Option<Place<Table>>, StoreError> {
    let Some(source) = SOURCES.iter().find(|source| source.table == table) else { return Ok(None) };
    let mut statement = connection.prepare_cached(&source.query(&format!("{} = ?1", source.key())))?;
    let mut rows = statement.query([id])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let moment = source.moment(row, zone_at)?;
    Ok(moment.map(|(date, time)| Place { date, time, kind: table, id: id.to_owned() }))
}

impl Source {
    fn query(&self, condition: &str) -> String {
        format!("{} WHERE {condition} AND {}.deleted_at IS NULL", self.select, self.table.name())
    }

    fn key(&self) -> String {
        let key = match self.table {
            Table::Review => "marker",
            Table::Contact => "role",
            Table::Screening => "question",
            _ => "id",
        };
        format!("{}.{key}", self.table.name())
    }

    fn begin<'a>(&self, statement: &'a mut Statement<'_>, (from, to): Dates) -> Result<rusqlite::Rows<'a>, StoreError> {
        let (first, last) = (from.format("%Y-%m-%d").to_string(), to.format("%Y-%m-%d").to_string());
        let midnight = |date: NaiveDate| date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
        let (begin, end) = (midnight(from) - FARTHEST_ZONE, midnight(to) + 24 * 3_600 + FARTHEST_ZONE);
        Ok(match self.by {
            By::Date => statement.query(params![first, last])?,
            By::Instant => statement.query(params![begin, end])?,
            By::Either => statement.query(params![first, last, begin, end])?,
        })
    }

    fn moment(
        &self,
        row: &Row<'_>,
        zone_at: &dyn Fn(Timestamp) -> Tz,
    ) -> Result<Option<(NaiveDate, TimeOfEntry)>, StoreError> {
        let unreadable = StoreError::Unreadable { table: Table::name(self.table) };
        let at = row.get::<_, Option<i64>>(2)?.map(Timestamp::from_seconds);
        let date = match (row.get_ref(1)?, at) {
            (ValueRef::Text(date), _) => parse_date(date).ok_or(unreadable)?,
            (_, Some(at)) => self.date_of(row, at, zone_at)?,
            _ => return Ok(None),
        };
        let time = match (self.when, at) {
            (When::Night, _) => TimeOfEntry::Night,
            // A refill is known by its date.
            (When::Then, Some(at)) if !self.is_refill(row)? => TimeOfEntry::At(at),
            (When::Then, _) => TimeOfEntry::Date,
        };
        Ok(Some((date, time)))
    }

    /// The date an instant belongs to. Products and the stock go by the calendar, the rest by the diary.
    fn date_of(
        &self,
        row: &Row<'_>,
        at: Timestamp,
        zone_at: &dyn Fn(Timestamp) -> Tz,
    ) -> Result<NaiveDate, StoreError> {
        let zone = match row.get_ref(3)? {
            ValueRef::Text(name) => std::str::from_utf8(name).ok().and_then(|name| name.parse().ok()),
            _ => Some(zone_at(at)),
        };
        let zone: Tz = zone.ok_or(StoreError::Unreadable { table: Table::name(self.table) })?;
        let by_calendar = matches!(self.table, Table::Stock | Table::Product);
        Ok(if by_calendar { local_date(zone, at) } else { diary_date(zone, at).date() })
    }

    fn is_refill(&self, row: &Row<'_>) -> Result<bool, StoreError> {
        Ok(self.table == Table::Stock && matches!(row.get_ref(NAMES)?, ValueRef::Text(b"refill")))
    }

    fn findable<'a>(&self, row: &'a Row<'_>) -> Result<Findable<'a>, StoreError> {
        let mut found = Findable { table: self.table, names: [None; 3], texts: [None; 3] };
        for (slot, column) in found.names.iter_mut().zip(NAMES..TEXTS) {
            *slot = words(row.get_ref(column)?);
        }
        for (slot, column) in found.texts.iter_mut().zip(TEXTS..COLUMNS) {
            *slot = words(row.get_ref(column)?);
        }
        Ok(found)
    }
}

fn words(value: ValueRef<'_>) -> Option<&str> {
    match value {
        ValueRef::Text(text) => std::str::from_utf8(text).ok(),
        _ => None,
    }
}

/// The date of a column: exactly `YYYY-MM-DD`, as the schema has it.
fn parse_date(text: &[u8]) -> Option<NaiveDate> {
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |number, digit| Some(number * 10 + char::from(*digit).to_digit(10)?))
    };
    let (year, month, day) = (text.get(..4)?, text.get(5..7)?, text.get(8..10)?);
    NaiveDate::from_ymd_opt(i32::try_from(number(year)?).ok()?, number(month)?, number(day)?)
}
