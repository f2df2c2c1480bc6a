use std::fs;
use std::path::Path;

use ldn_store::{Options, Store, StoreError, file_in};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::common::*;

fn open(folder: &Path) -> Result<Store, StoreError> {
    Store::open_with(folder, instant(0), &impatient())
}

/// Opening `folder` fails with `error` and leaves every file as it was, side files included.
fn refused_untouched(folder: &Path, error: &StoreError) {
    let before = files_of(folder);
    assert_eq!(open(folder).unwrap_err(), *error);
    assert!(files_of(folder) == before, "changed by {error:?}");
}

#[test]
fn a_new_folder_gets_a_diary_that_only_its_owner_reads() {
    let diary = Diary::new();
    assert_eq!(diary.store.file(), file_in(diary.folder.path()));
    assert_eq!(diary.store.schema_version().unwrap(), KNOWN);
    assert_eq!(diary.ask::<String>("PRAGMA journal_mode"), ["wal"]);
    #[cfg(unix)]
    for (file, _) in files_of(diary.folder.path()) {
        let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&file).unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600, "{file:?}");
    }
}

#[test]
fn an_empty_file_is_a_new_diary() {
    let folder = TempDir::new().unwrap();
    fs::write(file_in(folder.path()), "").unwrap();
    assert_eq!(open(folder.path()).unwrap().schema_version(), Ok(KNOWN));
}

#[test]
fn closing_leaves_one_file_and_opening_again_finds_everything() {
    let mut diary = Diary::new();
    diary.put(&taken(0, 0));
    let Diary { store, folder, .. } = diary;
    drop(store);
    assert_eq!(files_of(folder.path()).len(), 1);
    let store = open(folder.path()).unwrap();
    assert_eq!(store.dose(night(0)).unwrap().unwrap().dose, taken(0, 0));
}

#[test]
fn opening_a_second_time_writes_nothing_into_the_file() {
    let diary = Diary::new().reopened();
    let file = diary.store.file().to_owned();
    let before = fs::read(&file).unwrap();
    let diary = diary.reopened();
    drop(diary.store);
    assert!(fs::read(&file).unwrap() == before);
}

#[test]
fn a_path_that_is_no_folder_is_refused() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("a file");
    fs::write(&file, "").unwrap();
    for path in [file, folder.path().join("nowhere")] {
        assert_eq!(open(&path).unwrap_err(), StoreError::NotAFolder);
    }
}

#[test]
fn a_file_that_is_no_database_is_not_touched() {
    for content in [&b"Dear diary"[..], &[0; 8192], &[0xff; 100], b"x"] {
        let folder = TempDir::new().unwrap();
        fs::write(file_in(folder.path()), content).unwrap();
        refused_untouched(folder.path(), &StoreError::NotADiary);
    }
}

#[test]
fn a_folder_in_the_files_place_is_no_diary() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(file_in(folder.path())).unwrap();
    assert_eq!(open(folder.path()).unwrap_err(), StoreError::NotADiary);
}

#[test]
fn another_programs_database_is_not_touched() {
    for pragmas in ["", "PRAGMA application_id = 7; PRAGMA user_version = 3;", "PRAGMA journal_mode = WAL;"] {
        let folder = TempDir::new().unwrap();
        let other = Connection::open(file_in(folder.path())).unwrap();
        other
            .execute_batch(&format!("{pragmas} CREATE TABLE song (title TEXT); INSERT INTO song VALUES ('Air');"))
            .unwrap();
        // Looked at while the other program has it open, and after.
        let left = after_power_cut(folder.path());
        refused_untouched(left.path(), &StoreError::NotADiary);
        drop(other);
        refused_untouched(folder.path(), &StoreError::NotADiary);
    }
}

#[test]
fn a_newer_versions_file_is_not_touched() {
    let Diary { store, folder, .. } = Diary::new();
    drop(store);
    set_version(folder.path(), KNOWN + 1);
    refused_untouched(folder.path(), &StoreError::NewerVersion { found: KNOWN + 1, known: KNOWN });
}

#[test]
fn a_newer_versions_file_that_was_not_closed_keeps_its_wal() {
    let diary = Diary::new();
    let newer = Connection::open(diary.store.file()).unwrap();
    newer.pragma_update(None, "user_version", KNOWN + 8).unwrap();
    let left = after_power_cut(diary.folder.path());
    let before = files_of(left.path());
    assert_eq!(before.len(), 2);
    assert_eq!(open(left.path()).unwrap_err(), StoreError::NewerVersion { found: KNOWN + 8, known: KNOWN });
    let after = files_of(left.path());
    assert!(before.iter().all(|(file, bytes)| after.get(file) == Some(bytes)));
}

#[test]
fn a_diary_whose_wal_alone_is_left_is_not_begun_anew() {
    let mut diary = Diary::new();
    diary.put(&taken(0, 0));
    let left = after_power_cut(diary.folder.path());
    fs::remove_file(file_in(left.path())).unwrap();
    refused_untouched(left.path(), &StoreError::Damaged);
}

#[test]
fn what_was_written_is_there_after_a_power_cut() {
    let mut diary = Diary::new();
    diary.put(&taken(0, 0));
    let left = after_power_cut(diary.folder.path());
    assert_eq!(open(left.path()).unwrap().dose(night(0)).unwrap().unwrap().dose, taken(0, 0));
}

#[test]
fn a_power_cut_while_the_file_is_first_made_leaves_a_folder_that_works() {
    let folder = TempDir::new().unwrap();
    let making = Connection::open(file_in(folder.path())).unwrap();
    // So little cache that pages reach the file before the commit.
    making.execute_batch("PRAGMA cache_size = 1; BEGIN IMMEDIATE;").unwrap();
    making.execute_batch(include_str!("../../migrations/0001_first.sql")).unwrap();
    for named in ["", "PRAGMA user_version = 1; PRAGMA application_id = 1279544931; PRAGMA cache_spill = 1;"] {
        making.execute_batch(named).unwrap();
        making
            .execute_batch("INSERT INTO setting VALUES (hex(randomblob(9)), hex(zeroblob(90000)), 1, '', NULL)")
            .unwrap();
        let left = after_power_cut(folder.path());
        let sizes: Vec<usize> = files_of(left.path()).values().map(Vec::len).collect();
        assert!(sizes[0] > 4096 && sizes[1] > 0, "the cut came too early to mean anything: {sizes:?}");
        assert_eq!(open(left.path()).unwrap().schema_version(), Ok(KNOWN));
    }
}

#[test]
fn a_file_that_another_program_holds_is_locked() {
    let Diary { store, folder, .. } = Diary::new();
    drop(store);
    let other = Connection::open(file_in(folder.path())).unwrap();
    for lock in ["BEGIN EXCLUSIVE", "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE"] {
        other.execute_batch(lock).unwrap();
        assert_eq!(open(folder.path()).unwrap_err(), StoreError::Locked);
        other.execute_batch("ROLLBACK").unwrap();
    }
    drop(other);
    assert!(open(folder.path()).is_ok());
}

#[test]
fn a_write_while_another_program_writes_says_so_and_works_afterwards() {
    let Diary { store, folder, .. } = Diary::new();
    drop(store);
    let mut store = open(folder.path()).unwrap();
    let other = Connection::open(store.file()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let locked = store.write(WRITE, instant(1), |writer| writer.put_dose(&taken(0, 0)));
    assert_eq!(locked.unwrap_err(), StoreError::Locked);
    other.execute_batch("ROLLBACK").unwrap();
    store.write(WRITE, instant(1), |writer| writer.put_dose(&taken(0, 0))).unwrap();
}

#[test]
fn two_stores_on_one_file_see_each_others_writes() {
    let mut diary = Diary::new();
    let mut second = Store::open_with(diary.folder.path(), instant(0), &Options::default()).unwrap();
    diary.put(&taken(0, 0));
    second.write(WRITE, instant(1), |writer| writer.put_dose(&taken(1, 0))).unwrap();
    assert_eq!(diary.outcome(night(1)), Some(taken(1, 0).outcome));
    assert_eq!(second.dose(night(0)).unwrap().unwrap().dose, taken(0, 0));
}

#[test]
fn an_error_says_nothing_of_what_is_in_the_file() {
    let mut diary = Diary::new();
    let refused =
        diary.store.write(WRITE, instant(9), |writer| writer.put_dose(&ldn_store::Dose { planned: None, ..missed(0) }));
    let text = refused.unwrap_err().to_string();
    assert!(!text.contains("dose") && !text.contains("taken"), "{text}");
}

fn set_version(folder: &Path, version: u32) {
    let connection = Connection::open(file_in(folder)).unwrap();
    connection.pragma_update(None, "user_version", version).unwrap();
}
