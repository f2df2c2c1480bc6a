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
    steady: Option<Steady>,
}

/// A time without a change of the clocks, from the day before the walk's date on.
#[derive(Clone, Copy)]
struct Steady {
    /// Seconds that the clocks are ahead of UTC.
    offset: i64,
    /// The latest midnight of UTC, in days since 1970, that is known to belong to it.
    until: i64,
    /// Whether they have changed by the midnight after that.
    ends: bool,
}

impl Dates {
    /// The dates from `first` to `last`.
    pub(crate) fn new(zone: Tz, first: NaiveDate, last: NaiveDate) -> Self {
        let day = i64::from(first.num_days_from_ce()) - DAY_OF_1970;
        Self { zone, next: Some(first), last, day, steady: None }
    }

    /// When the present date begins, where the clocks don't change near it.
    fn midnight(&mut self) -> Option<Timestamp> {
        // No clock is ahead of UTC or behind it by a day, so this holds the date and the next one.
        let (from, to) = (self.day - 1, self.day + 3);
        let known = self.steady.filter(|steady| to <= steady.until || (steady.ends && from <= steady.until));
        if known.is_none() {
            self.steady = self.look(from, to);
        }
        let steady = self.steady.filter(|steady| to <= steady.until)?;
        Some(Timestamp::from_seconds(self.day * DAY - steady.offset))
    }

    /// Looks how long the clocks don't change, until `to` is reached.
    #[cold]
    fn look(&self, from: i64, to: i64) -> Option<Steady> {
        let begun = self.steady.filter(|steady| from <= steady.until);
        let offset = begun.map_or_else(|| self.offset_at(from), |steady| Some(steady.offset))?;
        let mut until = begun.map_or(from, |steady| steady.until);
        let stays = |until| self.offset_at(until) == Some(offset);
        while until < to {
            if !stays(until + LEAP) {
                for leap in [LEAP - 2, 2, 1] {
                    until += if stays(until + leap) { leap } else { 0 };
                }
                return Some(Steady { offset, until, ends: true });
            }
            until += LEAP;
        }
        Some(Steady { offset, until, ends: false })
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
