//! Pause, stop and restart, the question after a long time without a dose, and appointments.

use ldn_app::error::AppError;
use ldn_app::view::{
    AppointmentDraft, AppointmentView, DoseId, PauseCheck, PauseDraft, PauseState, RestartRequest, RestartView, Saved,
};

use super::Shared;

#[tauri::command(async)]
pub(super) fn pause_state(shell: Shared<'_>) -> Result<PauseState, AppError> {
    shell.with(|companion| companion.pause_state())
}

#[tauri::command(async)]
pub(super) fn check_pause(shell: Shared<'_>, draft: PauseDraft) -> Result<PauseCheck, AppError> {
    shell.with(|companion| companion.check_pause(&draft))
}

#[tauri::command(async)]
pub(super) fn set_pause(shell: Shared<'_>, draft: PauseDraft) -> Result<Saved, AppError> {
    shell.write(|companion| companion.set_pause(&draft))
}

#[tauri::command(async)]
pub(super) fn check_restart(shell: Shared<'_>, from: Option<String>) -> Result<RestartView, AppError> {
    shell.with(|companion| companion.check_restart(from.as_deref()))
}

#[tauri::command(async)]
pub(super) fn restart(shell: Shared<'_>, request: RestartRequest) -> Result<Saved, AppError> {
    shell.write(|companion| companion.restart(&request))
}

#[tauri::command(async)]
pub(super) fn backfill_gap(shell: Shared<'_>, left_out: Vec<DoseId>) -> Result<Saved, AppError> {
    shell.write(|companion| companion.backfill_gap(&left_out))
}

#[tauri::command(async)]
pub(super) fn go_on_after_gap(shell: Shared<'_>) -> Result<Saved, AppError> {
    shell.write(|companion| companion.go_on_after_gap())
}

#[tauri::command(async)]
pub(super) fn appointments(shell: Shared<'_>) -> Result<Vec<AppointmentView>, AppError> {
    shell.with(|companion| companion.appointments())
}

#[tauri::command(async)]
pub(super) fn put_appointment(shell: Shared<'_>, draft: AppointmentDraft) -> Result<Saved, AppError> {
    shell.write(|companion| companion.put_appointment(&draft))
}

#[tauri::command(async)]
pub(super) fn remove_appointment(shell: Shared<'_>, id: String) -> Result<Saved, AppError> {
    shell.write(|companion| companion.remove_appointment(&id))
}
