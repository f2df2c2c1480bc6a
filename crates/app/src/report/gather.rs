//! Everything the report is made of, read from the diary.

use ldn_core::care::appointment::Appointment;
use ldn_core::care::question::Question;
use ldn_core::caution::alert::Alert;
use ldn_core::caution::medicine::OtherMedicine;
use ldn_core::diary::daily::baseline_dates;
use ldn_core::diary::lab::Lab;
use ldn_core::diary::review::Review;
use ldn_core::diary::scores::ScoreEntry;
use ldn_core::diary::side_effect::SideEffect;
use ldn_core::diary::tag::Tag;
use ldn_core::plan::dose_move::DoseMove;
use ldn_core::plan::steps::{StepAnswer, TitrationPlan};
use ldn_core::report::{ExtraDose, PauseSaid, Period, Person, PlanSaid, ReportDose, ReportInput};
use ldn_core::sleep::entry::SleepEntry;
use ldn_core::sleep::side_by_side::NIGHTS;
use ldn_core::{DiaryDate, DoseDate, PhaseReason, Regimen, Timestamp};
use ldn_store::{Dose, DoseRecord, Entry, Outcome, StoredPhase};

use crate::calendar::is_nobodys_miss;
use crate::companion::{Companion, StoredPlan};
use crate::error::AppError;
use crate::standing::Standing;

/// What was read, as core has it.
pub(super) struct Gathered {
    person: Person,
    regimen: Regimen,
    entered: Timestamp,
    first_taken: Option<DoseDate>,
    titrations: Vec<TitrationPlan>,
    answers: Vec<StepAnswer>,
    moves: Vec<DoseMove>,
    pauses: Vec<PauseSaid>,
    doses: Vec<ReportDose>,
    extras: Vec<ExtraDose>,
    scores: Vec<ScoreEntry>,
    nights: Vec<SleepEntry>,
    effects: Vec<SideEffect>,
    tags: Vec<Tag>,
    medicines: Vec<OtherMedicine>,
    alerts: Vec<Alert>,
    appointments: Vec<Appointment>,
    labs: Vec<Lab>,
    reviews: Vec<Review>,
    questions: Vec<String>,
}

impl Companion {
    pub(super) fn gather_report(&self, period: Period, now: Timestamp) -> Result<Gathered, AppError> {
        let plan = self.stored_plan()?;
        let questions = self.every::<Question>()?.into_iter().filter(|question| question.asked_on.is_none());
        Ok(Gathered {
            person: self.report_person()?,
            entered: plan.entered(),
            first_taken: self.store.first_taken_date()?,
            titrations: self.every()?,
            answers: self.every()?,
            moves: self.every()?,
            pauses: plan.phases().iter().filter_map(pause).collect(),
            doses: self.report_doses(&plan, period, now)?,
            extras: self.extras(period)?,
            scores: self.report_scores(self.first_dose(&plan, now)?, period)?,
            nights: self.report_nights(period)?,
            effects: self.every()?,
            tags: self.every()?,
            medicines: self.every()?,
            alerts: self.every()?,
            appointments: self.every()?,
            labs: self.every()?,
            reviews: self.every()?,
            questions: questions.map(|question| question.asks).collect(),
            regimen: plan.regimen,
        })
    }

    fn every<T: Entry>(&self) -> Result<Vec<T>, AppError> {
        Ok(self.store.entries::<T>()?.into_iter().map(|kept| kept.value).collect())
    }

    /// The scores of the period and of the nights beside its moves, and those before the first dose.
    fn report_scores(&self, first: Option<DoseDate>, period: Period) -> Result<Vec<ScoreEntry>, AppError> {
        let (from, to) = beside(period);
        let before = first.map(baseline_dates).filter(|dates| *dates.start() < from);
        let mut kept = match before {
            Some(dates) => self.store.entries_between(*dates.start(), (*dates.end()).min(from.minus_days(1)))?,
            None => Vec::new(),
        };
        kept.extend(self.store.entries_between::<ScoreEntry>(from, to)?);
        Ok(kept.into_iter().map(|kept| kept.value).collect())
    }

    /// The nights of the period and those beside its moves.
    fn report_nights(&self, period: Period) -> Result<Vec<SleepEntry>, AppError> {
        let (from, to) = beside(period);
        let kept = self.store.entries_between::<SleepEntry>(DoseDate::new(from.date()), DoseDate::new(to.date()))?;
        Ok(kept.into_iter().map(|kept| kept.value).collect())
    }

    /// The doses that were owed, as they were recorded or stand now.
    fn report_doses(&self, plan: &StoredPlan, period: Period, now: Timestamp) -> Result<Vec<ReportDose>, AppError> {
        let standing = self.standing_on(plan, now, &period.dose_dates())?;
        let owed = standing.iter().filter(|standing| !is_nobodys_miss(plan, standing));
        Ok(owed.map(|standing| self.report_dose(standing)).collect())
    }

    fn report_dose(&self, standing: &Standing) -> ReportDose {
        let dose = standing.record.as_ref().map(|record| &record.dose);
        let taken = dose.and_then(|dose| match dose.outcome {
            Outcome::Taken { amount, .. } => Some(amount),
            Outcome::Skipped | Outcome::Missed => None,
        });
        ReportDose { dose: standing.dose, taken, zone: dose.map_or_else(|| self.zone(), |dose| dose.zone) }
    }

    fn extras(&self, period: Period) -> Result<Vec<ExtraDose>, AppError> {
        let dates = period.dose_dates();
        let records = self.store.doses_between(*dates.start(), *dates.end())?;
        Ok(records.iter().filter_map(extra).collect())
    }
}

/// The days of `period` with the nights beside a move on its first day, and the morning after its last.
fn beside(period: Period) -> (DiaryDate, DiaryDate) {
    let last = period.to.date();
    (period.from.minus_days(NIGHTS + 1), DiaryDate::new(last.succ_opt().unwrap_or(last)))
}

fn extra(record: &DoseRecord) -> Option<ExtraDose> {
    let Dose { planned: None, outcome: Outcome::Taken { at, amount }, date, zone, .. } = record.dose else {
        return None;
    };
    Some(ExtraDose { date, at, amount, zone })
}

fn pause(stored: &StoredPhase) -> Option<PauseSaid> {
    let phase = &stored.phase;
    let without = phase.slots.is_empty() && phase.reason != PhaseReason::Move;
    without.then(|| PauseSaid { from: phase.from, why: stored.why, note: stored.note.clone() })
}

impl Gathered {
    pub(super) fn input(&self) -> ReportInput<'_> {
        ReportInput {
            person: &self.person,
            regimen: &self.regimen,
            plan: PlanSaid {
                entered: self.entered,
                titrations: &self.titrations,
                answers: &self.answers,
                moves: &self.moves,
                pauses: &self.pauses,
            },
            first_taken: self.first_taken,
            doses: &self.doses,
            extras: &self.extras,
            scores: &self.scores,
            nights: &self.nights,
            effects: &self.effects,
            tags: &self.tags,
            medicines: &self.medicines,
            alerts: &self.alerts,
            appointments: &self.appointments,
            labs: &self.labs,
            reviews: &self.reviews,
            questions: &self.questions,
        }
    }
}
