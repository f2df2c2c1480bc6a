//! The alerts that a change brings and ends, written with it as one operation.

use ldn_core::Timestamp;
use ldn_core::care::appointment::Appointment;
use ldn_core::caution::alert::{Alert, AlertAnswer, AlertKind};
use ldn_core::caution::cause::Cause;
use ldn_core::caution::due::{Subject, alert_change};
use ldn_core::local_date;
use ldn_store::{Kept, StoreError, Writer};

use crate::companion::Companion;
use crate::error::AppError;

/// What a write does to the alerts of one subject; worked out before it.
pub(crate) struct AlertWork {
    raise: Option<AlertKind>,
    close: Vec<Kept<Alert>>,
    now: Timestamp,
}

impl AlertWork {
    /// Writes it. `subject` is the id of the medicine or appointment, none for an answer.
    pub(crate) fn keep(self, subject: Option<&str>, writer: &mut Writer<'_>) -> Result<(), StoreError> {
        for open in self.close {
            let answer = Some((AlertAnswer::NotTaking, self.now));
            writer.replace_entry(&open.id, &Alert { answer, ..open.value })?;
        }
        let Some(kind) = self.raise else { return Ok(()) };
        let subject = subject.map(str::to_owned);
        writer.put_entry(&Alert { kind, subject, raised_at: self.now, answer: None }).map(drop)
    }
}

impl Companion {
    /// What the change of `subject` from one cause to another does to its alerts.
    pub(crate) fn alert_work(
        &self,
        subject: Subject<'_>,
        (before, after): (Option<Cause>, Option<Cause>),
        now: Timestamp,
    ) -> Result<AlertWork, AppError> {
        let known = self.store.entries::<Alert>()?;
        let change = alert_change(subject, before, after, known.iter().map(|kept| (kept.id.clone(), &kept.value)));
        let close = known.into_iter().filter(|kept| change.close.contains(&kept.id)).collect();
        Ok(AlertWork { raise: change.raise, close, now })
    }

    /// The same for surgery or dental treatment (A3): `before` is the appointment as it is kept, by
    /// its id; none where it is new. `after` is what it becomes; none where it is removed.
    pub(crate) fn appointment_alerts(
        &self,
        before: Option<&Kept<Appointment>>,
        after: Option<&Appointment>,
        now: Timestamp,
    ) -> Result<AlertWork, AppError> {
        let today = local_date(self.zone(), now);
        let cause = |appointment: Option<&Appointment>| appointment.and_then(|one| Cause::of_appointment(one, today));
        let causes = (cause(before.map(|kept| &kept.value)), cause(after));
        self.alert_work(Subject::Record(before.map_or("", |kept| &kept.id)), causes, now)
    }
}
