//! The dates of a span in a zone, one after the other, asking the zone about its clocks only once
//! in a while.

use chrono::{DateTime, Datelike, NaiveDate, Offset, TimeZone};
use chrono_tz::Tz;

use super::timestamp::Timestamp;

/// No zone has ever changed its clocks and changed them back within so many days (the shortest,
/// in Brazil in 2000, was a week all but an hour; `tests/properties` asks every zone). So where the
/// offset is the same so many days later, it was the same all the time between.
const LEAP: i64 = 6;

const DAY: i64 = 24 * 3600;
/// The day of the common era on which 1970 began.
const DAY_OF_1970: i64 = 719_163;

/// A walk over the dates of a zone.
pub(crate) struct Dates {
    zone: Tz,
    next: Option<NaiveDate>,
    last: NaiveDate,
    /// Days from 1970 to `next`.
    day: i64,
    /// How many seconds the clocks are ahead of UTC from the date before `next` on, and the latest
    /// midnight of UTC, in days since 1970, until which that is known to hold.
    offset: Option<i64>,
    steady_until: i64,
}

impl Dates {
    /// The dates from `first` to `last`.
    pub(crate) fn new(zone: Tz, first: NaiveDate, last: NaiveDate) -> Self {
        let day = i64::from(first.num_days_from_ce()) - DAY_OF_1970;
        Self { zone, next: Some(first), last, day, offset: None, steady_until: 0 }
    }

    /// When the date of `self.day` begins, where the clocks don't change near it.
    fn midnight(&mut self) -> Option<Timestamp> {
        // No clock is ahead of UTC or behind it by a day, so this holds the date and the next one.
        let (from, to) = (self.day - 1, self.day + 3);
        if self.offset.is_none() || self.steady_until < to {
            self.look(from, to);
        }
        let offset = self.offset.filter(|_| to <= self.steady_until)?;
        Some(Timestamp::from_seconds(self.day * DAY - offset))
    }

    /// Looks at the clocks from midnight to midnight, as far as they don't change.
    #[cold]
    fn look(&mut self, from: i64, to: i64) {
        if self.offset.is_none() || self.steady_until < from {
            (self.offset, self.steady_until) = (self.offset_at(from), from);
        }
        for leap in [LEAP, 1] {
            while self.steady_until < to && self.offset_at(self.steady_until + leap) == self.offset {
                self.steady_until += leap;
            }
        }
    }

    fn offset_at(&self, day: i64) -> Option<i64> {
        let midnight = DateTime::from_timestamp(day * DAY, 0)?.naive_utc();
        let offset = self.zone.offset_from_utc_datetime(&midnight).fix();
        Some(i64::from(offset.local_minus_utc()))
    }
}

/// Each date, and when it begins where the clocks don't change near it: then every wall time of it
/// and of the date after is shown once, as long after that as it says.
impl Iterator for Dates {
    type Item = (NaiveDate, Option<Timestamp>);

    fn next(&mut self) -> Option<Self::Item> {
        let date = self.next.filter(|date| *date <= self.last)?;
        let midnight = self.midnight();
        self.next = date.succ_opt();
        self.day += 1;
        Some((date, midnight))
    }
}
