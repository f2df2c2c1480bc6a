//! What the entries of the history say, kind by kind.

use ldn_core::care::appointment::Appointment;
use ldn_core::care::contact::Contact;
use ldn_core::care::question::Question;
use ldn_core::caution::medicine::OtherMedicine;
use ldn_core::caution::screening::Screening;
use ldn_core::diary::lab::Lab;
use ldn_core::diary::review::Review;
use ldn_core::diary::scores::ScoreEntry;
use ldn_core::diary::side_effect::SideEffect;
use ldn_core::diary::tag::Tag;
use ldn_core::plan::dose_move::DoseMove;
use ldn_core::plan::product::Product;
use ldn_core::plan::steps::{Rung, StepAnswer, TitrationPlan};
use ldn_core::sleep::entry::SleepEntry;
use ldn_core::{Timestamp, begins_on};
use ldn_store::StoredPhase;

use crate::companion::StoredPlan;
use crate::day::{lab_view, scores_view, sleep_view, slot_view};
use crate::view::{DayTag, HistoryRung, HistoryWhat, PauseReason};

/// What an entry says, when and in which zone it says so itself, and its note.
pub(super) struct Said {
    pub(super) what: HistoryWhat,
    pub(super) zone: Option<String>,
    pub(super) note: Option<String>,
}

impl Said {
    pub(super) const fn new(what: HistoryWhat) -> Self {
        Self { what, zone: None, note: None }
    }

    pub(super) fn with_note(self, note: Option<String>) -> Self {
        Self { note, ..self }
    }

    pub(super) fn in_zone(self, zone: chrono_tz::Tz) -> Self {
        Self { zone: Some(zone.name().to_owned()), ..self }
    }
}

pub(super) fn side_effect(effect: SideEffect) -> Said {
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

pub(super) fn night(entry: SleepEntry) -> Said {
    let (zone, note) = (entry.zone, entry.note.clone());
    Said::new(HistoryWhat::Night { night: sleep_view(SleepEntry { note: None, ..entry }) })
        .in_zone(zone)
        .with_note(note)
}

pub(super) fn check_in(entry: ScoreEntry) -> Said {
    let (zone, note) = (entry.zone, entry.note.clone());
    let scores = scores_view(&ScoreEntry { note: None, ..entry });
    Said::new(HistoryWhat::CheckIn { scores }).in_zone(zone).with_note(note)
}

pub(super) fn tag(tag: Tag) -> Said {
    Said::new(HistoryWhat::Tag { tag: DayTag { what: tag.what.name().to_owned(), own_words: tag.own_words } })
}

pub(super) fn lab(lab: Lab) -> Said {
    let note = lab.note.clone();
    Said::new(HistoryWhat::Lab { lab: lab_view(lab) }).with_note(note)
}

pub(super) fn review(review: Review) -> Said {
    let (marker, change) = (review.marker.name().to_owned(), review.change.name().to_owned());
    Said::new(HistoryWhat::Review { marker, change }).with_note(review.note)
}

pub(super) fn appointment(appointment: Appointment) -> Said {
    Said::new(HistoryWhat::Appointment { what: appointment.kind.into() }).with_note(appointment.note)
}

pub(super) fn moved(moved: DoseMove) -> Said {
    let DoseMove { from, to, first_date, .. } = moved;
    Said::new(HistoryWhat::Move { from: from.into(), to: to.into(), first_date: first_date.to_string() })
}

pub(super) fn plan(plan: &StoredPlan, stored: &StoredPhase) -> Said {
    let medicine = stored.phase.medicine;
    let what = HistoryWhat::Plan {
        what: begins_on(&plan.regimen, stored.phase.from).map(Into::into),
        slots: stored.phase.slots.iter().map(|slot| slot_view(slot, &medicine)).collect(),
        why: stored.why.map(PauseReason::from),
    };
    Said::new(what).with_note(stored.note.clone())
}

pub(super) fn step(answer: StepAnswer) -> Said {
    Said::new(HistoryWhat::Step { answer: answer.answer.name().to_owned() }).with_note(answer.note)
}

pub(super) fn medicine(medicine: OtherMedicine) -> Said {
    let until = medicine.until.map(|until| until.to_string());
    let what = HistoryWhat::Medicine { name: medicine.name, dose: medicine.dose, until };
    Said::new(what).with_note(medicine.note)
}

pub(super) fn steps(plan: TitrationPlan) -> Said {
    let rung = |rung: &Rung| HistoryRung { mg: rung.amount.to_string(), days: rung.days.get() };
    Said::new(HistoryWhat::Steps {
        part: plan.part.into(),
        steps: plan.rungs.iter().map(rung).collect(),
        ended_on: plan.ended_on.map(|date| date.to_string()),
    })
}

pub(super) fn product(product: Product) -> Said {
    Said::new(HistoryWhat::Product {
        form: product.form.into(),
        strength: product.strength.map(|strength| strength.to_string()),
        concentration: product.concentration.map(|concentration| concentration.to_string()),
        home_made: product.home_made,
        label: product.label,
        discard_on: product.discard_on.map(|date| date.to_string()),
    })
}

pub(super) fn contact(contact: Contact) -> Said {
    let (name, phone) = (contact.name.unwrap_or_default(), contact.phone.unwrap_or_default());
    Said::new(HistoryWhat::Contact { role: contact.role.into(), name, phone })
}

pub(super) fn screening(screening: Screening) -> Said {
    let (question, reply) = (screening.question.into(), screening.answer.into());
    Said::new(HistoryWhat::Screening { question, reply })
}

pub(super) fn question(question: Question) -> Said {
    let asked_on = question.asked_on.map(|date| date.to_string());
    Said::new(HistoryWhat::Question { asks: question.asks, asked_on })
}
