use ldn_store::{Options, Store, StoreError};
use tempfile::TempDir;

use crate::common::*;

#[test]
fn a_full_disk_loses_nothing_that_was_said_to_be_saved() {
    let folder = TempDir::new().unwrap();
    let options = Options { most_pages: Some(80), ..impatient() };
    let mut store = Store::open_with(folder.path(), instant(0), &options).unwrap();
    let mut saved = 0;
    let full = loop {
        match store.write(WRITE, instant(60), |writer| writer.put_dose(&taken(saved, 0))) {
            Ok(_) => saved += 1,
            Err(error) => break error,
        }
    };
    assert_eq!(full, StoreError::DiskFull);
    assert!(saved > 5, "{saved}");
    let kept = |store: &Store| store.doses_page(None, 10_000).unwrap().doses.len();
    assert_eq!(u64::try_from(kept(&store)), Ok(saved));
    drop(store);

    // With room again it goes on, and what failed can be tried again.
    let mut store = Store::open(folder.path(), instant(0)).unwrap();
    store.write(WRITE, instant(120), |writer| writer.put_dose(&taken(saved, 0))).unwrap();
    assert_eq!(u64::try_from(kept(&store)), Ok(saved + 1));
}

#[test]
fn a_disk_too_small_for_a_new_diary_says_so_and_takes_one_later() {
    let folder = TempDir::new().unwrap();
    let options = Options { most_pages: Some(5), ..impatient() };
    assert_eq!(Store::open_with(folder.path(), instant(0), &options).unwrap_err(), StoreError::DiskFull);
    assert!(Store::open(folder.path(), instant(0)).is_ok());
}
