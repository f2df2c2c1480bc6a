//! The doctor's report on paper (P1, P2, P3): one layout, drawn as PDF and as pictures of its pages.
#![allow(clippy::float_arithmetic, reason = "positions on paper; no figure is computed here")]

mod draw;
mod layout;
mod sheet;
mod text;
mod words;

use std::ops::Range;

use ldn_core::report::Report;

pub use sheet::Paper;

/// Why there is no PDF.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the PDF could not be made: {0}")]
pub struct PdfError(String);

/// The report as a PDF: fonts embedded, tagged for screen readers (PDF/UA-1), with title, language and
/// outline.
///
/// # Errors
/// [`PdfError`] where a font of the system can't be embedded.
pub fn report_pdf(report: &Report, paper: Paper) -> Result<Vec<u8>, PdfError> {
    draw::pdf::draw(&layout::lay_out(report, paper))
}

/// The pages of the same layout, each as an SVG picture, for the window's preview. The text in it is
/// text, and everything a person typed is escaped.
#[must_use]
pub fn report_pages(report: &Report, paper: Paper) -> Vec<String> {
    report_pictures(report, paper, 0..usize::MAX).pages
}

/// Some pages as pictures, and how many there are in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pictures {
    /// How many pages the report has.
    pub of: usize,
    /// Those that were asked for, as far as they are there.
    pub pages: Vec<String>,
}

/// The pages of `which`, the first being 0: ten years have more than a window shows at once.
#[must_use]
pub fn report_pictures(report: &Report, paper: Paper, which: Range<usize>) -> Pictures {
    let sheets = layout::lay_out(report, paper);
    Pictures { of: sheets.pages.len(), pages: draw::svg::draw(&sheets, which) }
}
