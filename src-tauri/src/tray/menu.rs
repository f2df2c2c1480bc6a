//! What the tray's menu says: a pure function of the state.

use chrono::{DateTime, Timelike};
use chrono_tz::Tz;
use ldn_app::DoseKey;
use ldn_app::view::{DoseId, DoseState, Settings, TodayView};

use super::choice::{Answer, Choice};
use crate::words::{TrayWords, fill};

/// How long a snooze of the submenu may be, minutes.
const SNOOZES: [u16; 4] = [5, 15, 30, 60];

/// The state of the diary as far as the menu shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum State {
    /// The diary could not be opened.
    Failed,
    /// There is no plan yet.
    Empty,
    /// There is a plan.
    Ready {
        /// What the first line speaks of.
        dose: Dose,
        /// Reminders name no medicine.
        discreet: bool,
    },
}

/// What the first line speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Dose {
    /// A dose waits for an answer.
    Open(OpenDose),
    /// None does; the next one is due then.
    Next(NextDose),
    /// None does, and none is near.
    None,
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

/// The next dose, as the person's clock and calendar have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NextDose {
    /// Days from today.
    days: i64,
    /// When, as a wall clock shows it.
    at: String,
}

/// A line of the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// Only says something.
    Said(String),
    /// Can be chosen.
    Choice(Choice, String),
    /// Can be chosen, and shows whether it is on.
    Switch(Choice, String, bool),
    /// Opens further choices.
    More(String, Vec<(Choice, String)>),
    /// Divides.
    Gap,
}

impl State {
    /// What the diary means for the menu: the card's dose where it is open, else the oldest open one.
    pub(super) fn of(today: &TodayView, settings: &Settings) -> Self {
        let open = today.card.iter().chain(&today.also_open).find(|card| card.state == DoseState::Due);
        let dose = match open {
            Some(card) => {
                let (dose, due) = (card.dose.clone(), wall_time(local(card.due_at, &today.zone)));
                Dose::Open(OpenDose { dose, due, snooze: settings.snooze_minutes })
            }
            None => next_due(today).map_or(Dose::None, |due| Dose::Next(next(due, today))),
        };
        Self::Ready { dose, discreet: settings.discreet }
    }

    /// Whether a dose waits for an answer, which the icon shows by a badge.
    pub(super) fn is_open(&self) -> bool {
        matches!(self, Self::Ready { dose: Dose::Open(_), .. })
    }
}

/// When the next dose is due that is still to come.
fn next_due(today: &TodayView) -> Option<i64> {
    let card = today.card.iter().filter(|card| card.state == DoseState::Upcoming).map(|card| card.due_at);
    card.chain(today.next.iter().map(|next| next.due_at)).min()
}

fn next(due: i64, today: &TodayView) -> NextDose {
    let (due, now) = (local(due, &today.zone), local(today.now, &today.zone));
    let days = due.date_naive().signed_duration_since(now.date_naive()).num_days();
    NextDose { days, at: wall_time(due) }
}

fn local(at: i64, zone: &str) -> DateTime<Tz> {
    let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
    DateTime::from_timestamp(at, 0).unwrap_or_default().with_timezone(&zone)
}

/// An instant as a clock on the wall shows it.
fn wall_time(local: DateTime<Tz>) -> String {
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// The menu from top to bottom.
pub(super) fn lines(state: &State, words: &TrayWords) -> Vec<Line> {
    let mut lines = head(state, words);
    lines.extend([Line::Gap, Line::Choice(Choice::Open, words.open.clone())]);
    if let State::Ready { discreet, .. } = state {
        lines.push(Line::Switch(Choice::Discreet, words.discreet.clone(), *discreet));
    }
    lines.push(Line::Choice(Choice::Quit, words.quit.clone()));
    lines
}

fn head(state: &State, words: &TrayWords) -> Vec<Line> {
    let said = |text: &str| vec![Line::Said(text.to_owned())];
    match state {
        State::Failed => said(&words.failed),
        State::Empty | State::Ready { dose: Dose::None, .. } => said(&words.none),
        State::Ready { dose: Dose::Next(next), .. } => said(&next_line(next, words)),
        State::Ready { dose: Dose::Open(open), .. } => answers(open, words),
    }
}

fn next_line(next: &NextDose, words: &TrayWords) -> String {
    let text = match next.days {
        ..=0 => &words.next_today,
        1 => &words.next_tomorrow,
        _ => &words.next_later,
    };
    fill(text, &[("days", &next.days.to_string()), ("time", &next.at)])
}

fn answers(open: &OpenDose, words: &TrayWords) -> Vec<Line> {
    let part = open.dose.part;
    let due = Line::Said(fill(words.due.of(part), &[("time", &open.due)]));
    let Ok(dose) = DoseKey::try_from(&open.dose) else { return vec![due] };
    let minutes = |text: &str, minutes: u16| fill(text, &[("minutes", &minutes.to_string())]);
    let snoozes =
        SNOOZES.map(|snooze| (Choice::Answer(Answer::Snooze(snooze), dose), minutes(&words.snooze_for, snooze)));
    vec![
        due,
        Line::Gap,
        Line::Choice(Choice::Answer(Answer::Taken, dose), words.taken.clone()),
        Line::Choice(Choice::Answer(Answer::Snooze(open.snooze), dose), minutes(&words.snooze, open.snooze)),
        Line::More(words.snooze_more.clone(), snoozes.to_vec()),
        Line::Choice(Choice::Answer(Answer::Skip, dose), words.skip.of(part).to_owned()),
    ]
}

#[cfg(test)]
mod tests {
    use ldn_app::view::PartOfDay;

    use super::*;
    use crate::words::words;

    /// 22:00 in Berlin on 23 November 2026.
    const EVENING: i64 = 1_795_467_600;
    const HOUR: i64 = 3600;

    fn said(state: &State) -> Vec<String> {
        let flat = |line| match line {
            Line::Said(text) => format!("({text})"),
            Line::Choice(_, text) => text,
            Line::Switch(_, text, on) => format!("{} {text}", if on { "[x]" } else { "[ ]" }),
            Line::More(text, below) => {
                let below: Vec<String> = below.into_iter().map(|(_, text)| text).collect();
                format!("{text} > {}", below.join(", "))
            }
            Line::Gap => "-".to_owned(),
        };
        lines(state, &words().tray).into_iter().map(flat).collect()
    }

    fn ready(dose: Dose) -> State {
        State::Ready { dose, discreet: true }
    }

    fn first_line(due: i64, now: i64) -> String {
        let at = |seconds| local(seconds, "Europe/Berlin");
        let days = at(due).date_naive().signed_duration_since(at(now).date_naive()).num_days();
        said(&ready(Dose::Next(NextDose { days, at: wall_time(at(due)) }))).swap_remove(0)
    }

    #[test]
    fn an_open_dose_can_be_answered_and_is_not_named() {
        let dose = DoseId { date: "2026-11-23".to_owned(), part: PartOfDay::Bedtime };
        let due = wall_time(local(EVENING, "Europe/Berlin"));
        let open = ready(Dose::Open(OpenDose { dose, due, snooze: 10 }));
        let expected = [
            "(Evening dose, due 22:00)",
            "-",
            "Taken",
            "Snooze 10 minutes",
            "Snooze > 5 minutes, 15 minutes, 30 minutes, 60 minutes",
            "Skip tonight",
            "-",
            "Open",
            "[x] Discreet reminders",
            "Quit (reminders stop)",
        ];
        assert_eq!(said(&open), expected);
        assert!(open.is_open());
    }

    #[test]
    fn without_an_open_dose_it_says_when_the_next_one_is_due() {
        assert_eq!(first_line(EVENING, EVENING - HOUR), "(Next dose at 22:00)");
        assert_eq!(first_line(EVENING + 24 * HOUR, EVENING), "(Next dose tomorrow at 22:00)");
        assert_eq!(first_line(EVENING + 72 * HOUR, EVENING), "(Next dose in 3 days, 22:00)");
        assert_eq!(first_line(EVENING + 3 * HOUR, EVENING + HOUR), "(Next dose tomorrow at 01:00)");
    }

    #[test]
    fn without_a_dose_there_is_nothing_to_answer() {
        let rest = ["-", "Open", "[ ] Discreet reminders", "Quit (reminders stop)"];
        let none = said(&State::Ready { dose: Dose::None, discreet: false });
        assert_eq!((none[0].as_str(), &none[1..]), ("(No dose open)", &rest.map(str::to_owned)[..]));
        assert_eq!(said(&State::Empty), ["(No dose open)", "-", "Open", "Quit (reminders stop)"]);
        assert_eq!(said(&State::Failed)[0], "(The diary could not be opened)");
        assert!(!State::Failed.is_open());
    }
}
