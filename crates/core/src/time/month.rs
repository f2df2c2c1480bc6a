//! Months of the calendar.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::dose_date::DoseDate;

/// A month of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(NaiveDate);

/// A text that names no month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a month")]
pub struct MonthError;

impl Month {
    /// The month of `date`.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        Self(date.with_day(1).unwrap_or(date))
    }

    /// Its first date.
    #[must_use]
    pub const fn first(self) -> NaiveDate {
        self.0
    }

    /// Its last date.
    #[must_use]
    pub fn last(self) -> NaiveDate {
        let next = self.0.checked_add_months(Months::new(1));
        next.and_then(|next| next.pred_opt()).unwrap_or(NaiveDate::MAX)
    }

    /// Its dose dates, from the first to the last.
    #[must_use]
    pub fn dose_dates(self) -> RangeInclusive<DoseDate> {
        DoseDate::new(self.first())..=DoseDate::new(self.last())
    }

    /// The month `months` later; the calendar's last one where there is none.
    #[must_use]
    pub fn plus(self, months: u32) -> Self {
        Self(self.0.checked_add_months(Months::new(months)).unwrap_or_else(|| Self::of(NaiveDate::MAX).0))
    }

    /// The month `months` earlier; the calendar's first one where there is none.
    #[must_use]
    pub fn minus(self, months: u32) -> Self {
        Self(self.0.checked_sub_months(Months::new(months)).unwrap_or_else(|| Self::of(NaiveDate::MIN).0))
    }
}

/// "2026-11".
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m"))
    }
}

impl FromStr for Month {
    type Err = MonthError;

    fn from_str(text: &str) -> Result<Self, MonthError> {
        let (year, month) = text.trim().split_once('-').ok_or(MonthError)?;
        let number = |digits: &str, count| {
            let written = digits.len() == count && digits.bytes().all(|byte| byte.is_ascii_digit());
            written.then(|| digits.parse::<u32>().ok()).flatten().ok_or(MonthError)
        };
        let (year, month) = (number(year, 4)?, number(month, 2)?);
        let year = i32::try_from(year).map_err(|_| MonthError)?;
        NaiveDate::from_ymd_opt(year, month, 1).map(Self).ok_or(MonthError)
    }
}

/// Days of a year and one more, for what is near in time.
const YEAR: Days = Days::new(366);

/// The months a calendar can be turned to: from a year before what is kept first, so that what was
/// taken before the plan can be entered, to a year ahead (own rule).
#[must_use]
pub fn reach(kept_from: Option<NaiveDate>, today: NaiveDate) -> RangeInclusive<Month> {
    let earliest = kept_from.map_or(today, |kept| kept.min(today));
    Month::of(earliest.checked_sub_days(YEAR).unwrap_or(earliest))..=Month::of(today).plus(12)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_is_read_and_written_and_nothing_else_is_one() {
        assert_eq!("2026-11".parse::<Month>().unwrap().to_string(), "2026-11");
        for text in ["", "2026", "2026-13", "2026-00", "26-11", "2026-1", "2026-11-01", "+226-11", "-026-11", "2026-١١"]
        {
            assert_eq!(text.parse::<Month>(), Err(MonthError), "{text}");
        }
    }

    #[test]
    fn february_ends_on_its_twenty_ninth_only_in_a_leap_year() {
        let last = |month: &str| month.parse::<Month>().unwrap().last().to_string();
        assert_eq!([last("2028-02"), last("2026-02"), last("2026-12")], ["2028-02-29", "2026-02-28", "2026-12-31"]);
    }

    #[test]
    fn the_calendar_goes_from_a_year_before_what_is_kept_to_a_year_ahead() {
        let reach = reach(Some(date("2025-03-14")), date("2026-11-23"));
        assert_eq!((reach.start().to_string(), reach.end().to_string()), ("2024-03".into(), "2027-11".into()));
    }

    #[test]
    fn a_plan_that_begins_later_does_not_take_away_the_past_year() {
        let reach = reach(Some(date("2027-03-14")), date("2026-11-23"));
        assert_eq!(reach.start().to_string(), "2025-11");
    }
}
