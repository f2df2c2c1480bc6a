//! How the nights of a month went, as marks.

use std::ops::RangeInclusive;

use super::status::{DoseStatus, Status};
use super::strip::{NightMark, mark_of};
use crate::plan::regimen::Regimen;
use crate::time::dose_date::DoseDate;
use crate::time::timestamp::Timestamp;

/// A dose date with its mark.
pub type MarkedDate = (DoseDate, Option<NightMark>);

/// The marks of `dates`, earliest first; the same as those of the night strip. A date after `today`
/// has none, unless one of its doses is due or answered already. `doses` are those of these dates;
/// `plan_entered` is when the first plan was entered.
#[must_use]
pub fn calendar_marks(
    regimen: &Regimen,
    doses: &[DoseStatus],
    plan_entered: Timestamp,
    dates: &RangeInclusive<DoseDate>,
    today: DoseDate,
) -> Vec<MarkedDate> {
    let mut marks = Vec::new();
    let mut date = *dates.start();
    while date <= *dates.end() {
        let of_date: Vec<DoseStatus> = doses.iter().filter(|dose| dose.dose.key.date == date).copied().collect();
        let begun = date <= today || of_date.iter().any(|dose| dose.status != Status::Upcoming);
        marks.push((date, begun.then(|| mark_of(regimen, &of_date, plan_entered, date))));
        if date == date.next() {
            break;
        }
        date = date.next();
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dose::log::{Action, DoseLog, LoggedDose};
    use crate::dose::schedule::DoseKey;
    use crate::dose::status::statuses;
    use crate::plan::regimen::{Form, Medicine, Part, Phase, PhaseReason, Slot};
    use chrono::TimeDelta;
    use chrono_tz::Tz;

    fn phase(from: &str, at: Option<&str>, reason: PhaseReason) -> Phase {
        let slot = |at: &str| Slot { part: Part::Bedtime, at: at.parse().unwrap(), amount: "3".parse().unwrap() };
        Phase {
            from: from.parse().unwrap(),
            slots: at.map(slot).into_iter().collect(),
            reason,
            medicine: Medicine { form: Form::Capsule, concentration: None },
        }
    }

    fn night(date: &str) -> DoseKey {
        DoseKey { date: date.parse().unwrap(), part: Part::Bedtime }
    }

    fn marks(log: &DoseLog, now: i64, today: &str) -> Vec<Option<NightMark>> {
        let regimen = Regimen::new(vec![
            phase("2026-01-03", Some("00:30"), PhaseReason::Plan),
            phase("2026-01-06", None, PhaseReason::Pause),
            phase("2026-01-08", Some("22:00"), PhaseReason::Plan),
        ]);
        let now = Timestamp::from_seconds(now);
        let span = (now - TimeDelta::days(20), now + TimeDelta::days(20));
        let doses = statuses(&regimen, Tz::UTC, log, now, span);
        let dates = "2026-01-02".parse().unwrap()..="2026-01-10".parse().unwrap();
        let marks = calendar_marks(&regimen, &doses, Timestamp::EARLIEST, &dates, today.parse().unwrap());
        marks.into_iter().map(|(_, mark)| mark).collect()
    }

    /// 8 January 2026, 21:00.
    const EVENING: i64 = 1_767_906_000;

    #[test]
    fn a_month_tells_the_nights_that_were_and_is_silent_of_those_ahead() {
        let taken = LoggedDose { action: Action::Taken, at: None };
        let log = DoseLog::from_iter([(night("2026-01-03"), taken), (night("2026-01-05"), taken)]);
        use NightMark::{BeforeStart, Missed, Open, Paused, Taken};
        let expected = [BeforeStart, Taken, Missed, Taken, Paused, Paused, Open].map(Some);
        assert_eq!(marks(&log, EVENING, "2026-01-08"), [&expected[..], &[None, None]].concat());
    }

    #[test]
    fn a_dose_taken_ahead_of_its_date_is_shown_at_once() {
        let log = DoseLog::from_iter([(night("2026-01-09"), LoggedDose { action: Action::Skipped, at: None })]);
        assert_eq!(marks(&log, EVENING, "2026-01-08")[7..], [Some(NightMark::Skipped), None]);
    }
}
