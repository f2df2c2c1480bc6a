//! Side effects, nights and check-ins.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::answer::Saved;
use super::dose::DoseAmount;
use super::views;
use crate::error::AppError;

views! {
/// A side effect of the quick list, in its order (E1).
#[derive(Copy, Hash)]
#[serde(rename_all = "snake_case")]
enum EffectKind {
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

/// How much it got in the way (E2).
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum EffectGrade {
    /// Noticed.
    Mild,
    /// Got in the way.
    Moderate,
    /// Stopped the person.
    Severe,
}

/// Whether the person thinks that it is from the medicine (E3).
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum FromLdn {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not sure.
    NotSure,
}

/// An instant as the person says it.
#[serde(tag = "kind", rename_all = "snake_case")]
enum WhenSaid {
    /// Now.
    Now,
    /// Last night: the middle of the night before the diary's day.
    LastNight,
    /// A local date and time as typed.
    At {
        /// "2026-11-23T21:30".
        local: String,
    },
}

/// A side effect as it is typed.
struct EffectDraft {
    /// What.
    pub what: EffectKind,
    /// In own words; needed for "anything else", and kept only for it.
    pub own_words: String,
    /// How much it got in the way.
    pub grade: EffectGrade,
    /// When it began.
    pub began: WhenSaid,
    /// When it went; missing while it lasts.
    pub ended: Option<WhenSaid>,
    /// For vivid dreams: whether they were distressing.
    pub distressing: Option<bool>,
    /// Whether the person thinks that it is from the medicine.
    pub from_ldn: Option<FromLdn>,
    /// A note; empty for none.
    pub note: String,
}

/// What the last change of the dose was.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum EffectChangeKind {
    /// The first dose of all.
    Began,
    /// More in a day.
    Up,
    /// Less in a day.
    Down,
    /// As much as before, at other times.
    Time,
    /// No doses from then on.
    Paused,
    /// Doses again.
    Resumed,
}

/// The last change of the dose before a side effect.
#[derive(Copy)]
struct EffectChange {
    /// What it was.
    pub kind: EffectChangeKind,
    /// Days from its first dose on.
    pub days: u32,
}

/// What goes with a side effect, from the diary's own records (E2).
struct EffectContext {
    /// The last dose taken before it; where none was, what the plan asked for in a day.
    pub dose: Option<DoseAmount>,
    /// Whole hours since that dose; missing where it was not taken lately.
    pub hours_since_dose: Option<u32>,
    /// The last change before it.
    pub change: Option<EffectChange>,
}

/// What a draft comes to while it is typed.
struct EffectCheck {
    /// What goes with it; missing where its beginning can't be read.
    pub context: Option<EffectContext>,
    /// The first thing wrong with it.
    pub error: Option<AppError>,
}

/// A side effect in the diary.
struct EffectView {
    /// Names it.
    pub id: String,
    /// What.
    pub what: EffectKind,
    /// In own words.
    pub own_words: Option<String>,
    /// How much it got in the way.
    pub grade: EffectGrade,
    /// When it began, UTC seconds.
    pub began: i64,
    /// When it went, UTC seconds; missing while it lasts.
    pub ended: Option<i64>,
    /// The diary's day it began on.
    pub date: String,
    /// The zone it was entered in.
    pub zone: String,
    /// Diary days from its beginning to its end, or until today.
    pub lasted_days: u32,
    /// For vivid dreams: whether they were distressing.
    pub distressing: Option<bool>,
    /// Whether the person thinks that it is from the medicine.
    pub from_ldn: Option<FromLdn>,
    /// A note.
    pub note: Option<String>,
    /// What goes with it.
    pub context: EffectContext,
}

/// A row of the quick list.
#[derive(Copy)]
struct EffectRow {
    /// What.
    pub what: EffectKind,
    /// Days that the longest one still there has lasted.
    pub ongoing_days: Option<u32>,
    /// How many began in the last seven days.
    pub times: u32,
}

/// The quick list, and what was logged.
struct EffectsView {
    /// The instant this is true of, UTC seconds.
    pub now: i64,
    /// The zone of the diary now.
    pub zone: String,
    /// The diary's day.
    pub date: String,
    /// The quick list, in its order.
    pub rows: Vec<EffectRow>,
    /// What is still there, and what began in the last 30 days, newest first.
    pub logged: Vec<EffectView>,
}

/// A side effect that is on disk.
struct EffectSaved {
    /// The write; with `help_now` for a severe low mood (E5).
    pub saved: Saved,
    /// Names the entry.
    pub id: String,
    /// Whether to tell, once, that some move the dose to the morning (I1).
    pub offer_move: bool,
}

/// A side effect on Today that is still there.
struct OngoingEffect {
    /// Names it.
    pub id: String,
    /// What.
    pub what: EffectKind,
    /// In own words.
    pub own_words: Option<String>,
    /// Diary days it has lasted (E4).
    pub days: u32,
    /// Whether to ask "still there?": not on its first day, and not again on a day it was answered.
    pub ask: bool,
}

/// What Today asks for.
struct DiaryPrompts {
    /// The night that has just been, where nothing is entered of it.
    pub night_wanted: Option<String>,
    /// Whether a check-in is wanted now: none today, and it is the person's time or evening.
    pub check_in_wanted: bool,
}

/// A sign that needs help at once (E5).
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum RedFlagName {
    /// Thoughts of suicide or of harming oneself.
    SuicidalThoughts,
    /// Hallucinations or severe confusion.
    Confusion,
    /// Swelling, trouble breathing, wheeze.
    AllergicReaction,
    /// Withdrawal from opioids.
    OpioidWithdrawal,
    /// Signs of liver trouble.
    LiverTrouble,
}

/// The help-now text: complete without a number.
struct HelpNow {
    /// The signs, in the order they are shown.
    pub signs: Vec<RedFlagName>,
    /// The person's own number.
    pub phone: Option<String>,
}

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
