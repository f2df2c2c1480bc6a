//! What a person opens, on one year of a diary that is kept every day and on ten: Today, the history,
//! a year of it, a year's picture, a search, a calendar's month. Core and store together, as the window asks for it.

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use ldn_app::demo::{DemoOptions, fill};
use ldn_app::view::{HistoryFilter, HistoryPeriod, TrendsPeriod};
use ldn_app::{Companion, ReminderStatus};
use ldn_core::Timestamp;
use ldn_tests::scripted::{BERLIN, PlainFiles, ScriptedClock, instant, open};

use crate::timing::interleaved;

const ROUNDS: usize = 31;
/// Milliseconds that each may take on ten years.
const AIM: u128 = 100;
const UNTIL: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
const NOW: &str = "2026-11-23 21:42";

/// What is opened.
type Opens = fn(&mut Companion) -> Result<usize, ldn_app::AppError>;

const OPENED: [(&str, Opens); 9] = [
    ("Today", |diary| Ok(diary.today(&status())?.nights.len())),
    ("the history", |diary| history(diary, HistoryPeriod::All, "")),
    ("the history of a year, every page", whole_year),
    ("a year's picture", |diary| Ok(diary.trends(TrendsPeriod::Year)?.lanes.len())),
    ("the picture of everything", |diary| Ok(diary.trends(TrendsPeriod::All)?.lanes.len())),
    ("a search that finds", |diary| history(diary, HistoryPeriod::All, "cafe friends")),
    ("a search that finds nothing", |diary| history(diary, HistoryPeriod::All, "nowhere")),
    ("a month of the calendar", |diary| Ok(diary.month("2026-10")?.days.len())),
    ("side effects, the quick list", |diary| Ok(diary.side_effects()?.rows.len())),
];

/// Each of them, on one year and on ten.
pub(crate) fn measure() -> Result<Vec<String>, String> {
    let told = |error: ldn_app::AppError| error.code();
    let (one, ten) = (Diary::of(12).map_err(told)?, Diary::of(120).map_err(told)?);
    let mut lines = vec![format!("{} entries in one year, {} in ten", one.entries, ten.entries)];
    for (name, opens) in OPENED {
        lines.push(compare(name, opens, (&one, &ten))?);
    }
    lines.push(opening((&one, &ten)));
    Ok(lines)
}

/// An invented diary, kept until this evening.
struct Diary {
    folder: tempfile::TempDir,
    entries: u64,
}

impl Diary {
    fn of(months: u32) -> Result<Self, ldn_app::AppError> {
        let folder = tempfile::tempdir().map_err(|_| ldn_app::AppError::Storage)?;
        let options = DemoOptions { months, seed: 7, until: Some(UNTIL), bedtime: None };
        let now = Timestamp::from_seconds(instant(BERLIN, NOW));
        fill(folder.path(), &options, now, BERLIN, &PlainFiles)?;
        let entries = entries(folder.path())?;
        Ok(Self { folder, entries })
    }

    fn open(&self) -> Result<Companion, ldn_app::AppError> {
        let clock = Arc::new(ScriptedClock::default());
        clock.set(instant(BERLIN, NOW));
        open(self.folder.path(), &clock, BERLIN)
    }
}

/// Rows that a person made: doses, check-ins, nights, side effects.
fn entries(folder: &Path) -> Result<u64, ldn_app::AppError> {
    let kept = ["dose", "score", "sleep", "side_effect"];
    let counts = ldn_app::check(folder)?.counts;
    Ok(counts.iter().filter(|(table, _)| kept.contains(&table.as_str())).map(|(_, rows)| rows).sum())
}

fn compare(name: &str, opens: Opens, (one, ten): (&Diary, &Diary)) -> Result<String, String> {
    let told = |error: ldn_app::AppError| format!("{name}: {}", error.code());
    let small = std::cell::RefCell::new(one.open().map_err(told)?);
    let large = std::cell::RefCell::new(ten.open().map_err(told)?);
    opens(&mut small.borrow_mut()).map_err(told)?;
    opens(&mut large.borrow_mut()).map_err(told)?;
    let medians = interleaved(ROUNDS, || opens(&mut large.borrow_mut()), || opens(&mut small.borrow_mut()));
    Ok(line(name, medians.ours, medians.theirs))
}

/// Opening the file, up to the first Today.
fn opening(diaries: (&Diary, &Diary)) -> String {
    let open = |diary: &Diary| diary.open().and_then(|mut companion| companion.today(&status()).map(drop));
    let medians = interleaved(ROUNDS, || open(diaries.1), || open(diaries.0));
    line("starting, up to Today", medians.ours, medians.theirs)
}

fn line(name: &str, ten: u128, one: u128) -> String {
    let tenths = |nanoseconds: u128| {
        let tenths = (nanoseconds + 50_000) / 100_000;
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    let growth = (ten * 10 + one / 2) / one.max(1);
    let within = if ten / 1_000_000 < AIM { "" } else { ", over the aim" };
    format!(
        "{name}: {} ms on ten years (aim under {AIM}{within}), {} ms on one, {}.{} times as long",
        tenths(ten),
        tenths(one),
        growth / 10,
        growth % 10
    )
}

fn whole_year(diary: &mut Companion) -> Result<usize, ldn_app::AppError> {
    let period = HistoryPeriod::Between { from: "2026-01-01".to_owned(), to: "2026-12-31".to_owned() };
    let filter = filter(period, "");
    let (mut entries, mut older) = (0, None);
    loop {
        let page = diary.history(&filter, older.as_deref())?;
        entries += page.entries.len();
        older = page.older;
        if older.is_none() {
            return Ok(entries);
        }
    }
}

fn history(diary: &mut Companion, period: HistoryPeriod, text: &str) -> Result<usize, ldn_app::AppError> {
    Ok(diary.history(&filter(period, text), None)?.entries.len())
}

fn filter(period: HistoryPeriod, text: &str) -> HistoryFilter {
    HistoryFilter { kinds: Vec::new(), period, text: text.to_owned(), words: Vec::new() }
}

fn status() -> ReminderStatus {
    ReminderStatus { way: None, problem: None, tray: true, start_at_login: None }
}
