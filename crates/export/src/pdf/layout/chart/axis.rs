//! The scale on the left and the dates below.

use chrono::{Datelike, Months, NaiveDate};
use ldn_core::Month;
use ldn_core::report::Report;

use super::{Plot, days};
use crate::pdf::layout::frame::{Frame, HEAD, SMALL};
use crate::pdf::sheet::{Ink, Sheets};
use crate::pdf::words::dates;

/// Months are named where a period has no more days; longer ones have years.
const DAYS_WITH_MONTHS: f32 = 800.0;
/// Between two words of the axis.
const APART: f32 = 7.0;
/// At most so many months or years are gone through.
const MOST: u32 = 240;

pub(super) fn scale(sheets: &mut Sheets, frame: Frame, plot: Plot) {
    for score in [0, 2, 4, 6, 8, 10] {
        let y = plot.y(score * 10);
        let ink = if score == 0 { Ink::Axis } else { Ink::Line };
        sheets.rule((plot.left, y), (plot.right, y), ink, 1.0);
        sheets.text_to((frame.left + 20.0, y + 4.0), &score.to_string(), SMALL);
    }
}

/// The days on which the dose changed, and below them months or years. Gives the last base line.
pub(super) fn dates(sheets: &mut Sheets, report: &Report, plot: Plot) -> f32 {
    let (days_at, names_at) = (plot.dose_base + 13.0, plot.dose_base + 27.0);
    let mut after = f32::MIN;
    // By years, a day says nothing without its month.
    let named = days(plot.from, plot.end) <= DAYS_WITH_MONTHS;
    for step in report.steps.iter().filter(|step| step.begins && named) {
        let said = step.from.day().to_string();
        let (x, half) = (plot.x(step.from), sheets.width(&said, SMALL) / 2.0);
        let x = (x + 7.0).min(plot.right - half);
        if x - half > after + APART {
            sheets.text_around((x, days_at), &said, SMALL);
            after = x + half;
        }
    }
    names(sheets, plot, names_at);
    names_at
}

fn names(sheets: &mut Sheets, plot: Plot, y: f32) {
    let all = days(plot.from, plot.end);
    let by_year = all > DAYS_WITH_MONTHS;
    let mut after = f32::MIN;
    let first = Month::of(plot.from).first();
    for place in 0..MOST {
        let Some(month) = first.checked_add_months(Months::new(place)) else { break };
        if month >= plot.end {
            break;
        }
        if by_year && month.month() != 1 {
            continue;
        }
        let x = plot.x(month.max(plot.from));
        let said = name(month, by_year, all);
        let width = sheets.width(&said, HEAD);
        if x > after + APART && x + width <= plot.right + 20.0 {
            sheets.text((x, y), &said, HEAD);
            after = x + width;
        }
    }
}

/// "Aug", "Jan 2027" where there is room for it, "2027".
fn name(month: NaiveDate, by_year: bool, all: f32) -> String {
    if by_year {
        return month.year().to_string();
    }
    let with_year = month.month() == 1 && all > 31.0;
    if with_year {
        format!("{} {}", dates::short_month(month), month.year())
    } else {
        dates::short_month(month).to_owned()
    }
}
