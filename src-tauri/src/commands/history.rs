//! The history, and one entry of it.

use ldn_app::error::AppError;
use ldn_app::view::{HistoryDetail, HistoryFilter, HistoryPage, HistoryRef, Saved};

use super::Shared;

#[tauri::command(async)]
pub(super) fn history(
    shell: Shared<'_>,
    filter: HistoryFilter,
    older: Option<String>,
) -> Result<HistoryPage, AppError> {
    shell.with(|companion| companion.history(&filter, older.as_deref()))
}

#[tauri::command(async)]
pub(super) fn history_detail(shell: Shared<'_>, id: HistoryRef) -> Result<HistoryDetail, AppError> {
    shell.with(|companion| companion.history_detail(&id))
}

#[tauri::command(async)]
pub(super) fn remove_history_entry(shell: Shared<'_>, id: HistoryRef) -> Result<Saved, AppError> {
    shell.write(|companion| companion.remove_history_entry(&id))
}
