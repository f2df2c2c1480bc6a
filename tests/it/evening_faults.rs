//! What goes wrong of an evening: no room on the disk when the dose is answered, and clocks that
//! are moved while the program runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use ldn_tests::diary::Diary;
use ldn_tests::given::Given;
use ldn_tests::mount::{self, Disk};
use ldn_tests::program::Program;
use ldn_tests::{Desk, alone, clock, place, scripted, wait};
use tempfile::TempDir;

const DUE_TITLE: &str = "Time for your evening dose";
/// Enough for the program to open the diary and to show a reminder.
const SMALL_DISK: u32 = 1024;
/// Where the systems keep the library that lies about the time.
const FAKETIME: [&str; 4] = [
    "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
    "/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1",
    "/usr/lib64/faketime/libfaketime.so.1",
    "/usr/lib/faketime/libfaketime.so.1",
];

fn desk_with_plan() -> Desk {
    let desk = Desk::new();
    drop(Given::diary(&desk.data(), desk.zone(), "2026-01-10 18:00").with_bedtime("22:00", "4.5"));
    desk.clock.set("2026-01-10 21:50");
    desk
}

/// The diary in `folder`, read from a copy: SQLite would take a path through another process's root
/// for one of this process's own.
fn copied(folder: &Path) -> (TempDir, Diary) {
    let copy = tempfile::tempdir().unwrap();
    for file in ["companion.db", "companion.db-wal"] {
        let _ = fs::copy(folder.join(file), copy.path().join(file));
    }
    let diary = Diary::in_folder(copy.path());
    (copy, diary)
}

/// The folder as the program alone sees it, in its own mounts.
fn seen_by(program: &Program, folder: &Path) -> PathBuf {
    let root = PathBuf::from(format!("/proc/{}/root", program.id()));
    root.join(folder.strip_prefix("/").unwrap())
}

#[test]
fn taken_on_a_full_disk_the_reminder_stays_and_says_so_and_taken_again_with_room_it_is_kept() {
    let _alone = alone();
    let desk = desk_with_plan();
    let server = desk.notification_server();
    let program = place::program_with_test_clock();
    let Some(mut command) = mount::with(Disk::OfKilobytes(SMALL_DISK), &desk.data(), &program) else { return };
    let program = Program::start_command(&desk, command.args(["--hidden", "--data-dir"]).arg(desk.data()));
    wait::until("the program on its bus", || desk.bus.has_program());
    desk.clock.set("2026-01-10 21:59:58");
    let shown = server.wait_for(1);

    let folder = seen_by(&program, &desk.data());
    wait::until("the showing in the diary", || {
        let (_copy, diary) = copied(&folder);
        diary.showings().iter().any(|(_, _, way)| way.is_some())
    });
    let filler = folder.join("filler");
    let _ = fs::write(&filler, vec![0; 4 * 1024 * SMALL_DISK as usize]);
    server.press(shown.number, "taken");
    let again = server.wait_for(2);
    assert_eq!(again.body, "Could not save your answer. Please open the app.");
    let (_copy, diary) = copied(&folder);
    assert!(diary.answered().is_empty());
    program.wait_for_line("reminders: disk_full");

    fs::remove_file(&filler).unwrap();
    server.press(again.number, "taken");
    wait::until("the dose in the diary", || {
        let (_copy, diary) = copied(&folder);
        diary.answered().len() == 1
    });
}

#[test]
fn a_clock_set_forwards_past_the_dose_and_back_again_costs_no_reminder() {
    let _alone = alone();
    let desk = desk_with_plan();
    let server = desk.notification_server();
    let _program = Program::start_hidden_and_wait(&desk, &desk.data());
    desk.clock.set("2026-01-10 23:10");
    assert_eq!(server.wait_for(1).title, "Due while this device was off: your evening dose");
    desk.clock.set("2026-01-10 21:00");
    server.wait_for_closing(server.wait_for(1).number);
    desk.clock.set("2026-01-10 22:00:02");
    assert_eq!(server.wait_for(2).title, DUE_TITLE);
    assert!(Diary::in_folder(&desk.data()).answered().is_empty());
}

/// The system's own clock, as the whole program sees it: nothing in it is made for tests here.
#[test]
fn the_systems_clock_moved_to_the_dose_brings_the_reminder() {
    let _alone = alone();
    let Some(library) = FAKETIME.into_iter().find(|path| Path::new(path).exists()) else {
        println!("skipped: libfaketime is not installed");
        return;
    };
    let desk = desk_with_plan();
    let server = desk.notification_server();
    let offset = desk.home().join("offset");
    let set = |local: &str| {
        let seconds = scripted::instant(desk.zone(), local) - clock::real();
        fs::write(offset.with_extension("new"), format!("{seconds:+}\n")).unwrap();
        fs::rename(offset.with_extension("new"), &offset).unwrap();
    };
    set("2026-01-10 21:50");
    let mut command = Command::new("env");
    command.args(["-u", clock::VARIABLE, "FAKETIME_DONT_FAKE_MONOTONIC=1", "FAKETIME_NO_CACHE=1"]);
    command.arg(format!("LD_PRELOAD={library}")).arg(format!("FAKETIME_TIMESTAMP_FILE={}", offset.display()));
    command.arg(place::program_with_test_clock()).args(["--hidden", "--data-dir"]).arg(desk.data());
    let _program = Program::start_command(&desk, &mut command);
    wait::until("the program on its bus", || desk.bus.has_program());
    assert!(server.shown().is_empty());
    set("2026-01-10 22:00:01");
    assert_eq!(server.wait_for(1).title, DUE_TITLE);
}
