//! What of a file is new to the diary, what it has already, and what contradicts it.

mod doses;
mod known;
mod scores;

use chrono::{Datelike, NaiveDate, TimeDelta};
use chrono_tz::Tz;
use ldn_core::diary::scores::ScoreEntry;
use ldn_core::time::typed_date::DateOrder;
use ldn_core::{Amount, Timestamp, WallTime, first_instant_at, local_date};
use ldn_store::Dose;

use super::row::ReadRow;
use crate::companion::Companion;
use crate::error::AppError;
use crate::view::{ImportReason, ImportRefused};

/// Nothing in a diary is older.
const FIRST_YEAR: i32 = 1900;
/// So many entries of one date can be without a time and beyond what it would be.
const MOST_UNTIMED: i64 = 60;

/// What a file comes to.
#[derive(Default)]
pub(super) struct Judged {
    /// In the order of the file, doses first.
    pub(super) entries: Vec<Judgement>,
    pub(super) refused: Vec<ImportRefused>,
    /// Notes beside a dose alone.
    pub(super) notes_left_out: usize,
    /// Notes of check-ins that are in the diary already, with another note or none.
    pub(super) notes_of_known: usize,
}

/// An entry that can be in the diary.
pub(super) struct Judgement {
    pub(super) line: u32,
    pub(super) at: Timestamp,
    pub(super) zone: Tz,
    pub(super) time_assumed: bool,
    pub(super) entry: Entry,
}

/// What it is, as it would be kept.
pub(super) enum Entry {
    Dose(Box<Dose>),
    Scores(ScoreEntry),
    KnownDose(Amount),
    KnownScores(ScoreEntry),
}

impl Entry {
    pub(super) fn is_known(&self) -> bool {
        matches!(self, Self::KnownDose(_) | Self::KnownScores(_))
    }
}

impl Companion {
    /// Judges `rows`, whose dates are read in `order`.
    pub(super) fn judge(&self, rows: &[ReadRow], order: DateOrder) -> Result<Judged, AppError> {
        let (plan, now) = (self.stored_plan()?, self.now());
        let mut judged = Judged::default();
        let mut dated = Vec::new();
        for row in rows {
            match self.date_of(row, order, now) {
                Ok(date) => dated.push((row, date)),
                Err(reason) => judged.refuse(row.line, reason, Some(&row.written)),
            }
        }
        self.judge_doses(&plan, &dated, now, &mut judged)?;
        self.judge_scores(&dated, now, &mut judged)?;
        judged.entries.sort_by_key(|entry| entry.line);
        judged.refused.sort_by_key(|refused| refused.line);
        Ok(judged)
    }

    fn date_of(&self, row: &ReadRow, order: DateOrder, now: Timestamp) -> Result<NaiveDate, ImportReason> {
        let date = row.date.date(order).ok_or(ImportReason::DateInvalid)?;
        if date.year() < FIRST_YEAR {
            return Err(ImportReason::DateTooEarly);
        }
        if date > local_date(self.zone(), now) { Err(ImportReason::InFuture) } else { Ok(date) }
    }
}

impl Judged {
    fn refuse(&mut self, line: u32, reason: ImportReason, cell: Option<&str>) {
        self.refused.push(ImportRefused { line, reason, cell: cell.map(str::to_owned) });
    }
}

fn at_time(date: NaiveDate, time: WallTime, zone: Tz) -> Timestamp {
    first_instant_at(zone, date.and_time(time.to_naive()))
}

/// Spreadsheets write minutes; within one it is the same entry.
fn minute(at: Timestamp) -> i64 {
    at.seconds().div_euclid(60)
}

/// The minute of `base`, or else the next one after or before it, that `is_free`; none is later than `now`. What
/// a file says of one date without a time would be all in one minute, where the next import could not tell it.
fn free_minute(base: Timestamp, now: Timestamp, is_free: impl Fn(i64) -> bool) -> Option<Timestamp> {
    let after = (0..MOST_UNTIMED).map(|minutes| base + TimeDelta::minutes(minutes)).filter(|at| *at <= now);
    let before = (1..MOST_UNTIMED).map(|minutes| base - TimeDelta::minutes(minutes)).filter(|at| *at <= now);
    after.chain(before).find(|at| is_free(minute(*at)))
}
