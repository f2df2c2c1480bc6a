//! Undo: what was there before comes back, as a write of its own.

use ldn_core::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use crate::Store;
use crate::entry::*;
use crate::error::StoreError;
use crate::log::{Changes, NewOperation, OperationId, Table, Via};
use crate::row::{DoseRow, PhaseImage, Record, SettingRow, ZoneSpanRow};
use crate::write::Writer;

impl Store {
    /// Brings back what `operation` found, under a new stamp. Undoing an undo does it again.
    ///
    /// # Errors
    /// [`StoreError::NothingToUndo`] where there is no such operation or it is undone already,
    /// [`StoreError::ChangedSince`] where a record it changed no longer says what it left there, or
    /// why the file can't be written. Then nothing changed.
    pub fn undo(&mut self, operation: &OperationId, via: Via, now: Timestamp) -> Result<Changes, StoreError> {
        let undo = NewOperation { kind: "undo", via };
        let ((), mut changes) = self.transact(undo, Some(operation), now, |writer| {
            if !is_in_force(writer.connection, operation)? {
                return Err(StoreError::NothingToUndo);
            }
            changes_of(writer.connection, operation)?.iter().try_for_each(|change| writer.revert(change))?;
            writer.take_out_of_force(operation)
        })?;
        changes.records.reverse();
        Ok(changes)
    }
}

/// A row of `change`.
struct Change {
    table: Table,
    record_id: String,
    before: Option<String>,
    after: String,
}

impl Writer<'_> {
    fn revert(&mut self, change: &Change) -> Result<(), StoreError> {
        match change.table {
            Table::Phase => self.revert_record::<PhaseImage>(change),
            Table::Dose => self.revert_record::<DoseRow>(change),
            Table::Setting => self.revert_record::<SettingRow>(change),
            Table::ZoneSpan => self.revert_record::<ZoneSpanRow>(change),
            Table::Titration => self.revert_record::<TitrationImage>(change),
            Table::TitrationAnswer => self.revert_record::<TitrationAnswerRow>(change),
            Table::DoseMove => self.revert_record::<DoseMoveRow>(change),
            Table::Product => self.revert_record::<ProductRow>(change),
            Table::Stock => self.revert_record::<StockRow>(change),
            Table::Contact => self.revert_record::<ContactRow>(change),
            Table::Appointment => self.revert_record::<AppointmentRow>(change),
            Table::Screening => self.revert_record::<ScreeningRow>(change),
            Table::Medicine => self.revert_record::<MedicineRow>(change),
            Table::Alert => self.revert_record::<AlertRow>(change),
            Table::SideEffect => self.revert_record::<SideEffectRow>(change),
            Table::Sleep => self.revert_record::<SleepRow>(change),
            Table::Score => self.revert_record::<ScoreRow>(change),
            Table::Tag => self.revert_record::<TagRow>(change),
            Table::Lab => self.revert_record::<LabRow>(change),
            Table::Review => self.revert_record::<ReviewRow>(change),
            Table::Question => self.revert_record::<QuestionRow>(change),
        }
    }

    fn revert_record<R: Record>(&mut self, change: &Change) -> Result<(), StoreError> {
        let found = R::read(self.connection, &change.record_id)?.ok_or(StoreError::ChangedSince)?;
        if !found.says_the_same(&parse::<R>(&change.after)?) {
            return Err(StoreError::ChangedSince);
        }
        let before = match &change.before {
            Some(before) => parse(before)?,
            None => self.tombstone_of(&found),
        };
        self.replace(Some(found), before)
    }

    /// What was not there before goes as everything goes here: marked, not deleted.
    fn tombstone_of<R: Record>(&self, record: &R) -> R {
        let mut tombstone = record.clone();
        *tombstone.deleted_at() = Some(self.now().seconds());
        tombstone
    }

    /// Marks `operation` as undone by this one. If it was an undo, what it undid is in force again, and
    /// so on down the line.
    fn take_out_of_force(&mut self, operation: &OperationId) -> Result<(), StoreError> {
        let mut undone_by = self.operation_id().cloned();
        let mut next = Some(operation.clone());
        while let Some(id) = next {
            let undoes = self
                .connection
                .prepare_cached("UPDATE operation SET undone_by = ?2 WHERE id = ?1 RETURNING undoes")?
                .query_row(params![id, undone_by], |row| row.get::<_, Option<OperationId>>(0))?;
            undone_by = if undone_by.is_some() { None } else { Some(id) };
            next = undoes;
        }
        Ok(())
    }
}

fn is_in_force(connection: &Connection, operation: &OperationId) -> Result<bool, StoreError> {
    let undone_by = connection
        .prepare_cached("SELECT undone_by FROM operation WHERE id = ?1")?
        .query_row([operation], |row| row.get::<_, Option<OperationId>>(0))
        .optional()?;
    Ok(matches!(undone_by, Some(None)))
}

/// The changes of `operation`, last first.
fn changes_of(connection: &Connection, operation: &OperationId) -> Result<Vec<Change>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT table_name, record_id, before, after FROM change WHERE operation_id = ?1 ORDER BY seq DESC",
    )?;
    let mut rows = statement.query([operation])?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        let table: String = row.get(0)?;
        changes.push(Change {
            table: Table::named(&table).ok_or(StoreError::Unreadable { table: "change" })?,
            record_id: row.get(1)?,
            before: row.get(2)?,
            after: row.get(3)?,
        });
    }
    Ok(changes)
}

fn parse<R: Record>(text: &str) -> Result<R, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Unreadable { table: "change" })
}
