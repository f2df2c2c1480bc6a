//! What was typed into the diary, read and judged.

use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;
use ldn_core::Timestamp;
use ldn_core::diary::context::{SpanError, last_night_at};
use ldn_core::diary::typed;
use ldn_core::time::local::local_date_time;

use crate::convert::typed_instant;
use crate::error::AppError;
use crate::view::WhenSaid;

/// Nothing in a diary is older.
const FIRST_YEAR: i32 = 1900;

/// The instant that was said. `before` is what stood there: a time that was not touched stays to the
/// second.
pub(super) fn instant(
    said: &WhenSaid,
    before: Option<Timestamp>,
    zone: Tz,
    now: Timestamp,
) -> Result<Timestamp, AppError> {
    match said {
        WhenSaid::Now => Ok(now),
        WhenSaid::LastNight => Ok(last_night_at(zone, now)),
        WhenSaid::At { local } => match before.filter(|before| local_text(zone, *before) == local.trim()) {
            Some(before) => Ok(before),
            None => {
                let at = typed_instant(local, zone)?;
                if local_date_time(zone, at).year() < FIRST_YEAR { Err(AppError::DateInvalid) } else { Ok(at) }
            }
        },
    }
}

/// A date and time as the window types it.
fn local_text(zone: Tz, instant: Timestamp) -> String {
    local_date_time(zone, instant).format("%Y-%m-%dT%H:%M").to_string()
}

/// A date as typed.
pub(crate) fn date(typed: &str) -> Result<NaiveDate, AppError> {
    let date = NaiveDate::parse_from_str(typed.trim(), "%Y-%m-%d").map_err(|_| AppError::DateInvalid)?;
    if date.year() < FIRST_YEAR { Err(AppError::DateInvalid) } else { Ok(date) }
}

pub(crate) fn note(typed: &str) -> Result<Option<String>, AppError> {
    typed::note(typed).map_err(|long| AppError::NoteTooLong { limit: count(long.limit) })
}

pub(crate) fn own_words(typed: &str) -> Result<String, AppError> {
    let words = typed::own_words(typed).map_err(|long| AppError::OwnWordsTooLong { limit: count(long.limit) })?;
    words.ok_or(AppError::OwnWordsMissing)
}

pub(crate) fn count(limit: usize) -> u32 {
    u32::try_from(limit).unwrap_or(u32::MAX)
}

impl From<SpanError> for AppError {
    fn from(error: SpanError) -> Self {
        match error {
            SpanError::InFuture => Self::TimeInFuture,
            SpanError::EndBeforeBeginning => Self::EndBeforeBeginning,
        }
    }
}
