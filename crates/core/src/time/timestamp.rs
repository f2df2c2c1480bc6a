//! Instants: UTC, whole seconds.

use std::ops::{Add, Sub};

use chrono::{DateTime, TimeDelta, Utc};

/// An instant in UTC, in whole seconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The earliest instant chrono can show.
    pub const EARLIEST: Self = Self(DateTime::<Utc>::MIN_UTC.timestamp());
    /// The latest instant chrono can show.
    pub const LATEST: Self = Self(DateTime::<Utc>::MAX_UTC.timestamp());

    /// The instant `seconds` after 1970 began, held within what a calendar can show.
    #[must_use]
    pub const fn from_seconds(seconds: i64) -> Self {
        if seconds < Self::EARLIEST.0 {
            Self::EARLIEST
        } else if seconds > Self::LATEST.0 {
            Self::LATEST
        } else {
            Self(seconds)
        }
    }

    /// Seconds since 1970 began, UTC.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// The same instant as chrono has it.
    #[must_use]
    pub fn to_utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp(self.0, 0).unwrap_or(DateTime::<Utc>::MAX_UTC)
    }

    /// The time from `earlier` to this instant; negative where it lies after it.
    #[must_use]
    pub fn since(self, earlier: Self) -> TimeDelta {
        TimeDelta::seconds(self.0 - earlier.0)
    }

    /// Halfway from this instant to `later`, to the second below.
    #[must_use]
    pub const fn halfway_to(self, later: Self) -> Self {
        Self(self.0 + (later.0 - self.0).div_euclid(2))
    }
}

impl From<DateTime<Utc>> for Timestamp {
    fn from(instant: DateTime<Utc>) -> Self {
        Self(instant.timestamp())
    }
}

impl Add<TimeDelta> for Timestamp {
    type Output = Self;

    fn add(self, by: TimeDelta) -> Self {
        Self::from_seconds(self.0.saturating_add(by.num_seconds()))
    }
}

impl Sub<TimeDelta> for Timestamp {
    type Output = Self;

    fn sub(self, by: TimeDelta) -> Self {
        Self::from_seconds(self.0.saturating_sub(by.num_seconds()))
    }
}
