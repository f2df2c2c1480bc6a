//! What the window may ask for: each command hands on to the companion, none decides anything.
//!
//! All run off the main thread, so that a slow disk never freezes the window.

mod calendar;
mod caution;
mod doses;
mod extras;
mod history;
mod import;
mod logging;
mod moving;
mod pause;
mod plan;
mod program;
mod questions;
mod reminders;
mod report;
mod steps;
mod stock;
mod travel;
mod trends;

use std::sync::Arc;

use tauri::State;

use crate::state::Shell;

/// The shell as a command gets it.
type Shared<'a> = State<'a, Arc<Shell>>;

/// Registers every command; `src-tauri/permissions` allows the window the same ones.
pub(crate) fn handler() -> impl Fn(tauri::ipc::Invoke) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        program::startup,
        program::retry_open,
        program::settings,
        program::set_settings,
        program::undo,
        program::notices,
        program::about,
        program::quit,
        doses::today,
        doses::take,
        doses::skip,
        doses::snooze,
        doses::correct,
        plan::check_plan,
        plan::set_plan,
        plan::plan,
        reminders::test_reminder,
        reminders::evidence,
        reminders::start_at_login,
        reminders::set_start_at_login,
        reminders::set_quiet,
        travel::travel,
        travel::answer_travel,
        travel::keep_close,
        pause::pause_state,
        pause::check_pause,
        pause::set_pause,
        pause::check_restart,
        pause::restart,
        pause::backfill_gap,
        pause::go_on_after_gap,
        pause::appointments,
        pause::put_appointment,
        pause::remove_appointment,
        logging::side_effects,
        logging::side_effect,
        logging::check_side_effect,
        logging::put_side_effect,
        logging::change_side_effect,
        logging::side_effect_gone,
        logging::side_effect_still,
        logging::remove_side_effect,
        logging::sleep_draft,
        logging::night_span,
        logging::put_sleep,
        logging::remove_sleep,
        logging::check_in,
        logging::put_scores,
        logging::change_scores,
        logging::remove_scores,
        logging::set_check_in,
        logging::help_now,
        logging::set_help_phone,
        calendar::month,
        calendar::day,
        calendar::add_dose,
        caution::screening,
        caution::check_screening,
        caution::put_screening,
        caution::medicines,
        caution::check_medicine,
        caution::put_medicine,
        caution::change_medicine,
        caution::remove_medicine,
        caution::alerts,
        caution::answer_alert,
        caution::emergency_card,
        stock::stock,
        stock::check_product,
        stock::set_product,
        stock::change_product,
        stock::count_stock,
        stock::refill,
        stock::change_stock_entry,
        stock::remove_stock_entry,
        stock::set_refill_days,
        stock::contacts,
        stock::set_contact,
        stock::call,
        steps::check_steps,
        steps::begin_steps,
        steps::answer_step,
        steps::end_steps,
        steps::decrease,
        moving::move_view,
        moving::move_dose,
        moving::moves,
        moving::dismiss_move_suggestion,
        moving::move_offer,
        moving::move_offer_seen,
        questions::questions,
        questions::put_question,
        questions::remove_question,
        trends::trends,
        extras::tags,
        extras::set_tags,
        extras::compare_tags,
        extras::labs,
        extras::put_lab,
        extras::change_lab,
        extras::remove_lab,
        extras::reviews,
        extras::put_review,
        extras::remove_review,
        import::preview_import,
        import::import_file,
        history::history,
        history::history_detail,
        history::remove_history_entry,
        report::report_setup,
        report::report_preview,
        report::set_report_choices,
        report::set_report_person,
        report::save_report,
        report::show_saved,
        report::open_saved
    ]
}

#[cfg(test)]
mod tests {
    /// The names between two marks of a text, one a line.
    fn names(text: &str, from: &str, until: &str) -> Vec<String> {
        let after = text.split_once(from).map_or("", |(_, after)| after);
        let list = after.split_once(until).map_or("", |(list, _)| list);
        list.lines()
            .map(|line| line.trim().trim_matches([',', '"']))
            .map(|name| name.rsplit("::").next().unwrap_or(name).to_owned())
            .filter(|name| !name.is_empty())
            .collect()
    }

    #[test]
    fn the_window_is_allowed_every_command_and_no_other() {
        let registered = names(include_str!("mod.rs"), "generate_handler![", "]");
        let allowed = names(include_str!("../../permissions/own-commands.toml"), "commands.allow = [", "]");
        assert_eq!(registered, allowed);
        assert_eq!(registered.len(), 116);
    }
}
