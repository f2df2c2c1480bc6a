//! A medicine as typed, read and judged.

use chrono::NaiveDate;
use ldn_core::caution::medicine::{OtherMedicine, check_date, check_span};

use crate::convert::{typed_note, typed_words};
use crate::error::AppError;
use crate::view::{OtherMedicineDraft, OtherMedicineField, OtherMedicineProblem};

/// A draft, as far as it can be read.
pub(super) struct ReadMedicine {
    /// The medicine; only to be kept where there is no problem.
    pub(super) medicine: OtherMedicine,
    pub(super) problems: Vec<OtherMedicineProblem>,
}

impl ReadMedicine {
    /// Reads `draft` as of `today`.
    pub(super) fn new(draft: &OtherMedicineDraft, today: NaiveDate) -> Self {
        let mut problems = Vec::new();
        let mut note = |field, error| problems.push(OtherMedicineProblem { field, error });
        let medicine = OtherMedicine {
            name: or_noted(name(&draft.name), OtherMedicineField::Name, &mut note),
            dose: or_noted(typed_words(&draft.dose), OtherMedicineField::Dose, &mut note),
            since: or_noted(date(&draft.since, today), OtherMedicineField::Since, &mut note),
            until: or_noted(date(&draft.until, today), OtherMedicineField::Until, &mut note),
            note: or_noted(typed_note(&draft.note), OtherMedicineField::Note, &mut note),
        };
        if let Err(error) = check_span(medicine.since, medicine.until) {
            note(OtherMedicineField::Until, error.into());
        }
        Self { medicine, problems }
    }

    /// The medicine, or the first thing wrong with it.
    pub(super) fn kept(self) -> Result<OtherMedicine, AppError> {
        self.problems.into_iter().next().map_or(Ok(self.medicine), |wrong| Err(wrong.error))
    }
}

/// A medicine as it would be typed.
pub(super) fn draft_of(medicine: &OtherMedicine) -> OtherMedicineDraft {
    let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    OtherMedicineDraft {
        name: medicine.name.clone(),
        dose: medicine.dose.clone().unwrap_or_default(),
        since: date(medicine.since),
        until: date(medicine.until),
        note: medicine.note.clone().unwrap_or_default(),
    }
}

fn or_noted<T: Default>(
    read: Result<T, AppError>,
    field: OtherMedicineField,
    note: &mut impl FnMut(OtherMedicineField, AppError),
) -> T {
    read.unwrap_or_else(|error| {
        note(field, error);
        T::default()
    })
}

fn name(typed: &str) -> Result<String, AppError> {
    typed_words(typed)?.ok_or(AppError::MedicineNameMissing)
}

fn date(typed: &str, today: NaiveDate) -> Result<Option<NaiveDate>, AppError> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let date = NaiveDate::parse_from_str(typed, "%Y-%m-%d").map_err(|_| AppError::DateInvalid)?;
    Ok(Some(check_date(date, today)?))
}
