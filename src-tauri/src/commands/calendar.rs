//! The calendar, and mending past days.

use ldn_app::error::AppError;
use ldn_app::view::{AddDose, DayView, MonthView, TakeOutcome};

use super::Shared;

#[tauri::command(async)]
pub(super) fn month(shell: Shared<'_>, month: Option<String>) -> Result<MonthView, AppError> {
    shell.with(|companion| match &month {
        Some(month) => companion.month(month),
        None => companion.this_month(),
    })
}

#[tauri::command(async)]
pub(super) fn day(shell: Shared<'_>, date: String) -> Result<DayView, AppError> {
    shell.with(|companion| companion.day(&date))
}

#[tauri::command(async)]
pub(super) fn add_dose(shell: Shared<'_>, request: AddDose) -> Result<TakeOutcome, AppError> {
    shell.write(|companion| companion.add_dose(&request))
}
