//! How much of a product is left, what it cost, and whom to call.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::plan::MedicineForm;
use super::product::{MadeDose, ProductDraft, ProductView};
use super::views;

views! {
/// A quantity of a product.
struct QuantityView {
    /// Units or millilitres: "23", "22.5".
    pub number: String,
    /// Whether it is millilitres.
    pub ml: bool,
    /// Whether it is only near.
    pub about: bool,
}

/// How long what is left lasts, by the plan ahead with its steps.
#[serde(tag = "kind", rename_all = "snake_case")]
enum Lasts {
    /// No dose is planned.
    NothingPlanned,
    /// Not enough for the next dose.
    Out {
        /// Its dose date.
        next: String,
    },
    /// Until this dose, and not the one after.
    Until {
        /// Its dose date.
        date: String,
        /// Doses it is enough for.
        doses: u32,
    },
    /// For every dose of the plan.
    ToTheEnd {
        /// How many they are.
        doses: u32,
    },
    /// For more than a year.
    OverAYear,
}

/// What is left.
struct LeftView {
    /// How much.
    pub quantity: QuantityView,
    /// How long it lasts.
    pub lasts: Lasts,
    /// When to think of a refill.
    pub refill_by: Option<String>,
    /// Whether that time has come.
    pub low: bool,
    /// When it was last counted, UTC seconds.
    pub counted_at: Option<i64>,
    /// Taken since then.
    pub taken_since: QuantityView,
    /// More was taken than there can have been: the count was too low.
    pub short: bool,
}

/// How the discard date stands.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum DiscardView {
    /// None is known.
    Unknown,
    /// More than a week away.
    Later,
    /// At most a week away.
    Near,
    /// It has come.
    Reached,
}

/// What an entry of the stock says.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum StockEntryKind {
    /// So much is left.
    Count,
    /// So much was added.
    Refill,
}

/// A sum of money, exactly.
struct CostView {
    /// The exact decimal: "38.50".
    pub amount: String,
    /// ISO 4217: "EUR".
    pub currency: String,
}

/// A count or a refill.
struct StockEntryView {
    /// Its id.
    pub id: String,
    /// What it says.
    pub kind: StockEntryKind,
    /// When it was so, UTC seconds.
    pub at: i64,
    /// The date of that, in the zone that doses follow.
    pub on: String,
    /// How much; none where its product does not say what one unit holds.
    pub quantity: Option<QuantityView>,
    /// The form of its product.
    pub form: MedicineForm,
    /// What it cost.
    pub cost: Option<CostView>,
}

/// What refills cost in a year, in one currency.
struct YearCost {
    /// The year.
    pub year: i32,
    /// The sum.
    pub cost: CostView,
}

/// A count or a refill as typed.
struct StockDraft {
    /// The date of a refill; a count is of now.
    pub on: String,
    /// Units or millilitres.
    pub quantity: String,
    /// What it cost, or nothing.
    pub cost: String,
    /// ISO 4217; asked for only where a cost is given.
    pub currency: String,
}

/// Whom to call.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum ContactKind {
    /// Who prescribes.
    Prescriber,
    /// The pharmacy.
    Pharmacy,
    /// The person's own number for an emergency.
    Help,
}

/// A name and a number.
struct ContactView {
    /// Who it is.
    pub role: ContactKind,
    /// The name, or nothing.
    pub name: String,
    /// The number as typed, or nothing.
    pub phone: String,
    /// The number as a telephone takes it.
    pub dial: Option<String>,
}

/// Medicine and refills.
struct StockView {
    /// The diary's own date.
    pub today: String,
    /// The zone that doses follow.
    pub zone: String,
    /// The form that the plan says.
    pub form: MedicineForm,
    /// The concentration that the plan says.
    pub concentration: Option<String>,
    /// What doses are taken from now; none where the person never said.
    pub product: Option<ProductView>,
    /// What they were taken from before, latest first.
    pub earlier: Vec<ProductView>,
    /// What is left of it; none where it was never counted.
    pub left: Option<LeftView>,
    /// How its discard date stands.
    pub discard: DiscardView,
    /// How the plan's doses are taken from it, steps to come included.
    pub doses: Vec<MadeDose>,
    /// Counts and refills, latest first.
    pub entries: Vec<StockEntryView>,
    /// What refills cost, latest year first.
    pub totals: Vec<YearCost>,
    /// The currency that was used last.
    pub currency: Option<String>,
    /// Days before it runs out that a refill is reminded of; 0 is never.
    pub refill_days: u16,
    /// Prescriber, pharmacy and the own emergency number.
    pub contacts: Vec<ContactView>,
    /// A new product, with what the plan says of it.
    pub draft: ProductDraft,
}

/// What Today says of the stock.
#[serde(tag = "kind", rename_all = "snake_case")]
enum StockNotice {
    /// Its discard date has come.
    Discard {
        /// The date.
        on: String,
    },
    /// Not enough for the next dose.
    Out,
    /// It runs out soon.
    Low {
        /// The dose date of the last dose.
        until: String,
        /// Doses left.
        doses: u32,
    },
}
}
