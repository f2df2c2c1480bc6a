//! What was typed for a plan, read and judged.

use std::str::FromStr;

use ldn_core::plan::guard::day_total;
use ldn_core::plan::regimen::check_slots;
use ldn_core::{
    Amount, Concentration, Form, GuardQuestion, Measured, Medicine, RegimenError, Slot, WallTime, guard_day_total,
};

use crate::error::AppError;
use crate::view::{self, DraftError, DraftField, PlanDraft, SlotDraft};

/// A draft, as far as it can be read.
pub(crate) struct ReadDraft {
    pub(crate) medicine: Medicine,
    pub(crate) amounts: Vec<Option<Amount>>,
    pub(crate) times: Vec<Option<WallTime>>,
    pub(crate) errors: Vec<DraftError>,
    parts: Vec<ldn_core::Part>,
    confirmed: Option<view::GuardQuestion>,
}

impl ReadDraft {
    /// Reads `draft`; what is wrong with it is in `errors`.
    pub(crate) fn new(draft: &PlanDraft) -> Self {
        let mut errors = Vec::new();
        let medicine = read_medicine(draft, &mut errors);
        let mut amounts = Vec::new();
        let mut times = Vec::new();
        for (index, slot) in draft.slots.iter().enumerate() {
            amounts.push(read_amount(slot, index, &mut errors));
            times.push(read_time(slot, index, &mut errors));
        }
        let mut read = Self {
            medicine,
            amounts,
            times,
            errors,
            parts: draft.slots.iter().map(|slot| slot.part.into()).collect(),
            confirmed: draft.confirmed,
        };
        read.judge();
        read
    }

    /// The slots; none where something can't be read.
    pub(crate) fn slots(&self) -> Option<Vec<Slot>> {
        let pairs = self.parts.iter().zip(&self.times).zip(&self.amounts);
        pairs.map(|((part, at), amount)| Some(Slot { part: *part, at: (*at)?, amount: (*amount)? })).collect()
    }

    /// The day's total, where every amount can be read.
    pub(crate) fn total(&self) -> Option<Amount> {
        let amounts: Option<Vec<Amount>> = self.amounts.iter().copied().collect();
        Amount::from_micrograms(amounts?.into_iter().sum())
    }

    /// The next question that the day's total asks and that was not answered: over 6 mg the second
    /// one comes after the first (D4).
    pub(crate) fn question(&self) -> Option<view::GuardQuestion> {
        question_of(self.total()?.micrograms(), self.confirmed)
    }

    fn judge(&mut self) {
        let Some(slots) = self.slots() else { return };
        if guard_day_total(day_total(&slots)) == GuardQuestion::NotLowDose {
            let total_mg = self.total().map(|total| total.to_string()).unwrap_or_default();
            self.wrong(DraftField::Plan, AppError::PlanNotLowDose { total_mg });
        }
        match check_slots(&slots, &self.medicine) {
            Ok(()) => {}
            // Said at the concentration's own field already.
            Err(RegimenError::ConcentrationMissing) => {}
            Err(RegimenError::Unmeasurable(_)) => self.say_unmeasurable(&slots),
            Err(error) => self.wrong(DraftField::Plan, error.into()),
        }
    }

    fn say_unmeasurable(&mut self, slots: &[Slot]) {
        let Some(concentration) = self.medicine.concentration else { return };
        for (index, slot) in slots.iter().enumerate() {
            if let Err(volume) = Measured::new(slot.amount, concentration) {
                let error = AppError::VolumeUnmeasurable { ml: volume.to_string() };
                self.wrong(DraftField::Amount { index }, error);
            }
        }
    }

    fn wrong(&mut self, field: DraftField, error: AppError) {
        self.errors.push(DraftError { field, error });
    }
}

/// The next question that a day's total of `micrograms` asks and that was not answered.
pub(crate) fn question_of(micrograms: u32, confirmed: Option<view::GuardQuestion>) -> Option<view::GuardQuestion> {
    let next = match guard_day_total(micrograms) {
        GuardQuestion::None | GuardQuestion::NotLowDose => return None,
        GuardQuestion::Above4500 => view::GuardQuestion::Above4500,
        GuardQuestion::Above6000 if confirmed.is_none() => view::GuardQuestion::Above4500,
        GuardQuestion::Above6000 => view::GuardQuestion::Above6000,
    };
    (confirmed < Some(next)).then_some(next)
}

fn read_medicine(draft: &PlanDraft, errors: &mut Vec<DraftError>) -> Medicine {
    let form = Form::from(draft.form);
    let mut medicine = Medicine { form, concentration: None };
    if form != Form::Liquid {
        return medicine;
    }
    let typed = draft.concentration.as_deref().unwrap_or_default().trim();
    let read = if typed.is_empty() {
        Err(AppError::ConcentrationMissing)
    } else {
        Concentration::from_str(typed).map_err(AppError::from)
    };
    match read {
        Ok(concentration) => medicine.concentration = Some(concentration),
        Err(error) => errors.push(DraftError { field: DraftField::Concentration, error }),
    }
    medicine
}

fn read_amount(slot: &SlotDraft, index: usize, errors: &mut Vec<DraftError>) -> Option<Amount> {
    let read = Amount::from_str(&slot.amount).map_err(AppError::from);
    kept(read, DraftField::Amount { index }, errors)
}

fn read_time(slot: &SlotDraft, index: usize, errors: &mut Vec<DraftError>) -> Option<WallTime> {
    let read = WallTime::from_str(&slot.at).map_err(|_| AppError::TimeInvalid);
    kept(read, DraftField::At { index }, errors)
}

fn kept<T>(read: Result<T, AppError>, field: DraftField, errors: &mut Vec<DraftError>) -> Option<T> {
    read.map_err(|error| errors.push(DraftError { field, error })).ok()
}
