//! A file: which columns of which table, and how each is written.

use chrono_tz::Tz;
use ldn_core::plan::product::Cost;
use ldn_core::{Timestamp, WallTime};
use serde_json::Value;

use super::cell::harmless;
use crate::local;
use crate::rows::{Notes, Table, Tables};
use crate::words::Words;

/// How a column is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A date as it is.
    Date,
    /// An instant: the local time in one column, its offset from UTC in the next.
    Instant,
    /// A wall time: minutes of the day as "22:00".
    WallTime,
    /// Micrograms as milligrams.
    Milligrams,
    /// Micrograms in a millilitre as milligrams in one.
    MilligramsPerMl,
    /// A whole number.
    Number,
    /// The smallest unit of the currency in the column of this name, as its ordinary one.
    Cost(&'static str),
    /// One of a closed set, in words.
    Name(&'static str),
    /// Yes or no.
    YesNo,
    /// What the person typed.
    Typed,
    /// A note of the person's: typed, and left out where notes are.
    Note,
    /// What the program wrote: a zone, an id, a setting.
    Own,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetColumn {
    /// The table.
    pub table: &'static str,
    /// The column of the table.
    pub name: &'static str,
    /// How it is written.
    pub kind: Kind,
}

/// A file: a row for each record, or for each of what belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// The table.
    pub table: &'static str,
    /// What the table's rows have more of: the table, and its column that names the row it belongs to.
    pub parts: Option<(&'static str, &'static str)>,
    /// The columns, those of the parts among them.
    pub columns: &'static [SheetColumn],
    /// The columns at the end: what a record is known by.
    pub ends: &'static [SheetColumn],
}

impl SheetColumn {
    /// Where its words stand in the catalogue.
    #[must_use]
    pub fn place(&self, what: &str) -> String {
        format!("csv.{}.{}.{what}", self.table, self.name)
    }

    /// What stands above it: two headers for an instant.
    #[must_use]
    pub fn headers(&self, words: &Words) -> Vec<String> {
        let name = header(words, self);
        match self.kind {
            Kind::Instant => ["csv.local_time", "csv.offset"].map(|place| words.fill(place, &[("name", &name)])).into(),
            _ => vec![name],
        }
    }

    fn write(&self, row: Option<&Vec<Value>>, table: Option<&Table>, zone: Tz, words: &Words, cells: &mut Vec<String>) {
        let (Some(row), Some(table)) = (row, table) else {
            let width = if self.kind == Kind::Instant { 2 } else { 1 };
            return cells.extend(std::iter::repeat_n(String::new(), width));
        };
        let cell = |name: &str| table.column(name).and_then(|column| row.get(column));
        match (self.kind, cell(self.name).unwrap_or(&Value::Null)) {
            (Kind::Instant, Value::Number(seconds)) => {
                let at = Timestamp::from_seconds(seconds.as_i64().unwrap_or_default());
                cells.extend([local::wall(zone, at), format!("UTC{}", local::offset(zone, at))]);
            }
            (Kind::Instant, _) => cells.extend([String::new(), String::new()]),
            (Kind::Cost(currency), Value::Number(minor)) => {
                let currency = cell(currency).and_then(Value::as_str).unwrap_or_default().to_owned();
                cells.push(Cost { minor: minor.as_u64().unwrap_or_default(), currency }.decimal());
            }
            (kind, Value::Number(number)) => cells.push(of_number(kind, number.as_i64().unwrap_or_default(), words)),
            (Kind::Name(set), Value::String(name)) => cells.push(words.of(set, name).to_owned()),
            (Kind::Date, Value::String(date)) => cells.push(date.clone()),
            (_, Value::String(text)) => cells.push(harmless(text)),
            _ => cells.push(String::new()),
        }
    }
}

fn of_number(kind: Kind, number: i64, words: &Words) -> String {
    match kind {
        Kind::Milligrams | Kind::MilligramsPerMl => local::thousandths(number),
        Kind::YesNo => words.say(if number == 0 { "csv.no" } else { "csv.yes" }).to_owned(),
        Kind::WallTime => {
            let time = u16::try_from(number).ok().and_then(WallTime::from_minutes);
            time.map_or_else(|| number.to_string(), |time| time.to_string())
        }
        _ => number.to_string(),
    }
}

/// What stands above a column.
#[must_use]
pub fn header(words: &Words, column: &SheetColumn) -> String {
    words.say(&column.place("name")).to_owned()
}

impl Sheet {
    /// The name of the file.
    #[must_use]
    pub fn file(&self, words: &Words) -> String {
        format!("{}.csv", words.say(&format!("csv.{}.file", self.table)))
    }

    /// Its columns from left to right.
    pub fn all_columns(&self) -> impl Iterator<Item = &'static SheetColumn> {
        self.columns.iter().chain(self.ends)
    }

    /// The columns of an export with notes or without. Left out they are as columns: an empty cell says
    /// that nothing was entered.
    pub fn columns_of(&self, notes: Notes) -> impl Iterator<Item = &'static SheetColumn> {
        self.all_columns().filter(move |column| notes == Notes::In || column.kind != Kind::Note)
    }

    /// What stands above them.
    #[must_use]
    pub fn headers(&self, notes: Notes, words: &Words) -> Vec<String> {
        self.columns_of(notes).flat_map(|column| column.headers(words)).collect()
    }

    /// The rows, as text.
    #[must_use]
    pub fn rows(&self, tables: &Tables, notes: Notes, words: &Words) -> Vec<Vec<String>> {
        let Some(table) = tables.table(self.table) else { return Vec::new() };
        let Some((name, column)) = self.parts else {
            return table.rows.iter().map(|row| self.row(tables, (table, row), None, (notes, words))).collect();
        };
        let parts = tables.table(name);
        let by_record = parts.map(|parts| parts.by(column)).unwrap_or_default();
        let id = table.column("id").unwrap_or_default();
        let mut rows = Vec::new();
        for row in &table.rows {
            let found = crate::rows::text(row, id).and_then(|id| by_record.get(id));
            // A pause has no slot, and is a row all the same.
            let none = [None];
            let of_parts: Vec<_> = found.into_iter().flatten().map(|part| parts.map(|parts| (parts, *part))).collect();
            for part in if of_parts.is_empty() { &none[..] } else { &of_parts[..] } {
                rows.push(self.row(tables, (table, row), *part, (notes, words)));
            }
        }
        rows
    }

    fn row(
        &self,
        tables: &Tables,
        (table, row): (&Table, &Vec<Value>),
        part: Option<(&Table, &Vec<Value>)>,
        (notes, words): (Notes, &Words),
    ) -> Vec<String> {
        let own = table.column("zone").and_then(|column| crate::rows::text(row, column)?.parse().ok());
        let zone: Tz = own.unwrap_or(tables.zone);
        let mut cells = Vec::new();
        for column in self.columns_of(notes) {
            if column.table == self.table {
                column.write(Some(row), Some(table), zone, words, &mut cells);
            } else {
                let (table, row) = part.unzip();
                column.write(row, table, zone, words, &mut cells);
            }
        }
        cells
    }
}
