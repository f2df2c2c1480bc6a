//! What the person was warned of (A1, A2, A3).

use std::cmp::Reverse;

use ldn_core::care::appointment::Appointment;
use ldn_core::caution::alert::{Alert, AlertAnswer};
use ldn_core::caution::medicine::OtherMedicine;
use ldn_store::{Kept, Via};

use super::convert::recognised;
use crate::companion::Companion;
use crate::error::AppError;
use crate::view::{AlertAbout, AlertReply, AlertView, AlertsView, Saved};

impl Companion {
    /// Every alert, open or answered.
    ///
    /// # Errors
    /// Why the diary can't be read.
    pub fn alerts(&self) -> Result<AlertsView, AppError> {
        let known = self.store.entries::<Alert>()?;
        let (mut answered, open): (Vec<_>, Vec<_>) = known.into_iter().partition(|kept| kept.value.answer.is_some());
        answered.sort_by_key(|kept| Reverse(kept.value.answer.map(|(_, at)| at)));
        let zone = self.zone().name().to_owned();
        Ok(AlertsView { zone, open: self.alert_views(by_strength(open))?, answered: self.alert_views(answered)? })
    }

    /// The alerts that stay on Today until they are answered, the strongest first.
    pub(crate) fn open_alerts(&self) -> Result<Vec<AlertView>, AppError> {
        let known = self.store.entries::<Alert>()?;
        let open = known.into_iter().filter(|kept| kept.value.answer.is_none()).collect();
        self.alert_views(by_strength(open))
    }

    /// Keeps what the person says to the alert known by `id`; it can be said anew later. The same
    /// answer again leaves the first one with its date.
    ///
    /// # Errors
    /// [`AppError::NoSuchEntry`], or why it can't be written.
    pub fn answer_alert(&mut self, id: &str, reply: AlertReply) -> Result<Saved, AppError> {
        let now = self.now();
        let kept = self.store.entry::<Alert>(id)?.ok_or(AppError::NoSuchEntry)?;
        let answer = AlertAnswer::from(reply);
        let said = kept.value.answer.filter(|(before, _)| *before == answer);
        let alert = Alert { answer: Some(said.unwrap_or((answer, now))), ..kept.value };
        let ((), saved) = self.write("alert", Via::Window, now, |writer| writer.replace_entry(id, &alert))?;
        Ok(saved)
    }

    fn alert_views(&self, alerts: Vec<Kept<Alert>>) -> Result<Vec<AlertView>, AppError> {
        alerts.into_iter().map(|kept| self.alert_view(kept)).collect()
    }

    fn alert_view(&self, kept: Kept<Alert>) -> Result<AlertView, AppError> {
        let Kept { id, value: alert, .. } = kept;
        Ok(AlertView {
            id,
            kind: alert.kind.into(),
            about: self.alert_about(alert.subject.as_deref())?,
            raised_at: alert.raised_at.seconds(),
            reply: alert.answer.map(|(answer, _)| answer.into()),
            answered_at: alert.answer.map(|(_, at)| at.seconds()),
        })
    }

    /// What an alert follows from.
    pub(crate) fn alert_about(&self, subject: Option<&str>) -> Result<AlertAbout, AppError> {
        let Some(id) = subject else { return Ok(AlertAbout::Answer) };
        if let Some(Kept { value: medicine, .. }) = self.store.entry::<OtherMedicine>(id)? {
            let ingredient = recognised(&medicine.name).map(|found| found.ingredient);
            return Ok(AlertAbout::Medicine { name: medicine.name, ingredient });
        }
        let appointment = self.store.entry::<Appointment>(id)?;
        Ok(appointment.map_or(AlertAbout::Gone, |kept| AlertAbout::Appointment { on: kept.value.on.to_string() }))
    }
}

fn by_strength(mut alerts: Vec<Kept<Alert>>) -> Vec<Kept<Alert>> {
    alerts.sort_by_key(|kept| (kept.value.kind.rank(), kept.value.raised_at));
    alerts
}
