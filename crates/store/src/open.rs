//! Opening: look first, change nothing that is not ours, then prove that it can be written to.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ldn_core::Timestamp;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::check::copy_of;
use crate::error::StoreError;
use crate::look::{APPLICATION_ID, Look, look, was_left_open};
use crate::migrate::{MIGRATIONS, Migration, create_private, keep_copy, migrate, newest, sync_folder, version};
use crate::{Store, file_in};

/// More than the statements of this crate, so that each is prepared once.
const STATEMENTS: usize = 128;

/// What tests open differently.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// How long to wait for another program.
    pub patience: Duration,
    /// The schema's versions.
    pub migrations: &'static [Migration],
    /// The most pages the file may have: a small disk.
    pub most_pages: Option<u32>,
}

impl Default for Options {
    fn default() -> Self {
        Self { patience: Duration::from_secs(3), migrations: MIGRATIONS, most_pages: None }
    }
}

impl Store {
    /// Opens the diary in `folder`, or begins one there.
    ///
    /// # Errors
    /// Why it can't be used. Whatever lies there is left as it is; a file of a newer version or of
    /// another program is not even opened.
    pub fn open(folder: &Path, now: Timestamp) -> Result<Self, StoreError> {
        Self::open_with(folder, now, &Options::default())
    }

    #[doc(hidden)]
    pub fn open_with(folder: &Path, now: Timestamp, options: &Options) -> Result<Self, StoreError> {
        let file = file_in(folder);
        require_folder(folder)?;
        let found = look(&file, newest(options.migrations))?;
        let opened = Self::open_looked_at(file, &found, now, options);
        // Its header was a diary's: what SQLite can't read of it is no stranger's.
        opened.map_err(|error| match error {
            StoreError::NotADiary if found == Look::Diary => StoreError::Damaged,
            error => error,
        })
    }

    /// A copy in memory of the diary in `folder`, to be read: the file and its folder stay as they are,
    /// and need not be ours to write to. What is written to the copy goes with it. One of an earlier
    /// version is brought to the newest one in memory alone.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] where there is no diary, or why it can't be read.
    pub fn snapshot(folder: &Path, now: Timestamp) -> Result<Self, StoreError> {
        let mut connection = copy_of(folder)?;
        let found = version(&connection)?;
        if found > newest(MIGRATIONS) {
            return Err(StoreError::NewerVersion { found, known: newest(MIGRATIONS) });
        }
        quick_check(&connection)?;
        migrate(&mut connection, MIGRATIONS, now)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        connection.pragma_update(None, "foreign_keys", "ON")?;
        Ok(Self { connection, file: file_in(folder) })
    }

    fn open_looked_at(file: PathBuf, found: &Look, now: Timestamp, options: &Options) -> Result<Self, StoreError> {
        let left_open = was_left_open(&file);
        if *found == Look::Nothing {
            create_private(&file)?;
        }
        let mut connection = connect(&file, options)?;
        let empty = is_empty_or_ours(&connection, options)?;
        if left_open {
            quick_check(&connection)?;
        }
        if empty {
            migrate(&mut connection, options.migrations, now)?;
            sync_folder(&file)?;
        }
        // Not before the first version is in: a file that exists at all is then a whole one.
        connection.pragma_update(None, "journal_mode", "WAL")?;
        prove_writable(&connection)?;
        if version(&connection)? < newest(options.migrations) {
            keep_copy(&connection, &file, newest(options.migrations))?;
            migrate(&mut connection, options.migrations, now)?;
            truncate_wal(&connection);
        }
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        Ok(Self { connection, file })
    }
}

/// Closes the file as well as it can; the WAL keeps what this leaves undone.
impl Drop for Store {
    fn drop(&mut self) {
        self.connection.flush_prepared_statement_cache();
        let _ = self.connection.busy_timeout(Duration::from_millis(100));
        truncate_wal(&self.connection);
    }
}

/// # Errors
/// [`StoreError::NotAFolder`], or [`StoreError::ReadOnly`] where it is not ours to look at.
pub(crate) fn require_folder(folder: &Path) -> Result<(), StoreError> {
    match fs::metadata(folder) {
        Ok(metadata) if metadata.is_dir() => Ok(()),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => Err(StoreError::ReadOnly),
        _ => Err(StoreError::NotAFolder),
    }
}

fn connect(file: &Path, options: &Options) -> Result<Connection, StoreError> {
    let connection =
        Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    // SQLite opens what it can't write to without a word, and leaves side files once it reads.
    if connection.is_readonly(rusqlite::MAIN_DB)? {
        return Err(StoreError::ReadOnly);
    }
    connection.busy_timeout(options.patience)?;
    // Until it is known that the file can be used, closing it must not write to it either.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    for (pragma, value) in [
        ("synchronous", "FULL"),
        ("foreign_keys", "ON"),
        ("trusted_schema", "OFF"),
        ("cell_size_check", "ON"),
        ("temp_store", "MEMORY"),
    ] {
        connection.pragma_update(None, pragma, value)?;
    }
    if let Some(pages) = options.most_pages {
        connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))?;
    }
    Ok(connection)
}

/// Whether the file is still empty; an error where it holds what is not a diary of a version we know.
/// The header alone does not say so where the WAL has more.
fn is_empty_or_ours(connection: &Connection, options: &Options) -> Result<bool, StoreError> {
    let known = newest(options.migrations);
    let found = version(connection)?;
    let application: u32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let tables: u32 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    match (application, tables) {
        (0, 0) if found == 0 => Ok(true),
        (APPLICATION_ID, _) if found > known => Err(StoreError::NewerVersion { found, known }),
        (APPLICATION_ID, _) if found == 0 || tables == 0 => Err(StoreError::Damaged),
        (APPLICATION_ID, _) => Ok(false),
        _ => Err(StoreError::NotADiary),
    }
}

fn quick_check(connection: &Connection) -> Result<(), StoreError> {
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" { Ok(()) } else { Err(StoreError::Damaged) }
}

/// A folder that can't be written to, or a lock, is found only by writing.
fn prove_writable(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch("BEGIN IMMEDIATE; COMMIT")?)
}

fn truncate_wal(connection: &Connection) {
    let _ = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
}
