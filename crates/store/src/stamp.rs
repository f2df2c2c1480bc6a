//! Stamps that only grow, and ids.

use ldn_core::Timestamp;
use uuid::{NoContext, Uuid};

const MOST_MILLISECONDS: u64 = 999_999_999_999_999;
const MOST_COUNT: u32 = 999_999;

/// A hybrid logical stamp: wall clock, counter, device. Its text sorts as it does.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stamp {
    milliseconds: u64,
    count: u32,
    device: String,
}

impl Stamp {
    /// The stamp before any of `device`.
    pub(crate) fn first(device: &str) -> Self {
        Self { milliseconds: 0, count: 0, device: device.to_owned() }
    }

    /// Reads a stored stamp; none where the text is no stamp.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut pieces = text.splitn(3, '-');
        let milliseconds = pieces.next()?.parse().ok()?;
        let count = pieces.next()?.parse().ok()?;
        Some(Self { milliseconds, count, device: pieces.next()?.to_owned() })
    }

    /// The next stamp after this one at `now`: later even where the clock was put back.
    pub(crate) fn next(&self, now: Timestamp) -> Self {
        let wall = u64::try_from(now.seconds()).unwrap_or(0).saturating_mul(1000).min(MOST_MILLISECONDS);
        let (milliseconds, count) = if wall > self.milliseconds {
            (wall, 0)
        } else if self.count < MOST_COUNT {
            (self.milliseconds, self.count + 1)
        } else {
            (self.milliseconds + 1, 0)
        };
        Self { milliseconds, count, device: self.device.clone() }
    }

    /// The stored text.
    pub(crate) fn text(&self) -> String {
        format!("{:015}-{:06}-{}", self.milliseconds, self.count, self.device)
    }
}

/// A new UUIDv7 made at `now`.
pub(crate) fn new_id(now: Timestamp) -> String {
    let seconds = u64::try_from(now.seconds()).unwrap_or(0);
    Uuid::new_v7(uuid::Timestamp::from_unix(NoContext, seconds, 0)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_seconds(seconds)
    }

    #[test]
    fn stamps_grow_even_when_the_clock_is_put_back_and_their_text_sorts_alike() {
        let mut stamp = Stamp::first("device");
        for seconds in [1_700_000_000, 1_700_000_000, 5, -7, 1_700_000_001, 1_600_000_000] {
            let next = stamp.next(at(seconds));
            assert!(next > stamp && next.text() > stamp.text(), "{next:?} after {stamp:?}");
            stamp = next;
        }
    }

    #[test]
    fn a_full_counter_borrows_a_millisecond() {
        let full = Stamp { milliseconds: 9, count: MOST_COUNT, device: "d".to_owned() };
        assert!(full.next(at(0)).text() > full.text());
    }

    #[test]
    fn a_stamp_reads_back() {
        let stamp = Stamp::first("0190-ab").next(at(77));
        assert_eq!(Stamp::parse(&stamp.text()), Some(stamp));
        assert_eq!(Stamp::parse("nothing"), None);
    }

    #[test]
    fn the_instant_is_in_the_id() {
        assert!(new_id(at(1_700_000_000)) < new_id(at(1_700_000_001)));
    }
}
