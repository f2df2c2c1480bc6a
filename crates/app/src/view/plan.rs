//! The plan as typed, checked and shown.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::dose::{DoseAmount, PartOfDay};
use super::stairs::Staircase;
use super::steps::RunningSteps;
use super::views;
use crate::error::AppError;

views! {
/// The form the medicine comes in.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum MedicineForm {
    /// A compounded capsule.
    Capsule,
    /// A tablet.
    Tablet,
    /// A liquid, measured by syringe.
    Liquid,
    /// A cream.
    Cream,
    /// Anything else.
    Other,
}

/// One slot of a plan as typed.
struct SlotDraft {
    /// The part of the day.
    pub part: PartOfDay,
    /// The wall time as typed: "22:00".
    pub at: String,
    /// Milligrams as typed: "4.5" or "4,5".
    pub amount: String,
}

/// A plan as typed in the first run, or when it is changed.
struct PlanDraft {
    /// The form.
    pub form: MedicineForm,
    /// Milligrams in one millilitre as typed; only for a liquid.
    pub concentration: Option<String>,
    /// One to four slots.
    pub slots: Vec<SlotDraft>,
    /// The highest question that was answered with "yes, as prescribed".
    pub confirmed: Option<GuardQuestion>,
    /// The dose date it holds from, as typed; none for the first dose neither answered nor closed.
    pub from: Option<String>,
    /// What was asked about the beginning and answered with yes.
    pub agreed: Vec<PlanQuestion>,
}

/// What is asked before a change of the plan, a pause or a stop is kept.
#[serde(tag = "kind", rename_all = "snake_case")]
enum PlanQuestion {
    /// The date has passed. The doses since then stay as they were planned; the change begins later.
    Passed {
        /// The dose date it would begin with.
        begins: String,
    },
    /// Later changes would not come any more.
    DropsLater {
        /// The dose dates they begin with.
        dates: Vec<String>,
    },
    /// It would be the first dose after more than 14 days (D11).
    LongGap {
        /// Whole days since the last one.
        days: u32,
    },
    /// Doses that are open now would be closed by it at once, unanswered.
    ClosesOpen {
        /// When they were due, minutes of the local day.
        times: Vec<u16>,
    },
}

/// The question a high daily total asks (D4).
#[derive(Copy, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
enum GuardQuestion {
    /// Over 4.5 mg a day: "is this what was prescribed?"
    Above4500,
    /// Over 6 mg a day: asked again, plainly.
    Above6000,
}

/// Which part of a draft an error belongs to.
#[serde(tag = "kind", rename_all = "snake_case")]
enum DraftField {
    /// The concentration.
    Concentration,
    /// The time of a slot, by its place in the list.
    At {
        /// The place, from 0.
        index: usize,
    },
    /// The amount of a slot, by its place in the list.
    Amount {
        /// The place, from 0.
        index: usize,
    },
    /// The date it holds from.
    From,
    /// The plan as a whole.
    Plan,
}

/// Something wrong in a draft.
struct DraftError {
    /// Where.
    pub field: DraftField,
    /// What.
    pub error: AppError,
}

/// What core says of a draft while it is typed.
struct PlanCheck {
    /// What must be mended first; empty where the plan can be kept.
    pub errors: Vec<DraftError>,
    /// The day's total, where every amount can be read.
    pub total_mg: Option<String>,
    /// The question the total asks and that was not answered yet.
    pub question: Option<GuardQuestion>,
    /// What its beginning asks and that was not answered yet, in the order to ask it.
    pub asks: Vec<PlanQuestion>,
    /// The dose date it begins with, where it can be kept.
    pub begins: Option<String>,
    /// Each slot's amount both ways, where it can be read.
    pub amounts: Vec<Option<DoseAmount>>,
    /// Each slot's wall time in minutes of the day, where it can be read.
    pub times: Vec<Option<u16>>,
    /// The wall time at which the last slot's dose closes, in minutes of the day.
    pub open_until: Option<u16>,
}

/// Why a phase is as it is.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum PhaseKind {
    /// The plan as entered.
    Plan,
    /// A pause.
    Pause,
    /// Nights left out by a move.
    Move,
    /// The medicine was stopped.
    Stop,
}

/// A phase of the plan.
struct PhaseView {
    /// The first dose date.
    pub from: String,
    /// Why it is as it is.
    pub kind: PhaseKind,
    /// The slots; none in a pause.
    pub slots: Vec<SlotView>,
    /// The form.
    pub form: MedicineForm,
    /// Milligrams in a millilitre, for a liquid.
    pub concentration: Option<String>,
    /// Whether it is the one in force.
    pub current: bool,
}

/// One slot of a phase.
struct SlotView {
    /// The part of the day.
    pub part: PartOfDay,
    /// Minutes of the day, local.
    pub at: u16,
    /// How much.
    pub amount: DoseAmount,
}

/// The plan, newest phase first.
struct PlanView {
    /// Every phase.
    pub phases: Vec<PhaseView>,
    /// The plan in force as a draft, to change it.
    pub draft: PlanDraft,
    /// The plan as stairs.
    pub stairs: Staircase,
    /// The steps that are under way.
    pub steps: Vec<RunningSteps>,
}
}
