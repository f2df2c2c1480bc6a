//! Looking a diary over without changing it.

use std::path::Path;

use ldn_store::{StoreError, check_file, file_in};

use crate::convert::of_file;
use crate::error::AppError;

/// What a look at the file found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckReport {
    /// What is wrong, as SQLite names it; empty where the file is sound.
    pub problems: Vec<String>,
    /// The file's schema version.
    pub schema: u32,
    /// Each table with its number of rows.
    pub counts: Vec<(String, u64)>,
}

/// Looks the diary in `folder` over: integrity, schema, counts. Changes nothing.
///
/// # Errors
/// [`AppError::NoDiary`], or why the file can't be read.
pub fn check(folder: &Path) -> Result<CheckReport, AppError> {
    let report = reading(folder, check_file)?;
    Ok(CheckReport { problems: report.problems, schema: report.schema, counts: report.counts })
}

/// Reads the diary in `folder` as it lies there, or says why it can't be.
pub(crate) fn reading<T>(folder: &Path, read: impl FnOnce(&Path) -> Result<T, StoreError>) -> Result<T, AppError> {
    let file = file_in(folder);
    let path = folder.display().to_string();
    if folder.exists() && !folder.is_dir() {
        return Err(AppError::FolderNotAFolder { path });
    }
    if !file.exists() {
        return Err(AppError::NoDiary { path });
    }
    read(folder).map_err(|error| match error {
        StoreError::NoSuchRecord => AppError::NoDiary { path },
        error => of_file(&file, error),
    })
}
