//! A laboratory's values, as its report has them (L6).

use chrono::NaiveDate;

/// What was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LabKind {
    /// Erythrocyte sedimentation rate.
    Esr,
    /// C-reactive protein.
    Crp,
    /// Alanine aminotransferase.
    Alt,
    /// Aspartate aminotransferase.
    Ast,
    /// Thyroid antibodies.
    ThyroidAntibodies,
    /// In own words.
    Own,
}
crate::names!(LabKind {
    Esr = "esr",
    Crp = "crp",
    Alt = "alt",
    Ast = "ast",
    ThyroidAntibodies = "thyroid_antibodies",
    Own = "own",
});

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lab {
    /// The day the sample was taken.
    pub date: NaiveDate,
    /// What was measured.
    pub what: LabKind,
    /// In own words; for [`LabKind::Own`], and only for it.
    pub own_words: Option<String>,
    /// The value as the report has it, exact decimal text: "12", "<0.5".
    pub value: String,
    /// Its unit.
    pub unit: String,
    /// The laboratory's own range.
    pub range: Option<String>,
    /// A note.
    pub note: Option<String>,
}
