//! Small tables at a place of their own, and long ones that go on from page to page.

use crate::pdf::layout::frame::{BODY, Frame, HEAD, SMALL, line_height};
use crate::pdf::sheet::{Ink, Role, Sheets, Style};

/// A column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Column {
    /// Its left edge or, where figures end there, its right one.
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) to_right: bool,
}

impl Column {
    pub(super) const fn left(x: f32, width: f32) -> Self {
        Self { x, width, to_right: false }
    }

    pub(super) const fn right(x: f32, width: f32) -> Self {
        Self { x, width, to_right: true }
    }
}

/// What stands in a cell: words one after the other, each in its style.
pub(super) type Cell = Vec<(String, Style)>;

pub(super) fn cell(said: impl Into<String>) -> Cell {
    vec![(said.into(), BODY)]
}

/// A table whose rows are each one line; gives where it ends, and whether a cell was cut.
pub(super) struct Small<'a> {
    pub(super) columns: &'a [Column],
    pub(super) from: f32,
    pub(super) to: f32,
    pub(super) row: f32,
}

impl Small<'_> {
    /// Column heads at the base line `y`, and rows; gives the base line of the last row.
    pub(super) fn draw(&self, sheets: &mut Sheets, y: f32, heads: &[&str], rows: &[Vec<Cell>]) -> (f32, bool) {
        let mut cut = false;
        let end = sheets.within(Role::Table, |sheets| {
            sheets.within(Role::TableHead, |sheets| sheets.within(Role::Row, |sheets| self.heads(sheets, y, heads)));
            sheets.rule((self.from, y + 10.0), (self.to, y + 10.0), Ink::Axis, 1.0);
            let mut y = y + 10.0;
            sheets.within(Role::TableBody, |sheets| {
                for row in rows {
                    y += self.row;
                    cut |= sheets.within(Role::Row, |sheets| self.cells(sheets, y - 8.3, row));
                    sheets.rule((self.from, y), (self.to, y), Ink::Line, 1.0);
                }
            });
            y
        });
        (end, cut)
    }

    fn heads(&self, sheets: &mut Sheets, y: f32, heads: &[&str]) {
        for (column, head) in self.columns.iter().zip(heads) {
            let head = vec![((*head).to_owned(), HEAD)];
            sheets.within(Role::HeaderCell(true), |sheets| put(sheets, *column, y, &head));
        }
    }

    fn cells(&self, sheets: &mut Sheets, y: f32, row: &[Cell]) -> bool {
        let mut cut = false;
        for (place, (column, words)) in self.columns.iter().zip(row).enumerate() {
            let role = if place == 0 { Role::HeaderCell(false) } else { Role::Cell };
            cut |= sheets.within(role, |sheets| put(sheets, *column, y, words));
        }
        cut
    }
}

/// Words that don't fit are set smaller down to this part of their size, and then cut.
const SMALLEST: f32 = 0.8;

/// The words of a cell in its column; says whether they were cut.
fn put(sheets: &mut Sheets, column: Column, y: f32, words: &Cell) -> bool {
    let all: f32 = words.iter().map(|(said, style)| advance(sheets, said, *style)).sum();
    let smaller = if all > column.width { (column.width / all).max(SMALLEST) } else { 1.0 };
    let mut fitted: Cell = Vec::new();
    let (mut room, mut cut) = (column.width, false);
    for (said, style) in words {
        let style = Style { size: style.size * smaller, ..*style };
        // A hair's breadth is lost in the division.
        let fits = sheets.width(said, style) <= room + 0.01;
        cut |= !fits;
        if room <= 0.0 {
            break;
        }
        let said = if fits { said.clone() } else { sheets.fit(said, style, room) };
        room -= advance(sheets, &said, style);
        fitted.push((said, style));
    }
    let all: f32 = fitted.iter().map(|(said, style)| advance(sheets, said, *style)).sum();
    let mut x = if column.to_right { column.x - all } else { column.x };
    for (said, style) in &fitted {
        sheets.text((x, y), said, *style);
        x += advance(sheets, said, *style);
    }
    cut
}

/// How far the next word is, with a blank at the end of this one counted.
fn advance(sheets: &Sheets, said: &str, style: Style) -> f32 {
    let blank = if said.ends_with(' ') { sheets.width("a a", style) - sheets.width("aa", style) } else { 0.0 };
    sheets.width(said, style) + blank
}

/// A table whose cells wrap and that goes on from page to page, its heads repeated.
pub(super) struct Long<'a> {
    pub(super) frame: Frame,
    pub(super) columns: &'a [Column],
    pub(super) heads: &'a [&'a str],
    pub(super) style: Style,
    /// Of a table that goes on: what stands above its heads.
    pub(super) again: &'a str,
}

/// Above the first line of a row, and below its last.
const PADDING: f32 = 6.0;

impl Long<'_> {
    /// From the base line of the heads on; gives where it ends.
    pub(super) fn draw(&self, sheets: &mut Sheets, y: f32, rows: impl Iterator<Item = Vec<String>>) -> f32 {
        sheets.within(Role::Table, |sheets| {
            let mut y = self.heads(sheets, y, true);
            for row in rows {
                let cells = self.columns.iter().zip(&row);
                let lines: Vec<Vec<String>> =
                    cells.map(|(column, said)| sheets.wrap(said, self.style, column.width)).collect();
                y = self.row(sheets, y, &lines);
            }
            y
        })
    }

    fn heads(&self, sheets: &mut Sheets, y: f32, first: bool) -> f32 {
        let heads = |sheets: &mut Sheets| {
            for (column, head) in self.columns.iter().zip(self.heads) {
                sheets.within(Role::HeaderCell(true), |sheets| {
                    if column.to_right {
                        sheets.text_to((column.x, y), head, HEAD)
                    } else {
                        sheets.text((column.x, y), head, HEAD)
                    }
                });
            }
        };
        // On the pages after the first they are the same heads again, and not read out twice.
        if first {
            sheets.within(Role::TableHead, |sheets| sheets.within(Role::Row, heads));
        } else {
            sheets.aside(heads);
        }
        sheets.rule((self.frame.left, y + 8.0), (self.frame.right, y + 8.0), Ink::Axis, 1.0);
        y + 8.0
    }

    /// A row that has no room goes to the next page; one that has none there either is cut between lines.
    fn row(&self, sheets: &mut Sheets, y: f32, cells: &[Vec<String>]) -> f32 {
        let (height, last) = (line_height(self.style), self.frame.last_line());
        let most = cells.iter().map(Vec::len).max().unwrap_or_default().max(1);
        let fits = |y: f32| lines_in(last - y - PADDING * 2.0, height);
        let mut y = y;
        if most > fits(y) && (most <= fits(self.frame.top + 60.0) || fits(y) < 3) {
            y = self.go_on(sheets);
        }
        let y = sheets.within(Role::Row, |sheets| {
            let mut done = 0;
            while done < most {
                let now = (most - done).min(fits(y).max(1));
                for (place, (column, lines)) in self.columns.iter().zip(cells).enumerate() {
                    let role = if place == 0 { Role::HeaderCell(false) } else { Role::Cell };
                    let lines = lines.iter().skip(done).take(now);
                    sheets.within(role, |sheets| self.lines(sheets, *column, y + PADDING + height * 0.78, lines));
                }
                y += height * count(now) + PADDING * 2.0;
                done += now;
                if done < most {
                    y = self.go_on(sheets);
                }
            }
            y
        });
        sheets.rule((self.frame.left, y), (self.frame.right, y), Ink::Line, 1.0);
        y
    }

    fn lines<'s>(&self, sheets: &mut Sheets, column: Column, y: f32, lines: impl Iterator<Item = &'s String>) {
        let mut y = y;
        for line in lines {
            if column.to_right {
                sheets.text_to((column.x, y), line, self.style)
            } else {
                sheets.text((column.x, y), line, self.style)
            };
            y += line_height(self.style);
        }
    }

    fn go_on(&self, sheets: &mut Sheets) -> f32 {
        sheets.turn();
        let y = self.frame.top + 12.0;
        sheets.aside(|sheets| sheets.text((self.frame.left, y), self.again, SMALL));
        self.heads(sheets, y + 26.0, false)
    }
}

fn lines_in(room: f32, height: f32) -> usize {
    let mut lines = 0;
    while count(lines + 1) * height <= room && lines < 200 {
        lines += 1;
    }
    lines
}

fn count(lines: usize) -> f32 {
    f32::from(u16::try_from(lines).unwrap_or(u16::MAX))
}
