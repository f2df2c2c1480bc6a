//! The device's time zone.

use chrono_tz::Tz;
use ldn_app::ports::Zone;

/// Asks the system for its zone anew each time, since a person may travel.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemZone;

impl Zone for SystemZone {
    #[allow(clippy::disallowed_methods, reason = "the one place where the device is asked for its zone")]
    fn zone(&self) -> Tz {
        std::env::var("TZ")
            .ok()
            .and_then(|name| named(&name))
            .or_else(|| iana_time_zone::get_timezone().ok().and_then(|name| named(&name)))
            .unwrap_or(Tz::UTC)
    }
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
}
