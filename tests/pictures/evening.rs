//! A place on the earth where it is evening now, so that Today shows a dose that is soon due
//! whenever the pictures are taken.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use ldn_tests::clock;

/// The hour that it is there.
const HOUR: i64 = 21;
/// Until the dose is due.
const SOON: TimeDelta = TimeDelta::minutes(18);

/// An evening that is going on now.
pub(crate) struct Evening {
    /// Where.
    pub(crate) zone: Tz,
    /// The date there.
    pub(crate) date: String,
    /// The wall time 18 minutes from now.
    pub(crate) bedtime: String,
}

/// Where it is between nine and ten in the evening.
pub(crate) fn somewhere() -> Evening {
    let now = DateTime::<Utc>::from_timestamp(clock::real(), 0).unwrap_or_default();
    let east = (HOUR - i64::from(chrono::Timelike::hour(&now))).rem_euclid(24);
    let zone = zone_east_of_utc(if east > 12 { east - 24 } else { east });
    let there = now.with_timezone(&zone);
    Evening { zone, date: there.date_naive().to_string(), bedtime: (there + SOON).format("%H:%M").to_string() }
}

/// The zone that `TZ` names, or that of the tests' person.
pub(crate) fn zone_of_this_machine() -> Tz {
    let named = std::env::var("TZ").ok().and_then(|name| name.parse().ok());
    named.unwrap_or(ldn_tests::scripted::BERLIN)
}

/// POSIX counts these the other way round.
fn zone_east_of_utc(hours: i64) -> Tz {
    format!("Etc/GMT{:+}", -hours).parse().unwrap_or(Tz::UTC)
}
