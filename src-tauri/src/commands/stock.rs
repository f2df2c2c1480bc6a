//! What doses are taken from, how much of it is left, and whom to call.

use ldn_app::error::AppError;
use ldn_app::view::{ContactKind, ContactView, ProductCheck, ProductDraft, Saved, StockDraft, StockView};

use tauri::AppHandle;
use tauri_plugin_opener::OpenerExt;

use super::Shared;

#[tauri::command(async)]
pub(super) fn stock(shell: Shared<'_>) -> Result<StockView, AppError> {
    shell.with(|companion| companion.stock())
}

#[tauri::command(async)]
pub(super) fn check_product(shell: Shared<'_>, draft: ProductDraft) -> Result<ProductCheck, AppError> {
    shell.with(|companion| companion.check_product(&draft))
}

#[tauri::command(async)]
pub(super) fn set_product(shell: Shared<'_>, draft: ProductDraft) -> Result<Saved, AppError> {
    shell.write(|companion| companion.set_product(&draft))
}

#[tauri::command(async)]
pub(super) fn change_product(shell: Shared<'_>, id: String, draft: ProductDraft) -> Result<Saved, AppError> {
    shell.write(|companion| companion.change_product(&id, &draft))
}

#[tauri::command(async)]
pub(super) fn count_stock(shell: Shared<'_>, quantity: String) -> Result<Saved, AppError> {
    shell.write(|companion| companion.count_stock(&quantity))
}

#[tauri::command(async)]
pub(super) fn refill(shell: Shared<'_>, draft: StockDraft) -> Result<Saved, AppError> {
    shell.write(|companion| companion.refill(&draft))
}

#[tauri::command(async)]
pub(super) fn change_stock_entry(shell: Shared<'_>, id: String, draft: StockDraft) -> Result<Saved, AppError> {
    shell.write(|companion| companion.change_stock_entry(&id, &draft))
}

#[tauri::command(async)]
pub(super) fn remove_stock_entry(shell: Shared<'_>, id: String) -> Result<Saved, AppError> {
    shell.write(|companion| companion.remove_stock_entry(&id))
}

#[tauri::command(async)]
pub(super) fn set_refill_days(shell: Shared<'_>, days: u16) -> Result<Saved, AppError> {
    shell.write(|companion| companion.set_refill_days(days))
}

#[tauri::command(async)]
pub(super) fn contacts(shell: Shared<'_>) -> Result<Vec<ContactView>, AppError> {
    shell.with(|companion| companion.contacts())
}

#[tauri::command(async)]
pub(super) fn set_contact(
    shell: Shared<'_>,
    role: ContactKind,
    name: String,
    phone: String,
) -> Result<Saved, AppError> {
    shell.write(|companion| companion.set_contact(role, &name, &phone))
}

/// Hands the number to the device's own telephone program.
#[tauri::command(async)]
pub(super) fn call(app: AppHandle, shell: Shared<'_>, role: ContactKind) -> Result<(), AppError> {
    let number = shell.with(|companion| companion.number_to_dial(role))?;
    app.opener().open_url(format!("tel:{number}"), None::<&str>).map_err(|_| AppError::CallFailed)
}
