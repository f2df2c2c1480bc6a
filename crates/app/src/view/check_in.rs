//! The check-in: its scales, its questions, what was answered lately.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::diary::WhenSaid;
use super::night::NightView;
use super::side_effect::EffectView;
use super::views;

views! {
/// What is scored from 0 to 10.
#[derive(Copy, Hash)]
#[serde(rename_all = "snake_case")]
enum ScaleName {
    /// Pain.
    Pain,
    /// Fatigue.
    Fatigue,
    /// How well the night was slept.
    SleepQuality,
    /// How the day was on the whole.
    Overall,
    /// Fog.
    Fog,
    /// Mood.
    Mood,
    /// Stress.
    Stress,
    /// Stiffness.
    Stiffness,
    /// Tenderness to pressure or heat.
    Tenderness,
}

/// An answered scale.
#[derive(Copy)]
struct ScoreValue {
    /// Which.
    pub scale: ScaleName,
    /// 0 to 10.
    pub value: u8,
}

/// A check-in as it is typed; what was skipped is not in it.
struct ScoresDraft {
    /// The answers.
    pub values: Vec<ScoreValue>,
    /// When it was true.
    pub at: WhenSaid,
    /// A note; empty for none.
    pub note: String,
}

/// A check-in in the diary.
struct ScoresView {
    /// Names it.
    pub id: String,
    /// When it was true, UTC seconds.
    pub at: i64,
    /// The zone it was entered in.
    pub zone: String,
    /// The diary's day.
    pub date: String,
    /// The answers, in the order they are asked.
    pub values: Vec<ScoreValue>,
    /// A note.
    pub note: Option<String>,
}

/// What a scale was on a day.
struct DayValue {
    /// The diary's day.
    pub date: String,
    /// The last answer of that day.
    pub value: Option<u8>,
}

/// A question of the check-in.
struct CheckInQuestion {
    /// Which scale.
    pub scale: ScaleName,
    /// What it was the day before.
    pub day_before: Option<u8>,
    /// The six days before, oldest first.
    pub week: Vec<DayValue>,
}

/// How the check-in is asked.
struct CheckInSettings {
    /// Minutes of the day of its reminder; missing for none.
    pub reminder_at: Option<u16>,
    /// The scales that are asked beside the four daily ones.
    pub optional: Vec<ScaleName>,
}

/// The check-in.
struct CheckInView {
    /// The instant this is true of, UTC seconds.
    pub now: i64,
    /// The zone of the entry.
    pub zone: String,
    /// The diary's day it is for.
    pub date: String,
    /// Whether that is today.
    pub is_today: bool,
    /// The questions, in their order.
    pub questions: Vec<CheckInQuestion>,
    /// The entry that is changed, or gone on with.
    pub entry: Option<ScoresView>,
    /// How it is asked.
    pub settings: CheckInSettings,
    /// Every scale that can be asked beside the daily ones.
    pub optional: Vec<ScaleName>,
}

/// What was entered in the last 14 days, newest first.
struct LatelyView {
    /// The zone of the diary now.
    pub zone: String,
    /// The diary's day.
    pub date: String,
    /// Side effects, with those still there however long ago they began.
    pub effects: Vec<EffectView>,
    /// Nights.
    pub nights: Vec<NightView>,
    /// Check-ins.
    pub scores: Vec<ScoresView>,
}
}
