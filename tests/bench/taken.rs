//! "Taken", through the app until it is on the disk, beside one bare INSERT of a like row with the
//! same settings, on the same disk.

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use ldn_app::view::TakeOutcome;
use ldn_tests::given::{bedtime, taken_now};
use ldn_tests::scripted::{BERLIN, ScriptedClock, instant, open};
use rusqlite::{Connection, params};

use crate::timing::interleaved;

const ROUNDS: usize = 301;
/// At most so many times the bare INSERT.
const AIM: &str = "1.5";
const BEGIN: NaiveDate = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();

/// Three hundred nights in a row, each both ways.
pub(crate) fn measure() -> Result<Vec<String>, String> {
    // Beside the build: /tmp may be memory, where waiting for the disk costs nothing.
    let disk = ldn_tests::place::built();
    let folder = tempfile::tempdir_in(disk).map_err(|error| error.to_string())?;
    let ours = RefCell::new(Taker::new(folder.path()));
    let theirs = RefCell::new(Bare::new(folder.path()).map_err(|error| error.to_string())?);
    let medians = interleaved(ROUNDS, || ours.borrow_mut().take(), || theirs.borrow_mut().insert());
    let written = ours.borrow().day;
    if theirs.borrow().count() != Some(written) {
        return Err(format!("{written} doses of ours are not as many rows of the bare file"));
    }
    let hundredths = medians.ours * 100 / medians.theirs.max(1);
    let ratio = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    let microseconds = |nanoseconds: u128| nanoseconds / 1000;
    let (ours, theirs) = (microseconds(medians.ours), microseconds(medians.theirs));
    Ok(vec![format!(
        "{ratio} times a bare INSERT (aim at most {AIM}): {ours} and {theirs} microseconds, medians of {ROUNDS}"
    )])
}

/// The app, one night after the other.
struct Taker {
    companion: ldn_app::Companion,
    clock: Arc<ScriptedClock>,
    day: u64,
}

impl Taker {
    #[allow(clippy::expect_used, reason = "a measurement")]
    fn new(folder: &Path) -> Self {
        let clock = Arc::new(ScriptedClock::default());
        clock.set(evening(0));
        let mut companion = open(folder, &clock, BERLIN).expect("a new diary");
        companion.set_plan(&bedtime("22:30", "4.5")).expect("a plan");
        Self { companion, clock, day: 0 }
    }

    fn take(&mut self) -> bool {
        self.clock.set(evening(self.day));
        self.day += 1;
        matches!(self.companion.take(&taken_now()), Ok(TakeOutcome::Saved { .. }))
    }
}

/// A file with the same table of doses and its indexes, and nothing else.
struct Bare {
    connection: Connection,
    day: u64,
}

impl Bare {
    fn new(folder: &Path) -> rusqlite::Result<Self> {
        let connection = Connection::open(folder.join("bare.db"))?;
        connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")?;
        for statement in definitions(&folder.join("companion.db"))? {
            connection.execute_batch(&statement)?;
        }
        Ok(Self { connection, day: 0 })
    }

    fn insert(&mut self) -> bool {
        let (day, at) = (self.day, evening(self.day));
        self.day += 1;
        let row = params![
            format!("019b7700-0000-7000-8000-{day:012}"),
            date(day),
            at,
            at + 6 * 3600,
            at,
            format!("{at:016}-0000-019b7700-0000-7000-8000-000000000000"),
        ];
        let inserted = self.connection.prepare_cached(
            "INSERT INTO dose (id, dose_date, part, state, due_at, closes_at, planned_at_minutes, planned_ug, zone,
                taken_at, taken_ug, form, concentration_ug_per_ml, answered_at, via, created_at, changed, deleted_at)
             VALUES (?1, ?2, 'bedtime', 'taken', ?3, ?4, 1350, 4500, 'Europe/Berlin',
                ?5, 4500, 'capsule', NULL, ?5, 'window', ?5, ?6, NULL)",
        );
        inserted.and_then(|mut statement| statement.execute(row)).is_ok()
    }

    fn count(&self) -> Option<u64> {
        self.connection.query_row("SELECT count(*) FROM dose", [], |row| row.get(0)).ok()
    }
}

/// How the app's own file defines the table of doses and its indexes.
fn definitions(file: &Path) -> rusqlite::Result<Vec<String>> {
    let ours = Connection::open(file)?;
    let mut statement =
        ours.prepare("SELECT sql FROM sqlite_master WHERE tbl_name = 'dose' AND sql IS NOT NULL ORDER BY type DESC")?;
    statement.query_map([], |row| row.get(0))?.collect()
}

fn date(day: u64) -> String {
    BEGIN.checked_add_days(Days::new(day)).unwrap_or(BEGIN).to_string()
}

fn evening(day: u64) -> i64 {
    instant(BERLIN, &format!("{} 22:35", date(day)))
}
