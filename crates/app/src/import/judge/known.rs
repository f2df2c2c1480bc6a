//! Which doses the diary has already, and which the file has said.

use std::collections::{BTreeMap, BTreeSet};

use ldn_core::{Amount, DoseDate, DoseKey, Timestamp};
use ldn_store::{DoseRecord, Outcome, Via};

use super::doses::Taking;
use super::minute;
use crate::view::ImportReason;

/// The doses taken that the diary has; each is met by at most one row.
pub(super) struct KnownDoses {
    doses: Vec<KnownDose>,
    by_minute: BTreeMap<i64, Vec<usize>>,
    by_date: BTreeMap<DoseDate, Vec<usize>>,
    /// The scheduled doses among them that rows are about.
    met: BTreeSet<DoseKey>,
}

struct KnownDose {
    at: Timestamp,
    amount: Amount,
    key: Option<DoseKey>,
    /// Whether a row without a time can be the same: an extra dose entered by hand is most likely another.
    by_date: bool,
    is_met: bool,
}

impl KnownDoses {
    pub(super) fn new(records: Vec<DoseRecord>) -> Self {
        let (mut doses, mut by_minute, mut by_date) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
        for DoseRecord { dose, .. } in records {
            let Outcome::Taken { at, amount } = dose.outcome else { continue };
            by_minute.entry(minute(at)).or_insert_with(Vec::new).push(doses.len());
            by_date.entry(dose.date).or_insert_with(Vec::new).push(doses.len());
            let key = dose.key();
            doses.push(KnownDose { at, amount, key, by_date: key.is_some() || dose.via == Via::Import, is_met: false });
        }
        Self { doses, by_minute, by_date, met: BTreeSet::new() }
    }

    /// The dose that `taking` says once more, by its minute or, without a time, by its date; when it was taken.
    pub(super) fn meet(&mut self, taking: &Taking) -> Option<Timestamp> {
        let among = match taking.at {
            Some(at) => self.by_minute.get(&minute(at)),
            None => self.by_date.get(&taking.date),
        };
        let is_same =
            |dose: &KnownDose| !dose.is_met && dose.amount == taking.amount && (dose.by_date || taking.at.is_some());
        let index = among?.iter().copied().find(|index| self.doses.get(*index).is_some_and(is_same))?;
        let dose = self.doses.get_mut(index)?;
        dose.is_met = true;
        self.met.extend(dose.key);
        Some(dose.at)
    }

    /// Whether the diary has something else in this minute; then the row is about that.
    pub(super) fn contradicts(&mut self, at: Timestamp) -> bool {
        let there = self.by_minute.get(&minute(at)).into_iter().flatten();
        let keys: Vec<_> = there.filter_map(|index| self.doses.get(*index)).map(|dose| dose.key).collect();
        self.met.extend(keys.iter().flatten());
        !keys.is_empty()
    }

    pub(super) fn is_met(&self, key: DoseKey) -> bool {
        self.met.contains(&key)
    }

    pub(super) fn has(&self, minute: i64) -> bool {
        self.by_minute.contains_key(&minute)
    }
}

/// The doses that rows of the file have said so far.
#[derive(Default)]
pub(super) struct SaidDoses {
    by_minute: BTreeMap<i64, BTreeSet<Amount>>,
    by_date: BTreeSet<(DoseDate, Amount)>,
}

impl SaidDoses {
    pub(super) fn add(&mut self, taking: &Taking) {
        self.by_date.insert((taking.date, taking.amount));
        if let Some(at) = taking.at {
            self.add_at(at, taking.amount);
        }
    }

    pub(super) fn add_at(&mut self, at: Timestamp, amount: Amount) {
        self.by_minute.entry(minute(at)).or_default().insert(amount);
    }

    /// What a second row of that minute is.
    pub(super) fn at(&self, at: Timestamp, amount: Amount) -> Option<ImportReason> {
        let said = self.by_minute.get(&minute(at))?;
        Some(if said.contains(&amount) { ImportReason::LikeAnother } else { ImportReason::TwiceInFile })
    }

    pub(super) fn has_of_date(&self, taking: &Taking) -> bool {
        self.by_date.contains(&(taking.date, taking.amount))
    }

    pub(super) fn has(&self, minute: i64) -> bool {
        self.by_minute.contains_key(&minute)
    }
}
