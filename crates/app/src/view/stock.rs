//! What the doses are taken from, how much of it is left, what it cost, and whom to call.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::dose::{DoseAmount, PartOfDay};
use super::plan::MedicineForm;
use super::views;
use crate::error::AppError;

views! {
/// A product as typed. What does not belong to its form is left aside.
struct ProductDraft {
    /// Its form.
    pub form: MedicineForm,
    /// Milligrams in one capsule, tablet or other unit.
    pub strength: String,
    /// Milligrams in one millilitre of a liquid.
    pub concentration: String,
    /// A liquid made at home from a tablet and water.
    pub home_made: bool,
    /// What is dissolved, in milligrams; for the home solution, in place of its concentration.
    pub tablet: String,
    /// The water it is dissolved in, in millilitres.
    pub water: String,
    /// Kept in the refrigerator, where the person says so.
    pub keep_cold: bool,
    /// What the label says.
    pub label: String,
    /// Made or opened, `YYYY-MM-DD` or nothing.
    pub made_on: String,
    /// To be discarded, as on the label.
    pub discard_on: String,
    /// The date of its prescription.
    pub prescribed_on: String,
    /// How much of it there is now, in units or millilitres; nothing where that was not counted.
    pub quantity: String,
    /// The question it asks was answered with "yes, as on the label".
    pub confirmed: bool,
}

/// Which part of a product's draft an error belongs to.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum ProductField {
    /// The strength of one unit.
    Strength,
    /// The concentration.
    Concentration,
    /// The tablet that is dissolved.
    Tablet,
    /// The water it is dissolved in.
    Water,
    /// Made or opened.
    MadeOn,
    /// To be discarded.
    DiscardOn,
    /// Prescribed.
    PrescribedOn,
    /// How much there is.
    Quantity,
}

/// Something wrong in a product's draft.
struct ProductProblem {
    /// Where.
    pub field: ProductField,
    /// What.
    pub error: AppError,
}

/// What a product asks before it is kept.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum ProductQuestion {
    /// One unit holds 10 mg or more.
    StrongUnit,
    /// One millilitre holds 10 mg or more.
    StrongSolution,
}

/// What core says of a product's draft while it is typed.
struct ProductCheck {
    /// What must be mended first; empty where it can be kept.
    pub errors: Vec<ProductProblem>,
    /// What it asks and was not answered yet.
    pub question: Option<ProductQuestion>,
    /// What tablet and water come to, milligrams in a millilitre.
    pub mixed: Option<String>,
    /// Whether that is rounded.
    pub mixed_rounded: bool,
    /// How the plan's doses are taken from it, where it can be read.
    pub doses: Vec<MadeDose>,
    /// Whether keeping it changes the plan's medicine, from the next dose on.
    pub changes_plan: bool,
}

/// How a dose is taken from a product.
#[serde(tag = "kind", rename_all = "snake_case")]
enum MadeHow {
    /// So many units.
    Units {
        /// How many: "1", "1.5".
        number: String,
        /// Whether one has to be split.
        split: bool,
    },
    /// By syringe; the volume is the amount's own.
    Volume,
    /// The product does not say.
    Unknown,
    /// It can't be: capsules are taken whole.
    NotWhole,
    /// It can't be: tablets are taken whole or in halves.
    NotHalves,
    /// It can't be: no syringe measures the volume.
    Unmeasurable {
        /// The volume, millilitres.
        ml: String,
    },
}

/// A dose of the plan, and how it is taken from the product.
struct MadeDose {
    /// The part of the day.
    pub part: PartOfDay,
    /// The first dose date of the amount, where it is still to come.
    pub from: Option<String>,
    /// How much.
    pub amount: DoseAmount,
    /// How it is taken.
    pub how: MadeHow,
}

/// The product in use, or one of before.
struct ProductView {
    /// Its id.
    pub id: String,
    /// Its form.
    pub form: MedicineForm,
    /// Milligrams in one unit.
    pub strength: Option<String>,
    /// Milligrams in a millilitre of a liquid.
    pub concentration: Option<String>,
    /// Made at home.
    pub home_made: bool,
    /// Kept in the refrigerator.
    pub keep_cold: bool,
    /// What the label says.
    pub label: Option<String>,
    /// Doses from this instant on are taken from it, UTC seconds.
    pub in_use_from: i64,
    /// Made or opened.
    pub made_on: Option<String>,
    /// To be discarded.
    pub discard_on: Option<String>,
    /// Prescribed.
    pub prescribed_on: Option<String>,
    /// The same as a draft, to change it.
    pub draft: ProductDraft,
}

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
