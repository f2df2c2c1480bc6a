//! Today, and answering doses.

use ldn_app::error::AppError;
use ldn_app::view::{CorrectRequest, DoseId, Saved, TakeOutcome, TakeRequest, TodayView};

use super::Shared;

#[tauri::command(async)]
pub(super) fn today(shell: Shared<'_>) -> Result<TodayView, AppError> {
    let status = shell.status();
    shell.with(|companion| companion.today(&status))
}

#[tauri::command(async)]
pub(super) fn take(shell: Shared<'_>, request: TakeRequest) -> Result<TakeOutcome, AppError> {
    shell.write(|companion| companion.take(&request))
}

#[tauri::command(async)]
pub(super) fn skip(shell: Shared<'_>, dose: DoseId) -> Result<Saved, AppError> {
    shell.write(|companion| companion.skip(&dose))
}

#[tauri::command(async)]
pub(super) fn snooze(shell: Shared<'_>, dose: DoseId, minutes: u16) -> Result<Saved, AppError> {
    shell.write(|companion| companion.snooze(&dose, minutes))
}

#[tauri::command(async)]
pub(super) fn correct(shell: Shared<'_>, request: CorrectRequest) -> Result<TakeOutcome, AppError> {
    shell.write(|companion| companion.correct(&request))
}
