//! The one list of commands, the same on a developer's machine and in continuous integration:
//! `cargo xtask run`, `cargo xtask test` and their siblings.

mod android;
mod bench;
mod bindings;
mod check;
mod demo;
mod doctor;
mod failure;
mod install;
mod node;
mod packages;
mod project;
mod run;
#[cfg(test)]
mod scratch;
mod shell;
mod tally;
mod test;

use std::process::ExitCode;

use failure::Outcome;
use project::Project;

const HELP: &str = "\
Usage: cargo xtask COMMAND [ARGUMENTS]

Commands:
  run        install what is missing, build the program and open it; without a display,
             open it on a virtual one on demo data and save pictures under target/demo
  test       install what the tests need and run all of them; arguments after -- filter them
  check      formatting, lints, types, licences, fresh bindings, documentation
  bench      measure a release build; arguments are passed on
  pictures   save the pictures of docs/pictures anew
  bindings   write ui/src/generated anew from the Rust types
  demo       fill a folder with an invented person's history; arguments are passed on
             (default: --data-dir target/demo/data --months 3 --seed 7)
  doctor     say what is missing here for run, test, check and android; installs nothing
  android    type-check the Rust for Android, where this machine can

Where system packages are missing, run, test and check say which and ask first. They ask
nothing as root or where CI is set.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::from(failure.exit_code())
        }
    }
}

fn dispatch(arguments: &[String]) -> Outcome {
    let Some((command, rest)) = arguments.split_first() else {
        print!("{HELP}");
        return Ok(());
    };
    if rest.iter().any(|argument| argument == "--help") && !passes_help_on(command) {
        print!("{HELP}");
        return Ok(());
    }
    let project = Project::find();
    match command.as_str() {
        "run" => none(rest).and_then(|()| run::run(&project)),
        "test" => test::test(&project, filter(rest)?),
        "check" => none(rest).and_then(|()| check::check(&project)),
        "pictures" => none(rest).and_then(|()| run::pictures_for_docs(&project)),
        "bench" => bench::bench(&project, rest),
        "bindings" => none(rest).and_then(|()| bindings::refresh(&project)),
        "demo" => demo::demo(&project, rest),
        "doctor" => none(rest).and_then(|()| doctor::doctor(&project)),
        "android" => none(rest).and_then(|()| android::android(&project)),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(failure::usage(format!("no command '{other}'; see cargo xtask --help"))),
    }
}

/// These hand all their arguments to another program, its `--help` too.
fn passes_help_on(command: &str) -> bool {
    matches!(command, "bench" | "demo")
}

fn none(rest: &[String]) -> Outcome {
    match rest.first() {
        None => Ok(()),
        Some(extra) => Err(failure::usage(format!("unexpected argument '{extra}'"))),
    }
}

/// What follows `--` filters the tests; nothing else is taken.
fn filter(rest: &[String]) -> Outcome<&[String]> {
    match rest.split_first() {
        None => Ok(&[]),
        Some((dashes, filter)) if dashes == "--" => Ok(filter),
        Some((extra, _)) => Err(failure::usage(format!("unexpected argument '{extra}'; filters follow --"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn what_follows_two_dashes_filters_the_tests() {
        assert_eq!(filter(&words("-- undo --nocapture")).unwrap(), words("undo --nocapture"));
        assert!(filter(&[]).unwrap().is_empty());
    }

    #[test]
    fn a_filter_without_two_dashes_is_refused_as_wrong_use() {
        assert_eq!(filter(&words("undo")).unwrap_err().exit_code(), 2);
    }

    #[test]
    fn an_unknown_command_is_wrong_use() {
        assert_eq!(dispatch(&words("fly")).unwrap_err().exit_code(), 2);
    }

    #[test]
    fn the_help_names_each_command_once() {
        for command in ["run", "test", "check", "bench", "pictures", "bindings", "demo", "doctor", "android"] {
            let lines = HELP.lines().filter(|line| line.starts_with(&format!("  {command} ")));
            assert_eq!(lines.count(), 1, "{command}");
        }
    }
}
