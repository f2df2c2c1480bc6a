//! The entries of the history as they are shown: each read by its place.

use ldn_core::care::appointment::Appointment;
use ldn_core::caution::alert::Alert;
use ldn_core::caution::medicine::OtherMedicine;
use ldn_core::diary::history::{Place, TimeOfEntry};
use ldn_core::diary::lab::Lab;
use ldn_core::diary::review::Review;
use ldn_core::diary::scores::ScoreEntry;
use ldn_core::diary::side_effect::SideEffect;
use ldn_core::diary::tag::Tag;
use ldn_core::plan::dose_move::DoseMove;
use ldn_core::plan::product::StockEntry;
use ldn_core::plan::steps::StepAnswer;
use ldn_core::sleep::entry::SleepEntry;
use ldn_core::{Timestamp, begins_on};
use ldn_store::{Entry, StoredPhase, Table};

use crate::companion::{Companion, StoredPlan};
use crate::day::{lab_view, scores_view, sleep_view, slot_view};
use crate::error::AppError;
use crate::view::{DayTag, HistoryEntry, HistoryKind, HistoryRef, HistoryWhat, PauseReason};

/// So many characters of a note stand in the list.
const NOTE_BEGINS: usize = 160;

/// What an entry says, when and in which zone it says so itself, and its note.
struct Said {
    what: HistoryWhat,
    zone: Option<String>,
    note: Option<String>,
}

impl Said {
    const fn new(what: HistoryWhat) -> Self {
        Self { what, zone: None, note: None }
    }

    fn with_note(self, note: Option<String>) -> Self {
        Self { note, ..self }
    }

    fn in_zone(self, zone: chrono_tz::Tz) -> Self {
        Self { zone: Some(zone.name().to_owned()), ..self }
    }
}

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
            HistoryKind::SideEffect => self.value::<SideEffect>(id)?.map(side_effect_said),
            HistoryKind::Night => self.value::<SleepEntry>(id)?.map(night_said),
            HistoryKind::CheckIn => self.value::<ScoreEntry>(id)?.map(check_in_said),
            HistoryKind::Tag => self.value::<Tag>(id)?.map(tag_said),
            HistoryKind::Lab => self.value::<Lab>(id)?.map(lab_said),
            HistoryKind::Review => self.value::<Review>(id)?.map(review_said),
            HistoryKind::Appointment => self.value::<Appointment>(id)?.map(appointment_said),
            HistoryKind::Move => self.value::<DoseMove>(id)?.map(move_said),
            HistoryKind::Plan => plan.phases().iter().find(|stored| stored.id == id).map(|one| plan_said(plan, one)),
            HistoryKind::Step => self.value::<StepAnswer>(id)?.map(step_said),
            HistoryKind::Alert => self.value::<Alert>(id)?.map(|alert| self.alert_said(&alert)).transpose()?,
            HistoryKind::Medicine => self.value::<OtherMedicine>(id)?.map(medicine_said),
            HistoryKind::Stock => self.value::<StockEntry>(id)?.map(|entry| self.stock_said(&entry)).transpose()?,
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

fn side_effect_said(effect: SideEffect) -> Said {
    let what = HistoryWhat::SideEffect {
        what: effect.what.into(),
        own_words: effect.own_words,
        grade: effect.grade.into(),
        ended_at: effect.ended.map(Timestamp::seconds),
        distressing: effect.distressing,
        from_ldn: effect.from_ldn.map(Into::into),
    };
    Said::new(what).in_zone(effect.zone).with_note(effect.note)
}

fn night_said(entry: SleepEntry) -> Said {
    let (zone, note) = (entry.zone, entry.note.clone());
    Said::new(HistoryWhat::Night { night: sleep_view(SleepEntry { note: None, ..entry }) })
        .in_zone(zone)
        .with_note(note)
}

fn check_in_said(entry: ScoreEntry) -> Said {
    let (zone, note) = (entry.zone, entry.note.clone());
    let scores = scores_view(&ScoreEntry { note: None, ..entry });
    Said::new(HistoryWhat::CheckIn { scores }).in_zone(zone).with_note(note)
}

fn tag_said(tag: Tag) -> Said {
    Said::new(HistoryWhat::Tag { tag: DayTag { what: tag.what.name().to_owned(), own_words: tag.own_words } })
}

fn lab_said(lab: Lab) -> Said {
    let note = lab.note.clone();
    Said::new(HistoryWhat::Lab { lab: lab_view(lab) }).with_note(note)
}

fn review_said(review: Review) -> Said {
    let (marker, change) = (review.marker.name().to_owned(), review.change.name().to_owned());
    Said::new(HistoryWhat::Review { marker, change }).with_note(review.note)
}

fn appointment_said(appointment: Appointment) -> Said {
    Said::new(HistoryWhat::Appointment { what: appointment.kind.into() }).with_note(appointment.note)
}

fn move_said(moved: DoseMove) -> Said {
    let DoseMove { from, to, first_date, .. } = moved;
    Said::new(HistoryWhat::Move { from: from.into(), to: to.into(), first_date: first_date.to_string() })
}

fn plan_said(plan: &StoredPlan, stored: &StoredPhase) -> Said {
    let medicine = stored.phase.medicine;
    let what = HistoryWhat::Plan {
        what: begins_on(&plan.regimen, stored.phase.from).map(Into::into),
        slots: stored.phase.slots.iter().map(|slot| slot_view(slot, &medicine)).collect(),
        why: stored.why.map(PauseReason::from),
    };
    Said::new(what).with_note(stored.note.clone())
}

fn step_said(answer: StepAnswer) -> Said {
    Said::new(HistoryWhat::Step { answer: answer.answer.name().to_owned() }).with_note(answer.note)
}

fn medicine_said(medicine: OtherMedicine) -> Said {
    let until = medicine.until.map(|until| until.to_string());
    let what = HistoryWhat::Medicine { name: medicine.name, dose: medicine.dose, until };
    Said::new(what).with_note(medicine.note)
}

fn beginning(note: &str) -> String {
    let mut letters = note.chars();
    let begins: String = letters.by_ref().take(NOTE_BEGINS).collect();
    if letters.next().is_some() { format!("{}…", begins.trim_end()) } else { begins }
}
