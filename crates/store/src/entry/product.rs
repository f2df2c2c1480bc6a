//! What doses are taken from, and how much of it there is.

use ldn_core::plan::product::{Cost, Product, StockEntry, StockKind};
use ldn_core::{Amount, Form, Timestamp};

use super::columns::{date_column, optional, optional_date};
use super::entry;
use crate::record::phase::{amount, concentration_column, medicine};
use crate::row::row;

row! {
    /// A row of `product`.
    ProductRow of "product" by id {
        id: String,
        form: String,
        strength_ug: Option<i64>,
        concentration_ug_per_ml: Option<i64>,
        home_made: bool,
        keep_cold: bool,
        label: Option<String>,
        in_use_from: i64,
        made_on: Option<String>,
        discard_on: Option<String>,
        prescribed_on: Option<String>,
    }
}

impl ProductRow {
    fn of(id: String, product: &Product) -> Self {
        Self {
            id,
            form: Form::name(product.form).to_owned(),
            strength_ug: product.strength.map(|strength| i64::from(Amount::micrograms(strength))),
            concentration_ug_per_ml: concentration_column(&product.medicine()),
            home_made: product.home_made,
            keep_cold: product.keep_cold,
            label: product.label.clone(),
            in_use_from: product.in_use_from.seconds(),
            made_on: product.made_on.map(date_column),
            discard_on: product.discard_on.map(date_column),
            prescribed_on: product.prescribed_on.map(date_column),
            created_at: 0,
            deleted_at: None,
            changed: String::new(),
        }
    }

    fn value(&self) -> Option<Product> {
        let medicine = medicine(&self.form, self.concentration_ug_per_ml)?;
        Some(Product {
            form: medicine.form,
            strength: optional(self.strength_ug.as_ref(), |strength| amount(*strength))?,
            concentration: medicine.concentration,
            home_made: self.home_made,
            keep_cold: self.keep_cold,
            label: self.label.clone(),
            in_use_from: Timestamp::from_seconds(self.in_use_from),
            made_on: optional_date(self.made_on.as_ref())?,
            discard_on: optional_date(self.discard_on.as_ref())?,
            prescribed_on: optional_date(self.prescribed_on.as_ref())?,
        })
    }
}

entry!(Product, ProductRow in Product by id, order "in_use_from, id");

row! {
    /// A row of `stock`.
    StockRow of "stock" by id {
        id: String,
        product_id: String,
        kind: String,
        at: i64,
        quantity_ug: i64,
        cost_minor: Option<i64>,
        currency: Option<String>,
    }
}

impl StockRow {
    fn of(id: String, stock: &StockEntry) -> Self {
        let whole = |quantity: u64| i64::try_from(quantity).unwrap_or(i64::MAX);
        Self {
            id,
            product_id: stock.product_id.clone(),
            kind: stock.kind.name().to_owned(),
            at: stock.at.seconds(),
            quantity_ug: whole(stock.quantity_ug),
            cost_minor: stock.cost.as_ref().map(|cost| whole(cost.minor)),
            currency: stock.cost.as_ref().map(|cost| cost.currency.clone()),
            created_at: 0,
            deleted_at: None,
            changed: String::new(),
        }
    }

    fn value(&self) -> Option<StockEntry> {
        let cost = match (self.cost_minor, &self.currency) {
            (Some(minor), Some(currency)) => {
                Some(Cost { minor: u64::try_from(minor).ok()?, currency: currency.clone() })
            }
            _ => None,
        };
        Some(StockEntry {
            product_id: self.product_id.clone(),
            kind: StockKind::named(&self.kind)?,
            at: Timestamp::from_seconds(self.at),
            quantity_ug: u64::try_from(self.quantity_ug).ok()?,
            cost,
        })
    }
}

entry!(StockEntry, StockRow in Stock by id, order "at, id");
