//! What a FHIR document is made from: core's own values, as the diary keeps them.

use chrono::NaiveDate;
use chrono_tz::Tz;
use ldn_core::care::question::Question;
use ldn_core::caution::alert::Alert;
use ldn_core::caution::medicine::OtherMedicine;
use ldn_core::diary::lab::Lab;
use ldn_core::diary::review::Review;
use ldn_core::diary::scores::ScoreEntry;
use ldn_core::diary::side_effect::SideEffect;
use ldn_core::diary::tag::Tag;
use ldn_core::plan::pause::PauseWhy;
use ldn_core::sleep::entry::SleepEntry;
use ldn_core::{Action, Amount, DoseDate, Medicine, Part, Phase, Timestamp};

use crate::rows::{Notes, Period};

/// What the diary holds for a period.
#[derive(Debug, Clone)]
pub struct Diary {
    /// What the diary's file calls itself: ids are made from it and stay the same.
    pub device: String,
    /// The zone for what names none.
    pub zone: Tz,
    /// The period.
    pub period: Period,
    /// Whether the person's notes are in the document.
    pub notes: Notes,
    /// The dose date of today.
    pub today: NaiveDate,
    /// The person, as far as they said.
    pub person: Person,
    /// All phases, earliest first: those of another time say what the others follow.
    pub phases: Vec<Kept<PlanPhase>>,
    /// The doses.
    pub doses: Vec<Kept<Dose>>,
    /// Check-ins.
    pub scores: Vec<Kept<ScoreEntry>>,
    /// Nights.
    pub nights: Vec<Kept<SleepEntry>>,
    /// Side effects.
    pub side_effects: Vec<Kept<Noticed>>,
    /// Tags.
    pub tags: Vec<Kept<Tag>>,
    /// Laboratory values.
    pub labs: Vec<Kept<Lab>>,
    /// Reviews.
    pub reviews: Vec<Kept<Review>>,
    /// Other medicines.
    pub medicines: Vec<Kept<OtherMedicine>>,
    /// Alerts.
    pub alerts: Vec<Kept<Alert>>,
    /// Questions for the doctor.
    pub questions: Vec<Kept<Question>>,
}

/// A value and what it is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept<T> {
    /// Its id.
    pub id: String,
    /// When it was entered.
    pub entered: Timestamp,
    /// What it says.
    pub value: T,
}

/// Who keeps the diary.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The name, as typed.
    pub name: Option<String>,
    /// The date of birth.
    pub born: Option<NaiveDate>,
    /// What it is taken for, as typed.
    pub condition: Option<String>,
}

/// A phase of the plan, with its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanPhase {
    /// What holds.
    pub phase: Phase,
    /// The last date it holds for; none for the last one.
    pub until: Option<NaiveDate>,
    /// Why it pauses.
    pub why: Option<PauseWhy>,
    /// What the person said about it.
    pub note: Option<String>,
    /// Whether the document has it: it lies in the period, or something in the period is from then.
    pub is_told: bool,
}

/// A side effect and what was taken then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noticed {
    /// The side effect.
    pub effect: SideEffect,
    /// The id of the phase whose dose was in force when it began; none before the first dose.
    pub phase: Option<String>,
}

/// What became of a dose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dose {
    /// The date it belongs to.
    pub date: DoseDate,
    /// What was planned; none outside the plan.
    pub planned: Option<PlannedDose>,
    /// What became of it.
    pub action: Action,
    /// When it was taken and how much.
    pub taken: Option<(Timestamp, Amount)>,
    /// The zone.
    pub zone: Tz,
    /// What is taken.
    pub medicine: Medicine,
}

/// What was planned for a dose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlannedDose {
    /// The part of the day.
    pub part: Part,
    /// When it was due.
    pub due: Timestamp,
    /// How much.
    pub amount: Amount,
}
