//! Stretches of dates on which the clocks of a zone don't change, so that a walk over many dates
//! asks the zone once in a while instead of for every dose.

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

/// The clocks of a zone, for a walk over its dates.
pub(crate) struct SteadyClock {
    zone: Tz,
    /// The first and the last midnight of UTC, in days since 1970, that are known to have `offset`,
    /// like every instant between them.
    since: i64,
    until: i64,
    /// Seconds ahead of UTC.
    offset: Option<i64>,
}

impl SteadyClock {
    pub(crate) const fn new(zone: Tz) -> Self {
        Self { zone, since: 0, until: 0, offset: None }
    }

    /// When `date` begins, where the clocks don't change near it: then every wall time of it, and
    /// of the date after, is shown once, and as long after as it says.
    #[inline]
    pub(crate) fn midnight_of(&mut self, date: NaiveDate) -> Option<Timestamp> {
        let day = i64::from(date.num_days_from_ce()) - DAY_OF_1970;
        // No clock is ahead of UTC or behind it by a day, so this holds all of both dates.
        let (from, to) = (day - 1, day + 3);
        if self.offset.is_none() || from < self.since || self.until < to {
            self.look(from, to);
        }
        let offset = self.offset.filter(|_| to <= self.until)?;
        Some(Timestamp::from_seconds(day * DAY - offset))
    }

    /// Looks at the clocks from midnight to midnight, as far as they don't change.
    #[cold]
    fn look(&mut self, from: i64, to: i64) {
        if self.offset.is_none() || from < self.since || self.until < from {
            (self.since, self.until, self.offset) = (from, from, self.offset_at(from));
        }
        for leap in [LEAP, 1] {
            while self.until < to && self.offset_at(self.until + leap) == self.offset {
                self.until += leap;
            }
        }
    }

    fn offset_at(&self, day: i64) -> Option<i64> {
        let midnight = DateTime::from_timestamp(day * DAY, 0)?.naive_utc();
        let offset = self.zone.offset_from_utc_datetime(&midnight).fix();
        Some(i64::from(offset.local_minus_utc()))
    }
}
