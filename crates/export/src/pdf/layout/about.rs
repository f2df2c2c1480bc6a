//! Page two: what a doctor who does not know LDN may want to know (P2).

use super::frame::{BODY, Frame, SMALL, heading, page_heading, paragraph};
use super::table::{Column, Long};
use crate::pdf::sheet::{Paper, Role, Sheets, Style};
use crate::pdf::words::about;

/// Of Letter the type is a little smaller: it is shorter than A4.
const SHORTER: f32 = 0.94;

pub(super) fn lay_out(sheets: &mut Sheets, frame: Frame) {
    let small = if sheets.paper == Paper::A4 { 1.0 } else { SHORTER };
    let style = Style { size: BODY.size * small, ..BODY };
    let mut y = page_heading(sheets, frame, about::TITLE) + 28.0;
    for passage in &about::BEFORE {
        y = passage_at(sheets, frame, y, passage.heading, passage.text, style);
    }
    y = passage_at(sheets, frame, y, about::EVIDENCE, about::EVIDENCE_NOTE, style) - 6.0;
    let at = |from: f32, to: f32| Column::left(frame.left + from * frame.width(), (to - from) * frame.width() - 10.0);
    let columns = [at(0.0, 0.2), at(0.2, 0.38), at(0.38, 0.57), at(0.57, 1.0)];
    let table = Long { frame, columns: &columns, heads: &about::TRIAL_HEADS, style, again: "" };
    let rows = about::TRIALS.iter().map(|row| row.iter().map(|said| (*said).to_owned()).collect());
    y = table.draw(sheets, y, rows) + 26.0;
    y = passage_at(sheets, frame, y, about::FIGURES, about::FIGURES_TEXT, style);
    heading(sheets, (frame.left, y), about::REFERENCES);
    references(sheets, frame, y + 18.0);
}

fn passage_at(sheets: &mut Sheets, frame: Frame, y: f32, title: &str, text: &str, style: Style) -> f32 {
    heading(sheets, (frame.left, y), title);
    paragraph(sheets, (frame.left, y + 18.0), frame.width(), text, style) + 10.0
}

fn references(sheets: &mut Sheets, frame: Frame, y: f32) {
    let mut y = y;
    sheets.within(Role::List, |sheets| {
        for (place, reference) in about::REFERENCE_LIST.iter().enumerate() {
            let lines = sheets.wrap(reference, SMALL, frame.width() - 24.0);
            sheets.within(Role::ListItem, |sheets| {
                let label = format!("[{}]", place + 1);
                sheets.within(Role::Label, |sheets| sheets.text((frame.left, y), &label, SMALL));
                sheets.within(Role::ListBody, |sheets| {
                    for line in &lines {
                        sheets.text((frame.left + 24.0, y), line, SMALL);
                        y += 15.0;
                    }
                });
            });
        }
    });
}
