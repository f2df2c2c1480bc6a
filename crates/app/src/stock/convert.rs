//! Between what core knows of products and what the window is told.

use ldn_core::Form;
use ldn_core::care::contact::ContactRole;
use ldn_core::plan::cost::CostError;
use ldn_core::plan::discard::{DiscardState, ProductDateError};
use ldn_core::plan::making::{Made, ProductError, Unmakeable};
use ldn_core::plan::product::{Cost, Product, StockKind};
use ldn_core::plan::quantity::QuantityError;
use ldn_core::plan::run_out::RunOut;
use ldn_core::{Amount, plan};

use crate::error::AppError;
use crate::view::{
    ContactKind, CostView, DiscardView, Lasts, MadeHow, ProductDraft, ProductQuestion, QuantityView, StockEntryKind,
};

/// A quantity of `product`; none where it does not say what one unit holds.
pub(super) fn quantity(product: &Product, micrograms: u64) -> Option<QuantityView> {
    let shown = product.show_quantity(micrograms)?;
    Some(QuantityView { number: shown.number, ml: product.form == Form::Liquid, about: shown.about })
}

/// How `amount` is taken from `product`.
pub(super) fn made(product: &Product, amount: Amount) -> MadeHow {
    match product.make(amount) {
        Ok(Made::Halves(halves)) => {
            let half = if halves % 2 == 0 { "" } else { ".5" };
            MadeHow::Units { number: format!("{}{half}", halves / 2), split: halves % 2 != 0 }
        }
        Ok(Made::Measured(_)) => MadeHow::Volume,
        Ok(Made::Unknown) => MadeHow::Unknown,
        Err(Unmakeable::NotWhole) => MadeHow::NotWhole,
        Err(Unmakeable::NotHalves) => MadeHow::NotHalves,
        Err(Unmakeable::Volume(volume)) => MadeHow::Unmeasurable { ml: volume.to_string() },
    }
}

/// `product` as it would be typed.
pub(super) fn draft_of(product: &Product) -> ProductDraft {
    let date = |date: Option<chrono::NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    ProductDraft {
        form: product.form.into(),
        strength: product.strength.map(|strength| strength.to_string()).unwrap_or_default(),
        concentration: product.concentration.map(|concentration| concentration.to_string()).unwrap_or_default(),
        home_made: product.home_made,
        tablet: String::new(),
        water: String::new(),
        keep_cold: product.keep_cold,
        label: product.label.clone().unwrap_or_default(),
        made_on: date(product.made_on),
        discard_on: date(product.discard_on),
        prescribed_on: date(product.prescribed_on),
        quantity: String::new(),
        confirmed: false,
    }
}

impl From<RunOut> for Lasts {
    fn from(run_out: RunOut) -> Self {
        match run_out {
            RunOut::NothingPlanned => Self::NothingPlanned,
            RunOut::Out(next) => Self::Out { next: next.to_string() },
            RunOut::On(date, doses) => Self::Until { date: date.to_string(), doses },
            RunOut::ToTheEnd(doses) => Self::ToTheEnd { doses },
            RunOut::OverAYear => Self::OverAYear,
        }
    }
}

impl From<DiscardState> for DiscardView {
    fn from(state: DiscardState) -> Self {
        match state {
            DiscardState::Unknown => Self::Unknown,
            DiscardState::Later => Self::Later,
            DiscardState::Near => Self::Near,
            DiscardState::Reached => Self::Reached,
        }
    }
}

impl From<StockKind> for StockEntryKind {
    fn from(kind: StockKind) -> Self {
        match kind {
            StockKind::Count => Self::Count,
            StockKind::Refill => Self::Refill,
        }
    }
}

impl From<&Cost> for CostView {
    fn from(cost: &Cost) -> Self {
        Self { amount: cost.decimal(), currency: cost.currency.clone() }
    }
}

impl From<ContactRole> for ContactKind {
    fn from(role: ContactRole) -> Self {
        match role {
            ContactRole::Prescriber => Self::Prescriber,
            ContactRole::Pharmacy => Self::Pharmacy,
            ContactRole::Help => Self::Help,
        }
    }
}

impl From<ContactKind> for ContactRole {
    fn from(role: ContactKind) -> Self {
        match role {
            ContactKind::Prescriber => Self::Prescriber,
            ContactKind::Pharmacy => Self::Pharmacy,
            ContactKind::Help => Self::Help,
        }
    }
}

impl From<plan::making::ProductQuestion> for ProductQuestion {
    fn from(question: plan::making::ProductQuestion) -> Self {
        match question {
            plan::making::ProductQuestion::StrongUnit => Self::StrongUnit,
            plan::making::ProductQuestion::StrongSolution => Self::StrongSolution,
        }
    }
}

impl From<ProductError> for AppError {
    fn from(error: ProductError) -> Self {
        match error {
            ProductError::StrengthMissing => Self::StrengthMissing,
            ProductError::StrengthIsFullTablet => Self::StrengthIsFullTablet,
            ProductError::ConcentrationMissing => Self::ConcentrationMissing,
        }
    }
}

impl From<ProductDateError> for AppError {
    fn from(error: ProductDateError) -> Self {
        match error {
            ProductDateError::FarAway => Self::DateFarAway,
            ProductDateError::InFuture => Self::DateInFuture,
            ProductDateError::DiscardBeforeMade => Self::DiscardBeforeMade,
        }
    }
}

impl From<QuantityError> for AppError {
    fn from(error: QuantityError) -> Self {
        match error {
            QuantityError::NotANumber => Self::QuantityNotANumber,
            QuantityError::Negative => Self::QuantityNegative,
            QuantityError::TooFine => Self::QuantityTooFine,
            QuantityError::TooLarge => Self::QuantityTooLarge,
            QuantityError::NoStrength => Self::QuantityNoStrength,
        }
    }
}

impl From<CostError> for AppError {
    fn from(error: CostError) -> Self {
        match error {
            CostError::NotANumber => Self::CostNotANumber,
            CostError::Negative => Self::CostNegative,
            CostError::TooFine => Self::CostTooFine,
            CostError::TooLarge => Self::CostTooLarge,
            CostError::Currency => Self::CurrencyInvalid,
        }
    }
}
