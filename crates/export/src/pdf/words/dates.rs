//! Dates as they are read: "7 August 2026".

use chrono::{Datelike, NaiveDate};
use ldn_core::report::Period;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
/// Letters of a month in a narrow place.
const SHORT: usize = 3;

/// "August".
pub(in crate::pdf) fn month(date: NaiveDate) -> &'static str {
    usize::try_from(date.month0()).ok().and_then(|month| MONTHS.get(month)).copied().unwrap_or_default()
}

/// "Aug".
pub(in crate::pdf) fn short_month(date: NaiveDate) -> &'static str {
    month(date).get(..SHORT).unwrap_or_default()
}

/// "7 August 2026".
pub(in crate::pdf) fn long(date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// "7 August".
fn day_month(date: NaiveDate) -> String {
    format!("{} {}", date.day(), month(date))
}

/// "7 Aug".
pub(in crate::pdf) fn short(date: NaiveDate) -> String {
    format!("{} {}", date.day(), short_month(date))
}

/// "7 Aug 2026".
pub(in crate::pdf) fn short_year(date: NaiveDate) -> String {
    format!("{} {}", short(date), date.year())
}

/// "Aug 2026", where the day matters little.
pub(in crate::pdf) fn month_year(date: NaiveDate) -> String {
    format!("{} {}", short_month(date), date.year())
}

/// "Fri 7 Aug 2026".
pub(in crate::pdf) fn weekday(date: NaiveDate) -> String {
    let day = usize::try_from(date.weekday().num_days_from_monday()).ok().and_then(|day| DAYS.get(day));
    format!("{} {}", day.copied().unwrap_or_default(), short_year(date))
}

/// In a longer period a date needs its year.
const DAYS_WITHOUT_YEAR: u32 = 330;

/// Whether `date` is said with its year: in a long period, and outside the period where the year is another
/// one than at its end.
pub(in crate::pdf) fn needs_year(period: Period, date: NaiveDate) -> bool {
    let outside = !period.dates().contains(&date) && date.year() != period.to.date().year();
    period.days() > DAYS_WITHOUT_YEAR || outside
}

/// "7 Aug", where it needs its year "7 Aug 2026".
pub(in crate::pdf) fn within(period: Period, date: NaiveDate) -> String {
    if needs_year(period, date) { short_year(date) } else { short(date) }
}

/// "7 August", where it needs its year "7 August 2026".
pub(in crate::pdf) fn day_month_within(period: Period, date: NaiveDate) -> String {
    if needs_year(period, date) { long(date) } else { day_month(date) }
}

/// "21 to 29 December", "29 Nov to 3 Dec"; with the year where it needs one.
pub(in crate::pdf) fn span_within(period: Period, from: NaiveDate, to: NaiveDate) -> String {
    if from.year() == to.year() && needs_year(period, to) {
        return format!("{} {}", span(from, to), to.year());
    }
    span(from, to)
}

fn span(from: NaiveDate, to: NaiveDate) -> String {
    if from == to {
        return day_month(from);
    }
    if (from.year(), from.month()) == (to.year(), to.month()) {
        return format!("{} to {}", from.day(), day_month(to));
    }
    if from.year() == to.year() {
        return format!("{} to {}", short(from), short(to));
    }
    format!("{} to {}", short_year(from), short_year(to))
}
