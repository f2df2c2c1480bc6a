//! What every table and the change log promise.

use std::collections::BTreeSet;

use ldn_core::Part;
use ldn_store::Table;
use serde_json::Value;

use crate::common::*;
use crate::entries::write_one_of_each;

/// What is within another record: a phase's slots, a titration's steps.
const WITHIN: [(&str, &str, &str, &str); 2] =
    [("phase", "slots", "phase_slot", "phase_id"), ("titration", "steps", "titration_step", "titration_id")];
/// Tables it does not keep: the log itself, and what is of this device alone.
const OTHERS: [&str; 4] = ["change", "device", "operation", "reminder"];

#[test]
fn every_table_is_strict_and_known_to_be_a_record_or_not() {
    let diary = Diary::new();
    let within = WITHIN.iter().map(|(_, _, table, _)| *table);
    let records = Table::ALL.iter().map(|table| table.name());
    let mut known: Vec<_> = records.chain(within).chain(OTHERS).map(str::to_owned).collect();
    known.sort();
    let own = "schema = 'main' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    assert_eq!(diary.ask::<String>(&format!("SELECT name FROM pragma_table_list WHERE {own}")), known);
    assert_eq!(diary.ask::<String>(&format!("SELECT name FROM pragma_table_list WHERE strict AND {own}")), known);
}

#[test]
fn every_column_of_a_record_is_in_the_change_log() {
    let mut diary = Diary::new();
    diary.write(|writer| {
        writer.put_phase(&phase(0, &[Part::Bedtime], 500), instant(0))?;
        writer.put_dose(&taken(0, 0))?;
        writer.put_setting("theme", "night")?;
        writer.put_zone_span(instant(0), BERLIN)?;
        write_one_of_each(writer)
    });
    for table in Table::ALL.iter().map(|table| table.name()) {
        let inner = WITHIN.iter().find(|(record, ..)| *record == table).map_or("", |(_, key, ..)| key);
        assert_eq!(kept(&after(&diary, table), inner), columns(&diary, table, ""), "{table}");
    }
    for (record, key, table, own_key) in WITHIN {
        let inner = &after(&diary, record)[key][0];
        let mut expected = columns(&diary, table, own_key);
        // Their order in the list says it.
        expected.remove("seq");
        assert_eq!(kept(inner, ""), expected, "{table}");
    }
}

#[test]
fn every_record_table_has_the_columns_that_merging_needs() {
    let diary = Diary::new();
    for table in Table::ALL.iter().map(|table| table.name()) {
        let columns = columns(&diary, table, "");
        assert!(["created_at", "changed", "deleted_at"].iter().all(|column| columns.contains(*column)), "{table}");
    }
}

#[test]
fn the_log_keeps_who_changed_what_for_ever() {
    let mut diary = Diary::new();
    diary.put(&taken(0, 5));
    let correct = diary.put(&taken(0, 10));
    diary.undo(&correct).unwrap();
    assert_eq!(diary.ask::<String>("SELECT kind FROM operation ORDER BY stamp"), ["try", "try", "undo"]);
    let at = |side: &str| {
        diary.ask::<Option<i64>>(&format!(
            "SELECT json_extract({side}, '$.taken_at') FROM change JOIN operation ON id = operation_id ORDER BY stamp"
        ))
    };
    let minute = |minutes: i64| Some(due(0).seconds() + minutes * 60);
    assert_eq!(at("before"), [None, minute(5), minute(10)]);
    assert_eq!(at("after"), [minute(5), minute(10), minute(5)]);
}

#[test]
fn stamps_grow_though_the_clock_is_put_back_and_the_file_closed() {
    let mut diary = Diary::new();
    let mut stamps = Vec::new();
    for (round, seconds) in [50_000, 50_000, 10, 60_000, -90_000_000, 60_000].into_iter().enumerate() {
        let changed =
            diary.store.write(WRITE, instant(seconds), |writer| writer.put_setting("round", &round.to_string()));
        assert!(!changed.unwrap().1.is_empty());
        stamps.extend(diary.ask::<String>("SELECT changed FROM setting"));
        diary = diary.reopened();
    }
    assert!(stamps.is_sorted_by(|one, next| one < next), "{stamps:?}");
    let device = diary.ask::<String>("SELECT id FROM device");
    assert!(stamps.iter().all(|stamp| stamp.ends_with(&device[0])), "{stamps:?}");
}

fn after(diary: &Diary, table: &str) -> Value {
    let texts = diary.ask::<String>(&format!("SELECT after FROM change WHERE table_name = '{table}'"));
    serde_json::from_str(&texts[0]).unwrap()
}

fn kept(record: &Value, besides: &str) -> BTreeSet<String> {
    record.as_object().unwrap().keys().filter(|key| *key != besides).cloned().collect()
}

fn columns(diary: &Diary, table: &str, besides: &str) -> BTreeSet<String> {
    diary
        .ask::<String>(&format!("SELECT name FROM pragma_table_info('{table}') WHERE name <> '{besides}'"))
        .into_iter()
        .collect()
}
