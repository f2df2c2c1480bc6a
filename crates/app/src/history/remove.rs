//! Removing an entry from where it is listed, each by the use case of its kind.

use ldn_core::care::contact::Contact;
use ldn_core::diary::review::Review;
use ldn_core::diary::tag::Tag;
use ldn_store::{Entry, Via};

use crate::companion::Companion;
use crate::error::AppError;
use crate::view::{
    CorrectRequest, Correction, DoseState, HistoryEntry, HistoryKind, HistoryRef, HistoryWhat, Saved, TakeOutcome,
};

/// Whether an entry can be removed. What the plan was and what doses were taken from stays what it was,
/// an alert stays with its answer and an answer can be another one, and of a missed dose there is
/// nothing to take back.
pub(super) fn is_removable(entry: &HistoryEntry) -> bool {
    match &entry.what {
        HistoryWhat::Dose { entry } => matches!(entry.state, DoseState::Taken | DoseState::Skipped),
        HistoryWhat::Plan { .. }
        | HistoryWhat::Steps { .. }
        | HistoryWhat::Step { .. }
        | HistoryWhat::Move { .. }
        | HistoryWhat::Product { .. }
        | HistoryWhat::Screening { .. }
        | HistoryWhat::Alert { .. } => false,
        HistoryWhat::SideEffect { .. }
        | HistoryWhat::Night { .. }
        | HistoryWhat::CheckIn { .. }
        | HistoryWhat::Tag { .. }
        | HistoryWhat::Lab { .. }
        | HistoryWhat::Review { .. }
        | HistoryWhat::Appointment { .. }
        | HistoryWhat::Medicine { .. }
        | HistoryWhat::Contact { .. }
        | HistoryWhat::Question { .. }
        | HistoryWhat::Stock { .. } => true,
    }
}

impl Companion {
    /// Removes the entry that `id` names; of a scheduled dose its answer is taken back.
    ///
    /// # Errors
    /// [`AppError::NoSuchEntry`] where there is none or it can't be removed, or why it can't be written.
    pub fn remove_history_entry(&mut self, id: &HistoryRef) -> Result<Saved, AppError> {
        match id.kind {
            HistoryKind::Dose => self.remove_dose(&id.id),
            HistoryKind::SideEffect => self.remove_side_effect(&id.id),
            HistoryKind::Night => self.remove_night(&id.id),
            HistoryKind::CheckIn => self.remove_scores(&id.id),
            HistoryKind::Tag => self.remove_plainly::<Tag>("remove_tag", &id.id),
            HistoryKind::Lab => self.remove_lab(&id.id),
            HistoryKind::Review => self.remove_plainly::<Review>("remove_review", &id.id),
            HistoryKind::Appointment => self.remove_appointment(&id.id),
            HistoryKind::Medicine => self.remove_medicine(&id.id),
            HistoryKind::Stock => self.remove_stock_entry(&id.id),
            HistoryKind::Contact => self.remove_plainly::<Contact>("set_contact", &id.id),
            HistoryKind::Question => self.remove_question(&id.id),
            HistoryKind::Move
            | HistoryKind::Plan
            | HistoryKind::Steps
            | HistoryKind::Step
            | HistoryKind::Product
            | HistoryKind::Screening
            | HistoryKind::Alert => Err(AppError::NoSuchEntry),
        }
    }

    fn remove_dose(&mut self, id: &str) -> Result<Saved, AppError> {
        let record = self.store.dose_known_by(id)?.ok_or(AppError::NoSuchEntry)?;
        let request = CorrectRequest { id: self.entry(&record)?.id, to: Correction::NoAnswer, close_confirmed: false };
        match self.correct(&request)? {
            TakeOutcome::Saved { saved, .. } => Ok(saved),
            // Only what was taken is asked about.
            TakeOutcome::AskWhich { .. } | TakeOutcome::AskClose { .. } => Err(AppError::NoSuchEntry),
        }
    }

    fn remove_night(&mut self, id: &str) -> Result<Saved, AppError> {
        let kept = self.store.entry::<ldn_core::sleep::entry::SleepEntry>(id)?.ok_or(AppError::NoSuchEntry)?;
        self.remove_sleep(&kept.value.night_of.to_string())
    }

    fn remove_plainly<T: Entry>(&mut self, kind: &'static str, id: &str) -> Result<Saved, AppError> {
        let now = self.now();
        let (removed, saved) = self.write(kind, Via::Window, now, |writer| writer.remove_entry::<T>(id))?;
        if removed { Ok(saved) } else { Err(AppError::NoSuchEntry) }
    }
}
