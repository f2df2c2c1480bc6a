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

    // A phone hands files on by its share sheet; what opens and what prints them is on it.
    #[cfg(mobile)]
    fn open(&self, file: &Path) -> Result<(), AppError> {
        share::offer(self.0, file)
    }

    #[cfg(mobile)]
    fn show(&self, file: &Path) -> Result<(), AppError> {
        share::offer(self.0, file)
    }
}

#[cfg(mobile)]
mod share {
    use std::path::Path;

    use ldn_app::error::AppError;
    use tauri::plugin::mobile::PluginInvokeError;
    use tauri::{AppHandle, Manager, Url};
    use tauri_plugin_sharekit::{Error, ShareExt, ShareFileOptions};

    /// What the plugin says when the sheet is left.
    const SHEET_LEFT: &str = "Share cancelled";

    /// Offers `file` to the other apps. Android says that the sheet was left even where an app was chosen,
    /// so that leaving it is no failure.
    pub(super) fn offer(app: &AppHandle, file: &Path) -> Result<(), AppError> {
        let window = app.webview_windows().into_values().next().ok_or(AppError::OpenFailed)?;
        let url = Url::from_file_path(file).map_err(|()| AppError::OpenFailed)?;
        forget_copy(file);
        let options = ShareFileOptions { mime_type: Some(kind_of(file).to_owned()), ..ShareFileOptions::default() };
        match app.share().share_file(window, url.into(), options) {
            Ok(()) => Ok(()),
            Err(Error::PluginInvoke(PluginInvokeError::InvokeRejected(said)))
                if said.message.as_deref() == Some(SHEET_LEFT) =>
            {
                Ok(())
            }
            Err(_) => Err(AppError::OpenFailed),
        }
    }

    /// On iOS the plugin lends out a copy in the temporary folder, and one of the same name that lies there
    /// already would be lent instead.
    fn forget_copy(file: &Path) {
        if let Some(name) = file.file_name() {
            let _ = std::fs::remove_file(std::env::temp_dir().join(name));
        }
    }

    fn kind_of(file: &Path) -> &'static str {
        match file.extension().and_then(|ending| ending.to_str()) {
            Some("pdf") => "application/pdf",
            Some("zip") => "application/zip",
            Some("json") => "application/json",
            _ => "application/octet-stream",
        }
    }
}
