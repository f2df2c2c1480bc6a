//! Killed at any moment, the diary keeps every answer that was acknowledged, and is sound.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use fastrand::Rng;
use ldn_app::AppError;
use ldn_tests::alone;
use ldn_tests::daemon::Daemon;
use ldn_tests::diary::Diary;
use ldn_tests::scripted::{BERLIN, ScriptedClock, instant, open};
use tempfile::TempDir;

/// How often the writer is killed.
const KILLS: u64 = 220;
/// A new diary after so many, so that its beginning is met often as well.
const KILLS_A_DIARY: u64 = 20;
/// The variable that repeats a run.
const SEED: &str = "LDN_KILL_SEED";

/// What may stand in the diary for each date.
type Expected = BTreeMap<String, Allowed>;

/// The answer that was acknowledged last, and the one that was under way when the writer died.
#[derive(Debug, Default, Clone)]
struct Allowed {
    done: Option<String>,
    tried: Option<String>,
}

#[test]
fn killed_two_hundred_times_no_acknowledged_answer_is_lost() {
    let _alone = alone();
    let seed = std::env::var(SEED).ok().and_then(|seed| seed.parse().ok()).unwrap_or_else(|| Rng::new().u64(..));
    println!("{SEED}={seed}");
    let mut rng = Rng::with_seed(seed);
    let (mut acknowledged, mut in_mid_write) = (0, 0);
    for _ in 0..KILLS / KILLS_A_DIARY {
        let folder = tempfile::tempdir().unwrap();
        let mut expected = Expected::new();
        let mut first = 0;
        for _ in 0..KILLS_A_DIARY {
            let heard = run_and_kill(&folder, rng.u64(..), first, &mut rng);
            acknowledged += note(&heard, &mut expected);
            in_mid_write += u32::from(heard.last().is_some_and(|line| line.starts_with("try")));
            settle(&folder, &mut expected);
            first = u64::try_from(expected.len()).unwrap();
        }
    }
    println!("{acknowledged} answers acknowledged, {in_mid_write} of {KILLS} kills in the middle of one");
    assert!(acknowledged > KILLS, "the writer was killed before it wrote");
    assert!(in_mid_write > 20, "the kills missed the writes");
}

/// Runs the writer until a random moment, and gives back all it said.
fn run_and_kill(folder: &TempDir, seed: u64, first: u64, rng: &mut Rng) -> Vec<String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_writer"));
    command.arg(folder.path()).args([seed.to_string(), first.to_string()]);
    let mut writer = Daemon::start(command.stdout(Stdio::piped()));
    let mut lines = BufReader::new(writer.child().stdout.take().unwrap());
    let mut heard = Vec::new();
    // One in five dies while it opens or begins the diary, the others after a few lines.
    if rng.u8(0..5) > 0 {
        let enough = rng.usize(1..25);
        while heard.len() < enough && next(&mut lines, &mut heard) {}
        thread::sleep(Duration::from_micros(rng.u64(0..4_000)));
    } else {
        thread::sleep(Duration::from_micros(rng.u64(0..60_000)));
    }
    assert!(writer.ended().is_none(), "the writer ended by itself after {heard:?}");
    writer.kill();
    while next(&mut lines, &mut heard) {}
    heard
}

/// Reads a line; false at the end. One that was cut off was not said.
fn next(lines: &mut BufReader<ChildStdout>, heard: &mut Vec<String>) -> bool {
    let mut line = String::new();
    lines.read_line(&mut line).unwrap();
    let is_whole = line.ends_with('\n');
    if is_whole {
        heard.push(line.trim().to_owned());
    }
    is_whole
}

/// Takes down what was said; gives back how many answers were acknowledged.
fn note(heard: &[String], expected: &mut Expected) -> u64 {
    let mut acknowledged = 0;
    for line in heard {
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["try", date, answer] => expected.entry((*date).to_owned()).or_default().tried = Some((*answer).to_owned()),
            ["done", date, answer] => {
                acknowledged += 1;
                let done = Allowed { done: Some((*answer).to_owned()), tried: None };
                expected.insert((*date).to_owned(), done);
            }
            _ => {}
        }
    }
    acknowledged
}

/// Compares the diary with what was said. What was under way is from now on as it is found.
fn settle(folder: &TempDir, expected: &mut Expected) {
    let found = reopened(folder.path(), expected.keys().next_back());
    for (date, allowed) in expected.iter_mut() {
        // Not answered is no record, or a miss once the dose has closed.
        let state = found.get(date).filter(|state| *state != "missed").map_or("none", String::as_str);
        let done = allowed.done.as_deref().unwrap_or("none");
        let is_as_said = state == done || Some(state) == allowed.tried.as_deref();
        assert!(is_as_said, "{date} is {state}, and should be as in {allowed:?}");
        *allowed = Allowed { done: Some(state.to_owned()), tried: None };
    }
    let unheard: Vec<_> = found.keys().filter(|date| !expected.contains_key(*date)).collect();
    assert!(unheard.is_empty(), "answers nobody gave: {unheard:?}");
}

/// The state of every dose, by its date, once the diary was looked over and opened anew.
fn reopened(folder: &Path, last: Option<&String>) -> BTreeMap<String, String> {
    if Diary::in_folder(folder).file().metadata().is_ok_and(|file| file.len() > 0) {
        match ldn_app::check(folder) {
            Ok(report) => assert!(report.problems.is_empty(), "{:?}", report.problems),
            // Killed before anything stood in it; what is acknowledged is looked for below all the same.
            Err(error) => assert!(matches!(error, AppError::NoDiary { .. }), "{error:?}"),
        }
    }
    let clock = Arc::new(ScriptedClock::default());
    let date = last.map_or("2026-01-01", String::as_str);
    clock.set(instant(BERLIN, &format!("{date} 22:06")));
    drop(open(folder, &clock, BERLIN).unwrap());
    Diary::in_folder(folder).doses().into_iter().map(|dose| (dose.date, dose.state)).collect()
}
