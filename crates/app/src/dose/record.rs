//! The record of doses, newest first.

use ldn_core::dose::status::is_late;
use ldn_store::{Dose, DoseRecord, Outcome, PageMark, Table};

use crate::companion::Companion;
use crate::convert::dose_amount;
use crate::error::AppError;
use crate::view::{self, RecordEntry, RecordPage, RecordRef, TakenView};

/// Entries on a page: two months of one dose a day.
const PAGE: u32 = 60;

impl Companion {
    /// A page of the record; `older` is what the page before gave.
    ///
    /// # Errors
    /// [`AppError::DateInvalid`] for an `older` no page gave, or why the diary can't be read.
    pub fn record(&self, older: Option<&str>) -> Result<RecordPage, AppError> {
        let mark = older.map(|text| text.parse::<PageMark>().map_err(|_| AppError::DateInvalid)).transpose()?;
        let page = self.store.doses_page(mark.as_ref(), PAGE)?;
        let entries: Result<Vec<RecordEntry>, AppError> = page.doses.iter().map(|dose| self.entry(dose)).collect();
        Ok(RecordPage { entries: entries?, older: page.older.map(|mark| mark.to_string()) })
    }

    /// A record as a line of it.
    pub(crate) fn entry(&self, record: &DoseRecord) -> Result<RecordEntry, AppError> {
        let dose = &record.dose;
        let operation = match dose.outcome {
            // Closing by itself is nobody's act, and taking it back would only close it again.
            Outcome::Missed => None,
            _ => self.store.last_operation_on(Table::Dose, &record.id)?,
        };
        Ok(RecordEntry {
            id: match dose.key() {
                Some(key) => RecordRef::Dose { dose: key.into() },
                None => RecordRef::Extra { id: record.id.clone() },
            },
            date: dose.date.to_string(),
            state: state(dose.outcome),
            due_at: dose.planned.map(|planned| planned.due.seconds()),
            planned: dose.planned.map(|planned| dose_amount(planned.amount, &dose.medicine)),
            taken: taken_view(dose),
            zone: dose.zone.name().to_owned(),
            operation: operation.map(|operation| operation.to_string()),
        })
    }
}

fn state(outcome: Outcome) -> view::DoseState {
    match outcome {
        Outcome::Taken { .. } => view::DoseState::Taken,
        Outcome::Skipped => view::DoseState::Skipped,
        Outcome::Missed => view::DoseState::Missed,
    }
}

/// What was taken, where it was.
pub(crate) fn taken_view(dose: &Dose) -> Option<TakenView> {
    let Outcome::Taken { at, amount } = dose.outcome else { return None };
    Some(TakenView {
        at: at.seconds(),
        amount: dose_amount(amount, &dose.medicine),
        late: dose.planned.is_some_and(|planned| is_late(planned.due, at)),
    })
}
