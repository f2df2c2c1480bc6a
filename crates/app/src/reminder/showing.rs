//! The words of one reminder.

use ldn_core::dose::reminder::Wording;
use ldn_core::{DoseStatus, local_minutes};
use ldn_store::ReminderRecord;

use super::tick::medicine_of;
use super::words::{fill, wall_time};
use super::{PartWords, ReminderLoop};
use crate::companion::{Companion, StoredPlan};
use crate::convert::dose_amount;
use crate::ports::{Reminder, ReminderAction, ReminderAnswer, ReminderTag};
use crate::view::{DoseAmount, Settings};

impl ReminderLoop {
    /// The reminder of `dose`: discreet unless the person chose otherwise.
    pub(super) fn compose(
        &self,
        companion: &Companion,
        plan: &StoredPlan,
        dose: &DoseStatus,
        wording: Wording,
        settings: &Settings,
    ) -> Reminder {
        compose(&self.words, companion, plan, dose, wording, settings)
    }

    /// The same reminder, saying that the answer could not be kept.
    pub(super) fn compose_not_saved(
        &self,
        companion: &Companion,
        plan: &StoredPlan,
        dose: &DoseStatus,
        settings: &Settings,
    ) -> Reminder {
        let reminder = self.compose(companion, plan, dose, Wording::Again, settings);
        Reminder { body: self.words.not_saved_body.clone(), ..reminder }
    }
}

/// The words of a reminder for `dose`.
pub(super) fn compose(
    words: &super::ReminderWords,
    companion: &Companion,
    plan: &StoredPlan,
    dose: &DoseStatus,
    wording: Wording,
    settings: &Settings,
) -> Reminder {
    let key = dose.dose.key;
    let wall = |instant| wall_time(local_minutes(companion.zone(), instant));
    let (due, time) = (wall(dose.dose.due), wall(dose.closes));
    let discreet = match wording {
        Wording::Due => &words.due_title,
        Wording::Late => &words.late_title,
        Wording::Again => &words.again_title,
    };
    let of_part = |words: &PartWords| words.of(key.part).to_owned();
    let body = if wording == Wording::Again { &words.again_body } else { &words.body };
    let amount = medicine_of(plan, key).map(|medicine| dose_amount(dose.dose.amount, &medicine));
    let (title, body) = match amount.filter(|_| !settings.discreet) {
        None => (of_part(discreet), fill(body, &[("time", &time), ("due", &due)])),
        Some(amount) => (
            fill(&words.details_title, &[("amount", &amount_text(words, &amount))]),
            fill(&of_part(&words.details_body), &[("time", &time), ("due", &due)]),
        ),
    };
    Reminder { tag: ReminderTag::Dose(key), title, body, actions: actions(words, settings) }
}

/// A showing that was not the first says that the dose is still open.
pub(super) fn wording_of(record: &ReminderRecord) -> Wording {
    if record.attempt == 0 { Wording::Due } else { Wording::Again }
}

fn amount_text(words: &super::ReminderWords, amount: &DoseAmount) -> String {
    match &amount.ml {
        Some(ml) => fill(&words.amount_with_volume, &[("mg", &amount.mg), ("ml", ml)]),
        None => fill(&words.amount, &[("mg", &amount.mg)]),
    }
}

fn actions(words: &super::ReminderWords, settings: &Settings) -> Vec<ReminderAction> {
    let snooze = fill(&words.snooze, &[("minutes", &settings.snooze_minutes.to_string())]);
    vec![
        ReminderAction { answer: ReminderAnswer::Taken, label: words.taken.clone() },
        ReminderAction { answer: ReminderAnswer::Snooze, label: snooze },
        ReminderAction { answer: ReminderAnswer::Skip, label: words.skip.clone() },
    ]
}
