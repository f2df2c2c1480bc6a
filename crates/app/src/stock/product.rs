//! Beginning a product, and mending what was entered of one.

use ldn_core::plan::making::unmeasurable;
use ldn_core::plan::product::{Product, StockEntry, StockKind};
use ldn_core::{DoseDate, DoseKey, Medicine, Part, Phase, Timestamp};
use ldn_store::{Kept, StoreError, StoredPhase, Via, Writer};

use super::draft::ReadProduct;
use crate::companion::{Companion, StoredPlan};
use crate::error::AppError;
use crate::view::{ProductCheck, ProductDraft, ProductField, Saved};

impl Companion {
    /// What is wrong with a product's draft, and what it comes to, while it is typed. Writes nothing.
    ///
    /// # Errors
    /// Where the diary can't be read.
    pub fn check_product(&self, draft: &ProductDraft) -> Result<ProductCheck, AppError> {
        let now = self.now();
        let plan = self.stored_plan()?;
        let mut read = ReadProduct::new(draft, now, self.today_date(now));
        let change = self.medicine_change(&plan, &read.product, now);
        if read.errors.is_empty()
            && let Err(error) = &change
        {
            read.wrong(ProductField::Concentration, error.clone());
        }
        Ok(ProductCheck {
            doses: if read.errors.is_empty() { self.made_doses(&plan, Some(&read.product), now)? } else { Vec::new() },
            question: read.question.map(Into::into),
            mixed: read.mixed.map(|mixed| mixed.concentration.to_string()),
            mixed_rounded: read.mixed.is_some_and(|mixed| mixed.rounded),
            changes_plan: change.is_ok_and(|change| !change.is_empty()),
            errors: read.errors,
        })
    }

    /// Takes doses from a new product from now on. Where it is another medicine than the plan's, the
    /// plan's changes with it, from the first dose that is neither answered nor closed; its amounts
    /// stay.
    ///
    /// # Errors
    /// The first thing wrong with the draft, [`AppError::ProductNotConfirmed`],
    /// [`AppError::DoseUnmeasurable`], or why it can't be written.
    pub fn set_product(&mut self, draft: &ProductDraft) -> Result<Saved, AppError> {
        self.settle()?;
        let now = self.now();
        // Under a clock that was set back it still comes after the one before.
        let last = self.shelf()?.in_use().map(|product| product.value.in_use_from);
        let in_use_from = last.map_or(now, |last| now.max(last + chrono::TimeDelta::seconds(1)));
        let (product, quantity) = ReadProduct::new(draft, in_use_from, self.today_date(now)).kept()?;
        let change = self.medicine_change(&self.stored_plan()?, &product, now)?;
        let ((), saved) = self.write("set_product", Via::Window, now, |writer| {
            let product_id = writer.put_entry(&product)?;
            if let Some(quantity_ug) = quantity {
                let count = StockEntry { product_id, kind: StockKind::Count, at: in_use_from, quantity_ug, cost: None };
                writer.put_entry(&count)?;
            }
            change.iter().try_for_each(|phase| phase.put(writer))
        })?;
        Ok(saved)
    }

    /// Mends what was entered of a product. What was counted of it stays the same number of units or
    /// millilitres.
    ///
    /// # Errors
    /// As [`Companion::set_product`]; [`AppError::NoSuchProduct`], [`AppError::ProductHasStock`].
    pub fn change_product(&mut self, id: &str, draft: &ProductDraft) -> Result<Saved, AppError> {
        self.settle()?;
        let now = self.now();
        let shelf = self.shelf()?;
        let before = shelf.product(id).ok_or(AppError::NoSuchProduct)?;
        let draft = ProductDraft { quantity: String::new(), ..draft.clone() };
        let (product, _) = ReadProduct::new(&draft, before.in_use_from, self.today_date(now)).kept()?;
        let entries: Vec<&Kept<StockEntry>> = shelf.entries_of(id).collect();
        let entries = same_quantities(&entries, before, &product)?;
        let in_use = shelf.in_use().is_some_and(|product| product.id == id);
        let change = if in_use { self.medicine_change(&self.stored_plan()?, &product, now)? } else { Vec::new() };
        let ((), saved) = self.write("change_product", Via::Window, now, |writer| {
            writer.replace_entry(id, &product)?;
            entries.iter().try_for_each(|(id, entry)| writer.replace_entry(id, entry))?;
            change.iter().try_for_each(|phase| phase.put(writer))
        })?;
        Ok(saved)
    }

    /// The phases to write so that the plan's medicine is the product's; none where it is so already.
    fn medicine_change(
        &self,
        plan: &StoredPlan,
        product: &Product,
        now: Timestamp,
    ) -> Result<Vec<PhaseChange>, AppError> {
        if plan.phases().is_empty() {
            return Ok(Vec::new());
        }
        let from = self.first_open_date(plan, now)?;
        let medicine = product.medicine();
        let coming = plan.phases().iter().filter(|stored| stored.phase.from > from);
        let in_force = plan.phases().iter().rfind(|stored| stored.phase.from <= from);
        let change = in_force.into_iter().chain(coming).filter(|stored| stored.phase.medicine != medicine);
        let change: Vec<PhaseChange> =
            change.map(|stored| PhaseChange::new(plan, stored, from, medicine, now)).collect();
        // In a pause the doses before it are those that go on after it.
        let dosed = plan.phases().iter().rfind(|stored| stored.phase.from <= from && !stored.phase.slots.is_empty());
        let slots = dosed.into_iter().map(|stored| &stored.phase).chain(change.iter().map(|change| &change.phase));
        match unmeasurable(slots.flat_map(|phase| &phase.slots), medicine.concentration) {
            Some((slot, volume)) if !change.is_empty() => {
                Err(AppError::DoseUnmeasurable { mg: slot.amount.to_string(), ml: volume.to_string() })
            }
            _ => Ok(change),
        }
    }
}

/// A phase as it is to be written with another medicine.
struct PhaseChange {
    phase: Phase,
    entered_at: Timestamp,
    since: Vec<(Part, Timestamp)>,
    before: StoredPhase,
}

impl PhaseChange {
    fn new(plan: &StoredPlan, before: &StoredPhase, from: DoseDate, medicine: Medicine, now: Timestamp) -> Self {
        // A pause in force owes no dose: its own medicine is all there is to change.
        let is_split = before.phase.from < from && !before.phase.slots.is_empty();
        let since = before.phase.slots.iter().filter_map(|slot| {
            let date = if is_split { from } else { before.phase.from };
            Some((slot.part, plan.since(DoseKey { date, part: slot.part })?))
        });
        Self {
            since: since.collect(),
            entered_at: if is_split { now } else { before.entered_at },
            phase: Phase { from: if is_split { from } else { before.phase.from }, medicine, ..before.phase.clone() },
            before: before.clone(),
        }
    }

    fn put(&self, writer: &mut Writer<'_>) -> Result<(), StoreError> {
        if self.phase.slots.is_empty() {
            let note = self.before.note.as_deref();
            return writer.put_pause(&self.phase, self.entered_at, self.before.why, note).map(|_| ());
        }
        writer.put_phase_since(&self.phase, self.entered_at, &self.since).map(|_| ())
    }
}

/// `entries` with the quantities they have of the mended product, where those differ.
fn same_quantities(
    entries: &[&Kept<StockEntry>],
    before: &Product,
    after: &Product,
) -> Result<Vec<(String, StockEntry)>, AppError> {
    let is_same = before.strength == after.strength && before.concentration == after.concentration;
    if is_same {
        return Ok(Vec::new());
    }
    let mended = |kept: &&Kept<StockEntry>| {
        // Of a product that did not say what one unit holds only costs were kept.
        let quantity_ug = match kept.value.quantity_ug {
            0 => 0,
            quantity => after.same_quantity(before, quantity).ok_or(AppError::ProductHasStock)?,
        };
        Ok((kept.id.clone(), StockEntry { quantity_ug, ..kept.value.clone() }))
    };
    entries.iter().map(mended).collect()
}
