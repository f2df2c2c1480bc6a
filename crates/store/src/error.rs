//! What can go wrong with the file: a closed set, without a word of what is in it.

use std::io;

use rusqlite::ErrorCode;
use rusqlite::ffi;

/// What went wrong. The file it is about is the one in the folder that was opened
/// ([`file_in`](crate::file_in)).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The folder is missing, or is no folder.
    #[error("the data folder is missing or is no folder")]
    NotAFolder,
    /// `companion.db` belongs to another program, or is no database.
    #[error("the file is not one of this program's")]
    NotADiary,
    /// A newer version of the program made it.
    #[error("the file is of version {found}, this program knows up to {known}")]
    NewerVersion {
        /// The file's schema version.
        found: u32,
        /// The newest one this program knows.
        known: u32,
    },
    /// It is cut off, or its contents contradict each other.
    #[error("the file is damaged")]
    Damaged,
    /// Another program holds it.
    #[error("the file is in use by another program")]
    Locked,
    /// No room is left; nothing was written.
    #[error("the disk is full")]
    DiskFull,
    /// The file or its folder can't be written to.
    #[error("the file or its folder can't be written to")]
    ReadOnly,
    /// A record of `table` holds what this version can't read.
    #[error("a record of {table} can't be read by this version")]
    Unreadable {
        /// The table.
        table: &'static str,
    },
    /// What was to be written breaks a rule of the file: a mistake of the program.
    #[error("the file refuses what was to be written ({code})")]
    Refused {
        /// SQLite's extended result code.
        code: i32,
    },
    /// There is no such record.
    #[error("there is no such record")]
    NoSuchRecord,
    /// There is no such operation, or it is undone already.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// What the operation changed has been changed again since.
    #[error("it has been changed again since")]
    ChangedSince,
    /// Anything else, by SQLite's extended result code.
    #[error("the file could not be used ({code})")]
    Storage {
        /// SQLite's extended result code; 0 where the error is none of SQLite's.
        code: i32,
    },
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error {
            rusqlite::Error::SqliteFailure(failure, _) | rusqlite::Error::SqlInputError { error: failure, .. } => {
                Self::from_sqlite(failure)
            }
            _ => Self::Storage { code: 0 },
        }
    }
}

impl StoreError {
    fn from_sqlite(failure: ffi::Error) -> Self {
        let code = failure.extended_code;
        match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Locked,
            ErrorCode::DiskFull => Self::DiskFull,
            ErrorCode::DatabaseCorrupt => Self::Damaged,
            ErrorCode::NotADatabase => Self::NotADiary,
            ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied => Self::ReadOnly,
            ErrorCode::ConstraintViolation => Self::Refused { code },
            _ => Self::Storage { code },
        }
    }
}

/// For what is done to files without SQLite.
impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Storage { code: 0 },
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use rusqlite::Connection;

    use super::*;

    fn of(result: rusqlite::Result<()>) -> StoreError {
        result.unwrap_err().into()
    }

    #[test]
    fn what_sqlite_says_becomes_one_of_few_errors() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE t (id INTEGER NOT NULL) STRICT").unwrap();
        assert!(matches!(of(connection.execute_batch("INSERT INTO t VALUES (NULL)")), StoreError::Refused { .. }));
        assert!(matches!(of(connection.execute_batch("no SQL")), StoreError::Storage { .. }));
        connection.execute_batch("PRAGMA query_only = ON").unwrap();
        assert_eq!(of(connection.execute_batch("INSERT INTO t VALUES (1)")), StoreError::ReadOnly);
        assert_eq!(of(Connection::open(Path::new("/nowhere/at/all.db")).map(drop)), StoreError::ReadOnly);
    }

    #[test]
    fn what_the_system_says_becomes_one_of_few_errors() {
        for (kind, error) in [
            (io::ErrorKind::StorageFull, StoreError::DiskFull),
            (io::ErrorKind::ReadOnlyFilesystem, StoreError::ReadOnly),
            (io::ErrorKind::PermissionDenied, StoreError::ReadOnly),
            (io::ErrorKind::Other, StoreError::Storage { code: 0 }),
        ] {
            assert_eq!(StoreError::from(io::Error::from(kind)), error);
        }
    }
}
