//! Tags, laboratory values and reviews.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::check_in::ScaleName;
use super::views;

views! {
/// What else a day held.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum TagName {
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

/// A tag as it is said of a day.
struct TagSaid {
    /// What.
    pub what: TagName,
    /// In own words; for `own`, and only for it.
    pub own_words: Option<String>,
}

/// The tags of a day.
struct TagsView {
    /// The diary's day.
    pub date: String,
    /// The diary's present day.
    pub today: String,
    /// The zone of the diary now.
    pub zone: String,
    /// What is offered, in its order: the list, then own words that were used before or are used now, the latest
    /// first. What was said of the day is among it.
    pub choices: Vec<TagChoice>,
    /// What was said of the day.
    pub chosen: Vec<TagSaid>,
}

/// A tag that is offered.
struct TagChoice {
    /// Which.
    pub tag: TagSaid,
    /// Whether it was said of the day.
    pub chosen: bool,
}

/// The days with a tag, or those without it.
struct TagSideView {
    /// How many of them have an entry of the scale.
    pub days: u32,
    /// The mean of the scale on them, with one decimal; missing where either side has too few days.
    pub mean: Option<String>,
}

/// A tag with both its sides.
struct TagCompared {
    /// The tag.
    pub tag: TagSaid,
    /// On how many days it was said, with or without an entry of the scale.
    pub tagged: u32,
    /// The days with it.
    pub with: TagSideView,
    /// The days without it.
    pub without: TagSideView,
}

/// How a scale was with each tag and without it: counts and means, and no claim.
struct TagsCompared {
    /// The scale.
    pub scale: ScaleName,
    /// Every scale there is.
    pub scales: Vec<ScaleName>,
    /// The first day that has a tag; missing where none has. Days before it are left out.
    pub since: Option<String>,
    /// Days with an entry that each side needs.
    pub needed: u32,
    /// Every tag that was ever used, the most used first.
    pub tags: Vec<TagCompared>,
}

/// What a laboratory measured.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum LabName {
    /// Erythrocyte sedimentation rate.
    Esr,
    /// C-reactive protein.
    Crp,
    /// Alanine aminotransferase.
    Alt,
    /// Aspartate aminotransferase.
    Ast,
    /// Thyroid antibodies.
    ThyroidAntibodies,
    /// In own words.
    Own,
}

/// A laboratory's value as it is typed.
struct LabDraft {
    /// What was measured.
    pub what: LabName,
    /// In own words, for `own`.
    pub own_words: String,
    /// The day the sample was taken, YYYY-MM-DD.
    pub date: String,
    /// The value.
    pub value: String,
    /// Its unit; empty for the usual one.
    pub unit: String,
    /// The laboratory's range; empty for none.
    pub range: String,
    /// A note; empty for none.
    pub note: String,
}

/// A laboratory's value in the diary.
struct LabView {
    /// Names it.
    pub id: String,
    /// What was measured.
    pub what: LabName,
    /// In own words.
    pub own_words: Option<String>,
    /// The day the sample was taken.
    pub date: String,
    /// The value, exact decimal text.
    pub value: String,
    /// Its unit; may be empty for what is measured in own words.
    pub unit: String,
    /// The laboratory's range.
    pub range: Option<String>,
    /// A note.
    pub note: Option<String>,
}

/// What can be entered, and the unit it mostly has.
struct LabKindView {
    /// What.
    pub what: LabName,
    /// The usual unit; empty where there is none.
    pub unit: String,
}

/// The laboratory's values.
struct LabsView {
    /// The diary's present day.
    pub today: String,
    /// The zone of the diary now.
    pub zone: String,
    /// What can be entered.
    pub kinds: Vec<LabKindView>,
    /// The values, newest first.
    pub labs: Vec<LabView>,
}

/// When a review is asked for, counted from the first dose.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum ReviewMarkerName {
    /// After two weeks.
    Weeks2,
    /// After eight weeks.
    Weeks8,
    /// After eighteen weeks.
    Weeks18,
    /// After a year.
    Year1,
}

/// Seven points, from much better to much worse.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum ReviewChange {
    /// Much better.
    MuchBetter,
    /// Better.
    Better,
    /// A little better.
    ALittleBetter,
    /// The same.
    TheSame,
    /// A little worse.
    ALittleWorse,
    /// Worse.
    Worse,
    /// Much worse.
    MuchWorse,
}

/// A review that Today asks for.
struct ReviewDue {
    /// The marker.
    pub marker: ReviewMarkerName,
    /// The marker's date.
    pub on: String,
}

/// A review as it is typed.
struct ReviewDraft {
    /// The marker.
    pub marker: ReviewMarkerName,
    /// How much has changed.
    pub change: ReviewChange,
    /// A note; empty for none.
    pub note: String,
}

/// A review that was given.
struct ReviewGiven {
    /// How much had changed.
    pub change: ReviewChange,
    /// A note.
    pub note: Option<String>,
    /// When it was said, UTC seconds.
    pub at: i64,
}

/// A marker that has come or is to come.
struct ReviewAsked {
    /// The marker.
    pub marker: ReviewMarkerName,
    /// Its date.
    pub on: String,
    /// Whether it has come, so that it can be answered.
    pub has_come: bool,
    /// What was said.
    pub given: Option<ReviewGiven>,
}

/// The reviews.
struct ReviewsView {
    /// The zone of the diary now.
    pub zone: String,
    /// The date of the first dose taken; missing where none was.
    pub first_dose: Option<String>,
    /// The four markers, earliest first; none before the first dose, but for those answered already.
    pub reviews: Vec<ReviewAsked>,
    /// The marker that is asked about now.
    pub due: Option<ReviewMarkerName>,
}
}
