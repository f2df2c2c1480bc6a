//! Dates as other programs write them, where it is not plain which number is the day.

use chrono::NaiveDate;

/// Which number of a date such as "3/4/2026" is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// The first one.
    DayFirst,
    /// The second one, after the month.
    MonthFirst,
}

/// A date as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypedDate {
    /// The year comes first: "2026-11-23".
    Plain(NaiveDate),
    /// Two numbers come before the year, and only the order of them says which date it is.
    Ordered {
        /// The first number.
        first: u32,
        /// The second one.
        second: u32,
        /// The year.
        year: i32,
    },
}

impl TypedDate {
    /// Reads a date with "-", "/" or "." between its numbers and a year of four digits; none where it is
    /// no date in either order.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let between = text.chars().find(|char| !char.is_ascii_digit()).filter(|char| "-/.".contains(*char))?;
        let numbers: Vec<&str> = text.split(between).map(str::trim).collect();
        let [one, two, three] = numbers.as_slice() else { return None };
        if one.len() == 4 {
            return NaiveDate::from_ymd_opt(year(one)?, number(two)?, number(three)?).map(Self::Plain);
        }
        let (first, second, year) = (number(one)?, number(two)?, year(three)?);
        let either = date(year, second, first).or_else(|| date(year, first, second));
        either.map(|_| Self::Ordered { first, second, year })
    }

    /// The date it is, read in `order`; none where there is no such date.
    #[must_use]
    pub fn date(self, order: DateOrder) -> Option<NaiveDate> {
        match (self, order) {
            (Self::Plain(date), _) => Some(date),
            (Self::Ordered { first, second, year }, DateOrder::DayFirst) => date(year, second, first),
            (Self::Ordered { first, second, year }, DateOrder::MonthFirst) => date(year, first, second),
        }
    }

    /// The only order in which it is a date; none where it is one in both, and where the order does not matter.
    #[must_use]
    pub fn only_order(self) -> Option<DateOrder> {
        match (self.date(DateOrder::DayFirst), self.date(DateOrder::MonthFirst)) {
            (Some(_), None) => Some(DateOrder::DayFirst),
            (None, Some(_)) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }

    /// Whether it is another date in the other order.
    #[must_use]
    pub fn depends_on_order(self) -> bool {
        self.date(DateOrder::DayFirst) != self.date(DateOrder::MonthFirst)
    }
}

/// What the dates of a file say of their order together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileOrder {
    /// It does not matter: every date is the same in both orders.
    Plain,
    /// A date is one in this order alone, and none speaks against it.
    Known(DateOrder),
    /// Nothing tells. The person has to say it; this date is one that is meant.
    Unknown(TypedDate),
    /// Some dates are dates only in the one order, and some only in the other.
    Mixed,
}

/// What `dates`, of one file, say of their order.
#[must_use]
pub fn order_of(dates: impl IntoIterator<Item = TypedDate>) -> FileOrder {
    let (mut known, mut unsaid) = (None, None);
    for date in dates.into_iter().filter(|date| date.depends_on_order()) {
        match (date.only_order(), known) {
            (None, _) => unsaid = unsaid.or(Some(date)),
            (Some(order), Some(other)) if order != other => return FileOrder::Mixed,
            (Some(order), _) => known = Some(order),
        }
    }
    match (known, unsaid) {
        (Some(order), _) => FileOrder::Known(order),
        (None, Some(date)) => FileOrder::Unknown(date),
        (None, None) => FileOrder::Plain,
    }
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn year(digits: &str) -> Option<i32> {
    (digits.len() == 4 && is_plain(digits)).then(|| digits.parse().ok()).flatten()
}

fn number(digits: &str) -> Option<u32> {
    (matches!(digits.len(), 1 | 2) && is_plain(digits)).then(|| digits.parse().ok()).flatten()
}

fn is_plain(digits: &str) -> bool {
    digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateOrder::{DayFirst, MonthFirst};
    use proptest::prelude::*;

    fn read(text: &str, order: DateOrder) -> Option<String> {
        TypedDate::read(text)?.date(order).map(|date| date.to_string())
    }

    fn order(texts: &[&str]) -> FileOrder {
        order_of(texts.iter().map(|text| TypedDate::read(text).unwrap()))
    }

    #[test]
    fn a_date_with_its_year_first_is_the_same_in_both_orders() {
        for text in ["2026-04-03", "2026/4/3", "2026.04.03"] {
            assert_eq!(
                [read(text, DayFirst), read(text, MonthFirst)],
                [Some("2026-04-03".into()), Some("2026-04-03".into())]
            );
        }
    }

    #[test]
    fn a_date_with_its_year_last_is_read_in_the_order_that_was_said() {
        for text in ["03.04.2026", "3/4/2026", "3-4-2026", "3. 4. 2026"] {
            assert_eq!(read(text, DayFirst).as_deref(), Some("2026-04-03"));
            assert_eq!(read(text, MonthFirst).as_deref(), Some("2026-03-04"));
        }
        assert_eq!(read("23.04.2026", MonthFirst), None);
    }

    #[test]
    fn what_is_no_date_in_any_order_is_none() {
        for text in [
            "",
            "today",
            "2026-02-30",
            "31.02.2026",
            "13/13/2026",
            "1.2.26",
            "1.2",
            "2026",
            "1/2-2026",
            "1.2.3.2026",
            "٣.٤.٢٠٢٦",
            "=A1",
            "20260403",
            "-1.2.2026",
        ] {
            assert_eq!(TypedDate::read(text), None, "{text}");
        }
    }

    #[test]
    fn one_date_of_a_file_that_has_only_one_reading_tells_the_order_of_all() {
        assert_eq!(order(&["03.04.2026", "13.04.2026"]), FileOrder::Known(DayFirst));
        assert_eq!(order(&["03/04/2026", "04/13/2026"]), FileOrder::Known(MonthFirst));
        assert_eq!(order(&["04/04/2026", "2026-12-01"]), FileOrder::Plain);
        assert_eq!(order(&["13.04.2026", "04.13.2026"]), FileOrder::Mixed);
        assert_eq!(order(&["04.04.2026", "03.04.2026"]), FileOrder::Unknown(TypedDate::read("03.04.2026").unwrap()));
    }

    proptest! {
        #[test]
        fn every_date_reads_back_as_it_was_written(days in 1..3_000_000_i32) {
            let date = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
            let written = |form: &str| TypedDate::read(&date.format(form).to_string()).unwrap();
            prop_assert_eq!(written("%Y-%m-%d"), TypedDate::Plain(date));
            prop_assert_eq!(written("%d.%m.%Y").date(DayFirst), Some(date));
            prop_assert_eq!(written("%-m/%-d/%Y").date(MonthFirst), Some(date));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".*") {
            let _ = TypedDate::read(&text);
        }
    }
}
