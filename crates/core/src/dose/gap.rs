//! The question after a long time without a dose (D11, own rule).

use chrono::TimeDelta;

use super::schedule::DoseKey;
use super::status::{DoseStatus, Status};
use crate::time::timestamp::Timestamp;

/// More days than this without a dose, and the person is asked before anything goes on.
pub const LONG_DAYS: i64 = 14;

/// So far ahead a dose of the plan is looked for: where none comes, nothing is to be asked yet.
pub const GAP_AHEAD: TimeDelta = TimeDelta::hours(36);

/// What the time without a dose is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GapSince {
    /// When the last dose was taken, planned or not.
    pub last_taken: Option<Timestamp>,
    /// When the plan was entered first.
    pub entered: Timestamp,
    /// When the person last said what holds after a long time without a dose.
    pub answered_at: Option<Timestamp>,
}

impl GapSince {
    /// The latest of them. An instant that lies after `now` comes from a clock that ran ahead, and
    /// counts for nothing.
    #[must_use]
    pub fn latest(&self, now: Timestamp) -> Option<Timestamp> {
        let all = [self.last_taken, Some(self.entered), self.answered_at];
        all.into_iter().flatten().filter(|at| *at <= now).max()
    }
}

/// A long time without a dose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Counted from here.
    pub from: Timestamp,
    /// Whole days since then.
    pub days: i64,
    /// The doses since then that closed unanswered, earliest first: perhaps they were taken.
    pub unanswered: Vec<DoseKey>,
}

/// Whether from `from` to `at` it is more than 14 days.
#[must_use]
pub fn is_long(from: Timestamp, at: Timestamp) -> bool {
    at.since(from) > TimeDelta::days(LONG_DAYS)
}

/// The question that stands at `now`: more than 14 days without a dose, and one of the plan is open
/// or comes within [`GAP_AHEAD`]. While a pause lasts nothing is asked; before its end it is.
///
/// `doses` are those that the plan owes, due after [`GapSince::latest`] and by `now` + [`GAP_AHEAD`].
#[must_use]
pub fn long_gap(since: &GapSince, doses: &[DoseStatus], now: Timestamp) -> Option<Gap> {
    let from = since.latest(now).filter(|from| is_long(*from, now))?;
    let goes_on = doses.iter().any(|dose| matches!(dose.status, Status::Due | Status::Upcoming));
    let unanswered = doses.iter().filter(|dose| dose.status == Status::Missed).map(|dose| dose.dose.key).collect();
    goes_on.then(|| Gap { from, days: now.since(from).num_days(), unanswered })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dose::schedule::ScheduledDose;
    use crate::plan::regimen::Part;
    use crate::time::wall_time::WallTime;

    const DAY: i64 = 24 * 3600;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_seconds(seconds)
    }

    fn dose(day: i64, status: Status) -> DoseStatus {
        let key = DoseKey { date: "2026-01-01".parse().unwrap(), part: Part::Morning };
        let dose = ScheduledDose { key, due: at(day * DAY), at: WallTime::NOON, amount: "1".parse().unwrap() };
        DoseStatus { dose, closes: at(day * DAY + DAY / 2), status, taken_at: None }
    }

    fn since(last_taken: Option<i64>) -> GapSince {
        GapSince { last_taken: last_taken.map(at), entered: at(0), answered_at: None }
    }

    #[test]
    fn fourteen_days_sharp_are_not_long_and_a_second_more_is() {
        let ahead = [dose(20, Status::Upcoming)];
        assert_eq!(long_gap(&since(Some(5 * DAY)), &ahead, at(19 * DAY)), None);
        let gap = long_gap(&since(Some(5 * DAY)), &ahead, at(19 * DAY + 1)).unwrap();
        assert_eq!((gap.from, gap.days), (at(5 * DAY), 14));
    }

    #[test]
    fn a_person_who_never_took_one_is_asked_from_the_plans_entry_on() {
        let doses = [dose(3, Status::Missed), dose(16, Status::Upcoming)];
        assert_eq!(long_gap(&since(None), &doses, at(14 * DAY)), None);
        assert_eq!(long_gap(&since(None), &doses, at(15 * DAY)).unwrap().unanswered.len(), 1);
    }

    #[test]
    fn nothing_is_asked_while_no_dose_comes() {
        assert_eq!(long_gap(&since(Some(DAY)), &[dose(2, Status::Missed)], at(30 * DAY)), None);
    }

    #[test]
    fn an_answer_counts_anew_and_what_was_skipped_is_not_asked_about() {
        let doses = [dose(10, Status::Skipped), dose(31, Status::Due)];
        let answered = GapSince { answered_at: Some(at(16 * DAY)), ..since(Some(DAY)) };
        assert_eq!(long_gap(&answered, &doses, at(30 * DAY)), None);
        assert_eq!(long_gap(&answered, &doses, at(31 * DAY)).unwrap().unanswered, []);
    }

    #[test]
    fn what_a_clock_that_ran_ahead_left_counts_for_nothing() {
        let ahead = GapSince { answered_at: Some(at(400 * DAY)), ..since(Some(DAY)) };
        assert!(long_gap(&ahead, &[dose(31, Status::Due)], at(31 * DAY)).is_some());
        let entered = GapSince { entered: at(400 * DAY), ..since(None) };
        assert_eq!(long_gap(&entered, &[dose(31, Status::Due)], at(31 * DAY)), None);
    }
}
