//! From a file's text to its cells, by the columns of its first row (docs/import.md).

use csv::{ReaderBuilder, StringRecord};
use ldn_core::diary::scores::Scale;

use crate::error::AppError;
use crate::view::ImportSeparator;

/// The most rows that are read (own rule: ten years with twenty-five a day).
const MOST_ROWS: usize = 100_000;
/// The most characters of a foreign column's name that are told.
const TOLD: usize = 60;
/// Some spreadsheets say in the first line what they put between cells.
const SAYS_SEPARATOR: &str = "sep=";

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Date,
    Time,
    Kind,
    Amount,
    Scale(Scale),
    Note,
}

/// A file's rows under its known columns.
pub(super) struct Table {
    pub(super) separator: ImportSeparator,
    /// Names of columns that are not known.
    pub(super) ignored: Vec<String>,
    columns: Vec<Option<Column>>,
    rows: Vec<(u32, StringRecord)>,
}

/// A row of it.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) line: u32,
    columns: &'a [Option<Column>],
    cells: &'a StringRecord,
}

impl Table {
    pub(super) fn read(text: &str) -> Result<Self, AppError> {
        let (text, skipped) = without_separator_line(text);
        let (separator, columns, header) = best_header(text);
        for wanted in columns.iter().flatten() {
            let mut same = columns.iter().enumerate().filter(|(_, column)| column.as_ref() == Some(wanted));
            if let (Some(_), Some((second, _))) = (same.next(), same.next()) {
                return Err(AppError::ImportColumnTwice { column: told(header.get(second).unwrap_or_default()) });
            }
        }
        if !columns.contains(&Some(Column::Date)) {
            return Err(AppError::ImportNoDateColumn);
        }
        if !columns.iter().flatten().any(|column| matches!(column, Column::Amount | Column::Scale(_))) {
            return Err(AppError::ImportNoValueColumn);
        }
        let unknown = header.iter().zip(&columns).filter(|(name, column)| column.is_none() && !name.trim().is_empty());
        let ignored = unknown.map(|(name, _)| told(name)).collect();
        let rows = rows(text, separator, skipped)?;
        Ok(Self { separator, ignored, columns, rows })
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, cells)| Row { line: *line, columns: &self.columns, cells })
    }
}

impl<'a> Row<'a> {
    /// The cell under `column` as it stands; empty where there is none.
    pub(super) fn text(&self, column: Column) -> &'a str {
        let place = self.columns.iter().position(|known| *known == Some(column));
        place.and_then(|place| self.cells.get(place)).unwrap_or_default()
    }

    /// The same, without what can't be seen around it.
    pub(super) fn cell(&self, column: Column) -> &'a str {
        self.text(column).trim_matches(|char: char| char.is_whitespace() || is_unseen(char))
    }

    /// Whether a cell stands to the right of the last column.
    pub(super) fn has_too_many_cells(&self) -> bool {
        self.cells.iter().skip(self.columns.len()).any(|cell| !cell.trim().is_empty())
    }
}

/// Marks of the direction of writing and of widths that spreadsheets put around numbers.
fn is_unseen(char: char) -> bool {
    matches!(char, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn without_separator_line(text: &str) -> (&str, u64) {
    match text.split_once('\n') {
        Some((first, rest)) if first.to_lowercase().starts_with(SAYS_SEPARATOR) => (rest, 1),
        _ => (text, 0),
    }
}

/// The separator that gives the first row the most known columns, with these and the row.
fn best_header(text: &str) -> (ImportSeparator, Vec<Option<Column>>, StringRecord) {
    let with = |separator| {
        let header = reader(text, separator).records().next().and_then(Result::ok).unwrap_or_default();
        let columns: Vec<_> = header.iter().map(Column::named).collect();
        (separator, columns, header)
    };
    let comma = with(ImportSeparator::Comma);
    let others = [with(ImportSeparator::Semicolon), with(ImportSeparator::Tab)];
    let known = |columns: &[Option<Column>]| columns.iter().flatten().count();
    others.into_iter().fold(comma, |best, other| if known(&other.1) > known(&best.1) { other } else { best })
}

fn rows(text: &str, separator: ImportSeparator, skipped: u64) -> Result<Vec<(u32, StringRecord)>, AppError> {
    let mut rows = Vec::new();
    for record in reader(text, separator).into_records().skip(1) {
        let record = record.map_err(|_| AppError::ImportNotText)?;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if rows.len() == MOST_ROWS {
            return Err(AppError::ImportTooManyRows { limit: u32::try_from(MOST_ROWS).unwrap_or(u32::MAX) });
        }
        let line = record.position().map_or(0, |position| line_of(text, position)) + skipped;
        rows.push((u32::try_from(line).unwrap_or(u32::MAX), record));
    }
    Ok(rows)
}

/// The line a row begins on. The reader counts empty lines before it as part of it.
fn line_of(text: &str, position: &csv::Position) -> u64 {
    let from = usize::try_from(position.byte()).ok().and_then(|byte| text.as_bytes().get(byte..)).unwrap_or_default();
    let empty = from.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).filter(|byte| **byte == b'\n').count();
    position.line() + u64::try_from(empty).unwrap_or_default()
}

fn reader(text: &str, separator: ImportSeparator) -> csv::Reader<&[u8]> {
    let delimiter = match separator {
        ImportSeparator::Comma => b',',
        ImportSeparator::Semicolon => b';',
        ImportSeparator::Tab => b'\t',
    };
    ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(text.as_bytes())
}

impl Column {
    /// The column of this name; capitals, blanks and marks make no difference: "Amount (mg)", "amount_mg".
    fn named(name: &str) -> Option<Self> {
        let name = plain(name);
        Some(match name.as_str() {
            "date" | "day" => Self::Date,
            "time" => Self::Time,
            "kind" | "type" => Self::Kind,
            "amount mg" | "amount" | "dose mg" | "dose" | "mg" => Self::Amount,
            "sleep" => Self::Scale(Scale::SleepQuality),
            "note" | "notes" | "comment" => Self::Note,
            name => Self::Scale(Scale::named(&name.replace(' ', "_"))?),
        })
    }
}

/// Small letters and digits, with one blank between words.
pub(super) fn plain(name: &str) -> String {
    let letters: String = name.chars().map(|char| if char.is_alphanumeric() { char } else { ' ' }).collect();
    letters.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn told(name: &str) -> String {
    name.trim().chars().filter(|char| !char.is_control()).take(TOLD).collect()
}
