//! Two blocks side by side: how the scores changed, and sleep beside the latest move; without a move, how
//! the dose went.

use ldn_core::diary::change::{Change, Mean};
use ldn_core::diary::daily::{BASELINE_DAYS, NOW_DAYS};
use ldn_core::plan::stairs::Tread;
use ldn_core::report::{DoseStep, MoveSides, Period, Report, ScaleChange, Section};
use ldn_core::sleep::side_by_side::{LEAST, Median, Share, Side};

use super::chart::milligrams;
use super::first::Shortened;
use super::frame::{BODY, Frame, SMALL, STRONG, heading};
use super::table::{Cell, Column, Small, cell};
use crate::pdf::sheet::{Ink, Role, Sheets, Style};
use crate::pdf::words::{self, dates, kinds};

const ROW: f32 = 24.6;
const ROWS: usize = 4;
/// With more steps than this some have no room for their amount in the chart.
const MOST_NAMED: usize = 10;
/// From the heading to the heads of its table.
const HEADS: f32 = 19.5;
/// "n 13", beside a figure.
const N: Style = Style::regular(11.0, Ink::Grey);
/// The left block's part of the width, and where the right one begins.
const LEFT: f32 = 0.453;
const RIGHT: f32 = 0.493;

/// Gives the last base line.
pub(super) fn lay_out(
    sheets: &mut Sheets,
    frame: Frame,
    report: &Report,
    y: f32,
    page: usize,
    shortened: &mut Shortened,
) -> f32 {
    let left = (frame.left, frame.left + frame.width() * LEFT);
    let right = (frame.left + frame.width() * RIGHT, frame.right);
    let mut end = y - 30.0;
    let has_changes = report.shows(Section::Changes);
    if has_changes {
        end = end.max(changes(sheets, report, left, y));
    }
    let beside = if has_changes { right } else { left };
    match report.moves.first().filter(|_| report.shows(Section::Sleep)) {
        Some(latest) => {
            end = end.max(sleep(sheets, (latest, report.period), beside, y));
            shortened.moves = report.moves.len() > 1;
            shortened.steps = report.steps.len() > MOST_NAMED;
        }
        None if report.shows(Section::Chart) => end = end.max(steps(sheets, report, beside, y, page, shortened)),
        None => {}
    }
    end
}

fn changes(sheets: &mut Sheets, report: &Report, (from, to): (f32, f32), y: f32) -> f32 {
    heading(sheets, (from, y), words::CHANGE);
    let width = to - from;
    let columns = [
        Column::left(from, width * 0.25),
        Column::right(from + width * 0.53, width * 0.27),
        Column::right(from + width * 0.76, width * 0.215),
        Column::right(to, width * 0.225),
    ];
    let [before, last, change] = words::CHANGE_HEADS;
    let heads = ["", before, if report.ends_today() { last } else { words::SEVEN_DAYS }, change];
    let rows: Vec<Vec<Cell>> = report.changes.iter().take(ROWS).map(change_row).collect();
    // Each word of it is the app's own and short enough.
    let (end, _) = Small { columns: &columns, from, to, row: ROW }.draw(sheets, y + HEADS, &heads, &rows);
    let note = sheets.fit(words::CHANGE_NOTE, SMALL, width);
    sheets.within(Role::Note, |sheets| sheets.text((from, end + 16.0), &note, SMALL));
    end + 16.0
}

fn change_row(row: &ScaleChange) -> Vec<Cell> {
    let Change { baseline, baseline_days, now, now_days, percent_less, .. } = row.change;
    let best = if row.scale.more_is_better() { "*" } else { "" };
    let changed = percent_less.map_or_else(|| "–".to_owned(), words::changed);
    vec![
        cell(format!("{}{best}", kinds::scale(row.scale))),
        figure(baseline, baseline_days, BASELINE_DAYS, BODY),
        figure(now, now_days, NOW_DAYS, STRONG),
        cell(changed),
    ]
}

fn figure(mean: Option<Mean>, days: usize, needs: usize, style: Style) -> Cell {
    match mean {
        Some(mean) => vec![(format!("{mean} "), style), (format!("n {days}"), N)],
        None => vec![(words::of_needed(days.min(needs), needs), N)],
    }
}

fn sleep(sheets: &mut Sheets, (sides, period): (&MoveSides, Period), (from, to): (f32, f32), y: f32) -> f32 {
    let width = to - from;
    let title = format!("Sleep before and after the move {}", kinds::to_part(sides.moved.to));
    let title = sheets.fit(&title, super::frame::SECTION, width);
    heading(sheets, (from, y), &title);
    let columns = [
        Column::left(from, width * 0.55),
        Column::right(from + width * 0.83, width * 0.27),
        Column::right(to, width * 0.17),
    ];
    let (before, after) = (head(&sides.before, "nights before"), head(&sides.after, "after"));
    let heads = ["", before.as_str(), after.as_str()];
    let (end, _) = Small { columns: &columns, from, to, row: ROW }.draw(sheets, y + HEADS, &heads, &sleep_rows(sides));
    let note = sheets.fit(&between(sides, period), SMALL, width);
    sheets.within(Role::Note, |sheets| sheets.text((from, end + 16.0), &note, SMALL));
    end + 16.0
}

/// "28 nights before".
fn head(side: &Side, words: &str) -> String {
    let nights = side.nights.map_or(0, |(from, to)| to.days_since(from) + 1);
    format!("{nights} {words}")
}

pub(super) fn sleep_rows(sides: &MoveSides) -> Vec<Vec<Cell>> {
    let medians = |before: Median, after: Median| (median(before, BODY), median(after, STRONG));
    let (before, after) = (&sides.before, &sides.after);
    let figures = [
        medians(before.minutes_to_sleep, after.minutes_to_sleep),
        medians(before.minutes_awake, after.minutes_awake),
        medians(before.quality, after.quality),
        (share(before.vivid, BODY), share(after.vivid, STRONG)),
    ];
    let row = |(name, (before, after)): (&str, (Cell, Cell))| vec![cell(name), before, after];
    words::SLEEP_ROWS.into_iter().zip(figures).map(row).collect()
}

fn median(median: Median, style: Style) -> Cell {
    match median.value {
        Some(value) => vec![(format!("{value} "), style), (format!("n {}", median.nights), N)],
        None => vec![(words::of_needed(median.nights.min(LEAST), LEAST), N)],
    }
}

fn share(share: Share, style: Style) -> Cell {
    match share.count {
        Some(count) => vec![(format!("{count} "), style), (format!("of {}", share.nights), BODY)],
        None => vec![(words::of_needed(share.nights.min(LEAST), LEAST), N)],
    }
}

/// "Last bedtime dose 23 Nov, 34 hours between."
pub(super) fn between(sides: &MoveSides, period: Period) -> String {
    let last = sides.last_before.zip(sides.hours_between);
    let last = last.map(|(last, hours)| {
        let part = kinds::part(sides.moved.from);
        format!("Last {part} dose {}, {hours} hours between. ", dates::within(period, last.date()))
    });
    format!("{}{}", last.unwrap_or_default(), words::NO_CAUSE)
}

fn steps(
    sheets: &mut Sheets,
    report: &Report,
    (from, to): (f32, f32),
    y: f32,
    page: usize,
    shortened: &mut Shortened,
) -> f32 {
    if report.dose_changes.is_empty() {
        return y - 30.0;
    }
    heading(sheets, (from, y), words::DOSE_OVER_TIME);
    let width = to - from;
    let columns = [
        Column::left(from, width * 0.25),
        Column::left(from + width * 0.27, width * 0.17),
        Column::left(from + width * 0.46, width * 0.26),
        Column::left(from + width * 0.74, width * 0.26),
    ];
    let left_over = report.dose_changes.len().saturating_sub(ROWS);
    let rows: Vec<Vec<Cell>> = report.dose_changes.iter().skip(left_over).map(|step| step_row(step, false)).collect();
    let small = Small { columns: &columns, from, to, row: ROW };
    let (end, cut) = small.draw(sheets, y + HEADS, &words::STEP_HEADS, &rows);
    shortened.steps = cut || left_over > 0;
    if left_over > 0 {
        let said = format!("{left_over} earlier, see page {page}");
        sheets.within(Role::Note, |sheets| sheets.text((from, end + 16.0), &said, SMALL));
    }
    end + 16.0
}

/// With all times of a day where there is room for them.
pub(super) fn step_row(step: &DoseStep, all_times: bool) -> Vec<Cell> {
    let from = if step.begins { dates::short_year(step.from) } else { format!("before {}", dates::short(step.from)) };
    let (amount, said) = match step.tread {
        Tread::Planned | Tread::Proposed => (format!("{} mg", milligrams(step.total)), ""),
        Tread::Paused => (words::PAUSED.to_owned(), ""),
        Tread::Stopped => (words::STOPPED.to_owned(), ""),
    };
    let back = if step.why.lower { "back" } else { said };
    let moved = step.why.moved_to.map(kinds::to_part);
    let why = [Some(back), moved, step.why.pause.map(kinds::pause), step.why.note.as_deref()];
    let why: Vec<&str> = why.into_iter().flatten().filter(|said| !said.is_empty()).collect();
    let times: Vec<String> = step.slots.iter().map(|slot| slot.at.to_string()).collect();
    let times = match times.len() {
        0 | 1 => times.concat(),
        _ if all_times => times.join(", "),
        count => format!("{count} times"),
    };
    vec![cell(from), vec![(amount, STRONG)], cell(times), cell(why.join(": "))]
}
