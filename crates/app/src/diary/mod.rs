//! The diary: side effects, nights, check-ins; and what Today asks of it.

mod convert;
mod help;
mod scores;
mod side_effect;
mod sleep;
pub(crate) mod typed;

use ldn_core::diary::scores::ScoreEntry;
use ldn_core::diary::side_effect::SideEffect;
use ldn_core::sleep::check::last_night;
use ldn_core::sleep::entry::SleepEntry;
use ldn_core::{Timestamp, diary_date, local_minutes};

use crate::companion::Companion;
use crate::error::AppError;
use crate::view::{DiaryPrompts, LatelyView};

/// Diary days that are listed as lately.
const LATELY: u64 = 14;
/// The night is over at this minute of the day, as for the diary's date.
const NIGHT_OVER: u16 = 4 * 60;
/// Today asks how the night was until this minute of the day (own rule).
const NIGHT_ASKED_UNTIL: u16 = 18 * 60;

impl Companion {
    /// What was entered lately, to be seen and changed.
    ///
    /// # Errors
    /// Where the diary can't be read.
    pub fn lately(&self) -> Result<LatelyView, AppError> {
        let (now, zone) = (self.now(), self.zone());
        let date = diary_date(zone, now);
        let since = date.minus_days(LATELY - 1);
        let mut nights = self.store.entries_between::<SleepEntry>(since, date)?;
        nights.reverse();
        let mut scores = self.store.entries_between::<ScoreEntry>(since, date)?;
        scores.reverse();
        let effects = self.effects_lasting(since.date(), now)?;
        let listed = |effect: &SideEffect| effect.ended.is_none() || diary_date(effect.zone, effect.began) >= since;
        let effects: Vec<_> = effects.into_iter().rev().filter(|kept| listed(&kept.value)).collect();
        Ok(LatelyView {
            zone: zone.name().to_owned(),
            date: date.to_string(),
            effects: self.effect_views(effects, now)?,
            nights: nights.iter().map(|kept| sleep::night_view(&kept.value)).collect(),
            scores: scores.iter().map(scores::view).collect(),
        })
    }

    /// What Today asks for.
    pub(crate) fn diary_prompts(&self, now: Timestamp) -> Result<DiaryPrompts, AppError> {
        let zone = self.zone();
        let night = last_night(zone, now);
        let minutes = local_minutes(zone, now);
        // Before 04:00 the night is still under way.
        let asks = (NIGHT_OVER..NIGHT_ASKED_UNTIL).contains(&minutes);
        let entered = !self.store.entries_between::<SleepEntry>(night, night)?.is_empty();
        Ok(DiaryPrompts {
            night_wanted: (asks && !entered).then(|| night.to_string()),
            check_in_wanted: self.check_in_asked(now)?.is_some_and(|at| at <= now),
        })
    }
}
