//! The questions before starting, other medicines, and what the person was warned of.

use ldn_core::Timestamp;
use ldn_core::caution::alert::{Alert, AlertAnswer, AlertKind};
use ldn_core::caution::medicine::OtherMedicine;
use ldn_core::caution::screening::{Screening, ScreeningQuestion};
use ldn_core::diary::side_effect::Opinion;

use super::columns::{date_column, optional_date};
use super::entry;
use crate::row::row;

row! {
    /// A row of `screening`.
    ScreeningRow of "screening" by question {
        question: String,
        answer: String,
    }
}

impl ScreeningRow {
    fn of(question: String, screening: &Screening) -> Self {
        let answer = screening.answer.name().to_owned();
        Self { question, answer, created_at: 0, deleted_at: None, changed: String::new() }
    }

    fn value(&self) -> Option<Screening> {
        let question = ScreeningQuestion::named(&self.question)?;
        Some(Screening { question, answer: Opinion::named(&self.answer)? })
    }
}

entry!(Screening, ScreeningRow in Screening by question, order "question",
    known |screening, _| Ok(Some(screening.question.name().to_owned())));

row! {
    /// A row of `medicine`.
    MedicineRow of "medicine" by id {
        id: String,
        name: String,
        dose: Option<String>,
        since: Option<String>,
        until: Option<String>,
        note: Option<String>,
    }
}

impl MedicineRow {
    fn of(id: String, medicine: &OtherMedicine) -> Self {
        Self {
            id,
            name: medicine.name.clone(),
            dose: medicine.dose.clone(),
            since: medicine.since.map(date_column),
            until: medicine.until.map(date_column),
            note: medicine.note.clone(),
            created_at: 0,
            deleted_at: None,
            changed: String::new(),
        }
    }

    fn value(&self) -> Option<OtherMedicine> {
        Some(OtherMedicine {
            name: self.name.clone(),
            dose: self.dose.clone(),
            since: optional_date(self.since.as_ref())?,
            until: optional_date(self.until.as_ref())?,
            note: self.note.clone(),
        })
    }
}

entry!(OtherMedicine, MedicineRow in Medicine by id, order "name, id");

row! {
    /// A row of `alert`.
    AlertRow of "alert" by id {
        id: String,
        kind: String,
        subject: Option<String>,
        raised_at: i64,
        answer: Option<String>,
        answered_at: Option<i64>,
    }
}

impl AlertRow {
    fn of(id: String, alert: &Alert) -> Self {
        Self {
            id,
            kind: alert.kind.name().to_owned(),
            subject: alert.subject.clone(),
            raised_at: alert.raised_at.seconds(),
            answer: alert.answer.map(|(answer, _)| answer.name().to_owned()),
            answered_at: alert.answer.map(|(_, at)| at.seconds()),
            created_at: 0,
            deleted_at: None,
            changed: String::new(),
        }
    }

    fn value(&self) -> Option<Alert> {
        let answer = match (&self.answer, self.answered_at) {
            (Some(answer), Some(at)) => Some((AlertAnswer::named(answer)?, Timestamp::from_seconds(at))),
            _ => None,
        };
        Some(Alert {
            kind: AlertKind::named(&self.kind)?,
            subject: self.subject.clone(),
            raised_at: Timestamp::from_seconds(self.raised_at),
            answer,
        })
    }
}

entry!(Alert, AlertRow in Alert by id, order "raised_at, id");
