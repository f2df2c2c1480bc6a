//! A spreadsheet of past doses and scores, before and after it is added to the diary.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::answer::Saved;
use super::check_in::ScoreValue;
use super::views;

views! {
/// Which number of a date such as "3/4/2026" is the day.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum DateOrder {
    /// The first one.
    DayFirst,
    /// The second one.
    MonthFirst,
}

/// How the file's letters were read.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum ImportEncoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, as its mark says.
    Utf16,
    /// It is not UTF-8, and was taken for Windows-1252.
    Windows1252,
}

/// What stands between two cells.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum ImportSeparator {
    /// A comma.
    Comma,
    /// A semicolon.
    Semicolon,
    /// A tab.
    Tab,
}

/// What an entry is.
#[serde(tag = "kind", rename_all = "snake_case")]
enum ImportWhat {
    /// A dose that was taken.
    Dose {
        /// How much, milligrams.
        mg: String,
        /// Whether it answers a dose of the plan.
        planned: bool,
    },
    /// A check-in.
    Scores {
        /// The answers.
        values: Vec<ScoreValue>,
        /// A note.
        note: Option<String>,
    },
}

/// An entry that was read from the file.
struct ImportEntry {
    /// Its line in the file.
    pub line: u32,
    /// When it was, UTC seconds.
    pub at: i64,
    /// The zone of that time.
    pub zone: String,
    /// Whether the file says no time for it.
    pub time_assumed: bool,
    /// Whether it is in the diary already.
    pub known: bool,
    /// What it is.
    pub what: ImportWhat,
}

/// Why a row can't be added.
#[derive(Copy, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
enum ImportReason {
    /// It has no date.
    DateMissing,
    /// Its date is none.
    DateInvalid,
    /// Its date is before 1900.
    DateTooEarly,
    /// It is still to come.
    InFuture,
    /// Its time is none.
    TimeInvalid,
    /// Its amount is no number.
    AmountNotANumber,
    /// Its amount is zero.
    AmountZero,
    /// Its amount is below zero.
    AmountNegative,
    /// Its amount has more than three decimals.
    AmountTooFine,
    /// Its amount is too large to be one.
    AmountTooLarge,
    /// A score is no whole number from 0 to 10.
    ScoreInvalid,
    /// Its kind is not known.
    KindUnknown,
    /// Its kind is one thing, and what is filled in is another, or missing.
    KindMismatch,
    /// It has more cells than the first row.
    TooManyCells,
    /// Its note is too long.
    NoteTooLong,
    /// The file says the same time twice.
    TwiceInFile,
    /// Another row says the same, of the same time or, without one, of the same date.
    LikeAnother,
    /// The diary has another amount, or other scores, at this time.
    DiffersFromDiary,
    /// The dose of that time was answered in the diary already.
    DoseAnswered,
}

/// A row that can't be added.
struct ImportRefused {
    /// Its line in the file.
    pub line: u32,
    /// Why.
    pub reason: ImportReason,
    /// The cell that is wrong, shortened; missing where it is no single one.
    pub cell: Option<String>,
}

/// What has to be said first: the day or the month.
struct ImportOrderAsked {
    /// A date as the file has it.
    pub written: String,
    /// What it is with the day first.
    pub day_first: String,
    /// What it is with the month first.
    pub month_first: String,
}

/// What would be added from a file. Nothing is written yet.
struct ImportPreview {
    /// How its letters were read.
    pub encoding: ImportEncoding,
    /// What stands between its cells.
    pub separator: ImportSeparator,
    /// Rows that were read, without the first one and empty ones.
    pub rows: u32,
    /// Rows with a date and nothing more.
    pub blank: u32,
    /// Names of columns that are not known and were left out.
    pub ignored: Vec<String>,
    /// The order of day and month has to be said; missing where the file tells it.
    pub order_asked: Option<ImportOrderAsked>,
    /// The order that dates were read in; missing where it was not said yet, or does not matter.
    pub order: Option<DateOrder>,
    /// New doses.
    pub new_doses: u32,
    /// New check-ins.
    pub new_scores: u32,
    /// New entries in all.
    pub new: u32,
    /// Entries that are in the diary already.
    pub known: u32,
    /// The first date of the new entries.
    pub first: Option<String>,
    /// The last.
    pub last: Option<String>,
    /// New entries whose time the file does not say.
    pub without_time: u32,
    /// Notes beside a dose alone: a dose has none.
    pub notes_left_out: u32,
    /// Notes of check-ins that are in the diary already, with another note or none.
    pub notes_of_known: u32,
    /// New doses of 10 mg or more.
    pub high: u32,
    /// The first entries, in the order of the file.
    pub entries: Vec<ImportEntry>,
    /// How many rows can't be added.
    pub refused: u32,
    /// The first of them.
    pub problems: Vec<ImportRefused>,
}

/// What was added.
struct Imported {
    /// The write.
    pub saved: Saved,
    /// How many entries.
    pub entries: u32,
}
}
