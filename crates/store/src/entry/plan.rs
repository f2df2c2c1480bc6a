//! Titrations, the answers to their proposals, and moves of a dose.

use std::num::NonZeroU16;

use ldn_core::plan::dose_move::DoseMove;
use ldn_core::plan::steps::{Rung, StepAnswer, TitrationPlan};
use ldn_core::{Answer, Part, Timestamp};
use rusqlite::{Connection, Row, ToSql, params};
use serde::{Deserialize, Serialize};

use super::columns::optional;
use super::{Entry, Kept, entry};
use crate::error::StoreError;
use crate::log::Table;
use crate::record::phase::amount;
use crate::row::{Record, row};
use crate::write::Writer;

const UNREADABLE: StoreError = StoreError::Unreadable { table: "titration" };

row! {
    /// A row of `titration`.
    TitrationRow of "titration" by id {
        id: String,
        part: String,
        begun_on: String,
        ended_on: Option<String>,
    }
}

/// A row of `titration_step`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct StepRow {
    amount_ug: i64,
    days: i64,
}

/// A titration with its steps, which are one record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct TitrationImage {
    #[serde(flatten)]
    row: TitrationRow,
    /// Lowest first.
    steps: Vec<StepRow>,
}

impl TitrationImage {
    fn of(id: String, titration: &TitrationPlan) -> Self {
        let row = TitrationRow {
            id,
            part: titration.part.name().to_owned(),
            begun_on: titration.begun_on.to_string(),
            ended_on: titration.ended_on.map(|ended| ended.to_string()),
            created_at: 0,
            deleted_at: None,
            changed: String::new(),
        };
        Self { row, steps: titration.rungs.iter().map(StepRow::of).collect() }
    }

    fn value(&self) -> Option<TitrationPlan> {
        Some(TitrationPlan {
            part: self.row.part.parse().ok()?,
            begun_on: self.row.begun_on.parse().ok()?,
            ended_on: optional(self.row.ended_on.as_ref(), |date| date.parse().ok())?,
            rungs: self.steps.iter().map(StepRow::rung).collect::<Option<_>>()?,
        })
    }

    fn with_steps(row: TitrationRow, connection: &Connection) -> Result<Self, StoreError> {
        let query = "SELECT amount_ug, days FROM titration_step WHERE titration_id = ?1 ORDER BY seq";
        let mut statement = connection.prepare_cached(query)?;
        let step = |row: &Row<'_>| Ok(StepRow { amount_ug: row.get(0)?, days: row.get(1)? });
        let steps = statement.query_map([&row.id], step)?.collect::<Result<_, _>>()?;
        Ok(Self { row, steps })
    }
}

impl StepRow {
    fn of(rung: &Rung) -> Self {
        Self { amount_ug: i64::from(rung.amount.micrograms()), days: i64::from(rung.days.get()) }
    }

    fn rung(&self) -> Option<Rung> {
        let days = u16::try_from(self.days).ok().and_then(NonZeroU16::new)?;
        Some(Rung { amount: amount(self.amount_ug)?, days })
    }
}

impl Record for TitrationImage {
    const TABLE: Table = Table::Titration;

    fn id(&self) -> &str {
        &self.row.id
    }

    fn read(connection: &Connection, id: &str) -> Result<Option<Self>, StoreError> {
        let row = TitrationRow::read_row(connection, id)?;
        row.map(|row| Self::with_steps(row, connection)).transpose()
    }

    fn save(&self, connection: &Connection) -> Result<(), StoreError> {
        self.row.save_row(connection)?;
        let id = &self.row.id;
        connection.prepare_cached("DELETE FROM titration_step WHERE titration_id = ?1")?.execute([id])?;
        let query = "INSERT INTO titration_step (titration_id, seq, amount_ug, days) VALUES (?1, ?2, ?3, ?4)";
        let mut statement = connection.prepare_cached(query)?;
        for (seq, step) in self.steps.iter().enumerate() {
            statement.execute(params![id, i64::try_from(seq).unwrap_or(i64::MAX), step.amount_ug, step.days])?;
        }
        Ok(())
    }

    fn created_at(&mut self) -> &mut i64 {
        &mut self.row.created_at
    }

    fn deleted_at(&mut self) -> &mut Option<i64> {
        &mut self.row.deleted_at
    }

    fn changed(&mut self) -> &mut String {
        &mut self.row.changed
    }
}

impl Entry for TitrationPlan {
    const TABLE: Table = Table::Titration;
    const ORDER: &'static str = "begun_on, id";

    fn known_as(&self, _connection: &Connection) -> Result<Option<String>, StoreError> {
        Ok(None)
    }

    fn put(&self, id: String, writer: &mut Writer<'_>) -> Result<String, StoreError> {
        writer.put(TitrationImage::of(id, self))
    }

    fn remove(id: &str, writer: &mut Writer<'_>) -> Result<bool, StoreError> {
        writer.remove::<TitrationImage>(id)
    }

    fn select(
        connection: &Connection,
        condition: &str,
        parameters: &[&dyn ToSql],
    ) -> Result<Vec<Kept<Self>>, StoreError> {
        let query = format!("{}{}", TitrationRow::SELECT, condition.replace("key_column", "id"));
        let mut statement = connection.prepare_cached(&query)?;
        let rows = statement.query_map(parameters, TitrationRow::from_row)?;
        let kept = |row: rusqlite::Result<TitrationRow>| {
            let image = TitrationImage::with_steps(row?, connection)?;
            let value = image.value().ok_or(UNREADABLE)?;
            Ok(Kept { created_at: Timestamp::from_seconds(image.row.created_at), id: image.row.id, value })
        };
        rows.map(kept).collect()
    }
}

row! {
    /// A row of `titration_answer`.
    TitrationAnswerRow of "titration_answer" by id {
        id: String,
        titration_id: String,
        proposed_on: String,
        answer: String,
        from_date: String,
        note: Option<String>,
        answered_at: i64,
    }
}

impl TitrationAnswerRow {
    fn of(id: String, answer: &StepAnswer) -> Self {
        Self {
            id,
            titration_id: answer.titration_id.clone(),
            proposed_on: answer.proposed_on.to_string(),
            answer: answer.answer.name().to_owned(),
            from_date: answer.from.to_string(),
            note: answer.note.clone(),
            answered_at: answer.answered_at.seconds(),
            created_at: 0,
            deleted_at: None,
            changed: String::new(),
        }
    }

    fn value(&self) -> Option<StepAnswer> {
        Some(StepAnswer {
            titration_id: self.titration_id.clone(),
            proposed_on: self.proposed_on.parse().ok()?,
            answer: Answer::named(&self.answer)?,
            from: self.from_date.parse().ok()?,
            note: self.note.clone(),
            answered_at: Timestamp::from_seconds(self.answered_at),
        })
    }
}

entry!(StepAnswer, TitrationAnswerRow in TitrationAnswer by id, order "answered_at, id");

row! {
    /// A row of `dose_move`.
    DoseMoveRow of "dose_move" by id {
        id: String,
        from_part: String,
        to_part: String,
        first_date: String,
        prescriber_said_next: bool,
        decided_at: i64,
    }
}

impl DoseMoveRow {
    fn of(id: String, dose_move: &DoseMove) -> Self {
        Self {
            id,
            from_part: dose_move.from.name().to_owned(),
            to_part: Part::name(dose_move.to).to_owned(),
            first_date: dose_move.first_date.to_string(),
            prescriber_said_next: dose_move.prescriber_said_next,
            decided_at: dose_move.decided_at.seconds(),
            created_at: 0,
            deleted_at: None,
            changed: String::new(),
        }
    }

    fn value(&self) -> Option<DoseMove> {
        Some(DoseMove {
            from: self.from_part.parse().ok()?,
            to: self.to_part.parse().ok()?,
            first_date: self.first_date.parse().ok()?,
            prescriber_said_next: self.prescriber_said_next,
            decided_at: Timestamp::from_seconds(self.decided_at),
        })
    }
}

entry!(DoseMove, DoseMoveRow in DoseMove by id, order "first_date, id");
