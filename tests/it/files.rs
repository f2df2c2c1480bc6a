//! What is wrong with the diary's file: said with its own words, and the file left as it is.

use std::fs;
use std::path::{Path, PathBuf};

use ldn_tests::diary::Diary;
use ldn_tests::given::Given;
use ldn_tests::program::{Program, run};
use ldn_tests::{Desk, alone, snapshot, wait};

use crate::command_line::complaint;

/// A diary with one dose taken, in the file's own folder.
fn diary(desk: &Desk) -> Diary {
    let given = Given::diary(&desk.data(), desk.zone(), "2026-01-09 18:00").with_bedtime("22:00", "4.5");
    drop(given.with_dose_taken("2026-01-09 22:05"));
    desk.clock.set("2026-01-10 12:00");
    Diary::in_folder(&desk.data())
}

fn check(folder: &Path) -> String {
    let output = run(&["check", "--data-dir", &folder.display().to_string()]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    complaint(&output)
}

/// Opens the window on the folder: it comes up and the program stays, with `code` as its complaint.
fn the_window_comes_up_with(desk: &Desk, code: &str) {
    let mut program = Program::start(desk, &["--data-dir", &desk.data().display().to_string()]);
    program.wait_for_line(&format!("reminders: {code}"));
    wait::until("the window", || desk.display.shows_window());
    assert!(program.is_running());
}

/// The file alone: beside it SQLite may put its own.
fn bytes(file: &Path) -> Vec<u8> {
    fs::read(file).unwrap()
}

fn is_refused_and_left_alone(desk: &Desk, code: &str, words: &str) {
    let before = snapshot::of_kept(&desk.data());
    let said = check(&desk.data());
    assert!(said.contains(words), "{said}");
    assert_eq!(snapshot::of_kept(&desk.data()), before, "checking changes nothing");
    the_window_comes_up_with(desk, code);
    assert_eq!(snapshot::of_kept(&desk.data()), before, "opening changes nothing");
}

#[test]
fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let _alone = alone();
    let desk = Desk::new();
    fs::create_dir(desk.data()).unwrap();
    fs::write(desk.data().join("companion.db"), "my shopping list\n".repeat(500)).unwrap();
    is_refused_and_left_alone(&desk, "not_a_diary", "not a diary of this app");
}

#[test]
fn another_programs_database_is_refused_and_left_alone() {
    let _alone = alone();
    let desk = Desk::new();
    fs::create_dir(desk.data()).unwrap();
    let other = rusqlite::Connection::open(desk.data().join("companion.db")).unwrap();
    other.execute_batch("CREATE TABLE songs (name TEXT); INSERT INTO songs VALUES ('one')").unwrap();
    drop(other);
    is_refused_and_left_alone(&desk, "not_a_diary", "not a diary of this app");
}

#[test]
fn a_file_cut_in_half_is_told_to_be_damaged_and_left_alone() {
    let _alone = alone();
    let desk = Desk::new();
    let file = diary(&desk).file().to_path_buf();
    let whole = bytes(&file);
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    is_refused_and_left_alone(&desk, "damaged", "damaged");
}

#[test]
fn a_file_with_a_page_overwritten_is_told_to_be_damaged() {
    let _alone = alone();
    let desk = Desk::new();
    let file = diary(&desk).file().to_path_buf();
    let mut broken = bytes(&file);
    for page in broken.chunks_mut(4096).skip(1) {
        page[..64].fill(0x5a);
    }
    fs::write(&file, &broken).unwrap();
    assert!(check(&desk.data()).contains("damaged"));
    assert_eq!(bytes(&file), broken);
}

#[test]
fn a_newer_versions_diary_is_refused_and_not_a_byte_of_it_changed() {
    let _alone = alone();
    let desk = Desk::new();
    let newer = diary(&desk);
    newer.open_to_write().execute_batch("PRAGMA user_version = 9999; PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    is_refused_and_left_alone(&desk, "newer_version", "A newer version of the app wrote this diary");
}

#[test]
fn a_diary_that_another_program_holds_is_told_to_be_in_use() {
    let _alone = alone();
    let desk = Desk::new();
    let held = diary(&desk);
    let holder = held.open_to_write();
    holder.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE setting SET value = value").unwrap();
    assert!(check(&desk.data()).contains("Another program holds the diary"));
    the_window_comes_up_with(&desk, "locked");
    drop(holder);
    assert_eq!(held.answered().len(), 1, "nothing was lost");
}

#[test]
fn a_diary_whose_newest_writes_are_still_in_the_log_is_read_whole() {
    let _alone = alone();
    let desk = Desk::new();
    let kept = diary(&desk);
    // A copy taken in mid-flight: the file, and the log that SQLite keeps beside it.
    let writer = kept.open_to_write();
    writer.execute_batch("UPDATE dose SET taken_ug = 3000").unwrap();
    let copy: PathBuf = desk.home().join("copy");
    fs::create_dir(&copy).unwrap();
    for (path, snapshot::Content(bytes)) in snapshot::of(&desk.data()) {
        if !path.ends_with("companion.db-shm") {
            fs::write(copy.join(path.file_name().unwrap()), bytes).unwrap();
        }
    }
    assert_eq!(run(&["check", "--data-dir", &copy.display().to_string()]).status.code(), Some(0));
    assert_eq!(Diary::in_folder(&copy).doses()[0].taken_ug, Some(3000));
}
