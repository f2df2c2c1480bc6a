//! The table of side effects.

use ldn_core::report::{EffectEntry, EffectRow, Report, Section};

use super::budget::shown;
use super::first::Shortened;
use super::frame::{BODY, Frame, SMALL, STRONG, heading};
use super::table::{Cell, Column, Small, cell};
use crate::pdf::sheet::{Role, Sheets};
use crate::pdf::words::{self, dates, kinds};

/// What it takes beside its rows, and a row.
pub(super) const FIXED: f32 = 41.0;
pub(super) const EACH: f32 = 24.0;

/// A row each, or the one that says there are none.
pub(super) fn lines(report: &Report) -> usize {
    if report.shows(Section::SideEffects) && !report.is_empty() { report.effects.len().max(1) } else { 0 }
}

/// Gives where the table ends.
pub(super) fn lay_out(
    sheets: &mut Sheets,
    frame: Frame,
    report: &Report,
    (y, page): (f32, usize),
    given: usize,
    shortened: &mut Shortened,
) -> f32 {
    let y = y + 9.0;
    heading(sheets, (frame.left, y), words::SIDE_EFFECTS);
    if report.effects.is_empty() {
        let at = (frame.left, y + 22.0);
        sheets.within(Role::Paragraph, |sheets| sheets.text(at, words::NO_SIDE_EFFECTS, BODY));
        return y + 26.0;
    }
    let (count, more) = shown(report.effects.len(), given);
    let shown = || report.effects.iter().take(count);
    let with_year = shown().any(|row| dates::needs_year(report.period, row.first.began.date()));
    let rows: Vec<Vec<Cell>> = shown().map(|row| cells(row, with_year)).collect();
    let small = Small { columns: &columns(frame, with_year), from: frame.left, to: frame.right, row: EACH };
    let (end, cut) = small.draw(sheets, y + 20.0, &words::EFFECT_HEADS, &rows);
    // Each entry by itself is in full elsewhere, where a row stands for several.
    shortened.effects = more > 0 || cut || report.effects.iter().any(|row| row.times > 1);
    if more > 0 {
        let said = words::more(more, page);
        sheets.within(Role::Note, |sheets| sheets.text((frame.left, end + 16.0), &said, SMALL));
        return end + 16.0;
    }
    end
}

fn columns(frame: Frame, with_year: bool) -> [Column; 7] {
    let width = frame.width();
    // Where a year has to stand beside the date, the grade's own words give it room.
    let parts: [f32; 8] = if with_year {
        [0.0, 0.25, 0.35, 0.475, 0.575, 0.69, 0.84, 1.0]
    } else {
        [0.0, 0.209, 0.405, 0.488, 0.574, 0.688, 0.839, 1.0]
    };
    let at = |place: usize| {
        let (from, to) = (parts.get(place).copied().unwrap_or(1.0), parts.get(place + 1).copied().unwrap_or(1.0));
        Column::left(frame.left + from * width, (to - from) * width - 5.0)
    };
    [at(0), at(1), at(2), at(3), at(4), at(5), at(6)]
}

fn cells(row: &EffectRow, with_year: bool) -> Vec<Cell> {
    let EffectEntry { began, dose_then, change, .. } = &row.first;
    let EffectEntry { grade, opinion, .. } = &row.worst;
    let (grade, meaning) = kinds::grade(*grade);
    let meaning = if with_year { "" } else { meaning };
    let grade = if meaning.is_empty() && grade == "mild" {
        cell(grade)
    } else {
        vec![(grade.to_owned(), STRONG), (meaning.to_owned(), BODY)]
    };
    let times = if row.times > 1 { format!(", {} times", row.times) } else { String::new() };
    let began = if with_year { dates::short_year(began.date()) } else { dates::short(began.date()) };
    let lasted = match row.ongoing {
        Some(days) => vec![("ongoing".to_owned(), STRONG), (format!(", {}", words::days(days)), BODY)],
        None if row.times > 1 && row.longest > 0 => cell(format!("up to {}", words::days(row.longest))),
        None => cell(words::lasted(row.longest)),
    };
    vec![
        cell(format!("{}{times}", name(&row.worst))),
        grade,
        cell(began),
        cell(dose_then.map_or_else(|| "none".to_owned(), |amount| format!("{amount} mg"))),
        cell(change.map_or_else(|| "–".to_owned(), |change| words::after_step(change.days))),
        lasted,
        cell(kinds::opinion(*opinion)),
    ]
}

/// "Vivid dreams, distressing", or the person's own words.
pub(super) fn name(entry: &EffectEntry) -> String {
    let name = entry.own_words.clone().unwrap_or_else(|| kinds::effect(entry.what).to_owned());
    if entry.distressing == Some(true) { format!("{name}, distressing") } else { name }
}
