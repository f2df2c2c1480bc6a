//! A spreadsheet of past doses and scores. Its bytes come as the body of the request, for a file of some
//! megabytes is slow as text; what was chosen comes in its headers.

use ldn_app::error::AppError;
use ldn_app::view::{DateOrder, ImportPreview, Imported};
use tauri::ipc::{InvokeBody, Request};

use super::Shared;

/// How dates are to be read, where the file does not tell.
const DATE_ORDER: &str = "x-date-order";
/// How many entries the preview said would be new.
const EXPECTED: &str = "x-expected";

#[tauri::command(async)]
pub(super) fn preview_import(shell: Shared<'_>, request: Request<'_>) -> Result<ImportPreview, AppError> {
    let (bytes, order) = (file(&request)?, date_order(&request));
    shell.with(|companion| companion.preview_import(&bytes, order))
}

#[tauri::command(async)]
pub(super) fn import_file(shell: Shared<'_>, request: Request<'_>) -> Result<Imported, AppError> {
    let (bytes, order) = (file(&request)?, date_order(&request));
    let expected = header(&request, EXPECTED).and_then(|count| count.parse().ok()).ok_or(AppError::ImportChanged)?;
    shell.write(|companion| companion.import_file(&bytes, order, expected))
}

/// The file's bytes. A system that can't hand over bytes hands over a list of numbers.
fn file(request: &Request<'_>) -> Result<Vec<u8>, AppError> {
    match request.body() {
        InvokeBody::Raw(bytes) => Ok(bytes.clone()),
        InvokeBody::Json(json) => serde_json::from_value(json.clone()).map_err(|_| AppError::ImportNotText),
    }
}

fn date_order(request: &Request<'_>) -> Option<DateOrder> {
    match header(request, DATE_ORDER)? {
        "day_first" => Some(DateOrder::DayFirst),
        "month_first" => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

fn header<'a>(request: &'a Request<'_>, name: &str) -> Option<&'a str> {
    request.headers().get(name)?.to_str().ok()
}
