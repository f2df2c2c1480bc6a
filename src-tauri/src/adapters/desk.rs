//! Where the person's files go, and what they are opened with.

use std::path::{Path, PathBuf};

use ldn_app::error::AppError;
use ldn_app::ports::Desk;
use tauri::{AppHandle, Manager};
#[cfg(desktop)]
use tauri_plugin_opener::OpenerExt;

/// The system's own folders and programs.
pub(crate) struct SystemDesk<'a>(pub(crate) &'a AppHandle);

impl Desk for SystemDesk<'_> {
    fn folders(&self) -> Vec<PathBuf> {
        let path = self.0.path();
        [path.document_dir(), path.download_dir(), path.home_dir()].into_iter().flatten().collect()
    }

    #[cfg(desktop)]
    fn open(&self, file: &Path) -> Result<(), AppError> {
        let path = file.to_str().ok_or(AppError::OpenFailed)?;
        self.0.opener().open_path(path, None::<&str>).map_err(|_| AppError::OpenFailed)
    }

    #[cfg(desktop)]
    fn show(&self, file: &Path) -> Result<(), AppError> {
        self.0.opener().reveal_item_in_dir(file).map_err(|_| AppError::OpenFailed)
    }

    // A phone hands files on by its share sheet, which the opener does not have.
    #[cfg(mobile)]
    fn open(&self, _file: &Path) -> Result<(), AppError> {
        Err(AppError::OpenFailed)
    }

    #[cfg(mobile)]
    fn show(&self, _file: &Path) -> Result<(), AppError> {
        Err(AppError::OpenFailed)
    }
}
