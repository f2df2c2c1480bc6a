//! Exports by the command line: what is written, what is refused, and what stays as it was.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use ldn_tests::mount::{self, Disk};
use ldn_tests::program::{run, run_command};
use ldn_tests::{place, snapshot};
use tempfile::TempDir;

use crate::command_line::complaint;

/// An invented month in a folder, and an empty folder to write to.
struct Diary {
    home: TempDir,
}

impl Diary {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let diary = Self { home };
        let made = run(&["demo", "--months", "1", "--until", "2026-11-23", "--data-dir", &text(&diary.data())]);
        assert_eq!(made.status.code(), Some(0), "{made:?}");
        fs::create_dir(diary.out("")).unwrap();
        diary
    }

    fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    fn out(&self, name: &str) -> PathBuf {
        self.home.path().join("out").join(name)
    }

    fn arguments(&self, format: &str, name: &str, more: &[&str]) -> Vec<String> {
        let (data, out) = (text(&self.data()), text(&self.out(name)));
        let given = ["export", "--data-dir", &data, "--format", format, "--out", &out];
        given.iter().chain(more).map(|argument| (*argument).to_owned()).collect()
    }

    fn export(&self, format: &str, name: &str, more: &[&str]) -> Output {
        let arguments = self.arguments(format, name, more);
        run(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn written(&self) -> Vec<String> {
        let names = fs::read_dir(self.out("")).unwrap();
        names.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

fn refused(output: &Output, code: i32, words: &str) {
    assert_eq!(output.status.code(), Some(code), "{output:?}");
    let said = complaint(output);
    assert!(said.contains(words), "{said}");
}

#[test]
fn each_format_is_written_and_the_diary_stays_as_it_is() {
    let diary = Diary::new();
    let before = snapshot::of(&diary.data());
    for (format, beginning) in
        [("pdf", &b"%PDF"[..]), ("csv", b"PK"), ("fhir", b"{\"resourceType\":\"Bundle\""), ("json", b"{\n")]
    {
        let output = diary.export(format, format, &[]);
        let path = diary.out(format);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert_eq!(String::from_utf8_lossy(&output.stdout), format!("The diary is in {}.\n", path.display()));
        assert!(fs::read(path).unwrap().starts_with(beginning));
    }
    assert_eq!(snapshot::of(&diary.data()), before);
    assert_eq!(diary.written().len(), 4, "nothing is left beside them");
}

#[test]
fn a_file_that_is_there_is_refused_and_replaced_by_force() {
    let diary = Diary::new();
    fs::write(diary.out("diary.json"), "old").unwrap();
    refused(&diary.export("json", "diary.json", &[]), 1, "There is a file");
    assert_eq!(fs::read_to_string(diary.out("diary.json")).unwrap(), "old");
    assert_eq!(diary.export("json", "diary.json", &["--force"]).status.code(), Some(0));
    assert!(fs::read_to_string(diary.out("diary.json")).unwrap().contains("\"ldn-companion\""));
}

#[test]
fn a_report_is_of_the_days_and_on_the_paper_that_are_asked_for() {
    let diary = Diary::new();
    let report = |name: &str, more: &[&str]| {
        assert_eq!(diary.export("pdf", name, more).status.code(), Some(0));
        fs::read(diary.out(name)).unwrap()
    };
    let all = report("all.pdf", &[]);
    assert_eq!(report("a4.pdf", &["--paper", "a4"]), all);
    assert_ne!(report("letter.pdf", &["--paper", "letter"]), all);
    assert!(report("days.pdf", &["--from", "2026-11-20", "--to", "2026-11-23"]).len() < all.len());
    refused(&diary.export("pdf", "o.pdf", &["--from", "1900-01-01"]), 2, "Choose a date from");
    assert_eq!(diary.written().len(), 4);
}

#[test]
fn a_period_that_makes_no_sense_is_wrong_use() {
    let diary = Diary::new();
    refused(&diary.export("json", "o", &["--from", "2026-11-01"]), 2, "JSON holds everything");
    refused(&diary.export("json", "o", &["--without-notes"]), 2, "JSON holds everything");
    let reversed = ["--from", "2026-11-02", "--to", "2026-11-01"];
    refused(&diary.export("csv", "o", &reversed), 2, "(see --help)");
    assert!(diary.written().is_empty());
}

#[test]
fn a_missing_diary_and_a_missing_folder_are_told_by_name() {
    let diary = Diary::new();
    refused(&diary.export("csv", "no/such/o.zip", &[]), 1, "There is no folder");
    let empty = diary.out("");
    let arguments = ["export", "--data-dir", &text(&empty), "--format", "csv", "--out", &text(&diary.out("o.zip"))];
    refused(&run(&arguments), 1, "There is no diary");
    assert!(diary.written().is_empty());
}

#[test]
fn a_disk_that_fills_up_or_can_not_be_written_to_keeps_what_was_there() {
    for (disk, words) in [(Disk::Full(32), "The disk is full"), (Disk::ReadOnly, "can’t be written")] {
        let diary = Diary::new();
        fs::write(diary.out("diary.json"), "old").unwrap();
        let Some(mut command) = mount::with(disk, &diary.out(""), &place::program()) else { return };
        command.args(diary.arguments("json", "diary.json", &["--force"]));
        refused(&run_command(&mut command), 1, words);
        assert_eq!(fs::read_to_string(diary.out("diary.json")).unwrap(), "old");
        assert_eq!(diary.written(), ["diary.json"]);
    }
}

#[test]
fn a_diary_that_can_not_be_written_to_can_be_exported() {
    let diary = Diary::new();
    let Some(mut command) = mount::with(Disk::ReadOnly, &diary.data(), &place::program()) else { return };
    let output = run_command(command.args(diary.arguments("csv", "diary.zip", &[])));
    assert_eq!(output.status.code(), Some(0), "{output:?}");
}
