//! The words of reminders, as the catalogue has them.

use ldn_core::Part;
use serde::Deserialize;

/// The `reminder` object of `ui/src/text/<language>/system.json`. Placeholders stand in braces.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReminderWords {
    /// Title of a dose that is due.
    pub due_title: PartWords,
    /// Title of a dose that is still open.
    pub again_title: PartWords,
    /// Title of a dose that fell due while the device was off.
    pub late_title: PartWords,
    /// Title of the gentle reminder ahead of a dose: `{minutes}`.
    pub ahead_title: PartWords,
    /// Its second line: `{due}`.
    pub ahead_body: String,
    /// Second line; `{time}` is when the dose closes, `{due}` when it was due.
    pub body: String,
    /// Second line of a repeated reminder.
    pub again_body: String,
    /// Title with details, if the person chose so: `{amount}`.
    pub details_title: String,
    /// Second line with details: `{due}`, `{time}`.
    pub details_body: PartWords,
    /// An amount: `{mg}`.
    pub amount: String,
    /// An amount of a liquid: `{mg}`, `{ml}`.
    pub amount_with_volume: String,
    /// Second line where an answer could not be kept.
    pub not_saved_body: String,
    /// Second line where it can't be put off any more: `{time}`.
    pub no_later_body: String,
    /// The button for a dose taken.
    pub taken: String,
    /// The button for a snooze: `{minutes}`.
    pub snooze: String,
    /// The button for a dose left out.
    pub skip: String,
    /// The day's check-in.
    pub check_in: DatedWords,
    /// Stock that runs low: `{date}` is when it runs out.
    pub refill: DatedWords,
    /// Surgery or dental treatment: `{date}`.
    pub surgery: DatedWords,
    /// Looking back after some weeks.
    pub review: DatedWords,
    /// A step of the plan to be decided on.
    pub step: DatedWords,
    /// The button that opens the app.
    pub look: String,
    /// The button that puts off what is no dose.
    pub later: String,
    /// Title of the reminder shown as a test.
    pub test_title: String,
    /// Its second line.
    pub test_body: String,
}

/// What a reminder says that is no dose.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatedWords {
    /// Title, discreet.
    pub title: String,
    /// Second line, discreet.
    pub body: String,
    /// Title with details, if the person chose so.
    pub details_title: String,
    /// Second line with details.
    pub details_body: String,
}

/// A sentence for each part of the day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartWords {
    /// In the morning.
    pub morning: String,
    /// In the afternoon.
    pub afternoon: String,
    /// In the evening.
    pub evening: String,
    /// At bedtime.
    pub bedtime: String,
}

impl PartWords {
    /// The sentence for `part`.
    #[must_use]
    pub fn of(&self, part: Part) -> &str {
        match part {
            Part::Morning => &self.morning,
            Part::Afternoon => &self.afternoon,
            Part::Evening => &self.evening,
            Part::Bedtime => &self.bedtime,
        }
    }
}

/// `template` with each `{name}` replaced by its value.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(template.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// "22:00": a notification is made without the window, so without its knowledge of the locale.
pub(super) fn wall_time(minutes: u16) -> String {
    ldn_core::WallTime::from_minutes(minutes).map(|time| time.to_string()).unwrap_or_default()
}
