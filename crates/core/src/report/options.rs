//! What the person chooses of the report.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::diary::scores::Scale;
use crate::time::diary_date::DiaryDate;
use crate::time::dose_date::DoseDate;

/// The diary's days a report is of, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first.
    pub from: DiaryDate,
    /// The last.
    pub to: DiaryDate,
}

impl Period {
    /// How many days.
    #[must_use]
    pub fn days(self) -> u32 {
        let days = self.to.date().signed_duration_since(self.from.date()).num_days() + 1;
        u32::try_from(days).unwrap_or_default()
    }

    /// Its days, as calendar dates.
    #[must_use]
    pub fn dates(self) -> RangeInclusive<NaiveDate> {
        self.from.date()..=self.to.date()
    }

    /// Its days, as the diary's.
    #[must_use]
    pub fn diary_dates(self) -> RangeInclusive<DiaryDate> {
        self.from..=self.to
    }

    /// Its days, as dose dates.
    #[must_use]
    pub fn dose_dates(self) -> RangeInclusive<DoseDate> {
        DoseDate::new(self.from.date())..=DoseDate::new(self.to.date())
    }

    /// The same, ending no later than `last`, and no sooner than it begins.
    pub(super) fn until(self, last: DiaryDate) -> Self {
        let to = self.to.min(last);
        Self { from: self.from.min(to), to }
    }
}

/// A part of the report that can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
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
    /// What LDN is, and its evidence (P2).
    About,
    /// Day by day.
    Detail,
}
crate::names!(Section {
    Chart = "chart",
    Changes = "changes",
    Sleep = "sleep",
    SideEffects = "side_effects",
    Medicines = "medicines",
    Labs = "labs",
    Reviews = "reviews",
    Questions = "questions",
    About = "about",
    Detail = "detail",
});

/// What is shown, and of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportOptions {
    /// The parts that are shown.
    pub sections: BTreeSet<Section>,
    /// The person's notes: theirs to share, so not unless they choose.
    pub notes: bool,
    /// The score that stands first.
    pub main: Scale,
}

/// Everything but the notes, with pain first.
impl Default for ReportOptions {
    fn default() -> Self {
        Self { sections: Section::ALL.iter().copied().collect(), notes: false, main: Scale::Pain }
    }
}
