//! A diary that does not open: said in words, left alone, and opened once it has been mended.

use std::fs;

use ldn_tests::given::Given;
use ldn_tests::{Desk, Person, alone, diary::Diary, snapshot};

#[test]
fn a_newer_versions_diary_is_named_left_alone_and_opened_once_it_is_put_right() {
    let _alone = alone();
    let desk = Desk::new();
    drop(Given::diary(&desk.data(), desk.zone(), "2026-01-10 18:00").with_bedtime("22:00", "4.5"));
    desk.clock.set("2026-01-10 21:30");
    let file = Diary::in_folder(&desk.data());
    file.open_to_write().execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let right = fs::read(file.file()).unwrap();
    file.open_to_write().execute_batch("PRAGMA user_version = 9999; PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let before = snapshot::of_kept(&desk.data());

    let person = Person::opens(&desk, &desk.data(), "newer-version");
    person.sees_title("The diary did not open");
    person.sees("A newer version of the app wrote this diary.");
    person.sees("The file was left as it was.");
    person.sees(&file.file().display().to_string());
    person.clicks("Try again");
    person.sees_title("The diary did not open");
    assert_eq!(snapshot::of_kept(&desk.data()), before);

    fs::write(file.file(), right).unwrap();
    person.clicks("Try again");
    person.sees("Bedtime dose");
}

#[test]
fn a_file_in_the_folders_place_is_named() {
    let _alone = alone();
    let desk = Desk::new();
    fs::write(desk.data(), "mine").unwrap();
    let person = Person::opens(&desk, &desk.data(), "file-for-folder");
    person.sees("There is a file where the data folder should be.");
    fs::remove_file(desk.data()).unwrap();
    person.clicks("Try again");
    person.sees_title("What do you take, and how much?");
}
