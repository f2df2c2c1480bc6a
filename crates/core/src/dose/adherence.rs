//! How many of the doses that were due were taken.

use std::ops::RangeInclusive;

use super::status::{DoseStatus, Status};
use crate::time::dose_date::DoseDate;
use crate::time::timestamp::Timestamp;

/// Taken of due, with what became of the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Adherence {
    /// Answered or closed. An open or upcoming dose is not counted yet.
    pub due: u32,
    /// Taken.
    pub taken: u32,
    /// Of the taken ones, those taken more than an hour after they were due.
    pub late: u32,
    /// Left out by choice.
    pub skipped: u32,
    /// Unanswered when they closed.
    pub missed: u32,
}

impl Adherence {
    /// Taken of due in whole percent, rounded half away from zero; none where nothing was due.
    #[must_use]
    pub fn percent(&self) -> Option<u32> {
        (self.due > 0).then(|| (self.taken * 200 + self.due) / (self.due * 2))
    }
}

/// The adherence of the `doses` with a dose date in `dates` that were due after the plan was
/// entered: doses due before are nobody's miss. Pauses and nights left out by a move have no dose
/// and owe nothing.
#[must_use]
pub fn adherence<'a>(
    doses: impl IntoIterator<Item = &'a DoseStatus>,
    plan_entered: Timestamp,
    dates: &RangeInclusive<DoseDate>,
) -> Adherence {
    let mut sum = Adherence::default();
    for dose in doses {
        if dates.contains(&dose.dose.key.date) && dose.dose.due > plan_entered {
            sum.count(dose);
        }
    }
    sum
}

impl Adherence {
    fn count(&mut self, dose: &DoseStatus) {
        match dose.status {
            Status::Upcoming | Status::Due => return,
            Status::Taken => {
                self.taken += 1;
                self.late += u32::from(dose.is_late());
            }
            Status::Skipped => self.skipped += 1,
            Status::Missed => self.missed += 1,
        }
        self.due += 1;
    }
}
