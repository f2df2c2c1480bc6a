//! Between what core knows and what the window is told.

use std::path::Path;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use ldn_core::diary::typed;
use ldn_core::plan::beginning::DateOutOfRange;
use ldn_core::{
    Amount, AmountError, ConcentrationError, DoseDate, DoseKey, Form, Medicine, Part, RegimenError, ScheduledDose,
    Timestamp, first_instant_at,
};
use ldn_store::StoreError;

use crate::error::AppError;
use crate::view::{DoseAmount, DoseId, MedicineForm, NextDose, PartOfDay, SyringeView};

/// Says which variants of an enum of the window and one of core are the same.
macro_rules! same {
    ($view:ty, $core:ty { $($variant:ident),+ }) => {
        impl From<$view> for $core {
            fn from(value: $view) -> Self {
                match value { $(<$view>::$variant => Self::$variant),+ }
            }
        }

        impl From<$core> for $view {
            fn from(value: $core) -> Self {
                match value { $(<$core>::$variant => Self::$variant),+ }
            }
        }
    };
}
pub(crate) use same;

impl From<Part> for PartOfDay {
    fn from(part: Part) -> Self {
        match part {
            Part::Morning => Self::Morning,
            Part::Afternoon => Self::Afternoon,
            Part::Evening => Self::Evening,
            Part::Bedtime => Self::Bedtime,
        }
    }
}

impl From<PartOfDay> for Part {
    fn from(part: PartOfDay) -> Self {
        match part {
            PartOfDay::Morning => Self::Morning,
            PartOfDay::Afternoon => Self::Afternoon,
            PartOfDay::Evening => Self::Evening,
            PartOfDay::Bedtime => Self::Bedtime,
        }
    }
}

impl From<Form> for MedicineForm {
    fn from(form: Form) -> Self {
        match form {
            Form::Capsule => Self::Capsule,
            Form::Tablet => Self::Tablet,
            Form::Liquid => Self::Liquid,
            Form::Cream => Self::Cream,
            Form::Other => Self::Other,
        }
    }
}

impl From<MedicineForm> for Form {
    fn from(form: MedicineForm) -> Self {
        match form {
            MedicineForm::Capsule => Self::Capsule,
            MedicineForm::Tablet => Self::Tablet,
            MedicineForm::Liquid => Self::Liquid,
            MedicineForm::Cream => Self::Cream,
            MedicineForm::Other => Self::Other,
        }
    }
}

impl From<DoseKey> for DoseId {
    fn from(key: DoseKey) -> Self {
        Self { date: key.date.to_string(), part: key.part.into() }
    }
}

impl TryFrom<&DoseId> for DoseKey {
    type Error = AppError;

    fn try_from(dose: &DoseId) -> Result<Self, AppError> {
        let date = dose.date.parse().map_err(|_| AppError::DateInvalid)?;
        Ok(Self { date, part: dose.part.into() })
    }
}

impl From<AmountError> for AppError {
    fn from(error: AmountError) -> Self {
        match error {
            AmountError::NotANumber => Self::AmountNotANumber,
            AmountError::Zero => Self::AmountZero,
            AmountError::Negative => Self::AmountNegative,
            AmountError::TooFine => Self::AmountTooFine,
            AmountError::TooLarge => Self::AmountTooLarge,
        }
    }
}

impl From<ConcentrationError> for AppError {
    fn from(error: ConcentrationError) -> Self {
        match error {
            ConcentrationError::Invalid => Self::ConcentrationInvalid,
            ConcentrationError::IsStrength => Self::ConcentrationIsStrength,
        }
    }
}

impl From<RegimenError> for AppError {
    fn from(error: RegimenError) -> Self {
        match error {
            RegimenError::SlotCount => Self::SlotCount,
            RegimenError::PartTwice => Self::PartTwice,
            RegimenError::SlotsTooClose => Self::SlotsTooClose,
            RegimenError::ConcentrationMissing => Self::ConcentrationMissing,
            RegimenError::Unmeasurable(volume) => Self::VolumeUnmeasurable { ml: volume.to_string() },
        }
    }
}

impl From<DateOutOfRange> for AppError {
    fn from(error: DateOutOfRange) -> Self {
        Self::DateOutOfRange { earliest: error.earliest.to_string(), latest: error.latest.to_string() }
    }
}

/// Where the file has no part in the failure, the code alone says it; see `of_file`.
impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        of_file(Path::new(""), error)
    }
}

/// `error`, said of `file`.
pub(crate) fn of_file(file: &Path, error: StoreError) -> AppError {
    let path = file.display().to_string();
    match error {
        StoreError::NotAFolder => {
            let folder = file.parent().unwrap_or(file).display().to_string();
            AppError::FolderNotAFolder { path: folder }
        }
        StoreError::NotADiary => AppError::NotADiary { path },
        StoreError::Damaged => AppError::Damaged { path },
        StoreError::Locked => AppError::Locked { path },
        StoreError::NewerVersion { found, known } => AppError::NewerVersion { path, found, known },
        StoreError::ReadOnly => AppError::FolderReadOnly { path },
        StoreError::DiskFull => AppError::DiskFull,
        StoreError::NothingToUndo => AppError::NothingToUndo,
        StoreError::ChangedSince => AppError::ChangedSince,
        _ => AppError::Storage,
    }
}

/// `amount` of `medicine`, said every way it is shown.
pub(crate) fn dose_amount(amount: Amount, medicine: &Medicine) -> DoseAmount {
    let measured = medicine.measured(amount);
    DoseAmount {
        mg: amount.to_string(),
        ml: measured.map(|measured| measured.volume.to_string()),
        rounded: measured.is_some_and(|measured| measured.rounded),
        comes_to_mg: measured.and_then(|measured| measured.comes_to).map(|amount| amount.to_string()),
        syringe: measured.map(|measured| SyringeView {
            capacity_ul: measured.syringe.capacity.microlitres(),
            fill_ul: measured.syringe.fill.microlitres(),
        }),
    }
}

/// A dose to come, as the window lists it.
pub(crate) fn next_dose(dose: &ScheduledDose, medicine: &Medicine) -> NextDose {
    NextDose { dose: dose.key.into(), due_at: dose.due.seconds(), planned: dose_amount(dose.amount, medicine) }
}

/// The instant of a local date and time as typed, "2026-11-23T21:30" or with a blank between.
pub(crate) fn typed_instant(typed: &str, zone: Tz) -> Result<Timestamp, AppError> {
    let (date, time) = typed.trim().split_once(['T', ' ']).ok_or(AppError::TimeInvalid)?;
    let date = chrono::NaiveDate::parse_from_str(date, "%Y-%m-%d").map_err(|_| AppError::DateInvalid)?;
    let time = ldn_core::WallTime::from_str(time).map_err(|_| AppError::TimeInvalid)?;
    Ok(first_instant_at(zone, NaiveDateTime::new(date, time.to_naive())))
}

/// A dose date as typed.
pub(crate) fn typed_date(typed: &str) -> Result<DoseDate, AppError> {
    let date = NaiveDate::parse_from_str(typed.trim(), "%Y-%m-%d").map_err(|_| AppError::DateInvalid)?;
    Ok(DoseDate::new(date))
}

/// A note as typed; none where it says nothing.
pub(crate) fn typed_note(note: &str) -> Result<Option<String>, AppError> {
    typed::note(note).map_err(|long| AppError::NoteTooLong { limit: count(long.limit) })
}

/// Own words on one line as typed; none where they say nothing.
pub(crate) fn typed_words(words: &str) -> Result<Option<String>, AppError> {
    typed::own_words(words).map_err(|long| AppError::OwnWordsTooLong { limit: count(long.limit) })
}

/// As the window counts.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
