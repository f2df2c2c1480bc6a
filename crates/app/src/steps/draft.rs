//! What was typed for steps, read and judged.

use std::num::NonZeroU16;
use std::str::FromStr;

use ldn_core::plan::ladder::days_on_a_rung;
use ldn_core::plan::slot_amount::{most_beside, with_slot_amount};
use ldn_core::plan::steps::Rung;
use ldn_core::{
    Amount, DoseDate, GuardQuestion, Ladder, LadderError, Measured, Medicine, Part, Regimen, Titration, guard_day_total,
};

use crate::companion::{Companion, StoredPlan};
use crate::convert::dose_amount;
use crate::draft::question_of;
use crate::error::AppError;
use crate::steps::stairs::staircase_of;
use crate::view::{self, RungDraft, StepDate, StepsCheck, StepsDraft, StepsError, StepsField, StepsHow};

impl Companion {
    /// What is wrong with steps, and what they come to, while they are typed. Writes nothing.
    ///
    /// # Errors
    /// Where the diary can't be read.
    pub fn check_steps(&self, draft: &StepsDraft) -> Result<StepsCheck, AppError> {
        let (plan, now) = (self.stored_plan()?, self.now());
        let read = ReadSteps::new(draft, &plan, self.first_open_of(&plan, draft.part.into(), now)?);
        let mut check = StepsCheck {
            total_mg: read.total().and_then(Amount::from_micrograms).map(|total| total.to_string()),
            question: read.question(),
            errors: read.errors,
            steps: Vec::new(),
            stairs: None,
            last_is_shorter: false,
            replaces_later: false,
        };
        let (Some(ladder), Some(from), Some(medicine)) = (read.ladder, read.from, read.medicine) else {
            return Ok(check);
        };
        let Some(first) = ladder.rungs().next() else { return Ok(check) };
        let phases = with_slot_amount(&plan.regimen, read.part, (from, None), first.amount);
        check.replaces_later = is_another_planned(&plan.regimen, read.part, from);
        let regimen = Regimen::new(plan.regimen.phases().iter().cloned().chain(phases).collect());
        check.last_is_shorter = ladder.even_steps().is_some_and(|even| even.last_is_shorter);
        let begun = Titration::begin(ladder, from);
        let present = begun.present();
        let steps = begun.steps_from(from, &regimen);
        let dated = |step: &ldn_core::Step| StepDate {
            from: step.from.to_string(),
            amount: dose_amount(step.amount, &medicine),
        };
        check.steps = std::iter::once(&present).chain(&steps).map(dated).collect();
        check.stairs = Some(staircase_of(&regimen, &[(read.part, steps)], self.diary_today(now), Vec::new()));
        Ok(check)
    }
}

/// Steps, as far as they can be read.
pub(super) struct ReadSteps {
    pub(super) part: Part,
    pub(super) ladder: Option<Ladder>,
    /// The dose date they begin with.
    pub(super) from: Option<DoseDate>,
    pub(super) errors: Vec<StepsError>,
    medicine: Option<Medicine>,
    beside: u32,
    confirmed: Option<view::GuardQuestion>,
}

impl ReadSteps {
    /// Reads `draft`, whose first dose would be that of `from`.
    pub(super) fn new(draft: &StepsDraft, plan: &StoredPlan, from: Option<DoseDate>) -> Self {
        let part = draft.part.into();
        let mut read = Self {
            part,
            ladder: None,
            from,
            errors: Vec::new(),
            medicine: from.and_then(|from| plan.regimen.phase_on(from)).map(|phase| phase.medicine),
            beside: from.map(|from| most_beside(&plan.regimen, part, from)).unwrap_or_default(),
            confirmed: draft.confirmed,
        };
        if from.is_none() {
            read.wrong(StepsField::Steps, AppError::NoSuchDose);
        }
        read.ladder = match &draft.how {
            StepsHow::Even { start, step, every_days, target } => read.even([start, step, target], every_days),
            StepsHow::Own { steps } => read.own(steps),
        };
        read.judge(&draft.how);
        read
    }

    /// The highest day's total, in micrograms.
    pub(super) fn total(&self) -> Option<u32> {
        Some(self.ladder.as_ref()?.top().micrograms().saturating_add(self.beside))
    }

    /// The next question that it asks and that was not answered (D4).
    pub(super) fn question(&self) -> Option<view::GuardQuestion> {
        question_of(self.total()?, self.confirmed)
    }

    fn even(&mut self, [start, step, target]: [&str; 3], every_days: &str) -> Option<Ladder> {
        let start = self.amount(start, StepsField::Start);
        let step = match Amount::from_str(step).map_err(AppError::from) {
            Err(AppError::AmountZero) => {
                self.wrong(StepsField::Step, AppError::StepsStepZero);
                None
            }
            read => self.kept(read, StepsField::Step),
        };
        let days = self.days(every_days, StepsField::EveryDays);
        let target = self.amount(target, StepsField::Target);
        let made = Ladder::even(start?, step?, target?, days?.get());
        self.made(made, &StepsField::Target)
    }

    fn own(&mut self, steps: &[RungDraft]) -> Option<Ladder> {
        let last = steps.len().saturating_sub(1);
        let mut rungs = Vec::new();
        for (index, step) in steps.iter().enumerate() {
            let amount = self.amount(&step.amount, StepsField::Amount { index });
            // Nothing comes after the last one, so that its days need not be written.
            let is_open = index == last && step.days.trim().is_empty();
            let days = if is_open { Some(NonZeroU16::MIN) } else { self.days(&step.days, StepsField::Days { index }) };
            rungs.push(amount.zip(days).map(|(amount, days)| Rung { amount, days }));
        }
        let rungs: Vec<Rung> = rungs.into_iter().collect::<Option<_>>()?;
        let made = Ladder::own(&rungs);
        let field = match made {
            Err(LadderError::NotRising(index)) => StepsField::Amount { index },
            _ => StepsField::Steps,
        };
        self.made(made, &field)
    }

    fn judge(&mut self, how: &StepsHow) {
        let Some(ladder) = self.ladder.clone() else { return };
        if let Some(refused) = self.total().and_then(refused) {
            let field = match how {
                StepsHow::Even { .. } => StepsField::Target,
                StepsHow::Own { steps } => StepsField::Amount { index: steps.len().saturating_sub(1) },
            };
            self.wrong(field, refused);
        }
        let Some(concentration) = self.medicine.and_then(|medicine| medicine.concentration) else { return };
        for (index, rung) in ladder.rungs().enumerate() {
            let Err(volume) = Measured::new(rung.amount, concentration) else { continue };
            let error = AppError::VolumeUnmeasurable { ml: volume.to_string() };
            match how {
                StepsHow::Own { .. } => self.wrong(StepsField::Amount { index }, error),
                // Of steps typed as one the first that can't be measured says enough.
                StepsHow::Even { .. } => return self.wrong(StepsField::Steps, error),
            }
        }
    }

    fn made(&mut self, made: Result<Ladder, LadderError>, field: &StepsField) -> Option<Ladder> {
        self.kept(made.map_err(AppError::from), field.clone())
    }

    fn amount(&mut self, typed: &str, field: StepsField) -> Option<Amount> {
        self.kept(Amount::from_str(typed).map_err(AppError::from), field)
    }

    fn days(&mut self, typed: &str, field: StepsField) -> Option<NonZeroU16> {
        let typed = typed.trim();
        let is_number = !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_digit());
        let days = match typed.parse() {
            _ if !is_number => Err(AppError::StepsDaysNotANumber),
            Ok(days) => days_on_a_rung(days).map_err(AppError::from),
            Err(_) => Err(AppError::StepsDaysOutOfRange),
        };
        self.kept(days, field)
    }

    fn kept<T>(&mut self, read: Result<T, AppError>, field: StepsField) -> Option<T> {
        read.map_err(|error| self.wrong(field, error)).ok()
    }

    fn wrong(&mut self, field: StepsField, error: AppError) {
        self.errors.push(StepsError { field, error });
    }
}

impl From<LadderError> for AppError {
    fn from(error: LadderError) -> Self {
        match error {
            LadderError::IntervalZero | LadderError::IntervalTooLong => Self::StepsDaysOutOfRange,
            LadderError::StartAboveTarget => Self::StepsStartAboveTarget,
            LadderError::NothingToClimb => Self::StepsNothingToClimb,
            LadderError::TooFewSteps => Self::StepsTooFew,
            LadderError::NotRising(_) => Self::StepsNotRising,
            LadderError::TooManySteps => Self::StepsTooMany,
        }
    }
}

/// Why a day of `total` micrograms can't be planned at all.
pub(super) fn refused(total: u32) -> Option<AppError> {
    let total_mg = || Amount::from_micrograms(total).map(|total| total.to_string()).unwrap_or_default();
    (guard_day_total(total) == GuardQuestion::NotLowDose).then(|| AppError::PlanNotLowDose { total_mg: total_mg() })
}

/// Whether a later phase changes the slot's amount by itself.
fn is_another_planned(regimen: &Regimen, part: Part, from: DoseDate) -> bool {
    let present = regimen.phase_on(from).and_then(|phase| phase.slot(part)).map(|slot| slot.amount);
    let later = regimen.phases().iter().filter(|phase| phase.from > from);
    later.filter_map(|phase| phase.slot(part)).any(|slot| Some(slot.amount) != present)
}
