//! The schema's versions, each a file of SQL.

use std::fs::{self, File};
use std::path::Path;

use ldn_core::Timestamp;
use rusqlite::{Connection, TransactionBehavior, params};

use crate::error::StoreError;
use crate::look::APPLICATION_ID;
use crate::stamp::{Stamp, new_id};

/// What leads from one schema version to the next.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// The SQL.
    pub sql: &'static str,
}

/// Every migration there is; the n-th makes version n.
pub const MIGRATIONS: &[Migration] = &[
    Migration { sql: include_str!("../migrations/0001_first.sql") },
    Migration { sql: include_str!("../migrations/0002_reminders_and_zones.sql") },
    Migration { sql: include_str!("../migrations/0003_plan_and_diary.sql") },
    Migration { sql: include_str!("../migrations/0004_questions.sql") },
    Migration { sql: include_str!("../migrations/0005_history.sql") },
];

/// The version that `migrations` lead to.
pub(crate) fn newest(migrations: &[Migration]) -> u32 {
    u32::try_from(migrations.len()).unwrap_or(u32::MAX)
}

/// The schema version of an open file.
pub(crate) fn version(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Brings the file up to the newest version, one transaction for each step. Another program may be
/// doing the same: what is left to do is asked inside the transaction.
pub(crate) fn migrate(connection: &mut Connection, migrations: &[Migration], now: Timestamp) -> Result<(), StoreError> {
    while version(connection)? < newest(migrations) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let next = version(&transaction)? + 1;
        let index = usize::try_from(next - 1).unwrap_or(usize::MAX);
        if let Some(migration) = migrations.get(index) {
            transaction.execute_batch(migration.sql)?;
            transaction.pragma_update(None, "user_version", next)?;
            if next == 1 {
                transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
                name_device(&transaction, now)?;
            }
            transaction.commit()?;
        }
    }
    Ok(())
}

fn name_device(connection: &Connection, now: Timestamp) -> Result<(), StoreError> {
    let id = new_id(now);
    let stamp = Stamp::first(&id).text();
    connection.execute(
        "INSERT INTO device (only_row, id, created_at, last_stamp) VALUES (1, ?1, ?2, ?3)",
        params![id, now.seconds(), stamp],
    )?;
    Ok(())
}

/// Puts a copy of the file, as it is before it becomes version `to`, beside it: whole and on the disk,
/// or not at all. It takes the place of a copy that an earlier try left.
pub(crate) fn keep_copy(connection: &Connection, file: &Path, to: u32) -> Result<(), StoreError> {
    let copy = file.with_file_name(format!("companion-before-v{to}.db"));
    let unfinished = copy.with_extension("db-unfinished");
    remove_if_there(&unfinished)?;
    if let Err(error) = copy_into(connection, &unfinished) {
        let _ = remove_if_there(&unfinished);
        return Err(error);
    }
    fs::rename(&unfinished, &copy)?;
    sync_folder(file)
}

fn copy_into(connection: &Connection, copy: &Path) -> Result<(), StoreError> {
    create_private(copy)?;
    let name = copy.to_str().ok_or(StoreError::Storage { code: 0 })?;
    connection.execute("VACUUM INTO ?1", [name])?;
    Ok(File::options().write(true).open(copy)?.sync_all()?)
}

fn remove_if_there(file: &Path) -> Result<(), StoreError> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Makes `file`, empty and for nobody else to read, where it is missing.
pub(crate) fn create_private(file: &Path) -> Result<(), StoreError> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(file) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error.into()),
        _ => Ok(()),
    }
}

/// Makes sure that the folder remembers the names of its files.
#[cfg(unix)]
pub(crate) fn sync_folder(file: &Path) -> Result<(), StoreError> {
    match file.parent() {
        Some(folder) => Ok(File::open(folder)?.sync_all()?),
        None => Ok(()),
    }
}

/// Elsewhere a folder can't be synced, and need not be.
#[cfg(not(unix))]
pub(crate) fn sync_folder(_file: &Path) -> Result<(), StoreError> {
    Ok(())
}
