//! The entries of the history as they are shown: each read by its place.

use ldn_core::Timestamp;
use ldn_core::care::appointment::Appointment;
use ldn_core::care::contact::Contact;
use ldn_core::care::question::Question;
use ldn_core::caution::alert::Alert;
use ldn_core::caution::medicine::OtherMedicine;
use ldn_core::caution::screening::Screening;
use ldn_core::diary::history::{Place, TimeOfEntry};
use ldn_core::diary::lab::Lab;
use ldn_core::diary::review::Review;
use ldn_core::diary::scores::ScoreEntry;
use ldn_core::diary::side_effect::SideEffect;
use ldn_core::diary::tag::Tag;
use ldn_core::plan::dose_move::DoseMove;
use ldn_core::plan::product::{Product, StockEntry};
use ldn_core::plan::steps::{StepAnswer, TitrationPlan};
use ldn_core::sleep::entry::SleepEntry;
use ldn_store::{Entry, Table};

use crate::companion::{Companion, StoredPlan};
use crate::error::AppError;
use crate::history::said::{self, Said};
use crate::view::{HistoryEntry, HistoryKind, HistoryRef, HistoryWhat};

/// So many characters of a note stand in the list.
const NOTE_BEGINS: usize = 160;

impl Companion {
    /// The entry at a place, as the list has it; none where it is gone by now.
    pub(super) fn history_entry(
        &self,
        plan: &StoredPlan,
        place: &Place<Table>,
    ) -> Result<Option<HistoryEntry>, AppError> {
        let entry = self.whole_entry(plan, place)?;
        Ok(entry.map(|entry| HistoryEntry { note: entry.note.map(|note| beginning(&note)), ..entry }))
    }

    /// The entry at a place, with its note as a whole.
    pub(super) fn whole_entry(
        &self,
        plan: &StoredPlan,
        place: &Place<Table>,
    ) -> Result<Option<HistoryEntry>, AppError> {
        let Some(kind) = HistoryKind::of(place.kind) else { return Ok(None) };
        let Some(said) = self.said(plan, kind, &place.id)? else { return Ok(None) };
        let at = match place.time {
            TimeOfEntry::At(at) => Some(at),
            TimeOfEntry::Date | TimeOfEntry::Night => None,
        };
        let zone = said.zone.unwrap_or_else(|| at.map_or_else(|| self.zone(), |at| self.zone_at(at)).name().to_owned());
        Ok(Some(HistoryEntry {
            id: HistoryRef { kind, id: place.id.clone() },
            date: place.date.to_string(),
            at: at.map(Timestamp::seconds),
            zone,
            what: said.what,
            note: said.note,
        }))
    }

    /// Where the entry that `id` names stands.
    pub(super) fn place_of(&self, id: &HistoryRef) -> Result<Option<Place<Table>>, AppError> {
        Ok(self.store.history_place(id.kind.table(), &id.id, &|at| self.zone_at(at))?)
    }

    fn said(&self, plan: &StoredPlan, kind: HistoryKind, id: &str) -> Result<Option<Said>, AppError> {
        Ok(match kind {
            HistoryKind::Dose => self.dose_said(id)?,
            HistoryKind::SideEffect => self.value::<SideEffect>(id)?.map(said::side_effect),
            HistoryKind::Night => self.value::<SleepEntry>(id)?.map(said::night),
            HistoryKind::CheckIn => self.value::<ScoreEntry>(id)?.map(said::check_in),
            HistoryKind::Tag => self.value::<Tag>(id)?.map(said::tag),
            HistoryKind::Lab => self.value::<Lab>(id)?.map(said::lab),
            HistoryKind::Review => self.value::<Review>(id)?.map(said::review),
            HistoryKind::Appointment => self.value::<Appointment>(id)?.map(said::appointment),
            HistoryKind::Move => self.value::<DoseMove>(id)?.map(said::moved),
            HistoryKind::Plan => plan.phases().iter().find(|stored| stored.id == id).map(|one| said::plan(plan, one)),
            HistoryKind::Step => self.value::<StepAnswer>(id)?.map(said::step),
            HistoryKind::Alert => self.value::<Alert>(id)?.map(|alert| self.alert_said(&alert)).transpose()?,
            HistoryKind::Medicine => self.value::<OtherMedicine>(id)?.map(said::medicine),
            HistoryKind::Stock => self.value::<StockEntry>(id)?.map(|entry| self.stock_said(&entry)).transpose()?,
            HistoryKind::Steps => self.value::<TitrationPlan>(id)?.map(said::steps),
            HistoryKind::Product => self.value::<Product>(id)?.map(said::product),
            HistoryKind::Contact => self.value::<Contact>(id)?.map(said::contact),
            HistoryKind::Screening => self.value::<Screening>(id)?.map(said::screening),
            HistoryKind::Question => self.value::<Question>(id)?.map(said::question),
        })
    }

    fn value<T: Entry>(&self, id: &str) -> Result<Option<T>, AppError> {
        Ok(self.store.entry::<T>(id)?.map(|kept| kept.value))
    }

    fn dose_said(&self, id: &str) -> Result<Option<Said>, AppError> {
        let Some(record) = self.store.dose_known_by(id)? else { return Ok(None) };
        let zone = record.dose.zone;
        Ok(Some(Said::new(HistoryWhat::Dose { entry: self.entry(&record)? }).in_zone(zone)))
    }

    fn alert_said(&self, alert: &Alert) -> Result<Said, AppError> {
        let about = self.alert_about(alert.subject.as_deref())?;
        let reply = alert.answer.map(|(answer, _)| answer.into());
        Ok(Said::new(HistoryWhat::Alert { alert: alert.kind.into(), about, reply }))
    }

    fn stock_said(&self, entry: &StockEntry) -> Result<Said, AppError> {
        Ok(Said::new(self.stock_entry_said(entry)?))
    }
}

fn beginning(note: &str) -> String {
    let mut letters = note.chars();
    let begins: String = letters.by_ref().take(NOTE_BEGINS).collect();
    if letters.next().is_some() { format!("{}…", begins.trim_end()) } else { begins }
}
