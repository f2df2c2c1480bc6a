//! What goes with the diary: tags, laboratory values, and looks back.

mod lab;
mod review;
mod tag;
