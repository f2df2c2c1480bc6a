//! Side effects as the person logs them (E1, E2, E3).

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::time::diary_date::diary_date;
use crate::time::timestamp::Timestamp;

/// What it is, in the order of the quick list (E1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SideEffectKind {
    /// Vivid dreams.
    VividDreams,
    /// Nightmares.
    Nightmares,
    /// Trouble sleeping.
    TroubleSleeping,
    /// Headache.
    Headache,
    /// Upset stomach.
    UpsetStomach,
    /// Nausea.
    Nausea,
    /// More pain than usual.
    MorePain,
    /// More tired than usual.
    MoreTired,
    /// Hot flashes.
    HotFlashes,
    /// Low mood.
    LowMood,
    /// Anything else, in own words.
    Other,
}
crate::names!(SideEffectKind {
    VividDreams = "vivid_dreams",
    Nightmares = "nightmares",
    TroubleSleeping = "trouble_sleeping",
    Headache = "headache",
    UpsetStomach = "upset_stomach",
    Nausea = "nausea",
    MorePain = "more_pain",
    MoreTired = "more_tired",
    HotFlashes = "hot_flashes",
    LowMood = "low_mood",
    Other = "other",
});

impl SideEffectKind {
    /// Whether it comes at night, so that "last night" is when it most likely began.
    #[must_use]
    pub const fn is_of_the_night(self) -> bool {
        matches!(self, Self::VividDreams | Self::Nightmares | Self::TroubleSleeping)
    }
}

/// How much it got in the way (E2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Noticed.
    Mild,
    /// Got in the way.
    Moderate,
    /// Stopped the person.
    Severe,
}
crate::names!(Grade { Mild = "mild", Moderate = "moderate", Severe = "severe" });

/// Whether the person thinks that it is from the medicine; never the app's word (E3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Opinion {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not sure.
    NotSure,
}
crate::names!(Opinion { Yes = "yes", No = "no", NotSure = "not_sure" });

/// A side effect. What goes with it (dose, step, days since the last change) is computed when it is
/// shown, and not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideEffect {
    /// What.
    pub what: SideEffectKind,
    /// In own words; for [`SideEffectKind::Other`], and only for it.
    pub own_words: Option<String>,
    /// How much it got in the way.
    pub grade: Grade,
    /// When it began.
    pub began: Timestamp,
    /// When it went; none while it lasts.
    pub ended: Option<Timestamp>,
    /// The zone it was entered in.
    pub zone: Tz,
    /// For vivid dreams: whether they were distressing (most are not).
    pub distressing: Option<bool>,
    /// Whether the person thinks that it is from the medicine.
    pub from_ldn: Option<Opinion>,
    /// A note.
    pub note: Option<String>,
}

impl SideEffect {
    /// The days of `span` it was there on: the diary's days from its beginning to its end, or to `now`
    /// where it goes on.
    pub fn days_within(&self, (from, to): (NaiveDate, NaiveDate), now: Timestamp) -> impl Iterator<Item = NaiveDate> {
        let first = diary_date(self.zone, self.began).date().max(from);
        let last = diary_date(self.zone, self.ended.unwrap_or(now).max(self.began)).date().min(to);
        first.iter_days().take_while(move |day| *day <= last)
    }
}
