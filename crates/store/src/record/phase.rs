//! Phases of the plan.

use ldn_core::plan::pause::PauseWhy;
use ldn_core::{Amount, Concentration, Form, Medicine, Part, Phase, PhaseReason, Slot, Timestamp, WallTime};

use crate::error::StoreError;
use crate::row::{PhaseRow, SlotRow};

const UNREADABLE: StoreError = StoreError::Unreadable { table: "phase" };

/// A phase as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPhase {
    /// Its id.
    pub id: String,
    /// What holds, and from when on.
    pub phase: Phase,
    /// When the person entered it.
    pub entered_at: Timestamp,
    /// Since when each of its slots has been in the plan; doses due before are nobody's miss.
    pub since: Vec<(Part, Timestamp)>,
    /// Why it pauses or stops, where the person said so.
    pub why: Option<PauseWhy>,
    /// What they said about it.
    pub note: Option<String>,
}

impl PhaseRow {
    /// The phase of this row and `slots`.
    pub(crate) fn stored(self, slots: Vec<SlotRow>) -> Result<StoredPhase, StoreError> {
        let entered_at = Timestamp::from_seconds(self.entered_at);
        let since = |slot: &SlotRow| {
            let part = slot.part.parse().map_err(|_| UNREADABLE)?;
            Ok::<_, StoreError>((part, slot.since.map_or(entered_at, Timestamp::from_seconds)))
        };
        let since = slots.iter().map(since).collect::<Result<_, _>>()?;
        let mut slots = slots.iter().map(|slot| slot.slot().ok_or(UNREADABLE)).collect::<Result<Vec<_>, _>>()?;
        slots.sort_by_key(|slot| slot.part);
        let phase = Phase {
            from: self.from_date.parse().map_err(|_| UNREADABLE)?,
            slots,
            reason: self.reason().ok_or(UNREADABLE)?,
            medicine: medicine(&self.form, self.concentration_ug_per_ml).ok_or(UNREADABLE)?,
        };
        let why = self.why.as_deref().map(|why| PauseWhy::named(why).ok_or(UNREADABLE)).transpose()?;
        Ok(StoredPhase { id: self.id, phase, entered_at, since, why, note: self.note })
    }

    fn reason(&self) -> Option<PhaseReason> {
        if self.is_stop { Some(PhaseReason::Stop) } else { PhaseReason::named(&self.reason) }
    }
}

/// The column of a phase's reason: a stop is a pause with a mark of its own.
pub(crate) const fn reason_column(reason: PhaseReason) -> &'static str {
    match reason {
        PhaseReason::Stop => PhaseReason::Pause.name(),
        other => other.name(),
    }
}

impl SlotRow {
    /// The row of `slot`, which has been in the plan `since`.
    pub(crate) fn new(slot: &Slot, since: Option<Timestamp>) -> Self {
        Self {
            since: since.map(Timestamp::seconds),
            part: slot.part.name().to_owned(),
            at_minutes: i64::from(slot.at.minutes()),
            amount_ug: i64::from(slot.amount.micrograms()),
        }
    }

    fn slot(&self) -> Option<Slot> {
        Some(Slot {
            part: self.part.parse::<Part>().ok()?,
            at: wall_time(self.at_minutes)?,
            amount: amount(self.amount_ug)?,
        })
    }
}

/// The medicine of two columns.
pub(crate) fn medicine(form: &str, concentration: Option<i64>) -> Option<Medicine> {
    let concentration = match concentration {
        None => None,
        Some(micrograms) => Some(Concentration::from_micrograms_per_ml(u32::try_from(micrograms).ok()?)?),
    };
    Some(Medicine { form: Form::named(form)?, concentration })
}

/// The concentration's column.
pub(crate) fn concentration_column(medicine: &Medicine) -> Option<i64> {
    medicine.concentration.map(|concentration| i64::from(concentration.micrograms_per_ml()))
}

/// The amount of a column.
pub(crate) fn amount(micrograms: i64) -> Option<Amount> {
    u32::try_from(micrograms).ok().and_then(Amount::from_micrograms)
}

/// The wall time of a column.
pub(crate) fn wall_time(minutes: i64) -> Option<WallTime> {
    u16::try_from(minutes).ok().and_then(WallTime::from_minutes)
}
