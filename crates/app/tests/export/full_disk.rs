//! A file that can't be written.
