//! Looking a file over without changing it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ldn_core::Timestamp;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

use crate::error::StoreError;
use crate::look::{Look, beside, look, size_of};
use crate::migrate::{MIGRATIONS, migrate, newest, version};
use crate::open::require_folder;
use crate::{Store, file_in};

/// All of any diary: in one go, so that no write comes between.
const PAGES_AT_ONCE: i32 = 1 << 30;

/// What a look at the file found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileReport {
    /// What is wrong, as SQLite names it; empty where the file is sound.
    pub problems: Vec<String>,
    /// The file's schema version.
    pub schema: u32,
    /// Each table with its number of rows, tombstones included.
    pub counts: Vec<(String, u64)>,
}

/// Looks the diary in `folder` over: integrity, references, schema, counts. Changes nothing.
///
/// # Errors
/// [`StoreError::NoSuchRecord`] where there is no diary, or none yet, or why the file can't be read at all.
pub fn check_file(folder: &Path) -> Result<FileReport, StoreError> {
    let connection = copy_of(folder)?;
    let mut problems = texts(&connection, "PRAGMA integrity_check")?;
    problems.retain(|problem| problem != "ok");
    problems.extend(broken_references(&connection)?);
    let schema = version(&connection)?;
    if schema > newest(MIGRATIONS) {
        return Err(StoreError::NewerVersion { found: schema, known: newest(MIGRATIONS) });
    }
    if schema_of(&connection)? != fresh_schema(schema)? {
        problems.push("schema differs from that of its version".to_owned());
    }
    Ok(FileReport { problems, schema, counts: counts(&connection)? })
}

/// A copy in memory of the diary in `folder`, which stays as it is.
pub(crate) fn copy_of(folder: &Path) -> Result<Connection, StoreError> {
    require_folder(folder)?;
    let file = file_in(folder);
    if look(&file, newest(MIGRATIONS))? == Look::Nothing {
        return Err(StoreError::NoSuchRecord);
    }
    let rolled_back = rolled_back(&file)?;
    in_memory(&connect(rolled_back.as_ref().map_or(&file, |copy| &copy.file))?)
}

impl Store {
    /// Each table with its number of rows, tombstones included.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn counts(&self) -> Result<Vec<(String, u64)>, StoreError> {
        counts(&self.connection)
    }
}

/// What is left of a file whose making was cut short, in a folder that goes with it.
struct RolledBack {
    file: PathBuf,
    _folder: TempDir,
}

/// A rollback journal beside the file says that it was killed while it was being made: what its pages
/// hold means nothing until SQLite has rolled them back, which is done to a copy. None where there
/// is no journal.
fn rolled_back(file: &Path) -> Result<Option<RolledBack>, StoreError> {
    if size_of(&beside(file, "-journal")) == 0 {
        return Ok(None);
    }
    let folder = tempfile::tempdir()?;
    let copy = file_in(folder.path());
    fs::copy(beside(file, "-journal"), beside(&copy, "-journal"))?;
    fs::copy(file, &copy)?;
    let tables: u32 = Connection::open(&copy)?.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables == 0 { Err(StoreError::NoSuchRecord) } else { Ok(Some(RolledBack { file: copy, _folder: folder })) }
}

/// A copy to look over. On a connection that only reads, SQLite does not even know of the CHECKs.
fn in_memory(file: &Connection) -> Result<Connection, StoreError> {
    let mut copy = Connection::open_in_memory()?;
    // Not `run_to_completion`, which waits for another program for ever.
    let copied = Backup::new(file, &mut copy)?.step(PAGES_AT_ONCE)?;
    if copied == StepResult::Done { Ok(copy) } else { Err(StoreError::Locked) }
}

/// Reading a file in WAL mode makes side files where there are none; a file at rest is read as if it
/// could not change, which makes none.
fn connect(file: &Path) -> Result<Connection, StoreError> {
    let at_rest = !beside(file, "-wal").exists() && !beside(file, "-shm").exists();
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = if at_rest {
        Connection::open_with_flags(immutable(file)?, flags | OpenFlags::SQLITE_OPEN_URI)?
    } else {
        Connection::open_with_flags(file, flags)?
    };
    connection.busy_timeout(Duration::from_secs(3))?;
    Ok(connection)
}

fn immutable(file: &Path) -> Result<String, StoreError> {
    let absolute = std::path::absolute(file)?;
    let mut uri = String::from(if cfg!(windows) { "file:///" } else { "file:" });
    for byte in absolute.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'/' | b':' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => uri.push(char::from(*byte)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    Ok(uri + "?immutable=1")
}

fn broken_references(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let tables = texts(connection, "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check")?;
    Ok(tables.into_iter().map(|table| format!("broken reference in {table}")).collect())
}

fn counts(connection: &Connection) -> Result<Vec<(String, u64)>, StoreError> {
    let tables = texts(
        connection,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )?;
    let count = |table: String| {
        let quoted = table.replace('"', "\"\"");
        let rows: i64 = connection.query_row(&format!("SELECT count(*) FROM \"{quoted}\""), [], |row| row.get(0))?;
        Ok((table, rows.unsigned_abs()))
    };
    tables.into_iter().map(count).collect()
}

fn fresh_schema(version: u32) -> Result<Vec<String>, StoreError> {
    let mut fresh = Connection::open_in_memory()?;
    let steps = usize::try_from(version).unwrap_or(usize::MAX);
    migrate(&mut fresh, MIGRATIONS.get(..steps).unwrap_or(MIGRATIONS), Timestamp::from_seconds(0))?;
    schema_of(&fresh)
}

fn schema_of(connection: &Connection) -> Result<Vec<String>, StoreError> {
    texts(
        connection,
        "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') FROM sqlite_schema \
         WHERE name <> 'sqlite_stat1' ORDER BY 1",
    )
}

fn texts(connection: &Connection, query: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare(query)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
