//! Other medicines, as the person names them (L6).

use chrono::NaiveDate;

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherMedicine {
    /// Its name.
    pub name: String,
    /// Its dose, in the person's words.
    pub dose: Option<String>,
    /// Since when it is taken.
    pub since: Option<NaiveDate>,
    /// Until when; none while it is taken.
    pub until: Option<NaiveDate>,
    /// A note.
    pub note: Option<String>,
}
