//! How much has changed overall, asked at markers after the first dose (L5).

use crate::time::timestamp::Timestamp;

/// When it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReviewMarker {
    /// After two weeks.
    Weeks2,
    /// After eight weeks.
    Weeks8,
    /// After eighteen weeks.
    Weeks18,
    /// After a year.
    Year1,
}
crate::names!(ReviewMarker {
    Weeks2 = "2_weeks",
    Weeks8 = "8_weeks",
    Weeks18 = "18_weeks",
    Year1 = "1_year",
});

impl ReviewMarker {
    /// Days after the first dose.
    #[must_use]
    pub const fn days(self) -> u64 {
        match self {
            Self::Weeks2 => 2 * 7,
            Self::Weeks8 => 8 * 7,
            Self::Weeks18 => 18 * 7,
            Self::Year1 => 52 * 7,
        }
    }
}

/// Seven points in the app's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OverallChange {
    /// Much better.
    MuchBetter,
    /// Better.
    Better,
    /// A little better.
    ALittleBetter,
    /// The same.
    TheSame,
    /// A little worse.
    ALittleWorse,
    /// Worse.
    Worse,
    /// Much worse.
    MuchWorse,
}
crate::names!(OverallChange {
    MuchBetter = "much_better",
    Better = "better",
    ALittleBetter = "a_little_better",
    TheSame = "the_same",
    ALittleWorse = "a_little_worse",
    Worse = "worse",
    MuchWorse = "much_worse",
});

/// An answer; one for each marker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The marker.
    pub marker: ReviewMarker,
    /// What the person says.
    pub change: OverallChange,
    /// A note.
    pub note: Option<String>,
    /// When they said it.
    pub answered_at: Timestamp,
}
