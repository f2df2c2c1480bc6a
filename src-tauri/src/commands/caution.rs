//! The questions before starting, other medicines, alerts, and the emergency card.

use ldn_app::error::AppError;
use ldn_app::view::{
    AlertReply, AlertsView, EmergencyCard, MedicinesView, OtherMedicineCheck, OtherMedicineDraft, Saved,
    ScreeningAnswer, ScreeningQuestion, ScreeningView,
};

use super::Shared;

#[tauri::command(async)]
pub(super) fn screening(shell: Shared<'_>) -> Result<ScreeningView, AppError> {
    shell.with(|companion| companion.screening())
}

#[tauri::command(async)]
pub(super) fn check_screening(
    shell: Shared<'_>,
    answers: Vec<ScreeningAnswer>,
) -> Result<Vec<ScreeningQuestion>, AppError> {
    shell.with(|companion| Ok(companion.check_screening(&answers)))
}

#[tauri::command(async)]
pub(super) fn put_screening(shell: Shared<'_>, answers: Vec<ScreeningAnswer>) -> Result<Saved, AppError> {
    shell.write(|companion| companion.put_screening(&answers))
}

#[tauri::command(async)]
pub(super) fn medicines(shell: Shared<'_>) -> Result<MedicinesView, AppError> {
    shell.with(|companion| companion.medicines())
}

#[tauri::command(async)]
pub(super) fn check_medicine(shell: Shared<'_>, draft: OtherMedicineDraft) -> Result<OtherMedicineCheck, AppError> {
    shell.with(|companion| Ok(companion.check_medicine(&draft)))
}

#[tauri::command(async)]
pub(super) fn put_medicine(shell: Shared<'_>, draft: OtherMedicineDraft) -> Result<Saved, AppError> {
    shell.write(|companion| companion.put_medicine(&draft))
}

#[tauri::command(async)]
pub(super) fn change_medicine(shell: Shared<'_>, id: String, draft: OtherMedicineDraft) -> Result<Saved, AppError> {
    shell.write(|companion| companion.change_medicine(&id, &draft))
}

#[tauri::command(async)]
pub(super) fn remove_medicine(shell: Shared<'_>, id: String) -> Result<Saved, AppError> {
    shell.write(|companion| companion.remove_medicine(&id))
}

#[tauri::command(async)]
pub(super) fn alerts(shell: Shared<'_>) -> Result<AlertsView, AppError> {
    shell.with(|companion| companion.alerts())
}

#[tauri::command(async)]
pub(super) fn answer_alert(shell: Shared<'_>, id: String, reply: AlertReply) -> Result<Saved, AppError> {
    shell.write(|companion| companion.answer_alert(&id, reply))
}

#[tauri::command(async)]
pub(super) fn emergency_card(shell: Shared<'_>) -> Result<EmergencyCard, AppError> {
    shell.with(|companion| companion.emergency_card())
}
