//! The words the shell itself says: on the tray, in reminders, on the command line.
//!
//! They stand in the catalogue beside the window's words and are built into the program.

use std::sync::LazyLock;

use ldn_app::error::AppError;
use ldn_app::export::ExportWords;
use ldn_app::reminder::ReminderWords;
use ldn_app::view::PartOfDay;
use serde::Deserialize;
use serde_json::Value;

/// The catalogue of this file's words.
const SYSTEM: &str = include_str!("../../ui/src/text/en/system.json");
/// The window's catalogue, for what it says of errors.
const WINDOW: &str = include_str!("../../ui/src/text/en/window.json");

/// The words of exports.
const EXPORT: &str = include_str!("../../ui/src/text/en/export.json");

/// All words of the shell.
#[derive(Debug, Deserialize)]
pub(crate) struct Words {
    /// What the program calls itself where others may look on: on its window, its tray icon and its
    /// notifications.
    #[cfg_attr(mobile, allow(dead_code, reason = "a phone shows the app's own name"))]
    pub(crate) name: String,
    /// Reminders.
    pub(crate) reminder: ReminderWords,
    /// The tray's menu.
    #[cfg_attr(mobile, allow(dead_code, reason = "phones have no tray"))]
    pub(crate) tray: TrayWords,
    /// What only a phone shows.
    #[cfg_attr(not(target_os = "android"), allow(dead_code, reason = "only Android has channels"))]
    pub(crate) phone: PhoneWords,
    /// The command line.
    #[cfg_attr(mobile, allow(dead_code, reason = "phones have no command line"))]
    pub(crate) command_line: CommandLineWords,
}

/// A word for each part of the day.
#[derive(Debug, Deserialize)]
#[cfg_attr(mobile, allow(dead_code, reason = "phones have no tray"))]
pub(crate) struct ByPart {
    morning: String,
    afternoon: String,
    evening: String,
    bedtime: String,
}

impl ByPart {
    /// The word for `part`.
    #[cfg_attr(mobile, allow(dead_code, reason = "phones have no tray"))]
    pub(crate) fn of(&self, part: PartOfDay) -> &str {
        match part {
            PartOfDay::Morning => &self.morning,
            PartOfDay::Afternoon => &self.afternoon,
            PartOfDay::Evening => &self.evening,
            PartOfDay::Bedtime => &self.bedtime,
        }
    }
}

/// Declares a part of the catalogue: its fields are words.
macro_rules! catalogue {
    ($(#[$meta:meta])* $name:ident { $($field:ident: $kind:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Deserialize)]
        #[cfg_attr(mobile, allow(dead_code, reason = "phones say less"))]
        pub(crate) struct $name { $(pub(crate) $field: $kind),* }
    };
}

catalogue! {
    /// The words of the tray's menu; they name no medicine and no amount.
    TrayWords {
        due: ByPart, next_today: String, next_tomorrow: String, next_later: String, none: String,
        failed: String, taken: String, snooze: String, snooze_more: String, snooze_for: String,
        skip: ByPart, open: String, discreet: String, quit: String,
    }
}

catalogue! {
    /// What a phone's settings call the reminders.
    #[cfg_attr(not(target_os = "android"), allow(dead_code, reason = "only Android has channels"))]
    PhoneWords { channel: String }
}

catalogue! {
    /// Help texts and answers of the command line.
    CommandLineWords {
        about: String, hidden: String, data_dir: String, demo: String, demo_data_dir: String,
        demo_months: String, demo_seed: String, demo_until: String, demo_bedtime: String,
        check: String, check_data_dir: String, demo_done: String, check_good: String,
        check_count: String, check_bad: String, see_help: String, not_started: String,
        export: String, export_data_dir: String, export_format: String, export_from: String,
        export_to: String, export_paper: String, export_out: String, export_force: String, export_with_history: String,
        export_with_notes: String, export_without_notes: String, export_done: String,
    }
}

static WORDS: LazyLock<Result<Words, serde_json::Error>> = LazyLock::new(|| serde_json::from_str(SYSTEM));

/// The words of the shell.
pub(crate) fn words() -> &'static Words {
    match &*WORDS {
        Ok(words) => words,
        // The catalogue is part of the program and read by a test: this does not come about.
        Err(error) => {
            eprintln!("system.json: {error}");
            std::process::exit(1)
        }
    }
}

static EXPORT_WORDS: LazyLock<Option<ExportWords>> = LazyLock::new(|| ExportWords::read(EXPORT).ok());

/// The words of exports.
pub(crate) fn export_words() -> &'static ExportWords {
    match &*EXPORT_WORDS {
        Some(words) => words,
        // The catalogue is part of the program and read by a test: this does not come about.
        None => {
            eprintln!("export.json can't be read");
            std::process::exit(1)
        }
    }
}

/// Puts values in the places of `{name}` in a text.
pub(crate) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// What a failure says, on one line; its code where the catalogue has no word for it.
#[cfg_attr(mobile, allow(dead_code, reason = "phones have no command line"))]
pub(crate) fn of_error(error: &AppError) -> String {
    let code = error.code();
    let catalogue: Value = serde_json::from_str(WINDOW).unwrap_or_default();
    let Some(text) = catalogue["error"][&code].as_str() else { return code };
    let parameters = serde_json::to_value(error).unwrap_or_default();
    let text = parameters.as_object().into_iter().flatten().fold(text.to_owned(), |text, (name, value)| {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        fill(&text, &[(name, &value)])
    });
    text.replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_can_be_read() {
        assert!(WORDS.is_ok(), "{:?}", WORDS.as_ref().err());
        assert!(EXPORT_WORDS.is_some());
    }

    #[test]
    fn discreet_reminders_and_the_tray_name_neither_medicine_nor_amount() {
        let catalogue: Value = serde_json::from_str(SYSTEM).unwrap_or_default();
        for part in ["name", "reminder", "tray", "phone"] {
            let said = said_to_all(&catalogue[part]).to_string().to_lowercase();
            for word in ["ldn", "naltrexone", " mg", "milligram"] {
                assert!(!said.contains(word), "{part} says {word}");
            }
        }
    }

    /// Without what is said only where the person chose so, for a dose and for what is no dose.
    fn said_to_all(words: &Value) -> Value {
        let Value::Object(words) = words else { return words.clone() };
        let is_chosen = |name: &str| name.starts_with("amount") || name.starts_with("details");
        let said = words.iter().filter(|(name, _)| !is_chosen(name));
        said.map(|(name, words)| (name.clone(), said_to_all(words))).collect()
    }

    #[test]
    fn an_error_is_said_in_words_with_its_parameters() {
        let said = of_error(&AppError::FolderReadOnly { path: "/mnt/diary".to_owned() });
        assert!(said.contains("/mnt/diary") && !said.contains('{') && !said.contains('\n'), "{said}");
    }
}
