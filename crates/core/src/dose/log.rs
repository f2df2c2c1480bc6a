//! What was done about scheduled doses.

use std::collections::BTreeMap;

use super::schedule::DoseKey;
use crate::time::timestamp::Timestamp;

/// What became of a scheduled dose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// It was taken.
    Taken,
    /// The person chose to leave it out.
    Skipped,
    /// It closed unanswered, and that was recorded.
    Missed,
}

/// The answer to a scheduled dose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoggedDose {
    /// What became of it.
    pub action: Action,
    /// When it was taken, where that is known.
    pub at: Option<Timestamp>,
}

/// The answers, by dose; at most one for each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DoseLog(BTreeMap<DoseKey, LoggedDose>);

impl DoseLog {
    /// The answer to `key`, where there is one.
    #[must_use]
    pub fn get(&self, key: DoseKey) -> Option<LoggedDose> {
        self.0.get(&key).copied()
    }

    /// Whether the person answered `key`: taken or skipped.
    #[must_use]
    pub fn is_answered(&self, key: DoseKey) -> bool {
        self.get(key).is_some_and(|logged| logged.action != Action::Missed)
    }
}

impl FromIterator<(DoseKey, LoggedDose)> for DoseLog {
    fn from_iter<I: IntoIterator<Item = (DoseKey, LoggedDose)>>(answers: I) -> Self {
        Self(answers.into_iter().collect())
    }
}
