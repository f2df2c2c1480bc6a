//! What the report is made of: plain values, as the diary keeps them.

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::care::appointment::Appointment;
use crate::caution::alert::Alert;
use crate::caution::medicine::OtherMedicine;
use crate::diary::lab::Lab;
use crate::diary::review::Review;
use crate::diary::scores::ScoreEntry;
use crate::diary::side_effect::SideEffect;
use crate::diary::tag::Tag;
use crate::dose::status::DoseStatus;
use crate::plan::amount::Amount;
use crate::plan::dose_move::DoseMove;
use crate::plan::pause::PauseWhy;
use crate::plan::regimen::Regimen;
use crate::plan::steps::{StepAnswer, TitrationPlan};
use crate::sleep::entry::SleepEntry;
use crate::time::dose_date::DoseDate;
use crate::time::timestamp::Timestamp;

/// Whose report it is, as they want to be named.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// The name.
    pub name: Option<String>,
    /// The date of birth.
    pub born: Option<NaiveDate>,
    /// What it is taken for.
    pub condition: Option<String>,
}

/// A scheduled dose of the period that was owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportDose {
    /// How it stands.
    pub dose: DoseStatus,
    /// How much was taken, where it was.
    pub taken: Option<Amount>,
    /// The zone it was due in.
    pub zone: Tz,
}

/// A dose taken outside the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExtraDose {
    /// The date it counts for.
    pub date: DoseDate,
    /// When.
    pub at: Timestamp,
    /// How much.
    pub amount: Amount,
    /// The zone it was taken in.
    pub zone: Tz,
}

/// What the person said of a pause or a stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PauseSaid {
    /// The first dose date without doses.
    pub from: DoseDate,
    /// Why.
    pub why: Option<PauseWhy>,
    /// In own words.
    pub note: Option<String>,
}

/// What is known of the plan beside its phases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanSaid<'a> {
    /// When the plan was entered: doses due before are nobody's miss.
    pub entered: Timestamp,
    /// The steps.
    pub titrations: &'a [TitrationPlan],
    /// The answers to what was proposed.
    pub answers: &'a [StepAnswer],
    /// The moves to another part of the day.
    pub moves: &'a [DoseMove],
    /// The pauses and stops.
    pub pauses: &'a [PauseSaid],
}

/// Everything the report is made of. Lists are in the order in which the diary keeps them, earliest
/// first; `doses` and `extras` are those of the period, all other lists may be of all time.
#[derive(Debug, Clone, Copy)]
pub struct ReportInput<'a> {
    /// Whose it is.
    pub person: &'a Person,
    /// What was planned.
    pub regimen: &'a Regimen,
    /// What is known of it besides.
    pub plan: PlanSaid<'a>,
    /// The dose date of the first dose that was taken, of all time.
    pub first_taken: Option<DoseDate>,
    /// The scheduled doses.
    pub doses: &'a [ReportDose],
    /// The others.
    pub extras: &'a [ExtraDose],
    /// Scores.
    pub scores: &'a [ScoreEntry],
    /// Nights.
    pub nights: &'a [SleepEntry],
    /// Side effects.
    pub effects: &'a [SideEffect],
    /// Tags.
    pub tags: &'a [Tag],
    /// Other medicines.
    pub medicines: &'a [OtherMedicine],
    /// What the person was warned of.
    pub alerts: &'a [Alert],
    /// Surgery, dental treatment and visits.
    pub appointments: &'a [Appointment],
    /// Laboratory values.
    pub labs: &'a [Lab],
    /// Reviews.
    pub reviews: &'a [Review],
    /// The questions that are still open.
    pub questions: &'a [String],
}
