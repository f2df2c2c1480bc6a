//! One night: what was said of it, and what is typed.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::views;

views! {
/// How the dreams were.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum DreamsSaid {
    /// None remembered.
    Unremembered,
    /// As usual.
    Ordinary,
    /// Vivid.
    Vivid,
    /// A nightmare.
    Nightmare,
}

/// A night as it is typed.
struct SleepDraft {
    /// The night's date.
    pub night_of: String,
    /// Wall time of going to bed, as typed; empty for none.
    pub bed_at: String,
    /// Minutes to fall asleep.
    pub minutes_to_sleep: Option<u16>,
    /// Minutes awake in the night.
    pub minutes_awake: Option<u16>,
    /// Wall time of getting up, as typed; empty for none.
    pub up_at: String,
    /// The dreams.
    pub dreams: Option<DreamsSaid>,
    /// A note; empty for none.
    pub note: String,
    /// The minutes in bed that the person was asked about, and that are right.
    pub agreed_minutes: Option<u32>,
}

/// What the typed times of a night come to.
struct NightSpan {
    /// Going to bed.
    pub bed_at: Option<i64>,
    /// Getting up.
    pub up_at: Option<i64>,
    /// Minutes in bed, where both ends are known.
    pub minutes: Option<u32>,
    /// Whether that is not as a night usually is, and its days are shown too: so long that it is asked
    /// about, or still ahead.
    pub unusual: bool,
    /// The zone the times are read in.
    pub zone: String,
}

/// A night to be entered or changed.
struct SleepView {
    /// Names the entry; missing where there is none yet.
    pub id: Option<String>,
    /// What is entered, or proposed.
    pub draft: SleepDraft,
    /// The latest night there can be an entry of.
    pub latest: String,
    /// Whether it is the night that has just been.
    pub is_last: bool,
    /// The zone the times are read in.
    pub zone: String,
}

/// A night in the diary.
struct NightView {
    /// The night's date; it names the entry.
    pub night_of: String,
    /// Minutes in bed, where both ends are known.
    pub in_bed: Option<u32>,
    /// Minutes to fall asleep.
    pub minutes_to_sleep: Option<u16>,
    /// Minutes awake in the night.
    pub minutes_awake: Option<u16>,
    /// The dreams.
    pub dreams: Option<DreamsSaid>,
}
}
