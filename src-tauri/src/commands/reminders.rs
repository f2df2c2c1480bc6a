//! Reminders: trying one, and how they came.

use ldn_app::error::AppError;
use ldn_app::view::{EvidenceView, ReminderTest, Saved};

use super::Shared;

/// How far back the page of the reminders looks.
const EVIDENCE_DAYS: u16 = 30;

#[tauri::command(async)]
pub(super) fn test_reminder(shell: Shared<'_>) -> ReminderTest {
    shell.test_reminder()
}

#[tauri::command(async)]
pub(super) fn evidence(shell: Shared<'_>) -> Result<EvidenceView, AppError> {
    let status = shell.status();
    shell.with(|companion| companion.evidence(EVIDENCE_DAYS, &status))
}

#[tauri::command(async)]
pub(super) fn start_at_login(shell: Shared<'_>) -> Result<bool, AppError> {
    shell.start_at_login()
}

#[tauri::command(async)]
pub(super) fn set_start_at_login(shell: Shared<'_>, on: bool) -> Result<(), AppError> {
    shell.set_start_at_login(on)
}

#[tauri::command(async)]
pub(super) fn set_quiet(shell: Shared<'_>, minutes: Option<u32>) -> Result<Saved, AppError> {
    shell.write(|companion| companion.set_quiet(minutes))
}
