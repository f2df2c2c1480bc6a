//! Each export of a month, a year and ten years, beside reading every row with SQLite alone and writing
//! it with `serde_json` alone.

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

use ldn_app::demo::{DemoOptions, fill};
use ldn_app::export::{ExportRequest, ExportWords, Format};
use ldn_core::Timestamp;
use ldn_tests::scripted::{BERLIN, PlainFiles, ScriptedClock, instant, open};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use serde_json::Value;

use crate::timing::{Medians, interleaved};

const UNTIL: &str = "2026-11-23 12:00";
const WORDS: &str = include_str!("../../ui/src/text/en/export.json");
const SPANS: [(&str, u32, usize); 3] = [("one month", 1, 41), ("one year", 12, 21), ("ten years", 120, 7)];
const FORMATS: [(&str, Format); 3] = [("csv", Format::Csv), ("fhir", Format::Fhir), ("json", Format::Json)];

/// Every format of every span.
pub(crate) fn measure() -> Result<Vec<String>, String> {
    let words = ExportWords::read(WORDS).map_err(|error| error.to_string())?;
    let mut lines = Vec::new();
    for (span, months, rounds) in SPANS {
        let home = tempfile::tempdir().map_err(|error| error.to_string())?;
        let now = Timestamp::from_seconds(instant(BERLIN, UNTIL));
        let options = DemoOptions { months, seed: 7, until: "2026-11-23".parse().ok(), bedtime: None };
        fill(home.path(), &options, now, BERLIN, &PlainFiles).map_err(|error| error.code())?;
        for (name, format) in FORMATS {
            lines.push(of(home.path(), &words, (span, name), format, rounds)?);
        }
    }
    Ok(lines)
}

fn of(
    folder: &Path,
    words: &ExportWords,
    (span, name): (&str, &str),
    format: Format,
    rounds: usize,
) -> Result<String, String> {
    let clock = Arc::new(ScriptedClock::default());
    clock.set(instant(BERLIN, UNTIL));
    let companion = RefCell::new(open(folder, &clock, BERLIN).map_err(|error| error.code())?);
    let request = ExportRequest::everything(format);
    let exported = || companion.borrow_mut().export(&request, words);
    let bytes = exported().map_err(|error| error.code())?.len();
    let file = folder.join("companion.db");
    plain(&file).map_err(|error| error.to_string())?;
    let Medians { ours, theirs } = interleaved(rounds, exported, || plain(&file));
    let ratio = ours * 10 / theirs.max(1);
    Ok(format!(
        "{name}, {span}: {} times the rows alone: {} and {} microseconds for {} kB, medians of {rounds}",
        format_args!("{}.{}", ratio / 10, ratio % 10),
        ours / 1000,
        theirs / 1000,
        bytes / 1000,
    ))
}

/// Every row of every table, read and written with nothing between.
fn plain(file: &Path) -> rusqlite::Result<Vec<u8>> {
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('operation', 'change')";
    let mut names = connection.prepare(query)?;
    let names: Vec<String> = names.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut all = Vec::new();
    for name in names {
        let mut statement = connection.prepare(&format!("SELECT * FROM \"{name}\""))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let cells = (0..columns).map(|column| Ok(cell(row.get_ref(column)?))).collect::<rusqlite::Result<Vec<_>>>();
            all.push(cells?);
        }
    }
    Ok(serde_json::to_vec(&all).unwrap_or_default())
}

fn cell(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Integer(number) => Value::from(number),
        ValueRef::Text(text) => Value::from(String::from_utf8_lossy(text).into_owned()),
        _ => Value::Null,
    }
}
