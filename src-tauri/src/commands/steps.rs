//! The steps of the plan.

use ldn_app::error::AppError;
use ldn_app::view::{DecreaseView, GuardQuestion, PartOfDay, Saved, StepReply, StepsCheck, StepsDraft};

use super::Shared;

#[tauri::command(async)]
pub(super) fn check_steps(shell: Shared<'_>, draft: StepsDraft) -> Result<StepsCheck, AppError> {
    shell.with(|companion| companion.check_steps(&draft))
}

#[tauri::command(async)]
pub(super) fn begin_steps(shell: Shared<'_>, draft: StepsDraft) -> Result<Saved, AppError> {
    shell.write(|companion| companion.begin_steps(&draft))
}

#[tauri::command(async)]
pub(super) fn answer_step(
    shell: Shared<'_>,
    part: PartOfDay,
    reply: StepReply,
    note: Option<String>,
    confirmed: Option<GuardQuestion>,
) -> Result<Saved, AppError> {
    shell.write(|companion| companion.answer_step(part, reply, note.as_deref(), confirmed))
}

#[tauri::command(async)]
pub(super) fn end_steps(shell: Shared<'_>, part: PartOfDay) -> Result<Saved, AppError> {
    shell.write(|companion| companion.end_steps(part))
}

#[tauri::command(async)]
pub(super) fn decrease(shell: Shared<'_>, date: String) -> Result<DecreaseView, AppError> {
    shell.with(|companion| companion.decrease(&date))
}
