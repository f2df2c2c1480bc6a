//! Installs what the tests need and runs all of them, the quick ones first.

use std::process::Command;

use crate::{
    failure::{Outcome, failed},
    install, node,
    packages::Need,
    project::{CRATES, PROGRAM, Project},
    shell::{cargo, run_with_lines},
    tally::Tally,
};

/// The tests of FHIR documents that need the validator.
const VALIDATED: [&str; 2] = [
    "validated::a_public_validator_finds_nothing_wrong_by_the_base_definitions_of_r4",
    "validated::a_public_validator_finds_what_is_broken",
];

/// Runs every test; `filter` is handed to the Rust tests as it is, and its first name to the
/// window's. All steps are gone through even where one fails, and the last line sums them up.
pub(crate) fn test(project: &Project, filter: &[String]) -> Outcome {
    install::ensure(&[Need::Build, Need::Headless, Need::Test])?;
    let mut steps = Steps::default();
    test_crates(project, filter, &mut steps);
    test_documents(project, filter, &mut steps);
    if steps.check("the window's dependencies", node::install(project)) {
        test_window(project, filter, &mut steps);
        test_program(project, filter, &mut steps);
    }
    steps.close()
}

fn test_crates(project: &Project, filter: &[String], steps: &mut Steps) {
    let mut packages = CRATES.to_vec();
    packages.push("xtask");
    let mut command = cargo(project);
    command.args(["test", "--no-fail-fast"]);
    command.args(packages.iter().flat_map(|name| ["--package", name]));
    steps.run("the crates' tests", command.arg("--").args(filter));
}

/// The tests that need the validator: ignored among the crates' tests, so that none is passed over where
/// it is missing.
fn test_documents(project: &Project, filter: &[String], steps: &mut Steps) {
    let names: Vec<&String> = filter.iter().filter(|word| !word.starts_with('-')).collect();
    if !names.is_empty() && !VALIDATED.iter().any(|test| names.iter().any(|name| test.contains(name.as_str()))) {
        return;
    }
    if !steps.check("the validator of FHIR documents", node::install_validator(project)) {
        return;
    }
    let mut command = cargo(project);
    command.args(["test", "--package", "ldn-app", "--test", "export", "--", "--ignored", "--exact"]);
    let before = steps.tally.passed;
    if steps.run("the FHIR documents by their validator", command.args(VALIDATED)) {
        let ran = usize::try_from(steps.tally.passed - before).unwrap_or_default();
        steps.check("the FHIR documents by their validator", all_ran(ran, VALIDATED.len()));
    }
}

/// A test that has another name by now would be none, and no failure.
fn all_ran(ran: usize, wanted: usize) -> Outcome {
    if ran == wanted { Ok(()) } else { Err(failed(format!("{ran} of {wanted} tests were run"))) }
}

fn test_window(project: &Project, filter: &[String], steps: &mut Steps) {
    let mut tests = node::npm(project, &["run", "--silent", "test"]);
    tests.env("NO_COLOR", "1");
    match filter.iter().find(|word| !word.starts_with('-')) {
        Some(name) => {
            tests.args(["--", "-t", name]);
        }
        None => {
            steps.run("the window's types", &mut node::npm(project, &["run", "--silent", "check"]));
            steps.run("the window's lints", &mut node::npm(project, &["run", "--silent", "lint"]));
        }
    }
    steps.run("the window's tests", &mut tests);
}

/// The program is built with a clock that a file can shift, for these tests only.
fn test_program(project: &Project, filter: &[String], steps: &mut Steps) {
    if !steps.check("the window's build", node::build(project)) {
        return;
    }
    let with_clock = ["--package", PROGRAM, "--features", "test-clock"];
    let mut shell = cargo(project);
    shell.args(["test", "--lib"]).args(with_clock).arg("--").args(filter);
    steps.run("the shell's tests", &mut shell);
    let mut build = cargo(project);
    build.args(["build", "--bin", PROGRAM]).args(with_clock);
    if !steps.run("the program's build", &mut build) {
        return;
    }
    let mut whole = cargo(project);
    whole.args(["test", "--no-fail-fast", "--package", "ldn-tests", "--"]).args(filter);
    steps.run("the whole program's tests", &mut whole);
}

/// The steps gone through so far.
#[derive(Default)]
struct Steps {
    tally: Tally,
    broken: Vec<String>,
}

impl Steps {
    /// Runs one step, adds up its tests, and gives back whether it ended well.
    fn run(&mut self, name: &str, command: &mut Command) -> bool {
        println!("\n== {name}");
        let failed_before = self.tally.failed;
        let ended_well = run_with_lines(command, |line| self.tally.read(line));
        let reason = match ended_well {
            Ok(true) => return true,
            Ok(false) => name.to_owned(),
            Err(failure) => format!("{name} ({failure})"),
        };
        if self.tally.failed == failed_before {
            self.tally.failed += 1;
        }
        self.broken.push(reason);
        false
    }

    /// Takes note of a step without tests, and gives back whether it ended well.
    fn check(&mut self, name: &str, outcome: Outcome) -> bool {
        let Err(failure) = outcome else { return true };
        self.tally.failed += 1;
        self.broken.push(format!("{name} ({failure})"));
        false
    }

    /// Says how it all went. A step that failed without naming a test counts as one failed test.
    fn close(self) -> Outcome {
        let Tally { passed, failed: failures, ignored } = self.tally;
        println!();
        for step in &self.broken {
            println!("failed: {step}");
        }
        if ignored > 0 {
            println!("{ignored} ignored");
        }
        println!("{passed} passed, {failures} failed");
        match failures {
            0 => Ok(()),
            _ => Err(failed("the tests did not pass")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_names_no_failed_test_counts_as_one_failure() {
        let mut steps = Steps::default();
        assert!(!steps.check("a build", Err(failed("no compiler"))));
        assert!(steps.check("another", Ok(())));
        assert_eq!(steps.tally.failed, 1);
        assert_eq!(steps.broken, ["a build (no compiler)"]);
        assert!(steps.close().is_err());
    }

    #[test]
    fn a_program_that_can_not_be_started_is_a_failure_too() {
        let mut steps = Steps::default();
        assert!(!steps.run("a ghost", &mut Command::new("/nowhere/at/all")));
        assert_eq!(steps.tally.failed, 1);
    }

    #[test]
    fn a_test_that_is_named_and_is_not_there_is_a_failure() {
        let mut steps = Steps::default();
        assert!(steps.check("by name", all_ran(2, 2)));
        assert!(!steps.check("by name", all_ran(1, 2)));
        assert_eq!(steps.tally.failed, 1);
    }

    #[test]
    fn nothing_failed_ends_well() {
        let mut steps = Steps::default();
        steps.tally.read("test result: ok. 2 passed; 0 failed; 0 ignored;");
        assert!(steps.close().is_ok());
    }
}
