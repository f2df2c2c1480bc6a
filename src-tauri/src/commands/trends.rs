//! Pictures of how it goes.

use ldn_app::error::AppError;
use ldn_app::view::{TrendsPeriod, TrendsView};

use super::Shared;

#[tauri::command(async)]
pub(super) fn trends(shell: Shared<'_>, period: TrendsPeriod) -> Result<TrendsView, AppError> {
    shell.with(|companion| companion.trends(period))
}
