//! What became of doses.

use chrono_tz::Tz;
use ldn_core::{Amount, DoseDate, DoseKey, Medicine, Part, Timestamp, WallTime};

use super::phase::{amount, concentration_column, medicine, wall_time};
use crate::error::StoreError;
use crate::log::Via;
use crate::row::DoseRow;

const UNREADABLE: StoreError = StoreError::Unreadable { table: "dose" };

/// What became of a dose, as it was then: later changes of plan or zone don't touch it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dose {
    /// The date it belongs to.
    pub date: DoseDate,
    /// What was planned; none for a dose outside the plan.
    pub planned: Option<Planned>,
    /// What was done.
    pub outcome: Outcome,
    /// The zone it was due or taken in.
    pub zone: Tz,
    /// What is taken.
    pub medicine: Medicine,
    /// When the person answered; none where it was missed.
    pub answered_at: Option<Timestamp>,
    /// By which way the answer came.
    pub via: Via,
}

/// What was planned for a dose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planned {
    /// The part of the day.
    pub part: Part,
    /// When it was due.
    pub due: Timestamp,
    /// When it closed.
    pub closes: Timestamp,
    /// The wall time it was planned for.
    pub at: WallTime,
    /// How much.
    pub amount: Amount,
}

/// What was done about a dose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken.
    Taken {
        /// When.
        at: Timestamp,
        /// How much.
        amount: Amount,
    },
    /// The person chose to leave it out. Only a planned dose can be.
    Skipped,
    /// It closed unanswered. Only a planned dose can be.
    Missed,
}

/// A dose as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoseRecord {
    /// Its id.
    pub id: String,
    /// What became of it.
    pub dose: Dose,
}

impl Dose {
    /// What it is known by; none for a dose outside the plan.
    #[must_use]
    pub fn key(&self) -> Option<DoseKey> {
        self.planned.map(|planned| DoseKey { date: self.date, part: planned.part })
    }

    /// When it was due; for a dose outside the plan, when it was taken.
    #[must_use]
    pub fn moment(&self) -> Option<Timestamp> {
        match (self.planned, self.outcome) {
            (Some(planned), _) => Some(planned.due),
            (None, Outcome::Taken { at, .. }) => Some(at),
            (None, _) => None,
        }
    }
}

impl Outcome {
    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Taken { .. } => "taken",
            Self::Skipped => "skipped",
            Self::Missed => "missed",
        }
    }
}

impl DoseRow {
    /// The row of `dose`, known by `id`, without its stamps.
    pub(crate) fn new(id: String, dose: &Dose) -> Self {
        let planned = dose.planned.as_ref();
        let (taken_at, taken_amount) = match dose.outcome {
            Outcome::Taken { at, amount } => (Some(at), Some(amount)),
            Outcome::Skipped | Outcome::Missed => (None, None),
        };
        Self {
            id,
            dose_date: dose.date.to_string(),
            part: planned.map(|planned| planned.part.name().to_owned()),
            state: dose.outcome.name().to_owned(),
            due_at: planned.map(|planned| planned.due.seconds()),
            closes_at: planned.map(|planned| planned.closes.seconds()),
            planned_at_minutes: planned.map(|planned| i64::from(planned.at.minutes())),
            planned_ug: planned.map(|planned| i64::from(planned.amount.micrograms())),
            zone: dose.zone.name().to_owned(),
            taken_at: taken_at.map(Timestamp::seconds),
            taken_ug: taken_amount.map(|amount| i64::from(amount.micrograms())),
            form: dose.medicine.form.name().to_owned(),
            concentration_ug_per_ml: concentration_column(&dose.medicine),
            answered_at: dose.answered_at.map(Timestamp::seconds),
            via: dose.via.name().to_owned(),
            created_at: 0,
            deleted_at: None,
            changed: String::new(),
        }
    }

    /// The dose of this row.
    pub(crate) fn record(self) -> Result<DoseRecord, StoreError> {
        let dose = self.dose().ok_or(UNREADABLE)?;
        Ok(DoseRecord { id: self.id, dose })
    }

    fn dose(&self) -> Option<Dose> {
        let planned = match &self.part {
            None => None,
            Some(part) => Some(self.planned(part)?),
        };
        Some(Dose {
            date: self.dose_date.parse().ok()?,
            planned,
            outcome: self.outcome()?,
            zone: self.zone.parse().ok()?,
            medicine: medicine(&self.form, self.concentration_ug_per_ml)?,
            answered_at: self.answered_at.map(Timestamp::from_seconds),
            via: Via::named(&self.via)?,
        })
    }

    fn planned(&self, part: &str) -> Option<Planned> {
        Some(Planned {
            part: part.parse().ok()?,
            due: Timestamp::from_seconds(self.due_at?),
            closes: Timestamp::from_seconds(self.closes_at?),
            at: wall_time(self.planned_at_minutes?)?,
            amount: amount(self.planned_ug?)?,
        })
    }

    fn outcome(&self) -> Option<Outcome> {
        match self.state.as_str() {
            "taken" => {
                Some(Outcome::Taken { at: Timestamp::from_seconds(self.taken_at?), amount: amount(self.taken_ug?)? })
            }
            "skipped" => Some(Outcome::Skipped),
            "missed" => Some(Outcome::Missed),
            _ => None,
        }
    }
}
