//! Laboratory values: each kind's first and latest, in a table by date where two dates hold them all, and
//! otherwise each with its own dates. A value is never left out for its date.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use ldn_core::report::{LabLine, LabValue, Period, Report};

use super::columns::{Said, list, wrapped};
use super::frame::{BODY, SMALL, heading};
use super::table::{Cell, Column, Small, cell};
use crate::pdf::sheet::{Role, Sheets};
use crate::pdf::words::{self, dates, kinds};

/// Dates that stand side by side.
const MOST_DATES: usize = 2;
/// A row of values is higher than a line.
const ROW: f32 = 23.0;

/// How many lines of the columns they take.
pub(super) fn lines(sheets: &Sheets, edge: (f32, f32), report: &Report) -> usize {
    match side_by_side(&report.labs) {
        Some(_) => table_lines(report.labs.len()),
        None => wrapped(sheets, &said(report), edge).iter().map(Vec::len).sum(),
    }
}

/// How many lines so many rows take with their heads: 25 and 23 each, against 4 and 17.4.
const fn table_lines(rows: usize) -> usize {
    (210 + 230 * if rows == 0 { 1 } else { rows }).div_ceil(174)
}

/// Gives where they end, and whether a value is elsewhere.
pub(super) fn lay_out(
    sheets: &mut Sheets,
    (from, to): (f32, f32),
    y: f32,
    report: &Report,
    given: usize,
    page: usize,
) -> (f32, bool) {
    if report.labs.is_empty() {
        heading(sheets, (from, y), words::LABS);
        sheets.within(Role::Paragraph, |sheets| sheets.text((from, y + 21.4), words::NO_LABS, BODY));
        return (y + 21.4, false);
    }
    let between = report.labs.iter().any(|lab| lab.values.len() > MOST_DATES);
    let (end, shortened) = match side_by_side(&report.labs) {
        Some(chosen) => table(sheets, (from, to), y, (report, &chosen), given, page),
        None => list(sheets, (from, to), y, words::LABS, &said(report), given, page),
    };
    (end, shortened || between)
}

/// The two dates that have the first and the latest value of each kind, where there are such two, and no kind
/// has two values of one date.
fn side_by_side(labs: &[LabLine]) -> Option<[Option<NaiveDate>; MOST_DATES]> {
    let doubled =
        |lab: &LabLine| lab.values.windows(2).any(|pair| matches!(pair, [one, next] if one.date == next.date));
    if labs.iter().any(doubled) {
        return None;
    }
    let ends = labs.iter().flat_map(|lab| lab.values.first().into_iter().chain(lab.values.last()));
    let dates: BTreeSet<NaiveDate> = ends.map(|value| value.date).collect();
    let (first, last) = (dates.first().copied(), dates.last().copied());
    match dates.len() {
        0 | 1 => Some([None, last]),
        MOST_DATES => Some([first, last]),
        _ => None,
    }
}

fn table(
    sheets: &mut Sheets,
    (from, to): (f32, f32),
    y: f32,
    (report, chosen): (&Report, &[Option<NaiveDate>]),
    given: usize,
    page: usize,
) -> (f32, bool) {
    heading(sheets, (from, y), words::LABS);
    let mut rows = report.labs.len();
    while rows > 1 && table_lines(rows) > given {
        rows -= 1;
    }
    let width = to - from;
    let columns = [
        Column::left(from, width * 0.33),
        Column::right(from + width * 0.57, width * 0.23),
        Column::right(from + width * 0.81, width * 0.23),
        Column::right(to, width * 0.18),
    ];
    let short =
        |date| if dates::needs_year(report.period, date) { dates::month_year(date) } else { dates::short(date) };
    let heads: Vec<String> = chosen.iter().map(|date| date.map(short).unwrap_or_default()).collect();
    let heads = ["", heads.first().map_or("", String::as_str), heads.get(1).map_or("", String::as_str), words::RANGE];
    let cells: Vec<Vec<Cell>> = report.labs.iter().take(rows).map(|lab| cells(lab, chosen)).collect();
    let (end, cut) = Small { columns: &columns, from, to, row: ROW }.draw(sheets, y + 15.0, &heads, &cells);
    let more = report.labs.len() - rows;
    if more == 0 {
        return (end, cut);
    }
    let said = words::more(more, page);
    sheets.within(Role::Note, |sheets| sheets.text((from, end + 15.0), &said, SMALL));
    (end + 15.0, true)
}

fn cells(lab: &LabLine, dates: &[Option<NaiveDate>]) -> Vec<Cell> {
    let value = |date: &Option<NaiveDate>| {
        let found = lab.values.iter().rev().find(|value| Some(value.date) == *date);
        cell(found.map(|value| value.value.clone()).unwrap_or_default())
    };
    let mut cells = vec![cell(name(lab))];
    cells.extend(dates.iter().map(value));
    cells.push(cell(lab.range.clone().unwrap_or_default()));
    cells
}

fn said(report: &Report) -> Vec<Said> {
    report.labs.iter().map(|lab| (in_words(lab, report.period), BODY)).collect()
}

/// "ALT, U/L: 35 on 12 Mar, then 30 on 1 Jun (range up to 50)".
fn in_words(lab: &LabLine, period: Period) -> String {
    let value = |value: &LabValue| format!("{} on {}", value.value, dates::within(period, value.date));
    let mut shown: Vec<String> = lab.values.first().map(value).into_iter().collect();
    shown.extend(lab.values.iter().skip(1).next_back().map(value));
    let range = lab.range.as_ref().map(|range| format!(" ({} {range})", words::RANGE));
    format!("{}: {}{}", name(lab), shown.join(", then "), range.unwrap_or_default())
}

/// "ESR, mm/h".
pub(super) fn name(lab: &LabLine) -> String {
    let name = lab.own_words.as_deref().unwrap_or_else(|| kinds::lab(lab.what));
    if lab.unit.is_empty() { name.to_owned() } else { format!("{name}, {}", lab.unit) }
}
