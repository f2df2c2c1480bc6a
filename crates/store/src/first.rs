//! Since when anything is kept.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use ldn_core::{Timestamp, diary_date};

use crate::Store;
use crate::error::StoreError;
use crate::log::Table;

/// A row of the query.
struct First {
    table: String,
    date: Option<String>,
    at: Option<i64>,
    zone: Option<String>,
}

impl Store {
    /// The first date of each kind of entry that has a date of its own in the diary: phases, doses, scores,
    /// nights, side effects, tags, laboratory values and reviews; kinds without an entry are missing. `zone_at`
    /// is the zone that held where an entry names none.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn first_dates(&self, zone_at: &dyn Fn(Timestamp) -> Tz) -> Result<BTreeMap<Table, NaiveDate>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("../queries/first_dates.sql"))?;
        let rows = statement.query_map([], |row| {
            Ok(First {
                table: row.get("table_name")?,
                date: row.get("date")?,
                at: row.get("at")?,
                zone: row.get("zone")?,
            })
        })?;
        let mut first: BTreeMap<Table, NaiveDate> = BTreeMap::new();
        for row in rows {
            let row = row?;
            let Some(table) = Table::named(&row.table) else { continue };
            let Some(date) = row.date(table, zone_at)? else { continue };
            first.entry(table).and_modify(|known| *known = date.min(*known)).or_insert(date);
        }
        Ok(first)
    }
}

impl First {
    fn date(&self, table: Table, zone_at: &dyn Fn(Timestamp) -> Tz) -> Result<Option<NaiveDate>, StoreError> {
        let unreadable = || StoreError::Unreadable { table: table.name() };
        if let Some(date) = &self.date {
            return date.parse().map(Some).map_err(|_| unreadable());
        }
        let Some(at) = self.at.map(Timestamp::from_seconds) else { return Ok(None) };
        let zone = match &self.zone {
            Some(zone) => zone.parse().map_err(|_| unreadable())?,
            None => zone_at(at),
        };
        Ok(Some(diary_date(zone, at).date()))
    }
}
