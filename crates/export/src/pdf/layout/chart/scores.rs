//! The scores as lines, told apart by marker and dash as well as by colour.

use std::num::NonZeroU8;

use chrono::NaiveDate;
use ldn_core::diary::change::Mean;
use ldn_core::diary::daily::WeeklyMean;
use ldn_core::diary::scores::Scale;
use ldn_core::report::Report;

use super::Plot;
use crate::pdf::layout::frame::{Frame, TINY};
use crate::pdf::sheet::{Fill, Ink, Pen, Shape, Sheets, Style};
use crate::pdf::words::{self, kinds};

/// Names on the right stand no nearer.
const APART: f32 = 15.0;

/// How each line looks, in the order of the scores.
const LOOKS: [Look; 3] = [
    Look { ink: Ink::Plum, width: 2.0, dash: None, marker: Marker::Disc },
    Look { ink: Ink::Grey, width: 1.5, dash: Some((6.0, 3.5)), marker: Marker::Square },
    Look { ink: Ink::Amber, width: 1.6, dash: Some((1.6, 3.4)), marker: Marker::Triangle },
];

#[derive(Debug, Clone, Copy)]
struct Look {
    ink: Ink,
    width: f32,
    dash: Option<(f32, f32)>,
    marker: Marker,
}

#[derive(Debug, Clone, Copy)]
enum Marker {
    Disc,
    Square,
    Triangle,
}

/// What the first score was before the first dose, and what is 30 % better.
pub(super) fn baseline(sheets: &mut Sheets, report: &Report, plot: Plot) {
    let Some(baseline) = report.lines.scales.first().and_then(|main| main.baseline) else { return };
    let line = |sheets: &mut Sheets, left: f32, tenths: u32, dash: (f32, f32)| {
        let y = plot.y(tenths);
        sheets.line(&[(left, y), (plot.right, y)], Pen { ink: Ink::Plum, width: 1.2, dash: Some(dash) });
    };
    if let Some(mean) = baseline.mean {
        line(sheets, plot.left, mean.tenths(), (5.0, 3.0));
    }
    if let Some(better) = baseline.better_by_30 {
        let since = report.first_dose.map_or(plot.left, |first| plot.x(first.date()));
        line(sheets, since, better.tenths(), (1.6, 3.4));
    }
}

pub(super) fn lines(sheets: &mut Sheets, report: &Report, plot: Plot) {
    // The first score is drawn last, above the others.
    for (means, look) in report.lines.scales.iter().zip(LOOKS).rev() {
        for together in stretches(&means.means, plot) {
            sheets.line(&together, Pen { ink: look.ink, width: look.width, dash: look.dash });
            together.iter().for_each(|point| marker(sheets, *point, look));
        }
    }
}

/// Points next to each other; a week without a mean is a gap.
fn stretches(means: &[WeeklyMean], plot: Plot) -> Vec<Vec<(f32, f32)>> {
    let mut stretches: Vec<Vec<(f32, f32)>> = vec![Vec::new()];
    for weekly in means {
        match (weekly.mean, stretches.last_mut()) {
            (Some(mean), Some(last)) => {
                last.push((middle(plot, weekly.week.from, weekly.week.to), plot.y(mean.tenths())))
            }
            _ => stretches.push(Vec::new()),
        }
    }
    stretches.retain(|stretch| !stretch.is_empty());
    stretches
}

fn middle(plot: Plot, from: NaiveDate, to: NaiveDate) -> f32 {
    f32::midpoint(plot.x(from), plot.x(to.succ_opt().unwrap_or(to)))
}

fn marker(sheets: &mut Sheets, (x, y): (f32, f32), look: Look) {
    let pen = Some(Pen { ink: look.ink, width: 1.5, dash: None });
    let shape = |points: Vec<(f32, f32)>| Shape::Path { points, closed: true, pen, fill: Some(Fill::White) };
    sheets.mark(match look.marker {
        Marker::Disc => Shape::Dot { at: (x, y), radius: 3.4, pen: None, fill: Some(Fill::Ink(look.ink)) },
        Marker::Square => shape(vec![(x - 3.0, y - 3.0), (x + 3.0, y - 3.0), (x + 3.0, y + 3.0), (x - 3.0, y + 3.0)]),
        Marker::Triangle => shape(vec![(x, y - 4.2), (x + 3.9, y + 2.8), (x - 3.9, y + 2.8)]),
    });
}

/// The names on the right, beside the last point as far as they don't touch.
pub(super) fn names(sheets: &mut Sheets, report: &Report, plot: Plot) {
    let mut names: Vec<(f32, String, Ink)> = Vec::new();
    for (means, look) in report.lines.scales.iter().zip(LOOKS) {
        let last = means.means.iter().rev().find_map(|weekly| weekly.mean);
        let Some(last) = last else { continue };
        let weekly = report.lines.length.weeks == NonZeroU8::MIN;
        let said = name(means.scale, if weekly { means.now } else { Some(last) });
        names.push((plot.y(last.tenths()) + 4.0, said, look.ink));
    }
    names.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut least = plot.top;
    for (y, _, _) in &mut names {
        *y = y.max(least);
        least = *y + APART;
    }
    let over = (least - APART - (plot.zero + 4.0)).max(0.0);
    for (y, said, ink) in names {
        sheets.text((plot.right + 8.0, y - over), &said, Style::strong(12.0, ink));
    }
}

/// "Pain 5.1": beside weeks the mean of the last seven days, where there is one; beside longer stretches
/// that of the last of them, since the line ends there.
fn name(scale: Scale, at_end: Option<Mean>) -> String {
    let at_end = at_end.map(|mean| format!(" {mean}")).unwrap_or_default();
    format!("{}{at_end}", kinds::scale(scale))
}

/// Under each stretch the days with an entry of the first score.
pub(super) fn numbers(sheets: &mut Sheets, frame: Frame, report: &Report, plot: Plot) {
    let Some(main) = report.lines.scales.first() else { return };
    let y = plot.zero + 16.0;
    sheets.text_to((frame.left + 20.0, y), "n", TINY);
    let mut after = frame.left + 20.0;
    for weekly in &main.means {
        let said = weekly.days.to_string();
        let (x, half) = (middle(plot, weekly.week.from, weekly.week.to), sheets.width(&said, TINY) / 2.0);
        // The first and the last stretch may be a day, and too narrow.
        if x - half > after + 1.5 {
            sheets.text_around((x, y), &said, TINY);
            after = x + half;
        }
    }
    let said = if report.lines.length.weeks.get() == 1 { words::ENTRIES_A_WEEK } else { words::DAYS_WITH };
    sheets.text((plot.right + 8.0, y), said, TINY);
}
