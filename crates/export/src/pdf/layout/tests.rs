//! The layout: one first page whatever there is.
