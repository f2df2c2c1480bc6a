//! How it is, 0 to 10, in the person's own judgement (L1).

use chrono_tz::Tz;

use super::change::Score;
use crate::time::diary_date::DiaryDate;
use crate::time::timestamp::Timestamp;

/// What is scored. The first four are asked each day, the others where the person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scale {
    /// Pain.
    Pain,
    /// Fatigue.
    Fatigue,
    /// How well the night was slept: 10 is best.
    SleepQuality,
    /// How the day was on the whole: 10 is best.
    Overall,
    /// Fog.
    Fog,
    /// Mood: 10 is best.
    Mood,
    /// Stress.
    Stress,
    /// Stiffness.
    Stiffness,
    /// Tenderness to pressure or heat.
    Tenderness,
}
crate::names!(Scale {
    Pain = "pain",
    Fatigue = "fatigue",
    SleepQuality = "sleep_quality",
    Overall = "overall",
    Fog = "fog",
    Mood = "mood",
    Stress = "stress",
    Stiffness = "stiffness",
    Tenderness = "tenderness",
});

impl Scale {
    /// Whether 10 is the best value rather than the worst.
    #[must_use]
    pub const fn more_is_better(self) -> bool {
        matches!(self, Self::SleepQuality | Self::Overall | Self::Mood)
    }
}

/// A value for each scale that was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scores([Option<Score>; Scale::ALL.len()]);

impl Scores {
    /// The value of `scale`; none where it was not answered.
    #[must_use]
    pub fn get(&self, scale: Scale) -> Option<Score> {
        self.0.get(scale as usize).copied().flatten()
    }

    /// The same with `scale` answered by `value`, or not at all.
    #[must_use]
    pub fn with(mut self, scale: Scale, value: Option<Score>) -> Self {
        if let Some(place) = self.0.get_mut(scale as usize) {
            *place = value;
        }
        self
    }

    /// Whether nothing was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}

/// An entry of the diary: several a day are possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreEntry {
    /// When it was true.
    pub at: Timestamp,
    /// The zone it was entered in.
    pub zone: Tz,
    /// The diary's day it belongs to.
    pub date: DiaryDate,
    /// The values.
    pub scores: Scores,
    /// A note.
    pub note: Option<String>,
}
