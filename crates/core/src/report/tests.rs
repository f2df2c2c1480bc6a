//! Figures of the report worked out by hand.
