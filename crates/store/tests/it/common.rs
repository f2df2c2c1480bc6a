//! Builders.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono_tz::{Europe, Tz};
use ldn_core::{
    Amount, Concentration, DoseDate, DoseKey, Form, Medicine, Part, Phase, PhaseReason, Slot, Timestamp, WallTime,
};
use ldn_store::{
    Changes, Dose, MIGRATIONS, NewOperation, OperationId, Options, Outcome, Planned, Store, StoreError, Via, Writer,
};
use tempfile::TempDir;

pub(crate) const BERLIN: Tz = Europe::Berlin;
/// The newest schema version.
pub(crate) const KNOWN: u32 = MIGRATIONS.len() as u32;
pub(crate) const WRITE: NewOperation = NewOperation { kind: "try", via: Via::Window };

/// A diary in a folder of its own.
pub(crate) struct Diary {
    pub(crate) store: Store,
    pub(crate) folder: TempDir,
    clock: i64,
}

impl Diary {
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let store = Store::open(folder.path(), instant(0)).unwrap();
        Self { store, folder, clock: 0 }
    }

    /// Writes a minute later than the last time.
    pub(crate) fn write<T>(&mut self, f: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError>) -> (T, Changes) {
        self.clock += 60;
        self.store.write(WRITE, instant(self.clock), f).unwrap()
    }

    pub(crate) fn put(&mut self, dose: &Dose) -> OperationId {
        self.write(|writer| writer.put_dose(dose)).1.operation.unwrap()
    }

    pub(crate) fn undo(&mut self, operation: &OperationId) -> Result<OperationId, StoreError> {
        self.clock += 60;
        let changes = self.store.undo(operation, Via::Tray, instant(self.clock))?;
        Ok(changes.operation.unwrap())
    }

    /// Closes and opens it again.
    pub(crate) fn reopened(self) -> Self {
        let Self { store, folder, clock } = self;
        drop(store);
        let store = Store::open(folder.path(), instant(clock)).unwrap();
        Self { store, folder, clock }
    }

    pub(crate) fn outcome(&self, key: DoseKey) -> Option<Outcome> {
        self.store.dose(key).unwrap().map(|record| record.dose.outcome)
    }

    /// What a query gives in the file, looked at from beside.
    pub(crate) fn ask<T: rusqlite::types::FromSql>(&self, query: &str) -> Vec<T> {
        ask(self.store.file(), query)
    }
}

pub(crate) fn ask<T: rusqlite::types::FromSql>(file: &Path, query: &str) -> Vec<T> {
    let connection = rusqlite::Connection::open(file).unwrap();
    let mut statement = connection.prepare(query).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

pub(crate) fn impatient() -> Options {
    Options { patience: Duration::ZERO, ..Options::default() }
}

/// Seconds after 10 January 2026, 00:00 UTC.
pub(crate) fn instant(seconds: i64) -> Timestamp {
    Timestamp::from_seconds(1_768_003_200 + seconds)
}

pub(crate) fn date(day: u64) -> DoseDate {
    "2026-01-10".parse::<DoseDate>().unwrap().plus_days(day)
}

pub(crate) fn night(day: u64) -> DoseKey {
    DoseKey { date: date(day), part: Part::Bedtime }
}

pub(crate) fn micrograms(micrograms: u32) -> Amount {
    Amount::from_micrograms(micrograms).unwrap()
}

pub(crate) fn wall(hours: u16, minutes: u16) -> WallTime {
    WallTime::from_minutes(hours * 60 + minutes).unwrap()
}

pub(crate) fn liquid() -> Medicine {
    Medicine { form: Form::Liquid, concentration: Concentration::from_micrograms_per_ml(1_000) }
}

pub(crate) fn capsule() -> Medicine {
    Medicine { form: Form::Capsule, concentration: None }
}

/// When the bedtime dose of `day` is due: at 22:00 in Berlin.
pub(crate) fn due(day: u64) -> Timestamp {
    instant(i64::try_from(day).unwrap() * 86_400 + 21 * 3_600)
}

/// The bedtime dose of `day`, missed.
pub(crate) fn missed(day: u64) -> Dose {
    let planned = Planned {
        part: Part::Bedtime,
        due: due(day),
        closes: due(day) + chrono::TimeDelta::hours(6),
        at: wall(22, 0),
        amount: micrograms(4_500),
    };
    Dose {
        date: date(day),
        planned: Some(planned),
        outcome: Outcome::Missed,
        zone: BERLIN,
        medicine: liquid(),
        answered_at: None,
        via: Via::Closing,
    }
}

/// The same, taken `minutes` late.
pub(crate) fn taken(day: u64, minutes: i64) -> Dose {
    let at = due(day) + chrono::TimeDelta::minutes(minutes);
    let outcome = Outcome::Taken { at, amount: micrograms(4_500) };
    Dose { outcome, answered_at: Some(at), via: Via::Window, ..missed(day) }
}

/// The same, left out by choice.
pub(crate) fn skipped(day: u64) -> Dose {
    Dose { outcome: Outcome::Skipped, answered_at: Some(due(day)), via: Via::Notification, ..missed(day) }
}

/// A dose taken outside the plan, on `day` at noon UTC.
pub(crate) fn extra(day: u64) -> Dose {
    let at = due(day) - chrono::TimeDelta::hours(9);
    let outcome = Outcome::Taken { at, amount: micrograms(1_500) };
    Dose { planned: None, outcome, answered_at: Some(at), via: Via::Tray, medicine: capsule(), ..missed(day) }
}

/// A plan from `day` on with these parts, each of `amount` micrograms.
pub(crate) fn phase(day: u64, parts: &[Part], amount: u32) -> Phase {
    let slot = |part: &Part| Slot { part: *part, at: wall(22, 15), amount: micrograms(amount) };
    Phase {
        from: date(day),
        slots: parts.iter().map(slot).collect(),
        reason: if parts.is_empty() { PhaseReason::Pause } else { PhaseReason::Plan },
        medicine: liquid(),
    }
}

/// Every file of a folder with its bytes.
pub(crate) fn files_of(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.is_file()).map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

/// The folder as it would be found had the power gone now.
pub(crate) fn after_power_cut(folder: &Path) -> TempDir {
    let copy = TempDir::new().unwrap();
    for (path, bytes) in files_of(folder) {
        let name = path.file_name().unwrap();
        if !name.to_string_lossy().ends_with("-shm") {
            fs::write(copy.path().join(name), bytes).unwrap();
        }
    }
    copy
}
