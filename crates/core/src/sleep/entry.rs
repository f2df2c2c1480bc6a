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
    /// How long the person slept: in bed, without falling asleep and lying awake. Known only where all
    /// four were entered (own rule: a guess would look like a measurement).
    #[must_use]
    pub fn minutes_asleep(&self) -> Option<u16> {
        let in_bed = self.up_at?.since(self.bed_at?).num_minutes();
        let awake = i64::from(self.minutes_to_sleep?) + i64::from(self.minutes_awake?);
        u16::try_from(in_bed - awake).ok()
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_asleep_is_time_in_bed_without_lying_awake_and_none_where_anything_is_missing() {
        let at = |minutes: i64| Some(Timestamp::from_seconds(1_767_992_400 + minutes * 60));
        let night = SleepEntry {
            night_of: "2026-01-09".parse().unwrap(),
            zone: Tz::Europe__Berlin,
            bed_at: at(0),
            minutes_to_sleep: Some(25),
            minutes_awake: Some(40),
            up_at: at(8 * 60),
            dreams: None,
            note: None,
        };
        assert_eq!(night.minutes_asleep(), Some(8 * 60 - 65));
        assert_eq!(SleepEntry { minutes_awake: None, ..night.clone() }.minutes_asleep(), None);
        assert_eq!(SleepEntry { up_at: None, ..night.clone() }.minutes_asleep(), None);
        assert_eq!(SleepEntry { up_at: at(60), ..night }.minutes_asleep(), None, "more awake than in bed");
    }
}
