//! Reminders on Windows and macOS, by notify-rust.
//!
//! What these systems do not let a program do, and so is missing here: a reminder that is on the
//! screen can't be taken down or found again after a restart. On Windows the buttons need the
//! program to be installed (its app id must be registered); on macOS a bundled one. On macOS the
//! reminder is handed over on the thread that waits for the answer, so that a refusal is not heard.

use std::thread;

use ldn_app::ports::{Notifier, NotifyProblem, Reminder, ReminderAnswer, ReminderEvent, ReminderTag, Shown};
use notify_rust::{CloseReason, Notification, NotificationHandle, NotificationResponse, Timeout};

use super::{Answers, answer_of, key_of};

/// Shows reminders as toasts of the system.
pub(crate) struct DesktopNotifier {
    /// The program as the system knows it.
    app_id: String,
    answers: Answers,
    /// Numbers what was shown, since these systems give no number.
    last: u32,
}

impl DesktopNotifier {
    /// A notifier for the program that the system knows as `app_id`.
    pub(crate) fn new(app_id: String, answers: Answers) -> Self {
        // Without it macOS shows the reminder in another program's name. It fails when set twice.
        #[cfg(target_os = "macos")]
        let _ = notify_rust::set_application(&app_id);
        Self { app_id, answers, last: 0 }
    }

    fn build(&self, reminder: &Reminder) -> Notification {
        let mut notification = Notification::new();
        notification.summary(&reminder.title).body(&reminder.body).timeout(Timeout::Never);
        for action in reminder.actions.iter().filter(|action| action.answer != ReminderAnswer::Open) {
            notification.action(key_of(action.answer), &action.label);
        }
        #[cfg(windows)]
        notification.app_id(&self.app_id).urgency(notify_rust::Urgency::Critical);
        notification
    }
}

impl Notifier for DesktopNotifier {
    fn show(&mut self, reminder: &Reminder, _before: Option<&Shown>) -> Result<Shown, NotifyProblem> {
        let handle = self.build(reminder).show().map_err(|_| NotifyProblem::Refused)?;
        let labels = reminder.actions.iter().map(|action| (action.label.clone(), action.answer)).collect();
        wait(handle, reminder.tag, labels, Answers::clone(&self.answers))?;
        self.last = self.last.wrapping_add(1);
        Ok(Shown { server: self.app_id.clone(), number: self.last })
    }

    fn take_down(&mut self, _tag: ReminderTag, _shown: Option<&Shown>) {
        // Neither system lets notify-rust close what it has shown.
    }
}

/// Waits for the answer on a thread of its own, which lasts as long as the reminder.
fn wait(
    handle: NotificationHandle,
    tag: ReminderTag,
    labels: Vec<(String, ReminderAnswer)>,
    answers: Answers,
) -> Result<(), NotifyProblem> {
    let waiting = move || {
        let _ = handle.wait_for_response(move |response: &NotificationResponse| {
            if let Some(event) = read(response, tag, &labels) {
                answers(event);
            }
        });
    };
    thread::Builder::new().name("reminder answer".to_owned()).spawn(waiting).map_err(|_| NotifyProblem::Refused)?;
    Ok(())
}

/// What the person did, where it means something.
fn read(
    response: &NotificationResponse,
    tag: ReminderTag,
    labels: &[(String, ReminderAnswer)],
) -> Option<ReminderEvent> {
    match response {
        NotificationResponse::Default => Some(ReminderEvent::Answered(tag, ReminderAnswer::Open)),
        // Windows gives the key back, macOS the label.
        NotificationResponse::Action(pressed) => answer_of(pressed)
            .or_else(|| labels.iter().find(|(label, _)| label == pressed).map(|(_, answer)| *answer))
            .map(|answer| ReminderEvent::Answered(tag, answer)),
        NotificationResponse::Closed(CloseReason::Dismissed | CloseReason::Expired) => {
            Some(ReminderEvent::Dismissed(tag))
        }
        _ => None,
    }
}
