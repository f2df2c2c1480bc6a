//! The history: one list of everything, newest first; searched, and each entry with what became of it.

mod changes;
mod entry;
mod filter;
mod kind;
mod remove;
mod said;

use chrono_tz::Tz;
use ldn_core::{DoseDate, Timestamp, diary_date};
use ldn_store::{HistoryMark, HistoryPlaces, HistoryQuery, Store, Table};

use crate::companion::Companion;
use crate::error::AppError;
use crate::history::filter::ReadFilter;
use crate::view::{HistoryDetail, HistoryFilter, HistoryPage, HistoryRef};

/// Entries on a page: a week or two of a diary that is kept well.
const PAGE: usize = 60;

impl Companion {
    /// A page of the history; `older` is what the page before gave.
    ///
    /// # Errors
    /// [`AppError::DateInvalid`] for a date that is none or an `older` no page gave,
    /// [`AppError::EndBeforeBeginning`], or why the diary can't be read or a closed dose not recorded.
    pub fn history(&mut self, filter: &HistoryFilter, older: Option<&str>) -> Result<HistoryPage, AppError> {
        let mark = older.map(|text| text.parse::<HistoryMark>().map_err(|_| AppError::DateInvalid)).transpose()?;
        self.settle()?;
        let today = DoseDate::new(diary_date(self.zone(), self.now()).date());
        let read = ReadFilter::new(filter, today.date())?;
        let found = self.places(&read, today, mark.as_ref(), PAGE)?;
        let plan = self.stored_plan()?;
        let mut entries = Vec::with_capacity(found.places.len());
        for place in &found.places {
            entries.extend(self.history_entry(&plan, place)?);
        }
        let nothing_at_all = entries.is_empty() && older.is_none() && self.has_no_entry(today)?;
        Ok(HistoryPage {
            entries,
            older: found.older.map(|mark| mark.to_string()),
            today: today.to_string(),
            zone: self.zone().name().to_owned(),
            nothing_at_all,
        })
    }

    /// The entry that `id` names, with everything of it and what became of it.
    ///
    /// # Errors
    /// [`AppError::NoSuchEntry`], or why the diary can't be read.
    pub fn history_detail(&self, id: &HistoryRef) -> Result<HistoryDetail, AppError> {
        let place = self.place_of(id)?.ok_or(AppError::NoSuchEntry)?;
        let whole = self.whole_entry(&self.stored_plan()?, &place)?.ok_or(AppError::NoSuchEntry)?;
        let removable = remove::is_removable(&whole);
        let changes = self.store.changes_of(place.kind, &place.id)?;
        let (now, zone) = (self.now(), self.zone());
        Ok(HistoryDetail {
            entry: whole,
            removable,
            changes: changes.into_iter().map(|change| changes::view(id.kind, change)).collect(),
            now: now.seconds(),
            today: diary_date(zone, now).to_string(),
            zone: zone.name().to_owned(),
        })
    }

    fn places(
        &self,
        filter: &ReadFilter,
        today: DoseDate,
        older: Option<&HistoryMark>,
        limit: usize,
    ) -> Result<HistoryPlaces, AppError> {
        let finds = filter.finds();
        let query = HistoryQuery {
            tables: filter.tables(),
            dates: filter.dates(),
            finds: finds.as_deref(),
            zone_at: &|at| self.zone_at(at),
            today: today.date(),
        };
        Ok(self.store.history(&query, older, limit)?)
    }

    /// Whether the diary holds nothing that the history could list.
    fn has_no_entry(&self, today: DoseDate) -> Result<bool, AppError> {
        let tables: Vec<Table> = Store::history_tables();
        let query = HistoryQuery {
            tables: &tables,
            dates: (None, None),
            finds: None,
            zone_at: &|at| self.zone_at(at),
            today: today.date(),
        };
        Ok(self.store.history(&query, None, 1)?.places.is_empty())
    }

    /// The zone that doses followed at an instant.
    pub(crate) fn zone_at(&self, at: Timestamp) -> Tz {
        let later = self.changes_since(at).iter().find(|change| change.at > at);
        later.map_or_else(|| self.zone(), |change| change.from)
    }
}
