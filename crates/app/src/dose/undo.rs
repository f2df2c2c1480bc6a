//! Taking a write back.

use ldn_store::{OperationId, Via};

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
        // A dose whose answer is taken back may have closed long ago.
        self.settle_all()?;
        let operation = changes.operation.map(|operation| operation.to_string());
        Ok(Saved { operation, at: now.seconds(), help_now: false })
    }
}
