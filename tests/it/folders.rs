//! What is wrong with the data folder or its disk. Full and read-only ones are mounts in a namespace
//! of the program's own ([`ldn_tests::mount`]), since root may write to any folder.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use ldn_tests::given::Given;
use ldn_tests::mount::{self, Disk};
use ldn_tests::program::{Program, run, run_command};
use ldn_tests::{Desk, alone, place, snapshot, wait};

use crate::command_line::complaint;

const DEMO: [&str; 6] = ["demo", "--months", "1", "--until", "2026-11-23", "--data-dir"];

fn demo_in(folder: &Path) -> Output {
    let folder = folder.display().to_string();
    run(&DEMO.into_iter().chain([folder.as_str()]).collect::<Vec<_>>())
}

fn fails_with(output: &Output, words: &str) {
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let said = complaint(output);
    assert!(said.contains(words), "{said}");
}

/// Starts the window on a folder on such a disk: it comes up, and complains with `code`.
fn window_on(desk: &Desk, disk: Disk, code: &str) {
    let program = place::program_with_test_clock();
    let Some(mut command) = mount::with(disk, &desk.data(), &program) else { return };
    let mut program = Program::start_command(desk, command.arg("--data-dir").arg(desk.data()));
    program.wait_for_line(&format!("reminders: {code}"));
    wait::until("the window", || desk.display.shows_window());
    assert!(program.is_running());
}

fn command_on(folder: &Path, disk: Disk, arguments: &[&str]) -> Option<Command> {
    let mut command = mount::with(disk, folder, &place::program())?;
    command.args(arguments).arg(folder);
    Some(command)
}

#[test]
fn a_missing_folder_is_made() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("a/b/c");
    assert_eq!(demo_in(&folder).status.code(), Some(0));
    assert!(folder.join("companion.db").is_file());
}

#[test]
fn a_missing_folder_is_none_to_check_and_is_not_made() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("missing");
    let checked = run(&["check", "--data-dir", &folder.display().to_string()]);
    assert_eq!(checked.status.code(), Some(1));
    complaint(&checked);
    assert!(!folder.exists());
}

#[test]
fn a_file_in_the_folders_place_is_named_and_left_alone() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("file");
    fs::write(&file, "mine").unwrap();
    fails_with(&demo_in(&file), "There is a file where the data folder should be");
    let checked = run(&["check", "--data-dir", &file.display().to_string()]);
    assert_eq!(checked.status.code(), Some(1));
    complaint(&checked);
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn a_file_in_the_folders_place_leaves_the_window_to_say_so() {
    let _alone = alone();
    let desk = Desk::new();
    fs::write(desk.data(), "mine").unwrap();
    let mut program = Program::start(&desk, &["--data-dir", &desk.data().display().to_string()]);
    program.wait_for_line("reminders: folder_not_a_folder");
    wait::until("the window", || desk.display.shows_window());
    assert!(program.is_running());
}

#[test]
fn a_folder_that_can_not_be_written_to_is_refused() {
    let home = tempfile::tempdir().unwrap();
    let Some(mut command) = command_on(home.path(), Disk::ReadOnly, &DEMO) else { return };
    fails_with(&run_command(&mut command), "The data folder can’t be written to");
    assert!(snapshot::of(home.path()).is_empty());
}

#[test]
fn a_diary_in_a_folder_that_can_not_be_written_to_is_left_alone_and_can_be_checked() {
    let _alone = alone();
    let desk = Desk::new();
    drop(Given::diary(&desk.data(), desk.zone(), "2026-01-09 18:00").with_bedtime("22:00", "4.5"));
    desk.clock.set("2026-01-10 12:00");
    let before = snapshot::of(&desk.data());
    window_on(&desk, Disk::ReadOnly, "folder_read_only");
    assert_eq!(snapshot::of(&desk.data()), before);
    let Some(mut command) = command_on(&desk.data(), Disk::ReadOnly, &["check", "--data-dir"]) else { return };
    let checked = run_command(&mut command);
    assert_eq!(checked.status.code(), Some(0), "{checked:?}");
}

#[test]
fn a_disk_that_fills_up_ends_the_demo_with_its_name() {
    let home = tempfile::tempdir().unwrap();
    let Some(mut command) = command_on(home.path(), Disk::OfKilobytes(256), &DEMO) else { return };
    fails_with(&run_command(&mut command), "The disk is full");
}

#[test]
fn a_full_disk_is_told_before_a_diary_is_begun() {
    let home = tempfile::tempdir().unwrap();
    let Some(mut command) = command_on(home.path(), Disk::Full(64), &DEMO) else { return };
    fails_with(&run_command(&mut command), "The disk is full");
}

#[test]
fn a_diary_on_a_full_disk_leaves_the_window_to_say_so() {
    let _alone = alone();
    let desk = Desk::new();
    drop(Given::diary(&desk.data(), desk.zone(), "2026-01-09 18:00").with_bedtime("22:00", "4.5"));
    desk.clock.set("2026-01-10 12:00");
    window_on(&desk, Disk::Full(2048), "disk_full");
}
