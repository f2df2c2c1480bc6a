//! What the doses are taken from: typed, checked, shown, and how each dose is made from it.

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
}
