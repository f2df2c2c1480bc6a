//! A dose: what it is, how it stands, and how much it is.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::views;

views! {
/// A part of the day that holds one slot.
#[derive(Copy, Hash)]
#[serde(rename_all = "snake_case")]
enum PartOfDay {
    /// In the morning.
    Morning,
    /// In the afternoon.
    Afternoon,
    /// In the evening, before going to bed.
    Evening,
    /// At bedtime, dated by its night.
    Bedtime,
}

/// A scheduled dose: its dose date and part of the day.
#[derive(Hash)]
struct DoseId {
    /// The dose date; for a bedtime dose the night's date.
    pub date: String,
    /// The part of the day.
    pub part: PartOfDay,
}

/// An amount, said every way it is shown.
struct DoseAmount {
    /// Milligrams, safely written: "4.5".
    pub mg: String,
    /// Millilitres for a liquid, as a syringe can show them.
    pub ml: Option<String>,
    /// Whether the millilitres were rounded to the syringe's scale.
    pub rounded: bool,
    /// What the rounded volume comes to in milligrams, where that is 5% or more off the plan.
    pub comes_to_mg: Option<String>,
    /// The syringe to draw, where the volume fits one.
    pub syringe: Option<SyringeView>,
}

/// A syringe drawn to scale; not for measuring.
#[derive(Copy)]
struct SyringeView {
    /// Its capacity in microlitres.
    pub capacity_ul: u32,
    /// How far it is filled, in microlitres.
    pub fill_ul: u32,
}

/// How a dose stands on its card.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum DoseState {
    /// Not due yet.
    Upcoming,
    /// Due and open.
    Due,
    /// Taken.
    Taken,
    /// Left out by choice.
    Skipped,
    /// Unanswered when it closed.
    Missed,
}

/// What was really taken.
struct TakenView {
    /// When, UTC seconds.
    pub at: i64,
    /// How much.
    pub amount: DoseAmount,
    /// More than an hour after it was due.
    pub late: bool,
}

/// The dose card.
struct DoseCard {
    /// Which dose.
    pub dose: DoseId,
    /// How it stands.
    pub state: DoseState,
    /// Due, UTC seconds.
    pub due_at: i64,
    /// Closes, UTC seconds.
    pub closes_at: i64,
    /// What is planned.
    pub planned: DoseAmount,
    /// What was taken, where it was.
    pub taken: Option<TakenView>,
    /// Asked again at, UTC seconds, where it was snoozed.
    pub snoozed_until: Option<i64>,
    /// Whether "Taken" would count for this dose now.
    pub can_take: bool,
    /// The write that answered it, to undo it.
    pub operation: Option<String>,
    /// It was due before the plan was entered: nobody's miss.
    pub before_plan: bool,
    /// The zone it was recorded in, or is due in; a correction is typed in it.
    pub zone: String,
}

/// A dose still to come.
struct NextDose {
    /// Which.
    pub dose: DoseId,
    /// Due, UTC seconds.
    pub due_at: i64,
    /// How much.
    pub planned: DoseAmount,
}
}
