//! What the window may ask for: each command hands on to the companion, none decides anything.
//!
//! All run off the main thread, so that a slow disk never freezes the window.

use std::sync::Arc;

use ldn_app::error::AppError;
use ldn_app::view::{
    About, CorrectRequest, DoseId, EvidenceView, Notices, PlanCheck, PlanDraft, PlanView, RecordPage, ReminderTest,
    Saved, Settings, Startup, TakeOutcome, TakeRequest, TodayView, TravelMode, TravelView,
};
use tauri::{AppHandle, State};

use crate::state::Shell;

/// How far back the page of the reminders looks.
const EVIDENCE_DAYS: u16 = 30;

/// The shell as a command gets it.
type Shared<'a> = State<'a, Arc<Shell>>;

/// Registers every command; `src-tauri/permissions` allows the window the same ones.
pub(crate) fn handler() -> impl Fn(tauri::ipc::Invoke) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        startup,
        retry_open,
        today,
        check_plan,
        set_plan,
        take,
        skip,
        snooze,
        correct,
        undo,
        record,
        plan,
        settings,
        set_settings,
        test_reminder,
        evidence,
        start_at_login,
        set_start_at_login,
        set_quiet,
        travel,
        answer_travel,
        keep_close,
        notices,
        about,
        quit
    ]
}

#[tauri::command(async)]
fn startup(shell: Shared<'_>) -> Startup {
    shell.with(|companion| companion.startup()).unwrap_or_else(|error| Startup::Failed { error })
}

#[tauri::command(async)]
fn retry_open(shell: Shared<'_>) -> Startup {
    shell.reopen();
    startup(shell)
}

#[tauri::command(async)]
fn today(shell: Shared<'_>) -> Result<TodayView, AppError> {
    let status = shell.status();
    shell.with(|companion| companion.today(&status))
}

#[tauri::command(async)]
fn check_plan(shell: Shared<'_>, draft: PlanDraft) -> Result<PlanCheck, AppError> {
    shell.with(|companion| companion.check_plan(&draft))
}

#[tauri::command(async)]
fn set_plan(shell: Shared<'_>, draft: PlanDraft) -> Result<Saved, AppError> {
    shell.write(|companion| companion.set_plan(&draft))
}

#[tauri::command(async)]
fn take(shell: Shared<'_>, request: TakeRequest) -> Result<TakeOutcome, AppError> {
    shell.write(|companion| companion.take(&request))
}

#[tauri::command(async)]
fn skip(shell: Shared<'_>, dose: DoseId) -> Result<Saved, AppError> {
    shell.write(|companion| companion.skip(&dose))
}

#[tauri::command(async)]
fn snooze(shell: Shared<'_>, dose: DoseId, minutes: u16) -> Result<Saved, AppError> {
    shell.write(|companion| companion.snooze(&dose, minutes))
}

#[tauri::command(async)]
fn correct(shell: Shared<'_>, request: CorrectRequest) -> Result<TakeOutcome, AppError> {
    shell.write(|companion| companion.correct(&request))
}

#[tauri::command(async)]
fn undo(shell: Shared<'_>, operation: String) -> Result<Saved, AppError> {
    shell.write(|companion| companion.undo(&operation))
}

#[tauri::command(async)]
fn record(shell: Shared<'_>, older: Option<String>) -> Result<RecordPage, AppError> {
    shell.with(|companion| companion.record(older.as_deref()))
}

#[tauri::command(async)]
fn plan(shell: Shared<'_>) -> Result<PlanView, AppError> {
    shell.with(|companion| companion.plan())
}

#[tauri::command(async)]
fn settings(shell: Shared<'_>) -> Result<Settings, AppError> {
    shell.with(|companion| companion.settings())
}

#[tauri::command(async)]
fn set_settings(shell: Shared<'_>, settings: Settings) -> Result<Saved, AppError> {
    shell.write(|companion| companion.set_settings(&settings))
}

#[tauri::command(async)]
fn test_reminder(shell: Shared<'_>) -> ReminderTest {
    shell.test_reminder()
}

#[tauri::command(async)]
fn evidence(shell: Shared<'_>) -> Result<EvidenceView, AppError> {
    let status = shell.status();
    shell.with(|companion| companion.evidence(EVIDENCE_DAYS, &status))
}

#[tauri::command(async)]
fn start_at_login(shell: Shared<'_>) -> Result<bool, AppError> {
    shell.start_at_login()
}

#[tauri::command(async)]
fn set_start_at_login(shell: Shared<'_>, on: bool) -> Result<(), AppError> {
    shell.set_start_at_login(on)
}

#[tauri::command(async)]
fn set_quiet(shell: Shared<'_>, minutes: Option<u32>) -> Result<Saved, AppError> {
    shell.write(|companion| companion.set_quiet(minutes))
}

#[tauri::command(async)]
fn travel(shell: Shared<'_>) -> Result<TravelView, AppError> {
    shell.with(|companion| companion.travel())
}

#[tauri::command(async)]
fn answer_travel(shell: Shared<'_>, mode: TravelMode) -> Result<Saved, AppError> {
    shell.write(|companion| companion.answer_travel(mode))
}

#[tauri::command(async)]
fn keep_close(shell: Shared<'_>, dose: DoseId) -> Result<Saved, AppError> {
    shell.write(|companion| companion.keep_close(&dose))
}

#[tauri::command(async)]
fn notices(shell: Shared<'_>) -> Notices {
    shell.take_notices()
}

#[tauri::command(async)]
fn about(app: AppHandle, shell: Shared<'_>) -> About {
    About { version: app.package_info().version.to_string(), data_folder: shell.folder.display().to_string() }
}

#[tauri::command(async)]
fn quit(app: AppHandle) {
    app.exit(0);
}

#[cfg(test)]
mod tests {
    /// The names between two marks of a text, one a line.
    fn names(text: &str, from: &str, until: &str) -> Vec<String> {
        let after = text.split_once(from).map_or("", |(_, after)| after);
        let list = after.split_once(until).map_or("", |(list, _)| list);
        list.lines()
            .map(|line| line.trim().trim_matches([',', '"']).to_owned())
            .filter(|name| !name.is_empty())
            .collect()
    }

    #[test]
    fn the_window_is_allowed_every_command_and_no_other() {
        let registered = names(include_str!("commands.rs"), "generate_handler![", "]");
        let allowed = names(include_str!("../permissions/own-commands.toml"), "commands.allow = [", "]");
        assert_eq!(registered, allowed);
        assert_eq!(registered.len(), 25);
    }
}
