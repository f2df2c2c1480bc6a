//! The doctor's report (P1): what the diary has of a period, handed to core, and what the person chose.

mod choices;
mod gather;
mod screen;

use chrono::{Days, NaiveDate};
use ldn_core::care::appointment::{Appointment, AppointmentKind};
use ldn_core::report::{Period, Report, ReportOptions, report};
use ldn_core::{DiaryDate, Timestamp, diary_date};
use ldn_store::Table;

use crate::companion::Companion;
use crate::error::AppError;

pub use ldn_export::pdf::{Paper, PdfError, report_pages, report_pdf};
pub use screen::{MadeFile, preview};

/// "The last 30 days", today's included.
const LAST_DAYS: u64 = 30;
/// A period may begin so long before the first thing that is kept.
const BEFORE: Days = Days::new(366);
/// What the report is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportPeriod {
    /// The last 30 days.
    Last30Days,
    /// From the latest visit to the doctor on.
    SinceLastVisit,
    /// From the first thing that is kept on.
    Everything,
    /// From one date to another, both included.
    Dates {
        /// The first.
        from: NaiveDate,
        /// The last.
        to: NaiveDate,
    },
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRequest {
    /// What it is of.
    pub period: ReportPeriod,
    /// What is shown.
    pub options: ReportOptions,
}

impl Companion {
    /// The report as it stands at `now`. Writes nothing.
    ///
    /// # Errors
    /// [`AppError::NoVisitYet`], [`AppError::EndBeforeBeginning`], [`AppError::DateOutOfRange`], or why the
    /// diary can't be read.
    pub fn report_of(&self, request: &ReportRequest, now: Timestamp) -> Result<Report, AppError> {
        let period = self.report_period(request.period, now)?;
        let gathered = self.gather_report(period, now)?;
        Ok(report(&gathered.input(), period, &request.options, now, self.zone()))
    }

    /// The days of a period as they are at `now`.
    ///
    /// # Errors
    /// As [`Self::report_of`].
    pub fn report_period(&self, period: ReportPeriod, now: Timestamp) -> Result<Period, AppError> {
        let today = diary_date(self.zone(), now);
        let from = match period {
            ReportPeriod::Last30Days => today.minus_days(LAST_DAYS - 1),
            ReportPeriod::SinceLastVisit => self.last_visit(today)?.ok_or(AppError::NoVisitYet)?,
            ReportPeriod::Everything => self.kept_since()?.unwrap_or_else(|| today.minus_days(LAST_DAYS - 1)),
            ReportPeriod::Dates { from, to } => return self.dates(from, to, today),
        };
        Ok(Period { from: from.min(today), to: today })
    }

    /// The period of which an end may be left open.
    pub(crate) fn period_between(
        &self,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    ) -> Result<ReportPeriod, AppError> {
        if from.is_none() && to.is_none() {
            return Ok(ReportPeriod::Everything);
        }
        let everything = self.report_period(ReportPeriod::Everything, self.now())?;
        let from = from.unwrap_or_else(|| everything.from.date());
        Ok(ReportPeriod::Dates { from, to: to.unwrap_or_else(|| everything.to.date()) })
    }

    fn dates(&self, from: NaiveDate, to: NaiveDate, today: DiaryDate) -> Result<Period, AppError> {
        if to < from {
            return Err(AppError::EndBeforeBeginning);
        }
        let kept = self.kept_since()?.map_or(today, |kept| kept.min(today)).date();
        let earliest = kept.checked_sub_days(BEFORE).unwrap_or(kept);
        if from < earliest || from > today.date() {
            return Err(AppError::DateOutOfRange { earliest: earliest.to_string(), latest: today.to_string() });
        }
        Ok(Period { from: DiaryDate::new(from), to: DiaryDate::new(to).min(today) })
    }

    fn last_visit(&self, today: DiaryDate) -> Result<Option<DiaryDate>, AppError> {
        let kept = self.store.entries::<Appointment>()?;
        let visits = kept.iter().map(|kept| &kept.value).filter(|one| one.kind == AppointmentKind::Visit);
        let past = visits.map(|visit| DiaryDate::new(visit.on)).filter(|on| *on < today);
        Ok(past.max())
    }

    /// The first date of the plan and of what makes a day one with an entry. A laboratory value of years ago
    /// would put years without one before the diary; the report shows it all the same.
    fn kept_since(&self) -> Result<Option<DiaryDate>, AppError> {
        let mut first = self.store.first_dates(&|at| self.zone_at(at))?;
        first.retain(|table, _| !matches!(table, Table::Lab | Table::Review));
        Ok(first.into_values().min().map(DiaryDate::new))
    }
}

impl From<PdfError> for AppError {
    fn from(_: PdfError) -> Self {
        Self::ReportFailed
    }
}
