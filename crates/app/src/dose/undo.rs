//! Taking a write back.

use chrono::TimeDelta;
use ldn_core::DoseLog;
use ldn_store::{Changed, DoseRecord, OperationId, Outcome, Table, Via};

use super::correct::missed_instead;
use crate::companion::Companion;
use crate::error::AppError;
use crate::view::Saved;

impl Companion {
    /// Brings back what was there before the write named `operation`, as a write of its own.
    ///
    /// # Errors
    /// [`AppError::NothingToUndo`], [`AppError::ChangedSince`], or why it can't be written.
    pub fn undo(&mut self, operation: &str) -> Result<Saved, AppError> {
        let undone = OperationId::new(operation);
        let now = self.now();
        let changes = self.store.undo(&undone, Via::Window, now)?;
        // The undo is on disk; where this fails, the next opening of the diary makes up for it.
        let _ = self.look_at_zones_again(&changes.records);
        let _ = self.close_again(&changes.records);
        // Nothing makes up for this one, but the miss can still be mended in the record.
        if changes.records.iter().any(|changed| changed.table == Table::Phase) {
            let _ = self.open_again(&undone);
        }
        let operation = changes.operation.map(|operation| operation.to_string());
        Ok(Saved { operation, at: now.seconds(), help_now: false })
    }

    /// A dose whose answer is taken back may have closed long ago: then it stands as missed, as it
    /// was planned and in the zone it was due in.
    fn close_again(&mut self, changed: &[Changed]) -> Result<(), AppError> {
        self.settle()?;
        let (plan, now) = (self.stored_plan()?, self.now());
        let doses = changed.iter().filter(|changed| changed.table == Table::Dose);
        let removed: Vec<_> = doses.map(|dose| self.store.removed_dose(&dose.record_id)).collect::<Result<_, _>>()?;
        let missed: Vec<_> =
            removed.into_iter().flatten().filter_map(|record| missed_instead(&plan, record.dose, now)).collect();
        if missed.is_empty() {
            return Ok(());
        }
        self.write("close", Via::Closing, now, |writer| {
            missed.iter().try_for_each(|dose| writer.put_dose(dose).map(|_| ()))
        })?;
        Ok(())
    }

    /// A plan that is taken back may have closed a dose that is open by the plan before it. What had
    /// closed before that plan came stays a miss.
    fn open_again(&mut self, undone: &OperationId) -> Result<(), AppError> {
        let (plan, now) = (self.stored_plan()?, self.now());
        let span = (now - TimeDelta::days(2), now + TimeDelta::days(2));
        let mut reopened = Vec::new();
        for standing in self.scheduled_standing(&plan, &DoseLog::default(), now, span) {
            if standing.closes <= now {
                continue;
            }
            let Some(record) = self.store.dose(standing.dose.key)? else { continue };
            if self.was_closed_after(undone, &record)? {
                reopened.push(record.id);
            }
        }
        if reopened.is_empty() {
            return Ok(());
        }
        self.write("close", Via::Closing, now, |writer| {
            reopened.iter().try_for_each(|id| writer.remove_dose(id).map(|_| ()))
        })?;
        Ok(())
    }

    /// Whether the program recorded the dose as missed after `operation` was written.
    fn was_closed_after(&self, operation: &OperationId, record: &DoseRecord) -> Result<bool, AppError> {
        if record.dose.outcome != Outcome::Missed || record.dose.via != Via::Closing {
            return Ok(false);
        }
        let Some(closed) = self.store.last_operation_on(Table::Dose, &record.id)? else { return Ok(false) };
        Ok(self.store.is_later(&closed, operation)?)
    }
}
