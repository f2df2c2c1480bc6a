//! The calendar: a month of nights with what else the diary has of each date.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use chrono_tz::Tz;
use ldn_core::care::appointment::Appointment;
use ldn_core::diary::lab::Lab;
use ldn_core::diary::lasting::days_of;
use ldn_core::diary::scores::ScoreEntry;
use ldn_core::diary::side_effect::SideEffect;
use ldn_core::diary::tag::Tag;
use ldn_core::plan::stairs::{Stair, Tread, stairs};
use ldn_core::sleep::entry::SleepEntry;
use ldn_core::time::month::reach;
use ldn_core::{
    Adherence, Amount, Begins, DiaryDate, DoseDate, DoseStatus, Month, Status, Timestamp, adherence, begins_on,
    calendar_marks, diary_date, first_instant_at,
};
use ldn_store::Kept;

use crate::companion::{Companion, StoredPlan};
use crate::error::AppError;
use crate::standing::Standing;
use crate::today::{counts, mark_view, only_bedtime};
use crate::view::{DayEntry, DayStep, MonthDay, MonthSum, MonthView, Night, NightMark, PlanBegins};

/// A dose is due at most so long before or after its date, wherever the person travels.
const AROUND_DATE: TimeDelta = TimeDelta::days(3);
/// The first date that is looked for in the file.
const FIRST_DATE: NaiveDate = match NaiveDate::from_ymd_opt(1, 1, 1) {
    Some(date) => date,
    None => NaiveDate::MIN,
};

/// A side effect and the diary's days on which it lasted.
pub(crate) type Lasting = (Kept<SideEffect>, RangeInclusive<DiaryDate>);
/// What the diary has of each date.
type Entries = BTreeMap<NaiveDate, BTreeSet<DayEntry>>;

impl Companion {
    /// The month that the diary's day is in.
    ///
    /// # Errors
    /// As [`Self::month`].
    pub fn this_month(&mut self) -> Result<MonthView, AppError> {
        let today = diary_date(self.zone(), self.now()).date();
        self.month(&Month::of(today).to_string())
    }

    /// The month named "2026-11".
    ///
    /// # Errors
    /// [`AppError::DateInvalid`], [`AppError::DateOutOfRange`], [`AppError::NoPlan`], or why the diary
    /// can't be read or a closed dose not recorded.
    pub fn month(&mut self, month: &str) -> Result<MonthView, AppError> {
        let month = Month::from_str(month).map_err(|_| AppError::DateInvalid)?;
        self.settle()?;
        let plan = self.stored_plan()?;
        let now = self.now();
        let today = DoseDate::new(diary_date(self.zone(), now).date());
        let reach = self.reach(&plan, now)?;
        within(&reach, month)?;
        let dates = month.dose_dates();
        let standing = self.standing_on(&plan, now, &dates)?;
        let mut entries = self.entries_on(&dates, now)?;
        let stairs = self.stairs_ahead(&plan, now)?;
        let days = marks(&plan, &standing, &dates, today).into_iter().map(|(date, mark)| MonthDay {
            date: date.to_string(),
            mark,
            planned_mg: planned_on(&standing, date),
            step: step_on(&plan, &stairs, date),
            entries: entries.remove(&date.date()).unwrap_or_default().into_iter().collect(),
        });
        let days: Vec<MonthDay> = days.collect();
        Ok(MonthView {
            month: month.to_string(),
            today: today.to_string(),
            first: reach.start().to_string(),
            last: reach.end().to_string(),
            of_nights: only_bedtime(&plan),
            counts: counts(&nights(&days)),
            sum: sum_view(&sum(&plan, &standing, &dates)),
            days,
        })
    }

    /// The months there are.
    pub(crate) fn reach(&self, plan: &StoredPlan, now: Timestamp) -> Result<RangeInclusive<Month>, AppError> {
        let begin = plan.regimen.phases().first().ok_or(AppError::NoPlan)?.from;
        let before = self.store.doses_between(DoseDate::new(FIRST_DATE), begin)?;
        let kept = before.iter().map(|record| record.dose.date).chain([begin]).min().map(DoseDate::date);
        Ok(reach(kept, diary_date(self.zone(), now).date()))
    }

    /// How the doses of `dates` stand, also those that are nobody's miss.
    pub(crate) fn standing_on(
        &self,
        plan: &StoredPlan,
        now: Timestamp,
        dates: &RangeInclusive<DoseDate>,
    ) -> Result<Vec<Standing>, AppError> {
        let span = (begin_of(self.zone(), *dates.start()), begin_of(self.zone(), *dates.end()));
        let mut standing = self.standing(plan, now, (span.0 - AROUND_DATE, span.1 + AROUND_DATE))?;
        standing.retain(|standing| dates.contains(&standing.dose.dose.key.date));
        Ok(standing)
    }

    /// The plan as stairs, with the steps to come where each is answered with up.
    pub(crate) fn stairs_ahead(&self, plan: &StoredPlan, now: Timestamp) -> Result<Vec<Stair>, AppError> {
        Ok(stairs(&plan.regimen, &self.steps_ahead(plan, now)?))
    }

    /// The zone that doses followed when `date` ended.
    pub(crate) fn zone_on(&self, date: DoseDate) -> Tz {
        let end = begin_of(self.zone(), date.next());
        let later = self.changes_since(end).iter().find(|change| change.at > end);
        later.map_or_else(|| self.zone(), |change| change.from)
    }

    /// The side effects that lasted on one of `dates`, earliest first.
    pub(crate) fn side_effects_on(
        &self,
        dates: &RangeInclusive<DoseDate>,
        now: Timestamp,
    ) -> Result<Vec<Lasting>, AppError> {
        let until = begin_of(self.zone(), *dates.end()) + AROUND_DATE;
        let begun = self.effects_lasting(dates.start().date(), until)?;
        let lasting = begun.into_iter().map(|effect| {
            let days = days_of(&effect.value, now, self.zone());
            (effect, days)
        });
        let (first, last) = (dates.start().date(), dates.end().date());
        Ok(lasting.filter(|(_, days)| days.start().date() <= last && first <= days.end().date()).collect())
    }

    /// Which kinds of entries the diary has of each of `dates`; one look at each table.
    fn entries_on(&self, dates: &RangeInclusive<DoseDate>, now: Timestamp) -> Result<Entries, AppError> {
        let (first, last) = (*dates.start(), *dates.end());
        let mut found = Entries::new();
        let mut note = |date: NaiveDate, entry| {
            found.entry(date).or_default().insert(entry);
        };
        for record in self.store.doses_between(first, last)?.iter().filter(|record| record.dose.planned.is_none()) {
            note(record.dose.date.date(), DayEntry::Extra);
        }
        for (_, days) in self.side_effects_on(dates, now)? {
            let days = days.start().date().max(first.date())..=days.end().date().min(last.date());
            days.start()
                .iter_days()
                .take_while(|date| date <= days.end())
                .for_each(|date| note(date, DayEntry::SideEffect));
        }
        for sleep in self.store.entries_between::<SleepEntry>(first, last)? {
            note(sleep.value.night_of.date(), DayEntry::Sleep);
        }
        for scores in self.store.entries_between::<ScoreEntry>(first, last)? {
            note(scores.value.date.date(), DayEntry::Scores);
        }
        for tag in self.store.entries_between::<Tag>(first, last)? {
            note(tag.value.date.date(), DayEntry::Tag);
        }
        for lab in self.store.entries_between::<Lab>(first, last)? {
            note(lab.value.date, DayEntry::Lab);
        }
        for appointment in self.store.entries_between::<Appointment>(first, last)? {
            note(appointment.value.on, DayEntry::Appointment);
        }
        Ok(found)
    }
}

/// What begins on `date`: a change of the plan, or a step that is proposed then.
pub(crate) fn step_on(plan: &StoredPlan, stairs: &[Stair], date: DoseDate) -> Option<DayStep> {
    if let Some(what) = begins_on(&plan.regimen, date) {
        let slots = plan.regimen.phase_on(date).map_or(&[][..], |phase| &phase.slots);
        let total = slots.iter().map(|slot| slot.amount).sum();
        return Some(DayStep { what: what.into(), mg: total_text(total), proposed: false });
    }
    let step = stairs.iter().find(|stair| stair.from == date && stair.tread == Tread::Proposed)?;
    Some(DayStep { what: PlanBegins::Amount, mg: total_text(step.total), proposed: true })
}

/// Refuses a month the calendar can't be turned to.
pub(crate) fn within(reach: &RangeInclusive<Month>, month: Month) -> Result<(), AppError> {
    if reach.contains(&month) {
        return Ok(());
    }
    let (earliest, latest) = (reach.start().first().to_string(), reach.end().last().to_string());
    Err(AppError::DateOutOfRange { earliest, latest })
}

/// The marks of `dates`. What was due before its plan was entered is nobody's miss.
pub(crate) fn marks(
    plan: &StoredPlan,
    standing: &[Standing],
    dates: &RangeInclusive<DoseDate>,
    today: DoseDate,
) -> Vec<(DoseDate, Option<NightMark>)> {
    let owed = owed(plan, standing);
    let marks = calendar_marks(&plan.regimen, &owed, Timestamp::EARLIEST, dates, today);
    marks.into_iter().map(|(date, mark)| (date, mark.map(mark_view))).collect()
}

/// Whether a dose closed unanswered before its slot was in the plan.
pub(crate) fn is_nobodys_miss(plan: &StoredPlan, standing: &Standing) -> bool {
    standing.record.is_none() && standing.dose.status == Status::Missed && !plan.owes(&standing.dose.dose)
}

/// What counts for adherence: without what is nobody's miss.
pub(crate) fn owed(plan: &StoredPlan, standing: &[Standing]) -> Vec<DoseStatus> {
    standing.iter().filter(|standing| !is_nobodys_miss(plan, standing)).map(|standing| standing.dose).collect()
}

fn sum(plan: &StoredPlan, standing: &[Standing], dates: &RangeInclusive<DoseDate>) -> Adherence {
    adherence(&owed(plan, standing), plan.entered(), dates)
}

fn sum_view(sum: &Adherence) -> MonthSum {
    let Adherence { due, taken, late, skipped, missed } = *sum;
    MonthSum { due, taken, late, skipped, missed, percent: sum.percent() }
}

/// What was planned for `date` in all, milligrams: for the past, as it was planned then.
fn planned_on(standing: &[Standing], date: DoseDate) -> Option<String> {
    let of_date = standing.iter().filter(|standing| standing.dose.dose.key.date == date);
    total_text(of_date.map(|standing| standing.dose.dose.amount).sum())
}

fn total_text(micrograms: u32) -> Option<String> {
    Amount::from_micrograms(micrograms).map(|total| total.to_string())
}

fn nights(days: &[MonthDay]) -> Vec<Night> {
    days.iter().filter_map(|day| Some(Night { date: day.date.clone(), mark: day.mark? })).collect()
}

/// When `date` begins in `zone`.
fn begin_of(zone: Tz, date: DoseDate) -> Timestamp {
    first_instant_at(zone, date.date().and_time(NaiveTime::MIN))
}

impl From<Begins> for PlanBegins {
    fn from(begins: Begins) -> Self {
        match begins {
            Begins::First => Self::First,
            Begins::Amount => Self::Amount,
            Begins::Time => Self::Time,
            Begins::Medicine => Self::Medicine,
            Begins::Pause => Self::Pause,
            Begins::Stop => Self::Stop,
            Begins::LeftOut => Self::LeftOut,
            Begins::GoesOn => Self::GoesOn,
        }
    }
}
