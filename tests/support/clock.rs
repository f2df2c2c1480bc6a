//! The program's clock, as the test sets it: a file holds how far it is off.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use chrono_tz::Tz;

use crate::scripted::instant;

/// The variable that names the file to the program.
pub const VARIABLE: &str = "LDN_TEST_CLOCK";

/// The clock of one test.
#[derive(Debug)]
pub struct Clock {
    file: PathBuf,
    zone: Tz,
}

impl Clock {
    /// A clock in `zone`, told by a file in `folder`; right until it is set.
    pub fn new(folder: &Path, zone: Tz) -> Self {
        Self { file: folder.join("clock"), zone }
    }

    /// From now on it is this, and goes on: "2026-01-10 21:59:50" where the program lives.
    pub fn set(&self, local: &str) {
        let offset = instant(self.zone, local) - real();
        // In one step: the program may read it at any moment.
        let new = self.file.with_extension("new");
        fs::write(&new, format!("{offset:+}\n")).unwrap();
        fs::rename(&new, &self.file).unwrap();
    }

    /// The zone it tells the time of.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// The file that tells.
    pub fn file(&self) -> &Path {
        &self.file
    }
}

/// The real time, UTC seconds.
#[allow(clippy::disallowed_methods, reason = "a test that shifts the clock must know it")]
pub fn real() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    i64::try_from(since.as_secs()).unwrap()
}
