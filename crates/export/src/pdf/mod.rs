//! The doctor's report on paper (P1, P2, P3): one layout, drawn as PDF and as pictures of its pages.
#![allow(clippy::float_arithmetic, reason = "positions on paper; no figure is computed here")]

mod draw;
mod layout;
mod sheet;
mod text;
mod words;

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
    draw::svg::draw(&layout::lay_out(report, paper))
}
