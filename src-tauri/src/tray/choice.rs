//! What can be chosen in the tray's menu, and the names it goes by in the system's.

use ldn_app::DoseKey;

/// What can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// An answer for this dose. The menu may still stand open when another dose is the one to be
    /// answered: what was chosen holds for the one it spoke of.
    Answer(Answer, DoseKey),
    /// Bring up the window.
    Open,
    /// Reminders name no medicine, or do.
    Discreet,
    /// End the program.
    Quit,
}

/// What can be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// The dose was taken now.
    Taken,
    /// Ask again after so many minutes.
    Snooze(u16),
    /// The dose is left out.
    Skip,
}

/// What stands before the minutes of a snooze.
const SNOOZE: &str = "snooze-";
/// What stands between an answer and its dose.
const FOR: char = ':';

impl Choice {
    /// Those without a dose.
    const PLAIN: [Self; 3] = [Self::Open, Self::Discreet, Self::Quit];

    /// The name it goes by in the system's menu: "taken:2026-01-10/bedtime".
    pub(super) fn id(self) -> String {
        match self {
            Self::Answer(answer, dose) => format!("{}{FOR}{dose}", answer.id()),
            Self::Open => "open".to_owned(),
            Self::Discreet => "discreet".to_owned(),
            Self::Quit => "quit".to_owned(),
        }
    }

    /// The choice that goes by `id`.
    pub(super) fn of(id: &str) -> Option<Self> {
        match id.split_once(FOR) {
            Some((answer, dose)) => Some(Self::Answer(Answer::of(answer)?, dose.parse().ok()?)),
            None => Self::PLAIN.into_iter().find(|choice| choice.id() == id),
        }
    }
}

impl Answer {
    fn id(self) -> String {
        match self {
            Self::Taken => "taken".to_owned(),
            Self::Snooze(minutes) => format!("{SNOOZE}{minutes}"),
            Self::Skip => "skip".to_owned(),
        }
    }

    fn of(id: &str) -> Option<Self> {
        let minutes = id.strip_prefix(SNOOZE).and_then(|minutes| minutes.parse().ok());
        minutes.map(Self::Snooze).or_else(|| [Self::Taken, Self::Skip].into_iter().find(|answer| answer.id() == id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_is_found_again_by_its_id() {
        let dose: DoseKey = "2026-01-10/bedtime".parse().unwrap();
        let answers = [Answer::Taken, Answer::Snooze(5), Answer::Snooze(60), Answer::Skip];
        let answers = answers.map(|answer| Choice::Answer(answer, dose));
        for choice in Choice::PLAIN.into_iter().chain(answers) {
            assert_eq!(Choice::of(&choice.id()), Some(choice));
        }
    }

    #[test]
    fn an_answer_carries_its_dose() {
        let dose: DoseKey = "2026-01-10/bedtime".parse().unwrap();
        assert_eq!(Choice::Answer(Answer::Taken, dose).id(), "taken:2026-01-10/bedtime");
        for wrong in ["taken", "taken:", "taken:today", "snooze-soon:2026-01-10/bedtime", "open:2026-01-10/bedtime", ""]
        {
            assert_eq!(Choice::of(wrong), None, "{wrong}");
        }
    }
}
