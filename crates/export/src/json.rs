//! Everything, for the next app: each table as it is kept, with every column by its own name. The
//! format is described in `docs/export/ldn-companion.schema.json`.

use ldn_core::Timestamp;
use serde_json::Value;

use crate::rows::{Table, Tables};
use crate::{ExportError, local};

/// The name of the format.
pub const FORMAT: &str = "ldn-companion";
/// Its version: grows where something that was there changes its meaning, not where a table is new.
pub const VERSION: u32 = 1;

/// The tables as one JSON document, written at `now`.
///
/// # Errors
/// Never by what a person enters.
pub fn json(tables: &Tables, now: Timestamp) -> Result<Vec<u8>, ExportError> {
    let mut out = Vec::new();
    let head = [
        ("format", Value::from(FORMAT)),
        ("version", Value::from(VERSION)),
        ("schema", Value::from(tables.schema)),
        ("program", Value::from(env!("CARGO_PKG_VERSION"))),
        ("written_at", Value::from(local::iso(tables.zone, now))),
        ("zone", Value::from(tables.zone.name())),
    ];
    out.extend_from_slice(b"{\n");
    for (name, value) in head {
        put(&mut out, "  ", name, &value)?;
        out.extend_from_slice(b",\n");
    }
    out.extend_from_slice(b"  \"tables\": {\n");
    for (index, table) in tables.tables.iter().enumerate() {
        out.extend_from_slice(if index == 0 { b"" } else { b",\n" });
        put_table(&mut out, table)?;
    }
    out.extend_from_slice(b"\n  }\n}\n");
    Ok(out)
}

/// One row a line, so that a person who looks can read it.
fn put_table(out: &mut Vec<u8>, table: &Table) -> Result<(), ExportError> {
    out.extend_from_slice(b"    ");
    serde_json::to_writer(&mut *out, &table.name)?;
    out.extend_from_slice(b": [");
    for (index, row) in table.rows.iter().enumerate() {
        out.extend_from_slice(if index == 0 { b"\n      {" } else { b",\n      {" });
        for (place, (column, cell)) in table.columns.iter().zip(row).enumerate() {
            put(out, if place == 0 { "" } else { ", " }, column, cell)?;
        }
        out.push(b'}');
    }
    out.extend_from_slice(if table.rows.is_empty() { b"]" } else { b"\n    ]" });
    Ok(())
}

fn put(out: &mut Vec<u8>, before: &str, name: &str, value: &Value) -> Result<(), ExportError> {
    out.extend_from_slice(before.as_bytes());
    serde_json::to_writer(&mut *out, name)?;
    out.extend_from_slice(b": ");
    Ok(serde_json::to_writer(&mut *out, value)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Tz;
    use serde_json::json;

    #[test]
    fn what_is_read_back_is_what_was_there() {
        let notes = ["plain", "\"quoted\"\n", "\u{202e}🫠", "\u{1}\\"];
        let rows: Vec<Vec<Value>> = notes.iter().map(|note| vec![json!(1), Value::Null, json!(note)]).collect();
        let columns = ["a", "b", "c"].map(str::to_owned).to_vec();
        let table = Table { name: "t".to_owned(), columns: columns.clone(), rows };
        let empty = Table { name: "empty".to_owned(), columns, rows: Vec::new() };
        let tables = Tables { tables: vec![empty, table], schema: 4, zone: Tz::Europe__Berlin };
        let read: Value = serde_json::from_slice(&json(&tables, Timestamp::from_seconds(0)).unwrap()).unwrap();
        assert_eq!((&read["format"], &read["version"]), (&json!("ldn-companion"), &json!(1)));
        assert_eq!(read["written_at"], json!("1970-01-01T01:00:00+01:00"));
        assert_eq!(read["tables"]["empty"], json!([]));
        for (index, note) in notes.iter().enumerate() {
            assert_eq!(read["tables"]["t"][index], json!({ "a": 1, "b": null, "c": note }));
        }
    }
}
