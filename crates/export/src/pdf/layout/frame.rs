//! The frame of every page: its margins, headings and foot.

use crate::pdf::sheet::{Fill, Ink, Paper, Role, Shape, Sheets, Style};
use crate::pdf::words;

/// The sizes of the report's type.
pub(super) const TITLE: Style = Style::strong(25.0, Ink::Text);
pub(super) const BIG: Style = Style::strong(21.0, Ink::Text);
pub(super) const SECTION: Style = Style::strong(13.5, Ink::Plum);
pub(super) const BODY: Style = Style::regular(12.5, Ink::Text);
pub(super) const STRONG: Style = Style::strong(12.5, Ink::Text);
pub(super) const SMALL: Style = Style::regular(11.3, Ink::Grey);
pub(super) const HEAD: Style = Style::strong(11.3, Ink::Grey);
pub(super) const TINY: Style = Style::regular(10.0, Ink::Small);

const MARGIN: f32 = 44.0;
/// From the foot's line to the paper's end.
const FOOT: f32 = 51.0;
/// The crescent is drawn with so many points a side.
const CRESCENT: u8 = 24;

/// Where a page has room.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) top: f32,
    /// The line of the foot; what is above stays a little away from it.
    pub(super) foot: f32,
}

impl Frame {
    pub(super) fn of(paper: Paper) -> Self {
        let (width, height) = paper.size();
        Self { left: MARGIN, right: width - MARGIN, top: MARGIN, foot: height - FOOT }
    }

    pub(super) fn width(self) -> f32 {
        self.right - self.left
    }

    /// The last base line above the foot.
    pub(super) fn last_line(self) -> f32 {
        self.foot - 10.0
    }
}

/// A heading of a section, in the outline too.
pub(super) fn heading(sheets: &mut Sheets, (x, y): (f32, f32), words: &str) {
    sheets.outline(words, y - 20.0);
    sheets.within(Role::Heading(2, words.to_owned()), |sheets| sheets.text((x, y), words, SECTION));
}

/// A heading of a page after the first.
pub(super) fn page_heading(sheets: &mut Sheets, frame: Frame, words: &str) -> f32 {
    let y = frame.top + 18.0;
    sheets.outline(words, y - 30.0);
    sheets.within(Role::Heading(2, words.to_owned()), |sheets| sheets.text((frame.left, y), words, BIG));
    sheets.rule((frame.left, y + 12.0), (frame.right, y + 12.0), Ink::Plum, 2.0);
    y + 12.0
}

/// Text in lines from the base line `y` on; gives the base line after it.
pub(super) fn paragraph(sheets: &mut Sheets, (x, y): (f32, f32), width: f32, said: &str, style: Style) -> f32 {
    let lines = sheets.wrap(said, style, width);
    sheets.within(Role::Paragraph, |sheets| lines_from(sheets, (x, y), &lines, style))
}

/// The same, of lines that are broken already.
pub(super) fn lines_from(sheets: &mut Sheets, (x, y): (f32, f32), lines: &[String], style: Style) -> f32 {
    let mut y = y;
    for line in lines {
        sheets.text((x, y), line, style);
        y += line_height(style);
    }
    y
}

pub(super) fn line_height(style: Style) -> f32 {
    (style.size * 1.36).round()
}

/// The foot of every page. Where something could not be shown on a page, that is said there.
pub(super) fn footers(sheets: &mut Sheets, frame: Frame, about: bool) {
    let pages = sheets.pages.len();
    for page in 0..pages {
        sheets.turn_to(page);
        let replaced = sheets.pages.get(page).is_some_and(|items| items.iter().any(|item| is_replaced(&item.shape)));
        if replaced {
            let at = (frame.left, frame.foot + 34.0);
            sheets.within(Role::Note, |sheets| sheets.text(at, words::REPLACED, TINY));
        }
        sheets.aside(|sheets| footer(sheets, frame, page + 1, pages, about));
    }
}

fn footer(sheets: &mut Sheets, frame: Frame, page: usize, pages: usize, about: bool) {
    sheets.rule((frame.left, frame.foot), (frame.right, frame.foot), Ink::Line, 1.0);
    let y = frame.foot + 19.0;
    crescent(sheets, (frame.left + 7.0, y - 4.0), 6.0);
    sheets.text((frame.left + 22.0, y), words::FOOTER, SMALL);
    let mut said = words::page(page, pages);
    if page == 1 && about {
        said = format!("{said}. About LDN and its evidence: page 2");
    }
    sheets.text_to((frame.right, y), &said, SMALL);
}

/// The app's mark: a crescent open to the upper right, with a small dot there.
fn crescent(sheets: &mut Sheets, (x, y): (f32, f32), radius: f32) {
    let arc = |centre: (f32, f32), radius: f32, from: f32, to: f32| {
        (0..=CRESCENT).map(move |step| {
            let angle = (from + (to - from) * f32::from(step) / f32::from(CRESCENT)).to_radians();
            (centre.0 + radius * angle.cos(), centre.1 + radius * angle.sin())
        })
    };
    let outer = arc((x, y), radius, 0.0, 270.0);
    let inner = arc((x + radius * 0.5, y - radius * 0.5), radius * 0.707, 225.0, 45.0);
    let points: Vec<(f32, f32)> = outer.chain(inner.map(|point| (point.0, point.1))).collect();
    sheets.area(&points, Ink::Grey);
    let dot = Shape::Dot {
        at: (x + radius * 0.62, y - radius * 0.66),
        radius: 1.3,
        pen: None,
        fill: Some(Fill::Ink(Ink::Grey)),
    };
    sheets.mark(dot);
}

fn is_replaced(shape: &Shape) -> bool {
    matches!(shape, Shape::Text { line, .. } if line.text.contains('\u{FFFD}'))
}
