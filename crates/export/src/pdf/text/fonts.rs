//! The fonts: what is shipped, and the system's where that lacks a character.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use fontdb::Database;
use krilla::text::{Font, Tag};
use rustybuzz::ttf_parser;
use rustybuzz::{Direction, Face, Feature, Script, ShapePlan, Variation};

use super::shape::Line;

const ATKINSON: &[u8] = include_bytes!("../../../fonts/AtkinsonHyperlegibleNext-wght.ttf");
/// Greek, Cyrillic, Vietnamese and rarer Latin letters, which Atkinson lacks.
const NOTO: &[u8] = include_bytes!("../../../fonts/NotoSans-greek-cyrillic-more.ttf");
/// What stands for a character that no font has.
pub(super) const REPLACEMENT: char = '\u{FFFD}';

/// How heavy a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::pdf) enum Weight {
    /// For what is read.
    Regular,
    /// For what stands out.
    Strong,
}

impl Weight {
    /// As fonts and style sheets count it.
    pub(in crate::pdf) const fn number(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Strong => 640,
        }
    }
}

/// A font of [`Fonts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::pdf) struct FontId(usize);

/// The fonts of one document.
pub(in crate::pdf) struct Fonts {
    faces: RefCell<Vec<Rc<OpenFont>>>,
    /// Of the system's, which are open under which id.
    opened: RefCell<HashMap<fontdb::ID, FontId>>,
    /// What the system's fonts were asked for already.
    looked_up: RefCell<HashMap<Vec<char>, Option<FontId>>>,
    lines: RefCell<HashMap<(String, Weight), Rc<Line>>>,
    with_system: bool,
}

/// A font that is ready to shape and to be embedded.
pub(super) struct OpenFont {
    bytes: Bytes,
    index: u32,
    weight: Option<Weight>,
    /// Of what is shipped, kept: it shapes nearly everything.
    shaper: Option<Face<'static>>,
    embedded: Font,
    /// How it shapes, by direction and script: to find this out takes longer than to shape a word.
    plans: RefCell<HashMap<(bool, Script), Rc<ShapePlan>>>,
}

enum Bytes {
    Shipped(&'static [u8]),
    Read(Arc<Vec<u8>>),
}

impl Fonts {
    /// Shipped fonts, and the system's where they lack something.
    pub(in crate::pdf) fn new() -> Self {
        let shipped = [(ATKINSON, Some(Weight::Regular)), (ATKINSON, Some(Weight::Strong)), (NOTO, None)];
        let faces = shipped.into_iter().filter_map(|(bytes, weight)| OpenFont::shipped(bytes, weight)).map(Rc::new);
        Self {
            faces: RefCell::new(faces.collect()),
            opened: RefCell::default(),
            looked_up: RefCell::default(),
            lines: RefCell::default(),
            with_system: true,
        }
    }

    /// Shipped fonts alone, so that a test says the same everywhere.
    #[cfg(test)]
    pub(in crate::pdf) fn shipped() -> Self {
        Self { with_system: false, ..Self::new() }
    }

    /// `text` in glyphs.
    pub(in crate::pdf) fn line(&self, text: &str, weight: Weight) -> Rc<Line> {
        let key = (text.to_owned(), weight);
        if let Some(line) = self.lines.borrow().get(&key) {
            return Rc::clone(line);
        }
        let line = Rc::new(Line::new(text, weight, self));
        self.lines.borrow_mut().insert(key, Rc::clone(&line));
        line
    }

    /// The font to embed.
    pub(in crate::pdf) fn embedded(&self, id: FontId) -> Option<Font> {
        self.get(id).map(|font| font.embedded.clone())
    }

    pub(super) fn get(&self, id: FontId) -> Option<Rc<OpenFont>> {
        self.faces.borrow().get(id.0).cloned()
    }

    /// The font that has all of `cluster`; none where there is none.
    pub(super) fn font_for(&self, cluster: &[char], weight: Weight) -> Option<FontId> {
        let has = |font: &OpenFont| cluster.iter().all(|character| font.has(*character));
        let shipped = |font: &Rc<OpenFont>| font.weight.is_none_or(|own| own == weight) && has(font);
        let found = self.faces.borrow().iter().position(shipped).map(FontId);
        found.or_else(|| if self.with_system { self.system_font_for(cluster) } else { None })
    }

    /// The font for what stands in the place of what is missing.
    pub(super) fn replacement(&self, weight: Weight) -> FontId {
        self.font_for(&[REPLACEMENT], weight).unwrap_or(FontId(0))
    }

    fn system_font_for(&self, cluster: &[char]) -> Option<FontId> {
        if let Some(known) = self.looked_up.borrow().get(cluster) {
            return *known;
        }
        let has = |bytes: &[u8], index: u32| can_draw(bytes, index, cluster);
        let has_all = |id: &&fontdb::ID| system().fonts.with_face_data(**id, has) == Some(true);
        let found = system().by_use.iter().find(has_all).and_then(|id| self.opened(*id));
        self.looked_up.borrow_mut().insert(cluster.to_vec(), found);
        found
    }

    fn opened(&self, id: fontdb::ID) -> Option<FontId> {
        if let Some(known) = self.opened.borrow().get(&id) {
            return Some(*known);
        }
        let font = system().fonts.with_face_data(id, OpenFont::read).flatten()?;
        let mut faces = self.faces.borrow_mut();
        faces.push(Rc::new(font));
        let open = FontId(faces.len() - 1);
        self.opened.borrow_mut().insert(id, open);
        Some(open)
    }
}

/// The system's fonts, and in which order they are asked.
struct System {
    fonts: Database,
    by_use: Vec<fontdb::ID>,
}

/// Looked for once, where the first one is needed.
fn system() -> &'static System {
    static SYSTEM: OnceLock<System> = OnceLock::new();
    SYSTEM.get_or_init(|| {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        let mut faces: Vec<&fontdb::FaceInfo> = fonts.faces().collect();
        // Upright and of ordinary weight first; by name, so that the same system gives the same page.
        faces.sort_by_key(|face| {
            let upright = face.style != fontdb::Style::Normal;
            (upright, face.weight.0.abs_diff(400), face.monospaced, face.post_script_name.clone(), face.index)
        });
        let by_use = faces.iter().map(|face| face.id).collect();
        System { fonts, by_use }
    })
}

/// Whether a font has an outline for each of `cluster`. Emoji are often pictures, and those have none.
fn can_draw(bytes: &[u8], index: u32, cluster: &[char]) -> bool {
    let Ok(face) = ttf_parser::Face::parse(bytes, index) else { return false };
    let has_outlines = face.tables().glyf.is_some() || face.tables().cff.is_some();
    has_outlines && cluster.iter().all(|character| face.glyph_index(*character).is_some_and(|glyph| glyph.0 != 0))
}

impl OpenFont {
    fn shipped(bytes: &'static [u8], weight: Option<Weight>) -> Option<Self> {
        let number = weight.map(|weight| f32::from(weight.number()));
        let coordinates: Vec<(Tag, f32)> = number.map(|number| (Tag::new(b"wght"), number)).into_iter().collect();
        let mut shaper = Face::from_slice(bytes, 0)?;
        if let Some(value) = number {
            shaper.set_variations(&[Variation { tag: ttf_parser::Tag::from_bytes(b"wght"), value }]);
        }
        let embedded = Font::new_variable(bytes.into(), 0, &coordinates)?;
        let (bytes, plans) = (Bytes::Shipped(bytes), RefCell::default());
        Some(Self { bytes, index: 0, weight, shaper: Some(shaper), embedded, plans })
    }

    /// A font of the system.
    fn read(bytes: &[u8], index: u32) -> Option<Self> {
        let bytes = Arc::new(bytes.to_vec());
        let embedded = Font::new(Arc::clone(&bytes).into(), index)?;
        let (bytes, plans) = (Bytes::Read(bytes), RefCell::default());
        Some(Self { bytes, index, weight: None, shaper: None, embedded, plans })
    }

    /// What `use_face` makes of the font.
    pub(super) fn with_face<T>(&self, use_face: impl FnOnce(&Face<'_>) -> T) -> Option<T> {
        if let Some(shaper) = &self.shaper {
            return Some(use_face(shaper));
        }
        let bytes = match &self.bytes {
            Bytes::Shipped(bytes) => bytes,
            Bytes::Read(bytes) => bytes.as_slice(),
        };
        Face::from_slice(bytes, self.index).map(|face| use_face(&face))
    }

    /// Figures are as wide as each other, so that columns of them stand straight.
    pub(super) fn plan(&self, face: &Face<'_>, is_rtl: bool, script: Script) -> Rc<ShapePlan> {
        let new = || {
            let direction = if is_rtl { Direction::RightToLeft } else { Direction::LeftToRight };
            let tabular = Feature::new(ttf_parser::Tag::from_bytes(b"tnum"), 1, ..);
            Rc::new(ShapePlan::new(face, direction, Some(script), None, &[tabular]))
        };
        Rc::clone(self.plans.borrow_mut().entry((is_rtl, script)).or_insert_with(new))
    }

    fn has(&self, character: char) -> bool {
        let found = |face: &Face<'_>| face.glyph_index(character).is_some_and(|glyph| glyph.0 != 0);
        self.with_face(found).unwrap_or(false)
    }
}
