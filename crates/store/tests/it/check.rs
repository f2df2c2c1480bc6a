use std::fs;

use ldn_store::{MIGRATIONS, StoreError, check_file, file_in};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::common::*;

#[test]
fn a_sound_diary_has_no_problems_and_is_not_changed_by_the_look() {
    let mut diary = Diary::new();
    diary.put(&taken(0, 0));
    let Diary { store, folder, .. } = diary;
    drop(store);
    let before = files_of(folder.path());
    let report = check_file(folder.path()).unwrap();
    assert_eq!((report.problems, report.schema), (Vec::new(), KNOWN));
    assert!(report.counts.contains(&("dose".to_owned(), 1)), "{:?}", report.counts);
    assert!(report.counts.contains(&("operation".to_owned(), 1)), "{:?}", report.counts);
    assert!(files_of(folder.path()) == before);
}

#[test]
fn a_diary_in_use_or_left_by_a_power_cut_is_looked_at_with_its_wal() {
    let mut diary = Diary::new();
    diary.put(&taken(0, 0));
    let left = after_power_cut(diary.folder.path());
    for folder in [diary.folder.path(), left.path()] {
        let before = files_of(folder);
        let report = check_file(folder).unwrap();
        assert_eq!(report.problems, [""; 0]);
        assert!(report.counts.contains(&("dose".to_owned(), 1)), "{:?}", report.counts);
        let after = files_of(folder);
        let kept = |(file, bytes): (&std::path::PathBuf, &Vec<u8>)| {
            file.to_string_lossy().ends_with("-shm") || after.get(file) == Some(bytes)
        };
        assert!(before.iter().all(kept));
    }
}

/// The files as they are in the middle of `sql`, done to a file at the version `done`, whose first
/// pages are on the disk already.
fn killed_while_made(done: usize, sql: &str) -> TempDir {
    let (making, left) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let made = Connection::open(file_in(making.path())).unwrap();
    for migration in &MIGRATIONS[..done] {
        made.execute_batch(migration.sql).unwrap();
    }
    made.pragma_update(None, "user_version", u32::try_from(done).unwrap()).unwrap();
    if done > 0 {
        made.pragma_update(None, "application_id", 0x4c44_4e63).unwrap();
    }
    made.execute_batch(&format!("PRAGMA cache_size = 1; BEGIN IMMEDIATE; {sql}")).unwrap();
    for (file, bytes) in files_of(making.path()) {
        fs::write(left.path().join(file.file_name().unwrap()), bytes).unwrap();
    }
    left
}

#[test]
fn a_file_killed_while_it_was_made_is_no_damaged_one_and_is_not_changed_by_the_look() {
    for (done, migration) in MIGRATIONS.iter().enumerate() {
        let left = killed_while_made(done, migration.sql);
        let before = files_of(left.path());
        assert!(before.keys().any(|file| file.to_string_lossy().ends_with("-journal")), "{done}");
        let looked = check_file(left.path()).map(|report| (report.problems, report.schema));
        let no_diary_yet = Err(StoreError::NoSuchRecord);
        assert_eq!(looked, if done == 0 { no_diary_yet } else { Ok((Vec::new(), done.try_into().unwrap())) });
        assert!(files_of(left.path()) == before);
        assert_eq!(ldn_store::Store::open(left.path(), instant(0)).unwrap().schema_version(), Ok(KNOWN));
    }
}

#[test]
fn a_folder_with_strange_letters_is_found() {
    let folder = TempDir::new().unwrap();
    let strange = folder.path().join("Größe 100%?#&mode=rw");
    fs::create_dir(&strange).unwrap();
    drop(ldn_store::Store::open(&strange, instant(0)).unwrap());
    assert_eq!(check_file(&strange).unwrap().problems, [""; 0]);
}

#[test]
fn what_somebody_changed_in_the_file_is_found() {
    for (meddling, problem) in [
        ("DROP INDEX dose_by_due", "schema differs"),
        ("ALTER TABLE dose ADD COLUMN mood TEXT", "schema differs"),
        (
            "PRAGMA foreign_keys = OFF; INSERT INTO phase_slot VALUES ('nobody', 'bedtime', 1, 1, NULL)",
            "broken reference in phase_slot",
        ),
        (
            "PRAGMA ignore_check_constraints = ON; INSERT INTO setting VALUES ('', 'v', 1, '', NULL)",
            "CHECK constraint failed in setting",
        ),
    ] {
        let Diary { store, folder, .. } = Diary::new();
        drop(store);
        let connection = Connection::open(file_in(folder.path())).unwrap();
        connection.execute_batch(meddling).unwrap();
        drop(connection);
        let problems = check_file(folder.path()).unwrap().problems;
        assert!(problems.len() == 1 && problems[0].contains(problem), "{meddling}: {problems:?}");
    }
}

#[test]
fn where_there_is_no_diary_nothing_is_made() {
    let folder = TempDir::new().unwrap();
    assert_eq!(check_file(folder.path()).unwrap_err(), StoreError::NoSuchRecord);
    assert!(files_of(folder.path()).is_empty());
    assert_eq!(check_file(&folder.path().join("nowhere")).unwrap_err(), StoreError::NotAFolder);
}

#[test]
fn strangers_and_newer_versions_are_refused_here_too() {
    let folder = TempDir::new().unwrap();
    fs::write(file_in(folder.path()), "Dear diary").unwrap();
    assert_eq!(check_file(folder.path()).unwrap_err(), StoreError::NotADiary);
    let Diary { store, folder, .. } = Diary::new();
    drop(store);
    Connection::open(file_in(folder.path())).unwrap().pragma_update(None, "user_version", KNOWN + 3).unwrap();
    assert_eq!(check_file(folder.path()).unwrap_err(), StoreError::NewerVersion { found: KNOWN + 3, known: KNOWN });
}

#[test]
fn a_file_that_another_program_holds_is_told_to_be_in_use_and_not_waited_for_for_ever() {
    let Diary { store, folder, .. } = Diary::new();
    drop(store);
    let other = Connection::open(file_in(folder.path())).unwrap();
    other.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; DELETE FROM setting;").unwrap();
    assert_eq!(check_file(folder.path()).unwrap_err(), StoreError::Locked);
}
