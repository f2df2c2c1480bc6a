//! Moving a dose to another part of the day.

use ldn_app::error::AppError;
use ldn_app::view::{MoveOutcome, MoveRequest, MoveView, MovesView, PartOfDay, Saved};

use super::Shared;

#[tauri::command(async)]
pub(super) fn move_view(
    shell: Shared<'_>,
    from: Option<PartOfDay>,
    to: Option<PartOfDay>,
    at: Option<String>,
) -> Result<MoveView, AppError> {
    shell.with(|companion| companion.move_view(from, to, at.as_deref()))
}

#[tauri::command(async)]
pub(super) fn move_dose(shell: Shared<'_>, request: MoveRequest) -> Result<MoveOutcome, AppError> {
    shell.write(|companion| companion.move_dose(&request))
}

#[tauri::command(async)]
pub(super) fn moves(shell: Shared<'_>) -> Result<MovesView, AppError> {
    shell.with(|companion| companion.moves())
}

#[tauri::command(async)]
pub(super) fn dismiss_move_suggestion(shell: Shared<'_>) -> Result<Saved, AppError> {
    shell.write(|companion| companion.dismiss_move_suggestion())
}

#[tauri::command(async)]
pub(super) fn move_offer(shell: Shared<'_>) -> Result<bool, AppError> {
    shell.with(|companion| companion.offers_move_once())
}

#[tauri::command(async)]
pub(super) fn move_offer_seen(shell: Shared<'_>) -> Result<(), AppError> {
    shell.with(|companion| companion.move_offer_seen())
}
