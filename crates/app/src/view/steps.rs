//! Steps of an amount: typed, under way, proposed.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::dose::{DoseAmount, PartOfDay};
use super::plan::GuardQuestion;
use super::stairs::Staircase;
use super::views;
use crate::error::AppError;

views! {
/// Steps as typed.
struct StepsDraft {
    /// The part of the day whose amount climbs.
    pub part: PartOfDay,
    /// The steps.
    pub how: StepsHow,
    /// The highest question that was answered with "yes, as prescribed".
    pub confirmed: Option<GuardQuestion>,
}

/// How the steps were typed.
#[serde(tag = "kind", rename_all = "snake_case")]
enum StepsHow {
    /// Steps of one size.
    Even {
        /// The first amount, milligrams.
        start: String,
        /// From one amount to the next, milligrams.
        step: String,
        /// Days on each amount.
        every_days: String,
        /// The highest amount, milligrams.
        target: String,
    },
    /// The prescriber's own steps.
    Own {
        /// Lowest first.
        steps: Vec<RungDraft>,
    },
}

/// One of the prescriber's own steps as typed.
struct RungDraft {
    /// Milligrams.
    pub amount: String,
    /// Days on it; those of the last one mean nothing and may be empty.
    pub days: String,
}

/// Which field of the steps an error belongs to.
#[serde(tag = "kind", rename_all = "snake_case")]
enum StepsField {
    /// The first amount.
    Start,
    /// The size of a step.
    Step,
    /// The days on each amount.
    EveryDays,
    /// The highest amount.
    Target,
    /// An own step's amount.
    Amount {
        /// Its place, from 0.
        index: usize,
    },
    /// An own step's days.
    Days {
        /// Its place, from 0.
        index: usize,
    },
    /// The steps as a whole.
    Steps,
}

/// Something wrong in the steps.
struct StepsError {
    /// Where.
    pub field: StepsField,
    /// What.
    pub error: AppError,
}

/// What core says of steps while they are typed.
struct StepsCheck {
    /// What must be mended first; empty where the steps can be kept.
    pub errors: Vec<StepsError>,
    /// Each amount with its first dose date, where every step is taken on its day.
    pub steps: Vec<StepDate>,
    /// The plan as stairs with these steps; missing while they can't be read.
    pub stairs: Option<Staircase>,
    /// Whether the last step is shorter, so as not to pass the target.
    pub last_is_shorter: bool,
    /// The highest day's total.
    pub total_mg: Option<String>,
    /// The question it asks and that was not answered yet.
    pub question: Option<GuardQuestion>,
    /// Another amount that is planned for later goes.
    pub replaces_later: bool,
}

/// An amount and its first dose date.
struct StepDate {
    /// The first dose date.
    pub from: String,
    /// The amount.
    pub amount: DoseAmount,
}

/// Steps of one size.
struct EvenStepsView {
    /// From one amount to the next, milligrams.
    pub step_mg: String,
    /// Days on each.
    pub every_days: u16,
}

/// Steps that are under way.
struct RunningSteps {
    /// The part of the day whose amount climbs.
    pub part: PartOfDay,
    /// The steps in a sentence, where they are even.
    pub even: Option<EvenStepsView>,
    /// The present amount.
    pub present: DoseAmount,
    /// The highest amount.
    pub target: DoseAmount,
    /// From which dose date the next step is proposed; missing at the top and in a pause.
    pub next_on: Option<String>,
    /// Whether the highest amount is reached.
    pub at_top: bool,
    /// What is proposed now.
    pub proposal: Option<StepProposal>,
}

/// What the person can answer to a proposed step.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum StepReply {
    /// The next higher amount.
    Up,
    /// The same amount, and be asked again.
    Hold,
    /// The next lower amount.
    Back,
    /// The same amount, and not be asked again.
    Stay,
}

/// A step that is proposed.
struct StepProposal {
    /// The dose date from which it is proposed.
    pub on: String,
    /// Days on the present amount.
    pub days: u32,
    /// The dose date from which the present amount has held.
    pub since: String,
    /// The dose date from which an answer holds.
    pub from: String,
    /// The present amount.
    pub present: DoseAmount,
    /// The next higher one.
    pub up: DoseAmount,
    /// The next lower one; missing on the lowest.
    pub back: Option<DoseAmount>,
    /// The answer that comes first: hold where more than half of the doses were missed (own rule).
    pub leads_with: StepReply,
    /// When it is proposed again if the person holds.
    pub asked_again_on: Option<String>,
    /// The questions that the day's total of "up" asks, one after the other.
    pub questions: Vec<GuardQuestion>,
    /// That total, milligrams.
    pub up_total_mg: String,
    /// What was logged since the last step.
    pub summary: StepSummary,
}

/// What was logged since the last step.
struct StepSummary {
    /// Doses taken.
    pub taken: u32,
    /// Doses that were due.
    pub due: u32,
    /// Doses missed.
    pub missed: u32,
    /// Whether more than half were missed.
    pub mostly_missed: bool,
    /// Side effects, the strongest first.
    pub effects: Vec<EffectLine>,
    /// Minutes to fall asleep.
    pub asleep: Option<MedianView>,
}

/// The entries of one side effect.
struct EffectLine {
    /// What, by the name it is stored under.
    pub what: String,
    /// In the person's own words.
    pub own_words: Option<String>,
    /// The highest grade, by the name it is stored under.
    pub grade: String,
    /// Days it was there.
    pub days: u32,
    /// Whether it goes on.
    pub ongoing: bool,
}

/// A median with what it is of.
struct MedianView {
    /// Minutes, exactly: "25" or "25.5".
    pub minutes: String,
    /// Nights with an entry.
    pub nights: u32,
}

/// A step that is proposed, as Today says it.
struct StepDue {
    /// The part of the day.
    pub part: PartOfDay,
    /// Days on the present amount.
    pub days: u32,
    /// The present amount.
    pub present: DoseAmount,
    /// The next higher one.
    pub up: DoseAmount,
}
}
