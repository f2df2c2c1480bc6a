//! Today.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::caution::AlertView;
use super::diary::DiaryPrompts;
use super::dose::{DoseCard, NextDose};
use super::evidence::ReminderHealth;
use super::extras::ReviewDue;
use super::moving::MoveSuggestion;
use super::pause::{GapView, PauseView};
use super::side_effect::OngoingEffect;
use super::steps::StepDue;
use super::stock::StockNotice;
use super::travel::{CloseNext, TravelQuestion};
use super::trends::BaselineView;
use super::views;

views! {
/// How one night (or day) of the strip went.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum NightMark {
    /// Before the first dose, or before the plan was entered.
    BeforeStart,
    /// Everything due was taken within the hour.
    Taken,
    /// Everything due was taken, something more than an hour late.
    Late,
    /// Something was left out by choice, nothing missed.
    Skipped,
    /// Something closed unanswered.
    Missed,
    /// A pause.
    Paused,
    /// Left out by a move of the time.
    LeftOut,
    /// Something is still open or to come.
    Open,
}

/// One night of the strip.
struct Night {
    /// The dose date.
    pub date: String,
    /// How it went.
    pub mark: NightMark,
}

/// How often each mark occurs in the strip; only those that occur.
struct NightCount {
    /// The mark.
    pub mark: NightMark,
    /// How often.
    pub count: u32,
}

/// The screen's title.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum Heading {
    /// From 04:00.
    Morning,
    /// From 12:00.
    Afternoon,
    /// From 18:00.
    Evening,
    /// In the evening, with a bedtime dose ahead or open.
    Tonight,
}

/// Today.
struct TodayView {
    /// The instant this is true of, UTC seconds.
    pub now: i64,
    /// The zone that doses follow; the times are shown in it.
    pub zone: String,
    /// The device's zone, where the times shown are not its own (home time).
    pub local_zone: Option<String>,
    /// The diary's own date (a night ends at 04:00).
    pub date: String,
    /// Which greeting fits.
    pub heading: Heading,
    /// The open or next dose, or the last one answered.
    pub card: Option<DoseCard>,
    /// Further doses that are open too, oldest first.
    pub also_open: Vec<DoseCard>,
    /// The last 14 nights, oldest first.
    pub nights: Vec<Night>,
    /// Whether the strip counts nights (bedtime doses only) or days.
    pub strip_of_nights: bool,
    /// The strip in numbers.
    pub counts: Vec<NightCount>,
    /// What comes next, soonest first, without the card's own dose.
    pub next: Vec<NextDose>,
    /// How reminders stand.
    pub reminders: ReminderHealth,
    /// The last dose that closed unanswered, while it is worth asking what happened.
    pub missed: Option<DoseCard>,
    /// The clock moved: which one are doses to follow?
    pub travel: Option<TravelQuestion>,
    /// A journey brings the next dose close to the last one.
    pub close_next: Option<CloseNext>,
    /// What the person was warned of and has not answered, the strongest first.
    pub alerts: Vec<AlertView>,
    /// Troubled nights: ask the prescriber about mornings?
    pub suggestion: Option<MoveSuggestion>,
    /// A pause or a stop that has begun, or that comes before any other dose.
    pub pause: Option<PauseView>,
    /// More than 14 days without a dose: what is asked before reminders go on (D11).
    pub gap: Option<GapView>,
    /// Side effects that are still there.
    pub ongoing: Vec<OngoingEffect>,
    /// What the diary asks for.
    pub diary: DiaryPrompts,
    /// The medicine runs low, has run out, or is to be discarded.
    pub stock: Option<StockNotice>,
    /// A step of the plan is proposed.
    pub step: Option<StepDue>,
    /// The days before the first dose, while they last.
    pub baseline: Option<BaselineView>,
    /// A look back that is asked for.
    pub review: Option<ReviewDue>,
}
}
