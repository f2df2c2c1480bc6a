//! Whom to call, what is planned with them, and what to ask them.

use ldn_core::care::appointment::{Appointment, AppointmentKind};
use ldn_core::care::contact::{Contact, ContactRole};
use ldn_core::care::question::Question;

use super::columns::{date, date_column, optional, optional_date};
use super::entry;
use crate::row::row;

row! {
    /// A row of `contact`.
    ContactRow of "contact" by role {
        role: String,
        name: Option<String>,
        phone: Option<String>,
    }
}

impl ContactRow {
    fn of(role: String, contact: &Contact) -> Self {
        let (name, phone) = (contact.name.clone(), contact.phone.clone());
        Self { role, name, phone, created_at: 0, deleted_at: None, changed: String::new() }
    }

    fn value(&self) -> Option<Contact> {
        let role = ContactRole::named(&self.role)?;
        Some(Contact { role, name: self.name.clone(), phone: self.phone.clone() })
    }
}

entry!(Contact, ContactRow in Contact by role, order "role",
    known |contact, _| Ok(Some(contact.role.name().to_owned())));

row! {
    /// A row of `appointment`.
    AppointmentRow of "appointment" by id {
        id: String,
        kind: String,
        on_date: String,
        remind_days: Option<i64>,
        note: Option<String>,
    }
}

impl AppointmentRow {
    fn of(id: String, appointment: &Appointment) -> Self {
        Self {
            id,
            kind: appointment.kind.name().to_owned(),
            on_date: date_column(appointment.on),
            remind_days: appointment.remind_days.map(i64::from),
            note: appointment.note.clone(),
            created_at: 0,
            deleted_at: None,
            changed: String::new(),
        }
    }

    fn value(&self) -> Option<Appointment> {
        Some(Appointment {
            kind: AppointmentKind::named(&self.kind)?,
            on: date(&self.on_date)?,
            remind_days: optional(self.remind_days.as_ref(), |days| u16::try_from(*days).ok())?,
            note: self.note.clone(),
        })
    }
}

entry!(Appointment, AppointmentRow in Appointment by id, order "on_date, id");

row! {
    /// A row of `question`.
    QuestionRow of "question" by id {
        id: String,
        asks: String,
        asked_on: Option<String>,
    }
}

impl QuestionRow {
    fn of(id: String, question: &Question) -> Self {
        let (asks, asked_on) = (question.asks.clone(), question.asked_on.map(date_column));
        Self { id, asks, asked_on, created_at: 0, deleted_at: None, changed: String::new() }
    }

    fn value(&self) -> Option<Question> {
        let asked_on = optional_date(self.asked_on.as_ref())?;
        Some(Question { asks: self.asks.clone(), asked_on })
    }
}

entry!(Question, QuestionRow in Question by id, order "created_at, id");
