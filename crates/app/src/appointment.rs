//! Surgery, dental treatment and visits to the prescriber (A3).

use chrono::NaiveDate;
use ldn_core::care::appointment::{Appointment, AppointmentError};
use ldn_core::{Timestamp, local_date};
use ldn_store::{Kept, Via};

use crate::companion::Companion;
use crate::convert::{same, typed_note};
use crate::error::AppError;
use crate::view::{AppointmentDraft, AppointmentKind, AppointmentView, Saved};

impl Companion {
    /// What is planned and what was, earliest first.
    ///
    /// # Errors
    /// Why the diary can't be read.
    pub fn appointments(&self) -> Result<Vec<AppointmentView>, AppError> {
        let today = local_date(self.zone(), self.now());
        Ok(self.store.entries::<Appointment>()?.into_iter().map(|kept| view(kept, today)).collect())
    }

    /// Keeps `draft`, in place of the one whose id it names, with the alert that surgery or dental
    /// treatment brings.
    ///
    /// # Errors
    /// [`AppError::DateInvalid`], [`AppError::DateOutOfRange`], [`AppError::RemindDaysInvalid`],
    /// [`AppError::NoteTooLong`], [`AppError::NoSuchEntry`], or why it can't be written.
    pub fn put_appointment(&mut self, draft: &AppointmentDraft) -> Result<Saved, AppError> {
        let now = self.now();
        let appointment = read(draft)?;
        appointment.check(local_date(self.zone(), now))?;
        let before = draft.id.as_deref().map(|id| self.appointment(id)).transpose()?;
        let alerts = self.appointment_alerts(before.as_ref(), Some(&appointment), now)?;
        let ((), saved) = self.write("appointment", Via::Window, now, |writer| {
            let id = match before {
                Some(before) => writer.replace_entry(&before.id, &appointment).map(|()| before.id)?,
                None => writer.put_entry(&appointment)?,
            };
            alerts.keep(Some(&id), writer)
        })?;
        Ok(saved)
    }

    /// Removes the one known by `id`; an open alert about it is closed and kept.
    ///
    /// # Errors
    /// [`AppError::NoSuchEntry`], or why it can't be written.
    pub fn remove_appointment(&mut self, id: &str) -> Result<Saved, AppError> {
        let now = self.now();
        let before = self.appointment(id)?;
        let alerts = self.appointment_alerts(Some(&before), None, now)?;
        let ((), saved) = self.write("appointment", Via::Window, now, |writer| {
            writer.remove_entry::<Appointment>(id)?;
            alerts.keep(Some(id), writer)
        })?;
        Ok(saved)
    }

    fn appointment(&self, id: &str) -> Result<Kept<Appointment>, AppError> {
        self.store.entry::<Appointment>(id)?.ok_or(AppError::NoSuchEntry)
    }

    /// The ones to be reminded of at `now`: id, date, what it is, and the date the reminder is for.
    pub(crate) fn appointments_due(
        &self,
        now: Timestamp,
    ) -> Result<Vec<(String, NaiveDate, AppointmentKind, NaiveDate)>, AppError> {
        let today = local_date(self.zone(), now);
        let due = self.store.entries::<Appointment>()?.into_iter().filter(|kept| kept.value.is_due(today));
        let reminder = |kept: Kept<Appointment>| {
            let remind_on = kept.value.remind_on()?;
            Some((kept.id, kept.value.on, kept.value.kind.into(), remind_on))
        };
        Ok(due.filter_map(reminder).collect())
    }
}

fn read(draft: &AppointmentDraft) -> Result<Appointment, AppError> {
    let on = NaiveDate::parse_from_str(draft.on.trim(), "%Y-%m-%d").map_err(|_| AppError::DateInvalid)?;
    let days = |typed: &String| typed.trim().parse::<u16>().map_err(|_| AppError::RemindDaysInvalid);
    let remind_days = draft.remind_days.as_ref().map(days).transpose()?;
    Ok(Appointment {
        kind: draft.kind.into(),
        on,
        remind_days,
        note: typed_note(draft.note.as_deref().unwrap_or_default())?,
    })
}

fn view(kept: Kept<Appointment>, today: NaiveDate) -> AppointmentView {
    let remind_on = kept.value.remind_on().map(|date| date.to_string());
    let Kept { id, value: Appointment { kind, on, remind_days, note }, .. } = kept;
    AppointmentView { id, kind: kind.into(), on: on.to_string(), remind_days, remind_on, note, is_past: on < today }
}

impl From<AppointmentError> for AppError {
    fn from(error: AppointmentError) -> Self {
        match error {
            AppointmentError::DateOutOfRange { earliest, latest } => {
                Self::DateOutOfRange { earliest: earliest.to_string(), latest: latest.to_string() }
            }
            AppointmentError::RemindedTooEarly => Self::RemindDaysInvalid,
        }
    }
}

same!(AppointmentKind, ldn_core::care::appointment::AppointmentKind { Surgery, Dental, Visit });
