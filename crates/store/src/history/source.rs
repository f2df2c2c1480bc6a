//! What the history lists, table by table: each row's place, and what can be found in it.

use chrono::NaiveDate;
use chrono_tz::Tz;
use ldn_core::diary::history::{Place, TimeOfEntry};
use ldn_core::{Timestamp, diary_date, local_date};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, Statement, params};

use crate::error::StoreError;
use crate::history::Findable;
use crate::log::Table;

/// A stretch of dates, both included.
pub(super) type Dates = (NaiveDate, NaiveDate);

/// By which columns the rows of a stretch of dates are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    /// A date of its own: `?1` to `?2`.
    Date,
    /// An instant, whose date its zone decides: `?1` to `?2`.
    Instant,
    /// A date where there is one, otherwise an instant: `?1` to `?4`.
    Either,
}

/// Where among its date's entries a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    /// At its instant, where it has one.
    Then,
    /// After all of them: it is the night.
    Night,
}

/// How a table is listed. Its query selects id, date, instant and zone, each where there is one; then
/// three names that words stand for, and three texts of the person's own. A condition chooses dates.
struct Source {
    table: Table,
    by: By,
    when: When,
    select: &'static str,
    dates: &'static str,
}

const NAMES: usize = 4;
const TEXTS: usize = 7;
const COLUMNS: usize = 10;
/// Farther from UTC is no zone; and a diary's date begins at 04:00.
const FARTHEST_ZONE: i64 = 30 * 3_600;

const SOURCES: [Source; 14] = [
    Source {
        table: Table::Dose,
        by: By::Date,
        when: When::Then,
        select: "SELECT id, dose_date, coalesce(taken_at, due_at), zone, state, coalesce(part, 'extra'), form, \
            NULL, NULL, NULL FROM dose",
        dates: "dose_date BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::SideEffect,
        by: By::Instant,
        when: When::Then,
        select: "SELECT id, NULL, began_at, zone, what, grade, iif(ended_at IS NULL, 'ongoing', NULL), \
            own_words, note, NULL FROM side_effect",
        dates: "began_at BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::Sleep,
        by: By::Date,
        when: When::Night,
        select: "SELECT id, night_of, NULL, zone, dreams, NULL, NULL, note, NULL, NULL \
            FROM sleep",
        dates: "night_of BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::Score,
        by: By::Date,
        when: When::Then,
        select: "SELECT id, date, at, zone, NULL, NULL, NULL, note, NULL, NULL \
            FROM score",
        dates: "date BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::Tag,
        by: By::Date,
        when: When::Then,
        select: "SELECT id, date, NULL, NULL, what, NULL, NULL, own_words, NULL, NULL \
            FROM tag",
        dates: "date BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::Lab,
        by: By::Date,
        when: When::Then,
        select: "SELECT id, date, NULL, NULL, what, NULL, NULL, own_words, note, value || ' ' || unit \
            FROM lab",
        dates: "date BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::Review,
        by: By::Instant,
        when: When::Then,
        select: "SELECT marker, NULL, answered_at, NULL, marker, change, NULL, note, NULL, NULL \
            FROM review",
        dates: "answered_at BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::Appointment,
        by: By::Date,
        when: When::Then,
        select: "SELECT id, on_date, NULL, NULL, kind, NULL, NULL, note, NULL, NULL \
            FROM appointment",
        dates: "on_date BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::DoseMove,
        by: By::Instant,
        when: When::Then,
        select: "SELECT id, NULL, decided_at, NULL, from_part, to_part, NULL, NULL, NULL, NULL \
            FROM dose_move",
        dates: "decided_at BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::Phase,
        by: By::Date,
        when: When::Then,
        select: "SELECT id, from_date, NULL, NULL, iif(is_stop, 'stop', reason), why, form, note, NULL, NULL \
            FROM phase",
        dates: "from_date BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::TitrationAnswer,
        by: By::Instant,
        when: When::Then,
        select: "SELECT id, NULL, answered_at, NULL, answer, NULL, NULL, note, NULL, NULL \
            FROM titration_answer",
        dates: "answered_at BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::Alert,
        by: By::Instant,
        when: When::Then,
        select: "SELECT id, NULL, raised_at, NULL, kind, answer, NULL, \
            (SELECT name FROM medicine WHERE medicine.id = alert.subject), NULL, NULL \
            FROM alert",
        dates: "raised_at BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::Medicine,
        by: By::Either,
        when: When::Then,
        select: "SELECT id, since, iif(since IS NULL, created_at, NULL), NULL, NULL, NULL, NULL, name, dose, note \
            FROM medicine",
        dates: "iif(since IS NULL, created_at BETWEEN ?3 AND ?4, since BETWEEN ?1 AND ?2)",
    },
    Source {
        table: Table::Stock,
        by: By::Instant,
        when: When::Then,
        select: "SELECT stock.id, NULL, at, NULL, kind, NULL, NULL, product.label, NULL, NULL \
            FROM stock JOIN product ON product.id = product_id",
        dates: "at BETWEEN ?1 AND ?2",
    },
];

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
        let key = if self.table == Table::Review { "marker" } else { "id" };
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

    /// The date an instant belongs to. The stock is counted by the calendar, the rest by the diary.
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
        Ok(if self.table == Table::Stock { local_date(zone, at) } else { diary_date(zone, at).date() })
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
