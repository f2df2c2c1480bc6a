//! Everything as rows, and a copy in memory to read it from.

use ldn_core::Part;
use ldn_core::diary::tag::{Tag, TagKind};
use ldn_store::{Extent, Store, StoreError, TableDump, file_in};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common::*;

fn tag(words: &str) -> Tag {
    Tag { date: "2026-01-10".parse().unwrap(), what: TagKind::Own, own_words: Some(words.to_owned()) }
}

fn table(dump: &[TableDump], name: &str) -> Option<TableDump> {
    dump.iter().find(|table| table.name == name).cloned()
}

fn cells(table: &TableDump, column: &str) -> Vec<Value> {
    let place = table.columns.iter().position(|name| name == column).unwrap();
    table.rows.iter().map(|row| row[place].clone()).collect()
}

#[test]
fn every_table_is_there_with_its_rows_as_they_are_kept() {
    let mut diary = Diary::new();
    diary.write(|writer| writer.put_entry(&tag("a \"b\"\n🫠")));
    diary.write(|writer| writer.put_dose(&taken(1, 0)));
    let dump = diary.store.dump(Extent::WithHistory).unwrap();
    let counts: Vec<(String, u64)> =
        dump.iter().map(|table| (table.name.clone(), u64::try_from(table.rows.len()).unwrap())).collect();
    assert_eq!(counts, diary.store.counts().unwrap());
    assert_eq!(cells(&table(&dump, "tag").unwrap(), "own_words"), [json!("a \"b\"\n🫠")]);
    assert_eq!(cells(&table(&dump, "dose").unwrap(), "taken_ug"), [json!(4_500)]);
    assert_eq!(cells(&table(&dump, "device").unwrap(), "id"), [json!(diary.store.device_id().unwrap())]);
}

#[test]
fn what_was_deleted_is_only_in_the_history() {
    let mut diary = Diary::new();
    let (id, _) = diary.write(|writer| writer.put_entry(&tag("regretted")));
    diary.write(|writer| writer.remove_entry::<Tag>(&id));
    let added = diary.write(|writer| writer.put_phase(&phase(0, &[Part::Bedtime], 4_500), instant(0))).0;
    diary.write(|writer| writer.remove_phase(&added));
    let now = diary.store.dump(Extent::Now).unwrap();
    for name in ["tag", "phase", "phase_slot"] {
        assert_eq!(table(&now, name).unwrap().rows.len(), 0, "{name}");
    }
    for name in ["device", "operation", "change"] {
        assert_eq!(table(&now, name), None, "{name}");
    }
    let history = diary.store.dump(Extent::WithHistory).unwrap();
    assert_eq!(cells(&table(&history, "tag").unwrap(), "own_words"), [json!("regretted")]);
    assert_eq!(table(&history, "phase_slot").unwrap().rows.len(), 1);
}

#[test]
fn a_snapshot_has_what_was_last_written_and_leaves_the_file_alone() {
    let mut diary = Diary::new();
    diary.write(|writer| writer.put_entry(&tag("first")));
    // The side file `-shm` is where programs that have the diary open tell each other so.
    let files = |folder| files_of(folder).into_iter().filter(|(name, _)| !name.to_string_lossy().ends_with("-shm"));
    let before: Vec<_> = files(diary.folder.path()).collect();
    let mut snapshot = Store::snapshot(diary.folder.path(), instant(60)).unwrap();
    assert_eq!(snapshot.entries::<Tag>().unwrap().len(), 1);
    assert_eq!(snapshot.device_id().unwrap(), diary.store.device_id().unwrap());
    snapshot.write(WRITE, instant(120), |writer| writer.put_entry(&tag("of the copy"))).unwrap();
    assert_eq!(snapshot.entries::<Tag>().unwrap().len(), 2);
    drop(snapshot);
    assert_eq!(diary.store.entries::<Tag>().unwrap().len(), 1);
    assert!(files(diary.folder.path()).eq(before));
}

#[test]
fn a_diary_of_every_earlier_version_can_be_read_without_changing_it() {
    for version in 1..KNOWN {
        let folder = TempDir::new().unwrap();
        let frozen = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/frozen");
        std::fs::copy(format!("{frozen}/v{version}.db"), file_in(folder.path())).unwrap();
        let before = files_of(folder.path());
        let snapshot = Store::snapshot(folder.path(), instant(0)).unwrap();
        assert_eq!(snapshot.schema_version().unwrap(), KNOWN);
        assert!(!snapshot.dump(Extent::Now).unwrap().is_empty());
        drop(snapshot);
        assert!(files_of(folder.path()) == before, "version {version}");
    }
}

#[test]
fn where_there_is_no_diary_there_is_no_snapshot_and_nothing_is_made() {
    let folder = TempDir::new().unwrap();
    assert_eq!(Store::snapshot(folder.path(), instant(0)).unwrap_err(), StoreError::NoSuchRecord);
    assert!(files_of(folder.path()).is_empty());
    let missing = folder.path().join("missing");
    assert_eq!(Store::snapshot(&missing, instant(0)).unwrap_err(), StoreError::NotAFolder);
}
