//! What was typed into the diary, read and judged.

use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;
use ldn_core::Timestamp;
use ldn_core::diary::context::{SpanError, last_night_at};
use ldn_core::time::local::local_date_time;

use crate::convert::{typed_instant, typed_words};
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

pub(crate) fn own_words(typed: &str) -> Result<String, AppError> {
    typed_words(typed)?.ok_or(AppError::OwnWordsMissing)
}

impl From<SpanError> for AppError {
    fn from(error: SpanError) -> Self {
        match error {
            SpanError::InFuture => Self::TimeInFuture,
            SpanError::EndBeforeBeginning => Self::EndBeforeBeginning,
        }
    }
}
