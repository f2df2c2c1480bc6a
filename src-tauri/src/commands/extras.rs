//! Tags, laboratory values and looks back.

use ldn_app::error::AppError;
use ldn_app::view::{
    LabDraft, LabsView, ReviewDraft, ReviewMarkerName, ReviewsView, Saved, ScaleName, TagSaid, TagsCompared, TagsView,
};

use super::Shared;

#[tauri::command(async)]
pub(super) fn tags(shell: Shared<'_>, date: Option<String>) -> Result<TagsView, AppError> {
    shell.with(|companion| companion.tags(date.as_deref()))
}

#[tauri::command(async)]
pub(super) fn set_tags(shell: Shared<'_>, date: String, tags: Vec<TagSaid>) -> Result<Saved, AppError> {
    shell.write(|companion| companion.set_tags(&date, &tags))
}

#[tauri::command(async)]
pub(super) fn compare_tags(shell: Shared<'_>, scale: ScaleName) -> Result<TagsCompared, AppError> {
    shell.with(|companion| companion.compare_tags(scale))
}

#[tauri::command(async)]
pub(super) fn labs(shell: Shared<'_>) -> Result<LabsView, AppError> {
    shell.with(|companion| companion.labs())
}

#[tauri::command(async)]
pub(super) fn put_lab(shell: Shared<'_>, draft: LabDraft) -> Result<Saved, AppError> {
    shell.write(|companion| companion.put_lab(&draft))
}

#[tauri::command(async)]
pub(super) fn change_lab(shell: Shared<'_>, id: String, draft: LabDraft) -> Result<Saved, AppError> {
    shell.write(|companion| companion.change_lab(&id, &draft))
}

#[tauri::command(async)]
pub(super) fn remove_lab(shell: Shared<'_>, id: String) -> Result<Saved, AppError> {
    shell.write(|companion| companion.remove_lab(&id))
}

#[tauri::command(async)]
pub(super) fn reviews(shell: Shared<'_>) -> Result<ReviewsView, AppError> {
    shell.with(|companion| companion.reviews())
}

#[tauri::command(async)]
pub(super) fn put_review(shell: Shared<'_>, draft: ReviewDraft) -> Result<Saved, AppError> {
    shell.write(|companion| companion.put_review(&draft))
}

#[tauri::command(async)]
pub(super) fn remove_review(shell: Shared<'_>, marker: ReviewMarkerName) -> Result<Saved, AppError> {
    shell.write(|companion| companion.remove_review(marker))
}
