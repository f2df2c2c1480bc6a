//! From a row's cells to what it says, or why it can't be read.

use std::str::FromStr;

use ldn_core::diary::scores::{Scale, Scores};
use ldn_core::diary::typed;
use ldn_core::time::typed_date::TypedDate;
use ldn_core::{Amount, AmountError, Score, WallTime};

use super::table::{Column, Row, plain};
use crate::view::{ImportReason, ImportRefused};

/// The most characters of a cell that are told.
const TOLD: usize = 40;

/// What a row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReadRow {
    pub(super) line: u32,
    pub(super) date: TypedDate,
    /// The date as the file has it.
    pub(super) written: String,
    pub(super) time: Option<WallTime>,
    pub(super) dose: Option<Amount>,
    pub(super) scores: Scores,
    pub(super) note: Option<String>,
}

/// What became of a row.
pub(super) enum Read {
    Said(ReadRow),
    /// It has a date and nothing more.
    Blank,
    Refused(ImportRefused),
}

/// Reads `row`.
pub(super) fn read(row: Row<'_>) -> Read {
    match said(row) {
        Ok(Some(said)) => Read::Said(said),
        Ok(None) => Read::Blank,
        Err((reason, cell)) => Read::Refused(ImportRefused { line: row.line, reason, cell: cell.map(told) }),
    }
}

/// A reason, and the cell it is about.
type Wrong<'a> = (ImportReason, Option<&'a str>);

fn said(row: Row<'_>) -> Result<Option<ReadRow>, Wrong<'_>> {
    if row.has_too_many_cells() {
        return Err((ImportReason::TooManyCells, None));
    }
    let dose = amount(row.cell(Column::Amount))?;
    let scores = scores(row)?;
    let note = typed::note(row.text(Column::Note)).map_err(|_| (ImportReason::NoteTooLong, None))?;
    let says_kind = kind_fits(row.cell(Column::Kind), dose.is_some(), !scores.is_empty())?;
    if dose.is_none() && scores.is_empty() && note.is_none() && !says_kind {
        return Ok(None);
    }
    if dose.is_none() && scores.is_empty() && note.is_none() {
        return Err((ImportReason::KindMismatch, None));
    }
    let (written, time) = date_and_time(row)?;
    let date = TypedDate::read(written).ok_or((ImportReason::DateInvalid, Some(written)))?;
    Ok(Some(ReadRow { line: row.line, date, written: told(written), time, dose, scores, note }))
}

/// The date as it is written, and the time; some write both in one cell.
fn date_and_time(row: Row<'_>) -> Result<(&str, Option<WallTime>), Wrong<'_>> {
    let (date, time) = (row.cell(Column::Date), row.cell(Column::Time));
    if date.is_empty() {
        return Err((ImportReason::DateMissing, None));
    }
    if !time.is_empty() {
        return Ok((date, Some(wall_time(time)?)));
    }
    match date.split_once(['T', ' ']) {
        Some((date, time)) if TypedDate::read(date).is_some() => Ok((date, Some(wall_time(time)?))),
        _ => Ok((date, None)),
    }
}

/// A time of the day; seconds are left out.
fn wall_time(cell: &str) -> Result<WallTime, Wrong<'_>> {
    let is_seconds = |rest: &str| rest.len() == 2 && rest.bytes().all(|byte| byte.is_ascii_digit()) && rest < "60";
    let minutes = match cell.rsplit_once(':') {
        Some((minutes, seconds)) if minutes.contains(':') && is_seconds(seconds) => minutes,
        _ => cell,
    };
    WallTime::from_str(minutes).map_err(|_| (ImportReason::TimeInvalid, Some(cell)))
}

fn amount(cell: &str) -> Result<Option<Amount>, Wrong<'_>> {
    if cell.is_empty() {
        return Ok(None);
    }
    let number = cell.strip_suffix("mg").or_else(|| cell.strip_suffix("MG")).unwrap_or(cell);
    let wrong = |error| match error {
        AmountError::NotANumber => ImportReason::AmountNotANumber,
        AmountError::Zero => ImportReason::AmountZero,
        AmountError::Negative => ImportReason::AmountNegative,
        AmountError::TooFine => ImportReason::AmountTooFine,
        AmountError::TooLarge => ImportReason::AmountTooLarge,
    };
    Amount::from_str(number).map(Some).map_err(|error| (wrong(error), Some(cell)))
}

fn scores(row: Row<'_>) -> Result<Scores, Wrong<'_>> {
    let mut scores = Scores::default();
    for scale in Scale::ALL {
        let cell = row.cell(Column::Scale(*scale));
        if !cell.is_empty() {
            let value = score(cell).ok_or((ImportReason::ScoreInvalid, Some(cell)))?;
            scores = scores.with(*scale, Some(value));
        }
    }
    Ok(scores)
}

/// A whole number from 0 to 10; "7.0" is one too.
fn score(cell: &str) -> Option<Score> {
    let (whole, places) = cell.split_once(['.', ',']).unwrap_or((cell, "0"));
    let is_number = matches!(whole.len(), 1 | 2) && whole.bytes().all(|byte| byte.is_ascii_digit());
    let is_whole = !places.is_empty() && places.bytes().all(|byte| byte == b'0');
    (is_number && is_whole).then(|| Score::new(whole.parse().ok()?)).flatten()
}

/// Whether the row says its kind; wrong where the kind is another than what is filled in.
fn kind_fits(cell: &str, has_dose: bool, has_scores: bool) -> Result<bool, Wrong<'_>> {
    let fits = match plain(cell).as_str() {
        "" => return if cell.is_empty() { Ok(false) } else { Err((ImportReason::KindUnknown, Some(cell))) },
        "dose" | "doses" | "taken" => !has_scores && has_dose,
        "scores" | "score" | "check in" | "checkin" => !has_dose,
        _ => return Err((ImportReason::KindUnknown, Some(cell))),
    };
    if fits { Ok(true) } else { Err((ImportReason::KindMismatch, Some(cell))) }
}

fn told(cell: &str) -> String {
    cell.chars().filter(|char| !char.is_control()).take(TOLD).collect()
}
