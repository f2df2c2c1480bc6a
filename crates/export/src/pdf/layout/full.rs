//! What page one had no room for, in full.

use ldn_core::report::{EffectEntry, LabLine, MoveSides, Period, Report};

use super::columns::{medicines, tag};
use super::effects::name;
use super::first::Shortened;
use super::frame::{BODY, Frame, SMALL, heading, page_heading, paragraph};
use super::labs;
use super::table::{Cell, Column, Long};
use super::two::{between, sleep_rows, step_row};
use crate::pdf::sheet::{Sheets, Style};
use crate::pdf::words::{self, dates, kinds};

const STYLE: Style = Style { size: 11.5, ..BODY };
/// A heading with less room below goes to the next page.
const ROOM: f32 = 90.0;

/// Gives where it ends.
pub(super) fn lay_out(sheets: &mut Sheets, frame: Frame, report: &Report, shortened: Shortened) -> f32 {
    let y = page_heading(sheets, frame, words::IN_FULL) + 22.0;
    let mut y = paragraph(sheets, (frame.left, y), frame.width(), words::IN_FULL_NOTE, SMALL) + 12.0;
    let mut table = |title: &str, parts: &[f32], heads: &[&str], rows: Vec<Vec<String>>| {
        y = section(sheets, frame, (y, title), parts, heads, rows);
    };
    if shortened.questions {
        let numbered = report.questions.iter().enumerate();
        let rows = numbered.map(|(place, asks)| vec![format!("{}.", place + 1), asks.clone()]).collect();
        table(words::QUESTIONS, &[0.0, 0.05], &["", "Question"], rows);
    }
    if shortened.effects {
        let rows = report.effect_entries.iter().map(effect).collect();
        table("Side effects, each entry", &[0.0, 0.21, 0.3, 0.42, 0.51, 0.745, 0.885], &EFFECT_HEADS, rows);
    }
    if shortened.medicines {
        let rows = medicines(report).into_iter().map(|(said, _)| vec![said]).collect();
        table(words::MEDICINES, &[0.0], &["What"], rows);
    }
    if shortened.labs {
        let rows = report.labs.iter().flat_map(values).collect();
        table(words::LABS, &[0.0, 0.4, 0.6, 0.8], &["What", "Date", "Value", "Range"], rows);
    }
    if shortened.reviews {
        let asked = report
            .reviews
            .iter()
            .map(|one| vec![kinds::marker(one.marker).to_owned(), kinds::overall(one.change).to_owned()]);
        let tags = report.tags.iter().map(|run| vec!["Tagged".to_owned(), tag(run, report.period)]);
        table("On the whole, and tags", &[0.0, 0.25], &["When", "What"], asked.chain(tags).collect());
    }
    if shortened.moves {
        let rows = report.moves.iter().flat_map(|sides| moved(sides, report.period)).collect();
        table("Sleep before and after each move", &[0.0, 0.5, 0.75], &["Move", "Before", "After"], rows);
    }
    if shortened.steps {
        let plain = |cells: Vec<Cell>| cells.iter().map(said).collect();
        let rows = report.dose_changes.iter().map(|step| step_row(step, true)).map(plain).collect();
        table(words::DOSE_OVER_TIME, &[0.0, 0.2, 0.35, 0.6], &words::STEP_HEADS, rows);
    }
    y
}

const EFFECT_HEADS: [&str; 7] = ["What", "Grade", "Began", "Dose then", "After the step", "Lasted", "From LDN?"];

/// A table below its heading; columns begin at `parts` of the width.
fn section(
    sheets: &mut Sheets,
    frame: Frame,
    (y, title): (f32, &str),
    parts: &[f32],
    heads: &[&str],
    rows: Vec<Vec<String>>,
) -> f32 {
    let mut y = y + 14.0;
    if y > frame.last_line() - ROOM {
        sheets.turn();
        y = frame.top + 14.0;
    }
    heading(sheets, (frame.left, y), title);
    let ends = parts.iter().skip(1).chain(&[1.0]);
    let column =
        |(from, to): (&f32, &f32)| Column::left(frame.left + from * frame.width(), (to - from) * frame.width() - 8.0);
    let columns: Vec<Column> = parts.iter().zip(ends).map(column).collect();
    let table = Long { frame, columns: &columns, heads, style: STYLE, again: title };
    table.draw(sheets, y + 22.0, rows.into_iter()) + 14.0
}

fn said(cell: &Cell) -> String {
    cell.iter().map(|(said, _)| said.as_str()).collect()
}

fn effect(entry: &EffectEntry) -> Vec<String> {
    let after = entry.change.map(|change| words::after(change.days, kinds::change(change.kind)));
    let lasted =
        if entry.ongoing { format!("ongoing, {}", words::days(entry.lasted)) } else { words::lasted(entry.lasted) };
    let note = entry.note.as_ref().map(|note| format!(". {note}"));
    vec![
        format!("{}{}", name(entry), note.unwrap_or_default()),
        kinds::grade(entry.grade).0.to_owned(),
        dates::short_year(entry.began.date()),
        entry.dose_then.map_or_else(|| "none".to_owned(), |amount| format!("{amount} mg")),
        after.unwrap_or_else(|| "–".to_owned()),
        lasted,
        kinds::opinion(entry.opinion).to_owned(),
    ]
}

fn values(lab: &LabLine) -> Vec<Vec<String>> {
    let range = lab.range.clone().unwrap_or_default();
    let row = |value: &ldn_core::report::LabValue| {
        vec![labs::name(lab), dates::short_year(value.date), value.value.clone(), range.clone()]
    };
    lab.values.iter().map(row).collect()
}

fn moved(sides: &MoveSides, period: Period) -> Vec<Vec<String>> {
    let title = format!(
        "{}, {}. {}",
        kinds::to_part(sides.moved.to),
        dates::short_year(sides.moved.first_date.date()),
        between(sides, period)
    );
    let mut rows = vec![vec![title]];
    rows.extend(sleep_rows(sides).iter().map(|cells| cells.iter().map(said).collect()));
    rows
}
