//! What the doses are taken from, and how much of it there is (D5, D6, D7).

use chrono::NaiveDate;

use super::amount::Amount;
use super::regimen::{Form, Medicine};
use super::volume::Concentration;
use crate::time::timestamp::Timestamp;

/// A bottle, a pack, a home solution: in use from an instant on, until the next one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its form.
    pub form: Form,
    /// What one capsule, tablet or other unit holds; not for a liquid.
    pub strength: Option<Amount>,
    /// For a liquid: the concentration.
    pub concentration: Option<Concentration>,
    /// A liquid made at home from a tablet and water.
    pub home_made: bool,
    /// Kept in the refrigerator, where the person said so.
    pub keep_cold: bool,
    /// What the label says, in the person's words.
    pub label: Option<String>,
    /// Doses from this instant on are taken from it.
    pub in_use_from: Timestamp,
    /// When it was made or opened.
    pub made_on: Option<NaiveDate>,
    /// When it is to be discarded, as on the label.
    pub discard_on: Option<NaiveDate>,
    /// The date of its prescription.
    pub prescribed_on: Option<NaiveDate>,
}

impl Product {
    /// The medicine as the plan has it.
    #[must_use]
    pub const fn medicine(&self) -> Medicine {
        Medicine { form: self.form, concentration: self.concentration }
    }
}

/// What an entry of the stock says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StockKind {
    /// So much is left.
    Count,
    /// So much was added.
    Refill,
}
crate::names!(StockKind { Count = "count", Refill = "refill" });

/// What something cost, exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cost {
    /// In the currency's smallest unit (cents).
    pub minor: u64,
    /// ISO 4217: "EUR".
    pub currency: String,
}

/// An entry of the stock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StockEntry {
    /// The product's id.
    pub product_id: String,
    /// What it says.
    pub kind: StockKind,
    /// When it was so.
    pub at: Timestamp,
    /// Micrograms of the medicine: units times their strength, volume times concentration.
    pub quantity_ug: u64,
    /// What a refill cost.
    pub cost: Option<Cost>,
}
