//! The app's ports for a diary that the test itself opens: a clock by script, a zone that stays.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::NaiveDateTime;
use chrono_tz::Tz;
use ldn_app::ports::{Clock, Files, Zone};
use ldn_app::{AppError, Companion};
use ldn_core::Timestamp;

/// Where the tests' person lives.
pub const BERLIN: Tz = chrono_tz::Europe::Berlin;

/// A clock that stands until it is set.
#[derive(Debug, Default)]
pub struct ScriptedClock(AtomicI64);

impl ScriptedClock {
    /// Sets it to UTC seconds.
    pub fn set(&self, seconds: i64) {
        self.0.store(seconds, Ordering::SeqCst);
    }
}

impl Clock for ScriptedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_seconds(self.0.load(Ordering::SeqCst))
    }
}

struct Stays(Tz);

impl Zone for Stays {
    fn zone(&self) -> Tz {
        self.0
    }
}

/// Folders as the system makes them.
#[derive(Debug, Clone, Copy)]
pub struct PlainFiles;

impl Files for PlainFiles {
    fn prepare_folder(&self, folder: &Path) -> Result<(), AppError> {
        std::fs::create_dir_all(folder).map_err(|_| AppError::FolderUnusable { path: folder.display().to_string() })
    }
}

/// Opens the diary in `folder`, or begins one, at the clock's time.
///
/// # Errors
/// Why it can't be opened.
pub fn open(folder: &Path, clock: &Arc<ScriptedClock>, zone: Tz) -> Result<Companion, AppError> {
    Companion::open(folder, Arc::<ScriptedClock>::clone(clock), Arc::new(Stays(zone)), &PlainFiles)
}

/// The instant of a local time such as "2026-01-10 21:59" or "2026-01-10 21:59:50", UTC seconds.
pub fn instant(zone: Tz, local: &str) -> i64 {
    let read = |form| NaiveDateTime::parse_from_str(local, form);
    let local = read("%Y-%m-%d %H:%M:%S").or_else(|_| read("%Y-%m-%d %H:%M")).unwrap();
    ldn_core::first_instant_at(zone, local).seconds()
}
