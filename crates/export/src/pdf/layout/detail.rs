//! Day by day.

use ldn_core::WallTime;
use ldn_core::diary::scores::Scale;
use ldn_core::report::{DayDose, DayEffect, DayEntry, DayLab, DayNight, DetailRow, DoseOutcome, Report};

use super::frame::{BODY, Frame, SMALL, page_heading, paragraph};
use super::table::{Column, Long};
use crate::pdf::sheet::{Sheets, Style};
use crate::pdf::words::{self, dates, kinds};

const STYLE: Style = Style { size: 11.0, ..BODY };

/// Below what ends at `after`, where it has room there, or on a page of its own.
const ROOM: f32 = 420.0;

pub(super) fn lay_out(sheets: &mut Sheets, frame: Frame, report: &Report, after: Option<f32>) {
    let below = after.filter(|after| frame.last_line() - after > ROOM);
    let top = below.map_or(frame.top, |after| after + 30.0);
    if below.is_none() {
        sheets.turn();
    }
    let y = page_heading(sheets, Frame { top, ..frame }, words::DAY_BY_DAY) + 20.0;
    let y = paragraph(sheets, (frame.left, y), frame.width(), words::DETAIL_NOTE, SMALL) + 12.0;
    let left = |from: f32, to: f32| Column::left(frame.left + from * frame.width(), (to - from) * frame.width() - 8.0);
    let right = |to: f32| Column::right(frame.left + to * frame.width(), 40.0);
    let columns = [
        left(0.0, 0.152),
        left(0.152, 0.35),
        right(0.378),
        right(0.447),
        right(0.501),
        right(0.561),
        left(0.581, 0.768),
        left(0.768, 1.008),
    ];
    let again = words::DAY_BY_DAY;
    let table = Long { frame, columns: &columns, heads: &words::DETAIL_HEADS, style: STYLE, again };
    table.draw(sheets, y, report.detail.iter().map(row));
}

fn row(row: &DetailRow) -> Vec<String> {
    match row {
        DetailRow::Nothing(none) if none.from == none.to => vec![dates::weekday(none.from), "no entry".to_owned()],
        DetailRow::Nothing(none) => {
            vec![dates::weekday(none.from), format!("no entry to {}", dates::short_year(none.to))]
        }
        DetailRow::Day(day) => day_row(day),
    }
}

fn day_row(day: &DayEntry) -> Vec<String> {
    let doses: Vec<String> = day.doses.iter().map(dose).collect();
    let mut row = vec![dates::weekday(day.date), doses.join("; ")];
    row.extend(Scale::DAILY.iter().map(|scale| score(day, *scale).unwrap_or_default()));
    row.push(day.night.as_ref().map(night).unwrap_or_default());
    row.push(rest(day));
    row
}

fn score(day: &DayEntry, scale: Scale) -> Option<String> {
    let found = day.scores.iter().find(|score| score.scale == scale)?;
    // A mean of one entry, or a whole one, stands as it was entered.
    let tenths = found.mean.tenths();
    Some(if tenths.is_multiple_of(10) { (tenths / 10).to_string() } else { found.mean.to_string() })
}

/// "22:04 4.5 mg, late".
fn dose(dose: &DayDose) -> String {
    let outcome = kinds::outcome(dose.outcome);
    match dose.outcome {
        DoseOutcome::Taken => format!("{} {} mg", dose.at, dose.amount),
        DoseOutcome::Late | DoseOutcome::Extra => format!("{} {} mg, {outcome}", dose.at, dose.amount),
        DoseOutcome::Skipped | DoseOutcome::Missed | DoseOutcome::Open => {
            format!("{outcome} ({}, {} mg)", dose.at, dose.amount)
        }
    }
}

/// "22:30 to 07:00, 20 to sleep, 10 awake, vivid".
fn night(night: &DayNight) -> String {
    let clock = |at: Option<WallTime>| at.map_or_else(|| "?".to_owned(), |at| at.to_string());
    let known = night.bed_at.is_some() || night.up_at.is_some();
    let in_bed = known.then(|| format!("{} to {}", clock(night.bed_at), clock(night.up_at)));
    let to_sleep = night.to_sleep.map(|minutes| format!("{minutes} to sleep"));
    let awake = night.awake.map(|minutes| format!("{minutes} awake"));
    let dreams = night.dreams.map(kinds::dreams).filter(|said| !said.is_empty()).map(str::to_owned);
    [in_bed, to_sleep, awake, dreams].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn rest(day: &DayEntry) -> String {
    let effects = day.effects.iter().map(effect);
    let tags = day.tags.iter().map(|(what, own)| own.clone().unwrap_or_else(|| kinds::tag(*what).to_lowercase()));
    let scores =
        day.scores.iter().filter(|score| score.scale.is_optional()).filter_map(|found| {
            Some(format!("{} {}", kinds::scale(found.scale).to_lowercase(), score(day, found.scale)?))
        });
    let labs = day.labs.iter().map(lab);
    let said: Vec<String> = effects.chain(tags).chain(scores).chain(labs).collect();
    let said = said.join("; ");
    let notes: Vec<String> = day.notes.iter().map(|note| format!("“{}”", note.trim())).collect();
    [said, notes.join(" ")].into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(". ")
}

/// "CRP 7 mg/L".
fn lab(lab: &DayLab) -> String {
    let name = lab.own_words.as_deref().unwrap_or_else(|| kinds::lab(lab.what));
    format!("{name} {} {}", lab.value, lab.unit).trim_end().to_owned()
}

fn effect(effect: &DayEffect) -> String {
    let name = effect.own_words.clone().unwrap_or_else(|| kinds::effect(effect.what).to_lowercase());
    format!("{name} ({})", kinds::grade(effect.grade).0)
}
