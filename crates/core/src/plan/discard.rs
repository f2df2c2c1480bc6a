//! The dates of a product: made or opened, prescribed, to be discarded (D6, D7). How long something
//! keeps is never reckoned: it is what the label or the pharmacy says.

use chrono::{Days, NaiveDate};

use super::product::Product;

/// So many days before it is to be discarded it is said (own rule).
const NEAR: u64 = 7;
/// A date further away than this is a slip of the finger.
const FARTHEST: i64 = 10 * 366;

/// How the discard date stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiscardState {
    /// None is known.
    Unknown,
    /// It is more than a week away.
    Later,
    /// It is at most a week away.
    Near,
    /// It has come.
    Reached,
}

/// How the discard date `on` stands on `today`.
#[must_use]
pub fn discard_state(on: Option<NaiveDate>, today: NaiveDate) -> DiscardState {
    let Some(on) = on else { return DiscardState::Unknown };
    if on <= today {
        DiscardState::Reached
    } else if today.checked_add_days(Days::new(NEAR)).is_none_or(|soon| on <= soon) {
        DiscardState::Near
    } else {
        DiscardState::Later
    }
}

/// Why a date can't be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProductDateError {
    /// Years away: a slip of the finger.
    #[error("years away")]
    FarAway,
    /// Something that has been is still to come.
    #[error("in the future")]
    InFuture,
    /// To be discarded before it was made or opened.
    #[error("discarded before it was made")]
    DiscardBeforeMade,
}

/// Which date of a product it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProductDate {
    /// Made or opened.
    MadeOn,
    /// To be discarded.
    DiscardOn,
    /// Prescribed.
    PrescribedOn,
}

/// Whether a date of something that has been is one, on `today`.
///
/// # Errors
/// Why it is none.
pub fn check_past_date(date: NaiveDate, today: NaiveDate) -> Result<(), ProductDateError> {
    check_near(date, today)?;
    if date > today { Err(ProductDateError::InFuture) } else { Ok(()) }
}

/// Each date of `product` that can't be, and why.
#[must_use]
pub fn check_product_dates(product: &Product, today: NaiveDate) -> Vec<(ProductDate, ProductDateError)> {
    let past = |date: Option<NaiveDate>| date.map_or(Ok(()), |date| check_past_date(date, today));
    let discard = product.discard_on.map_or(Ok(()), |on| {
        check_near(on, today)?;
        let too_early = product.made_on.is_some_and(|made| on < made);
        if too_early { Err(ProductDateError::DiscardBeforeMade) } else { Ok(()) }
    });
    let checked = [
        (ProductDate::MadeOn, past(product.made_on)),
        (ProductDate::DiscardOn, discard),
        (ProductDate::PrescribedOn, past(product.prescribed_on)),
    ];
    checked.into_iter().filter_map(|(field, checked)| Some((field, checked.err()?))).collect()
}

fn check_near(date: NaiveDate, today: NaiveDate) -> Result<(), ProductDateError> {
    if date.signed_duration_since(today).num_days().abs() > FARTHEST { Err(ProductDateError::FarAway) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_discard_date_is_said_a_week_ahead_and_from_its_own_day_on() {
        for (today, state) in [
            ("2026-01-01", DiscardState::Later),
            ("2026-01-03", DiscardState::Near),
            ("2026-01-09", DiscardState::Near),
            ("2026-01-10", DiscardState::Reached),
            ("2026-02-10", DiscardState::Reached),
        ] {
            assert_eq!(discard_state(Some(day("2026-01-10")), day(today)), state, "{today}");
        }
        assert_eq!(discard_state(None, day("2026-01-10")), DiscardState::Unknown);
    }

    #[test]
    fn a_date_a_century_away_is_a_slip() {
        let today = day("2026-01-10");
        for typed in ["1926-01-10", "2126-01-10"] {
            assert_eq!(check_past_date(day(typed), today), Err(ProductDateError::FarAway), "{typed}");
        }
        assert_eq!(check_past_date(day("2026-01-11"), today), Err(ProductDateError::InFuture));
        assert_eq!(check_past_date(today, today), Ok(()));
    }
}
