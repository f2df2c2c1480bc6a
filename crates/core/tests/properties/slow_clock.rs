//! The clocks of a zone, by looking at them: an instant always has exactly one local time, so no
//! question of gaps and repeated hours ever comes up here.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Offset, TimeZone};
use chrono_tz::Tz;

const DAY: i64 = 24 * 3600;
/// Nearer changes than this, there and back again, would be overlooked.
const LOOK_EVERY: i64 = 10 * 60;

/// What clocks show in a span: the offset from UTC from each instant on, until the next.
pub(crate) struct SlowClock {
    from: i64,
    until: i64,
    offsets: Vec<(i64, i64)>,
}

impl SlowClock {
    /// Looks at the clocks of `zone` all through `from`..`until`.
    pub(crate) fn watch(zone: Tz, from: i64, until: i64) -> Self {
        let mut offsets = vec![(from, offset(zone, from))];
        let mut seen = from;
        while seen < until {
            let next = (seen + LOOK_EVERY).min(until);
            if offset(zone, next) != offset(zone, seen) {
                let change = first_with_other_offset(zone, seen, next);
                offsets.push((change, offset(zone, change)));
            }
            seen = next;
        }
        Self { from, until, offsets }
    }

    /// The first instant at which the clock has reached `wall`.
    pub(crate) fn first_at(&self, wall: NaiveDateTime) -> i64 {
        let wall = seconds(wall);
        assert!(self.shown_at(self.from) < wall, "watched too late to know");
        let reached = self.spans().find_map(|(from, until, offset)| {
            let instant = from.max(wall - offset);
            (instant < until).then_some(instant)
        });
        reached.expect("watched long enough")
    }

    /// Whether the clock shows `date` at any instant.
    pub(crate) fn ever_shows(&self, date: NaiveDate) -> bool {
        let midnight = seconds(date.and_hms_opt(0, 0, 0).unwrap());
        self.spans().any(|(from, until, offset)| from + offset < midnight + DAY && midnight < until + offset)
    }

    /// What the clock shows at `instant`, as seconds of a calendar without zones.
    pub(crate) fn shown_at(&self, instant: i64) -> i64 {
        let (_, offset) = self.offsets.iter().rev().find(|(from, _)| *from <= instant).unwrap();
        instant + offset
    }

    /// The dates around the watched span that it is sure to know all about.
    pub(crate) fn dates(&self) -> impl Iterator<Item = NaiveDate> {
        let date = |instant| DateTime::from_timestamp(instant, 0).unwrap().date_naive();
        let last = date(self.until - 3 * DAY);
        date(self.from + 2 * DAY).iter_days().take_while(move |date| *date <= last)
    }

    fn spans(&self) -> impl Iterator<Item = (i64, i64, i64)> {
        let ends = self.offsets.iter().skip(1).map(|(from, _)| *from).chain([self.until]);
        self.offsets.iter().zip(ends).map(|((from, offset), until)| (*from, until, *offset))
    }
}

/// The instants between `from` and `until` at which the clocks of `zone` change, looking every
/// `step` seconds.
pub(crate) fn changes(zone: Tz, from: i64, until: i64, step: usize) -> Vec<i64> {
    let mut changes = Vec::new();
    let mut before = (from, offset(zone, from));
    for instant in (from..until).step_by(step).skip(1) {
        let now = (instant, offset(zone, instant));
        if now.1 != before.1 {
            changes.push(first_with_other_offset(zone, before.0, instant));
        }
        before = now;
    }
    changes
}

/// Seconds that the clocks of `zone` are ahead of UTC at `instant`.
pub(crate) fn offset(zone: Tz, instant: i64) -> i64 {
    let utc = DateTime::from_timestamp(instant, 0).unwrap().naive_utc();
    i64::from(zone.offset_from_utc_datetime(&utc).fix().local_minus_utc())
}

pub(crate) fn seconds(wall: NaiveDateTime) -> i64 {
    wall.and_utc().timestamp()
}

fn first_with_other_offset(zone: Tz, mut same: i64, mut other: i64) -> i64 {
    let offset_before = offset(zone, same);
    while other - same > 1 {
        let between = same + (other - same) / 2;
        if offset(zone, between) == offset_before { same = between } else { other = between }
    }
    other
}
