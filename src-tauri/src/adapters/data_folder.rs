//! Where the diary is kept.

use std::path::{Path, PathBuf};

use tauri::{AppHandle, Manager};

/// The folder that was asked for, else the one the platform gives each program for its data
/// (on Linux below `$XDG_DATA_HOME`).
///
/// # Errors
/// The platform knows no such folder, for example since there is no home.
pub(crate) fn choose(asked: Option<&Path>, app: &AppHandle) -> tauri::Result<PathBuf> {
    match asked {
        Some(folder) => Ok(std::path::absolute(folder)?),
        None => app.path().app_data_dir(),
    }
}
