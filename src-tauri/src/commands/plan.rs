//! The plan.

use ldn_app::error::AppError;
use ldn_app::view::{PlanCheck, PlanDraft, PlanView, Saved};

use super::Shared;

#[tauri::command(async)]
pub(super) fn check_plan(shell: Shared<'_>, draft: PlanDraft) -> Result<PlanCheck, AppError> {
    shell.with(|companion| companion.check_plan(&draft))
}

#[tauri::command(async)]
pub(super) fn set_plan(shell: Shared<'_>, draft: PlanDraft) -> Result<Saved, AppError> {
    shell.write(|companion| companion.set_plan(&draft))
}

#[tauri::command(async)]
pub(super) fn plan(shell: Shared<'_>) -> Result<PlanView, AppError> {
    shell.with(|companion| companion.plan())
}
