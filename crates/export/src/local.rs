//! Instants as clocks on the wall showed them, and exact decimals.

use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::Tz;
use ldn_core::Timestamp;

/// The instant `at` in `zone`.
pub(crate) fn in_zone(zone: Tz, at: Timestamp) -> DateTime<Tz> {
    zone.from_utc_datetime(&at.to_utc().naive_utc())
}

/// "2026-11-23 22:05:00".
pub(crate) fn wall(zone: Tz, at: Timestamp) -> String {
    in_zone(zone, at).format("%Y-%m-%d %H:%M:%S").to_string()
}

/// "+01:00". Zones of a century ago were seconds off; those are rounded to the minute below, as
/// everybody writes them.
pub(crate) fn offset(zone: Tz, at: Timestamp) -> String {
    let minutes = in_zone(zone, at).offset().fix().local_minus_utc().div_euclid(60);
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

/// "2026-11-23T22:05:00+01:00".
pub(crate) fn iso(zone: Tz, at: Timestamp) -> String {
    format!("{}{}", in_zone(zone, at).format("%Y-%m-%dT%H:%M:%S"), offset(zone, at))
}

/// Thousandths as an exact decimal: 4500 is "4.5", 4000 is "4".
pub(crate) fn thousandths(number: i64) -> String {
    let (sign, number) = if number < 0 { ("-", number.unsigned_abs()) } else { ("", number.unsigned_abs()) };
    match number % 1000 {
        0 => format!("{sign}{}", number / 1000),
        rest => format!("{sign}{}.{}", number / 1000, format!("{rest:03}").trim_end_matches('0')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_said_with_the_offset_of_its_own_season() {
        let berlin = Tz::Europe__Berlin;
        let winter = Timestamp::from_seconds(1_767_992_400);
        assert_eq!(iso(berlin, winter), "2026-01-09T22:00:00+01:00");
        assert_eq!((wall(berlin, winter).as_str(), offset(berlin, winter).as_str()), ("2026-01-09 22:00:00", "+01:00"));
        assert_eq!(iso(berlin, Timestamp::from_seconds(1_784_145_600)), "2026-07-15T22:00:00+02:00");
        assert_eq!(offset(Tz::America__St_Johns, winter), "-03:30");
    }

    #[test]
    fn thousandths_are_written_exactly_and_safely() {
        for (number, text) in
            [(4500, "4.5"), (4000, "4"), (500, "0.5"), (125, "0.125"), (0, "0"), (10, "0.01"), (-1500, "-1.5")]
        {
            assert_eq!(thousandths(number), text);
        }
    }
}
