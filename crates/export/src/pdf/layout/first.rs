//! Page one. It stays one page whatever there is: what has no room is said to be elsewhere.

use ldn_core::report::{Report, Section};

use super::budget::{Wish, share};
use super::frame::{BODY, Frame, lines_from};
use super::{chart, columns, effects, head, two};
use crate::pdf::sheet::{Role, Sheets};
use crate::pdf::words;

/// Between two blocks.
const GAP: f32 = 15.0;

/// Which lists page one had no room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Shortened {
    pub(super) effects: bool,
    pub(super) medicines: bool,
    pub(super) labs: bool,
    pub(super) reviews: bool,
    pub(super) questions: bool,
    pub(super) moves: bool,
    pub(super) steps: bool,
}

impl Shortened {
    pub(super) const fn any(self) -> bool {
        self.effects || self.medicines || self.labs || self.reviews || self.questions || self.moves || self.steps
    }
}

/// Lays page one out; what it shortens is in full on page `in_full`.
pub(super) fn lay_out(sheets: &mut Sheets, frame: Frame, report: &Report, in_full: usize) -> Shortened {
    let mut shortened = Shortened::default();
    let mut y = head::lay_out(sheets, frame, report);
    if report.is_empty() {
        y = nothing(sheets, frame, y);
    } else {
        if report.shows(Section::Chart) {
            y = chart::lay_out(sheets, frame, report, y + 26.0);
        }
        y = two::lay_out(sheets, frame, report, y + 30.0, in_full, &mut shortened);
    }
    lists(sheets, frame, report, (y, in_full), &mut shortened);
    shortened
}

fn nothing(sheets: &mut Sheets, frame: Frame, y: f32) -> f32 {
    let style = super::frame::BIG;
    sheets.within(Role::Paragraph, |sheets| sheets.text((frame.left, y + 60.0), words::NOTHING, style));
    let lines = sheets.wrap(words::NOTHING_MORE, BODY, frame.width());
    let y = sheets.within(Role::Paragraph, |sheets| lines_from(sheets, (frame.left, y + 84.0), &lines, BODY));
    y + 20.0
}

/// Side effects, the three columns and the questions share the room that is left.
fn lists(sheets: &mut Sheets, frame: Frame, report: &Report, (y, page): (f32, usize), shortened: &mut Shortened) {
    let effect_lines = effects::lines(report);
    let column_lines = columns::lines(sheets, frame, report);
    let questions = columns::question_lines(sheets, frame, report);
    let question_count: usize = questions.iter().map(Vec::len).sum();
    let wishes = [
        Wish { fixed: effects::FIXED + GAP, each: effects::EACH, lines: effect_lines, first: 4 },
        Wish { fixed: columns::FIXED + GAP, each: columns::EACH, lines: column_lines, first: 4 },
        Wish { fixed: columns::BOX + GAP, each: columns::QUESTION, lines: question_count, first: 3 },
    ];
    let given = share(frame.last_line() - y, &wishes);
    let [for_effects, for_columns, for_questions] = given.as_slice() else { return };
    let mut y = y + GAP;
    if *for_effects > 0 {
        y = effects::lay_out(sheets, frame, report, (y, page), *for_effects, shortened) + GAP;
    }
    if *for_columns > 0 {
        y = columns::lay_out(sheets, frame, report, (y, page), *for_columns, shortened) + GAP;
    }
    if *for_questions > 0 {
        columns::ask(sheets, frame, &questions, (y, page), *for_questions, shortened);
    }
}
