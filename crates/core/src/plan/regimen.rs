//! The regimen: dated phases, each with its slots.

use std::fmt;
use std::str::FromStr;

use super::amount::Amount;
use super::volume::{Concentration, Measured, Volume};
use crate::time::dose_date::DoseDate;
use crate::time::wall_time::WallTime;

/// Two slots of a day are at least this many minutes apart (own rule: nearer ones would close
/// before anybody could answer).
const LEAST_APART: u16 = 60;

/// A part of the day; each holds at most one slot of a phase (D2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// In the morning.
    Morning,
    /// In the afternoon.
    Afternoon,
    /// In the evening, before going to bed.
    Evening,
    /// At bedtime, dated by its night.
    Bedtime,
}

impl Part {
    /// Every part, in the order of the day.
    pub const ALL: [Self; 4] = [Self::Morning, Self::Afternoon, Self::Evening, Self::Bedtime];

    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
            Self::Bedtime => "bedtime",
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that is no part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a part of the day")]
pub struct PartError;

impl FromStr for Part {
    type Err = PartError;

    fn from_str(name: &str) -> Result<Self, PartError> {
        Self::ALL.into_iter().find(|part| part.name() == name).ok_or(PartError)
    }
}

/// A dose a day: a part of the day, a local wall time and an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The part of the day.
    pub part: Part,
    /// The local wall time.
    pub at: WallTime,
    /// How much.
    pub amount: Amount,
}

/// The form the medicine comes in (D5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A compounded capsule.
    Capsule,
    /// A tablet.
    Tablet,
    /// A compounded liquid or the home solution, measured by syringe.
    Liquid,
    /// A cream.
    Cream,
    /// Anything else.
    Other,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 5] = [Self::Capsule, Self::Tablet, Self::Liquid, Self::Cream, Self::Other];

    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Capsule => "capsule",
            Self::Tablet => "tablet",
            Self::Liquid => "liquid",
            Self::Cream => "cream",
            Self::Other => "other",
        }
    }

    /// The form stored under `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name() == name)
    }
}

/// What is taken: its form, and for a liquid how strong it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Medicine {
    /// The form.
    pub form: Form,
    /// For a liquid, and only for one: the concentration.
    pub concentration: Option<Concentration>,
}

impl Medicine {
    /// How `amount` of it is measured; none where it is not a liquid or no syringe measures it.
    #[must_use]
    pub fn measured(&self, amount: Amount) -> Option<Measured> {
        self.concentration.and_then(|concentration| Measured::new(amount, concentration).ok())
    }
}

/// Why a phase is as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhaseReason {
    /// The plan as entered.
    Plan,
    /// A pause.
    Pause,
    /// Nights left out by a move of the time (I3).
    Move,
    /// The medicine was stopped (D11). Where doses go on later, it was a pause after all.
    Stop,
}

impl PhaseReason {
    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Pause => "pause",
            Self::Move => "move",
            Self::Stop => "stop",
        }
    }

    /// The reason stored under `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Plan, Self::Pause, Self::Move, Self::Stop].into_iter().find(|reason| reason.name() == name)
    }
}

/// What holds from a dose date on, until the next phase begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// The first dose date it holds for.
    pub from: DoseDate,
    /// The slots, at most one for each part of the day; none in a pause.
    pub slots: Vec<Slot>,
    /// Why.
    pub reason: PhaseReason,
    /// What is taken.
    pub medicine: Medicine,
}

impl Phase {
    /// The slot for `part`.
    #[must_use]
    pub fn slot(&self, part: Part) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.part == part)
    }

    /// Whether it is a pause or a stop. Nights left out by a move are neither.
    #[must_use]
    pub fn is_pause(&self) -> bool {
        self.slots.is_empty() && matches!(self.reason, PhaseReason::Pause | PhaseReason::Stop)
    }
}

/// Why slots don't make a phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RegimenError {
    /// None, or more than four.
    #[error("a phase has one to four slots")]
    SlotCount,
    /// The same part of the day twice.
    #[error("a part of the day holds one slot")]
    PartTwice,
    /// Two slots less than an hour apart.
    #[error("slots are an hour apart or more")]
    SlotsTooClose,
    /// A liquid without its concentration.
    #[error("a liquid has a concentration")]
    ConcentrationMissing,
    /// A slot comes to a volume no syringe measures.
    #[error("no syringe measures the volume")]
    Unmeasurable(Volume),
}

/// Whether `slots` of `medicine` make a phase a person can keep to.
///
/// # Errors
/// The first thing that is wrong.
pub fn check_slots(slots: &[Slot], medicine: &Medicine) -> Result<(), RegimenError> {
    if !(1..=Part::ALL.len()).contains(&slots.len()) {
        return Err(RegimenError::SlotCount);
    }
    for (index, slot) in slots.iter().enumerate() {
        for other in slots.iter().skip(index + 1) {
            if slot.part == other.part {
                return Err(RegimenError::PartTwice);
            }
            if minutes_apart(slot.at, other.at) < LEAST_APART {
                return Err(RegimenError::SlotsTooClose);
            }
        }
    }
    if medicine.form != Form::Liquid {
        return Ok(());
    }
    let concentration = medicine.concentration.ok_or(RegimenError::ConcentrationMissing)?;
    for slot in slots {
        Measured::new(slot.amount, concentration).map_err(RegimenError::Unmeasurable)?;
    }
    Ok(())
}

fn minutes_apart(one: WallTime, other: WallTime) -> u16 {
    let apart = one.minutes().abs_diff(other.minutes());
    apart.min(24 * 60 - apart)
}

/// A person's plan over time: phases in the order of their beginnings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Regimen {
    phases: Vec<Phase>,
}

impl Regimen {
    /// The regimen of `phases`, in whatever order they come; of two that begin on the same date
    /// the later in the list holds.
    #[must_use]
    pub fn new(mut phases: Vec<Phase>) -> Self {
        phases.sort_by_key(|phase| phase.from);
        phases.reverse();
        phases.dedup_by_key(|phase| phase.from);
        phases.reverse();
        Self { phases }
    }

    /// The phases, earliest first.
    #[must_use]
    pub fn phases(&self) -> &[Phase] {
        &self.phases
    }

    /// The phase in force for `date`: the last that does not begin after it.
    #[must_use]
    pub fn phase_on(&self, date: DoseDate) -> Option<&Phase> {
        let begun = self.phases.partition_point(|phase| phase.from <= date);
        begun.checked_sub(1).and_then(|last| self.phases.get(last))
    }

    /// The first dose date that has a slot.
    #[must_use]
    pub fn first_dose_date(&self) -> Option<DoseDate> {
        self.phases.iter().find(|phase| !phase.slots.is_empty()).map(|phase| phase.from)
    }
}
