//! What doses are taken from: products, what is left of them, refills and whom to call (D5, D6, D7).

mod contacts;
mod convert;
mod draft;
mod entries;
mod notice;
mod product;
mod shelf;
mod show;
