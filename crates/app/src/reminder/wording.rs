//! What the reminder of a dose says: discreet unless the person chose otherwise.

use chrono_tz::Tz;
use ldn_core::dose::reminder::Wording;
use ldn_core::{DoseStatus, Timestamp, local_minutes};

use super::agenda::OpenWords;
use super::words::{PartWords, ReminderWords, fill, wall_time};
use crate::companion::StoredPlan;
use crate::convert::dose_amount;
use crate::dose::take::medicine_on;
use crate::ports::{ReminderAction, ReminderAnswer};
use crate::view::{DoseAmount, Settings};

/// Who speaks: the catalogue, in a zone, of a plan, as the settings want it.
pub(super) struct Speaker<'a> {
    pub(super) words: &'a ReminderWords,
    pub(super) zone: Tz,
    pub(super) plan: &'a StoredPlan,
    pub(super) settings: &'a Settings,
}

/// What the reminder of a due dose says.
pub(super) fn dose_words(speaker: &Speaker<'_>, dose: &DoseStatus) -> OpenWords {
    OpenWords {
        due: speaker.say(dose, Wording::Due),
        late: speaker.say(dose, Wording::Late),
        again: speaker.say(dose, Wording::Again),
        not_saved: speaker.words.not_saved_body.clone(),
        no_later: fill(&speaker.words.no_later_body, &[("time", &speaker.wall(dose.closes))]),
        actions: speaker.actions(true),
    }
}

/// What the gentle reminder ahead of a dose says. There is nothing to put off yet.
pub(super) fn ahead_words(speaker: &Speaker<'_>, dose: &DoseStatus) -> OpenWords {
    let words = speaker.words;
    let minutes = speaker.settings.ahead_minutes.to_string();
    let title = fill(words.ahead_title.of(dose.dose.key.part), &[("minutes", &minutes)]);
    let body = fill(&words.ahead_body, &[("due", &speaker.wall(dose.dose.due))]);
    let said = (title, body);
    OpenWords {
        due: said.clone(),
        late: said.clone(),
        again: said,
        not_saved: words.not_saved_body.clone(),
        no_later: words.not_saved_body.clone(),
        actions: speaker.actions(false),
    }
}

impl Speaker<'_> {
    /// Title and second line.
    fn say(&self, dose: &DoseStatus, wording: Wording) -> (String, String) {
        let (words, key) = (self.words, dose.dose.key);
        let (due, time) = (self.wall(dose.dose.due), self.wall(dose.closes));
        let fill_times = |template: &str| fill(template, &[("time", &time), ("due", &due)]);
        let amount = medicine_on(self.plan, key.date).map(|medicine| dose_amount(dose.dose.amount, &medicine));
        match amount.filter(|_| !self.settings.discreet) {
            None => {
                let body = if wording == Wording::Again { &words.again_body } else { &words.body };
                (self.title(wording).of(key.part).to_owned(), fill_times(body))
            }
            Some(amount) => {
                let title = fill(&words.details_title, &[("amount", &self.amount(&amount))]);
                (title, fill_times(words.details_body.of(key.part)))
            }
        }
    }

    fn title(&self, wording: Wording) -> &PartWords {
        match wording {
            Wording::Due => &self.words.due_title,
            Wording::Late => &self.words.late_title,
            Wording::Again => &self.words.again_title,
        }
    }

    fn wall(&self, instant: Timestamp) -> String {
        wall_time(local_minutes(self.zone, instant))
    }

    fn amount(&self, amount: &DoseAmount) -> String {
        match &amount.ml {
            Some(ml) => fill(&self.words.amount_with_volume, &[("mg", &amount.mg), ("ml", ml)]),
            None => fill(&self.words.amount, &[("mg", &amount.mg)]),
        }
    }

    fn actions(&self, snooze: bool) -> Vec<ReminderAction> {
        let mut actions = dose_actions(self.words, self.settings.snooze_minutes);
        actions.retain(|action| snooze || action.answer != ReminderAnswer::Snooze);
        actions
    }
}

/// The buttons of a dose's reminder, from left to right.
pub(super) fn dose_actions(words: &ReminderWords, snooze_minutes: u16) -> Vec<ReminderAction> {
    let snooze = fill(&words.snooze, &[("minutes", &snooze_minutes.to_string())]);
    let action = |answer, label: &str| ReminderAction { answer, label: label.to_owned() };
    vec![
        action(ReminderAnswer::Taken, &words.taken),
        action(ReminderAnswer::Snooze, &snooze),
        action(ReminderAnswer::Skip, &words.skip),
    ]
}
