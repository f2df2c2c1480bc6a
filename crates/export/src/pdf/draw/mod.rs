//! Drawing what was laid out.

pub(super) mod pdf;
pub(super) mod svg;
