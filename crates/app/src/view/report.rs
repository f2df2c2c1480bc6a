//! The report's screen: what can be chosen, what the pages look like, what was saved.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::check_in::ScaleName;
use super::views;

views! {
/// What the diary is saved as.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum ReportFormat {
    /// The report, to be looked at and printed.
    Pdf,
    /// Spreadsheets in a zip.
    Csv,
    /// A document of FHIR R4, for record systems.
    Fhir,
    /// Everything, for the next app.
    Json,
}

/// The paper.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum ReportPaper {
    /// A4.
    A4,
    /// US Letter.
    Letter,
}

/// A part of the report that can be left out.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum ReportSection {
    /// Weekly means over the dose.
    Chart,
    /// Before and now.
    Changes,
    /// Sleep before and after a move.
    Sleep,
    /// Side effects.
    SideEffects,
    /// Other medicines and alerts.
    Medicines,
    /// Laboratory values.
    Labs,
    /// Reviews and tags.
    Reviews,
    /// The person's questions.
    Questions,
    /// What LDN is, and its evidence.
    About,
    /// Day by day.
    Detail,
}

/// What the report is of.
#[serde(tag = "kind", rename_all = "snake_case")]
enum ReportPeriodAsked {
    /// The last 30 days.
    #[serde(rename = "last_30_days")]
    Last30Days,
    /// From the latest visit to the doctor on.
    SinceLastVisit,
    /// From the first thing that is kept on.
    Everything,
    /// From one date to another, both included.
    Dates {
        /// The first, as typed.
        from: String,
        /// The last, as typed.
        to: String,
    },
}

/// What is shown, and on what.
struct ReportChoices {
    /// The parts that are shown.
    pub sections: Vec<ReportSection>,
    /// Whether the person's notes are; of another format than the report: whether they are in it.
    pub notes: bool,
    /// The score that stands first.
    pub main: ScaleName,
    /// The paper.
    pub paper: ReportPaper,
}

/// A report that is asked for.
struct ReportAsked {
    /// What it is of.
    pub period: ReportPeriodAsked,
    /// What is shown.
    pub choices: ReportChoices,
}

/// The days of a period, both included.
struct ReportDays {
    /// The first.
    pub from: String,
    /// The last.
    pub to: String,
    /// How many.
    pub days: u32,
}

/// Whose report it is, as typed; empty where it is not said.
struct ReportPerson {
    /// The name.
    pub name: String,
    /// The date of birth, YYYY-MM-DD.
    pub born: String,
    /// What it is taken for.
    pub condition: String,
}

/// Another format that can be made with the person's notes or without.
#[derive(Copy)]
struct ReportNotes {
    /// Which.
    pub format: ReportFormat,
    /// Whether they are in it until the person chooses otherwise.
    pub usually: bool,
}

/// What can be chosen of the report.
struct ReportSetup {
    /// The last 30 days.
    pub last_30_days: ReportDays,
    /// Since the last visit; missing where none has been.
    pub since_last_visit: Option<ReportDays>,
    /// Everything.
    pub everything: ReportDays,
    /// What was last chosen.
    pub choices: ReportChoices,
    /// Every part there is, in the order of the report.
    pub sections: Vec<ReportSection>,
    /// The scores of which one stands first.
    pub scores: Vec<ScaleName>,
    /// Whose report it is.
    pub person: ReportPerson,
    /// The other formats of which the notes can be left out.
    pub notes: Vec<ReportNotes>,
}

/// Some pages of the report as they will be on paper.
struct ReportPreview {
    /// The days it is of.
    pub period: ReportDays,
    /// Whether nothing was entered in them.
    pub is_empty: bool,
    /// The visit it is for, where one is known.
    pub visit: Option<String>,
    /// How many pages there are.
    pub of: u32,
    /// The place of the first of these, from 0.
    pub first: u32,
    /// The pages, each an SVG picture.
    pub pages: Vec<String>,
}

/// A file that was saved in this run of the program.
struct SavedFile {
    /// What it is known by until the program ends.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// The name of its folder.
    pub folder: String,
    /// What it is.
    pub format: ReportFormat,
}
}
