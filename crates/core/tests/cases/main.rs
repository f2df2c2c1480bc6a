//! The dose rules as cases: every `*.json` of `tests/cases`, and of the folder that the environment
//! variable `LDN_CASES` names. A failing case is shown with what was expected and what came out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]
#![allow(clippy::disallowed_methods, reason = "the cases are files, and core itself reads none")]

mod case;
mod diary;
mod doses;
mod plans;
mod words;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

use case::{Case, check};

/// Runs the body of a case.
type Check = fn(Value) -> Result<(), String>;

/// What runs a case of each kind.
const KINDS: [(&str, Check); 8] = [
    ("schedule", check::<doses::ScheduleCase>),
    ("status", check::<doses::StatusCase>),
    ("attribute", check::<doses::AttributeCase>),
    ("adherence", check::<doses::AdherenceCase>),
    ("switch", check::<plans::SwitchCase>),
    ("titration", check::<plans::TitrationCase>),
    ("insomnia", check::<diary::InsomniaCase>),
    ("change", check::<diary::ChangeCase>),
];

#[derive(Default)]
struct Outcome {
    /// How many cases of each kind were run.
    run: BTreeMap<String, usize>,
    failures: Vec<String>,
}

#[test]
fn every_case_gives_what_it_expects() {
    let own = run_folder(&repository().join("tests/cases"));
    let mut failures = own.failures;
    for (kind, _) in KINDS {
        if !own.run.contains_key(kind) {
            failures.push(format!("tests/cases has no case of the kind {kind}"));
        }
    }
    if let Some(folder) = folder_from_environment() {
        failures.extend(run_folder(&folder).failures);
    }
    assert!(failures.is_empty(), "{} failed:\n\n{}\n", failures.len(), failures.join("\n\n"));
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A relative path is one from the repository's root, where `cargo` is called.
fn folder_from_environment() -> Option<PathBuf> {
    let folder = env::var_os("LDN_CASES").filter(|folder| !folder.is_empty())?;
    Some(repository().join(folder))
}

fn run_folder(folder: &Path) -> Outcome {
    let mut outcome = Outcome::default();
    let files = match json_files(folder) {
        Ok(files) if files.is_empty() => Err("no *.json in it".to_owned()),
        files => files.map_err(|error| error.to_string()),
    };
    match files {
        Ok(files) => files.iter().for_each(|file| run_file(file, &mut outcome)),
        Err(error) => outcome.failures.push(format!("{}: {error}", folder.display())),
    }
    outcome
}

fn json_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn run_file(file: &Path, outcome: &mut Outcome) {
    let shown = file.display();
    let cases = match read_cases(file) {
        Ok(cases) => cases,
        Err(error) => return outcome.failures.push(format!("{shown}: {error}")),
    };
    for (index, body) in cases.into_iter().enumerate() {
        let case = match Case::split(body) {
            Ok(case) => case,
            Err(error) => {
                outcome.failures.push(format!("{shown}, case {}: {error}", index + 1));
                continue;
            }
        };
        *outcome.run.entry(case.kind.clone()).or_default() += 1;
        let result = match KINDS.iter().find(|(kind, _)| *kind == case.kind) {
            Some((_, check)) => check(case.body),
            None => Err("no such kind".to_owned()),
        };
        if let Err(error) = result {
            let (kind, name, why) = (case.kind, case.name, case.why);
            outcome.failures.push(format!("{shown}: {kind}, \"{name}\" ({why})\n{error}"));
        }
    }
}

fn read_cases(file: &Path) -> Result<Vec<Value>, String> {
    let text = fs::read_to_string(file).map_err(|error| error.to_string())?;
    let cases: Vec<Value> = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    if cases.is_empty() { Err("no case in it".to_owned()) } else { Ok(cases) }
}
