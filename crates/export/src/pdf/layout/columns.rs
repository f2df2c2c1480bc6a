//! Three columns: other medicines and alerts, laboratory values, how it is on the whole; and the questions.

use chrono::Datelike;
use ldn_core::OpioidClass;
use ldn_core::caution::alert::AlertKind;
use ldn_core::diary::tag::TagKind;
use ldn_core::report::{MedicineLine, Period, Report, Section, TagRun};

use super::first::Shortened;
use super::frame::{BODY, Frame, SMALL, STRONG, heading};
use super::labs;
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
/// Where the columns begin and end, in parts of the width.
const PARTS: [(f32, f32); 3] = [(0.0, 0.345), (0.365, 0.665), (0.701, 1.0)];

/// A line of the first or last column.
pub(super) type Said = (String, Style);

/// As many as the longest column has.
pub(super) fn lines(sheets: &Sheets, frame: Frame, report: &Report) -> usize {
    let [first, second, third] = edges(frame);
    let labs = if report.shows(Section::Labs) { labs::lines(sheets, second, report) } else { 0 };
    let lines = |said: &[Said], edge| wrapped(sheets, said, edge).iter().map(Vec::len).sum::<usize>();
    lines(&medicines(report), first).max(labs).max(lines(&reviews(report), third))
}

fn edges(frame: Frame) -> [(f32, f32); 3] {
    PARTS.map(|(from, to)| (frame.left + from * frame.width(), frame.left + to * frame.width()))
}

/// Each entry in its lines, at most two.
pub(super) fn wrapped(sheets: &Sheets, said: &[Said], (from, to): (f32, f32)) -> Vec<Vec<Said>> {
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
        let (below, cut) = labs::lay_out(sheets, second, y, report, given, page);
        (end, shortened.labs) = (end.max(below), cut);
    }
    if report.shows(Section::Reviews) {
        let (below, cut) = list(sheets, third, y, words::ON_THE_WHOLE, &reviews(report), given, page);
        (end, shortened.reviews) = (end.max(below), cut);
    }
    end
}

/// Lines below a heading; says where they end, and whether there are more.
pub(super) fn list(
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
    if !report.tells_of_an_opioid() {
        lines.push((words::NO_OPIOID.to_owned(), STRONG));
    }
    let alert = |alert: &ldn_core::report::AlertLine| {
        let on = if alert.kind == AlertKind::OpioidsBefore {
            format!(" {}", dates::within(report.period, alert.on))
        } else {
            String::new()
        };
        (format!("{}{on}; prescriber asked: {}.", kinds::alert(alert.kind), kinds::answer(alert.answer)), STRONG)
    };
    lines.extend(report.alerts.iter().map(alert));
    let planned = |one: &ldn_core::report::AppointmentLine| {
        (format!("{} on {}.", kinds::appointment(one.kind), dates::day_month_within(report.period, one.on)), STRONG)
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
