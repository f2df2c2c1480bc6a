//! The date a diary entry belongs to.

use std::fmt;
use std::str::FromStr;

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;

use super::local::{local_date, local_minutes};
use super::timestamp::Timestamp;

/// The diary's day begins at 04:00: an entry made before belongs to the day before (L4).
const BEGINS_AT: u16 = 4 * 60;

/// The diary's own day: from 04:00 on its date to 04:00 on the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DiaryDate(NaiveDate);

impl DiaryDate {
    /// The diary's day that carries the name of this calendar date.
    #[must_use]
    pub const fn new(date: NaiveDate) -> Self {
        Self(date)
    }

    /// The calendar date whose name it carries.
    #[must_use]
    pub const fn date(self) -> NaiveDate {
        self.0
    }

    /// The day `days` earlier; the calendar's first one where there is none.
    #[must_use]
    pub fn minus_days(self, days: u64) -> Self {
        Self(self.0.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN))
    }
}

impl fmt::Display for DiaryDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl FromStr for DiaryDate {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").map(Self)
    }
}

/// The diary's day in `zone` at `instant`.
#[must_use]
pub fn diary_date(zone: Tz, instant: Timestamp) -> DiaryDate {
    let date = DiaryDate(local_date(zone, instant));
    if local_minutes(zone, instant) < BEGINS_AT { date.minus_days(1) } else { date }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::{America, Pacific};

    fn diary_day(zone: Tz, instant: &str) -> String {
        diary_date(zone, Timestamp::from(instant.parse::<chrono::DateTime<chrono::Utc>>().unwrap())).to_string()
    }

    #[test]
    fn an_entry_at_half_past_three_belongs_to_the_day_before() {
        assert_eq!(diary_day(America::Denver, "2026-01-10T10:30:00Z"), "2026-01-09");
        assert_eq!(diary_day(America::Denver, "2026-01-10T10:59:59Z"), "2026-01-09");
        assert_eq!(diary_day(America::Denver, "2026-01-10T11:00:00Z"), "2026-01-10");
    }

    #[test]
    fn the_small_hours_of_new_year_belong_to_the_old_one() {
        assert_eq!(diary_day(America::Denver, "2026-01-01T08:00:00Z"), "2025-12-31");
    }

    #[test]
    fn in_samoa_the_small_hours_after_the_skipped_date_carry_its_name() {
        assert_eq!(diary_day(Pacific::Apia, "2011-12-30T11:00:00Z"), "2011-12-30");
        assert_eq!(diary_day(Pacific::Apia, "2011-12-30T14:00:00Z"), "2011-12-31");
    }
}
