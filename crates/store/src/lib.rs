//! The diary's file: opened, migrated, read, written and undone. It keeps; it decides nothing.
//!
//! Every write goes through [`Store::write`], one transaction that is on the disk when it returns and
//! that also keeps what was there before, so that [`Store::undo`] can bring it back. A record is never
//! deleted but marked so, and carries a stamp that only grows, so that two devices' files can be merged.
//! The present instant is a parameter; no clock is read here.

mod check;
mod dump;
mod entry;
mod error;
mod first;
mod history;
mod log;
mod look;
mod migrate;
mod open;
mod read;
mod record;
mod row;
mod stamp;
mod tags;
mod undo;
mod write;

use std::path::{Path, PathBuf};

use rusqlite::Connection;

pub use check::{FileReport, check_file};
pub use dump::{Extent, TableDump};
pub use entry::{Entry, Kept, Moment};
pub use error::StoreError;
pub use history::{ChangedField, Findable, HistoryMark, HistoryMarkError, HistoryPlaces, HistoryQuery, RecordChange};
pub use log::{Changed, Changes, NewOperation, Operation, OperationId, Table, Via};
#[doc(hidden)]
pub use migrate::{MIGRATIONS, Migration};
#[doc(hidden)]
pub use open::Options;
pub use read::{DosePage, PageMark, PageMarkError};
pub use record::dose::{Dose, DoseRecord, Outcome, Planned};
pub use record::phase::StoredPhase;
pub use record::reminder::{LateBecause, ReminderKind, ReminderRecord, ReminderReply, ReminderWay};
pub use record::zone_span::ZoneSpan;
pub use write::Writer;

/// The file that holds the diary in `folder`.
#[must_use]
pub fn file_in(folder: &Path) -> PathBuf {
    folder.join("companion.db")
}

/// An open diary.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    file: PathBuf,
}

impl Store {
    /// The file it is kept in.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }
}
