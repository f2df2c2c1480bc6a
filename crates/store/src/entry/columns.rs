//! Values and their columns.

use chrono::NaiveDate;
use ldn_core::Timestamp;

/// The date of a column.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

/// The date of a column that may be empty; none outside where it can't be read.
pub(super) fn optional_date(text: Option<&String>) -> Option<Option<NaiveDate>> {
    optional(text, |text| date(text))
}

/// A date's column.
pub(super) fn date_column(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}

/// The value of a column that may be empty; none outside where it can't be read.
pub(super) fn optional<C, T>(column: Option<&C>, read: impl FnOnce(&C) -> Option<T>) -> Option<Option<T>> {
    match column {
        None => Some(None),
        Some(column) => read(column).map(Some),
    }
}

/// The instant of a column that may be empty.
pub(super) fn optional_instant(seconds: Option<i64>) -> Option<Timestamp> {
    seconds.map(Timestamp::from_seconds)
}

/// The minutes of a column that may be empty; none outside where they can't be read.
pub(super) fn optional_minutes(minutes: Option<i64>) -> Option<Option<u16>> {
    optional(minutes.as_ref(), |minutes| u16::try_from(*minutes).ok())
}
