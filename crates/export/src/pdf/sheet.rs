//! Pages as plain drawing: what stands where, and what it means. Lengths are in CSS pixels, 96 to the
//! inch, as the looks have them; y grows downwards.

use std::rc::Rc;

use super::text::{Fonts, Line, Weight};

/// The paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Paper {
    /// 210 by 297 millimetres.
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

impl Paper {
    /// Width and height.
    pub(super) const fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (794.0, 1123.0),
            Self::Letter => (816.0, 1056.0),
        }
    }
}

/// The colours of the report, for white paper; all are told apart in grey by shape as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// What is said.
    Text,
    /// What supports it.
    Grey,
    /// Small print and the axis' words.
    Small,
    /// The accent.
    Plum,
    /// The second one.
    Amber,
    /// Lines of a chart.
    Axis,
    /// Hairlines; they carry no meaning.
    Line,
    /// Under the dose.
    Dose,
    /// Before the first dose.
    Before,
}

impl Ink {
    /// Red, green, blue.
    pub(super) const fn rgb(self) -> (u8, u8, u8) {
        match self {
            Self::Text => (0x2A, 0x1F, 0x29),
            Self::Grey => (0x53, 0x46, 0x50),
            Self::Small => (0x69, 0x5C, 0x65),
            Self::Plum => (0x6A, 0x2B, 0x6D),
            Self::Amber => (0x8A, 0x53, 0x00),
            Self::Axis => (0x83, 0x75, 0x6E),
            Self::Line => (0xE2, 0xD7, 0xC5),
            Self::Dose => (0xF4, 0xEC, 0xF1),
            Self::Before => (0xF6, 0xF2, 0xEC),
        }
    }
}

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    pub(super) size: f32,
    pub(super) weight: Weight,
    pub(super) ink: Ink,
}

impl Style {
    pub(super) const fn regular(size: f32, ink: Ink) -> Self {
        Self { size, weight: Weight::Regular, ink }
    }

    pub(super) const fn strong(size: f32, ink: Ink) -> Self {
        Self { size, weight: Weight::Strong, ink }
    }
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pen {
    pub(super) ink: Ink,
    pub(super) width: f32,
    /// Lengths of a dash and of a gap.
    pub(super) dash: Option<(f32, f32)>,
}

/// What is on a page.
#[derive(Debug)]
pub(super) enum Shape {
    /// Text; its base line begins at the point.
    Text { at: (f32, f32), line: Rc<Line>, style: Style },
    /// A line through points.
    Path { points: Vec<(f32, f32)>, closed: bool, pen: Option<Pen>, fill: Option<Fill> },
    /// A circle.
    Dot { at: (f32, f32), radius: f32, pen: Option<Pen>, fill: Option<Fill> },
}

/// What a shape is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    Ink(Ink),
    White,
}

/// A shape, and which part of the document's structure it belongs to; none for decoration.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) shape: Shape,
    pub(super) part: Option<usize>,
}

/// What a part of the document is, for those who don't see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    Document,
    /// Its level, and what it says.
    Heading(u16, String),
    Paragraph,
    List,
    ListItem,
    Label,
    ListBody,
    Table,
    TableHead,
    TableBody,
    Row,
    /// Of a column, or else of a row.
    HeaderCell(bool),
    Cell,
    /// A picture, with what it shows in words.
    Figure(String),
    Note,
}

/// A part of the document.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) role: Role,
    pub(super) children: Vec<usize>,
}

/// An entry of the outline.
#[derive(Debug)]
pub(super) struct Outlined {
    pub(super) title: String,
    pub(super) page: usize,
    pub(super) y: f32,
}

/// A document laid out.
pub(super) struct Sheets {
    pub(super) fonts: Fonts,
    pub(super) paper: Paper,
    pub(super) title: String,
    pub(super) pages: Vec<Vec<Item>>,
    /// The first is the whole document.
    pub(super) parts: Vec<Part>,
    pub(super) outline: Vec<Outlined>,
    open: Vec<usize>,
    /// Drawn on from here.
    page: usize,
}

/// The whole document.
const ROOT: usize = 0;

impl Sheets {
    pub(super) fn new(fonts: Fonts, paper: Paper, title: String) -> Self {
        let root = Part { role: Role::Document, children: Vec::new() };
        Self {
            fonts,
            paper,
            title,
            pages: vec![Vec::new()],
            parts: vec![root],
            outline: Vec::new(),
            open: vec![ROOT],
            page: 0,
        }
    }

    /// Goes on on a new page.
    pub(super) fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.page = self.pages.len() - 1;
    }

    /// Goes back to a page, for what is known only in the end.
    pub(super) fn turn_to(&mut self, page: usize) {
        self.page = page.min(self.pages.len().saturating_sub(1));
    }

    /// Draws `inside` as a part of the document.
    pub(super) fn within<T>(&mut self, role: Role, inside: impl FnOnce(&mut Self) -> T) -> T {
        let part = self.parts.len();
        self.parts.push(Part { role, children: Vec::new() });
        let parent = self.open.last().copied().unwrap_or(ROOT);
        if let Some(parent) = self.parts.get_mut(parent) {
            parent.children.push(part);
        }
        self.open.push(part);
        let result = inside(self);
        self.open.pop();
        result
    }

    /// Draws `inside` as decoration: it is not read out.
    pub(super) fn aside<T>(&mut self, inside: impl FnOnce(&mut Self) -> T) -> T {
        let open = std::mem::take(&mut self.open);
        let result = inside(self);
        self.open = open;
        result
    }

    pub(super) fn outline(&mut self, title: &str, y: f32) {
        let page = self.page;
        self.outline.push(Outlined { title: title.to_owned(), page, y });
    }

    /// Text from `x` on; gives its width.
    pub(super) fn text(&mut self, (x, y): (f32, f32), text: &str, style: Style) -> f32 {
        let line = self.fonts.line(text, style.weight);
        let width = line.width * style.size;
        if !line.runs.is_empty() {
            self.put(Shape::Text { at: (x, y), line, style });
        }
        width
    }

    /// Text up to `x`.
    pub(super) fn text_to(&mut self, (x, y): (f32, f32), text: &str, style: Style) -> f32 {
        let width = self.width(text, style);
        self.text((x - width, y), text, style)
    }

    /// Text around `x`.
    pub(super) fn text_around(&mut self, (x, y): (f32, f32), text: &str, style: Style) -> f32 {
        let width = self.width(text, style);
        self.text((x - width / 2.0, y), text, style)
    }

    pub(super) fn width(&self, text: &str, style: Style) -> f32 {
        self.fonts.width(text, style.weight) * style.size
    }

    /// `text`, cut where it is wider than `most`.
    pub(super) fn fit(&self, text: &str, style: Style, most: f32) -> String {
        self.fonts.fit(text, style.weight, most / style.size)
    }

    pub(super) fn wrap(&self, text: &str, style: Style, most: f32) -> Vec<String> {
        self.fonts.wrap(text, style.weight, most / style.size)
    }

    pub(super) fn wrap_to(&self, text: &str, style: Style, most: f32, lines: usize) -> Vec<String> {
        self.fonts.wrap_to(text, style.weight, most / style.size, lines)
    }

    /// A line; it carries no meaning of its own but inside a figure.
    pub(super) fn line(&mut self, points: &[(f32, f32)], pen: Pen) {
        self.mark(Shape::Path { points: points.to_vec(), closed: false, pen: Some(pen), fill: None });
    }

    /// A filled shape.
    pub(super) fn area(&mut self, points: &[(f32, f32)], ink: Ink) {
        self.mark(Shape::Path { points: points.to_vec(), closed: true, pen: None, fill: Some(Fill::Ink(ink)) });
    }

    /// A line across, or down.
    pub(super) fn rule(&mut self, from: (f32, f32), to: (f32, f32), ink: Ink, width: f32) {
        self.line(&[from, to], Pen { ink, width, dash: None });
    }

    /// Of a picture, or else decoration.
    pub(super) fn mark(&mut self, shape: Shape) {
        let of_figure =
            self.open.iter().any(|part| matches!(self.parts.get(*part).map(|part| &part.role), Some(Role::Figure(_))));
        if of_figure { self.put(shape) } else { self.aside(|sheets| sheets.put(shape)) }
    }

    fn put(&mut self, shape: Shape) {
        let part = self.open.last().copied().filter(|part| *part != ROOT);
        if let Some(page) = self.pages.get_mut(self.page) {
            page.push(Item { shape, part });
        }
    }
}
