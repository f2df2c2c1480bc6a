//! The diary's file, read by somebody else than the program.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, Row};

/// One dose as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoseRow {
    /// The dose date.
    pub date: String,
    /// The part of the day; none outside the plan.
    pub part: Option<String>,
    /// `taken`, `skipped` or `missed`.
    pub state: String,
    /// UTC seconds.
    pub taken_at: Option<i64>,
    /// Micrograms.
    pub taken_ug: Option<i64>,
    /// Micrograms.
    pub planned_ug: Option<i64>,
    /// `window`, `notification`, ...
    pub via: String,
}

const DOSES: &str = "SELECT dose_date, part, state, taken_at, taken_ug, planned_ug, via FROM dose
    WHERE deleted_at IS NULL ORDER BY dose_date, part";

/// The diary's file in a folder. Each question opens it anew and changes nothing.
#[derive(Debug, Clone)]
pub struct Diary(PathBuf);

impl Diary {
    pub fn in_folder(folder: &Path) -> Self {
        Self(folder.join("companion.db"))
    }

    /// Where it is.
    pub fn file(&self) -> &Path {
        &self.0
    }

    /// Every dose that has a record, by its date.
    pub fn doses(&self) -> Vec<DoseRow> {
        self.rows(DOSES, |row| {
            Ok(DoseRow {
                date: row.get(0)?,
                part: row.get(1)?,
                state: row.get(2)?,
                taken_at: row.get(3)?,
                taken_ug: row.get(4)?,
                planned_ug: row.get(5)?,
                via: row.get(6)?,
            })
        })
    }

    /// The doses that were answered.
    pub fn answered(&self) -> Vec<DoseRow> {
        self.doses().into_iter().filter(|dose| dose.state != "missed").collect()
    }

    /// How often each reminder was shown: its dose, its number, and by what way.
    pub fn showings(&self) -> Vec<(String, i64, Option<String>)> {
        let showings =
            "SELECT subject, attempt, way FROM reminder WHERE shown_at IS NOT NULL ORDER BY subject, attempt";
        self.rows(showings, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
    }

    /// The slots of every phase: from when, wall time in minutes, micrograms, form, micrograms in 1 mL.
    pub fn plan(&self) -> Vec<(String, i64, i64, String, Option<i64>)> {
        let slots = "SELECT from_date, at_minutes, amount_ug, form, concentration_ug_per_ml FROM phase
            JOIN phase_slot ON phase_id = id WHERE deleted_at IS NULL ORDER BY from_date, at_minutes";
        self.rows(slots, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
    }

    /// The rows of a table that are not deleted, ordered by the first of `columns` and a line of text
    /// each: "2026-01-12 | vivid | -". `moment` puts an instant into words.
    pub fn lines(&self, table: &str, columns: &[&str], moment: impl Fn(i64) -> String) -> Vec<String> {
        let all = columns.join(", ");
        let question = format!(
            "SELECT {all} FROM {table} WHERE deleted_at IS NULL ORDER BY {first}, created_at, rowid",
            first = columns[0]
        );
        let words = |column: &str, value: Value| match value {
            Value::Null => "-".to_owned(),
            Value::Integer(at) if column == "at" || column.ends_with("_at") => moment(at),
            Value::Integer(number) => number.to_string(),
            Value::Text(text) => text,
            other => panic!("{column} is {other:?}"),
        };
        self.rows(&question, |row| {
            let cell = |(index, column): (usize, &&str)| Ok(words(column, row.get(index)?));
            Ok(columns.iter().enumerate().map(cell).collect::<rusqlite::Result<Vec<_>>>()?.join(" | "))
        })
    }

    fn rows<T>(&self, question: &str, read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>) -> Vec<T> {
        let connection = self.open(OpenFlags::SQLITE_OPEN_READ_ONLY);
        let mut statement = connection.prepare(question).unwrap();
        statement.query_map([], read).unwrap().collect::<rusqlite::Result<_>>().unwrap()
    }

    /// Another program's connection, which may write.
    pub fn open_to_write(&self) -> Connection {
        self.open(OpenFlags::SQLITE_OPEN_READ_WRITE)
    }

    fn open(&self, flags: OpenFlags) -> Connection {
        let connection = Connection::open_with_flags(&self.0, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).unwrap();
        connection.busy_timeout(Duration::from_secs(20)).unwrap();
        connection
    }
}
