//! A spreadsheet of past doses and scores becomes part of the diary: looked through first, then added in
//! one operation (docs/import.md).

mod decode;
mod judge;
mod row;
mod table;

use std::collections::BTreeMap;

use ldn_core::diary::scores::Scale;
use ldn_core::time::typed_date::{self, FileOrder, order_of};
use ldn_core::{Amount, DoseDate, GuardQuestion, diary_date, guard_day_total};
use ldn_store::{Dose, Outcome, Via};

use crate::companion::Companion;
use crate::convert::{count, same};
use crate::error::AppError;
use crate::view::{
    DateOrder, ImportEncoding, ImportEntry, ImportOrderAsked, ImportPreview, ImportRefused, ImportSeparator,
    ImportWhat, Imported, Saved, ScoreValue,
};
use decode::decode;
use judge::{Entry, Judged, Judgement};
use row::{Read, ReadRow};
use table::Table;

/// Entries that are shown before anything is added.
const SHOWN: usize = 50;
/// Rows that can't be added and are named.
const NAMED: usize = 100;

/// A file that was read, before the diary was asked.
struct ReadFile {
    encoding: ImportEncoding,
    separator: ImportSeparator,
    ignored: Vec<String>,
    blank: usize,
    rows: Vec<ReadRow>,
    refused: Vec<ImportRefused>,
}

impl Companion {
    /// What would be added from the file of `bytes`; `order` is what the person said of its dates, where that
    /// was asked. Nothing is written.
    ///
    /// # Errors
    /// Why the file can't be read as a whole, or why the diary can't.
    pub fn preview_import(&mut self, bytes: &[u8], order: Option<DateOrder>) -> Result<ImportPreview, AppError> {
        self.settle()?;
        let file = read_file(bytes)?;
        let (asked, order) = order_for(&file.rows, order)?;
        let judged = match (&asked, order) {
            (Some(_), None) => Judged::default(),
            _ => self.judge(&file.rows, order.unwrap_or(DateOrder::DayFirst).into())?,
        };
        Ok(preview(file, asked, order, judged))
    }

    /// Adds what is new in the file of `bytes`, all of it in one operation, where that is still as many
    /// entries as the preview said.
    ///
    /// # Errors
    /// [`AppError::ImportOrderNeeded`], [`AppError::ImportNothingNew`], [`AppError::ImportChanged`], why the
    /// file can't be read, or why the diary can't be written; then nothing was.
    pub fn import_file(&mut self, bytes: &[u8], order: Option<DateOrder>, expected: u32) -> Result<Imported, AppError> {
        self.settle()?;
        let file = read_file(bytes)?;
        let (asked, order) = order_for(&file.rows, order)?;
        if asked.is_some() && order.is_none() {
            return Err(AppError::ImportOrderNeeded);
        }
        let judged = self.judge(&file.rows, order.unwrap_or(DateOrder::DayFirst).into())?;
        let new: Vec<&Entry> = judged.entries.iter().map(|one| &one.entry).filter(|one| !one.is_known()).collect();
        if new.is_empty() {
            return Err(AppError::ImportNothingNew);
        }
        if count(new.len()) != expected {
            return Err(AppError::ImportChanged);
        }
        let help_now = self.calls_for_help(&new)?;
        let now = self.now();
        let ((), saved) = self.write("import", Via::Import, now, |writer| {
            new.iter().try_for_each(|entry| match entry {
                Entry::Dose(dose) => writer.put_dose(dose).map(drop),
                Entry::Scores(scores) => writer.put_entry(scores).map(drop),
                Entry::KnownDose(_) | Entry::KnownScores(_) => Ok(()),
            })
        })?;
        Ok(Imported { saved: Saved { help_now, ..saved }, entries: count(new.len()) })
    }

    /// Whether the file brings a day of today or yesterday to 10 mg or more (D4).
    fn calls_for_help(&self, new: &[&Entry]) -> Result<bool, AppError> {
        let since = DoseDate::new(diary_date(self.zone(), self.now()).date()).minus_days(1);
        let mut totals: BTreeMap<DoseDate, u32> = BTreeMap::new();
        let lately = self.store.doses_between(since, since.plus_days(2))?.into_iter().map(|record| record.dose);
        let added = new.iter().filter_map(|entry| match entry {
            Entry::Dose(dose) => Some((**dose).clone()),
            _ => None,
        });
        for dose in lately.chain(added).filter(|dose| dose.date >= since) {
            let total = totals.entry(dose.date).or_default();
            *total = total.saturating_add(taken(&dose).map_or(0, Amount::micrograms));
        }
        let is_new = |date: &DoseDate| new.iter().any(|entry| matches!(entry, Entry::Dose(dose) if dose.date == *date));
        Ok(totals.iter().any(|(date, total)| is_new(date) && guard_day_total(*total) == GuardQuestion::NotLowDose))
    }
}

fn read_file(bytes: &[u8]) -> Result<ReadFile, AppError> {
    let (text, encoding) = decode(bytes)?;
    let table = Table::read(&text)?;
    let (mut rows, mut refused, mut blank) = (Vec::new(), Vec::new(), 0);
    for row in table.rows() {
        match row::read(row) {
            Read::Said(said) => rows.push(said),
            Read::Blank => blank += 1,
            Read::Refused(row) => refused.push(row),
        }
    }
    Ok(ReadFile { encoding, separator: table.separator, ignored: table.ignored, blank, rows, refused })
}

/// What has to be asked of the dates' order, and the order that holds.
fn order_for(
    rows: &[ReadRow],
    said: Option<DateOrder>,
) -> Result<(Option<ImportOrderAsked>, Option<DateOrder>), AppError> {
    match order_of(rows.iter().map(|row| row.date)) {
        FileOrder::Plain => Ok((None, None)),
        FileOrder::Known(order) => Ok((None, Some(order.into()))),
        FileOrder::Mixed => Err(AppError::ImportDatesMixed),
        FileOrder::Unknown(date) => {
            let written = rows.iter().find(|row| row.date == date).map(|row| row.written.clone());
            let read = |order| date.date(order).map(|date| date.to_string()).unwrap_or_default();
            let asked = ImportOrderAsked {
                written: written.unwrap_or_default(),
                day_first: read(typed_date::DateOrder::DayFirst),
                month_first: read(typed_date::DateOrder::MonthFirst),
            };
            Ok((Some(asked), said))
        }
    }
}

fn preview(
    file: ReadFile,
    order_asked: Option<ImportOrderAsked>,
    order: Option<DateOrder>,
    judged: Judged,
) -> ImportPreview {
    let rows = file.rows.len() + file.refused.len() + file.blank;
    let new = || judged.entries.iter().filter(|judgement| !judgement.entry.is_known());
    let dates = || new().map(|judgement| ldn_core::local_date(judgement.zone, judgement.at));
    let doses = || {
        new().filter_map(|judgement| match &judgement.entry {
            Entry::Dose(dose) => Some(&**dose),
            _ => None,
        })
    };
    let is_high = |dose: &&Dose| {
        taken(dose).is_some_and(|amount| guard_day_total(amount.micrograms()) == GuardQuestion::NotLowDose)
    };
    let (all, new_doses) = (new().count(), doses().count());
    let mut problems = file.refused;
    problems.extend(judged.refused);
    problems.sort_by_key(|problem| problem.line);
    let refused = problems.len();
    problems.truncate(NAMED);
    ImportPreview {
        encoding: file.encoding,
        separator: file.separator,
        rows: count(rows),
        blank: count(file.blank),
        ignored: file.ignored,
        order_asked,
        order,
        new_doses: count(new_doses),
        new_scores: count(all - new_doses),
        new: count(all),
        known: count(judged.entries.len() - all),
        first: dates().min().map(|date| date.to_string()),
        last: dates().max().map(|date| date.to_string()),
        without_time: count(new().filter(|judgement| judgement.time_assumed).count()),
        notes_left_out: count(judged.notes_left_out),
        notes_of_known: count(judged.notes_of_known),
        high: count(doses().filter(is_high).count()),
        entries: judged.entries.iter().take(SHOWN).map(entry_view).collect(),
        refused: count(refused),
        problems,
    }
}

fn entry_view(judgement: &Judgement) -> ImportEntry {
    let what = match &judgement.entry {
        Entry::Dose(dose) => {
            let mg = taken(dose).map(|amount| amount.to_string()).unwrap_or_default();
            ImportWhat::Dose { mg, planned: dose.planned.is_some() }
        }
        Entry::KnownDose(amount) => ImportWhat::Dose { mg: amount.to_string(), planned: false },
        Entry::Scores(entry) | Entry::KnownScores(entry) => {
            let value = |scale: &Scale| {
                let value = entry.scores.get(*scale)?.value();
                Some(ScoreValue { scale: (*scale).into(), value })
            };
            ImportWhat::Scores { values: Scale::ALL.iter().filter_map(value).collect(), note: entry.note.clone() }
        }
    };
    ImportEntry {
        line: judgement.line,
        at: judgement.at.seconds(),
        zone: judgement.zone.name().to_owned(),
        time_assumed: judgement.time_assumed,
        known: judgement.entry.is_known(),
        what,
    }
}

fn taken(dose: &Dose) -> Option<Amount> {
    match dose.outcome {
        Outcome::Taken { amount, .. } => Some(amount),
        Outcome::Skipped | Outcome::Missed => None,
    }
}

same!(DateOrder, typed_date::DateOrder { DayFirst, MonthFirst });
