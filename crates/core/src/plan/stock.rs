//! What is left of a product: counted, added to, and taken from (D7).

use super::amount::Amount;
use super::product::{StockEntry, StockKind};
use crate::time::timestamp::Timestamp;

/// A dose that was really taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taking {
    /// When.
    pub at: Timestamp,
    /// How much.
    pub amount: Amount,
}

/// What is left of a product, in micrograms of the medicine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Left {
    /// How much; never below zero.
    pub micrograms: u64,
    /// When it was last counted; none where it never was.
    pub counted_at: Option<Timestamp>,
    /// Taken since the last count, or since the first refill where it was never counted.
    pub taken_since: u64,
    /// By so much more was taken than there can have been: the count was too low.
    pub short: u64,
}

/// What is left after `entries` and the doses `taken` from the product: a count sets it, a refill
/// adds to it, a dose takes from it, in the order of their instants. None without an entry.
///
/// A dose of the same instant as an entry comes before it: what is counted is what is there then. A
/// dose before the first entry took from what nobody counted. What comes of a correction of a dose
/// follows by counting anew.
#[must_use]
pub fn left(entries: &[StockEntry], taken: &[Taking]) -> Option<Left> {
    let mut entries: Vec<&StockEntry> = entries.iter().collect();
    let mut taken = taken.to_vec();
    entries.sort_by_key(|entry| entry.at);
    taken.sort_by_key(|taking| taking.at);
    let first = entries.first()?.at;
    let mut taken = taken.into_iter().skip_while(|taking| taking.at <= first).peekable();
    let mut left = Left::default();
    for entry in entries {
        while let Some(taking) = taken.next_if(|taking| taking.at <= entry.at) {
            left.take(taking);
        }
        left.enter(entry);
    }
    taken.for_each(|taking| left.take(taking));
    Some(left)
}

/// When it was last counted: what was taken before says nothing of what is [`left`].
#[must_use]
pub fn last_count(entries: &[StockEntry]) -> Option<Timestamp> {
    entries.iter().filter(|entry| entry.kind == StockKind::Count).map(|entry| entry.at).max()
}

impl Left {
    fn take(&mut self, taking: Taking) {
        let amount = u64::from(taking.amount.micrograms());
        self.taken_since = self.taken_since.saturating_add(amount);
        self.short = self.short.saturating_add(amount.saturating_sub(self.micrograms));
        self.micrograms = self.micrograms.saturating_sub(amount);
    }

    fn enter(&mut self, entry: &StockEntry) {
        match entry.kind {
            StockKind::Count => {
                *self = Self { micrograms: entry.quantity_ug, counted_at: Some(entry.at), ..Self::default() };
            }
            StockKind::Refill => self.micrograms = self.micrograms.saturating_add(entry.quantity_ug),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MG: u64 = 1_000;

    fn entry(kind: StockKind, hour: i64, milligrams: u64) -> StockEntry {
        StockEntry {
            product_id: "p".to_owned(),
            kind,
            at: Timestamp::from_seconds(hour * 3600),
            quantity_ug: milligrams * MG,
            cost: None,
        }
    }

    fn taken(hour: i64, micrograms: u32) -> Taking {
        Taking { at: Timestamp::from_seconds(hour * 3600), amount: Amount::from_micrograms(micrograms).unwrap() }
    }

    #[test]
    fn nothing_is_known_of_what_was_never_counted() {
        assert_eq!(left(&[], &[taken(1, 4_500)]), None);
    }

    #[test]
    fn doses_are_taken_from_what_was_counted_and_refilled() {
        let entries = [entry(StockKind::Count, 10, 45), entry(StockKind::Refill, 40, 90)];
        let taken = [taken(5, 4_500), taken(22, 4_500), taken(46, 3_000)];
        let left = left(&entries, &taken).unwrap();
        assert_eq!((left.micrograms, left.taken_since, left.short), (127_500, 7_500, 0));
        assert_eq!(left.counted_at, Some(Timestamp::from_seconds(36_000)));
    }

    #[test]
    fn a_dose_at_the_instant_of_the_count_was_taken_before_it() {
        assert_eq!(left(&[entry(StockKind::Count, 22, 45)], &[taken(22, 4_500)]).unwrap().micrograms, 45_000);
    }

    #[test]
    fn a_refill_alone_begins_a_stock() {
        let left = left(&[entry(StockKind::Refill, 0, 9)], &[taken(22, 4_500)]).unwrap();
        assert_eq!((left.micrograms, left.counted_at), (4_500, None));
    }

    #[test]
    fn more_than_was_counted_leaves_nothing_and_is_said_until_it_is_counted_anew() {
        let doses = [taken(22, 4_500), taken(46, 4_500)];
        let mut entries = vec![entry(StockKind::Count, 10, 6)];
        let short = left(&entries, &doses).unwrap();
        assert_eq!((short.micrograms, short.short), (0, 3_000));
        entries.push(entry(StockKind::Refill, 50, 90));
        let refilled = left(&entries, &doses).unwrap();
        assert_eq!((refilled.micrograms, refilled.short), (90_000, 3_000));
        entries.push(entry(StockKind::Count, 51, 88));
        assert_eq!(left(&entries, &doses).unwrap().short, 0);
    }
}
