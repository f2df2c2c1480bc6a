//! Other medicines (L6), with the alerts that opioids among them bring (A1).

use chrono::NaiveDate;
use ldn_core::caution::cause::Cause;
use ldn_core::caution::due::Subject;
use ldn_core::caution::medicine::OtherMedicine;
use ldn_core::{Timestamp, local_date};
use ldn_store::{Kept, Via};

use super::convert::recognised;
use super::medicine_draft::{ReadMedicine, draft_of};
use super::work::AlertWork;
use crate::companion::Companion;
use crate::error::AppError;
use crate::view::{MedicinesView, OtherMedicineCheck, OtherMedicineDraft, OtherMedicineView, Saved};

impl Companion {
    /// Every other medicine.
    ///
    /// # Errors
    /// Why the diary can't be read.
    pub fn medicines(&self) -> Result<MedicinesView, AppError> {
        let today = self.medicine_date(self.now());
        let mut kept = self.store.entries::<OtherMedicine>()?;
        kept.sort_by_cached_key(|kept| kept.value.name.to_lowercase());
        let (current, past): (Vec<_>, Vec<_>) = kept.into_iter().partition(|kept| kept.value.is_current(today));
        let views = |kept: Vec<Kept<OtherMedicine>>| kept.into_iter().map(view).collect();
        Ok(MedicinesView { current: views(current), past: views(past) })
    }

    /// What is wrong with a medicine, and whether it looks like an opioid, while it is typed. Writes
    /// nothing.
    #[must_use]
    pub fn check_medicine(&self, draft: &OtherMedicineDraft) -> OtherMedicineCheck {
        let read = ReadMedicine::new(draft, self.medicine_date(self.now()));
        OtherMedicineCheck { opioid: recognised(&draft.name), problems: read.problems }
    }

    /// Keeps another medicine, with the alert it brings.
    ///
    /// # Errors
    /// The first thing wrong with the draft, or why it can't be written.
    pub fn put_medicine(&mut self, draft: &OtherMedicineDraft) -> Result<Saved, AppError> {
        let now = self.now();
        let medicine = ReadMedicine::new(draft, self.medicine_date(now)).kept()?;
        let alerts = self.medicine_alerts(None, Some(&medicine), now)?;
        let ((), saved) = self.write("medicine", Via::Window, now, |writer| {
            let id = writer.put_entry(&medicine)?;
            alerts.keep(Some(&id), writer)
        })?;
        Ok(saved)
    }

    /// Changes the medicine known by `id`, with the alerts that this brings or ends.
    ///
    /// # Errors
    /// The first thing wrong with the draft, [`AppError::NoSuchEntry`], or why it can't be written.
    pub fn change_medicine(&mut self, id: &str, draft: &OtherMedicineDraft) -> Result<Saved, AppError> {
        let now = self.now();
        let medicine = ReadMedicine::new(draft, self.medicine_date(now)).kept()?;
        let before = self.store.entry::<OtherMedicine>(id)?.ok_or(AppError::NoSuchEntry)?;
        let alerts = self.medicine_alerts(Some(&before), Some(&medicine), now)?;
        let ((), saved) = self.write("medicine", Via::Window, now, |writer| {
            writer.replace_entry(id, &medicine)?;
            alerts.keep(Some(id), writer)
        })?;
        Ok(saved)
    }

    /// Removes the medicine known by `id`; an open alert about it is closed and kept.
    ///
    /// # Errors
    /// [`AppError::NoSuchEntry`], or why it can't be written.
    pub fn remove_medicine(&mut self, id: &str) -> Result<Saved, AppError> {
        let now = self.now();
        let before = self.store.entry::<OtherMedicine>(id)?.ok_or(AppError::NoSuchEntry)?;
        let alerts = self.medicine_alerts(Some(&before), None, now)?;
        let ((), saved) = self.write("medicine", Via::Window, now, |writer| {
            writer.remove_entry::<OtherMedicine>(id)?;
            alerts.keep(Some(id), writer)
        })?;
        Ok(saved)
    }

    fn medicine_alerts(
        &self,
        before: Option<&Kept<OtherMedicine>>,
        after: Option<&OtherMedicine>,
        now: Timestamp,
    ) -> Result<AlertWork, AppError> {
        let today = self.medicine_date(now);
        let cause = |medicine: Option<&OtherMedicine>| medicine.and_then(|one| Cause::of_medicine(one, today));
        let causes = (cause(before.map(|kept| &kept.value)), cause(after));
        self.alert_work(Subject::Record(before.map_or("", |kept| &kept.id)), causes, now)
    }

    /// The date that a medicine is taken on at `now`.
    fn medicine_date(&self, now: Timestamp) -> NaiveDate {
        local_date(self.zone(), now)
    }
}

fn view(kept: Kept<OtherMedicine>) -> OtherMedicineView {
    let Kept { id, value: medicine, .. } = kept;
    OtherMedicineView {
        id,
        opioid: recognised(&medicine.name),
        draft: draft_of(&medicine),
        since: medicine.since.map(|date| date.to_string()),
        until: medicine.until.map(|date| date.to_string()),
        name: medicine.name,
        dose: medicine.dose,
        note: medicine.note,
    }
}
