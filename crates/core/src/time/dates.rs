//! The dates of a span in a zone, one after the other, asking the zone about its clocks only once
//! in a while.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Offset, TimeZone};
use chrono_tz::Tz;

use super::timestamp::Timestamp;

/// No zone has ever changed its clocks and changed them back within so many days (the shortest,
/// in Brazil in 2000, was a week all but an hour; `tests/properties` asks every zone). So where the
/// offset is the same so many days later, it was the same all the time between.
const LEAP: i64 = 6;

const DAY: i64 = 24 * 3600;
/// The day of the common era on which 1970 began.
const DAY_OF_1970: i64 = 719_163;

/// A walk over the dates of a zone. Days are counted from 1970.
pub(crate) struct Dates {
    zone: Tz,
    last: NaiveDate,
    /// The present date; none at the end of the calendar.
    date: Option<NaiveDate>,
    day: i64,
    /// A time without a change of the clocks; none before the first look.
    steady: Option<Steady>,
    /// The present date and those until this one lie in it, each with the date after.
    steady_until: i64,
}

#[derive(Clone, Copy)]
struct Steady {
    /// Seconds that the clocks are ahead of UTC.
    offset: i64,
    /// The latest midnight of UTC that is known to belong to it.
    until: i64,
    /// Whether the clocks have changed by the midnight after that.
    ends: bool,
}

impl Dates {
    /// The dates from `first` to `last`.
    pub(crate) fn new(zone: Tz, first: NaiveDate, last: NaiveDate) -> Self {
        let day = i64::from(first.num_days_from_ce()) - DAY_OF_1970;
        Self { zone, last, date: Some(first), day, steady: None, steady_until: i64::MIN }
    }

    /// Looks how long the clocks don't change from the day before the present date on. No clock is
    /// ahead of UTC or behind it by a day, so no wall time of that date has come before.
    #[cold]
    fn look(&mut self) {
        let from = self.day - 1;
        let begun = self.steady.filter(|steady| from <= steady.until);
        self.steady = match begun {
            Some(steady) if steady.ends => Some(steady),
            Some(steady) => Some(self.go_on(steady)),
            None => self.offset_at(from).map(|offset| self.go_on(Steady { offset, until: from, ends: false })),
        };
        self.steady_until = self.steady.map_or(i64::MIN, |Steady { offset, until, .. }| {
            // The date after a steady one ends no later than what is known.
            (until * DAY + offset).div_euclid(DAY) - 2
        });
    }

    /// Goes on until the present date is steady, or a change has come.
    fn go_on(&self, mut steady: Steady) -> Steady {
        let stays = |day| self.offset_at(day) == Some(steady.offset);
        while steady.until < self.day + 3 {
            if !stays(steady.until + LEAP) {
                for leap in [LEAP - 2, 2, 1] {
                    steady.until += if stays(steady.until + leap) { leap } else { 0 };
                }
                return Steady { ends: true, ..steady };
            }
            steady.until += LEAP;
        }
        steady
    }

    /// The offset at a midnight of UTC, none of them before the day before the present date.
    fn offset_at(&self, day: i64) -> Option<i64> {
        let days = u64::try_from(day - (self.day - 1)).ok()?;
        let date = self.date?.pred_opt()?.checked_add_days(Days::new(days))?;
        let offset = self.zone.offset_from_utc_datetime(&date.and_time(NaiveTime::MIN)).fix();
        Some(i64::from(offset.local_minus_utc()))
    }
}

/// Each date, and when it begins where the clocks don't change near it: then every wall time of it
/// and of the date after is reached as long after that as it says.
impl Iterator for Dates {
    type Item = (NaiveDate, Option<Timestamp>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let date = self.date.filter(|date| *date <= self.last)?;
        if self.day > self.steady_until {
            self.look();
        }
        let steady = self.steady.filter(|_| self.day <= self.steady_until);
        let midnight = steady.map(|steady| Timestamp::from_seconds(self.day * DAY - steady.offset));
        self.date = date.succ_opt();
        self.day += 1;
        Some((date, midnight))
    }
}
