//! Folders that can't be written to. Root may write everywhere, so as root these run once more as
//! nobody.

#![cfg(unix)]

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use ldn_store::{Store, StoreError, check_file, file_in};
use tempfile::TempDir;

use crate::common::*;

const NOBODY: u32 = 65_534;
const FOLDER: &str = "LDN_STORE_READ_ONLY_FOLDER";

#[test]
fn a_folder_that_can_not_be_written_to_takes_no_new_diary() {
    let folder = TempDir::new().unwrap();
    as_a_person_without_rights(folder.path(), 0o555, "read_only::open_folder_of_another");
}

#[test]
fn a_diary_in_a_folder_that_can_not_be_written_to_is_not_opened() {
    let Diary { store, folder, .. } = Diary::new();
    drop(store);
    fs::set_permissions(file_in(folder.path()), Permissions::from_mode(0o666)).unwrap();
    as_a_person_without_rights(folder.path(), 0o555, "read_only::open_folder_of_another");
}

#[test]
fn a_diary_that_can_not_be_written_to_is_not_opened() {
    let Diary { store, folder, .. } = Diary::new();
    drop(store);
    fs::set_permissions(file_in(folder.path()), Permissions::from_mode(0o444)).unwrap();
    as_a_person_without_rights(folder.path(), 0o777, "read_only::open_folder_of_another");
}

#[test]
fn a_diary_that_can_not_be_written_to_can_still_be_checked() {
    let Diary { store, folder, .. } = Diary::new();
    drop(store);
    fs::set_permissions(file_in(folder.path()), Permissions::from_mode(0o444)).unwrap();
    as_a_person_without_rights(folder.path(), 0o555, "read_only::check_folder_of_another");
}

#[test]
fn a_diary_that_can_not_even_be_read_is_not_opened() {
    let Diary { store, folder, .. } = Diary::new();
    drop(store);
    fs::set_permissions(file_in(folder.path()), Permissions::from_mode(0o000)).unwrap();
    as_a_person_without_rights(folder.path(), 0o777, "read_only::open_folder_of_another");
}

#[test]
#[ignore = "run by the tests above, as nobody"]
fn open_folder_of_another() {
    let folder = std::env::var_os(FOLDER).unwrap();
    assert_eq!(Store::open_with(Path::new(&folder), instant(0), &impatient()).unwrap_err(), StoreError::ReadOnly);
}

#[test]
#[ignore = "run by the tests above, as nobody"]
fn check_folder_of_another() {
    let folder = std::env::var_os(FOLDER).unwrap();
    assert_eq!(check_file(Path::new(&folder)).unwrap().problems, [""; 0]);
}

/// Runs an ignored test of this program on `folder`, and sees that nothing in it changes.
fn as_a_person_without_rights(folder: &Path, mode: u32, test: &str) {
    let before = files_of(folder);
    fs::set_permissions(folder, Permissions::from_mode(mode)).unwrap();
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", test]).env(FOLDER, folder).current_dir("/");
    if fs::metadata(folder).unwrap().uid() == 0 {
        command.uid(NOBODY).gid(NOBODY);
    }
    let output = command.output();
    fs::set_permissions(folder, Permissions::from_mode(0o755)).unwrap();
    match output {
        Err(error) => eprintln!("skipped: nobody may not run this program ({error})"),
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success() && said.contains("1 passed"), "{said}");
        }
    }
    assert!(files_of(folder) == before);
}
