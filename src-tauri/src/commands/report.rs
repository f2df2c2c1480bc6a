//! The report for the doctor: chosen, looked at, saved.

use ldn_app::error::AppError;
use ldn_app::report::preview;
use ldn_app::view::{
    ReportAsked, ReportChoices, ReportFormat, ReportPerson, ReportPreview, ReportSetup, Saved, SavedFile,
};
use tauri::AppHandle;

use super::Shared;
use crate::adapters::desk::SystemDesk;
use crate::words::export_words;

#[tauri::command(async)]
pub(super) fn report_setup(shell: Shared<'_>, region: Option<String>) -> Result<ReportSetup, AppError> {
    shell.with(|companion| companion.report_setup(region.as_deref()))
}

/// The pages are drawn when the diary is free again: ten years of them take a moment.
#[tauri::command(async)]
pub(super) fn report_preview(shell: Shared<'_>, asked: ReportAsked, first: u32) -> Result<ReportPreview, AppError> {
    let report = shell.with(|companion| companion.asked_report(&asked))?;
    Ok(preview(&report, asked.choices.paper, first))
}

#[tauri::command(async)]
pub(super) fn set_report_choices(shell: Shared<'_>, choices: ReportChoices) -> Result<Saved, AppError> {
    shell.write(|companion| companion.put_report_choices(&choices))
}

#[tauri::command(async)]
pub(super) fn set_report_person(shell: Shared<'_>, person: ReportPerson) -> Result<Saved, AppError> {
    shell.write(|companion| companion.put_report_person(&person))
}

#[tauri::command(async)]
pub(super) fn save_report(
    app: AppHandle,
    shell: Shared<'_>,
    asked: ReportAsked,
    format: ReportFormat,
) -> Result<SavedFile, AppError> {
    let file = shell.with(|companion| companion.report_file(&asked, format, export_words()))?;
    shell.saved.save(&SystemDesk(&app), &file)
}

#[tauri::command(async)]
pub(super) fn show_saved(app: AppHandle, shell: Shared<'_>, id: u32) -> Result<(), AppError> {
    shell.saved.show(&SystemDesk(&app), id)
}

#[tauri::command(async)]
pub(super) fn open_saved(app: AppHandle, shell: Shared<'_>, id: u32) -> Result<(), AppError> {
    shell.saved.open(&SystemDesk(&app), id)
}
