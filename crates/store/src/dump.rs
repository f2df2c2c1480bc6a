//! Everything the file holds, table by table, for an export.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use serde_json::Value;

use crate::Store;
use crate::error::StoreError;

/// A table as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct TableDump {
    /// Its name.
    pub name: String,
    /// Its columns, in their order.
    pub columns: Vec<String>,
    /// Its rows, in the order of their keys: whole numbers, texts and nulls.
    pub rows: Vec<Vec<Value>>,
}

/// Which rows are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// What the diary says now: no tombstones, no history of changes, nothing of the file's own.
    Now,
    /// Every row of every table.
    WithHistory,
}

/// The tables that say nothing of the diary as it is now: this file's name for itself, and what was
/// changed, with what was there before.
const HISTORY: [&str; 3] = ["device", "operation", "change"];

impl Store {
    /// Every table, in the order of their names. Which tables and columns there are is asked of the
    /// file, so that none can be forgotten; every table that is kept by hand is STRICT.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn dump(&self, extent: Extent) -> Result<Vec<TableDump>, StoreError> {
        let mut statement = self.connection.prepare(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict ORDER BY name",
        )?;
        let names: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let wanted = |name: &String| extent == Extent::WithHistory || !HISTORY.contains(&name.as_str());
        names.into_iter().filter(wanted).map(|name| table(&self.connection, name, extent)).collect()
    }

    /// What this file calls itself: the same for as long as there is the diary.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn device_id(&self) -> Result<String, StoreError> {
        Ok(self.connection.query_row("SELECT id FROM device", [], |row| row.get(0))?)
    }
}

fn table(connection: &Connection, name: String, extent: Extent) -> Result<TableDump, StoreError> {
    let columns = texts(connection, "SELECT name FROM pragma_table_info(?1) ORDER BY cid", &name)?;
    let keys = texts(connection, "SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk", &name)?;
    let mut query = format!("SELECT {} FROM {}", listed(&columns), quoted(&name));
    if extent == Extent::Now {
        query.push_str(&living(connection, &name, &columns)?);
    }
    if !keys.is_empty() {
        query.push_str(&format!(" ORDER BY {}", listed(&keys)));
    }
    let mut statement = connection.prepare(&query)?;
    let mut found = statement.query([])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        rows.push(cells(row, columns.len())?);
    }
    Ok(TableDump { name, columns, rows })
}

/// The condition that leaves tombstones out, and what belongs to them.
fn living(connection: &Connection, name: &str, columns: &[String]) -> Result<String, StoreError> {
    if columns.iter().any(|column| column == "deleted_at") {
        return Ok(" WHERE deleted_at IS NULL".to_owned());
    }
    let query = "SELECT \"from\" || '/' || \"table\" FROM pragma_foreign_key_list(?1) WHERE on_delete = 'CASCADE'";
    let parents = texts(connection, query, name)?;
    let belongs = parents.first().and_then(|parent| parent.split_once('/'));
    Ok(belongs.map_or_else(String::new, |(column, parent)| {
        let (column, parent) = (quoted(column), quoted(parent));
        format!(" WHERE {column} IN (SELECT id FROM {parent} WHERE deleted_at IS NULL)")
    }))
}

fn cells(row: &Row<'_>, columns: usize) -> Result<Vec<Value>, StoreError> {
    let cell = |column| match row.get_ref(column)? {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(number) => Ok(Value::from(number)),
        ValueRef::Text(text) => Ok(Value::from(String::from_utf8_lossy(text).into_owned())),
        // Every table is STRICT and has no other type.
        ValueRef::Real(_) | ValueRef::Blob(_) => Err(StoreError::Storage { code: 0 }),
    };
    (0..columns).map(cell).collect()
}

fn texts(connection: &Connection, query: &str, of: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare_cached(query)?;
    let rows = statement.query_map([of], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn listed(columns: &[String]) -> String {
    columns.iter().map(|column| quoted(column)).collect::<Vec<_>>().join(", ")
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
