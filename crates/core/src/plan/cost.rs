//! What things cost: exact, each currency for itself (D7).

use std::collections::BTreeMap;

use chrono::Datelike;
use chrono_tz::Tz;

use super::decimal::{DecimalError, parse_places};
use super::product::{Cost, StockEntry};
use crate::time::local::local_date;

/// More than any refill costs in any currency; a larger number is a slip of the finger.
const MOST: u64 = 1_000_000_000_000;

/// The currencies of ISO 4217 whose smallest unit is the whole one.
const WITHOUT_DECIMALS: [&str; 16] =
    ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"];
/// Those of three decimals.
const WITH_THREE: [&str; 7] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

/// Why a cost can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CostError {
    /// Not a number.
    #[error("not a number")]
    NotANumber,
    /// Below zero.
    #[error("negative")]
    Negative,
    /// More decimals than the currency has.
    #[error("more decimals than the currency has")]
    TooFine,
    /// Too large.
    #[error("too large")]
    TooLarge,
    /// The currency is no code of three letters.
    #[error("no currency")]
    Currency,
}

impl Cost {
    /// Reads a cost as typed in a currency such as "EUR".
    ///
    /// # Errors
    /// What can't be read.
    pub fn read(typed: &str, currency: &str) -> Result<Self, CostError> {
        let currency = currency.trim().to_ascii_uppercase();
        if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(CostError::Currency);
        }
        let minor = parse_places(typed, decimals(&currency)).map_err(|error| match error {
            DecimalError::NotANumber => CostError::NotANumber,
            DecimalError::Negative => CostError::Negative,
            DecimalError::TooFine => CostError::TooFine,
            DecimalError::TooLarge => CostError::TooLarge,
        })?;
        if minor > MOST { Err(CostError::TooLarge) } else { Ok(Self { minor, currency }) }
    }

    /// The exact decimal without its currency: "12.50", "1200" of a currency without decimals.
    #[must_use]
    pub fn decimal(&self) -> String {
        let places = decimals(&self.currency);
        let digits = format!("{:0>width$}", self.minor, width = places + 1);
        match digits.split_at_checked(digits.len() - places) {
            Some((whole, fraction)) if places > 0 => format!("{whole}.{fraction}"),
            _ => digits,
        }
    }
}

/// What a year's entries cost in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearTotal {
    /// The year, in the zone it was asked for.
    pub year: i32,
    /// The sum.
    pub cost: Cost,
}

/// What `entries` cost, by year and currency, latest year first.
#[must_use]
pub fn year_totals<'a>(entries: impl IntoIterator<Item = &'a StockEntry>, zone: Tz) -> Vec<YearTotal> {
    let mut totals: BTreeMap<(std::cmp::Reverse<i32>, &str), u64> = BTreeMap::new();
    for entry in entries {
        let Some(cost) = &entry.cost else { continue };
        let year = local_date(zone, entry.at).year();
        let total = totals.entry((std::cmp::Reverse(year), &cost.currency)).or_default();
        *total = total.saturating_add(cost.minor);
    }
    let total = |((year, currency), minor): ((std::cmp::Reverse<i32>, &str), u64)| YearTotal {
        year: year.0,
        cost: Cost { minor, currency: currency.to_owned() },
    };
    totals.into_iter().map(total).collect()
}

fn decimals(currency: &str) -> usize {
    if WITHOUT_DECIMALS.contains(&currency) {
        0
    } else if WITH_THREE.contains(&currency) {
        3
    } else {
        2
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::product::StockKind;
    use crate::time::timestamp::Timestamp;
    use chrono_tz::Europe::Berlin;

    #[test]
    fn a_cost_is_read_and_written_exactly_in_its_currency() {
        for (typed, currency, minor, written) in [
            ("38,5", "eur", 3850, "38.50"),
            ("0", "USD", 0, "0.00"),
            (".05", "GBP", 5, "0.05"),
            ("4800", "JPY", 4800, "4800"),
            ("5000000", "VND", 5_000_000, "5000000"),
            ("12.345", "KWD", 12_345, "12.345"),
        ] {
            let cost = Cost::read(typed, currency).unwrap();
            assert_eq!((cost.minor, cost.decimal().as_str()), (minor, written), "{typed} {currency}");
        }
    }

    #[test]
    fn what_is_no_cost_is_refused_with_its_reason() {
        for (typed, currency, error) in [
            ("", "EUR", CostError::NotANumber),
            ("free", "EUR", CostError::NotANumber),
            ("-5", "EUR", CostError::Negative),
            ("1.005", "EUR", CostError::TooFine),
            ("1.5", "JPY", CostError::TooFine),
            ("99999999999999999999999", "EUR", CostError::TooLarge),
            ("99999999999999", "EUR", CostError::TooLarge),
            ("5", "", CostError::Currency),
            ("5", "€", CostError::Currency),
            ("5", "EURO", CostError::Currency),
        ] {
            assert_eq!(Cost::read(typed, currency), Err(error), "{typed} {currency}");
        }
    }

    #[test]
    fn a_years_costs_are_added_up_each_currency_for_itself() {
        let entry = |at: &str, cost: &str, currency: &str| StockEntry {
            product_id: "p".to_owned(),
            kind: StockKind::Refill,
            at: Timestamp::from(at.parse::<chrono::DateTime<chrono::Utc>>().unwrap()),
            quantity_ug: 1,
            cost: Some(Cost::read(cost, currency).unwrap()),
        };
        let entries = [
            entry("2025-06-01T10:00:00Z", "10", "EUR"),
            // 2026 has begun in Berlin.
            entry("2025-12-31T23:30:00Z", "0.10", "EUR"),
            entry("2026-03-01T10:00:00Z", "0.20", "EUR"),
            entry("2026-03-01T10:00:00Z", "4800", "JPY"),
            StockEntry { cost: None, ..entry("2026-03-01T10:00:00Z", "1", "EUR") },
        ];
        let totals: Vec<_> =
            year_totals(&entries, Berlin).into_iter().map(|t| (t.year, t.cost.decimal(), t.cost.currency)).collect();
        let expected = [(2026, "0.30", "EUR"), (2026, "4800", "JPY"), (2025, "10.00", "EUR")];
        assert_eq!(totals, expected.map(|(year, sum, currency)| (year, sum.to_owned(), currency.to_owned())));
    }
}
