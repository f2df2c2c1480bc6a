//! Who changed what when: the operations on one record, with what each of them changed in it.

use std::collections::BTreeSet;

use rusqlite::Row;
use serde_json::{Map, Value};

use crate::Store;
use crate::error::StoreError;
use crate::log::{Operation, Table};

/// What every record has beside what it says.
const BESIDE: [&str; 4] = ["id", "created_at", "deleted_at", "changed"];

/// What one operation did to a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordChange {
    /// When, by which way, and whether it is in force.
    pub operation: Operation,
    /// Whether there was such a record before.
    pub was_there: bool,
    /// Whether there was one after.
    pub is_there: bool,
    /// What it said otherwise afterwards, by the name of the column.
    pub fields: Vec<ChangedField>,
}

/// A column that says something else than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedField {
    /// Its name.
    pub name: String,
    /// What it said before; null where that was nothing.
    pub before: Value,
    /// What it said afterwards.
    pub after: Value,
}

impl Store {
    /// What became of the record `record_id` of `table`, latest first, undos included.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn changes_of(&self, table: Table, record_id: &str) -> Result<Vec<RecordChange>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT operation.id, kind, at, via, undoes, undone_by, before, after \
             FROM change JOIN operation ON operation.id = change.operation_id \
             WHERE table_name = ?1 AND record_id = ?2 ORDER BY stamp DESC, seq DESC",
        )?;
        let mut rows = statement.query([table.name(), record_id])?;
        let mut changes = Vec::new();
        while let Some(row) = rows.next()? {
            changes.push(RecordChange::read(row)?);
        }
        Ok(changes)
    }
}

impl RecordChange {
    fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        let before = row.get::<_, Option<String>>(6)?.map(|text| image(&text)).transpose()?;
        let after = image(&row.get::<_, String>(7)?)?;
        Ok(Self {
            operation: Operation::read(row)?,
            was_there: before.as_ref().is_some_and(is_there),
            is_there: is_there(&after),
            fields: before.filter(is_there).map(|before| differences(&before, &after)).unwrap_or_default(),
        })
    }
}

fn image(text: &str) -> Result<Map<String, Value>, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Unreadable { table: "change" })
}

fn is_there(image: &Map<String, Value>) -> bool {
    image.get("deleted_at").is_none_or(Value::is_null)
}

fn differences(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<ChangedField> {
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let value = |image: &Map<String, Value>, name: &String| image.get(name).cloned().unwrap_or(Value::Null);
    names
        .into_iter()
        .filter(|name| !BESIDE.contains(&name.as_str()))
        .map(|name| ChangedField { name: name.clone(), before: value(before, name), after: value(after, name) })
        .filter(|field| field.before != field.after)
        .collect()
}
