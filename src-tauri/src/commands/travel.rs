//! Journeys.

use ldn_app::error::AppError;
use ldn_app::view::{DoseId, Saved, TravelMode, TravelView};

use super::Shared;

#[tauri::command(async)]
pub(super) fn travel(shell: Shared<'_>) -> Result<TravelView, AppError> {
    shell.with(|companion| companion.travel())
}

#[tauri::command(async)]
pub(super) fn answer_travel(shell: Shared<'_>, mode: TravelMode) -> Result<Saved, AppError> {
    shell.write(|companion| companion.answer_travel(mode))
}

#[tauri::command(async)]
pub(super) fn keep_close(shell: Shared<'_>, dose: DoseId) -> Result<Saved, AppError> {
    shell.write(|companion| companion.keep_close(&dose))
}
