//! The emergency card (A5).

use chrono::TimeDelta;
use ldn_core::care::contact::{Contact, ContactRole};
use ldn_core::caution::card::{Taking, taking_on};
use ldn_core::{DoseDate, Phase, Slot, Timestamp, diary_date};
use ldn_store::{DoseRecord, Outcome};

use crate::companion::Companion;
use crate::convert::dose_amount;
use crate::error::AppError;
use crate::view::{CardState, EmergencyCard, LastDose, SlotView};

/// Looked back for the last dose in steps, so that ten years of doses are read only where the last
/// one is as old.
const DAYS_BACK: [i64; 2] = [30, 400];

impl Companion {
    /// What the card says now.
    ///
    /// # Errors
    /// [`AppError::NoPlan`], or why the diary can't be read.
    pub fn emergency_card(&self) -> Result<EmergencyCard, AppError> {
        let (now, zone) = (self.now(), self.zone());
        let plan = self.stored_plan()?;
        let date = DoseDate::new(diary_date(zone, now).date());
        let (taking, phase) = taking_on(&plan.regimen, date).ok_or(AppError::NoPlan)?;
        let contacts = self.store.entries::<Contact>()?.into_iter().map(|kept| kept.value);
        let prescriber = contacts.into_iter().find(|contact| contact.role == ContactRole::Prescriber);
        let (prescriber, prescriber_phone) = prescriber.map_or((None, None), |contact| (contact.name, contact.phone));
        Ok(EmergencyCard {
            now: now.seconds(),
            zone: zone.name().to_owned(),
            state: state(taking),
            doses: doses(phase),
            form: phase.medicine.form.into(),
            concentration: phase.medicine.concentration.map(|concentration| concentration.to_string()),
            last: self.latest_taken(now)?.and_then(|record| last(&record)),
            prescriber,
            prescriber_phone,
        })
    }

    /// The dose that was taken last before `now`, by the plan or outside it.
    fn latest_taken(&self, now: Timestamp) -> Result<Option<DoseRecord>, AppError> {
        for days in DAYS_BACK {
            let lately = self.store.doses_taken_between(now - TimeDelta::days(days), now)?;
            if let Some(last) = lately.into_iter().next_back() {
                return Ok(Some(last));
            }
        }
        Ok(self.store.doses_taken_between(Timestamp::EARLIEST, now)?.into_iter().next_back())
    }
}

fn state(taking: Taking) -> CardState {
    match taking {
        Taking::Now => CardState::Taking { from: None },
        Taking::From(date) => CardState::Taking { from: Some(date.to_string()) },
        Taking::PausedSince(date) => CardState::Paused { since: date.to_string() },
        Taking::StoppedSince(date) => CardState::Stopped { since: date.to_string() },
    }
}

fn doses(phase: &Phase) -> Vec<SlotView> {
    let slot = |slot: &Slot| SlotView {
        part: slot.part.into(),
        at: slot.at.minutes(),
        amount: dose_amount(slot.amount, &phase.medicine),
    };
    phase.slots.iter().map(slot).collect()
}

fn last(record: &DoseRecord) -> Option<LastDose> {
    let dose = &record.dose;
    let Outcome::Taken { at, amount } = dose.outcome else { return None };
    Some(LastDose { at: at.seconds(), zone: dose.zone.name().to_owned(), amount: dose_amount(amount, &dose.medicine) })
}
