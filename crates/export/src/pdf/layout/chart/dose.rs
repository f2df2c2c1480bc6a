//! The dose as stairs, with what happened on them.

use ldn_core::Amount;
use ldn_core::plan::stairs::Tread;
use ldn_core::report::{DoseStep, Report};

use super::Plot;
use crate::pdf::layout::frame::{Frame, HEAD, SMALL, STRONG};
use crate::pdf::sheet::{Ink, Pen, Sheets, Style};
use crate::pdf::words::{self, dates, kinds};

/// A word below the stairs is cut where it is wider.
const WIDEST: f32 = 150.0;
/// Names of moves stand no nearer.
const APART: f32 = 8.0;

pub(super) fn steps(sheets: &mut Sheets, frame: Frame, report: &Report, plot: Plot) {
    let highest = report.steps.iter().map(|step| step.total).max().unwrap_or_default();
    let height = |step: &DoseStep| plot.dose_base - (plot.dose_base - plot.dose_top) * part(step.total, highest);
    let next = |step: &DoseStep| plot.x(step.to.succ_opt().unwrap_or(step.to));
    for step in &report.steps {
        let (left, right, y) = (plot.x(step.from), next(step), height(step));
        if step.total > 0 {
            sheets.area(&[(left, plot.dose_base), (left, y), (right, y), (right, plot.dose_base)], Ink::Dose);
        }
    }
    sheets.rule((plot.left, plot.dose_base), (plot.right, plot.dose_base), Ink::Axis, 1.0);
    let points: Vec<(f32, f32)> =
        report.steps.iter().flat_map(|step| [(plot.x(step.from), height(step)), (next(step), height(step))]).collect();
    let begin = report.steps.first().filter(|step| step.begins).map(|step| (plot.x(step.from), plot.dose_base));
    let points: Vec<(f32, f32)> = begin.into_iter().chain(points).collect();
    if points.len() > 1 {
        sheets.line(&points, Pen { ink: Ink::Plum, width: 2.0, dash: None });
    }
    for step in &report.steps {
        amount(sheets, step, plot, (plot.x(step.from), next(step), height(step)));
    }
    reasons(sheets, report, plot);
    name(sheets, frame, report, plot, report.steps.last().map(height));
}

/// The name on the right, with what is taken in the end.
fn name(sheets: &mut Sheets, frame: Frame, report: &Report, plot: Plot, y: Option<f32>) {
    let (Some(last), Some(y)) = (report.steps.last(), y) else { return };
    let said = match last.tread {
        Tread::Planned | Tread::Proposed => format!("{} {} mg", words::DOSE, milligrams(last.total)),
        Tread::Paused => format!("{}: {}", words::DOSE, words::PAUSED),
        Tread::Stopped => format!("{}: {}", words::DOSE, words::STOPPED),
    };
    let style = Style { size: 12.5, ..HEAD };
    let style = Style { ink: Ink::Plum, ..style };
    let said = sheets.fit(&said, style, frame.right - plot.right - 8.0);
    sheets.text((plot.right + 8.0, y + 4.0), &said, style);
}

/// On the tread where it has room, else above it.
fn amount(sheets: &mut Sheets, step: &DoseStep, plot: Plot, (left, right, y): (f32, f32, f32)) {
    let said = match step.tread {
        Tread::Planned | Tread::Proposed => milligrams(step.total),
        Tread::Paused => words::PAUSED.to_owned(),
        Tread::Stopped => words::STOPPED.to_owned(),
    };
    let style = if step.total > 0 { STRONG } else { SMALL };
    if sheets.width(&said, style) + 2.0 > right - left {
        return;
    }
    let below = plot.dose_base - y > 18.0;
    let y = if below { y + 15.0 } else { y - 5.0 };
    sheets.text_around((f32::midpoint(left, right), y), &said, style);
}

/// Why it went back, below the stairs.
fn reasons(sheets: &mut Sheets, report: &Report, plot: Plot) {
    let mut after = plot.left;
    for step in report.steps.iter().filter(|step| step.begins) {
        let Some(said) = reason(step) else { continue };
        let said = sheets.fit(&said, SMALL, WIDEST);
        let width = sheets.width(&said, SMALL);
        // Of a pause beside its gap, which is narrow.
        let beside = if step.total == 0 { step.to.succ_opt().unwrap_or(step.to) } else { step.from };
        let x = plot.x(beside).min(plot.right - width);
        let above = if step.total == 0 { 18.0 } else { 5.0 };
        if x >= after {
            sheets.text((x + 2.0, plot.dose_base - above), &said, SMALL);
            after = x + width + APART;
        }
    }
}

fn reason(step: &DoseStep) -> Option<String> {
    let note = step.why.note.as_deref().map(str::trim).filter(|note| !note.is_empty());
    if step.why.lower {
        return Some(note.map_or_else(|| "back".to_owned(), |note| format!("back: {note}")));
    }
    let why = step.why.pause.map(kinds::pause);
    match (why, note) {
        (Some(why), Some(note)) => Some(format!("{why}: {note}")),
        (Some(only), None) | (None, Some(only)) if step.total == 0 => Some(only.to_owned()),
        _ => None,
    }
}

/// A move is a line through both parts.
pub(super) fn marks(sheets: &mut Sheets, report: &Report, plot: Plot) {
    let mut after = f32::MIN;
    for mark in &report.marks {
        let x = plot.x(mark.on);
        sheets.rule((x, plot.top - 8.0), (x, plot.dose_base), Ink::Amber, 1.6);
        let said = format!("{}, {}", kinds::to_part(mark.to), dates::within(report.period, mark.on));
        let style = Style { ink: Ink::Amber, ..HEAD };
        let width = sheets.width(&said, style);
        let left = if x + width + 6.0 > plot.right + 90.0 { x - width - 5.0 } else { x + 5.0 };
        if left > after {
            sheets.text((left, plot.top - 2.0), &said, style);
            after = left + width + APART;
        }
    }
}

pub(in crate::pdf::layout) fn milligrams(total: u32) -> String {
    Amount::from_micrograms(total).map_or_else(|| "0".to_owned(), |amount| amount.to_string())
}

fn part(total: u32, of: u32) -> f32 {
    let thousandths = u64::from(total) * 1_000 / u64::from(of.max(1));
    f32::from(u16::try_from(thousandths).unwrap_or(1_000)) / 1_000.0
}
