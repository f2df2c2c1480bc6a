//! What leaves the diary: the doctor's page, spreadsheets, and records for other systems.
//! Everything here is made from core's values, as bytes; nothing is read, written or sent.

pub mod pdf;
