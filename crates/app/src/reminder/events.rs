//! What comes back from a reminder. The answer is on disk before the reminder goes.

use ldn_core::{DoseKey, DoseStatus};
use ldn_store::Via;

use super::ReminderLoop;
use super::tick::Hands;
use crate::companion::Companion;
use crate::error::AppError;
use crate::ports::{Notifier, ReminderAnswer, ReminderEvent, ReminderTag, Screen};
use crate::view::{DoseId, TakeRequest, TakeTarget};

impl ReminderLoop {
    /// Carries an answer to the diary, and then takes the reminder down. Where it can't be kept,
    /// the reminder stays and says so.
    ///
    /// # Errors
    /// Why the answer could not be kept.
    pub fn handle(
        &mut self,
        event: ReminderEvent,
        companion: &mut Companion,
        notifier: &mut dyn Notifier,
        screen: &mut dyn Screen,
    ) -> Result<(), AppError> {
        let mut hands = Hands { notifier, screen };
        match event {
            ReminderEvent::Answered(ReminderTag::Test, answer) => {
                hands.notifier.take_down(ReminderTag::Test, None);
                if answer == ReminderAnswer::Open {
                    hands.screen.raise();
                }
                Ok(())
            }
            ReminderEvent::Answered(ReminderTag::Dose(key), answer) => {
                self.answered(companion, key, answer, &mut hands)
            }
            ReminderEvent::Dismissed(ReminderTag::Test) => Ok(()),
            ReminderEvent::Dismissed(ReminderTag::Dose(key)) => self.dismissed(companion, key),
            ReminderEvent::ServerRestarted => {
                self.on_screen.values_mut().for_each(|on_screen| on_screen.stale = true);
                Ok(())
            }
        }
    }

    fn answered(
        &mut self,
        companion: &mut Companion,
        key: DoseKey,
        answer: ReminderAnswer,
        hands: &mut Hands<'_>,
    ) -> Result<(), AppError> {
        let dose = DoseId::from(key);
        let kept = match answer {
            ReminderAnswer::Open => {
                hands.screen.raise();
                return Ok(());
            }
            ReminderAnswer::Taken => companion.take_via(&taken(dose), Via::Notification).map(|_| ()),
            ReminderAnswer::Skip => companion.skip_via(&dose, Via::Notification).map(|_| ()),
            ReminderAnswer::Snooze => {
                let minutes = companion.settings()?.snooze_minutes;
                companion.snooze_via(&dose, minutes, Via::Notification).map(|_| ())
            }
        };
        match kept {
            // Answered in the window a moment before: the reminder has nothing left to ask.
            Ok(()) | Err(AppError::AlreadyAnswered | AppError::NoSuchDose) => {
                self.take_down(key, hands);
                hands.screen.changed();
                Ok(())
            }
            // No time is left to ask again, but the dose is still open: the reminder stays.
            Err(AppError::SnoozePastClosing { .. } | AppError::NotOpen) => Ok(()),
            Err(error) => {
                self.say_not_saved(companion, key, hands);
                Err(error)
            }
        }
    }

    /// The reminder stays, or comes back where its service took it down, and says that the answer
    /// is not on disk.
    fn say_not_saved(&mut self, companion: &Companion, key: DoseKey, hands: &mut Hands<'_>) {
        let Some((dose, plan, settings)) = open_dose(companion, key) else {
            hands.screen.raise();
            return;
        };
        let reminder = self.compose_not_saved(companion, &plan, &dose, &settings);
        let before = self.on_screen.get(&key).map(|on_screen| on_screen.shown.clone());
        match hands.notifier.show(&reminder, before.as_ref()) {
            Ok(shown) => {
                self.on_screen.insert(key, super::OnScreen { shown, stale: false });
            }
            Err(_) => hands.screen.raise(),
        }
    }

    /// Waving a reminder away says nothing about the dose: it is repeated as if it had stayed.
    fn dismissed(&mut self, companion: &mut Companion, key: DoseKey) -> Result<(), AppError> {
        self.on_screen.remove(&key);
        companion.note_dismissed(key)
    }
}

/// "Taken" from a notification is a fact already: it is kept without a question.
fn taken(dose: DoseId) -> TakeRequest {
    TakeRequest { target: TakeTarget::Dose { dose }, at: None, amount: None, close_confirmed: true }
}

fn open_dose(
    companion: &Companion,
    key: DoseKey,
) -> Option<(DoseStatus, crate::companion::StoredPlan, crate::view::Settings)> {
    let plan = companion.stored_plan().ok()?;
    let settings = companion.settings().ok()?;
    let open = companion.open_doses(&plan, companion.now()).ok()?;
    let dose = open.into_iter().find(|dose| dose.dose.key == key)?;
    Some((dose, plan, settings))
}
