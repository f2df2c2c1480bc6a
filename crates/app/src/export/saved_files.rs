//! Files saved from the window: where they go, and that only these can be opened again.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Overwrite, save_to};
use crate::convert::count;
use crate::error::AppError;
use crate::ports::Desk;
use crate::report::MadeFile;
use crate::view::SavedFile;

/// Files of one name that are told apart by a number; then another name is needed.
const MOST_OF_A_NAME: u32 = 999;

/// What was saved in this run of the program. The window names a file by its number here, never by its
/// path, so that it can't have anything else opened.
#[derive(Debug, Default)]
pub struct SavedFiles(Mutex<Vec<PathBuf>>);

impl SavedFiles {
    /// Saves `file` in the first of the desk's folders that takes it, under a name of its own.
    ///
    /// # Errors
    /// [`AppError::NoFolderToSaveIn`], or why the first of them did not take it.
    pub fn save(&self, desk: &dyn Desk, file: &MadeFile) -> Result<SavedFile, AppError> {
        let path = save_in_first(&desk.folders(), file)?;
        let name = |path: Option<&std::ffi::OsStr>| path.unwrap_or_default().to_string_lossy().into_owned();
        let (file_name, folder) = (name(path.file_name()), name(path.parent().and_then(Path::file_name)));
        let mut paths = self.paths();
        paths.push(path);
        Ok(SavedFile { id: count(paths.len() - 1), name: file_name, folder, format: file.format })
    }

    /// Shows the file known by `id` in its folder; on a phone, offers it to other apps.
    ///
    /// # Errors
    /// [`AppError::SavedFileGone`], or [`AppError::OpenFailed`].
    pub fn show(&self, desk: &dyn Desk, id: u32) -> Result<(), AppError> {
        desk.show(&self.path(id)?)
    }

    /// Opens the file known by `id` with what the system opens such files with.
    ///
    /// # Errors
    /// As [`Self::show`].
    pub fn open(&self, desk: &dyn Desk, id: u32) -> Result<(), AppError> {
        desk.open(&self.path(id)?)
    }

    fn path(&self, id: u32) -> Result<PathBuf, AppError> {
        let place = usize::try_from(id).unwrap_or(usize::MAX);
        let path = self.paths().get(place).cloned();
        path.filter(|path| path.is_file()).ok_or(AppError::SavedFileGone)
    }

    fn paths(&self) -> MutexGuard<'_, Vec<PathBuf>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn save_in_first(folders: &[PathBuf], file: &MadeFile) -> Result<PathBuf, AppError> {
    let mut first = None;
    for folder in folders {
        match save_in(folder, file) {
            Ok(path) => return Ok(path),
            // Another folder may be open where this one is not; a full disk is full everywhere.
            Err(error @ (AppError::ExportNoFolder { .. } | AppError::ExportReadOnly { .. })) => {
                first.get_or_insert(error);
            }
            Err(error) => return Err(error),
        }
    }
    Err(first.unwrap_or(AppError::NoFolderToSaveIn))
}

/// Saves it under its name, or with the first number behind it that is free. What is there stays.
fn save_in(folder: &Path, file: &MadeFile) -> Result<PathBuf, AppError> {
    let MadeFile { stem, ending, bytes, .. } = file;
    let mut taken = None;
    for number in 1..=MOST_OF_A_NAME {
        let numbered = if number == 1 { String::new() } else { format!(" ({number})") };
        let path = folder.join(format!("{stem}{numbered}.{ending}"));
        match save_to(&path, bytes, Overwrite::Refuse) {
            Ok(()) => return Ok(path),
            Err(error @ (AppError::ExportExists { .. } | AppError::ExportNotAFile { .. })) => taken = Some(error),
            Err(error) => return Err(error),
        }
    }
    Err(taken.unwrap_or(AppError::NoFolderToSaveIn))
}
