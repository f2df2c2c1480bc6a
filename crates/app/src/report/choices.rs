//! What the person says of themself for the report, and what they last chose to show. Both are settings,
//! and each can be undone.

use chrono::NaiveDate;
use ldn_core::diary::scores::Scale;
use ldn_core::report::{Person, ReportOptions, Section};
use ldn_export::pdf::Paper;
use ldn_store::Via;
use serde::{Deserialize, Serialize};

use crate::companion::Companion;
use crate::convert::typed_words;
use crate::error::AppError;
use crate::settings::text;
use crate::view::Saved;

const PERSON: &str = "report_person";
const OPTIONS: &str = "report_options";
/// Each paper as it is stored.
const PAPERS: [(Paper, &str); 2] = [(Paper::A4, "a4"), (Paper::Letter, "letter")];
/// Nobody was born longer ago (own rule).
const EARLIEST_BIRTH: NaiveDate = match NaiveDate::from_ymd_opt(1900, 1, 1) {
    Some(date) => date,
    None => NaiveDate::MIN,
};

/// The person as they are stored.
#[derive(Debug, Default, Serialize, Deserialize)]
struct StoredPerson {
    name: Option<String>,
    born: Option<String>,
    condition: Option<String>,
}

/// The options as they are stored: by their names, so that a later version can add one.
#[derive(Debug, Serialize, Deserialize)]
struct StoredOptions {
    sections: Vec<String>,
    notes: bool,
    main: String,
    /// An older program wrote none.
    #[serde(default)]
    paper: Option<String>,
}

impl Companion {
    /// Whose report it is; nothing where nothing was said.
    ///
    /// # Errors
    /// Why the diary can't be read.
    pub fn report_person(&self) -> Result<Person, AppError> {
        let StoredPerson { name, born, condition } = self.stored(PERSON)?.unwrap_or_default();
        Ok(Person { name, born: born.and_then(|born| born.parse().ok()), condition })
    }

    /// Keeps whose report it is.
    ///
    /// # Errors
    /// [`AppError::OwnWordsTooLong`], [`AppError::DateOutOfRange`], or why it can't be written.
    pub fn set_report_person(&mut self, person: &Person) -> Result<Saved, AppError> {
        let now = self.now();
        let today = ldn_core::local_date(self.zone(), now);
        if person.born.is_some_and(|born| !(EARLIEST_BIRTH..=today).contains(&born)) {
            let (earliest, latest) = (EARLIEST_BIRTH.to_string(), today.to_string());
            return Err(AppError::DateOutOfRange { earliest, latest });
        }
        let words = |typed: &Option<String>| typed.as_deref().map_or(Ok(None), typed_words);
        let (name, condition) = (words(&person.name)?, words(&person.condition)?);
        let value = text(&StoredPerson { name, born: person.born.map(|born| born.to_string()), condition })?;
        let ((), saved) = self.write("report", Via::Window, now, |writer| writer.put_setting(PERSON, &value))?;
        Ok(saved)
    }

    /// What was last chosen to be shown.
    ///
    /// # Errors
    /// Why the diary can't be read.
    pub fn report_options(&self) -> Result<ReportOptions, AppError> {
        let Some(stored) = self.stored::<StoredOptions>(OPTIONS)? else { return Ok(ReportOptions::default()) };
        Ok(ReportOptions {
            sections: stored.sections.iter().filter_map(|name| Section::named(name)).collect(),
            notes: stored.notes,
            main: Scale::named(&stored.main).unwrap_or(Scale::Pain),
        })
    }

    /// Keeps what is to be shown.
    ///
    /// # Errors
    /// Why it can't be written.
    pub fn set_report_options(&mut self, options: &ReportOptions) -> Result<Saved, AppError> {
        let paper = self.report_paper()?;
        self.keep_report_options(options, paper)
    }

    /// The paper that was last chosen; none where none was.
    pub(super) fn report_paper(&self) -> Result<Option<Paper>, AppError> {
        let named = self.stored::<StoredOptions>(OPTIONS)?.and_then(|stored| stored.paper);
        Ok(named.and_then(|name| PAPERS.into_iter().find(|(_, other)| *other == name)).map(|(paper, _)| paper))
    }

    pub(super) fn keep_report_options(
        &mut self,
        options: &ReportOptions,
        paper: Option<Paper>,
    ) -> Result<Saved, AppError> {
        let now = self.now();
        let sections = options.sections.iter().map(|section| section.name().to_owned()).collect();
        let paper = PAPERS.into_iter().find(|(one, _)| Some(*one) == paper).map(|(_, name)| name.to_owned());
        let stored = StoredOptions { sections, notes: options.notes, main: options.main.name().to_owned(), paper };
        let value = text(&stored)?;
        let ((), saved) = self.write("report", Via::Window, now, |writer| writer.put_setting(OPTIONS, &value))?;
        Ok(saved)
    }
}
