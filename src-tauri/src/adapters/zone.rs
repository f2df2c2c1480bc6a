//! The device's time zone.

use std::sync::{Mutex, PoisonError};

use chrono_tz::Tz;
use ldn_app::ports::Zone;

/// Asks the system for its zone anew each time, since a person may travel.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemZone;

impl Zone for SystemZone {
    fn zone(&self) -> Tz {
        /// What the whole program last read.
        static MEMORY: Mutex<Memory> = Mutex::new(Memory { last: None, told: false });
        MEMORY.lock().unwrap_or_else(PoisonError::into_inner).settle(read(), || {
            eprintln!("zone: the system does not name its time zone; times are in UTC");
        })
    }
}

/// What was read before, for when the system does not say: its zone is changed by replacing a file,
/// and a reminder must not move to UTC for the moment in which there is none.
#[derive(Debug, Default)]
struct Memory {
    last: Option<Tz>,
    told: bool,
}

impl Memory {
    /// The zone to go by after `read`; calls `tell` the first time that there never was one.
    fn settle(&mut self, read: Option<Tz>, tell: impl FnOnce()) -> Tz {
        self.last = read.or(self.last);
        if self.last.is_none() && !self.told {
            self.told = true;
            tell();
        }
        self.last.unwrap_or(Tz::UTC)
    }
}

/// The zone that the system names now, if it names one.
#[allow(clippy::disallowed_methods, reason = "the one place where the device is asked for its zone")]
fn read() -> Option<Tz> {
    let named_here = std::env::var("TZ").ok().and_then(|name| named(&name));
    named_here.or_else(|| iana_time_zone::get_timezone().ok().and_then(|name| named(&name)))
}

/// The zone that the value of `TZ` names, in any of the ways POSIX lets it be written that name one.
fn named(value: &str) -> Option<Tz> {
    let name = value.trim().trim_start_matches(':');
    let name = name.rsplit_once("/zoneinfo/").map_or(name, |(_, rest)| rest);
    name.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_known_by_its_name_however_tz_writes_it() {
        let berlin = Some(Tz::Europe__Berlin);
        assert_eq!(named("Europe/Berlin"), berlin);
        assert_eq!(named(":Europe/Berlin"), berlin);
        assert_eq!(named("/usr/share/zoneinfo/Europe/Berlin"), berlin);
    }

    #[test]
    fn what_names_no_zone_is_left_to_the_system() {
        assert_eq!(named(""), None);
        assert_eq!(named("CET-1CEST,M3.5.0,M10.5.0/3"), None);
    }

    #[test]
    fn a_zone_that_can_not_be_read_is_the_last_one_that_could() {
        let (mut memory, mut told) = (Memory::default(), 0);
        let mut settle = |read| memory.settle(read, || told += 1);
        assert_eq!(settle(Some(Tz::Europe__Berlin)), Tz::Europe__Berlin);
        assert_eq!(settle(None), Tz::Europe__Berlin);
        assert_eq!(settle(Some(Tz::Asia__Tokyo)), Tz::Asia__Tokyo);
        assert_eq!(settle(None), Tz::Asia__Tokyo);
        assert_eq!(told, 0);
    }

    #[test]
    fn a_zone_that_could_never_be_read_is_utc_and_is_told_once() {
        let (mut memory, mut told) = (Memory::default(), 0);
        let mut settle = |read| memory.settle(read, || told += 1);
        assert_eq!(settle(None), Tz::UTC);
        assert_eq!(settle(None), Tz::UTC);
        assert_eq!(settle(Some(Tz::Asia__Tokyo)), Tz::Asia__Tokyo);
        assert_eq!(told, 1);
    }
}
