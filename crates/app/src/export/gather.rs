//! What a FHIR document is made from.

use std::collections::HashSet;

use ldn_core::diary::context::phase_in_force;
use ldn_core::diary::side_effect::{Opinion, SideEffect};
use ldn_core::{Action, DoseDate, Regimen, diary_date};
use ldn_export::fhir::{Diary, Dose, Kept, Noticed, Person, PlanPhase, PlannedDose};
use ldn_export::{Notes, Period, Tables};
use ldn_store::{DoseRecord, Entry, Outcome, StoredPhase};

use crate::companion::Companion;
use crate::error::AppError;

impl Companion {
    /// The entries whose rows are in `tables`.
    pub(super) fn gather(&self, tables: &Tables, period: Period, notes: Notes) -> Result<Diary, AppError> {
        let zone = self.zone();
        let phases = self.store.phases()?;
        let side_effects = self.noticed_in(tables, &phases)?;
        Ok(Diary {
            device: self.store.device_id()?,
            zone,
            period,
            notes,
            today: diary_date(zone, self.now()).date(),
            person: self.person()?,
            phases: phases_in(&phases, tables, &side_effects),
            doses: self.doses_in(tables)?,
            scores: self.entries_in(tables)?,
            nights: self.entries_in(tables)?,
            side_effects,
            tags: self.entries_in(tables)?,
            labs: self.entries_in(tables)?,
            reviews: self.entries_in(tables)?,
            medicines: self.entries_in(tables)?,
            alerts: self.entries_in(tables)?,
            questions: self.entries_in(tables)?,
        })
    }

    fn person(&self) -> Result<Person, AppError> {
        let ldn_core::report::Person { name, born, condition } = self.report_person()?;
        Ok(Person { name, born, condition })
    }

    fn entries_in<T: Entry>(&self, tables: &Tables) -> Result<Vec<Kept<T>>, AppError> {
        let ids: HashSet<&str> = tables.ids(T::TABLE.name()).collect();
        let mut entries = self.store.entries::<T>()?;
        entries.retain(|kept| ids.contains(kept.id.as_str()));
        let kept = |kept: ldn_store::Kept<T>| Kept { id: kept.id, entered: kept.created_at, value: kept.value };
        Ok(entries.into_iter().map(kept).collect())
    }

    fn doses_in(&self, tables: &Tables) -> Result<Vec<Kept<Dose>>, AppError> {
        let ids: HashSet<&str> = tables.ids("dose").collect();
        let earliest = DoseDate::new(chrono::NaiveDate::default());
        let mut doses = self.store.doses_between(earliest, DoseDate::LAST_KEPT)?;
        doses.retain(|record| ids.contains(record.id.as_str()));
        Ok(doses.into_iter().map(dose).collect())
    }

    /// The side effects, each with the phase whose dose was in force when it began.
    fn noticed_in(&self, tables: &Tables, phases: &[StoredPhase]) -> Result<Vec<Kept<Noticed>>, AppError> {
        let regimen = Regimen::new(phases.iter().map(|stored| stored.phase.clone()).collect());
        let noticed = |kept: Kept<SideEffect>| {
            let found = phase_in_force(kept.value.began, kept.value.zone, &regimen);
            let stored = found.and_then(|found| phases.iter().find(|stored| stored.phase.from == found.from));
            let value = Noticed { phase: stored.map(|stored| stored.id.clone()), effect: kept.value };
            Kept { id: kept.id, entered: kept.entered, value }
        };
        Ok(self.entries_in::<SideEffect>(tables)?.into_iter().map(noticed).collect())
    }
}

/// Every phase. Told are those of the period, and those that an adverse event of the period names.
fn phases_in(phases: &[StoredPhase], tables: &Tables, noticed: &[Kept<Noticed>]) -> Vec<Kept<PlanPhase>> {
    let events = noticed.iter().filter(|kept| kept.value.effect.from_ldn == Some(Opinion::Yes));
    let named = events.filter_map(|kept| kept.value.phase.as_deref());
    let told: HashSet<&str> = tables.ids("phase").chain(named).collect();
    let until = |index: usize| phases.get(index + 1).and_then(|next| next.phase.from.date().pred_opt());
    let kept = phases.iter().enumerate();
    kept.map(|(index, stored)| phase(stored, until(index), told.contains(stored.id.as_str()))).collect()
}

fn phase(stored: &StoredPhase, until: Option<chrono::NaiveDate>, is_told: bool) -> Kept<PlanPhase> {
    let (phase, note) = (stored.phase.clone(), stored.note.clone());
    let value = PlanPhase { phase, until, why: stored.why, note, is_told };
    Kept { id: stored.id.clone(), entered: stored.entered_at, value }
}

fn dose(record: DoseRecord) -> Kept<Dose> {
    let dose = record.dose;
    let planned =
        dose.planned.map(|planned| PlannedDose { part: planned.part, due: planned.due, amount: planned.amount });
    let (action, taken) = match dose.outcome {
        Outcome::Taken { at, amount } => (Action::Taken, Some((at, amount))),
        Outcome::Skipped => (Action::Skipped, None),
        Outcome::Missed => (Action::Missed, None),
    };
    let entered = dose.answered_at.or(taken.map(|(at, _)| at)).or(dose.planned.map(|planned| planned.due));
    let value = Dose { date: dose.date, planned, action, taken, zone: dose.zone, medicine: dose.medicine };
    Kept { id: record.id, entered: entered.unwrap_or(ldn_core::Timestamp::EARLIEST), value }
}
