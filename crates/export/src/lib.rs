//! What leaves the diary: the doctor's page, spreadsheets, and records for other systems.
//! Everything here is made from core's values and from rows, as bytes; nothing is read, written or sent.

pub mod csv;
pub mod fhir;
pub mod json;
mod local;
pub mod pdf;
pub mod rows;
pub mod words;

pub use rows::{Notes, Period, Table, Tables};
pub use words::Words;

/// What could not be made. Nothing a person enters leads here: it is a mistake of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the export could not be made")]
pub struct ExportError;

impl From<::csv::Error> for ExportError {
    fn from(_: ::csv::Error) -> Self {
        Self
    }
}

impl From<zip::result::ZipError> for ExportError {
    fn from(_: zip::result::ZipError) -> Self {
        Self
    }
}

impl From<std::io::Error> for ExportError {
    fn from(_: std::io::Error) -> Self {
        Self
    }
}

impl From<serde_json::Error> for ExportError {
    fn from(_: serde_json::Error) -> Self {
        Self
    }
}
