//! The products with their counts and refills, and how long what is left lasts.

use chrono::{NaiveDate, TimeDelta};
use ldn_core::plan::product::{Product, StockEntry};
use ldn_core::plan::run_out::{LOOK_AHEAD, RunOut, run_out, with_steps};
use ldn_core::plan::stock::{Left, Taking, last_count, left};
use ldn_core::{DoseDate, ScheduledDose, Status, Timestamp, diary_date};
use ldn_store::Kept;

use crate::companion::{Companion, StoredPlan};
use crate::error::AppError;

pub(super) const REFILL_DAYS: &str = "refill_days";
/// A week, as long as a pharmacy that makes capsules may take (own rule).
const REFILL_DAYS_DEFAULT: u16 = 7;
/// A dose stays open for less than this.
const LONGEST_OPEN: TimeDelta = TimeDelta::days(1);

/// Every product with every entry.
pub(super) struct Shelf {
    /// Earliest first; the last is in use.
    pub(super) products: Vec<Kept<Product>>,
    /// Earliest first.
    pub(super) entries: Vec<Kept<StockEntry>>,
}

/// What is left of the product in use, and how long it lasts.
pub(super) struct Supply {
    pub(super) left: Left,
    pub(super) run_out: RunOut,
}

impl Shelf {
    pub(super) fn in_use(&self) -> Option<&Kept<Product>> {
        self.products.last()
    }

    pub(super) fn product(&self, id: &str) -> Option<&Product> {
        self.products.iter().find(|product| product.id == id).map(|product| &product.value)
    }

    pub(super) fn entries_of(&self, id: &str) -> impl Iterator<Item = &Kept<StockEntry>> {
        self.entries.iter().filter(move |entry| entry.value.product_id == id)
    }
}

impl Companion {
    pub(super) fn shelf(&self) -> Result<Shelf, AppError> {
        Ok(Shelf { products: self.store.entries()?, entries: self.store.entries()? })
    }

    /// None where nothing of the product in use was ever counted or refilled, or it does not say what
    /// one unit holds.
    pub(super) fn supply(&self, shelf: &Shelf, plan: &StoredPlan, now: Timestamp) -> Result<Option<Supply>, AppError> {
        let Some(product) = shelf.in_use() else { return Ok(None) };
        let entries: Vec<StockEntry> = shelf.entries_of(&product.id).map(|entry| entry.value.clone()).collect();
        let left = left(&entries, &self.taken_from(&product.value, &entries, now)?);
        let counted = product.value.show_quantity(0).is_some();
        let Some(left) = left.filter(|_| counted) else { return Ok(None) };
        let run_out = run_out(left.micrograms, &self.doses_to_come(plan, now)?, DoseDate::new(self.today_date(now)));
        Ok(Some(Supply { left, run_out }))
    }

    /// The doses that are neither answered nor closed, with the steps to come.
    fn doses_to_come(&self, plan: &StoredPlan, now: Timestamp) -> Result<Vec<ScheduledDose>, AppError> {
        let standing = self.standing(plan, now, (now - LONGEST_OPEN, now + LOOK_AHEAD))?;
        let to_come = standing.iter().filter(|dose| matches!(dose.dose.status, Status::Due | Status::Upcoming));
        let doses: Vec<ScheduledDose> = to_come.map(|standing| standing.dose.dose).collect();
        Ok(with_steps(&doses, &self.steps_ahead(plan, now)?))
    }

    /// What was taken from `product`, as far as the last count does not say it.
    fn taken_from(&self, product: &Product, entries: &[StockEntry], now: Timestamp) -> Result<Vec<Taking>, AppError> {
        let since = last_count(entries).unwrap_or(product.in_use_from).max(product.in_use_from);
        let taken = self.store.amounts_taken_between(since - TimeDelta::seconds(1), now)?;
        Ok(taken.into_iter().map(|(at, amount)| Taking { at, amount }).collect())
    }

    pub(crate) fn refill_days(&self) -> Result<u16, AppError> {
        Ok(self.stored(REFILL_DAYS)?.unwrap_or(REFILL_DAYS_DEFAULT))
    }

    /// The diary's own date.
    pub(super) fn today_date(&self, now: Timestamp) -> NaiveDate {
        diary_date(self.zone(), now).date()
    }
}
