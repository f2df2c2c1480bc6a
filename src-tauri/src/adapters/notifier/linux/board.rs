//! What is on the screen, and what a signal of the server means for it.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use ldn_app::ports::{ReminderAnswer, ReminderEvent, ReminderTag, Shown};

/// The reminders on the screen, as far as this run of the program knows.
#[derive(Debug, Default)]
pub(super) struct Board {
    shown: HashMap<ReminderTag, Posted>,
    /// The run of the server that showed the last one.
    server: Option<String>,
    /// When the server last did not answer in time.
    stuck_since: Option<Instant>,
}

/// How long a server that did not answer in time is left alone. The diary is held while it is waited
/// for, and with it whoever presses a button in the window.
const LEFT_ALONE: Duration = Duration::from_secs(60);

/// A reminder on the screen.
#[derive(Debug)]
struct Posted {
    shown: Shown,
    /// A button was pressed: that it closes now says nothing more.
    answered: bool,
}

/// What the server, or the bus, says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Signal {
    /// A button of this number was pressed.
    Pressed(u32, ReminderAnswer),
    /// This number is no longer on the screen.
    Closed(u32, CloseReason),
    /// The service has another owner now, or none.
    NewServer(Option<String>),
}

/// Why a notification closed, as far as it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CloseReason {
    /// The person waved it away, or the server did not keep it although it was asked to.
    Gone,
    /// The program asked for it.
    Asked,
}

impl Board {
    /// What is shown under `tag`.
    pub(super) fn shown_under(&self, tag: ReminderTag) -> Option<&Shown> {
        self.shown.get(&tag).map(|posted| &posted.shown)
    }

    /// Notes what was just shown under `tag`.
    pub(super) fn note(&mut self, tag: ReminderTag, shown: Shown) {
        self.server = Some(shown.server.clone());
        self.stuck_since = None;
        self.shown.insert(tag, Posted { shown, answered: false });
    }

    /// Notes at `now` that the server did not answer in time.
    pub(super) fn note_stuck(&mut self, now: Instant) {
        self.stuck_since = Some(now);
    }

    /// Whether at `now` the server is not to be waited for.
    pub(super) fn is_stuck(&self, now: Instant) -> bool {
        self.stuck_since.is_some_and(|since| now.duration_since(since) < LEFT_ALONE)
    }

    /// Forgets what is shown under `tag`, and says what it was.
    pub(super) fn forget(&mut self, tag: ReminderTag) -> Option<Shown> {
        self.shown.remove(&tag).map(|posted| posted.shown)
    }

    /// What a signal from `sender` means; nothing where it is none of the program's business.
    pub(super) fn hear(&mut self, sender: &str, signal: Signal) -> Option<ReminderEvent> {
        match signal {
            Signal::Pressed(number, answer) => {
                let (tag, posted) = self.find(sender, number)?;
                posted.answered = answer != ReminderAnswer::Open;
                Some(ReminderEvent::Answered(tag, answer))
            }
            Signal::Closed(number, reason) => {
                let (tag, posted) = self.find(sender, number)?;
                let waved_away = reason == CloseReason::Gone && !posted.answered;
                self.shown.remove(&tag);
                waved_away.then_some(ReminderEvent::Dismissed(tag))
            }
            Signal::NewServer(owner) => {
                // A server that Notify itself started has shown a reminder before this is heard.
                let known = owner.is_some() && owner == self.server;
                self.stuck_since = None;
                self.shown.retain(|_, posted| Some(&posted.shown.server) == owner.as_ref());
                (owner.is_some() && !known).then_some(ReminderEvent::ServerRestarted)
            }
        }
    }

    /// The reminder with this number, if `sender` is the server that shows it: anybody on the bus
    /// can send such a signal, and another server counts anew.
    fn find(&mut self, sender: &str, number: u32) -> Option<(ReminderTag, &mut Posted)> {
        self.shown
            .iter_mut()
            .find(|(_, posted)| posted.shown.number == number && posted.shown.server == sender)
            .map(|(tag, posted)| (*tag, posted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAG: ReminderTag = ReminderTag::Test;
    const SERVER: &str = ":1.7";

    fn board() -> Board {
        let mut board = Board::default();
        board.note(TAG, Shown { server: SERVER.to_owned(), number: 3 });
        board
    }

    #[test]
    fn a_pressed_button_is_an_answer_and_the_closing_after_it_is_not_another() {
        let mut board = board();
        let pressed = board.hear(SERVER, Signal::Pressed(3, ReminderAnswer::Taken));
        assert_eq!(pressed, Some(ReminderEvent::Answered(TAG, ReminderAnswer::Taken)));
        assert_eq!(board.hear(SERVER, Signal::Closed(3, CloseReason::Gone)), None);
    }

    #[test]
    fn a_click_that_opens_the_window_leaves_the_dose_unanswered() {
        let mut board = board();
        board.hear(SERVER, Signal::Pressed(3, ReminderAnswer::Open));
        assert_eq!(board.hear(SERVER, Signal::Closed(3, CloseReason::Gone)), Some(ReminderEvent::Dismissed(TAG)));
    }

    #[test]
    fn waved_away_is_told_and_taken_down_by_the_program_is_not() {
        assert_eq!(board().hear(SERVER, Signal::Closed(3, CloseReason::Gone)), Some(ReminderEvent::Dismissed(TAG)));
        assert_eq!(board().hear(SERVER, Signal::Closed(3, CloseReason::Asked)), None);
    }

    #[test]
    fn signals_of_others_mean_nothing() {
        assert_eq!(board().hear(SERVER, Signal::Pressed(4, ReminderAnswer::Taken)), None);
        assert_eq!(board().hear(":1.99", Signal::Pressed(3, ReminderAnswer::Taken)), None);
        assert_eq!(board().hear(":1.99", Signal::Closed(3, CloseReason::Gone)), None);
    }

    #[test]
    fn another_server_begins_with_an_empty_screen() {
        let mut board = board();
        assert_eq!(board.hear("bus", Signal::NewServer(None)), None);
        assert_eq!(board.shown_under(TAG), None);
        let restarted = board.hear("bus", Signal::NewServer(Some(":1.8".to_owned())));
        assert_eq!(restarted, Some(ReminderEvent::ServerRestarted));
    }

    #[test]
    fn a_server_started_by_the_reminder_itself_keeps_it() {
        let mut board = board();
        assert_eq!(board.hear("bus", Signal::NewServer(Some(SERVER.to_owned()))), None);
        assert!(board.shown_under(TAG).is_some());
    }

    #[test]
    fn a_stuck_server_is_left_alone_for_a_minute_and_a_new_one_is_not() {
        let (mut board, now) = (board(), Instant::now());
        assert!(!board.is_stuck(now));
        board.note_stuck(now);
        assert!(board.is_stuck(now + LEFT_ALONE - Duration::from_secs(1)));
        assert!(!board.is_stuck(now + LEFT_ALONE));
        board.hear("bus", Signal::NewServer(Some(":1.8".to_owned())));
        assert!(!board.is_stuck(now));
    }
}
