//! Other medicines, as the person names them (L6).

use chrono::{Months, NaiveDate};

/// The furthest back a medicine can have begun or ended (own rule: nobody has taken one for longer).
const YEARS_BACK: u32 = 90;
/// The furthest ahead (own rule).
const YEARS_AHEAD: u32 = 10;

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherMedicine {
    /// Its name.
    pub name: String,
    /// Its dose, in the person's words.
    pub dose: Option<String>,
    /// Since when it is taken.
    pub since: Option<NaiveDate>,
    /// Until when; none while it is taken.
    pub until: Option<NaiveDate>,
    /// A note.
    pub note: Option<String>,
}

/// Why the dates of a medicine can't be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MedicineDateError {
    /// Too far away to be meant.
    #[error("not between {earliest} and {latest}")]
    OutOfRange {
        /// The earliest date there can be.
        earliest: NaiveDate,
        /// The latest.
        latest: NaiveDate,
    },
    /// It ends before it begins.
    #[error("ends before it begins")]
    EndsBeforeItBegins,
}

impl OtherMedicine {
    /// Whether it is taken on `today` or will be: the last day counts.
    #[must_use]
    pub fn is_current(&self, today: NaiveDate) -> bool {
        self.until.is_none_or(|until| today <= until)
    }
}

/// Whether `date` can be meant, seen from `today`.
///
/// # Errors
/// [`MedicineDateError::OutOfRange`] with what can be.
pub fn check_date(date: NaiveDate, today: NaiveDate) -> Result<NaiveDate, MedicineDateError> {
    let earliest = today.checked_sub_months(Months::new(12 * YEARS_BACK)).unwrap_or(NaiveDate::MIN);
    let latest = today.checked_add_months(Months::new(12 * YEARS_AHEAD)).unwrap_or(NaiveDate::MAX);
    if (earliest..=latest).contains(&date) { Ok(date) } else { Err(MedicineDateError::OutOfRange { earliest, latest }) }
}

/// Whether a medicine can be taken from `since` to `until`; the same day is a day.
///
/// # Errors
/// [`MedicineDateError::EndsBeforeItBegins`].
pub fn check_span(since: Option<NaiveDate>, until: Option<NaiveDate>) -> Result<(), MedicineDateError> {
    match (since, until) {
        (Some(since), Some(until)) if until < since => Err(MedicineDateError::EndsBeforeItBegins),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_medicine_is_current_until_the_end_of_its_last_day() {
        let medicine = |until: Option<&str>| OtherMedicine {
            name: "duloxetine".to_owned(),
            dose: None,
            since: None,
            until: until.map(date),
            note: None,
        };
        let today = date("2026-11-23");
        assert!(medicine(None).is_current(today));
        assert!(medicine(Some("2026-11-24")).is_current(today));
        assert!(medicine(Some("2026-11-23")).is_current(today));
        assert!(!medicine(Some("2026-11-22")).is_current(today));
    }

    #[test]
    fn a_date_a_century_away_is_refused_with_what_can_be() {
        let today = date("2026-11-23");
        for near in ["1936-11-23", "1985-04-01", "2026-11-23", "2036-11-23"] {
            assert_eq!(check_date(date(near), today), Ok(date(near)), "{near}");
        }
        let (earliest, latest) = (date("1936-11-23"), date("2036-11-23"));
        for far in ["1926-11-23", "1936-11-22", "2036-11-24", "2126-11-23"] {
            assert_eq!(check_date(date(far), today), Err(MedicineDateError::OutOfRange { earliest, latest }), "{far}");
        }
        assert!(check_date(today, NaiveDate::MIN).is_err());
        assert!(check_date(today, NaiveDate::MAX).is_err());
    }

    #[test]
    fn a_medicine_of_one_day_is_one_and_it_can_not_end_before_it_begins() {
        let (first, second) = (Some(date("2026-11-22")), Some(date("2026-11-23")));
        assert_eq!(check_span(first, second), Ok(()));
        assert_eq!(check_span(first, first), Ok(()));
        assert_eq!(check_span(None, first), Ok(()));
        assert_eq!(check_span(second, first), Err(MedicineDateError::EndsBeforeItBegins));
    }
}
