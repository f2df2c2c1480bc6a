//! Counts and refills.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use ldn_core::plan::cost::CostError;
use ldn_core::plan::discard::check_past_date;
use ldn_core::plan::product::{Cost, Product, StockEntry, StockKind};
use ldn_core::plan::quantity::QuantityError;
use ldn_core::{Timestamp, first_instant_at, local_date};
use ldn_store::{Kept, Via};

use super::convert::quantity;
use super::shelf::{REFILL_DAYS, Shelf};
use crate::companion::Companion;
use crate::error::AppError;
use crate::settings::text;
use crate::view::{CostView, HistoryWhat, MedicineForm, Saved, StockDraft};

/// Telling of a refill earlier than this is no reminder.
const MOST_REFILL_DAYS: u16 = 60;

impl Companion {
    /// So much of the product in use is there now.
    ///
    /// # Errors
    /// [`AppError::NoSuchProduct`], what can't be read, or why it can't be written.
    pub fn count_stock(&mut self, quantity: &str) -> Result<Saved, AppError> {
        let shelf = self.shelf()?;
        let product = shelf.in_use().ok_or(AppError::NoSuchProduct)?;
        let now = self.now();
        // Of two entries within a second the later one holds.
        let is_known = shelf.entries_of(&product.id).any(|kept| kept.value.at == now);
        let entry = StockEntry {
            product_id: product.id.clone(),
            kind: StockKind::Count,
            at: if is_known { now + TimeDelta::seconds(1) } else { now },
            quantity_ug: product.value.read_quantity(quantity)?,
            cost: None,
        };
        let (_, saved) = self.write("count_stock", Via::Window, now, |writer| writer.put_entry(&entry))?;
        Ok(saved)
    }

    /// So much of the product in use was added, on a date.
    ///
    /// # Errors
    /// As [`Companion::count_stock`]; what can't be read in the cost.
    pub fn refill(&mut self, draft: &StockDraft) -> Result<Saved, AppError> {
        let shelf = self.shelf()?;
        let product = shelf.in_use().ok_or(AppError::NoSuchProduct)?;
        let now = self.now();
        let entry = StockEntry {
            product_id: product.id.clone(),
            kind: StockKind::Refill,
            at: self.refilled_at(&shelf, &product.id, None, self.past_date(&draft.on, now)?),
            quantity_ug: added(&product.value, &draft.quantity)?,
            cost: cost(draft)?,
        };
        let (_, saved) = self.write("refill", Via::Window, now, |writer| writer.put_entry(&entry))?;
        Ok(saved)
    }

    /// Mends a count or a refill. A count stays when it was.
    ///
    /// # Errors
    /// [`AppError::NoSuchEntry`], or as [`Companion::refill`].
    pub fn change_stock_entry(&mut self, id: &str, draft: &StockDraft) -> Result<Saved, AppError> {
        let shelf = self.shelf()?;
        let before = shelf.entries.iter().find(|entry| entry.id == id).ok_or(AppError::NoSuchEntry)?;
        let product = shelf.product(&before.value.product_id).ok_or(AppError::NoSuchProduct)?;
        let now = self.now();
        let mut entry = before.value.clone();
        match entry.kind {
            StockKind::Count => entry.quantity_ug = product.read_quantity(&draft.quantity)?,
            StockKind::Refill => {
                entry.quantity_ug = added(product, &draft.quantity)?;
                entry.cost = cost(draft)?;
                let on = self.past_date(&draft.on, now)?;
                if on != local_date(self.zone(), entry.at) {
                    entry.at = self.refilled_at(&shelf, &entry.product_id, Some(id), on);
                }
            }
        }
        let ((), saved) = self.write("change_stock", Via::Window, now, |writer| writer.replace_entry(id, &entry))?;
        Ok(saved)
    }

    /// An entry as the history has it.
    pub(crate) fn stock_entry_said(&self, entry: &StockEntry) -> Result<HistoryWhat, AppError> {
        let product = self.store.entry::<Product>(&entry.product_id)?.map(|kept| kept.value);
        Ok(HistoryWhat::Stock {
            what: entry.kind.into(),
            quantity: product.as_ref().and_then(|product| quantity(product, entry.quantity_ug)),
            form: product.map_or(MedicineForm::Other, |product| product.form.into()),
            cost: entry.cost.as_ref().map(CostView::from),
        })
    }

    /// Removes a count or a refill.
    ///
    /// # Errors
    /// [`AppError::NoSuchEntry`], or why it can't be written.
    pub fn remove_stock_entry(&mut self, id: &str) -> Result<Saved, AppError> {
        self.store.entry::<StockEntry>(id)?.ok_or(AppError::NoSuchEntry)?;
        let now = self.now();
        let (_, saved) =
            self.write("remove_stock", Via::Window, now, |writer| writer.remove_entry::<StockEntry>(id))?;
        Ok(saved)
    }

    /// Reminds of a refill so many days before the medicine runs out; 0 is never.
    ///
    /// # Errors
    /// [`AppError::SettingOutOfRange`], or why it can't be written.
    pub fn set_refill_days(&mut self, days: u16) -> Result<Saved, AppError> {
        if days > MOST_REFILL_DAYS {
            return Err(AppError::SettingOutOfRange);
        }
        let (now, value) = (self.now(), text(&days)?);
        let ((), saved) = self.write("set", Via::Window, now, |writer| writer.put_setting(REFILL_DAYS, &value))?;
        Ok(saved)
    }

    /// A refill is there from the beginning of its date, so that a dose of the same day can be from
    /// it; but where that day was counted, after the count, which was of what was there before it.
    fn refilled_at(&self, shelf: &Shelf, product: &str, itself: Option<&str>, on: NaiveDate) -> Timestamp {
        let zone = self.zone();
        let begins = first_instant_at(zone, on.and_time(NaiveTime::MIN));
        let is_count = |kept: &&Kept<StockEntry>| {
            let same_day = local_date(zone, kept.value.at) == on;
            kept.value.kind == StockKind::Count && same_day && Some(kept.id.as_str()) != itself
        };
        let counted = shelf.entries_of(product).filter(is_count).map(|kept| kept.value.at + TimeDelta::seconds(1));
        counted.max().unwrap_or(begins)
    }

    fn past_date(&self, typed: &str, now: Timestamp) -> Result<NaiveDate, AppError> {
        let date = NaiveDate::parse_from_str(typed.trim(), "%Y-%m-%d").map_err(|_| AppError::DateInvalid)?;
        check_past_date(date, local_date(self.zone(), now))?;
        Ok(date)
    }
}

/// What a refill adds. Of a product that does not say what one unit holds only the cost is kept.
fn added(product: &Product, typed: &str) -> Result<u64, AppError> {
    match product.read_quantity(typed) {
        Ok(0) => Err(AppError::QuantityZero),
        Ok(quantity) => Ok(quantity),
        Err(_) if product.show_quantity(0).is_none() && typed.trim().is_empty() => Ok(0),
        Err(error) => Err(QuantityError::into(error)),
    }
}

fn cost(draft: &StockDraft) -> Result<Option<Cost>, AppError> {
    if draft.cost.trim().is_empty() {
        return Ok(None);
    }
    Cost::read(&draft.cost, &draft.currency).map(Some).map_err(CostError::into)
}
