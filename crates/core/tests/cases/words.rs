//! The words that several kinds of case share, read into the core's own types.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use ldn_core::{
    Action, Amount, DoseDate, DoseKey, DoseLog, Form, LoggedDose, Medicine, Part, Phase, PhaseReason, Regimen, Slot,
    Timestamp, WallTime,
};
use serde::de::Error;
use serde::{Deserialize, Deserializer};

/// Something written as the text that `T` reads, and shown the same way.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Text<T>(pub(crate) T);

impl<T: fmt::Display> fmt::Debug for Text<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl<'de, T: FromStr<Err: fmt::Display>> Deserialize<'de> for Text<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map(Self).map_err(|error| D::Error::custom(format!("{text:?}: {error}")))
    }
}

/// An instant: UTC, whole seconds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Instant(pub(crate) Timestamp);

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.to_utc().format("%Y-%m-%dT%H:%M:%SZ"))
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let Text(instant) = Text::<DateTime<Utc>>::deserialize(from)?;
        Ok(Self(Timestamp::from(instant)))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CasePhase {
    from: Text<DoseDate>,
    slots: Vec<CaseSlot>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseSlot {
    part: Text<Part>,
    at: Text<WallTime>,
    amount_mg: Text<Amount>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CaseAnswer {
    dose_date: Text<DoseDate>,
    part: Text<Part>,
    action: CaseAction,
    at: Option<Instant>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum CaseAction {
    Taken,
    Skipped,
}

pub(crate) type Zone = Text<Tz>;

pub(crate) fn regimen(phases: &[CasePhase]) -> Regimen {
    Regimen::new(phases.iter().map(phase).collect())
}

fn phase(phase: &CasePhase) -> Phase {
    let slot = |slot: &CaseSlot| Slot { part: slot.part.0, at: slot.at.0, amount: slot.amount_mg.0 };
    let slots: Vec<Slot> = phase.slots.iter().map(slot).collect();
    let reason = if slots.is_empty() { PhaseReason::Pause } else { PhaseReason::Plan };
    Phase { from: phase.from.0, slots, reason, medicine: Medicine { form: Form::Capsule, concentration: None } }
}

pub(crate) fn log(answers: &[CaseAnswer]) -> DoseLog {
    answers.iter().map(answer).collect()
}

fn answer(answer: &CaseAnswer) -> (DoseKey, LoggedDose) {
    let action = match answer.action {
        CaseAction::Taken => Action::Taken,
        CaseAction::Skipped => Action::Skipped,
    };
    let key = DoseKey { date: answer.dose_date.0, part: answer.part.0 };
    (key, LoggedDose { action, at: answer.at.map(|at| at.0) })
}
