//! Pause, stop and restart, and the question after a long time without a dose.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::dose::NextDose;
use super::plan::{PlanQuestion, SlotView};
use super::views;
use crate::error::AppError;

views! {
/// A time without doses.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum PauseKind {
    /// LDN goes on later.
    Pause,
    /// LDN is stopped.
    Stop,
}

/// The person's own reason.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum PauseReason {
    /// No effect.
    NoEffect,
    /// Side effects.
    SideEffects,
    /// What it costs.
    Cost,
    /// Surgery.
    Surgery,
    /// Pregnancy.
    Pregnancy,
    /// The prescriber said so.
    Prescriber,
    /// Anything else.
    Other,
}

/// A pause or a stop as typed.
struct PauseDraft {
    /// Which of the two.
    pub kind: PauseKind,
    /// Why, where the person says so.
    pub why: Option<PauseReason>,
    /// In their own words.
    pub note: Option<String>,
    /// The first dose date without a dose, as typed; none for the first dose neither answered nor closed.
    pub from: Option<String>,
    /// The dose date on which doses go on, as typed; none for an open end. Not for a stop.
    pub until: Option<String>,
    /// What was asked and answered with yes.
    pub agreed: Vec<PlanQuestion>,
}

/// Which part of it an error belongs to.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum PauseField {
    /// The first date.
    From,
    /// The end.
    Until,
}

/// Something wrong in it.
struct PauseProblem {
    /// Where.
    pub field: PauseField,
    /// What.
    pub error: AppError,
}

/// What core says of it while it is typed.
struct PauseCheck {
    /// What must be mended first.
    pub errors: Vec<PauseProblem>,
    /// What is asked and was not answered yet.
    pub asks: Vec<PlanQuestion>,
    /// The first dose date without a dose, where it can be kept.
    pub from: Option<String>,
    /// The dose date on which doses go on.
    pub until: Option<String>,
    /// A stop ends the steps that are under way.
    pub ends_steps: bool,
    /// At its end it will be more than 14 days, so that the app asks first.
    pub asks_at_end: bool,
}

/// A pause or a stop as it stands.
struct PauseView {
    /// Which of the two.
    pub kind: PauseKind,
    /// The first dose date without a dose.
    pub since: String,
    /// The dose date on which doses go on, where one is planned.
    pub until: Option<String>,
    /// Why.
    pub why: Option<PauseReason>,
    /// In the person's own words.
    pub note: Option<String>,
    /// Whether it has begun.
    pub has_begun: bool,
}

/// What the page of pause and stop shows.
struct PauseState {
    /// The pause or stop in force, or the next one.
    pub pause: Option<PauseView>,
    /// The dose date that a pause begins with where no other is named.
    pub from: String,
}

/// Doses go on as they were before the pause.
struct RestartRequest {
    /// The dose date to begin with, as typed; none for the next dose.
    pub from: Option<String>,
    /// The prescriber was asked, and said to go on as before.
    pub prescriber_said: bool,
}

/// What a restart would be.
struct RestartView {
    /// Its first dose.
    pub first: Option<NextDose>,
    /// What is taken, as before.
    pub slots: Vec<SlotView>,
    /// Whole days since the last dose, where it is more than 14: the prescriber comes first.
    pub ask_prescriber: Option<u32>,
}

/// More than 14 days without a dose (D11).
struct GapView {
    /// When the last dose was taken; none where none is known.
    pub last_taken_at: Option<i64>,
    /// Whole days since then, or since the plan was entered.
    pub days: u32,
    /// The doses since then that nothing is known of, earliest first.
    pub unanswered: Vec<NextDose>,
}
}
