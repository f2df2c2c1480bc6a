//! What leaves the diary as a file (P3): spreadsheets, a FHIR document, everything as JSON. Made here;
//! nothing is sent.

mod gather;
mod save;
mod saved_files;

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use chrono_tz::Tz;
use ldn_core::report::ReportOptions;
use ldn_export::pdf::Paper;
use ldn_export::{Notes, Period, Tables, Words, csv, fhir, json};
use ldn_store::{Extent, Store};

use crate::check::reading;
use crate::companion::Companion;
use crate::error::AppError;
use crate::ports::{Clock, Zone};
use crate::report::{ReportRequest, report_pdf};

pub use ldn_export::Words as ExportWords;
pub use save::{Overwrite, save_to};
pub use saved_files::SavedFiles;

/// What an export is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The report for a doctor, to be looked at and printed.
    Pdf,
    /// A zip of spreadsheets, one file a kind.
    Csv,
    /// A document of FHIR R4, for record systems.
    Fhir,
    /// Everything, for the next app.
    Json,
}

impl Format {
    /// Whether the person's own notes are in it where nothing else is said or was chosen. They are the most
    /// private thing in the diary: what is made for others has none, the person's own copy has them.
    #[must_use]
    pub const fn usually_has_notes(self) -> bool {
        match self {
            Self::Pdf | Self::Fhir => false,
            Self::Csv | Self::Json => true,
        }
    }
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExportRequest {
    /// The format.
    pub format: Format,
    /// The first date; from the beginning where there is none.
    pub from: Option<NaiveDate>,
    /// The last date; to the end where there is none.
    pub to: Option<NaiveDate>,
    /// The paper of a report.
    pub paper: Paper,
    /// Whether the person's own notes are in it. Where it is not said, a report goes by what was last chosen for
    /// it, and the others by what is usual for the format. JSON always has them.
    pub notes: Option<bool>,
    /// In JSON also what was deleted, and what was changed when.
    pub with_history: bool,
}

impl ExportRequest {
    /// Everything the diary says now.
    #[must_use]
    pub const fn everything(format: Format) -> Self {
        Self { format, from: None, to: None, paper: Paper::A4, notes: None, with_history: false }
    }

    fn period(&self) -> Result<Period, AppError> {
        let reversed = self.from.zip(self.to).is_some_and(|(from, to)| to < from);
        if reversed {
            return Err(AppError::ExportPeriodReversed);
        }
        let period = Period { from: self.from, to: self.to };
        // The next app is to get everything, and a part of it is no diary.
        let in_part = !period.is_everything() || self.notes == Some(false);
        let whole = self.format != Format::Json || !in_part;
        if whole { Ok(period) } else { Err(AppError::ExportJsonIsWhole) }
    }

    fn notes(&self) -> Notes {
        let wanted = self.notes.unwrap_or_else(|| self.format.usually_has_notes());
        if wanted { Notes::In } else { Notes::LeftOut }
    }
}

/// The zone in which the diary last found its device.
struct Noted(Tz);

impl Zone for Noted {
    fn zone(&self) -> Tz {
        self.0
    }
}

impl Companion {
    /// The diary in `folder` to be read alone: neither the file nor its folder is changed, and another
    /// program may have it open. Whatever a use case would write is forgotten with it. `zone` is asked
    /// only where the diary has not noted its device's.
    ///
    /// # Errors
    /// [`AppError::NoDiary`], or why it can't be read.
    pub fn look(folder: &Path, clock: Arc<dyn Clock>, zone: &dyn Zone) -> Result<Self, AppError> {
        let store = reading(folder, |folder| Store::snapshot(folder, clock.now()))?;
        // The device may be another one, or elsewhere: that is no journey of the person's.
        let noted = crate::travel::noted_in(&store)?.unwrap_or_else(|| zone.zone());
        Self::over(store, clock, Arc::new(Noted(noted)))
    }

    /// The export that is asked for, as bytes.
    ///
    /// # Errors
    /// [`AppError::ExportPeriodReversed`], [`AppError::ExportJsonIsWhole`], or why the diary can't be
    /// read.
    pub fn export(&mut self, request: &ExportRequest, words: &Words) -> Result<Vec<u8>, AppError> {
        let period = request.period()?;
        self.settle()?;
        let now = self.now();
        let extent = if request.with_history { Extent::WithHistory } else { Extent::Now };
        let made = match request.format {
            Format::Pdf => return self.report_exported(request),
            Format::Json => json::json(&self.tables(extent)?, now),
            Format::Csv => csv::csv(&self.tables(Extent::Now)?.within(period), request.notes(), words, now),
            Format::Fhir => {
                let tables = self.tables(Extent::Now)?.within(period);
                fhir::fhir(&self.gather(&tables, period, request.notes())?, words, now)
            }
        };
        made.map_err(|_| AppError::Storage)
    }

    /// The report with what was last chosen for it; notes as they are asked for, where they are.
    fn report_exported(&self, request: &ExportRequest) -> Result<Vec<u8>, AppError> {
        let period = self.period_between(request.from, request.to)?;
        let chosen = self.report_options()?;
        let options = ReportOptions { notes: request.notes.unwrap_or(chosen.notes), ..chosen };
        let report = self.report_of(&ReportRequest { period, options }, self.now())?;
        Ok(report_pdf(&report, request.paper)?)
    }

    fn tables(&self, extent: Extent) -> Result<Tables, AppError> {
        let dumped = self.store.dump(extent)?.into_iter();
        let tables = dumped
            .map(|table| ldn_export::Table { name: table.name, columns: table.columns, rows: table.rows })
            .collect();
        Ok(Tables { tables, schema: self.store.schema_version()?, zone: self.zone() })
    }
}
