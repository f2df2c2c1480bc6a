//! Text as glyphs: which font has a character, which way it runs, how wide it is.

mod fonts;
mod shape;
mod wrap;

pub(super) use fonts::{Fonts, Weight};
pub(super) use shape::{Glyph, Line, Run};
