//! What else a day held (L3).

use crate::time::diary_date::DiaryDate;

/// What it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TagKind {
    /// A flare.
    Flare,
    /// Exercise.
    Exercise,
    /// Heat.
    Heat,
    /// Massage.
    Massage,
    /// A bath.
    Bath,
    /// Caffeine.
    Caffeine,
    /// A change of the weather.
    WeatherChange,
    /// Stress.
    Stress,
    /// Illness.
    Illness,
    /// Travel.
    Travel,
    /// Menstruation.
    Menstruation,
    /// In own words.
    Own,
}
crate::names!(TagKind {
    Flare = "flare",
    Exercise = "exercise",
    Heat = "heat",
    Massage = "massage",
    Bath = "bath",
    Caffeine = "caffeine",
    WeatherChange = "weather_change",
    Stress = "stress",
    Illness = "illness",
    Travel = "travel",
    Menstruation = "menstruation",
    Own = "own",
});

/// A tag on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The diary's day.
    pub date: DiaryDate,
    /// What.
    pub what: TagKind,
    /// In own words; for [`TagKind::Own`], and only for it.
    pub own_words: Option<String>,
}
