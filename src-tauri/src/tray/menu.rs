//! What the tray's menu says: a pure function of the state.

use chrono::{DateTime, Timelike};
use chrono_tz::Tz;
use ldn_app::view::{DoseId, DoseState, TodayView};

use crate::words::{TrayWords, fill};

/// The state of the diary as far as the menu shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum State {
    /// The diary could not be opened.
    Failed,
    /// No dose waits for an answer.
    Closed,
    /// A dose waits for an answer.
    Open(OpenDose),
}

/// A dose that waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OpenDose {
    /// Which.
    pub(super) dose: DoseId,
    /// When it was due, as a wall clock shows it.
    pub(super) due: String,
    /// The usual snooze, minutes.
    pub(super) snooze: u16,
}

/// A line of the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// Only says something.
    Said(String),
    /// Can be chosen.
    Choice(Choice, String),
    /// Divides.
    Gap,
}

/// What can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    Taken,
    Snooze,
    Skip,
    Open,
    Quit,
}

impl Choice {
    const ALL: [Self; 5] = [Self::Taken, Self::Snooze, Self::Skip, Self::Open, Self::Quit];

    /// The name it goes by in the system's menu.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Snooze => "snooze",
            Self::Skip => "skip",
            Self::Open => "open",
            Self::Quit => "quit",
        }
    }

    /// The choice that goes by `id`.
    pub(super) fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.id() == id)
    }
}

impl State {
    /// What `today` means for the menu: the card's dose where it is open, else the oldest open one.
    pub(super) fn of(today: &TodayView, snooze: u16) -> Self {
        let open = today.card.iter().chain(&today.also_open).find(|card| card.state == DoseState::Due);
        open.map_or(Self::Closed, |card| {
            let due = wall_time(card.due_at, &today.zone);
            Self::Open(OpenDose { dose: card.dose.clone(), due, snooze })
        })
    }
}

/// An instant as a clock on the wall shows it.
fn wall_time(at: i64, zone: &str) -> String {
    let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
    let local = DateTime::from_timestamp(at, 0).unwrap_or_default().with_timezone(&zone);
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// The menu from top to bottom.
pub(super) fn lines(state: &State, words: &TrayWords) -> Vec<Line> {
    let choice = |choice, text: &str| Line::Choice(choice, text.to_owned());
    let mut lines = match state {
        State::Failed => vec![Line::Said(words.failed.clone())],
        State::Closed => vec![Line::Said(words.none.clone())],
        State::Open(open) => {
            let part = open.dose.part;
            vec![
                Line::Said(fill(words.due.of(part), &[("time", &open.due)])),
                Line::Gap,
                choice(Choice::Taken, &words.taken),
                choice(Choice::Snooze, &fill(&words.snooze, &[("minutes", &open.snooze.to_string())])),
                choice(Choice::Skip, words.skip.of(part)),
            ]
        }
    };
    lines.extend([Line::Gap, choice(Choice::Open, &words.open), choice(Choice::Quit, &words.quit)]);
    lines
}

#[cfg(test)]
mod tests {
    use ldn_app::view::PartOfDay;

    use super::*;
    use crate::words::words;

    fn said(state: &State) -> Vec<String> {
        lines(state, &words().tray)
            .into_iter()
            .map(|line| match line {
                Line::Said(text) => format!("({text})"),
                Line::Choice(_, text) => text,
                Line::Gap => "-".to_owned(),
            })
            .collect()
    }

    #[test]
    fn an_open_dose_can_be_answered_and_is_not_named() {
        let dose = DoseId { date: "2026-11-23".to_owned(), part: PartOfDay::Bedtime };
        let due = wall_time(1_795_467_600, "Europe/Berlin");
        let open = State::Open(OpenDose { dose, due, snooze: 10 });
        let expected = [
            "(Evening dose, due 22:00)",
            "-",
            "Taken",
            "Snooze 10 minutes",
            "Skip tonight",
            "-",
            "Open",
            "Quit (reminders stop)",
        ];
        assert_eq!(said(&open), expected);
    }

    #[test]
    fn without_an_open_dose_there_is_nothing_to_answer() {
        assert_eq!(said(&State::Closed), ["(No dose open)", "-", "Open", "Quit (reminders stop)"]);
        assert_eq!(said(&State::Failed)[0], "(The diary could not be opened)");
    }

    #[test]
    fn every_choice_is_found_again_by_its_id() {
        for choice in Choice::ALL {
            assert_eq!(Choice::of(choice.id()), Some(choice));
        }
        assert_eq!(Choice::of("settings"), None);
    }
}
