//! The questions before starting (A1, A2, A3).

use std::collections::BTreeMap;

use ldn_core::caution::cause::Cause;
use ldn_core::caution::due::Subject;
use ldn_core::caution::screening::{Screening, ScreeningQuestion};
use ldn_core::diary::side_effect::Opinion;
use ldn_store::Via;

use crate::companion::Companion;
use crate::error::AppError;
use crate::view::{self, Saved, ScreeningAnswer, ScreeningView};

impl Companion {
    /// What was answered before starting.
    ///
    /// # Errors
    /// Why the diary can't be read.
    pub fn screening(&self) -> Result<ScreeningView, AppError> {
        let known = self.answers()?;
        let answer = |question: &ScreeningQuestion| {
            let reply = (*known.get(question)?).into();
            Some(ScreeningAnswer { question: (*question).into(), reply })
        };
        let answers: Vec<ScreeningAnswer> = ScreeningQuestion::ALL.iter().filter_map(answer).collect();
        let open = ScreeningQuestion::ALL.len() - answers.len();
        Ok(ScreeningView { answers, open: u32::try_from(open).unwrap_or(u32::MAX) })
    }

    /// The questions whose answers would bring an alert. Writes nothing.
    #[must_use]
    pub fn check_screening(&self, answers: &[ScreeningAnswer]) -> Vec<view::ScreeningQuestion> {
        let given = given(answers).into_iter().map(|(question, answer)| Screening { question, answer });
        given.filter(|one| Cause::of_answer(one).is_some()).map(|one| one.question.into()).collect()
    }

    /// Keeps the answers that are given, with the alerts they bring or end; other questions stay as
    /// they were.
    ///
    /// # Errors
    /// Why it can't be written.
    pub fn put_screening(&mut self, answers: &[ScreeningAnswer]) -> Result<Saved, AppError> {
        let now = self.now();
        let known = self.answers()?;
        let mut work = Vec::new();
        for (question, answer) in given(answers) {
            let before = known.get(&question).copied();
            if before == Some(answer) {
                continue;
            }
            let screening = Screening { question, answer };
            let cause = |answer| Cause::of_answer(&Screening { question, answer });
            let causes = (before.and_then(cause), cause(answer));
            work.push((screening, self.alert_work(Subject::Answer(question), causes, now)?));
        }
        let ((), saved) = self.write("screening", Via::Window, now, |writer| {
            work.into_iter().try_for_each(|(screening, alerts)| {
                writer.put_entry(&screening)?;
                alerts.keep(None, writer)
            })
        })?;
        Ok(saved)
    }

    fn answers(&self) -> Result<BTreeMap<ScreeningQuestion, Opinion>, AppError> {
        let kept = self.store.entries::<Screening>()?.into_iter().map(|kept| kept.value);
        Ok(kept.map(|screening| (screening.question, screening.answer)).collect())
    }
}

/// The answers by their question; of two to the same one the last counts.
fn given(answers: &[ScreeningAnswer]) -> BTreeMap<ScreeningQuestion, Opinion> {
    answers.iter().map(|answer| (answer.question.into(), answer.reply.into())).collect()
}
