//! Reminders by the system's own notifications: one file a kind of system, the same two functions
//! in each.

use std::sync::Arc;

use ldn_app::ports::{Notifier, ReminderAnswer, ReminderEvent};
use tauri::AppHandle;

#[cfg(any(windows, target_os = "macos"))]
mod desktop;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(mobile)]
pub(crate) mod mobile;

/// Where answers go; called from whatever thread hears them.
pub(crate) type Answers = Arc<dyn Fn(ReminderEvent) + Send + Sync>;

/// The notifier of this system.
#[cfg(target_os = "linux")]
pub(crate) fn of_this_system(_app: &AppHandle, answers: Answers) -> Box<dyn Notifier> {
    Box::new(linux::LinuxNotifier::new(answers))
}

/// The notifier of this system.
#[cfg(any(windows, target_os = "macos"))]
pub(crate) fn of_this_system(app: &AppHandle, answers: Answers) -> Box<dyn Notifier> {
    Box::new(desktop::DesktopNotifier::new(app.config().identifier.clone(), answers))
}

/// The notifier of this system.
#[cfg(mobile)]
pub(crate) fn of_this_system(app: &AppHandle, answers: Answers) -> Box<dyn Notifier> {
    Box::new(mobile::MobileNotifier::new(app.clone(), answers))
}

/// The name a button goes by between the program and the system.
const fn key_of(answer: ReminderAnswer) -> &'static str {
    match answer {
        ReminderAnswer::Taken => "taken",
        ReminderAnswer::Snooze => "snooze",
        ReminderAnswer::Skip => "skip",
        // What the freedesktop specification calls a click on the notification itself.
        ReminderAnswer::Open => "default",
    }
}

/// The button that goes by `key`.
fn answer_of(key: &str) -> Option<ReminderAnswer> {
    [ReminderAnswer::Taken, ReminderAnswer::Snooze, ReminderAnswer::Skip, ReminderAnswer::Open]
        .into_iter()
        .find(|answer| key_of(*answer) == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_button_is_found_again_by_its_key() {
        for answer in [ReminderAnswer::Taken, ReminderAnswer::Snooze, ReminderAnswer::Skip, ReminderAnswer::Open] {
            assert_eq!(answer_of(key_of(answer)), Some(answer));
        }
        assert_eq!(answer_of("settings"), None);
    }
}
