//! The chart in words, for those who don't see it.

use ldn_core::plan::stairs::Tread;
use ldn_core::report::{DoseStep, Means, Report};

use super::dose::milligrams;
use crate::pdf::words::{self, dates, kinds};

/// The means of each score, then each step of the dose, then the moves.
pub(super) fn said(report: &Report) -> String {
    let mut said = vec![format!("{}.", words::chart_title(report.lines.length))];
    said.extend(report.lines.scales.iter().map(scale));
    said.extend(report.steps.iter().map(step));
    said.extend(
        report.marks.iter().map(|mark| format!("Moved {} on {}.", kinds::to_part(mark.to), dates::long(mark.on))),
    );
    said.join(" ")
}

fn scale(means: &Means) -> String {
    let one = |weekly: &ldn_core::diary::daily::WeeklyMean| {
        let from = dates::short_year(weekly.week.from);
        match weekly.mean {
            Some(mean) => format!("{from} {mean} (n {})", weekly.days),
            None => format!("{from} too few (n {})", weekly.days),
        }
    };
    let all: Vec<String> = means.means.iter().map(one).collect();
    let before = means.baseline.and_then(|baseline| baseline.mean).map(|mean| format!(", before LDN {mean}"));
    format!("{}{}: from {}.", kinds::scale(means.scale), before.unwrap_or_default(), all.join(", "))
}

fn step(step: &DoseStep) -> String {
    let from = dates::short_year(step.from);
    match step.tread {
        Tread::Planned | Tread::Proposed => format!("Dose {} mg a day from {from}.", milligrams(step.total)),
        Tread::Paused => format!("Paused from {from}."),
        Tread::Stopped => format!("Stopped from {from}."),
    }
}
