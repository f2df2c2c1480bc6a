//! The doctor's report of a month, a year and ten years as PDF; and the pages before the day by day, of ten
//! years beside those of one.

use ldn_core::report::{Report, ReportOptions, Section};
use ldn_export::pdf::{Paper, report_pdf, report_pictures};

use crate::timing::interleaved;

#[path = "../../crates/export/tests/report/life.rs"]
mod life;

const ROUNDS: usize = 11;
/// Milliseconds of a year's PDF at most.
const AIM: u128 = 150;
/// The first pages of ten years take at most so many times those of one.
const TIMES: &str = "2";

pub(crate) fn measure() -> Result<Vec<String>, String> {
    let year = life::a_year();
    let decade = life::ten_years();
    let whole = ReportOptions::default();
    let mut first = ReportOptions::default();
    first.sections.remove(&Section::Detail);

    let month = year.report("2027-07-22", "2027-08-20", &whole);
    let one = year.report("2026-08-21", "2027-08-20", &whole);
    let ten = decade.report("2016-11-24", "2026-11-22", &whole);
    let sizes: Vec<usize> = [&month, &one, &ten].map(pdf_size).into_iter().collect::<Result<_, _>>()?;
    let short = interleaved(ROUNDS, || pdf_size(&month), || pdf_size(&one));
    let long = interleaved(1, || pdf_size(&ten), || ());
    // As the window shows them: everything is laid out, three pages are drawn.
    let seen = interleaved(3, || report_pictures(&ten, Paper::A4, 0..3), || report_pictures(&one, Paper::A4, 0..3));
    let beside = interleaved(
        ROUNDS,
        || pdf_size(&decade.report("2016-11-24", "2026-11-22", &first)),
        || pdf_size(&year.report("2026-08-21", "2027-08-20", &first)),
    );
    let milliseconds = |nanoseconds: u128| nanoseconds / 1_000_000;
    let hundredths = beside.ours * 100 / beside.theirs.max(1);
    let kilobytes = |place: usize| sizes.get(place).copied().unwrap_or_default() / 1024;
    Ok(vec![
        format!("a month's PDF in {} ms, {} kB", milliseconds(short.ours), kilobytes(0)),
        format!("a year's PDF in {} ms (aim under {AIM}), {} kB", milliseconds(short.theirs), kilobytes(1)),
        format!(
            "the first pages in the window in {} ms of a year, {} ms of ten",
            milliseconds(seen.theirs),
            milliseconds(seen.ours)
        ),
        format!("ten years' PDF in {} ms, {} kB", milliseconds(long.ours), kilobytes(2)),
        format!(
            "{}.{:02} times a year's for ten years without the days (aim at most {TIMES}): {} and {} ms",
            hundredths / 100,
            hundredths % 100,
            milliseconds(beside.ours),
            milliseconds(beside.theirs)
        ),
    ])
}

fn pdf_size(report: &Report) -> Result<usize, String> {
    report_pdf(report, Paper::A4).map(|pdf| pdf.len()).map_err(|error| error.to_string())
}
