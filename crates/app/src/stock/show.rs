//! Medicine and refills, as the window shows them.

use ldn_core::plan::cost::year_totals;
use ldn_core::plan::discard::discard_state;
use ldn_core::plan::product::{Product, StockEntry};
use ldn_core::{Amount, DoseDate, Medicine, Part, Timestamp, local_date};
use ldn_store::Kept;

use super::convert::{draft_of, made, quantity};
use super::shelf::{Shelf, Supply};
use crate::companion::{Companion, StoredPlan};
use crate::convert::dose_amount;
use crate::dose::take::medicine_on;
use crate::error::AppError;
use crate::view::{CostView, LeftView, MadeDose, ProductDraft, ProductView, StockEntryView, StockView, YearCost};

impl Companion {
    /// What doses are taken from, what is left of it, what it cost, and whom to call.
    ///
    /// # Errors
    /// [`AppError::NoPlan`], or why the diary can't be read.
    pub fn stock(&self) -> Result<StockView, AppError> {
        let (now, zone) = (self.now(), self.zone());
        let today = self.today_date(now);
        let plan = self.stored_plan()?;
        let medicine = medicine_on(&plan, self.first_open_date(&plan, now)?).ok_or(AppError::NoPlan)?;
        let shelf = self.shelf()?;
        let product = shelf.in_use();
        let refill_days = self.refill_days()?;
        let supply = self.supply(&shelf, &plan, now)?;
        let left = |product: &Kept<Product>| left_view(&product.value, supply.as_ref()?, refill_days, today);
        Ok(StockView {
            today: today.to_string(),
            zone: zone.name().to_owned(),
            form: medicine.form.into(),
            concentration: medicine.concentration.map(|concentration| concentration.to_string()),
            product: product.map(product_view),
            earlier: shelf.products.iter().rev().skip(1).map(product_view).collect(),
            left: product.and_then(left),
            discard: discard_state(product.and_then(|product| product.value.discard_on), today).into(),
            doses: self.made_doses(&plan, product.map(|product| &product.value), now)?,
            entries: shelf.entries.iter().rev().filter_map(|entry| self.entry_view(&shelf, entry)).collect(),
            totals: totals(&shelf, zone),
            currency: last_currency(&shelf),
            refill_days,
            contacts: self.contacts()?,
            draft: new_draft(medicine, product.map(|product| &product.value)),
        })
    }

    /// The doses of the plan in force and its steps to come, and how each is taken from `product`.
    pub(super) fn made_doses(
        &self,
        plan: &StoredPlan,
        product: Option<&Product>,
        now: Timestamp,
    ) -> Result<Vec<MadeDose>, AppError> {
        let Some(product) = product else { return Ok(Vec::new()) };
        let from = self.first_open_date(plan, now)?;
        let in_force = plan.regimen.phase_on(from).or_else(|| plan.regimen.phases().first());
        let slots = in_force.map_or(&[][..], |phase| &phase.slots);
        let mut doses: Vec<(Part, Option<DoseDate>, Amount)> =
            slots.iter().map(|slot| (slot.part, None, slot.amount)).collect();
        for phase in plan.regimen.phases().iter().filter(|phase| phase.from > from) {
            doses.extend(phase.slots.iter().map(|slot| (slot.part, Some(phase.from), slot.amount)));
        }
        for (part, steps) in self.steps_counted(plan, now)? {
            doses.extend(steps.iter().map(|step| (part, Some(step.from), step.amount)));
        }
        let dose = |(part, from, amount): (Part, Option<DoseDate>, Amount)| MadeDose {
            part: part.into(),
            from: from.map(|from| from.to_string()),
            amount: dose_amount(amount, &product.medicine()),
            how: made(product, amount),
        };
        Ok(doses.into_iter().map(dose).collect())
    }

    fn entry_view(&self, shelf: &Shelf, kept: &Kept<StockEntry>) -> Option<StockEntryView> {
        let product = shelf.product(&kept.value.product_id)?;
        Some(StockEntryView {
            id: kept.id.clone(),
            kind: kept.value.kind.into(),
            at: kept.value.at.seconds(),
            on: local_date(self.zone(), kept.value.at).to_string(),
            quantity: quantity(product, kept.value.quantity_ug),
            form: product.form.into(),
            cost: kept.value.cost.as_ref().map(CostView::from),
        })
    }
}

fn left_view(product: &Product, supply: &Supply, days: u16, today: chrono::NaiveDate) -> Option<LeftView> {
    Some(LeftView {
        quantity: quantity(product, supply.left.micrograms)?,
        lasts: supply.run_out.into(),
        refill_by: supply.run_out.refill_by(days).filter(|_| days > 0).map(|by| by.to_string()),
        low: supply.run_out.is_low(days, today),
        counted_at: supply.left.counted_at.map(Timestamp::seconds),
        taken_since: quantity(product, supply.left.taken_since)?,
        short: supply.left.short > 0,
    })
}

fn product_view(kept: &Kept<Product>) -> ProductView {
    let product = &kept.value;
    let date = |date: Option<chrono::NaiveDate>| date.map(|date| date.to_string());
    ProductView {
        id: kept.id.clone(),
        form: product.form.into(),
        strength: product.strength.map(|strength| strength.to_string()),
        concentration: product.concentration.map(|concentration| concentration.to_string()),
        home_made: product.home_made,
        keep_cold: product.keep_cold,
        label: product.label.clone(),
        in_use_from: product.in_use_from.seconds(),
        made_on: date(product.made_on),
        discard_on: date(product.discard_on),
        prescribed_on: date(product.prescribed_on),
        draft: draft_of(product),
    }
}

fn totals(shelf: &Shelf, zone: chrono_tz::Tz) -> Vec<YearCost> {
    let known = shelf.entries.iter().map(|entry| &entry.value).filter(|e| shelf.product(&e.product_id).is_some());
    let total = |total: ldn_core::plan::cost::YearTotal| YearCost { year: total.year, cost: (&total.cost).into() };
    year_totals(known, zone).into_iter().map(total).collect()
}

/// The currency that was typed last, whenever the refill was.
fn last_currency(shelf: &Shelf) -> Option<String> {
    let with_cost = shelf.entries.iter().filter_map(|entry| Some((entry.created_at, entry.value.cost.as_ref()?)));
    with_cost.max_by_key(|(created, _)| *created).map(|(_, cost)| cost.currency.clone())
}

/// A new product begins as another of the present one; what is only this one's is asked for anew.
fn new_draft(medicine: Medicine, product: Option<&Product>) -> ProductDraft {
    let same = product.filter(|product| product.medicine() == medicine);
    let blank = Product {
        form: medicine.form,
        strength: same.and_then(|product| product.strength),
        concentration: medicine.concentration,
        home_made: same.is_some_and(|product| product.home_made),
        keep_cold: same.is_some_and(|product| product.keep_cold),
        label: None,
        in_use_from: Timestamp::EARLIEST,
        made_on: None,
        discard_on: None,
        prescribed_on: None,
    };
    draft_of(&blank)
}
