//! What is asked for, and what is left as it was.

use std::fs;

use ldn_app::AppError;
use ldn_app::export::{ExportRequest, Format};

use crate::filled::{HOSTILE, export, filled, look, small};

const FORMATS: [Format; 3] = [Format::Csv, Format::Fhir, Format::Json];

#[test]
fn exporting_leaves_the_file_and_its_folder_as_they_are() {
    let home = filled(HOSTILE[0]);
    let files = || {
        let entries = fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<_> = entries.map(|path| (path.clone(), fs::read(&path).unwrap())).collect();
        files.sort();
        files
    };
    let before = files();
    for format in FORMATS {
        assert!(export(home.path(), &ExportRequest::everything(format)).unwrap().len() > 1000);
    }
    assert!(files() == before);
}

#[test]
fn a_diary_that_is_open_in_the_window_can_be_exported_and_shows_what_was_last_written() {
    let mut world = crate::support::World::with_bedtime("2026-11-22 20:00", "22:00", "4.5");
    let request = ExportRequest::everything(Format::Json);
    let before = export(world.folder.path(), &request).unwrap();
    assert!(!String::from_utf8(before).unwrap().contains("\"taken\""));
    world.it_is("2026-11-22 22:00");
    world.takes();
    let after = export(world.folder.path(), &request).unwrap();
    assert!(String::from_utf8(after).unwrap().contains("\"taken\""));
}

#[test]
fn a_dose_that_has_closed_meanwhile_is_missed_in_the_export_and_the_file_does_not_know() {
    let world = crate::support::World::with_bedtime("2026-11-20 20:00", "22:00", "4.5");
    let read = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let exported = read(export(world.folder.path(), &ExportRequest::everything(Format::Json)).unwrap());
    assert_eq!(exported.matches("\"state\": \"missed\"").count(), 3);
    let counts = ldn_app::check(world.folder.path()).unwrap().counts;
    assert!(counts.contains(&("dose".to_owned(), 0)), "{counts:?}");
}

#[test]
fn a_folder_without_a_diary_has_nothing_to_export_and_stays_empty() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().display().to_string();
    assert_eq!(look(home.path()).err(), Some(AppError::NoDiary { path }));
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
    let file = home.path().join("file");
    fs::write(&file, "mine").unwrap();
    assert!(matches!(look(&file).err(), Some(AppError::FolderNotAFolder { .. })));
}

#[test]
fn a_period_that_ends_before_it_begins_is_refused() {
    let home = small("a");
    let mut asked = ExportRequest::everything(Format::Csv);
    (asked.from, asked.to) = ("2026-11-02".parse().ok(), "2026-11-01".parse().ok());
    assert_eq!(export(home.path(), &asked), Err(AppError::ExportPeriodReversed));
    asked.to = asked.from;
    assert!(export(home.path(), &asked).is_ok());
}

#[test]
fn json_is_everything_and_takes_no_period() {
    let home = small("a");
    let mut asked = ExportRequest::everything(Format::Json);
    asked.from = "2026-11-02".parse().ok();
    assert_eq!(export(home.path(), &asked), Err(AppError::ExportJsonIsWhole));
}

#[test]
fn a_damaged_diary_is_named_and_gives_no_half_export() {
    let home = small("a");
    let file = home.path().join("companion.db");
    let mut bytes = fs::read(&file).unwrap();
    let half = bytes.len() / 2;
    bytes[100..half].fill(0x5a);
    fs::write(&file, bytes).unwrap();
    assert!(matches!(look(home.path()).err(), Some(AppError::Damaged { .. })));
}
