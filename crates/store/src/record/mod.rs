//! What is kept, in the words of the core.

pub(crate) mod dose;
pub(crate) mod phase;
pub(crate) mod reminder;
pub(crate) mod zone_span;
