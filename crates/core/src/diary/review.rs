//! How much has changed overall, asked at markers after the first dose (L5).

use chrono::{Days, Months, NaiveDate};

use crate::time::diary_date::DiaryDate;
use crate::time::dose_date::DoseDate;
use crate::time::timestamp::Timestamp;

/// From its date on a marker is asked about for so many days (own rule); it can be answered later too.
const ASKED_DAYS: u64 = 14;

/// When it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReviewMarker {
    /// After two weeks.
    Weeks2,
    /// After eight weeks.
    Weeks8,
    /// After eighteen weeks.
    Weeks18,
    /// After a year.
    Year1,
}
crate::names!(ReviewMarker {
    Weeks2 = "2_weeks",
    Weeks8 = "8_weeks",
    Weeks18 = "18_weeks",
    Year1 = "1_year",
});

impl ReviewMarker {
    /// Its date, counted from the first dose. A year is one of the calendar: after 29 February it is 28 February.
    #[must_use]
    pub fn date(self, first_dose: DoseDate) -> NaiveDate {
        let weeks = |weeks: u64| first_dose.plus_days(7 * weeks).date();
        match self {
            Self::Weeks2 => weeks(2),
            Self::Weeks8 => weeks(8),
            Self::Weeks18 => weeks(18),
            Self::Year1 => first_dose.date().checked_add_months(Months::new(12)).unwrap_or(NaiveDate::MAX),
        }
    }
}

/// Seven points in the app's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OverallChange {
    /// Much better.
    MuchBetter,
    /// Better.
    Better,
    /// A little better.
    ALittleBetter,
    /// The same.
    TheSame,
    /// A little worse.
    ALittleWorse,
    /// Worse.
    Worse,
    /// Much worse.
    MuchWorse,
}
crate::names!(OverallChange {
    MuchBetter = "much_better",
    Better = "better",
    ALittleBetter = "a_little_better",
    TheSame = "the_same",
    ALittleWorse = "a_little_worse",
    Worse = "worse",
    MuchWorse = "much_worse",
});

/// An answer; one for each marker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The marker.
    pub marker: ReviewMarker,
    /// What the person says.
    pub change: OverallChange,
    /// A note.
    pub note: Option<String>,
    /// When they said it.
    pub answered_at: Timestamp,
}

/// The markers that have come by `today`, earliest first, each with its date.
#[must_use]
pub fn reviews_come(first_dose: DoseDate, today: DiaryDate) -> Vec<(ReviewMarker, NaiveDate)> {
    let dated = ReviewMarker::ALL.iter().map(|marker| (*marker, marker.date(first_dose)));
    dated.filter(|(_, on)| *on <= today.date()).collect()
}

/// The markers that are asked about on `today`, each with its date: those not answered yet, from their
/// date on for 14 days (L5).
#[must_use]
pub fn reviews_due(
    first_dose: DoseDate,
    today: DiaryDate,
    answered: &[ReviewMarker],
) -> Vec<(ReviewMarker, NaiveDate)> {
    let is_fresh = |on: NaiveDate| on.checked_add_days(Days::new(ASKED_DAYS)).is_none_or(|over| today.date() < over);
    let mut due = reviews_come(first_dose, today);
    due.retain(|(marker, on)| is_fresh(*on) && !answered.contains(marker));
    due
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(today: &str, answered: &[ReviewMarker]) -> Vec<(ReviewMarker, String)> {
        let due = reviews_due("2026-01-10".parse().unwrap(), today.parse().unwrap(), answered);
        due.into_iter().map(|(marker, on)| (marker, on.to_string())).collect()
    }

    #[test]
    fn a_marker_is_asked_about_from_its_date_for_two_weeks() {
        // 10 January and 14, 56 and 126 days, and a year.
        use ReviewMarker::{Weeks2, Weeks8, Weeks18, Year1};
        for (before, on, last, after, marker) in [
            ("2026-01-23", "2026-01-24", "2026-02-06", "2026-02-07", Weeks2),
            ("2026-03-06", "2026-03-07", "2026-03-20", "2026-03-21", Weeks8),
            ("2026-05-15", "2026-05-16", "2026-05-29", "2026-05-30", Weeks18),
            ("2027-01-09", "2027-01-10", "2027-01-23", "2027-01-24", Year1),
        ] {
            assert_eq!(due(before, &[]), []);
            assert_eq!(due(on, &[]), [(marker, on.to_owned())]);
            assert_eq!(due(last, &[]), [(marker, on.to_owned())]);
            assert_eq!(due(after, &[]), []);
        }
    }

    #[test]
    fn after_a_year_it_is_the_same_day_of_the_calendar_also_in_a_leap_year() {
        for (first, year_later) in [
            ("2026-11-23", "2027-11-23"),
            ("2027-03-01", "2028-03-01"),
            ("2028-02-28", "2029-02-28"),
            ("2028-02-29", "2029-02-28"),
        ] {
            assert_eq!(ReviewMarker::Year1.date(first.parse().unwrap()).to_string(), year_later);
        }
    }

    #[test]
    fn what_was_answered_is_not_asked_again_and_can_still_be_changed() {
        assert_eq!(due("2026-03-10", &[ReviewMarker::Weeks8]), []);
        let come = reviews_come("2026-01-10".parse().unwrap(), "2026-03-10".parse().unwrap());
        let markers: Vec<_> = come.into_iter().map(|(marker, _)| marker).collect();
        assert_eq!(markers, [ReviewMarker::Weeks2, ReviewMarker::Weeks8]);
    }
}
