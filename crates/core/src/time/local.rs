//! What a zone makes of a wall time, and of an instant.

use chrono::{LocalResult, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Timelike};
use chrono_tz::{GapInfo, Tz};

use super::timestamp::Timestamp;

/// The first instant at which clocks in `zone` have reached `local`: the earlier of the two where
/// they show it twice, the first instant after the gap where they skip it.
#[must_use]
pub fn first_instant_at(zone: Tz, local: NaiveDateTime) -> Timestamp {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(instant) | LocalResult::Ambiguous(instant, _) => {
            Timestamp::from_seconds(instant.timestamp())
        }
        LocalResult::None => end_of_gap(zone, local),
    }
}

/// Whether the calendar of `zone` leaves `date` out altogether, as Samoa did with 30 December 2011.
#[must_use]
pub fn is_date_skipped(zone: Tz, date: NaiveDate) -> bool {
    let (first, noon, last) = (date.and_hms_opt(0, 0, 0), date.and_hms_opt(12, 0, 0), date.and_hms_opt(23, 59, 59));
    let (Some(first), Some(noon), Some(last)) = (first, noon, last) else {
        return false;
    };
    let missing = |local| matches!(zone.from_local_datetime(local), LocalResult::None);
    // Nearly every date has a noon, and then it is not left out.
    missing(&noon) && missing(&first) && missing(&last) && end_of_gap(zone, first) == end_of_gap(zone, last)
}

/// The calendar date in `zone` at `instant`.
#[must_use]
pub fn local_date(zone: Tz, instant: Timestamp) -> NaiveDate {
    local_date_time(zone, instant).date()
}

/// The minute of the day that clocks in `zone` show at `instant`, 0 to 1439.
#[must_use]
pub fn local_minutes(zone: Tz, instant: Timestamp) -> u16 {
    let time = local_date_time(zone, instant).time();
    u16::try_from(time.num_seconds_from_midnight() / 60).unwrap_or_default()
}

/// Date and wall time in `zone` at `instant`.
#[must_use]
pub fn local_date_time(zone: Tz, instant: Timestamp) -> NaiveDateTime {
    let utc = instant.to_utc().naive_utc();
    let offset = zone.offset_from_utc_datetime(&utc).fix();
    utc.checked_add_offset(offset).unwrap_or(utc)
}

fn end_of_gap(zone: Tz, local: NaiveDateTime) -> Timestamp {
    let end = GapInfo::new(&local, &zone).and_then(|gap| gap.end);
    match end {
        Some(end) => Timestamp::from_seconds(end.timestamp()),
        // No gap without an end is known; should one come, a day later is a time that exists.
        None => Timestamp::from(local.and_utc()) + TimeDelta::days(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::{America, Europe, Pacific};

    fn at(date: (i32, u32, u32), time: (u32, u32)) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(date.0, date.1, date.2).and_then(|date| date.and_hms_opt(time.0, time.1, 0)).unwrap()
    }

    #[test]
    fn samoa_left_out_the_thirtieth_of_december_and_no_other_date() {
        let skipped = |day| is_date_skipped(Pacific::Apia, at((2011, 12, day), (0, 0)).date());
        assert_eq!((28..=31).filter(|day| skipped(*day)).collect::<Vec<_>>(), [30]);
    }

    #[test]
    fn a_date_whose_first_hour_is_skipped_is_still_a_date() {
        assert!(!is_date_skipped(America::Santiago, at((2025, 9, 7), (0, 0)).date()));
    }

    #[test]
    fn the_clock_read_back_from_an_instant_is_the_local_one() {
        let due = first_instant_at(Europe::Berlin, at((2026, 7, 1), (22, 15)));
        assert_eq!(local_minutes(Europe::Berlin, due), 22 * 60 + 15);
        assert_eq!(local_date(Europe::Berlin, due), at((2026, 7, 1), (0, 0)).date());
    }
}
