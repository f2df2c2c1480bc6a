//! Side effects: typed, listed, still there; and the text for when help is needed at once.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::answer::Saved;
use super::diary::WhenSaid;
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
    /// Whether it comes at night, so that "last night" is proposed as its beginning.
    pub at_night: bool,
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
}
