//! Weeks of seven days.

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate};

/// Days of a week.
const DAYS: u64 = 7;

/// A week, or what lies of it in the span that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Week {
    /// Its first date.
    pub from: NaiveDate,
    /// Its last date.
    pub to: NaiveDate,
}

/// The Monday of the week of `date`, for weeks as the calendar counts them.
#[must_use]
pub fn monday_of(date: NaiveDate) -> NaiveDate {
    let back = u64::from(date.weekday().num_days_from_monday());
    date.checked_sub_days(Days::new(back)).unwrap_or(date)
}

/// The weeks that `dates` lie in, earliest first, the first and the last cut to `dates`. They are
/// counted so that one begins, or would begin, on `begin`.
#[must_use]
pub fn weeks(dates: &RangeInclusive<NaiveDate>, begin: NaiveDate) -> Vec<Week> {
    let past = dates.start().signed_duration_since(begin).num_days().rem_euclid(7);
    let mut left = DAYS.saturating_sub(u64::try_from(past).unwrap_or_default());
    let mut from = *dates.start();
    let mut weeks = Vec::new();
    while from <= *dates.end() {
        let next = from.checked_add_days(Days::new(left));
        let to = next.and_then(|next| next.pred_opt()).unwrap_or(NaiveDate::MAX).min(*dates.end());
        weeks.push(Week { from, to });
        let Some(next) = next else { break };
        (from, left) = (next, DAYS);
    }
    weeks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn shown(from: &str, to: &str, begin: &str) -> Vec<String> {
        let weeks = weeks(&(date(from)..=date(to)), date(begin));
        weeks.iter().map(|week| format!("{} {}", week.from.format("%m-%d"), week.to.format("%m-%d"))).collect()
    }

    #[test]
    fn a_month_that_begins_on_a_sunday_has_a_first_week_of_one_day() {
        // 1 November 2026 is a Sunday, 30 November a Monday.
        let november = shown("2026-11-01", "2026-11-30", "2026-10-26");
        let expected = ["11-01 11-01", "11-02 11-08", "11-09 11-15", "11-16 11-22", "11-23 11-29", "11-30 11-30"];
        assert_eq!(november, expected);
    }

    #[test]
    fn weeks_counted_from_the_first_dose_reach_back_before_it() {
        let around = shown("2026-08-07", "2026-08-27", "2026-08-21");
        assert_eq!(around, ["08-07 08-13", "08-14 08-20", "08-21 08-27"]);
    }

    #[test]
    fn a_span_of_one_day_is_one_week_and_an_empty_one_none() {
        assert_eq!(shown("2026-11-25", "2026-11-25", "2026-11-23"), ["11-25 11-25"]);
        assert_eq!(shown("2026-11-25", "2026-11-24", "2026-11-23"), [""; 0]);
    }

    #[test]
    fn the_last_week_of_2026_begins_on_monday_28_december() {
        assert_eq!(monday_of(date("2027-01-03")), date("2026-12-28"));
        assert_eq!(monday_of(date("2026-12-28")), date("2026-12-28"));
    }
}
