//! A line of text in glyphs, in the order in which they stand.

use std::ops::Range;

use rustybuzz::{Direction, UnicodeBuffer, shape_with_plan};
use unicode_bidi::BidiInfo;
use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

use super::fonts::{FontId, Fonts, REPLACEMENT, Weight};

/// A line of text; positions are in ems.
#[derive(Debug)]
pub(in crate::pdf) struct Line {
    /// What it says, in the order of reading.
    pub(in crate::pdf) text: String,
    /// Its stretches of one font and one direction, from left to right.
    pub(in crate::pdf) runs: Vec<Run>,
    /// How wide it is, without a blank at its end.
    pub(in crate::pdf) width: f32,
}

/// Glyphs of one font and one direction.
#[derive(Debug)]
pub(in crate::pdf) struct Run {
    /// The font.
    pub(in crate::pdf) font: FontId,
    /// Where it lies in the text.
    pub(in crate::pdf) range: Range<usize>,
    /// Its glyphs, from left to right.
    pub(in crate::pdf) glyphs: Vec<Glyph>,
    /// How wide it is.
    pub(in crate::pdf) width: f32,
    /// Whether it is read from right to left.
    pub(in crate::pdf) is_rtl: bool,
}

/// A glyph.
#[derive(Debug, Clone)]
pub(in crate::pdf) struct Glyph {
    pub(in crate::pdf) id: u32,
    pub(in crate::pdf) range: Range<usize>,
    pub(in crate::pdf) advance: f32,
    pub(in crate::pdf) dx: f32,
    pub(in crate::pdf) dy: f32,
}

/// A stretch of the text that one font has.
struct Piece {
    range: Range<usize>,
    font: FontId,
    script: Script,
}

impl Line {
    /// `typed` in glyphs of `fonts`. A character that none of them has is replaced visibly.
    pub(super) fn new(typed: &str, weight: Weight, fonts: &Fonts) -> Self {
        let (text, pieces) = fitted(&clean(typed), weight, fonts);
        let bidi = BidiInfo::new(&text, None);
        let mut runs = Vec::new();
        for paragraph in &bidi.paragraphs {
            let (levels, visual) = bidi.visual_runs(paragraph, paragraph.range.clone());
            for range in visual {
                let is_rtl = levels.get(range.start).is_some_and(unicode_bidi::Level::is_rtl);
                runs.extend(runs_of(&text, &pieces, range, is_rtl, fonts));
            }
        }
        let blank = if text.ends_with(' ') { last_advance(&runs) } else { 0.0 };
        let width = runs.iter().map(|run| run.width).sum::<f32>() - blank;
        Self { text, runs, width }
    }
}

/// Without what can't stand in a line: control characters, marks that turn the direction of what
/// follows, and code points that are no characters. Line breaks and tabs become blanks.
pub(super) fn clean(typed: &str) -> String {
    let kept = |character: char| match character {
        '\n' | '\r' | '\t' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => None,
        '\u{AD}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' => None,
        '\u{FDD0}'..='\u{FDEF}' | '\u{E0000}'..='\u{E0FFF}' => None,
        other if other.is_control() => None,
        other => Some(other),
    };
    typed.chars().filter_map(kept).collect()
}

/// The text with what is missing replaced, and the font of each stretch.
fn fitted(text: &str, weight: Weight, fonts: &Fonts) -> (String, Vec<Piece>) {
    let mut fitted = String::with_capacity(text.len());
    let mut pieces: Vec<Piece> = Vec::new();
    for cluster in text.graphemes(true) {
        let seen: Vec<char> = cluster.chars().filter(|character| !is_unseen(*character)).collect();
        let font = pieces.last().filter(|_| seen.is_empty()).map(|last| last.font);
        let font = font.or_else(|| fonts.font_for(&seen, weight));
        let begin = fitted.len();
        let font = font.unwrap_or_else(|| {
            fitted.push(REPLACEMENT);
            fonts.replacement(weight)
        });
        if fitted.len() == begin {
            fitted.push_str(cluster);
        }
        let script = cluster.chars().map(|character| character.script()).next().unwrap_or(Script::Common);
        push(&mut pieces, Piece { range: begin..fitted.len(), font, script });
    }
    (fitted, pieces)
}

/// Joins what one shaping can do: the same font, and no two scripts.
fn push(pieces: &mut Vec<Piece>, piece: Piece) {
    let neutral = |script| matches!(script, Script::Common | Script::Inherited | Script::Unknown);
    let joins = |last: &&mut Piece| {
        last.font == piece.font && (last.script == piece.script || neutral(last.script) || neutral(piece.script))
    };
    match pieces.last_mut().filter(joins) {
        Some(last) => {
            last.range.end = piece.range.end;
            if neutral(last.script) {
                last.script = piece.script;
            }
        }
        None => pieces.push(piece),
    }
}

/// Joins and selectors need no glyph of their own.
fn is_unseen(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{180B}'..='\u{180E}')
}

fn runs_of(text: &str, pieces: &[Piece], range: Range<usize>, is_rtl: bool, fonts: &Fonts) -> Vec<Run> {
    let cut = |piece: &Piece| {
        let (start, end) = (piece.range.start.max(range.start), piece.range.end.min(range.end));
        (start < end).then(|| shaped(text, start..end, piece.font, is_rtl, fonts)).flatten()
    };
    let mut runs: Vec<Run> = pieces.iter().filter_map(cut).collect();
    if is_rtl {
        runs.reverse();
    }
    runs
}

fn shaped(text: &str, range: Range<usize>, font: FontId, is_rtl: bool, fonts: &Fonts) -> Option<Run> {
    let open = fonts.get(font)?;
    let within = text.get(range.clone())?;
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(within);
    buffer.guess_segment_properties();
    buffer.set_direction(if is_rtl { Direction::RightToLeft } else { Direction::LeftToRight });
    open.with_face(|face| {
        let em = f32::from(u16::try_from(face.units_per_em()).unwrap_or(1_000));
        let plan = open.plan(face, is_rtl, buffer.script());
        let output = shape_with_plan(face, &plan, buffer);
        let starts: Vec<usize> = output.glyph_infos().iter().map(|info| index(info.cluster)).collect();
        let glyphs = output.glyph_infos().iter().zip(output.glyph_positions()).enumerate();
        let glyphs: Vec<Glyph> = glyphs
            .map(|(place, (info, position))| Glyph {
                id: info.glyph_id,
                range: offset(cluster(&starts, place, within.len(), is_rtl), range.start),
                advance: units(position.x_advance) / em,
                dx: units(position.x_offset) / em,
                dy: units(position.y_offset) / em,
            })
            .collect();
        let width = glyphs.iter().map(|glyph| glyph.advance).sum();
        Run { font, range: range.clone(), glyphs, width, is_rtl }
    })
}

/// Where the cluster of the glyph at `place` lies in its stretch of text.
fn cluster(starts: &[usize], place: usize, length: usize, is_rtl: bool) -> Range<usize> {
    let start = starts.get(place).copied().unwrap_or_default();
    let others = |found: &&usize| **found > start;
    let next = if is_rtl {
        starts.get(..place).unwrap_or_default().iter().rev().find(others)
    } else {
        starts.get(place..).unwrap_or_default().iter().find(others)
    };
    start..next.copied().unwrap_or(length)
}

fn offset(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

fn index(cluster: u32) -> usize {
    usize::try_from(cluster).unwrap_or_default()
}

#[allow(clippy::cast_precision_loss, reason = "font units are small whole numbers")]
fn units(value: i32) -> f32 {
    value as f32
}

fn last_advance(runs: &[Run]) -> f32 {
    runs.iter()
        .max_by_key(|run| run.range.end)
        .and_then(|run| run.glyphs.iter().max_by_key(|glyph| glyph.range.end))
        .map_or(0.0, |glyph| glyph.advance)
}
