//! Means over the weeks, with the dose below on the same axis of time.

mod axis;
mod dose;
mod said;
mod scores;

pub(super) use dose::milligrams;

use chrono::NaiveDate;
use ldn_core::report::Report;

use super::frame::{Frame, SECTION, SMALL};
use crate::pdf::sheet::{Ink, Paper, Role, Sheets};
use crate::pdf::words;

/// Left of the plot stand the scale's figures, right of it the names.
const LEFT: f32 = 27.0;
const RIGHT: f32 = 110.0;
/// The days before the first dose are named where they are at least so wide.
const LEAST_NAMED: f32 = 36.0;
/// Of the dose's part, from its highest step to its base.
const DOSE: f32 = 58.0;

/// Where the plot is.
#[derive(Debug, Clone, Copy)]
struct Plot {
    left: f32,
    right: f32,
    /// Of the score 10.
    top: f32,
    /// Of the score 0.
    zero: f32,
    /// Of the highest dose.
    dose_top: f32,
    /// Of no dose.
    dose_base: f32,
    from: NaiveDate,
    /// The day after the last one.
    end: NaiveDate,
}

impl Plot {
    /// Where a day begins.
    fn x(&self, date: NaiveDate) -> f32 {
        let (done, all) = (days(self.from, date), days(self.from, self.end).max(1.0));
        self.left + (self.right - self.left) * (done / all).clamp(0.0, 1.0)
    }

    /// Where a score stands, in tenths.
    fn y(&self, tenths: u32) -> f32 {
        let part = f32::from(u16::try_from(tenths.min(100)).unwrap_or(100)) / 100.0;
        self.zero - (self.zero - self.top) * part
    }
}

fn days(from: NaiveDate, to: NaiveDate) -> f32 {
    i16::try_from(to.signed_duration_since(from).num_days()).map_or(f32::from(i16::MAX), f32::from)
}

/// Gives the last base line.
pub(super) fn lay_out(sheets: &mut Sheets, frame: Frame, report: &Report, y: f32) -> f32 {
    let title = words::chart_title(report.lines.length);
    super::frame::heading(sheets, (frame.left, y), &title);
    let wide = sheets.width(&title, SECTION);
    legend(sheets, frame, report, y, frame.width() - wide - 20.0);
    // Letter is shorter than A4 by so much.
    let height = if sheets.paper == Paper::A4 { 138.0 } else { 96.0 };
    let top = y + 24.0;
    let zero = top + height;
    let plot = Plot {
        left: frame.left + LEFT,
        right: frame.right - RIGHT,
        top,
        zero,
        dose_top: zero + 36.0,
        dose_base: zero + 36.0 + DOSE,
        from: report.period.from.date(),
        end: report.period.to.date().succ_opt().unwrap_or(NaiveDate::MAX),
    };
    sheets.within(Role::Figure(said::said(report)), |sheets| {
        before(sheets, report, plot);
        axis::scale(sheets, frame, plot);
        dose::steps(sheets, frame, report, plot);
        scores::baseline(sheets, report, plot);
        dose::marks(sheets, report, plot);
        scores::lines(sheets, report, plot);
        scores::names(sheets, report, plot);
        scores::numbers(sheets, frame, report, plot);
        axis::dates(sheets, report, plot)
    })
}

/// What the dashes and dots say; of the score that has a baseline.
fn legend(sheets: &mut Sheets, frame: Frame, report: &Report, y: f32, room: f32) {
    let Some(main) = report.lines.scales.first() else { return };
    let Some(baseline) = main.baseline.filter(|baseline| baseline.mean.is_some()) else { return };
    let name = words::kinds::scale(main.scale).to_lowercase();
    let more = if main.scale.more_is_better() { "more" } else { "less" };
    let dotted = if baseline.better_by_30.is_some() { format!("; dotted: 30 % {more}") } else { String::new() };
    let said = sheets.fit(&format!("dashed: {name} before LDN{dotted}"), SMALL, room);
    sheets.within(Role::Paragraph, |sheets| sheets.text_to((frame.right, y), &said, SMALL));
}

/// The days before the first dose.
fn before(sheets: &mut Sheets, report: &Report, plot: Plot) {
    let first = report.first_dose.map_or(plot.end, |first| first.date().min(plot.end));
    if first <= plot.from {
        return;
    }
    let (left, right, base) = (plot.left, plot.x(first), plot.dose_base + 5.0);
    sheets.area(&[(left, plot.top), (right, plot.top), (right, base), (left, base)], Ink::Before);
    if right - left >= LEAST_NAMED {
        sheets.text((left + 4.0, plot.zero - 6.0), words::BEFORE_LDN, SMALL);
    }
}
