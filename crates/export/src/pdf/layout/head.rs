//! Who and which period, and the four tiles.

use ldn_core::caution::card::Taking;
use ldn_core::report::{Prescribed, Report, Takes};
use ldn_core::{Amount, Slot};

use super::frame::{BIG, Frame, SMALL, STRONG, TITLE};
use crate::pdf::sheet::{Ink, Role, Sheets, Style};
use crate::pdf::words::{self, dates, kinds};

/// Where the tiles begin, in parts of the width, and the line between two.
const TILES: [f32; 4] = [0.0, 0.305, 0.568, 0.786];
const TILE_GAP: f32 = 14.0;
const TILE_HEIGHT: f32 = 92.0;

/// What a tile says.
struct Tile {
    label: String,
    big: String,
    /// After the big figure, smaller.
    beside: String,
    lines: [String; 2],
}

pub(super) fn lay_out(sheets: &mut Sheets, frame: Frame, report: &Report) -> f32 {
    title(sheets, frame, report);
    let y = frame.top + 59.0;
    sheets.rule((frame.left, y), (frame.right, y), Ink::Plum, 2.0);
    tiles(sheets, frame, report, y);
    let y = y + TILE_HEIGHT;
    sheets.rule((frame.left, y), (frame.right, y), Ink::Axis, 1.0);
    y
}

fn title(sheets: &mut Sheets, frame: Frame, report: &Report) {
    let y = frame.top + 16.0;
    let width = sheets
        .within(Role::Heading(1, words::TITLE.to_owned()), |sheets| sheets.text((frame.left, y), words::TITLE, TITLE));
    let room = frame.width() - width - 24.0;
    let (from, to) = (report.period.from.date(), report.period.to.date());
    let period = format!("{} to {}", dates::long(from), dates::long(to));
    let visit = report.visit.map(|on| format!(". For the visit on {}", dates::day_month_within(report.period, on)));
    let days = format!("{}{}", words::days(report.period.days()), visit.unwrap_or_default());
    let style = Style::regular(12.5, Ink::Text);
    sheets.within(Role::Paragraph, |sheets| {
        let period = sheets.fit(&period, style, room);
        sheets.text_to((frame.right, y - 10.0), &period, style);
        let days = sheets.fit(&days, SMALL, room);
        sheets.text_to((frame.right, y + 6.0), &days, SMALL);
    });
    sheets.within(Role::Paragraph, |sheets| person(sheets, frame, report, y + 25.0));
}

/// "Example, born 14 March 1979. Fibromyalgia."
fn person(sheets: &mut Sheets, frame: Frame, report: &Report, y: f32) {
    let (name_style, style) = (Style::strong(13.5, Ink::Text), Style::regular(13.5, Ink::Text));
    let person = &report.person;
    let said =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let condition = said(&person.condition).map(|condition| format!(" {}.", condition.trim_end_matches('.')));
    let born = person.born.map(|born| format!("born {}", dates::long(born)));
    let room = frame.width();
    let Some(name) = said(&person.name) else {
        let born = born.map(|born| format!(" Patient {born}.")).unwrap_or_default();
        let line = sheets.fit(&format!("{}{born}{}", words::NO_NAME, condition.unwrap_or_default()), style, room);
        sheets.text((frame.left, y), &line, style);
        return;
    };
    let rest =
        format!("{}.{}", born.map(|born| format!(", {born}")).unwrap_or_default(), condition.unwrap_or_default());
    // The name may take half; what else is said has the rest.
    let name = sheets.fit(&name, name_style, (room - sheets.width(&rest, style)).max(room / 2.0));
    let width = sheets.text((frame.left, y), &name, name_style);
    let rest = sheets.fit(&rest, style, room - width);
    sheets.text((frame.left + width, y), &rest, style);
}

fn tiles(sheets: &mut Sheets, frame: Frame, report: &Report, y: f32) {
    let tiles = [takes(report), doses(report), main(report), logged(report)];
    let edges: Vec<f32> = TILES.iter().map(|part| frame.left + part * frame.width()).collect();
    for (place, (tile, edge)) in tiles.iter().zip(&edges).enumerate() {
        let x = if place == 0 { *edge } else { edge + TILE_GAP };
        let end = edges.get(place + 1).map_or(frame.right, |next| next - TILE_GAP / 2.0);
        if place > 0 {
            sheets.rule((*edge, y + 1.0), (*edge, y + TILE_HEIGHT), Ink::Line, 1.0);
        }
        sheets.within(Role::Paragraph, |sheets| draw(sheets, tile, (x, y), end - x));
    }
}

fn draw(sheets: &mut Sheets, tile: &Tile, (x, y): (f32, f32), width: f32) {
    let label = sheets.fit(&tile.label, SMALL, width);
    sheets.text((x, y + 20.5), &label, SMALL);
    let beside = Style { size: 13.5, ..STRONG };
    let room = if tile.beside.is_empty() { width } else { width - sheets.width(&tile.beside, beside) - 6.0 };
    // A figure is never cut: where it has many digits it is set smaller.
    let size = BIG.size * (room / sheets.width(&tile.big, BIG)).min(1.0);
    let wide = sheets.text((x, y + 45.0), &tile.big, Style { size, ..BIG });
    sheets.text((x + wide + 6.0, y + 45.0), &tile.beside, beside);
    for (place, line) in [63.0, 78.5].into_iter().zip(&in_two(sheets, &tile.lines, width)) {
        sheets.text((x, y + place), line, SMALL);
    }
}

/// The lines of a tile; where one is too long, both as one text in two lines.
fn in_two(sheets: &Sheets, lines: &[String; 2], width: f32) -> Vec<String> {
    if lines.iter().all(|line| sheets.width(line, SMALL) <= width) {
        return lines.to_vec();
    }
    let [first, second] = lines;
    let joined = if second.is_empty() { first.clone() } else { format!("{first}; {second}") };
    sheets.wrap_to(&joined, SMALL, width, 2)
}

fn takes(report: &Report) -> Tile {
    let label = if report.ends_today() { words::TAKES_NOW.to_owned() } else { words::plan_on(report.period.to.date()) };
    let Some(takes) = &report.takes else {
        return Tile { label, big: words::NO_PLAN.to_owned(), beside: String::new(), lines: Default::default() };
    };
    let total = total(takes);
    let (big, lines) = match takes.taking {
        Taking::Now => (total, [times(takes), prescribed(takes)]),
        Taking::From(date) if !report.ends_today() => {
            (words::NO_PLAN_YET.to_owned(), [format!("begins on {}", dates::long(date.date())), String::new()])
        }
        Taking::From(date) => (total, [format!("from {}", dates::long(date.date())), times(takes)]),
        Taking::PausedSince(date) => without(words::PAUSED, date.date(), &total),
        Taking::StoppedSince(date) => without(words::STOPPED, date.date(), &total),
    };
    Tile { label, big, beside: String::new(), lines }
}

fn without(word: &str, since: chrono::NaiveDate, total: &str) -> (String, [String; 2]) {
    (word.to_owned(), [format!("since {}", dates::long(since)), format!("before: {total}")])
}

fn total(takes: &Takes) -> String {
    takes.total.map_or_else(|| "0 mg".to_owned(), |total| format!("{total} mg a day"))
}

/// "08:00, liquid 1 mg/mL = 4.5 mL", "1 mg at 08:00, 14:00, 22:00, capsule".
fn times(takes: &Takes) -> String {
    let form = kinds::form(takes.medicine.form);
    let strength = takes.medicine.concentration.map(|concentration| format!(" {concentration} mg/mL"));
    let form = format!("{form}{}", strength.unwrap_or_default());
    if let [slot] = takes.slots.as_slice() {
        let measured = takes.medicine.measured(slot.amount).map(|measured| format!(" = {} mL", measured.volume));
        return format!("{}, {form}{}", slot.at, measured.unwrap_or_default());
    }
    if let Some(first) = takes.slots.first().filter(|first| takes.slots.iter().all(|slot| slot.amount == first.amount))
    {
        let times: Vec<String> = takes.slots.iter().map(|slot| slot.at.to_string()).collect();
        return format!("{} mg at {}, {form}", first.amount, times.join(", "));
    }
    let dose = |slot: &Slot| format!("{} {} mg", slot.at, slot.amount);
    let doses: Vec<String> = takes.slots.iter().map(dose).collect();
    format!("{}, {form}", doses.join(", "))
}

/// "prescribed: from 1 mg, +0.5 every 10 d".
fn prescribed(takes: &Takes) -> String {
    let to = |top: Amount| format!("{top} mg");
    match takes.prescribed {
        Some(Prescribed::Even { start, step, every_days, .. }) => {
            format!("prescribed: from {start} mg, +{step} every {every_days} d")
        }
        Some(Prescribed::Own { start, top, steps }) => {
            format!("prescribed: {steps} steps, {start} to {}", to(top))
        }
        None => String::new(),
    }
}

fn doses(report: &Report) -> Tile {
    let label = words::DOSES_TAKEN.to_owned();
    let sum = report.doses.adherence;
    let Some(percent) = sum.percent() else {
        return Tile { label, big: words::NONE_DUE.to_owned(), beside: String::new(), lines: Default::default() };
    };
    let mut second = Vec::new();
    if report.doses.left_out > 0 {
        second.push(format!("{} left out for a move", report.doses.left_out));
    }
    if report.doses.extra > 0 {
        second.push(format!("{} outside the plan", report.doses.extra));
    }
    Tile {
        label,
        big: format!("{} of {}", sum.taken, sum.due),
        beside: format!("{percent} %"),
        lines: [format!("{} late, {} skipped, {} missed", sum.late, sum.skipped, sum.missed), second.join(", ")],
    }
}

fn main(report: &Report) -> Tile {
    let change = &report.main.change;
    let label = format!("{}, 0 to 10", kinds::scale(report.main.scale));
    let (big, lines) = match (change.baseline, change.now) {
        (Some(before), Some(now)) => (format!("{before} to {now}"), against(change.percent_less)),
        (before, now) => {
            let then = if report.ends_today() { "now" } else { "at the end" };
            let known =
                before.map(|before| format!("{before} before")).or_else(|| now.map(|now| format!("{now} {then}")));
            let (first, second) = few(&words::too_few(change));
            (known.unwrap_or_else(|| "–".to_owned()), [first, second])
        }
    };
    Tile { label, big, beside: String::new(), lines }
}

/// "28 % lower than in the", "two weeks before LDN". Of nothing there is no percentage.
fn against(percent_less: Option<i64>) -> [String; 2] {
    let first = match percent_less {
        Some(0) => format!("{} from the", words::changed(0)),
        Some(percent) => format!("{} than in the", words::changed(percent)),
        None => "since the".to_owned(),
    };
    [first, "two weeks before LDN".to_owned()]
}

/// In two lines: "Not enough entries", "yet (3 of 4 days)".
fn few(said: &str) -> (String, String) {
    let cut = said.match_indices(' ').nth(2).map_or(said.len(), |(place, _)| place);
    let (first, second) = said.split_at_checked(cut).unwrap_or((said, ""));
    (first.to_owned(), second.trim_start().to_owned())
}

fn logged(report: &Report) -> Tile {
    let logged = report.logged;
    let lines = match logged.longest_gap {
        Some(gap) => {
            [format!("longest gap: {},", words::days(gap.days)), dates::span_within(report.period, gap.from, gap.to)]
        }
        None if logged.days > 0 => ["no gap".to_owned(), String::new()],
        None => Default::default(),
    };
    let label = words::DAYS_WITH_ENTRY.to_owned();
    Tile { label, big: format!("{} of {}", logged.days, logged.of), beside: String::new(), lines }
}
