//! What of the history is wanted, read.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use ldn_core::plain::Sought;
use ldn_store::{Findable, Store, Table};

use crate::error::AppError;
use crate::view::{HistoryFilter, HistoryPeriod, HistoryWords};

/// "The last 30 days", today included.
const LAST_DAYS: u64 = 30;

/// Whether an entry is wanted, by what can be found in it.
pub(super) type Finds<'a> = Box<dyn Fn(&Findable<'_>) -> bool + 'a>;

/// A filter that makes sense.
pub(super) struct ReadFilter {
    tables: Vec<Table>,
    dates: (Option<NaiveDate>, Option<NaiveDate>),
    sought: Option<Sought>,
    /// Which of the sought words stand in the words for a stored name: by table, then by name; a table's
    /// own words stand under the empty name.
    named: Named,
}

type Named = BTreeMap<String, BTreeMap<String, Vec<bool>>>;

impl ReadFilter {
    pub(super) fn new(filter: &HistoryFilter, today: NaiveDate) -> Result<Self, AppError> {
        let sought = Sought::new(&filter.text);
        let named = sought.as_ref().map(|sought| named(sought, &filter.words)).unwrap_or_default();
        let tables = match &filter.kinds[..] {
            [] => Store::history_tables(),
            kinds => kinds.iter().map(|kind| kind.table()).collect(),
        };
        Ok(Self { tables, dates: dates(&filter.period, today)?, sought, named })
    }

    pub(super) fn tables(&self) -> &[Table] {
        &self.tables
    }

    pub(super) const fn dates(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        self.dates
    }

    /// What an entry has to hold; none where nothing is sought.
    pub(super) fn finds(&self) -> Option<Finds<'_>> {
        let sought = self.sought.as_ref()?;
        Some(Box::new(move |found| self.holds(sought, found)))
    }

    /// Whether each sought word stands in what the person wrote, or in the words for the entry's kind
    /// and for what it says.
    fn holds(&self, sought: &Sought, found: &Findable<'_>) -> bool {
        let mut held = vec![false; sought.len()];
        let mut add = |in_one: &[bool]| held.iter_mut().zip(in_one).for_each(|(held, in_one)| *held |= in_one);
        if let Some(named) = self.named.get(found.table.name()) {
            let names = std::iter::once("").chain(found.names.into_iter().flatten());
            names.filter_map(|name| named.get(name)).for_each(|in_name| add(in_name));
        }
        for text in found.texts.iter().flatten() {
            add(&sought.found_in(text));
        }
        held.into_iter().all(|held| held)
    }
}

fn named(sought: &Sought, words: &[HistoryWords]) -> Named {
    let mut named = Named::new();
    for one in words {
        let found = sought.found_in(&one.words);
        if found.contains(&true) {
            let (table, name) = one.name.split_once('.').unwrap_or((&one.name, ""));
            named.entry(table.to_owned()).or_default().insert(name.to_owned(), found);
        }
    }
    named
}

fn dates(period: &HistoryPeriod, today: NaiveDate) -> Result<(Option<NaiveDate>, Option<NaiveDate>), AppError> {
    match period {
        HistoryPeriod::All => Ok((None, None)),
        HistoryPeriod::Days30 => Ok((today.checked_sub_days(Days::new(LAST_DAYS - 1)), Some(today))),
        HistoryPeriod::ThisYear => {
            let year = today.year();
            Ok((NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year, 12, 31)))
        }
        HistoryPeriod::Between { from, to } => {
            let (from, to) = (typed(from)?, typed(to)?);
            if from.zip(to).is_some_and(|(from, to)| to < from) {
                return Err(AppError::EndBeforeBeginning);
            }
            Ok((from, to))
        }
    }
}

fn typed(date: &str) -> Result<Option<NaiveDate>, AppError> {
    let date = date.trim();
    if date.is_empty() {
        return Ok(None);
    }
    NaiveDate::parse_from_str(date, "%Y-%m-%d").map(Some).map_err(|_| AppError::DateInvalid)
}
