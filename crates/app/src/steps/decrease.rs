//! A decrease, before and after (D10).

use chrono::NaiveDate;
use ldn_core::diary::decrease::{DiaryAround, LEAST_DAYS, WINDOW_DAYS, Window, around_decrease};
use ldn_core::diary::scores::ScoreEntry;
use ldn_core::diary::tag::Tag;
use ldn_core::plan::stairs::{is_decrease, stairs};
use ldn_core::sleep::entry::SleepEntry;
use ldn_core::{DoseDate, Timestamp};

use super::stairs::mg;
use crate::companion::Companion;
use crate::error::AppError;
use crate::view::{DecreaseCounts, DecreaseSide, DecreaseView};

impl Companion {
    /// What the diary holds before and after the decrease on `date`.
    ///
    /// # Errors
    /// [`AppError::DateInvalid`] where the plan has no decrease on that date, or why the diary can't be
    /// read.
    pub fn decrease(&self, date: &str) -> Result<DecreaseView, AppError> {
        let on: DoseDate = date.parse().map_err(|_| AppError::DateInvalid)?;
        let (plan, now) = (self.stored_plan()?, self.now());
        let stairs = stairs(&plan.regimen, &[]);
        let mut pairs = stairs.iter().zip(stairs.iter().skip(1));
        let (before, stair) = pairs
            .find(|(before, stair)| stair.from == on && is_decrease(before, stair))
            .ok_or(AppError::DateInvalid)?;
        let (from, to) = (on.minus_days(WINDOW_DAYS), on.plus_days(WINDOW_DAYS));
        let effects: Vec<_> =
            self.effects_lasting(from.date(), Timestamp::LATEST)?.into_iter().map(|kept| kept.value).collect();
        let nights: Vec<_> =
            self.store.entries_between::<SleepEntry>(from, to)?.into_iter().map(|kept| kept.value).collect();
        let others = self.days_of_other_entries(from, to)?;
        let diary = DiaryAround { effects: &effects, nights: &nights, others: &others };
        let sides = around_decrease(on, self.diary_today(now).date(), now, diary);
        Ok(DecreaseView {
            date: on.to_string(),
            from_mg: mg(before.total),
            to_mg: mg(stair.total),
            before: side(&sides.0),
            after: side(&sides.1),
        })
    }

    fn days_of_other_entries(&self, from: DoseDate, to: DoseDate) -> Result<Vec<NaiveDate>, AppError> {
        let scores = self.store.entries_between::<ScoreEntry>(from, to)?;
        let tags = self.store.entries_between::<Tag>(from, to)?;
        let scored = scores.iter().map(|kept| kept.value.date.date());
        Ok(scored.chain(tags.iter().map(|kept| kept.value.date.date())).collect())
    }
}

fn side(window: &Window) -> DecreaseSide {
    let counts = window.counts.map(|counts| DecreaseCounts {
        vivid_dreams: counts.vivid_dreams,
        nightmares: counts.nightmares,
        headache: counts.headache,
        any: counts.any,
    });
    DecreaseSide {
        from: window.from.to_string(),
        to: window.to.to_string(),
        days: window.days,
        needed: LEAST_DAYS,
        counts,
    }
}
