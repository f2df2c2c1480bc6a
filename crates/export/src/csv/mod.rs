//! Spreadsheets: one file a kind, in a zip, with a text beside them that explains each column.

mod cell;
mod sheet;
mod sheets;

use std::io::{Cursor, Write};

use chrono::{Datelike, Timelike};
use ldn_core::Timestamp;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

pub use cell::{as_typed, harmless};
pub use sheet::{Kind, Sheet, SheetColumn, header};
pub use sheets::SHEETS;

use crate::rows::{Notes, Tables};
use crate::words::Words;
use crate::{ExportError, local};

/// The name of the explanation in the zip.
pub const README: &str = "README.txt";
/// By this a spreadsheet knows that the text is UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// The diary as a zip of CSV files, with the person's notes or without, written at `now`.
///
/// # Errors
/// Never by what a person enters.
pub fn csv(tables: &Tables, notes: Notes, words: &Words, now: Timestamp) -> Result<Vec<u8>, ExportError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(file_time(tables, now));
    zip.start_file(README, options)?;
    zip.write_all(readme(tables, notes, words, now).as_bytes())?;
    for sheet in SHEETS {
        zip.start_file(sheet.file(words), options)?;
        zip.write_all(&one(sheet, tables, notes, words)?)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// One of its files.
///
/// # Errors
/// Never by what a person enters.
pub fn one(sheet: &Sheet, tables: &Tables, notes: Notes, words: &Words) -> Result<Vec<u8>, ExportError> {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::from(MARK));
    writer.write_record(sheet.headers(notes, words))?;
    for row in sheet.rows(tables, notes, words) {
        writer.write_record(&row)?;
    }
    writer.into_inner().map_err(|_| ExportError)
}

fn readme(tables: &Tables, notes: Notes, words: &Words, now: Timestamp) -> String {
    let written = local::iso(tables.zone, now);
    let mut lines = vec![words.say("csv.readme.title").to_owned(), String::new()];
    lines.push(words.fill("csv.readme.written", &[("at", &written), ("zone", tables.zone.name())]));
    let of_notes = if notes == Notes::In { "notes" } else { "notes_left_out" };
    for place in ["form", "opening", "times", "amounts", "empty", "formulas", of_notes, "uncomputed", "not_here"] {
        lines.extend([String::new(), words.say(&format!("csv.readme.{place}")).to_owned()]);
    }
    for sheet in SHEETS {
        let count = tables.table(sheet.table).map_or(0, |table| table.rows.len());
        lines.extend([String::new(), String::new(), sheet.file(words)]);
        lines.push(words.say(&format!("csv.{}.about", sheet.table)).to_owned());
        lines.push(words.fill("csv.readme.entries", &[("count", &count.to_string())]));
        for column in sheet.columns_of(notes) {
            let means = words.say(&column.place("means")).to_owned();
            lines.extend(column.headers(words).iter().map(|header| format!("  {header}: {means}")));
        }
    }
    lines.push(String::new());
    lines.join("\r\n")
}

/// The time a file in the zip carries: by the clock on the wall, as zip has it.
fn file_time(tables: &Tables, now: Timestamp) -> DateTime {
    let local = local::in_zone(tables.zone, now);
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(local.year()).unwrap_or_default();
    let (month, day) = (small(local.month()), small(local.day()));
    let time = (small(local.hour()), small(local.minute()), small(local.second()));
    DateTime::from_date_and_time(year, month, day, time.0, time.1, time.2).unwrap_or_default()
}
