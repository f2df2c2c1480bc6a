//! What was typed for a product, read and judged.

use std::str::FromStr;

use chrono::NaiveDate;
use ldn_core::plan::discard::{ProductDate, check_product_dates};
use ldn_core::plan::making::{Mix, ProductError, ProductQuestion, check_product, mix};
use ldn_core::plan::product::Product;
use ldn_core::{Amount, Concentration, Form, Timestamp, Volume};

use crate::error::AppError;
use crate::view::{ProductDraft, ProductField, ProductProblem};

/// A product's draft, as far as it can be read.
pub(super) struct ReadProduct {
    pub(super) product: Product,
    /// How much there is now, in micrograms, where that was typed.
    pub(super) quantity: Option<u64>,
    /// What it asks and was not answered.
    pub(super) question: Option<ProductQuestion>,
    /// What tablet and water come to.
    pub(super) mixed: Option<Mix>,
    pub(super) errors: Vec<ProductProblem>,
}

impl ReadProduct {
    /// Reads `draft` on `today`; what is wrong with it is in `errors`.
    pub(super) fn new(draft: &ProductDraft, in_use_from: Timestamp, today: NaiveDate) -> Self {
        let mut errors = Errors(Vec::new());
        let form = Form::from(draft.form);
        let liquid = form == Form::Liquid;
        let home_made = liquid && draft.home_made;
        let mixed = if home_made { read_mix(draft, &mut errors) } else { None };
        let is_mixed = home_made && is_being_mixed(draft);
        let product = Product {
            form,
            strength: if liquid { None } else { read_strength(draft, &mut errors) },
            concentration: match mixed {
                Some(mixed) => Some(mixed.concentration),
                None if liquid && !is_mixed => read_concentration(draft, &mut errors),
                None => None,
            },
            home_made,
            keep_cold: draft.keep_cold,
            label: filled(&draft.label).map(str::to_owned),
            in_use_from,
            made_on: read_date(&draft.made_on, ProductField::MadeOn, &mut errors),
            discard_on: read_date(&draft.discard_on, ProductField::DiscardOn, &mut errors),
            prescribed_on: read_date(&draft.prescribed_on, ProductField::PrescribedOn, &mut errors),
        };
        let mut read = Self { product, quantity: None, question: None, mixed, errors: errors.0 };
        read.judge(draft, today);
        read
    }

    fn judge(&mut self, draft: &ProductDraft, today: NaiveDate) {
        for (date, error) in check_product_dates(&self.product, today) {
            self.wrong(field_of(date), error.into());
        }
        match check_product(&self.product) {
            Ok(question) => self.question = question.filter(|_| !draft.confirmed),
            // Said where it was typed, why it can't be read.
            Err(_) if self.errors.iter().any(|wrong| is_of_strength(wrong.field)) => {}
            Err(error @ ProductError::ConcentrationMissing) => self.wrong(ProductField::Concentration, error.into()),
            Err(error) => self.wrong(ProductField::Strength, error.into()),
        }
        if let Some(typed) = filled(&draft.quantity) {
            match self.product.read_quantity(typed) {
                Ok(quantity) => self.quantity = Some(quantity),
                Err(error) => self.wrong(ProductField::Quantity, error.into()),
            }
        }
    }

    /// The product, with how much of it there is.
    pub(super) fn kept(self) -> Result<(Product, Option<u64>), AppError> {
        if let Some(wrong) = self.errors.into_iter().next() {
            return Err(wrong.error);
        }
        if self.question.is_some() {
            return Err(AppError::ProductNotConfirmed);
        }
        Ok((self.product, self.quantity))
    }

    pub(super) fn wrong(&mut self, field: ProductField, error: AppError) {
        self.errors.push(ProductProblem { field, error });
    }
}

struct Errors(Vec<ProductProblem>);

impl Errors {
    fn keep<T>(&mut self, read: Result<T, impl Into<AppError>>, field: ProductField) -> Option<T> {
        read.map_err(|error| self.0.push(ProductProblem { field, error: error.into() })).ok()
    }
}

fn filled(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

/// A home solution that was mixed before comes with its concentration, and no tablet and water.
fn is_being_mixed(draft: &ProductDraft) -> bool {
    let typed = |text: &str| filled(text).is_some();
    typed(&draft.tablet) || typed(&draft.water) || !typed(&draft.concentration)
}

fn read_strength(draft: &ProductDraft, errors: &mut Errors) -> Option<Amount> {
    let typed = filled(&draft.strength)?;
    errors.keep(Amount::from_str(typed), ProductField::Strength)
}

fn read_concentration(draft: &ProductDraft, errors: &mut Errors) -> Option<Concentration> {
    let typed = filled(&draft.concentration)?;
    errors.keep(Concentration::from_str(typed), ProductField::Concentration)
}

fn read_mix(draft: &ProductDraft, errors: &mut Errors) -> Option<Mix> {
    if !is_being_mixed(draft) {
        return None;
    }
    let tablet = errors.keep(Amount::from_str(&draft.tablet), ProductField::Tablet);
    let water = errors.keep(Volume::from_str(&draft.water).map_err(|_| AppError::WaterInvalid), ProductField::Water);
    errors.keep(mix(tablet?, water?).ok_or(AppError::MixUnusable), ProductField::Water)
}

fn read_date(typed: &str, field: ProductField, errors: &mut Errors) -> Option<NaiveDate> {
    let typed = filled(typed)?;
    let date = NaiveDate::parse_from_str(typed, "%Y-%m-%d").map_err(|_| AppError::DateInvalid);
    errors.keep(date, field)
}

const fn field_of(date: ProductDate) -> ProductField {
    match date {
        ProductDate::MadeOn => ProductField::MadeOn,
        ProductDate::DiscardOn => ProductField::DiscardOn,
        ProductDate::PrescribedOn => ProductField::PrescribedOn,
    }
}

const fn is_of_strength(field: ProductField) -> bool {
    matches!(field, ProductField::Strength | ProductField::Concentration | ProductField::Tablet | ProductField::Water)
}
