//! The system's clock.

use chrono::Utc;
use ldn_app::Timestamp;
use ldn_app::ports::Clock;

/// Reads the system's clock; the only code that does.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods, reason = "the one place where the clock is read")]
    fn now(&self) -> Timestamp {
        let shift = chrono::TimeDelta::seconds(shift::seconds());
        Timestamp::from(Utc::now()) + shift
    }
}

/// A clock that tells the truth.
#[cfg(not(feature = "test-clock"))]
mod shift {
    pub(super) const fn seconds() -> i64 {
        0
    }
}

/// A clock that a file shifts: `LDN_TEST_CLOCK` names it, it holds seconds ("+3600").
#[cfg(feature = "test-clock")]
mod shift {
    pub(super) fn seconds() -> i64 {
        std::env::var_os("LDN_TEST_CLOCK")
            .and_then(|path| std::fs::read_to_string(path).ok())
            .and_then(|text| text.trim().parse().ok())
            .unwrap_or(0)
    }
}
