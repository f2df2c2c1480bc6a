//! Questions for the doctor.

use ldn_app::error::AppError;
use ldn_app::view::{QuestionDraft, QuestionView, Saved};

use super::Shared;

#[tauri::command(async)]
pub(super) fn questions(shell: Shared<'_>) -> Result<Vec<QuestionView>, AppError> {
    shell.with(|companion| companion.questions())
}

#[tauri::command(async)]
pub(super) fn put_question(shell: Shared<'_>, draft: QuestionDraft) -> Result<Saved, AppError> {
    shell.write(|companion| companion.put_question(&draft))
}

#[tauri::command(async)]
pub(super) fn remove_question(shell: Shared<'_>, id: String) -> Result<Saved, AppError> {
    shell.write(|companion| companion.remove_question(&id))
}
