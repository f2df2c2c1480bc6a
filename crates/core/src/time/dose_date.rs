//! The date a dose belongs to.

use std::fmt;
use std::str::FromStr;

use chrono::{Days, NaiveDate};

/// The date a dose belongs to. For a bedtime dose it is the night's date: the dose due at half past
/// midnight belongs to the date before. It is no calendar date of the instant it is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DoseDate(NaiveDate);

impl DoseDate {
    /// The last date that sorts by its text, and so the last that can be kept.
    pub const LAST_KEPT: Self = Self(match NaiveDate::from_ymd_opt(9999, 12, 31) {
        Some(date) => date,
        None => NaiveDate::MAX,
    });

    /// The dose date that carries the name of this calendar date.
    #[must_use]
    pub const fn new(date: NaiveDate) -> Self {
        Self(date)
    }

    /// The calendar date whose name it carries.
    #[must_use]
    pub const fn date(self) -> NaiveDate {
        self.0
    }

    /// The dose date after it; itself at the end of the calendar.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.succ_opt().unwrap_or(NaiveDate::MAX))
    }

    /// The dose date `days` later; the calendar's last one where there is none.
    #[must_use]
    pub fn plus_days(self, days: u64) -> Self {
        Self(self.0.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX))
    }

    /// The dose date `days` earlier; the calendar's first one where there is none.
    #[must_use]
    pub fn minus_days(self, days: u64) -> Self {
        Self(self.0.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN))
    }

    /// Days from `earlier` to this dose date.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }
}

impl fmt::Display for DoseDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl FromStr for DoseDate {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").map(Self)
    }
}
