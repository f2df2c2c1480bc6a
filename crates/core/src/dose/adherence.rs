//! How many of the doses that were due were taken.

use std::ops::RangeInclusive;

use super::status::{DoseStatus, Status};
use crate::time::dose_date::DoseDate;
use crate::time::timestamp::Timestamp;
use crate::time::week::{Week, monday_of, weeks};

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

/// The same for each week of `dates`, Monday to Sunday, earliest first; the first and the last one cut
/// to `dates`, so that the weeks add up to the whole.
#[must_use]
pub fn adherence_by_week(
    doses: &[DoseStatus],
    plan_entered: Timestamp,
    dates: &RangeInclusive<DoseDate>,
) -> Vec<(Week, Adherence)> {
    let (first, last) = (dates.start().date(), dates.end().date());
    let weeks = weeks(&(first..=last), monday_of(first));
    let mut by_week: Vec<Vec<&DoseStatus>> = vec![Vec::new(); weeks.len()];
    for dose in doses {
        let date = dose.dose.key.date.date();
        let week = weeks.partition_point(|week| week.to < date);
        if let Some(doses) = by_week.get_mut(week) {
            doses.push(dose);
        }
    }
    let sum = |(week, doses): (Week, Vec<&DoseStatus>)| {
        (week, adherence(doses, plan_entered, &(DoseDate::new(week.from)..=DoseDate::new(week.to))))
    };
    weeks.into_iter().zip(by_week).map(sum).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dose::log::{Action, DoseLog, LoggedDose};
    use crate::dose::schedule::DoseKey;
    use crate::dose::status::statuses;
    use crate::plan::regimen::{Form, Medicine, Part, Phase, PhaseReason, Regimen, Slot};
    use chrono::TimeDelta;
    use chrono_tz::Tz;

    fn date(text: &str) -> DoseDate {
        text.parse().unwrap()
    }

    fn bedtimes(from: &str, slots: bool) -> Phase {
        let slot = Slot { part: Part::Bedtime, at: "22:00".parse().unwrap(), amount: "3".parse().unwrap() };
        Phase {
            from: date(from),
            slots: slots.then_some(slot).into_iter().collect(),
            reason: if slots { PhaseReason::Plan } else { PhaseReason::Pause },
            medicine: Medicine { form: Form::Capsule, concentration: None },
        }
    }

    /// Nights from Thursday 5 to Tuesday 24 November 2026, looked at on the 24th at 20:00:
    /// - 5 to 8 (Thu to Sun): 4 due, 3 taken, the 6th skipped = 75 %;
    /// - 9 to 15 a pause from the 12th: 3 due, 2 taken, the 10th missed = 66.7 %, shown as 67 %;
    /// - 16 to 22 in the pause: nothing due, no percent;
    /// - 23 and 24: the 23rd taken, the 24th still to come = 1 of 1.
    ///
    /// In all 8 due, 6 taken.
    #[test]
    fn the_weeks_count_what_was_due_and_add_up_to_the_whole() {
        let regimen = Regimen::new(vec![
            bedtimes("2026-11-05", true),
            bedtimes("2026-11-12", false),
            bedtimes("2026-11-23", true),
        ]);
        let logged = |(day, action): (&str, Action)| {
            let key = DoseKey { date: date(&format!("2026-11-{day}")), part: Part::Bedtime };
            (key, LoggedDose { action, at: None })
        };
        use Action::{Skipped, Taken};
        let answers = [("05", Taken), ("06", Skipped), ("07", Taken), ("08", Taken), ("09", Taken), ("11", Taken)];
        let log: DoseLog = answers.into_iter().chain([("23", Taken)]).map(logged).collect();
        let now = Timestamp::from("2026-11-24T20:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap());
        let doses = statuses(&regimen, Tz::UTC, &log, now, (now - TimeDelta::days(40), now + TimeDelta::days(3)));
        let dates = date("2026-11-05")..=date("2026-11-24");
        let weeks = adherence_by_week(&doses, Timestamp::EARLIEST, &dates);
        let shown: Vec<_> = weeks
            .iter()
            .map(|(week, sum)| (week.from.format("%d").to_string(), sum.taken, sum.due, sum.percent()))
            .collect();
        let expected = [("05", 3, 4, Some(75)), ("09", 2, 3, Some(67)), ("16", 0, 0, None), ("23", 1, 1, Some(100))];
        assert_eq!(shown, expected.map(|(from, taken, due, percent)| (from.to_owned(), taken, due, percent)));
        let whole = adherence(&doses, Timestamp::EARLIEST, &dates);
        let due: u32 = weeks.iter().map(|(_, sum)| sum.due).sum();
        let taken: u32 = weeks.iter().map(|(_, sum)| sum.taken).sum();
        assert_eq!((whole.due, whole.taken), (due, taken));
        assert_eq!((due, taken), (8, 6));
    }
}
