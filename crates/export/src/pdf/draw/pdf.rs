//! Pages as PDF, by krilla: fonts embedded as subsets, tagged, with title, language and outline.

use std::collections::HashMap;
use std::num::NonZeroU16;

use krilla::color::rgb;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{Path, PathBuilder, Point, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill as Paint, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, SpanTag, TableHeaderScope, Tag, TagGroup,
    TagKind, TagTree,
};
use krilla::text::{GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

use crate::pdf::PdfError;
use crate::pdf::sheet::{Fill, Ink, Item, Pen, Role, Shape, Sheets};
use crate::pdf::text::{Line, Run};

/// Points in a pixel of the layout.
const POINTS: f32 = 0.75;
/// How far the control points of a circle's quarter lie, in radii.
const ROUND: f32 = 0.552_285;
const LANGUAGE: &str = "en";

/// What of each page belongs to which part.
type Content = HashMap<usize, Vec<Identifier>>;

/// Where the rules for accessible documents can't be kept, as by a font of the system whose glyphs
/// stand for no character, the document is made without claiming them.
pub(in crate::pdf) fn draw(sheets: &Sheets) -> Result<Vec<u8>, PdfError> {
    let accessible = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let accessible = accessible.map_err(|_| PdfError("configuration".to_owned()))?;
    match write(sheets, accessible) {
        Err(KrillaError::Validation(_)) => write(sheets, Configuration::default()),
        written => written,
    }
    .map_err(|error| PdfError(error.to_string()))
}

fn write(sheets: &Sheets, configuration: Configuration) -> Result<Vec<u8>, KrillaError> {
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let (width, height) = sheets.paper.size();
    let mut content = Content::new();
    for items in &sheets.pages {
        let Some(settings) = PageSettings::from_wh(width * POINTS, height * POINTS) else { continue };
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        surface.push_transform(&Transform::from_scale(POINTS, POINTS));
        draw_page(&mut surface, items, sheets, &mut content);
        surface.pop();
        surface.finish();
        page.finish();
    }
    document.set_tag_tree(tree(sheets, &content));
    document.set_outline(outline(sheets));
    let metadata = Metadata::new().title(sheets.title.clone()).language(LANGUAGE.to_owned());
    document.set_metadata(metadata.creator("LDN Companion".to_owned()));
    document.finish()
}

/// What follows one another and belongs to the same part is marked once.
fn draw_page(surface: &mut Surface<'_>, items: &[Item], sheets: &Sheets, content: &mut Content) {
    for together in items.chunk_by(|one, next| one.part == next.part) {
        let Some(part) = together.first().map(|item| item.part) else { continue };
        let tag = match part {
            Some(_) if together.iter().all(|item| matches!(item.shape, Shape::Text { .. })) => {
                ContentTag::Span(SpanTag::empty())
            }
            Some(_) => ContentTag::Other,
            None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
        };
        let identifier = surface.start_tagged(tag);
        together.iter().for_each(|item| draw_shape(surface, &item.shape, sheets));
        surface.end_tagged();
        if let Some(part) = part {
            content.entry(part).or_default().push(identifier);
        }
    }
}

fn draw_shape(surface: &mut Surface<'_>, shape: &Shape, sheets: &Sheets) {
    match shape {
        Shape::Text { at, line, style } => {
            surface.set_stroke(None);
            surface.set_fill(Some(paint(color(style.ink))));
            draw_text(surface, *at, line, style.size, sheets);
        }
        Shape::Path { points, closed, pen, fill } => draw_path(surface, path(points, *closed), *pen, *fill),
        Shape::Dot { at, radius, pen, fill } => draw_path(surface, circle(*at, *radius), *pen, *fill),
    }
}

fn draw_text(surface: &mut Surface<'_>, (x, y): (f32, f32), line: &Line, size: f32, sheets: &Sheets) {
    let mut x = x;
    for run in &line.runs {
        if let Some(font) = sheets.fonts.embedded(run.font) {
            surface.draw_glyphs(Point::from_xy(x, y), &glyphs(run), font, &line.text, size, false);
        }
        x += run.width * size;
    }
}

fn glyphs(run: &Run) -> Vec<KrillaGlyph> {
    let glyph = |glyph: &crate::pdf::text::Glyph| {
        let id = GlyphId::new(glyph.id);
        KrillaGlyph::new(id, glyph.advance, glyph.dx, glyph.dy, 0.0, glyph.range.clone(), None)
    };
    run.glyphs.iter().map(glyph).collect()
}

fn draw_path(surface: &mut Surface<'_>, path: Option<Path>, pen: Option<Pen>, fill: Option<Fill>) {
    let Some(path) = path else { return };
    surface.set_fill(fill.map(|fill| match fill {
        Fill::Ink(ink) => paint(color(ink)),
        Fill::White => paint(rgb::Color::white()),
    }));
    surface.set_stroke(pen.map(stroke));
    surface.draw_path(&path);
}

fn path(points: &[(f32, f32)], closed: bool) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for (place, (x, y)) in points.iter().enumerate() {
        if place == 0 { builder.move_to(*x, *y) } else { builder.line_to(*x, *y) }
    }
    if closed {
        builder.close();
    }
    builder.finish()
}

fn circle((x, y): (f32, f32), radius: f32) -> Option<Path> {
    let off = radius * ROUND;
    let mut builder = PathBuilder::new();
    builder.move_to(x + radius, y);
    builder.cubic_to(x + radius, y + off, x + off, y + radius, x, y + radius);
    builder.cubic_to(x - off, y + radius, x - radius, y + off, x - radius, y);
    builder.cubic_to(x - radius, y - off, x - off, y - radius, x, y - radius);
    builder.cubic_to(x + off, y - radius, x + radius, y - off, x + radius, y);
    builder.close();
    builder.finish()
}

fn color(ink: Ink) -> rgb::Color {
    let (red, green, blue) = ink.rgb();
    rgb::Color::new(red, green, blue)
}

fn paint(color: rgb::Color) -> Paint {
    Paint { paint: color.into(), opacity: NormalizedF32::ONE, ..Paint::default() }
}

fn stroke(pen: Pen) -> Stroke {
    Stroke {
        paint: color(pen.ink).into(),
        width: pen.width,
        line_cap: LineCap::Butt,
        line_join: LineJoin::Round,
        dash: pen.dash.map(|(dash, gap)| StrokeDash { array: vec![dash, gap], offset: 0.0 }),
        ..Stroke::default()
    }
}

fn tree(sheets: &Sheets, content: &Content) -> TagTree {
    let mut tree = TagTree::new();
    let children = sheets.parts.first().map_or(&[][..], |root| &root.children);
    children.iter().filter_map(|child| group(sheets, *child, content)).for_each(|child| tree.push(child));
    tree
}

/// A part, with what is drawn of it before what is inside it.
fn group(sheets: &Sheets, place: usize, content: &Content) -> Option<Node> {
    let part = sheets.parts.get(place)?;
    let own = content.get(&place).into_iter().flatten().map(|identifier| Node::from(*identifier));
    let inside = part.children.iter().filter_map(|child| group(sheets, *child, content));
    let children: Vec<Node> = own.chain(inside).collect();
    let may_be_empty = matches!(part.role, Role::Cell | Role::HeaderCell(_));
    (may_be_empty || !children.is_empty()).then(|| TagGroup::with_children(kind(&part.role), children).into())
}

fn kind(role: &Role) -> TagKind {
    match role {
        Role::Document => Tag::Section.into(),
        Role::Heading(level, said) => {
            Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), Some(said.clone())).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::List => Tag::L(ListNumbering::Decimal).into(),
        Role::ListItem => Tag::LI.into(),
        Role::Label => Tag::Lbl.into(),
        Role::ListBody => Tag::LBody.into(),
        Role::Table => Tag::Table.into(),
        Role::TableHead => Tag::THead.into(),
        Role::TableBody => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::HeaderCell(true) => Tag::TH(TableHeaderScope::Column).into(),
        Role::HeaderCell(false) => Tag::TH(TableHeaderScope::Row).into(),
        Role::Cell => Tag::TD.into(),
        Role::Figure(said) => Tag::Figure(Some(said.clone())).into(),
        Role::Note => Tag::Note.into(),
    }
}

fn outline(sheets: &Sheets) -> Outline {
    let mut outline = Outline::new();
    for entry in &sheets.outline {
        let to = XyzDestination::new(entry.page, Point::from_xy(0.0, entry.y * POINTS));
        outline.push_child(OutlineNode::new(entry.title.clone(), to));
    }
    outline
}
