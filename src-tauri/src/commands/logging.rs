//! Side effects, nights and check-ins.

use ldn_app::error::AppError;
use ldn_app::view::{
    CheckInSettings, CheckInView, EffectCheck, EffectDraft, EffectSaved, EffectView, EffectsView, HelpNow, NightSpan,
    Saved, ScoresDraft, SleepDraft, SleepView, WhenSaid,
};

use super::Shared;

#[tauri::command(async)]
pub(super) fn side_effects(shell: Shared<'_>) -> Result<EffectsView, AppError> {
    shell.with(|companion| companion.side_effects())
}

#[tauri::command(async)]
pub(super) fn side_effect(shell: Shared<'_>, id: String) -> Result<EffectView, AppError> {
    shell.with(|companion| companion.side_effect(&id))
}

#[tauri::command(async)]
pub(super) fn check_side_effect(
    shell: Shared<'_>,
    id: Option<String>,
    draft: EffectDraft,
) -> Result<EffectCheck, AppError> {
    shell.with(|companion| companion.check_side_effect(id.as_deref(), &draft))
}

#[tauri::command(async)]
pub(super) fn put_side_effect(shell: Shared<'_>, draft: EffectDraft) -> Result<EffectSaved, AppError> {
    shell.write(|companion| companion.put_side_effect(&draft))
}

#[tauri::command(async)]
pub(super) fn change_side_effect(shell: Shared<'_>, id: String, draft: EffectDraft) -> Result<Saved, AppError> {
    shell.write(|companion| companion.change_side_effect(&id, &draft))
}

#[tauri::command(async)]
pub(super) fn side_effect_gone(shell: Shared<'_>, id: String, when: WhenSaid) -> Result<Saved, AppError> {
    shell.write(|companion| companion.side_effect_gone(&id, &when))
}

#[tauri::command(async)]
pub(super) fn side_effect_still(shell: Shared<'_>, id: String) -> Result<Saved, AppError> {
    shell.write(|companion| companion.side_effect_still(&id))
}

#[tauri::command(async)]
pub(super) fn remove_side_effect(shell: Shared<'_>, id: String) -> Result<Saved, AppError> {
    shell.write(|companion| companion.remove_side_effect(&id))
}

#[tauri::command(async)]
pub(super) fn sleep_draft(shell: Shared<'_>, night: Option<String>) -> Result<SleepView, AppError> {
    shell.with(|companion| companion.sleep_draft(night.as_deref()))
}

#[tauri::command(async)]
pub(super) fn night_span(shell: Shared<'_>, draft: SleepDraft) -> Result<NightSpan, AppError> {
    shell.with(|companion| companion.night_span(&draft))
}

#[tauri::command(async)]
pub(super) fn put_sleep(shell: Shared<'_>, draft: SleepDraft) -> Result<Saved, AppError> {
    shell.write(|companion| companion.put_sleep(&draft))
}

#[tauri::command(async)]
pub(super) fn remove_sleep(shell: Shared<'_>, night: String) -> Result<Saved, AppError> {
    shell.write(|companion| companion.remove_sleep(&night))
}

#[tauri::command(async)]
pub(super) fn check_in(shell: Shared<'_>, id: Option<String>) -> Result<CheckInView, AppError> {
    shell.with(|companion| companion.check_in(id.as_deref()))
}

#[tauri::command(async)]
pub(super) fn put_scores(shell: Shared<'_>, draft: ScoresDraft) -> Result<Saved, AppError> {
    shell.write(|companion| companion.put_scores(&draft))
}

#[tauri::command(async)]
pub(super) fn change_scores(shell: Shared<'_>, id: String, draft: ScoresDraft) -> Result<Saved, AppError> {
    shell.write(|companion| companion.change_scores(&id, &draft))
}

#[tauri::command(async)]
pub(super) fn remove_scores(shell: Shared<'_>, id: String) -> Result<Saved, AppError> {
    shell.write(|companion| companion.remove_scores(&id))
}

#[tauri::command(async)]
pub(super) fn set_check_in(shell: Shared<'_>, settings: CheckInSettings) -> Result<Saved, AppError> {
    shell.write(|companion| companion.set_check_in(&settings))
}

#[tauri::command(async)]
pub(super) fn help_now(shell: Shared<'_>) -> Result<HelpNow, AppError> {
    shell.with(|companion| companion.help_now())
}

#[tauri::command(async)]
pub(super) fn set_help_phone(shell: Shared<'_>, phone: String) -> Result<Saved, AppError> {
    shell.write(|companion| companion.set_help_phone(&phone))
}
