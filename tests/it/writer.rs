//! `writer FOLDER SEED FIRST`: answers one dose a day from the day FIRST on, until it is killed.
//!
//! Says `try DATE ANSWER` before it asks the app, and `done DATE ANSWER` once the app has answered;
//! each line is out before the next step. `ready` comes before the first.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use fastrand::Rng;
use ldn_app::Companion;
use ldn_app::view::{DoseId, PartOfDay, Startup, TakeOutcome};
use ldn_tests::given::{bedtime, taken_now};
use ldn_tests::scripted::{BERLIN, ScriptedClock, instant, open};

/// The day that FIRST counts from.
const BEGIN: NaiveDate = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, seed, first] = arguments.as_slice() else { panic!("writer FOLDER SEED FIRST") };
    let (mut rng, first) = (Rng::with_seed(seed.parse().unwrap()), first.parse().unwrap());
    let clock = Arc::new(ScriptedClock::default());
    clock.set(evening(first));
    let mut companion = open(Path::new(folder), &clock, BERLIN).unwrap();
    if companion.startup().unwrap() == Startup::FirstRun {
        companion.set_plan(&bedtime("22:00", "4.5")).unwrap();
    }
    say("ready");
    for day in first.. {
        clock.set(evening(day));
        answer(&mut companion, &date(day), &mut rng);
    }
}

/// Takes or skips the dose of `date`, perhaps takes that back, and answers again.
fn answer(companion: &mut Companion, date: &str, rng: &mut Rng) {
    let operation = once(companion, date, rng.bool());
    if rng.u8(0..3) == 0 {
        said(date, "none", || drop(companion.undo(&operation).unwrap()));
        once(companion, date, rng.bool());
    }
}

/// One answer; gives back what undoes it.
fn once(companion: &mut Companion, date: &str, take: bool) -> String {
    let (answer, mut operation) = (if take { "taken" } else { "skipped" }, None);
    said(date, answer, || {
        operation = if take {
            let TakeOutcome::Saved { saved, .. } = companion.take(&taken_now()).unwrap() else { panic!("not saved") };
            saved.operation
        } else {
            companion.skip(&DoseId { date: date.to_owned(), part: PartOfDay::Bedtime }).unwrap().operation
        };
    });
    operation.unwrap()
}

fn said(date: &str, answer: &str, act: impl FnOnce()) {
    say(&format!("try {date} {answer}"));
    act();
    say(&format!("done {date} {answer}"));
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").unwrap();
    out.flush().unwrap();
}

fn date(day: u64) -> String {
    BEGIN.checked_add_days(Days::new(day)).unwrap().to_string()
}

fn evening(day: u64) -> i64 {
    instant(BERLIN, &format!("{} 22:05", date(day)))
}
