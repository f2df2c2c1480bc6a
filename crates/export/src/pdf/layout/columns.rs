//! Three columns: other medicines and alerts, laboratory values, how it is on the whole; and the questions.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use ldn_core::OpioidClass;
use ldn_core::diary::tag::TagKind;
use ldn_core::report::{LabLine, MedicineLine, Period, Report, Section, TagRun};

use super::first::Shortened;
use super::frame::{BODY, Frame, SMALL, STRONG, heading};
use super::table::{Cell, Column, Small, cell};
use crate::pdf::sheet::{Ink, Role, Sheets, Style};
use crate::pdf::words::{self, dates, kinds};

/// What the columns take beside their lines, and a line.
pub(super) const FIXED: f32 = 13.0;
pub(super) const EACH: f32 = 17.4;
/// The same for the questions.
pub(super) const BOX: f32 = 24.0;
pub(super) const QUESTION: f32 = 19.0;

const ASKED: Style = Style::regular(13.0, Ink::Text);
/// Of each question so many lines.
const MOST_LINES: usize = 2;
/// Laboratory dates that stand side by side.
const MOST_DATES: usize = 2;
/// A row of values is higher than a line.
const LAB_ROW: f32 = 23.0;
/// Where the columns begin and end, in parts of the width.
const PARTS: [(f32, f32); 3] = [(0.0, 0.345), (0.365, 0.665), (0.701, 1.0)];

/// A line of the first or last column.
type Said = (String, Style);

/// As many as the longest column has.
pub(super) fn lines(sheets: &Sheets, frame: Frame, report: &Report) -> usize {
    let labs = if report.shows(Section::Labs) { lab_lines(report.labs.len()) } else { 0 };
    let [first, _, third] = edges(frame);
    let lines = |said: &[Said], edge| wrapped(sheets, said, edge).iter().map(Vec::len).sum::<usize>();
    lines(&medicines(report), first).max(labs).max(lines(&reviews(report), third))
}

fn edges(frame: Frame) -> [(f32, f32); 3] {
    PARTS.map(|(from, to)| (frame.left + from * frame.width(), frame.left + to * frame.width()))
}

/// How many lines so many rows of values take with their heads: 25 and 23 each, against 4 and 17.4.
const fn lab_lines(rows: usize) -> usize {
    (210 + 230 * if rows == 0 { 1 } else { rows }).div_ceil(174)
}

/// Each entry in its lines, at most two.
fn wrapped(sheets: &Sheets, said: &[Said], (from, to): (f32, f32)) -> Vec<Vec<Said>> {
    let lines = |(said, style): &Said| {
        let lines = sheets.wrap_to(said, *style, to - from, MOST_LINES);
        lines.into_iter().map(|line| (line, *style)).collect()
    };
    said.iter().map(lines).collect()
}

/// Gives where the longest column ends.
pub(super) fn lay_out(
    sheets: &mut Sheets,
    frame: Frame,
    report: &Report,
    (y, page): (f32, usize),
    given: usize,
    shortened: &mut Shortened,
) -> f32 {
    let y = y + 9.0;
    let [first, second, third] = edges(frame);
    let mut end = y;
    if report.shows(Section::Medicines) {
        let (below, cut) = list(sheets, first, y, words::MEDICINES, &medicines(report), given, page);
        (end, shortened.medicines) = (end.max(below), cut);
    }
    if report.shows(Section::Labs) {
        let (below, cut) = labs(sheets, second, y, report, given, page);
        (end, shortened.labs) = (end.max(below), cut);
    }
    if report.shows(Section::Reviews) {
        let (below, cut) = list(sheets, third, y, words::ON_THE_WHOLE, &reviews(report), given, page);
        (end, shortened.reviews) = (end.max(below), cut);
    }
    end
}

/// Lines below a heading; says where they end, and whether there are more.
fn list(
    sheets: &mut Sheets,
    (from, to): (f32, f32),
    y: f32,
    title: &str,
    lines: &[Said],
    given: usize,
    page: usize,
) -> (f32, bool) {
    heading(sheets, (from, y), title);
    let entries = wrapped(sheets, lines, (from, to));
    let count = whole(&entries, given);
    let more = entries.len() - count;
    let more = (more > 0).then(|| (words::more(more, page), SMALL));
    let mut y = y + 4.0;
    sheets.within(Role::Paragraph, |sheets| {
        for (said, style) in entries.iter().take(count).flatten().chain(&more) {
            y += EACH;
            sheets.text((from, y), said, *style);
        }
    });
    // An entry that was cut is in full elsewhere too.
    let cut = entries.iter().take(count).flatten().any(|(said, _)| said.ends_with('…'));
    (y, more.is_some() || cut)
}

/// How many entries are shown whole in so many lines; where not all are, a line is kept to say so.
fn whole<T>(entries: &[Vec<T>], given: usize) -> usize {
    let all: usize = entries.iter().map(Vec::len).sum();
    let room = if all > given { given.saturating_sub(1) } else { given };
    let mut taken = 0;
    let fits = entries.iter().take_while(|lines| {
        taken += lines.len();
        taken <= room
    });
    fits.count()
}

/// Opioids first; then the others, then what else a doctor has to know.
pub(super) fn medicines(report: &Report) -> Vec<Said> {
    if !report.shows(Section::Medicines) {
        return Vec::new();
    }
    let this_year = report.period.from.date().year();
    let mut lines: Vec<Said> = report.medicines.iter().map(|line| medicine(line, this_year)).collect();
    if report.medicines.is_empty() {
        lines.push((words::NO_MEDICINE.to_owned(), BODY));
    }
    if report.medicines.iter().all(|medicine| medicine.opioid.is_none()) {
        lines.push((words::NO_OPIOID.to_owned(), STRONG));
    }
    let alert = |alert: &ldn_core::report::AlertLine| {
        (format!("{}: {}.", kinds::alert(alert.kind), kinds::answer(alert.answer)), STRONG)
    };
    lines.extend(report.alerts.iter().map(alert));
    let planned = |one: &ldn_core::report::AppointmentLine| {
        (format!("{} on {}.", kinds::appointment(one.kind), dates::day_month(one.on)), STRONG)
    };
    lines.extend(report.appointments.iter().map(planned));
    lines
}

/// A medicine taken since before `this_year` has its year alone.
fn medicine(line: &MedicineLine, this_year: i32) -> Said {
    let dose = line.dose.as_deref().map(str::trim).filter(|dose| !dose.is_empty());
    let since = line.since.map(|since| match since.year() {
        year if year < this_year => format!(", since {year}"),
        _ => format!(", since {}", dates::month_year(since)),
    });
    let until = line.until.map(|until| format!(", until {}", dates::short_year(until)));
    let dose = dose.map(|dose| format!(" {dose}"));
    let said =
        format!("{}{}{}{}", line.name, dose.unwrap_or_default(), since.unwrap_or_default(), until.unwrap_or_default());
    match line.opioid {
        Some(opioid) if opioid.class == OpioidClass::Opioid => {
            (format!("Opioid ({}): {said}", opioid.ingredient), STRONG)
        }
        Some(opioid) => (format!("Acts on the gut or cough ({}): {said}", opioid.ingredient), BODY),
        None => (said, BODY),
    }
}

fn reviews(report: &Report) -> Vec<Said> {
    if !report.shows(Section::Reviews) {
        return Vec::new();
    }
    let review = |review: &ldn_core::diary::review::Review| {
        (format!("{}: {}", kinds::marker(review.marker), kinds::overall(review.change)), BODY)
    };
    let mut lines: Vec<Said> = report.reviews.iter().map(review).collect();
    if lines.is_empty() {
        lines.push((words::NOT_ASKED.to_owned(), BODY));
    }
    let flares = report.tags.iter().filter(|run| run.what == TagKind::Flare);
    lines.extend(
        flares.map(|run| (format!("Flare tagged: {}", dates::span_within(report.period, run.from, run.to)), BODY)),
    );
    lines
}

/// "Exercise: 21 to 29 December".
pub(super) fn tag(run: &TagRun, period: Period) -> String {
    let name = run.own_words.as_deref().unwrap_or_else(|| kinds::tag(run.what));
    format!("{name}: {}", dates::span_within(period, run.from, run.to))
}

/// The first and the latest date side by side, with the laboratory's range.
fn labs(
    sheets: &mut Sheets,
    (from, to): (f32, f32),
    y: f32,
    report: &Report,
    given: usize,
    page: usize,
) -> (f32, bool) {
    heading(sheets, (from, y), words::LABS);
    if report.labs.is_empty() {
        sheets.within(Role::Paragraph, |sheets| sheets.text((from, y + 21.4), words::NO_LABS, BODY));
        return (y + 21.4, false);
    }
    let mut rows = report.labs.len();
    while rows > 1 && lab_lines(rows) > given {
        rows -= 1;
    }
    let all: BTreeSet<NaiveDate> = report.labs.iter().flat_map(|lab| &lab.values).map(|value| value.date).collect();
    let chosen = first_and_last(&all);
    let width = to - from;
    let columns = [
        Column::left(from, width * 0.4),
        Column::right(from + width * 0.6, width * 0.2),
        Column::right(from + width * 0.8, width * 0.2),
        Column::right(to, width * 0.2),
    ];
    let month_of = |date| if dates::with_year(report.period) { dates::month_year(date) } else { dates::short(date) };
    let heads: Vec<String> = chosen.iter().map(|date| date.map(month_of).unwrap_or_default()).collect();
    let heads = ["", heads.first().map_or("", String::as_str), heads.get(1).map_or("", String::as_str), words::RANGE];
    let cells: Vec<Vec<Cell>> = report.labs.iter().take(rows).map(|lab| lab_cells(lab, &chosen)).collect();
    let end = Small { columns: &columns, from, to, row: LAB_ROW }.draw(sheets, y + 15.0, &heads, &cells);
    let more = report.labs.len() - rows;
    if more > 0 {
        let said = words::more(more, page);
        sheets.within(Role::Note, |sheets| sheets.text((from, end + 15.0), &said, SMALL));
    }
    (end + if more > 0 { 15.0 } else { 0.0 }, more > 0 || all.len() > MOST_DATES)
}

fn first_and_last(all: &BTreeSet<NaiveDate>) -> [Option<NaiveDate>; MOST_DATES] {
    let (first, last) = (all.first().copied(), all.last().copied());
    if all.len() < MOST_DATES { [None, last] } else { [first, last] }
}

fn lab_cells(lab: &LabLine, dates: &[Option<NaiveDate>]) -> Vec<Cell> {
    let name = lab_name(lab);
    let value = |date: &Option<NaiveDate>| {
        let found = lab.values.iter().rev().find(|value| Some(value.date) == *date);
        cell(found.map(|value| value.value.clone()).unwrap_or_default())
    };
    let mut cells = vec![cell(name)];
    cells.extend(dates.iter().map(value));
    cells.push(cell(lab.range.clone().unwrap_or_default()));
    cells
}

/// "ESR, mm/h".
pub(super) fn lab_name(lab: &LabLine) -> String {
    let name = lab.own_words.as_deref().unwrap_or_else(|| kinds::lab(lab.what));
    if lab.unit.is_empty() { name.to_owned() } else { format!("{name}, {}", lab.unit) }
}

/// Each question in its lines, at most two.
pub(super) fn question_lines(sheets: &Sheets, frame: Frame, report: &Report) -> Vec<Vec<String>> {
    if !report.shows(Section::Questions) {
        return Vec::new();
    }
    let width = frame.width() - 40.0;
    report
        .questions
        .iter()
        .map(|asks| sheets.wrap_to(asks, ASKED, width, MOST_LINES))
        .filter(|lines| !lines.is_empty())
        .collect()
}

/// The questions, in a frame of their own.
pub(super) fn ask(
    sheets: &mut Sheets,
    frame: Frame,
    questions: &[Vec<String>],
    (y, page): (f32, usize),
    given: usize,
    shortened: &mut Shortened,
) {
    let count = whole(questions, given);
    let top = y + 2.0;
    let x = frame.left + 17.0;
    heading(sheets, (x, y + 13.0), words::QUESTIONS);
    let mut base = y + 18.0;
    sheets.within(Role::List, |sheets| {
        for (place, lines) in questions.iter().take(count).enumerate() {
            base = question(sheets, (x, base), place + 1, lines);
        }
    });
    let more = questions.len() - count;
    if more > 0 {
        shortened.questions = true;
        base += QUESTION;
        let said = words::more(more, page);
        sheets.within(Role::Note, |sheets| sheets.text((x, base), &said, SMALL));
    }
    sheets.rule((frame.left + 1.5, top), (frame.left + 1.5, base + 6.0), Ink::Plum, 3.0);
}

fn question(sheets: &mut Sheets, (x, y): (f32, f32), number: usize, lines: &[String]) -> f32 {
    let mut y = y;
    sheets.within(Role::ListItem, |sheets| {
        let label = format!("{number}.");
        let first = y + QUESTION;
        sheets.within(Role::Label, |sheets| sheets.text((x, first), &label, ASKED));
        sheets.within(Role::ListBody, |sheets| {
            for line in lines {
                y += QUESTION;
                sheets.text((x + 18.0, y), line, ASKED);
            }
        });
    });
    y
}
