//! Starting, what the person set, and what the program says of itself.

use ldn_app::error::AppError;
use ldn_app::view::{About, Notices, Saved, Settings, Startup};
use tauri::AppHandle;

use super::Shared;

#[tauri::command(async)]
pub(super) fn startup(shell: Shared<'_>) -> Startup {
    shell.with(|companion| companion.startup()).unwrap_or_else(|error| Startup::Failed { error })
}

#[tauri::command(async)]
pub(super) fn retry_open(shell: Shared<'_>) -> Startup {
    shell.reopen();
    startup(shell)
}

#[tauri::command(async)]
pub(super) fn settings(shell: Shared<'_>) -> Result<Settings, AppError> {
    shell.with(|companion| companion.settings())
}

#[tauri::command(async)]
pub(super) fn set_settings(shell: Shared<'_>, settings: Settings) -> Result<Saved, AppError> {
    shell.write(|companion| companion.set_settings(&settings))
}

#[tauri::command(async)]
pub(super) fn undo(shell: Shared<'_>, operation: String) -> Result<Saved, AppError> {
    shell.write(|companion| companion.undo(&operation))
}

#[tauri::command(async)]
pub(super) fn notices(shell: Shared<'_>) -> Notices {
    shell.take_notices()
}

#[tauri::command(async)]
pub(super) fn about(app: AppHandle, shell: Shared<'_>) -> About {
    About { version: app.package_info().version.to_string(), data_folder: shell.folder.display().to_string() }
}

#[tauri::command(async)]
pub(super) fn quit(app: AppHandle) {
    app.exit(0);
}
