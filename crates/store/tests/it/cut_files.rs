//! Files cut off or scribbled on.

use std::fs;
use std::path::Path;

use ldn_store::{Store, StoreError, check_file, file_in};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::common::*;

/// A diary with a few weeks in it; the second has the last one in its WAL.
fn filled() -> (Vec<u8>, TempDir) {
    let mut diary = Diary::new();
    diary.write(|writer| (0..60).try_for_each(|day| writer.put_dose(&taken(day, 5)).map(|_| ())));
    let mut diary = diary.reopened();
    let whole = fs::read(diary.store.file()).unwrap();
    diary.write(|writer| (60..70).try_for_each(|day| writer.put_dose(&taken(day, 5)).map(|_| ())));
    (whole, after_power_cut(diary.folder.path()))
}

fn folder_with(bytes: &[u8]) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(file_in(folder.path()), bytes).unwrap();
    folder
}

fn read_everything(store: &Store) -> Result<usize, StoreError> {
    store.phases()?;
    store.counts()?;
    store.reminders_on_screen()?;
    store.zone_spans()?;
    store.last_shown_reminder()?;
    Ok(store.doses_page(None, 1_000)?.doses.len() + store.doses_between(date(0), date(999))?.len())
}

fn open(folder: &Path) -> Result<Store, StoreError> {
    Store::open_with(folder, instant(0), &impatient())
}

#[test]
fn a_file_cut_in_half_is_damaged_and_left_as_it_is() {
    let (whole, _) = filled();
    let folder = folder_with(&whole[..whole.len() / 2]);
    assert_eq!(open(folder.path()).unwrap_err(), StoreError::Damaged);
    assert_eq!(check_file(folder.path()).unwrap_err(), StoreError::Damaged);
    assert_eq!(files_of(folder.path()).into_values().collect::<Vec<_>>(), [&whole[..whole.len() / 2]]);
}

#[test]
fn damage_found_after_a_power_cut_leaves_both_files_as_they_are() {
    let (_, left) = filled();
    let file = file_in(left.path());
    let mut bytes = fs::read(&file).unwrap();
    // The last page of the file is a leaf of some table, and the WAL has no newer one.
    let scribble = bytes.len() - 4096 * 3;
    bytes[scribble..].fill(0xa5);
    fs::write(&file, bytes).unwrap();
    let before = files_of(left.path());
    assert_eq!(open(left.path()).unwrap_err(), StoreError::Damaged);
    let after = files_of(left.path());
    assert!(before.iter().all(|(file, bytes)| after.get(file) == Some(bytes)));
}

#[test]
fn a_file_cut_anywhere_is_damaged_and_left_as_it_is() {
    let (whole, _) = filled();
    proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) }, |(cut in 1..whole.len())| {
        let folder = folder_with(&whole[..cut]);
        prop_assert_eq!(open(folder.path()).unwrap_err(), StoreError::Damaged);
        prop_assert!(files_of(folder.path()).into_values().eq([&whole[..cut]]));
    });
}

#[test]
fn a_wal_cut_anywhere_loses_at_most_what_was_in_it() {
    let (_, left) = filled();
    let wal = left.path().join("companion.db-wal");
    let (main, logged) = (fs::read(file_in(left.path())).unwrap(), fs::read(&wal).unwrap());
    proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) }, |(cut in 0..=logged.len())| {
        let folder = folder_with(&main);
        fs::write(folder.path().join("companion.db-wal"), &logged[..cut]).unwrap();
        let doses = open(folder.path()).unwrap().doses_page(None, 1_000).unwrap().doses.len();
        prop_assert_eq!(doses, if cut == logged.len() { 70 } else { 60 });
    });
}

#[test]
fn a_file_scribbled_on_never_makes_it_panic() {
    let (whole, _) = filled();
    let place = (0..whole.len(), any::<[u8; 8]>());
    let scribbles = prop::collection::vec(place, 1..20);
    proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) }, |(scribbles in scribbles, left_open: bool)| {
        let mut bytes = whole.clone();
        for (offset, scribble) in scribbles {
            let end = bytes.len().min(offset + scribble.len());
            bytes[offset..end].copy_from_slice(&scribble[..end - offset]);
        }
        let folder = folder_with(&bytes);
        if left_open {
            fs::write(folder.path().join("companion.db-wal"), "not much of a WAL").unwrap();
        }
        let _ = check_file(folder.path());
        match open(folder.path()) {
            Ok(store) => { let _ = read_everything(&store); }
            Err(_) => prop_assert!(fs::read(file_in(folder.path())).unwrap() == bytes),
        }
    });
}
