//! Surgery, dental treatment, and visits to the doctor (A3).

use chrono::{Days, NaiveDate};

/// A date further back is a slip of the finger (own rule).
const YEARS_BACK: Days = Days::new(5 * 366);
/// Nothing is planned further ahead (own rule).
const YEARS_AHEAD: Days = Days::new(2 * 366);
/// A reminder this many days before, where nothing else is chosen.
pub const REMIND_DAYS: u16 = 7;
/// A reminder comes at most so many days before.
const MOST_REMIND_DAYS: u16 = 365;

/// What it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AppointmentKind {
    /// Surgery.
    Surgery,
    /// Dental treatment.
    Dental,
    /// A visit to the prescriber: "since the last visit" begins here.
    Visit,
}
crate::names!(AppointmentKind { Surgery = "surgery", Dental = "dental", Visit = "visit" });

/// Something on a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// What.
    pub kind: AppointmentKind,
    /// When.
    pub on: NaiveDate,
    /// The reminder comes so many days before; none where there is none.
    pub remind_days: Option<u16>,
    /// A note.
    pub note: Option<String>,
}

/// Why it can't be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AppointmentError {
    /// The date is more than five years back or two ahead.
    #[error("not between {earliest} and {latest}")]
    DateOutOfRange {
        /// The earliest date.
        earliest: NaiveDate,
        /// The latest.
        latest: NaiveDate,
    },
    /// The reminder would come more than a year before.
    #[error("a reminder comes at most a year before")]
    RemindedTooEarly,
}

impl Appointment {
    /// Whether it can be kept at `today`.
    ///
    /// # Errors
    /// [`AppointmentError`].
    pub fn check(&self, today: NaiveDate) -> Result<(), AppointmentError> {
        let earliest = today.checked_sub_days(YEARS_BACK).unwrap_or(NaiveDate::MIN);
        let latest = today.checked_add_days(YEARS_AHEAD).unwrap_or(NaiveDate::MAX);
        if !(earliest..=latest).contains(&self.on) {
            return Err(AppointmentError::DateOutOfRange { earliest, latest });
        }
        if self.remind_days.is_some_and(|days| days > MOST_REMIND_DAYS) {
            return Err(AppointmentError::RemindedTooEarly);
        }
        Ok(())
    }

    /// The date from which it is reminded of, where it is.
    #[must_use]
    pub fn remind_on(&self) -> Option<NaiveDate> {
        self.remind_days.and_then(|days| self.on.checked_sub_days(Days::new(u64::from(days))))
    }

    /// Whether it is to be reminded of on `today`: from the reminder's date to its own.
    #[must_use]
    pub fn is_due(&self, today: NaiveDate) -> bool {
        self.remind_on().is_some_and(|remind_on| (remind_on..=self.on).contains(&today))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn surgery(on: &str, remind_days: Option<u16>) -> Appointment {
        Appointment { kind: AppointmentKind::Surgery, on: on.parse().unwrap(), remind_days, note: None }
    }

    fn today() -> NaiveDate {
        "2026-03-01".parse().unwrap()
    }

    #[test]
    fn it_is_reminded_of_from_its_days_before_until_the_day_itself() {
        let due = |on: &str, days| surgery(on, days).is_due(today());
        assert!(!due("2026-03-09", Some(7)));
        assert!(due("2026-03-08", Some(7)));
        assert!(due("2026-03-01", Some(0)));
        assert!(!due("2026-02-28", Some(7)));
        assert!(!due("2026-03-01", None));
    }

    #[test]
    fn a_date_far_away_and_a_reminder_years_before_are_refused() {
        for on in ["1926-03-01", "2021-02-24", "2028-03-04", "2126-03-01"] {
            assert!(matches!(surgery(on, None).check(today()), Err(AppointmentError::DateOutOfRange { .. })), "{on}");
        }
        assert_eq!(surgery("2026-04-01", Some(366)).check(today()), Err(AppointmentError::RemindedTooEarly));
        assert_eq!(surgery("2026-04-01", Some(365)).check(today()), Ok(()));
        assert_eq!(surgery("2025-04-01", None).check(today()), Ok(()), "a visit that was");
    }
}
