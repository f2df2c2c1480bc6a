//! The report as its screen asks for it.

use std::ops::Range;

use chrono::NaiveDate;
use ldn_core::diary::scores::Scale;
use ldn_core::report::{Period, Person, Report, ReportOptions, Section};
use ldn_export::pdf::{Paper, report_pictures};

use super::{ReportPeriod, ReportRequest};
use crate::companion::Companion;
use crate::convert::count;
use crate::error::AppError;
use crate::export::{ExportRequest, ExportWords, Format};
use crate::view::{
    ReportAsked, ReportChoices, ReportDays, ReportFormat, ReportNotes, ReportPaper, ReportPeriodAsked, ReportPerson,
    ReportPreview, ReportSection, ReportSetup, Saved,
};

/// Pages that are shown at first: page one, about LDN, and what page one had no room for.
const FIRST_PAGES: usize = 3;
/// Pages that are shown more at a time.
const MORE_PAGES: usize = 10;
/// Where people print on Letter.
const LETTER: [&str; 3] = ["US", "CA", "MX"];

/// A file made of the diary, before it has its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeFile {
    /// What it is.
    pub format: ReportFormat,
    /// Its name without the ending; it says neither medicine nor illness.
    pub stem: String,
    /// The ending.
    pub ending: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Companion {
    /// What can be chosen, with what was chosen last. `region` is where the device is set to be, "US".
    ///
    /// # Errors
    /// Why the diary can't be read.
    pub fn report_setup(&self, region: Option<&str>) -> Result<ReportSetup, AppError> {
        let now = self.now();
        let days = |period| self.report_period(period, now).map(days_view);
        let since_last_visit = match days(ReportPeriod::SinceLastVisit) {
            Err(AppError::NoVisitYet) => None,
            found => Some(found?),
        };
        let options = self.report_options()?;
        let paper = self.report_paper()?.unwrap_or_else(|| paper_of(region));
        Ok(ReportSetup {
            last_30_days: days(ReportPeriod::Last30Days)?,
            since_last_visit,
            everything: days(ReportPeriod::Everything)?,
            choices: choices_view(&options, paper),
            sections: Section::ALL.iter().copied().map(Into::into).collect(),
            scores: Scale::ALL.iter().copied().map(Into::into).collect(),
            person: person_view(self.report_person()?),
            notes: [ReportFormat::Csv, ReportFormat::Fhir].map(notes_view).into(),
        })
    }

    /// The report that `asked` is for. Writes nothing.
    ///
    /// # Errors
    /// As [`Self::report_of`], or [`AppError::DateInvalid`].
    pub fn asked_report(&self, asked: &ReportAsked) -> Result<Report, AppError> {
        let request = ReportRequest { period: period(&asked.period)?, options: options(&asked.choices) };
        self.report_of(&request, self.now())
    }

    /// Keeps what was chosen.
    ///
    /// # Errors
    /// Why it can't be written.
    pub fn put_report_choices(&mut self, choices: &ReportChoices) -> Result<Saved, AppError> {
        self.keep_report_options(&options(choices), Some(choices.paper.into()))
    }

    /// Keeps whose report it is, as typed.
    ///
    /// # Errors
    /// [`AppError::DateInvalid`], or as [`Self::set_report_person`].
    pub fn put_report_person(&mut self, typed: &ReportPerson) -> Result<Saved, AppError> {
        let said = |typed: &str| Some(typed.to_owned()).filter(|typed| !typed.trim().is_empty());
        let born = said(&typed.born).map(|born| date(&born)).transpose()?;
        self.set_report_person(&Person { name: said(&typed.name), born, condition: said(&typed.condition) })
    }

    /// The file of `format` for the period that is asked for; JSON is of everything always.
    ///
    /// # Errors
    /// As [`Self::asked_report`] and [`Self::export`].
    pub fn report_file(
        &mut self,
        asked: &ReportAsked,
        format: ReportFormat,
        words: &ExportWords,
    ) -> Result<MadeFile, AppError> {
        let (kind, ending) = kind_of(format);
        let bytes = if kind == Format::Pdf {
            super::report_pdf(&self.asked_report(asked)?, asked.choices.paper.into())?
        } else {
            self.export(&self.export_asked(kind, asked)?, words)?
        };
        let date = ldn_core::diary_date(self.zone(), self.now()).to_string();
        let stem = words.fill(&format!("files.{}", name_of(format)), &[("date", &date)]);
        Ok(MadeFile { format, stem, ending, bytes })
    }

    fn export_asked(&self, format: Format, asked: &ReportAsked) -> Result<ExportRequest, AppError> {
        if format == Format::Json {
            return Ok(ExportRequest::everything(format));
        }
        let everything = ExportRequest { notes: Some(asked.choices.notes), ..ExportRequest::everything(format) };
        if asked.period == ReportPeriodAsked::Everything {
            return Ok(everything);
        }
        let Period { from, to } = self.report_period(period(&asked.period)?, self.now())?;
        Ok(ExportRequest { from: Some(from.date()), to: Some(to.date()), ..everything })
    }
}

/// The pages of `report` from the place `first` on, as many as are shown at a time.
#[must_use]
pub fn preview(report: &Report, paper: ReportPaper, first: u32) -> ReportPreview {
    let pictures = report_pictures(report, paper.into(), which(first));
    ReportPreview {
        period: days_view(report.period),
        is_empty: report.is_empty(),
        visit: report.visit.map(|visit| visit.to_string()),
        of: count(pictures.of),
        first,
        pages: pictures.pages,
    }
}

fn which(first: u32) -> Range<usize> {
    let first = usize::try_from(first).unwrap_or(usize::MAX);
    let most = if first == 0 { FIRST_PAGES } else { MORE_PAGES };
    first..first.saturating_add(most)
}

/// The paper that is usual in a region.
fn paper_of(region: Option<&str>) -> Paper {
    let is_letter = region.is_some_and(|region| LETTER.contains(&region.to_ascii_uppercase().as_str()));
    if is_letter { Paper::Letter } else { Paper::A4 }
}

fn date(typed: &str) -> Result<NaiveDate, AppError> {
    NaiveDate::parse_from_str(typed.trim(), "%Y-%m-%d").map_err(|_| AppError::DateInvalid)
}

fn period(asked: &ReportPeriodAsked) -> Result<ReportPeriod, AppError> {
    Ok(match asked {
        ReportPeriodAsked::Last30Days => ReportPeriod::Last30Days,
        ReportPeriodAsked::SinceLastVisit => ReportPeriod::SinceLastVisit,
        ReportPeriodAsked::Everything => ReportPeriod::Everything,
        ReportPeriodAsked::Dates { from, to } => ReportPeriod::Dates { from: date(from)?, to: date(to)? },
    })
}

fn options(choices: &ReportChoices) -> ReportOptions {
    let ReportChoices { sections, notes, main, .. } = choices;
    let sections = sections.iter().copied().map(Into::into).collect();
    ReportOptions { sections, notes: *notes, main: (*main).into() }
}

fn choices_view(options: &ReportOptions, paper: Paper) -> ReportChoices {
    let sections = options.sections.iter().copied().map(Into::into).collect();
    ReportChoices { sections, notes: options.notes, main: options.main.into(), paper: paper.into() }
}

fn days_view(period: Period) -> ReportDays {
    ReportDays { from: period.from.to_string(), to: period.to.to_string(), days: period.days() }
}

fn person_view(person: Person) -> ReportPerson {
    let Person { name, born, condition } = person;
    let born = born.map(|born| born.to_string()).unwrap_or_default();
    ReportPerson { name: name.unwrap_or_default(), born, condition: condition.unwrap_or_default() }
}

const fn notes_view(format: ReportFormat) -> ReportNotes {
    ReportNotes { format, usually: kind_of(format).0.usually_has_notes() }
}

const fn kind_of(format: ReportFormat) -> (Format, &'static str) {
    match format {
        ReportFormat::Pdf => (Format::Pdf, "pdf"),
        ReportFormat::Csv => (Format::Csv, "zip"),
        ReportFormat::Fhir => (Format::Fhir, "json"),
        ReportFormat::Json => (Format::Json, "json"),
    }
}

/// Where its words stand in the catalogue.
const fn name_of(format: ReportFormat) -> &'static str {
    match format {
        ReportFormat::Pdf => "pdf",
        ReportFormat::Csv => "csv",
        ReportFormat::Fhir => "fhir",
        ReportFormat::Json => "json",
    }
}

macro_rules! both {
    ($one:ident as $view:ident { $($name:ident),+ }) => {
        impl From<$one> for $view {
            fn from(one: $one) -> Self {
                match one { $($one::$name => Self::$name),+ }
            }
        }

        impl From<$view> for $one {
            fn from(view: $view) -> Self {
                match view { $($view::$name => Self::$name),+ }
            }
        }
    };
}

both!(Section as ReportSection {
    Chart, Changes, Sleep, SideEffects, Medicines, Labs, Reviews, Questions, About, Detail
});
both!(Paper as ReportPaper { A4, Letter });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_is_letter_in_three_regions_and_a4_everywhere_else() {
        for region in ["US", "CA", "MX", "us"] {
            assert_eq!(paper_of(Some(region)), Paper::Letter, "{region}");
        }
        for region in [None, Some("GB"), Some("DE"), Some(""), Some("USA")] {
            assert_eq!(paper_of(region), Paper::A4, "{region:?}");
        }
    }

    #[test]
    fn a_few_pages_at_first_and_more_at_a_time_after() {
        assert_eq!((which(0), which(3), which(13)), (0..3, 3..13, 13..23));
        assert!(!which(u32::MAX).is_empty());
    }
}
