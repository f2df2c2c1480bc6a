//! Pictures of how it goes, and the days before the first dose.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::check_in::ScaleName;
use super::side_effect::{EffectGrade, EffectKind};
use super::stairs::{StairTread, Staircase};
use super::views;

views! {
/// How far back the pictures look.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum TrendsPeriod {
    /// 30 days.
    #[serde(rename = "30_days")]
    Days30,
    /// Three months.
    #[serde(rename = "3_months")]
    Months3,
    /// A year.
    Year,
    /// Everything.
    All,
}

/// The scores over time, over the doses.
struct TrendsView {
    /// How far back.
    pub period: TrendsPeriod,
    /// The first day of the axis.
    pub from: String,
    /// The last one: the diary's day.
    pub to: String,
    /// The first dose; missing where none was taken yet.
    pub first_dose: Option<String>,
    /// Whether the lines are means of weeks, since there are too many days to be drawn.
    pub by_week: bool,
    /// The scales that have entries.
    pub lanes: Vec<TrendsLane>,
    /// The plan as stairs up to the last day, with what happened on them.
    pub dose: Staircase,
    /// Side effects, by when they began.
    pub marks: Vec<TrendsMark>,
    /// Doses taken, week by week.
    pub adherence: Vec<TrendsWeek>,
    /// The side effects of each stretch of one planned amount.
    pub steps: Vec<TrendsStep>,
    /// Whether a dose was moved: sleep before and after stands on a page of its own.
    pub moved: bool,
}

/// One scale.
struct TrendsLane {
    /// The scale.
    pub scale: ScaleName,
    /// Whether 10 is best.
    pub more_is_better: bool,
    /// Each day with an entry, as the mean of its entries; none where it is drawn by weeks.
    pub days: Vec<TrendsPoint>,
    /// The line, in the pieces that belong together: means of seven days, or of weeks.
    pub lines: Vec<Vec<TrendsPoint>>,
    /// Stretches of the axis without an entry that are long enough to be named.
    pub gaps: Vec<TrendsGap>,
    /// The weeks, counted from the first dose.
    pub weeks: Vec<TrendsMean>,
    /// The 14 days before the first dose.
    pub before: TrendsFigure,
    /// What would be 30% better than those, tenths; missing where it can't be.
    pub better_by_30_tenths: Option<u32>,
    /// The last 7 days.
    pub now: TrendsFigure,
    /// How much less it is now, in percent of before; negative where it is more.
    pub percent_less: Option<i64>,
    /// Whether it is 30% better.
    pub better_by_30: Option<bool>,
}

/// A value on a day.
struct TrendsPoint {
    /// The day; of a week its first.
    pub date: String,
    /// The value, in tenths.
    pub tenths: u32,
}

/// Days without an entry.
struct TrendsGap {
    /// The first of them.
    pub from: String,
    /// The last one.
    pub to: String,
}

/// A mean with the days it is of; none of too few.
#[derive(Copy)]
struct TrendsFigure {
    /// The mean, in tenths.
    pub tenths: Option<u32>,
    /// Days with an entry.
    pub days: u32,
    /// So many it needs.
    pub needed: u32,
}

/// The mean of a week.
struct TrendsMean {
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub to: String,
    /// Days of it with an entry.
    pub days: u32,
    /// Their mean, in tenths; missing of fewer than three.
    pub tenths: Option<u32>,
    /// How much less than before the first dose, in percent; negative where it is more.
    pub percent_less: Option<i64>,
}

/// Side effects that began on a day, or in a week where it is drawn by weeks.
struct TrendsMark {
    /// The day, or the first of the week.
    pub date: String,
    /// The highest grade.
    pub grade: EffectGrade,
    /// How many.
    pub entries: u32,
}

/// The doses of a week, Monday to Sunday, or what lies of it in the period.
struct TrendsWeek {
    /// Its first dose date.
    pub from: String,
    /// Its last one.
    pub to: String,
    /// Taken.
    pub taken: u32,
    /// Due.
    pub due: u32,
    /// Taken of due, in percent; missing where nothing was due.
    pub percent: Option<u32>,
}

/// Days on which the plan asked for one amount.
struct TrendsStep {
    /// The first of them in the period.
    pub from: String,
    /// The last one.
    pub to: String,
    /// How many.
    pub days: u32,
    /// A day's total, milligrams.
    pub mg: String,
    /// Doses, a pause or a stop.
    pub tread: StairTread,
    /// What was there, the strongest first.
    pub effects: Vec<TrendsEffect>,
}

/// One side effect on the days of one amount.
struct TrendsEffect {
    /// What.
    pub what: EffectKind,
    /// In the person's own words.
    pub own_words: Option<String>,
    /// The highest grade.
    pub grade: EffectGrade,
    /// How many entries.
    pub entries: u32,
    /// Days it was there.
    pub days: u32,
    /// Whether it goes on still.
    pub ongoing: bool,
}

/// The days before the first dose, while they last.
struct BaselineView {
    /// The first dose, as it is planned now.
    pub first_dose: String,
    /// Days until then; 0 on the day itself.
    pub days_left: u32,
    /// Which of the days before it today is; missing before they begin, and on the day of the dose.
    pub day: Option<u32>,
    /// Of so many.
    pub days: u32,
    /// Days with an entry so far.
    pub entered: u32,
    /// So many make a baseline.
    pub needed: u32,
}
}
