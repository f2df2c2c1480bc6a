//! The command line: read before anything of the window is touched, so that it works without a
//! display. Every error is one line on standard error; the exit codes are 0, 1 and 2.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::error::ErrorKind;
use clap::{Args, Parser, Subcommand, ValueEnum};
use ldn_app::WallTime;
use ldn_app::export::{ExportRequest, Format, Overwrite, save_to};
use ldn_app::ports::{Clock, Zone};
use ldn_app::report::Paper;
use ldn_app::{AppError, CheckReport, Companion, check, demo};

use crate::adapters::clock::SystemClock;
use crate::adapters::files::SystemFiles;
use crate::adapters::zone::SystemZone;
use crate::shell::{self, Options};
use crate::words::{CommandLineWords, export_words, fill, of_error, words};

/// Wrong use.
const WRONG_USE: u8 = 2;

fn said() -> &'static CommandLineWords {
    &words().command_line
}

#[derive(Debug, Parser)]
#[command(name = "ldn-companion", version, about = said().about.as_str(), args_conflicts_with_subcommands = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
    #[arg(long, help = said().hidden.as_str())]
    hidden: bool,
    #[arg(long, value_name = "DIR", help = said().data_dir.as_str())]
    data_dir: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(about = said().demo.as_str())]
    Demo(Demo),
    #[command(about = said().check.as_str())]
    Check(Check),
    #[command(about = said().export.as_str())]
    Export(Export),
}

#[derive(Debug, Args)]
struct Demo {
    #[arg(long, value_name = "DIR", help = said().demo_data_dir.as_str())]
    data_dir: PathBuf,
    #[arg(long, value_name = "N", default_value_t = 6, value_parser = clap::value_parser!(u32).range(1..=120), help = said().demo_months.as_str())]
    months: u32,
    #[arg(long, value_name = "N", default_value_t = 1, help = said().demo_seed.as_str())]
    seed: u64,
    #[arg(long, value_name = "DATE", help = said().demo_until.as_str())]
    until: Option<NaiveDate>,
    #[arg(long, value_name = "HH:MM", help = said().demo_bedtime.as_str())]
    bedtime: Option<WallTime>,
}

#[derive(Debug, Args)]
struct Check {
    #[arg(long, value_name = "DIR", help = said().check_data_dir.as_str())]
    data_dir: PathBuf,
}

#[derive(Debug, Args)]
struct Export {
    #[arg(long, value_name = "DIR", help = said().export_data_dir.as_str())]
    data_dir: PathBuf,
    #[arg(long, value_name = "FORMAT", value_enum, help = said().export_format.as_str())]
    format: ExportAs,
    #[arg(long, value_name = "DATE", help = said().export_from.as_str())]
    from: Option<NaiveDate>,
    #[arg(long, value_name = "DATE", help = said().export_to.as_str())]
    to: Option<NaiveDate>,
    #[arg(long, value_name = "PAPER", value_enum, default_value_t = OnPaper::A4, help = said().export_paper.as_str())]
    paper: OnPaper,
    #[arg(long, value_name = "PATH", help = said().export_out.as_str())]
    out: PathBuf,
    #[arg(long, help = said().export_force.as_str())]
    force: bool,
    #[arg(long, help = said().export_with_history.as_str())]
    with_history: bool,
    #[arg(long, help = said().export_with_notes.as_str())]
    with_notes: bool,
    #[arg(long, conflicts_with = "with_notes", help = said().export_without_notes.as_str())]
    without_notes: bool,
}

impl Export {
    /// Whether the notes are asked for or refused; the format's usual where neither is said.
    fn notes(&self) -> Option<bool> {
        (self.with_notes || self.without_notes).then_some(self.with_notes)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ExportAs {
    Pdf,
    Csv,
    Fhir,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OnPaper {
    A4,
    Letter,
}

/// Does what the arguments ask for; without a command it opens the window and stays.
pub(crate) fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let line = match CommandLine::try_parse_from(arguments) {
        Ok(line) => line,
        Err(error) => return refuse(&error),
    };
    match line.command {
        Some(Command::Demo(asked)) => finish(invent(&asked)),
        Some(Command::Check(asked)) => finish(look_over(&asked.data_dir)),
        Some(Command::Export(asked)) => finish(export(&asked)),
        None => open(Options { hidden: line.hidden, data_dir: line.data_dir }),
    }
}

/// What a command says when it is done: its lines, and whether all is well.
struct Outcome {
    lines: Vec<String>,
    problems: Vec<String>,
}

fn invent(asked: &Demo) -> Result<Outcome, AppError> {
    let Demo { months, seed, until, bedtime, .. } = *asked;
    let options = demo::DemoOptions { months, seed, until, bedtime };
    demo::fill(&asked.data_dir, &options, SystemClock.now(), SystemZone.zone(), &SystemFiles)?;
    let folder = asked.data_dir.display().to_string();
    Ok(Outcome { lines: vec![fill(&said().demo_done, &[("folder", &folder)])], problems: Vec::new() })
}

fn look_over(folder: &Path) -> Result<Outcome, AppError> {
    check(folder).map(|report| describe(&report))
}

fn describe(report: &CheckReport) -> Outcome {
    let said = said();
    let counts: Vec<String> = report
        .counts
        .iter()
        .map(|(name, count)| fill(&said.check_count, &[("name", name), ("count", &count.to_string())]))
        .collect();
    let numbers = [("schema", report.schema.to_string()), ("counts", counts.join(", "))];
    let numbers = numbers.each_ref().map(|(name, value)| (*name, value.as_str()));
    let problems: Vec<String> =
        report.problems.iter().map(|problem| fill(&said.check_bad, &[("problem", problem)])).collect();
    let lines = if problems.is_empty() { vec![fill(&said.check_good, &numbers)] } else { Vec::new() };
    Outcome { lines, problems }
}

fn export(asked: &Export) -> Result<Outcome, AppError> {
    let format = match asked.format {
        ExportAs::Pdf => Format::Pdf,
        ExportAs::Csv => Format::Csv,
        ExportAs::Fhir => Format::Fhir,
        ExportAs::Json => Format::Json,
    };
    let paper = match asked.paper {
        OnPaper::A4 => Paper::A4,
        OnPaper::Letter => Paper::Letter,
    };
    let Export { from, to, with_history, .. } = *asked;
    let request = ExportRequest { format, from, to, paper, notes: asked.notes(), with_history };
    let mut companion = Companion::look(&asked.data_dir, Arc::new(SystemClock), &SystemZone)?;
    let bytes = companion.export(&request, export_words())?;
    save_to(&asked.out, &bytes, if asked.force { Overwrite::Replace } else { Overwrite::Refuse })?;
    let path = asked.out.display().to_string();
    Ok(Outcome { lines: vec![fill(&said().export_done, &[("path", &path)])], problems: Vec::new() })
}

fn finish(outcome: Result<Outcome, AppError>) -> ExitCode {
    match outcome {
        Ok(outcome) => {
            outcome.lines.iter().for_each(|line| println!("{line}"));
            outcome.problems.iter().for_each(|problem| eprintln!("{}", one_line(problem)));
            if outcome.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) if is_wrong_use(&error) => {
            eprintln!("{} ({})", one_line(&of_error(&error)), said().see_help);
            ExitCode::from(WRONG_USE)
        }
        Err(error) => {
            eprintln!("{}", one_line(&of_error(&error)));
            ExitCode::FAILURE
        }
    }
}

/// Whether the arguments contradict each other, which clap can't know.
const fn is_wrong_use(error: &AppError) -> bool {
    matches!(error, AppError::ExportPeriodReversed | AppError::ExportJsonIsWhole | AppError::DateOutOfRange { .. })
}

fn open(options: Options) -> ExitCode {
    match shell::run(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", fill(&said().not_started, &[("reason", &one_line(&error.to_string()))]));
            ExitCode::FAILURE
        }
    }
}

/// Prints the help that was asked for, or says in one line what is wrong.
fn refuse(error: &clap::Error) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // A closed pipe (`--help | head`) is no failure.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let text = error.to_string();
    // clap goes on with the usage in several lines.
    let wrong = text.split_once("\nUsage:").map_or(text.as_str(), |(wrong, _)| wrong);
    let wrong = wrong.split_once("\nFor more information").map_or(wrong, |(wrong, _)| wrong);
    eprintln!("{} ({})", one_line(wrong), said().see_help);
    ExitCode::from(WRONG_USE)
}

/// The words of a text on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<CommandLine, clap::Error> {
        CommandLine::try_parse_from(["ldn-companion"].iter().chain(arguments))
    }

    #[test]
    fn without_a_command_the_window_opens() -> Result<(), clap::Error> {
        let line = read(&["--hidden", "--data-dir", "/tmp/diary"])?;
        assert!(line.hidden && line.command.is_none());
        assert_eq!(line.data_dir, Some(PathBuf::from("/tmp/diary")));
        Ok(())
    }

    #[test]
    fn demo_takes_a_date_and_a_time() -> Result<(), clap::Error> {
        let line = read(&["demo", "--data-dir", "d", "--until", "2026-11-23", "--bedtime", "22:30"])?;
        let Some(Command::Demo(demo)) = line.command else {
            return Err(clap::Error::new(ErrorKind::InvalidSubcommand));
        };
        assert_eq!(demo.until, NaiveDate::from_ymd_opt(2026, 11, 23));
        assert_eq!(demo.bedtime, WallTime::from_minutes(22 * 60 + 30));
        Ok(())
    }

    #[test]
    fn export_takes_a_format_a_period_and_a_path() -> Result<(), clap::Error> {
        let line =
            read(&["export", "--data-dir", "d", "--format", "fhir", "--from", "2026-11-01", "--out", "o", "--force"])?;
        let Some(Command::Export(asked)) = line.command else {
            return Err(clap::Error::new(ErrorKind::InvalidSubcommand));
        };
        assert_eq!((asked.format, asked.from, asked.to), (ExportAs::Fhir, NaiveDate::from_ymd_opt(2026, 11, 1), None));
        assert!(asked.force && !asked.with_history && asked.out == Path::new("o"));
        Ok(())
    }

    #[test]
    fn notes_are_as_usual_unless_they_are_asked_for_or_refused() -> Result<(), clap::Error> {
        let cases = [(vec![], None), (vec!["--with-notes"], Some(true)), (vec!["--without-notes"], Some(false))];
        for (more, notes) in cases {
            let given = ["export", "--data-dir", "d", "--format", "fhir", "--out", "o"];
            let arguments: Vec<&str> = given.into_iter().chain(more).collect();
            let Some(Command::Export(asked)) = read(&arguments)?.command else {
                return Err(clap::Error::new(ErrorKind::InvalidSubcommand));
            };
            assert_eq!(asked.notes(), notes);
        }
        Ok(())
    }

    #[test]
    fn a_report_is_on_a4_unless_letter_is_asked_for() -> Result<(), clap::Error> {
        for (more, paper) in [(vec![], OnPaper::A4), (vec!["--paper", "letter"], OnPaper::Letter)] {
            let given = ["export", "--data-dir", "d", "--format", "pdf", "--out", "o"];
            let arguments: Vec<&str> = given.into_iter().chain(more).collect();
            let Some(Command::Export(asked)) = read(&arguments)?.command else {
                return Err(clap::Error::new(ErrorKind::InvalidSubcommand));
            };
            assert_eq!((asked.format, asked.paper), (ExportAs::Pdf, paper));
        }
        Ok(())
    }

    #[test]
    fn what_is_wrong_is_wrong_use() {
        for wrong in [
            &["--what"][..],
            &["demo"],
            &["check"],
            &["demo", "--data-dir", "d", "--until", "yesterday"],
            &["demo", "--data-dir", "d", "--bedtime", "25:00"],
            &["demo", "--data-dir", "d", "--months", "0"],
            &["export", "--data-dir", "d", "--out", "o"],
            &["export", "--data-dir", "d", "--format", "json"],
            &["export", "--data-dir", "d", "--format", "docx", "--out", "o"],
            &["export", "--data-dir", "d", "--format", "csv", "--out", "o", "--from", "2026-02-30"],
            &["export", "--data-dir", "d", "--format", "pdf", "--out", "o", "--paper", "a3"],
            &["export", "--data-dir", "d", "--format", "csv", "--out", "o", "--with-notes", "--without-notes"],
        ] {
            let error = read(wrong).err();
            assert!(error.is_some_and(|error| error.exit_code() == i32::from(WRONG_USE)), "{wrong:?}");
        }
    }

    #[test]
    fn damage_is_told_line_by_line_and_is_a_failure() {
        let report = CheckReport { problems: vec!["page 3".to_owned()], schema: 1, counts: vec![] };
        let outcome = describe(&report);
        assert_eq!(outcome.problems, ["The diary is damaged: page 3"]);
        assert!(outcome.lines.is_empty());
    }
}
