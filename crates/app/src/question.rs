//! Questions for the doctor (P1): written down when they come up, printed with the report until they
//! were asked.

use ldn_core::care::question::Question;
use ldn_core::local_date;
use ldn_store::{Kept, Via};

use crate::companion::Companion;
use crate::convert::typed_words;
use crate::error::AppError;
use crate::view::{QuestionDraft, QuestionView, Saved};

impl Companion {
    /// Every question, the open ones first, each in the order it was written down.
    ///
    /// # Errors
    /// Why the diary can't be read.
    pub fn questions(&self) -> Result<Vec<QuestionView>, AppError> {
        let mut questions: Vec<QuestionView> = self.store.entries::<Question>()?.into_iter().map(view).collect();
        questions.sort_by_key(|question| question.asked_on.is_some());
        Ok(questions)
    }

    /// Keeps `draft`, in place of the one whose id it names.
    ///
    /// # Errors
    /// [`AppError::QuestionMissing`], [`AppError::OwnWordsTooLong`], [`AppError::NoSuchEntry`], or why it
    /// can't be written.
    pub fn put_question(&mut self, draft: &QuestionDraft) -> Result<Saved, AppError> {
        let now = self.now();
        let asks = typed_words(&draft.asks)?.ok_or(AppError::QuestionMissing)?;
        let before = draft.id.as_deref().map(|id| self.kept_question(id)).transpose()?;
        let asked_before = before.as_ref().and_then(|kept| kept.value.asked_on);
        let asked_on = draft.asked.then(|| asked_before.unwrap_or_else(|| local_date(self.zone(), now)));
        let question = Question { asks, asked_on };
        let ((), saved) = self.write("question", Via::Window, now, |writer| match before {
            Some(before) => writer.replace_entry(&before.id, &question),
            None => writer.put_entry(&question).map(drop),
        })?;
        Ok(saved)
    }

    /// Removes the one known by `id`.
    ///
    /// # Errors
    /// [`AppError::NoSuchEntry`], or why it can't be written.
    pub fn remove_question(&mut self, id: &str) -> Result<Saved, AppError> {
        self.kept_question(id)?;
        let now = self.now();
        let ((), saved) =
            self.write("question", Via::Window, now, |writer| writer.remove_entry::<Question>(id).map(drop))?;
        Ok(saved)
    }

    fn kept_question(&self, id: &str) -> Result<Kept<Question>, AppError> {
        self.store.entry::<Question>(id)?.ok_or(AppError::NoSuchEntry)
    }
}

fn view(kept: Kept<Question>) -> QuestionView {
    let Kept { id, value: Question { asks, asked_on }, .. } = kept;
    QuestionView { id, asks, asked_on: asked_on.map(|on| on.to_string()) }
}
