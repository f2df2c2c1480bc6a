//! Everything as JSON: complete, and as its schema says.

use std::collections::BTreeSet;

use ldn_app::export::{ExportRequest, Format};
use ldn_core::Timestamp;
use ldn_store::{Extent, Store, TableDump};
use serde_json::{Value, json};

use crate::filled::{HOSTILE, export, filled};

const SCHEMA: &str = include_str!("../../../../docs/export/ldn-companion.schema.json");
/// Not in what the diary says now: this file's name for itself, and what was changed when, with what was
/// there before. They are in an export with history.
const HISTORY: [&str; 3] = ["change", "device", "operation"];

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

fn exported(with_history: bool) -> (Value, Vec<TableDump>) {
    let home = filled(HOSTILE[5]);
    let request = ExportRequest { with_history, ..ExportRequest::everything(Format::Json) };
    let exported = serde_json::from_slice(&export(home.path(), &request).unwrap()).unwrap();
    let store = Store::open(home.path(), Timestamp::from_seconds(0)).unwrap();
    (exported, store.dump(Extent::WithHistory).unwrap())
}

fn tables(exported: &Value) -> BTreeSet<&str> {
    exported["tables"].as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn every_table_and_every_column_of_a_fresh_diary_is_in_the_schema() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::open(home.path(), Timestamp::from_seconds(0)).unwrap();
    let schema = schema();
    let described = schema["properties"]["tables"]["properties"].as_object().unwrap();
    let dumped = store.dump(Extent::WithHistory).unwrap();
    let counted: BTreeSet<String> = store.counts().unwrap().into_iter().map(|(name, _)| name).collect();
    let names: BTreeSet<String> = dumped.iter().map(|table| table.name.clone()).collect();
    assert_eq!(names, counted, "every table of the file is dumped");
    assert_eq!(described.keys().cloned().collect::<BTreeSet<_>>(), names, "docs/export/ldn-companion.schema.json");
    for table in dumped {
        let row = &schema["$defs"][&table.name];
        let columns: BTreeSet<&String> = row["properties"].as_object().unwrap().keys().collect();
        assert_eq!(columns, table.columns.iter().collect(), "{}", table.name);
        let required: BTreeSet<&str> = row["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert_eq!(required, table.columns.iter().map(String::as_str).collect(), "{}", table.name);
        assert_eq!(row["additionalProperties"], json!(false));
    }
}

#[test]
fn a_full_diary_is_valid_by_the_schema_with_history_and_without() {
    let validator = jsonschema::draft202012::new(&schema()).unwrap();
    for with_history in [false, true] {
        let (exported, _) = exported(with_history);
        let wrong: Vec<String> = validator.iter_errors(&exported).map(|error| error.to_string()).collect();
        assert_eq!(wrong, [""; 0]);
    }
    assert!(!validator.is_valid(&json!({ "format": "ldn-companion", "version": 1 })));
}

#[test]
fn with_history_every_row_of_every_table_is_in_it() {
    let (exported, dumped) = exported(true);
    assert_eq!(tables(&exported), dumped.iter().map(|table| table.name.as_str()).collect());
    for table in dumped {
        let rows = exported["tables"][&table.name].as_array().unwrap();
        assert_eq!(rows.len(), table.rows.len(), "{}", table.name);
        assert!(!rows.is_empty(), "{} is tried too", table.name);
        for row in table.rows {
            let row: Value = table.columns.iter().cloned().zip(row).collect::<serde_json::Map<_, _>>().into();
            assert!(rows.contains(&row), "{}: {row}", table.name);
        }
    }
}

#[test]
fn without_history_nothing_deleted_is_in_it_and_everything_else_is() {
    let (exported, dumped) = exported(false);
    let names = dumped.iter().map(|table| table.name.as_str()).filter(|name| !HISTORY.contains(name));
    assert_eq!(tables(&exported), names.collect());
    assert!(!exported.to_string().contains("\"removed\""));
    for table in dumped.iter().filter(|table| !HISTORY.contains(&table.name.as_str())) {
        let deleted = table.columns.iter().position(|column| column == "deleted_at");
        let living = table.rows.iter().filter(|row| deleted.is_none_or(|deleted| row[deleted].is_null())).count();
        assert_eq!(exported["tables"][&table.name].as_array().unwrap().len(), living, "{}", table.name);
    }
}
