//! What somebody adds who enters much, every day: two more check-ins, and side effects that pass.

use chrono::NaiveDate;

use super::Person;
use crate::companion::Companion;
use crate::error::AppError;
use crate::view::{EffectDraft, EffectGrade, EffectKind, ScaleName, ScoreValue, ScoresDraft, WhenSaid};

/// The check-ins beside the evening's.
const ALSO: [(u32, u32); 2] = [(11, 0), (15, 30)];
/// When what was noticed that day is written down, and on how many of a hundred days there is something.
const NOTICED_AT: [(u32, u32); 2] = [(13, 0), (16, 0)];
const NOTICED: u32 = 97;
/// What may be noticed.
const MAY_BE: [EffectKind; 7] = [
    EffectKind::Headache,
    EffectKind::Nausea,
    EffectKind::MoreTired,
    EffectKind::MorePain,
    EffectKind::UpsetStomach,
    EffectKind::HotFlashes,
    EffectKind::Other,
];
/// What may be noted.
const NOTES: [&str; 5] = ["", "", "after a long walk", "slept badly before", "weather change, café with friends"];

impl Person {
    /// The day of `date`, before its evening.
    pub(super) fn live_busily(&mut self, companion: &mut Companion, date: NaiveDate) -> Result<(), AppError> {
        for time in ALSO {
            self.set_clock(date, time);
            let note = self.one_of(&NOTES).to_string();
            let values = [ScaleName::Pain, ScaleName::Fatigue, ScaleName::Fog]
                .map(|scale| ScoreValue { scale, value: self.rng.u8(2..8) })
                .to_vec();
            companion.put_scores(&ScoresDraft { values, at: WhenSaid::Now, note })?;
        }
        for time in NOTICED_AT {
            self.set_clock(date, time);
            if self.rng.u32(0..100) < NOTICED {
                let draft = self.passing();
                companion.put_side_effect(&draft)?;
            }
        }
        Ok(())
    }

    fn passing(&mut self) -> EffectDraft {
        let what = *self.one_of(&MAY_BE);
        EffectDraft {
            what,
            own_words: if what == EffectKind::Other { "ringing in the ears".to_owned() } else { String::new() },
            grade: *self.one_of(&[EffectGrade::Mild, EffectGrade::Mild, EffectGrade::Moderate]),
            began: WhenSaid::Now,
            ended: Some(WhenSaid::Now),
            distressing: None,
            from_ldn: None,
            note: self.one_of(&NOTES).to_string(),
        }
    }

    fn one_of<'a, T>(&mut self, choice: &'a [T]) -> &'a T {
        let chosen = self.rng.usize(0..choice.len());
        choice.get(chosen).unwrap_or(&choice[0])
    }
}
