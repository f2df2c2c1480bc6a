//! Where everything stands: page one, what it had no room for, what a doctor may want to know, and then
//! day by day.

mod about;
mod budget;
mod chart;
mod columns;
mod detail;
mod effects;
mod first;
mod frame;
mod full;
mod head;
mod labs;
mod table;
#[cfg(test)]
mod tests;
mod two;

use ldn_core::report::{Report, Section};

use super::sheet::{Paper, Sheets};
use super::text::Fonts;
use super::words;
use frame::Frame;

/// The report as pages.
pub(super) fn lay_out(report: &Report, paper: Paper) -> Sheets {
    lay_out_in(Fonts::new(), report, paper)
}

fn lay_out_in(fonts: Fonts, report: &Report, paper: Paper) -> Sheets {
    let mut sheets = Sheets::new(fonts, paper, words::TITLE.to_owned());
    let frame = Frame::of(paper);
    // What page one has no room for follows the page about LDN, or page one itself.
    let about = report.shows(Section::About);
    let in_full = if about { 3 } else { 2 };
    let shortened = first::lay_out(&mut sheets, frame, report, in_full);
    if about {
        sheets.turn();
        about::lay_out(&mut sheets, frame);
    }
    let mut after = None;
    if shortened.any() {
        sheets.turn();
        after = Some(full::lay_out(&mut sheets, frame, report, shortened));
    }
    if report.shows(Section::Detail) && !report.detail.is_empty() {
        detail::lay_out(&mut sheets, frame, report, after);
    }
    frame::footers(&mut sheets, frame, about);
    sheets
}
