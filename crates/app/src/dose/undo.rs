//! Taking a write back.

use ldn_store::{Changed, OperationId, Table, Via};

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
        let operation = OperationId::new(operation);
        let now = self.now();
        let changes = self.store.undo(&operation, Via::Window, now)?;
        // The undo is on disk; where this fails, the next opening of the diary makes up for it.
        let _ = self.look_at_zones_again(&changes.records);
        let _ = self.close_again(&changes.records);
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
}
