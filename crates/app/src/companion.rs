//! The open diary, with its clock and its zone: what every use case begins from.

use std::path::Path;
use std::sync::Arc;

use chrono_tz::Tz;
use ldn_core::{DoseDate, DoseKey, Regimen, ScheduledDose, Timestamp};
use ldn_store::{NewOperation, Store, StoreError, StoredPhase, Via, Writer, file_in};

use crate::convert::of_file;
use crate::error::AppError;
use crate::ports::{Clock, Files, Zone};
use crate::travel::Zones;
use crate::view::{Saved, Startup};

/// An open diary. Each use case is a method; the module named like it holds it.
pub struct Companion {
    pub(crate) store: Store,
    clock: Arc<dyn Clock>,
    zone: Arc<dyn Zone>,
    /// Until here what closed unanswered is recorded; since the file was opened.
    pub(crate) settled: Timestamp,
    pub(crate) zones: Zones,
}

impl Companion {
    /// Opens the diary in `folder`, or begins one there.
    ///
    /// # Errors
    /// Why the folder or the file can't be used; whatever is there is left as it is.
    pub fn open(
        folder: &Path,
        clock: Arc<dyn Clock>,
        zone: Arc<dyn Zone>,
        files: &dyn Files,
    ) -> Result<Self, AppError> {
        files.prepare_folder(folder)?;
        let opened = Store::open(folder, clock.now());
        let store = opened.map_err(|error| of_file(&file_in(folder), error))?;
        Self::over(store, clock, zone)
    }

    /// With an open store.
    pub(crate) fn over(store: Store, clock: Arc<dyn Clock>, zone: Arc<dyn Zone>) -> Result<Self, AppError> {
        let mut companion = Self { store, clock, zone, settled: Timestamp::EARLIEST, zones: Zones::default() };
        companion.settle_all()?;
        Ok(companion)
    }

    /// Whether there is a plan to show, or the first run comes first.
    ///
    /// # Errors
    /// [`AppError::Storage`] and the like where the diary can't be read.
    pub fn startup(&self) -> Result<Startup, AppError> {
        Ok(if self.store.phases()?.is_empty() { Startup::FirstRun } else { Startup::Ready })
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The zone of the device now. Doses follow [`Companion::zone`].
    #[must_use]
    pub fn device_zone(&self) -> Tz {
        self.zone.zone()
    }

    /// The plan as it is stored.
    pub(crate) fn stored_plan(&self) -> Result<StoredPlan, AppError> {
        Ok(StoredPlan::new(self.store.phases()?))
    }

    /// Writes through the one door and says what can be undone.
    pub(crate) fn write<T>(
        &mut self,
        kind: &'static str,
        via: Via,
        now: Timestamp,
        change: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, Saved), AppError> {
        let written = self.store.write(NewOperation { kind, via }, now, change);
        let (value, changes) = written.map_err(|error| of_file(self.store.file(), error))?;
        let operation = changes.operation.map(|operation| operation.to_string());
        let saved = Saved { operation, at: now.seconds(), help_now: false };
        Ok((value, saved))
    }
}

/// The regimen with when it was entered.
pub(crate) struct StoredPlan {
    pub(crate) regimen: Regimen,
    phases: Vec<StoredPhase>,
}

impl StoredPlan {
    fn new(phases: Vec<StoredPhase>) -> Self {
        let regimen = Regimen::new(phases.iter().map(|stored| stored.phase.clone()).collect());
        Self { regimen, phases }
    }

    /// When the first slot was entered; the end of time where there is none.
    pub(crate) fn entered(&self) -> Timestamp {
        let since = self.phases.iter().flat_map(|stored| &stored.since);
        since.map(|(_, since)| *since).min().unwrap_or(Timestamp::LATEST)
    }

    /// Whether `dose` is owed: its slot was in the plan before it was due. A dose that a plan brings
    /// in after its time is nobody's miss.
    pub(crate) fn owes(&self, dose: &ScheduledDose) -> bool {
        self.since(dose.key).is_some_and(|since| since < dose.due)
    }

    /// Since when the slot of `key` has been in the plan, whatever its time and amount were.
    pub(crate) fn since(&self, key: DoseKey) -> Option<Timestamp> {
        let begun = self.phases.partition_point(|stored| stored.phase.from <= key.date);
        let in_force = begun.checked_sub(1).and_then(|last| self.phases.get(last))?;
        in_force.since.iter().find(|(part, _)| *part == key.part).map(|(_, since)| *since)
    }

    /// The phases that begin after `date`.
    pub(crate) fn phases_after(&self, date: DoseDate) -> impl Iterator<Item = &StoredPhase> {
        self.phases.iter().filter(move |stored| stored.phase.from > date)
    }

    pub(crate) fn phases(&self) -> &[StoredPhase] {
        &self.phases
    }
}
