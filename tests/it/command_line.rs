//! The command line: its help, its exit codes, and one line for each error.

use std::process::Output;

use ldn_tests::program::run;

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The one line on standard error.
pub(crate) fn complaint(output: &Output) -> String {
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(said.lines().count(), 1, "one line, and not {said:?}");
    assert!(output.stdout.is_empty(), "a failure prints nothing: {:?}", printed(output));
    said.trim_end().to_owned()
}

/// A folder that an invented person's three months are in.
fn demo(folder: &str) -> Output {
    run(&["demo", "--data-dir", folder, "--months", "3", "--until", "2026-11-23"])
}

#[test]
fn every_help_text_says_what_the_command_and_each_option_is_for() {
    let texts: [(&[&str], &[&str]); 4] = [
        (&["--help"], &["A private diary", "demo", "check", "export", "--hidden", "--data-dir"]),
        (
            &["export", "--help"],
            &["--data-dir", "--format", "csv", "fhir", "json", "--from", "--to", "--out", "--force"],
        ),
        (&["demo", "--help"], &["--data-dir", "--months", "--seed", "--until", "--bedtime"]),
        (&["check", "--help"], &["without changing it", "--data-dir"]),
    ];
    for (arguments, words) in texts {
        let output = run(arguments);
        let text = printed(&output);
        assert_eq!((code(&output), output.stderr.len()), (0, 0), "{arguments:?}");
        for word in words {
            assert!(text.contains(word), "{arguments:?} does not say {word:?}: {text}");
        }
    }
}

#[test]
fn a_demo_is_sound_by_its_own_check() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("made").display().to_string();
    let filled = demo(&folder);
    assert_eq!((code(&filled), printed(&filled)), (0, format!("An invented history is in {folder}.\n")));
    let checked = run(&["check", "--data-dir", &folder]);
    assert_eq!((code(&checked), checked.stderr.len()), (0, 0));
    assert!(printed(&checked).starts_with("The diary is sound. Format "), "{}", printed(&checked));
}

#[test]
fn the_same_seed_invents_the_same_history() {
    let home = tempfile::tempdir().unwrap();
    let [one, other] = ["one", "other"].map(|name| home.path().join(name));
    for folder in [&one, &other] {
        assert_eq!(code(&demo(&folder.display().to_string())), 0);
    }
    let doses = |folder| ldn_tests::diary::Diary::in_folder(folder).doses();
    assert_eq!(doses(&one), doses(&other));
    assert!(doses(&one).len() > 80);
}

#[test]
fn a_folder_that_has_a_diary_is_refused_to_the_demo_and_left_as_it_is() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().display().to_string();
    assert_eq!(code(&demo(&folder)), 0);
    let before = ldn_tests::snapshot::of(home.path());
    let again = demo(&folder);
    assert_eq!(code(&again), 1);
    assert_eq!(complaint(&again), format!("There is a diary in {folder} already. Choose an empty folder."));
    assert_eq!(ldn_tests::snapshot::of(home.path()), before);
}

#[test]
fn an_empty_folder_has_no_diary_to_check() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().display().to_string();
    let checked = run(&["check", "--data-dir", &folder]);
    assert_eq!(code(&checked), 1);
    assert_eq!(complaint(&checked), format!("There is no diary in {folder}. Check the folder."));
    assert!(ldn_tests::snapshot::of(home.path()).is_empty(), "checking leaves nothing behind");
}

#[test]
fn wrong_use_is_told_in_one_line_with_code_two() {
    let wrong: [&[&str]; 12] = [
        &["--what"],
        &["paint"],
        &["demo"],
        &["check"],
        &["demo", "--data-dir", "d", "--months", "0"],
        &["demo", "--data-dir", "d", "--until", "yesterday"],
        &["demo", "--data-dir", "d", "--bedtime", "25:00"],
        &["export"],
        &["export", "--data-dir", "d", "--format", "csv"],
        &["export", "--data-dir", "d", "--format", "docx", "--out", "o"],
        &["export", "--data-dir", "d", "--format", "csv", "--out", "o", "--from", "yesterday"],
        &["export", "--format", "csv", "--out", "o"],
    ];
    for arguments in wrong {
        let output = run(arguments);
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(complaint(&output).ends_with("(see --help)"), "{arguments:?}");
    }
}

#[test]
fn without_a_display_the_window_is_refused_in_one_line() {
    let home = tempfile::tempdir().unwrap();
    let output = run(&["--data-dir", &home.path().join("data").display().to_string()]);
    assert_eq!(code(&output), 1);
    assert_eq!(complaint(&output), "The window could not be opened: no display");
}
