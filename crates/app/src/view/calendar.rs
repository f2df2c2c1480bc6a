//! The calendar: a month of nights, and everything of one day.
//!
//! Tags and laboratory values, and what was answered to a step, cross by the names they are stored under.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::appointment::AppointmentKind;
use super::check_in::ScoreValue;
use super::dose::PartOfDay;
use super::night::DreamsSaid;
use super::pause::PauseReason;
use super::plan::SlotView;
use super::record::RecordEntry;
use super::side_effect::{EffectGrade, EffectKind};
use super::today::{NightCount, NightMark};
use super::views;

views! {
/// A month of the calendar.
struct MonthView {
    /// "2026-11".
    pub month: String,
    /// The diary's own date today.
    pub today: String,
    /// The first month there is.
    pub first: String,
    /// The last month there is.
    pub last: String,
    /// Whether the marks are of nights (bedtime doses only) or of days.
    pub of_nights: bool,
    /// Each date of the month.
    pub days: Vec<MonthDay>,
    /// The marks in numbers; only those that occur.
    pub counts: Vec<NightCount>,
    /// Taken of due.
    pub sum: MonthSum,
}

/// A date of a month.
struct MonthDay {
    /// The date.
    pub date: String,
    /// How it went; none for a date ahead.
    pub mark: Option<NightMark>,
    /// The day's planned total, milligrams; none where no dose is planned.
    pub planned_mg: Option<String>,
    /// What begins on it.
    pub step: Option<DayStep>,
    /// What else the diary has of it, each kind once.
    pub entries: Vec<DayEntry>,
}

/// What begins on a date.
struct DayStep {
    /// What it is.
    pub what: PlanBegins,
    /// The day's total from then on, milligrams; none where no dose is planned.
    pub mg: Option<String>,
    /// It is only proposed then, and answered by the person.
    pub proposed: bool,
}

/// What a change of the plan brings.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum PlanBegins {
    /// The first doses of all.
    First,
    /// Another total for the day.
    Amount,
    /// Another time or part of the day.
    Time,
    /// Another medicine.
    Medicine,
    /// A pause.
    Pause,
    /// The end of the medicine.
    Stop,
    /// Nights left out by a move.
    LeftOut,
    /// The same doses again.
    GoesOn,
}

/// A kind of entry that a day has.
#[derive(Copy, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
enum DayEntry {
    /// A dose outside the plan.
    Extra,
    /// A side effect lasted.
    SideEffect,
    /// The night was entered.
    Sleep,
    /// Scores.
    Scores,
    /// A tag.
    Tag,
    /// A laboratory value.
    Lab,
    /// Surgery or a visit.
    Appointment,
}

/// Taken of due in a month.
#[derive(Copy)]
struct MonthSum {
    /// Answered or closed.
    pub due: u32,
    /// Taken.
    pub taken: u32,
    /// Of these more than an hour late.
    pub late: u32,
    /// Left out by choice.
    pub skipped: u32,
    /// Closed unanswered.
    pub missed: u32,
    /// Taken of due in whole percent.
    pub percent: Option<u32>,
}

/// Everything of one day.
struct DayView {
    /// The date: a night's own for bedtime doses.
    pub date: String,
    /// The diary's own date today.
    pub today: String,
    /// The instant this is true of, UTC seconds.
    pub now: i64,
    /// The zone that doses followed that day; times are typed in it.
    pub zone: String,
    /// The zone that doses follow now.
    pub present_zone: String,
    /// The date before, where the calendar has it.
    pub previous: Option<String>,
    /// The date after, where the calendar has it.
    pub next: Option<String>,
    /// How it went; none for a date ahead.
    pub mark: Option<NightMark>,
    /// Whether the marks are of nights or of days.
    pub of_nights: bool,
    /// The scheduled doses, then those outside the plan.
    pub doses: Vec<DayDose>,
    /// Whether a dose taken that day can be added: not on a date ahead.
    pub can_add: bool,
    /// What an added dose most likely was, milligrams; only to begin from.
    pub usual_mg: Option<String>,
    /// What begins on it.
    pub step: Option<DayStep>,
    /// What happened to the plan.
    pub events: Vec<DayEvent>,
    /// The side effects that lasted that day.
    pub side_effects: Vec<DaySideEffect>,
    /// The night.
    pub sleep: Option<DaySleep>,
    /// Scores, earliest first.
    pub scores: Vec<DayScores>,
    /// Tags.
    pub tags: Vec<DayTag>,
    /// Laboratory values.
    pub labs: Vec<DayLab>,
    /// Surgery and visits.
    pub appointments: Vec<DayAppointment>,
}

/// A dose of a day.
struct DayDose {
    /// It, as the record has it or as it is planned.
    pub entry: RecordEntry,
    /// Closes, UTC seconds; missing for a dose outside the plan.
    pub closes_at: Option<i64>,
    /// It was due before the plan was entered: nobody's miss.
    pub before_plan: bool,
    /// Whether what really happened can be said of it: not of one still to come.
    pub can_correct: bool,
}

/// Something that happened to the plan on a day.
#[serde(tag = "kind", rename_all = "snake_case")]
enum DayEvent {
    /// A phase begins.
    Begins {
        /// What it brings.
        what: PlanBegins,
        /// Its doses; none in a pause.
        slots: Vec<SlotView>,
        /// Why it pauses or stops.
        why: Option<PauseReason>,
        /// What the person said about it.
        note: Option<String>,
    },
    /// A proposed step was answered that day.
    Answered {
        /// "up", "hold", "back" or "stop".
        answer: String,
        /// Why, in the person's words.
        note: Option<String>,
    },
    /// A move to another part of the day was decided that day.
    Moved {
        /// From this part of the day.
        from: PartOfDay,
        /// To this one.
        to: PartOfDay,
        /// The first dose date after it.
        first_date: String,
    },
}

/// A side effect, as a day has it.
struct DaySideEffect {
    /// Its id, to open it.
    pub id: String,
    /// What.
    pub what: EffectKind,
    /// In own words, where it is none of the list.
    pub own_words: Option<String>,
    /// How much it got in the way.
    pub grade: EffectGrade,
    /// When it began, UTC seconds.
    pub began_at: i64,
    /// When it went, UTC seconds; missing while it lasts.
    pub ended_at: Option<i64>,
    /// The zone it was entered in.
    pub zone: String,
    /// Which of its days this one is, from 1.
    pub day: u32,
}

/// A night, as a day has it.
struct DaySleep {
    /// When the person went to bed, UTC seconds.
    pub bed_at: Option<i64>,
    /// When they got up, UTC seconds.
    pub up_at: Option<i64>,
    /// Minutes to fall asleep.
    pub minutes_to_sleep: Option<u16>,
    /// Minutes awake.
    pub minutes_awake: Option<u16>,
    /// The dreams.
    pub dreams: Option<DreamsSaid>,
    /// The zone it was slept in.
    pub zone: String,
    /// A note.
    pub note: Option<String>,
}

/// An entry of scores.
struct DayScores {
    /// When, UTC seconds.
    pub at: i64,
    /// The zone it was entered in.
    pub zone: String,
    /// Each scale that was answered.
    pub values: Vec<ScoreValue>,
    /// A note.
    pub note: Option<String>,
}

/// A tag.
struct DayTag {
    /// What, by its stored name.
    pub what: String,
    /// In own words, where it is none of the list.
    pub own_words: Option<String>,
}

/// Surgery or a visit on a day.
struct DayAppointment {
    /// What.
    pub what: AppointmentKind,
    /// A note.
    pub note: Option<String>,
}

/// A laboratory value, as its report has it.
struct DayLab {
    /// What, by its stored name.
    pub what: String,
    /// In own words, where it is none of the list.
    pub own_words: Option<String>,
    /// The value, exact text.
    pub value: String,
    /// Its unit.
    pub unit: String,
    /// The laboratory's own range.
    pub range: Option<String>,
}

/// A dose taken on a past day outside the plan, as typed.
struct AddDose {
    /// The day's date, which says by which zone's clock it is typed.
    pub day: String,
    /// Local date and time ("2026-11-23T21:30").
    pub at: String,
    /// Milligrams.
    pub amount: String,
    /// The person has seen that another dose was taken less than 8 hours before (D8).
    pub close_confirmed: bool,
}
}
