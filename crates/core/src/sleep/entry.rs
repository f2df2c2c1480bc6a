//! What the person enters about a night (L2).

use chrono_tz::Tz;

use super::insomnia::Night;
use crate::time::dose_date::DoseDate;
use crate::time::timestamp::Timestamp;

/// How the dreams were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dreams {
    /// None remembered.
    Unremembered,
    /// As usual.
    Ordinary,
    /// Vivid.
    Vivid,
    /// A nightmare.
    Nightmare,
}
crate::names!(Dreams { Unremembered = "none", Ordinary = "ordinary", Vivid = "vivid", Nightmare = "nightmare" });

/// A night's entry; one for each night.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SleepEntry {
    /// The night's date.
    pub night_of: DoseDate,
    /// The zone it was slept in.
    pub zone: Tz,
    /// When the person went to bed.
    pub bed_at: Option<Timestamp>,
    /// Minutes to fall asleep.
    pub minutes_to_sleep: Option<u16>,
    /// Minutes awake in the night.
    pub minutes_awake: Option<u16>,
    /// When the person got up.
    pub up_at: Option<Timestamp>,
    /// The dreams.
    pub dreams: Option<Dreams>,
    /// A note.
    pub note: Option<String>,
}

impl SleepEntry {
    /// The night as the rule for insomnia looks at it.
    #[must_use]
    pub const fn night(&self, insomnia_logged: bool) -> Night {
        Night {
            night_of: self.night_of,
            minutes_to_sleep: self.minutes_to_sleep,
            minutes_awake: self.minutes_awake,
            insomnia_logged,
        }
    }
}
