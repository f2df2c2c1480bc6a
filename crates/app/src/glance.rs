//! The diary at a glance: what the tray and the open window show of it by themselves.

use crate::companion::Companion;
use crate::error::AppError;
use crate::today::ReminderStatus;
use crate::view::{Settings, Startup, TodayView};

/// What is shown at one instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glance {
    /// Today.
    pub today: TodayView,
    /// What the person has set.
    pub settings: Settings,
}

impl Glance {
    /// Whether it shows anything else than `earlier`; that time has gone by alone is nothing else.
    #[must_use]
    pub fn differs_from(&self, earlier: &Self) -> bool {
        let then = TodayView { now: earlier.today.now, ..self.today.clone() };
        self.settings != earlier.settings || then != earlier.today
    }
}

impl Companion {
    /// What there is to show; nothing before there is a plan.
    ///
    /// # Errors
    /// Why the diary can't be read or a closed dose not recorded.
    pub fn glance(&mut self, reminders: &ReminderStatus) -> Result<Option<Glance>, AppError> {
        match self.startup()? {
            Startup::Ready => Ok(Some(Glance { today: self.today(reminders)?, settings: self.settings()? })),
            Startup::FirstRun | Startup::Failed { .. } => Ok(None),
        }
    }
}
