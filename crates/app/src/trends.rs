//! How it goes: the scores over the doses, adherence by week, side effects by step; and the days
//! before the first dose.

use std::ops::RangeInclusive;

use ldn_core::diary::baseline::{BaselinePhase, first_dose};
use ldn_core::diary::daily::{BASELINE_DAYS, Line, NOW_DATES, NOW_DAYS, baseline_dates};
use ldn_core::diary::period::{EffectMark, Period, effect_marks, is_by_week, score_weeks};
use ldn_core::diary::scores::{Scale, ScoreEntry};
use ldn_core::diary::step_log::EffectSummary;
use ldn_core::plan::dose_move::DoseMove;
use ldn_core::{
    Adherence, DailyScores, DiaryDate, DoseDate, Mean, StepEffects, Timestamp, Week, WeeklyMean, adherence_by_week,
    diary_date, effects_by_step,
};
use ldn_store::{Kept, Table};

use crate::calendar::owed;
use crate::companion::{Companion, StoredPlan};
use crate::error::AppError;
use crate::steps::{mg, tread};
use crate::view::{
    BaselineView, StairTread, Staircase, TrendsEffect, TrendsFigure, TrendsGap, TrendsLane, TrendsMark, TrendsMean,
    TrendsPeriod, TrendsPoint, TrendsStep, TrendsView, TrendsWeek,
};

/// What the pictures show.
const DRAWN: [Table; 4] = [Table::Phase, Table::Dose, Table::Score, Table::SideEffect];

/// Days of the diary, both included.
type Dates = RangeInclusive<DiaryDate>;

impl Companion {
    /// The pictures of `period`, up to the diary's day.
    ///
    /// # Errors
    /// [`AppError::NoPlan`], or why the diary can't be read or a closed dose not recorded.
    pub fn trends(&mut self, period: TrendsPeriod) -> Result<TrendsView, AppError> {
        self.settle()?;
        let plan = self.stored_plan()?;
        if plan.phases().is_empty() {
            return Err(AppError::NoPlan);
        }
        let now = self.now();
        let today = diary_date(self.zone(), now);
        let first_taken = self.store.first_taken_date()?;
        let dates = Period::from(period).dates(today, self.drawn_since()?);
        let effects = values(self.effects_lasting(dates.start().date(), Timestamp::LATEST)?);
        let doses = DoseDate::new(dates.start().date())..=DoseDate::new(dates.end().date());
        let standing = self.standing_on(&plan, now, &doses)?;
        let weeks = adherence_by_week(&owed(&plan, &standing), plan.entered(), &doses);
        let steps = effects_by_step(&plan.regimen, self.zone(), &effects, &doses, now);
        Ok(TrendsView {
            period,
            from: dates.start().to_string(),
            to: dates.end().to_string(),
            first_dose: first_taken.map(|date| date.to_string()),
            by_week: is_by_week(&dates),
            lanes: self.lanes(&dates, first_taken)?,
            dose: until(self.staircase(&plan)?, &dates.end().to_string()),
            marks: effect_marks(&effects, &dates).iter().map(mark_view).collect(),
            // Before anything was due there is nothing to tell.
            adherence: weeks.iter().skip_while(|(_, sum)| sum.due == 0).map(week_view).collect(),
            steps: steps.into_iter().map(step_view).collect(),
            moved: !self.store.entries::<DoseMove>()?.is_empty(),
        })
    }

    /// The first dose (L4): the first one taken; until one was, the first that the plan has ahead.
    pub(crate) fn first_dose(&self, plan: &StoredPlan, now: Timestamp) -> Result<Option<DoseDate>, AppError> {
        let today = DoseDate::new(diary_date(self.zone(), now).date());
        Ok(first_dose(&plan.regimen, self.store.first_taken_date()?, today))
    }

    /// The days before the first dose, as long as none was taken. On the day of the first dose and
    /// after it they are told only where something was entered on them.
    pub(crate) fn baseline_phase(&self, plan: &StoredPlan, now: Timestamp) -> Result<Option<BaselineView>, AppError> {
        if self.store.first_taken_date()?.is_some() {
            return Ok(None);
        }
        let Some(first) = self.first_dose(plan, now)? else { return Ok(None) };
        let entries = self.scores_between(baseline_dates(first))?;
        let phase = BaselinePhase::on(diary_date(self.zone(), now), first, &entries);
        let told = phase.days_left > 0 || phase.entered > 0;
        Ok(told.then(|| BaselineView {
            first_dose: first.to_string(),
            days_left: small(phase.days_left),
            day: phase.day.map(small),
            days: small(BaselinePhase::DAYS),
            entered: small(phase.entered),
            needed: small(BaselinePhase::NEEDED),
        }))
    }

    /// The first day of anything that is drawn. A laboratory value of years ago is none of it: the pictures would
    /// be empty until the diary begins.
    fn drawn_since(&self) -> Result<Option<DiaryDate>, AppError> {
        let mut first = self.store.first_dates(&|at| self.zone_at(at))?;
        first.retain(|table, _| DRAWN.contains(table));
        Ok(first.into_values().min().map(DiaryDate::new))
    }

    /// The scales with entries among `dates` or before the first dose, in their order.
    fn lanes(&self, dates: &Dates, first_dose: Option<DoseDate>) -> Result<Vec<TrendsLane>, AppError> {
        // A mean of seven days looks back before the first of them.
        let looked_at = dates.start().minus_days(NOW_DATES - 1)..=*dates.end();
        let mut entries = match first_dose.map(baseline_dates) {
            Some(baseline) if baseline.end() < looked_at.start() => self.scores_between(baseline)?,
            Some(baseline) => self.scores_between(*baseline.start()..=looked_at.start().minus_days(1))?,
            None => Vec::new(),
        };
        entries.extend(self.scores_between(looked_at)?);
        let lane = |scale: &Scale| {
            let days = DailyScores::of_scale(*scale, &entries);
            days.span().map(|_| lane_view(*scale, &days, dates, first_dose))
        };
        Ok(Scale::ALL.iter().filter_map(lane).collect())
    }

    fn scores_between(&self, dates: Dates) -> Result<Vec<ScoreEntry>, AppError> {
        Ok(values(self.store.entries_between::<ScoreEntry>(*dates.start(), *dates.end())?))
    }
}

fn lane_view(scale: Scale, days: &DailyScores, dates: &Dates, first_dose: Option<DoseDate>) -> TrendsLane {
    let higher = scale.more_is_better();
    let weeks = days.weekly_means(&score_weeks(dates, first_dose.map(DoseDate::date)), first_dose);
    let by_week = is_by_week(dates);
    let change = first_dose.map(|first| days.change(first, *dates.end(), higher));
    let (baseline, now) = change.map_or(((None, 0), (None, 0)), |change| {
        ((change.baseline, change.baseline_days), (change.now, change.now_days))
    });
    let better = first_dose.and_then(|first| days.baseline(first, higher).better_by_30);
    TrendsLane {
        scale: scale.into(),
        more_is_better: higher,
        days: if by_week { Vec::new() } else { line_view(&days.means(dates.clone())) },
        lines: if by_week {
            week_lines(&weeks)
        } else {
            days.seven_day_means(first_dose, dates.clone()).iter().map(line_view).collect()
        },
        gaps: days.gaps(dates).iter().map(gap_view).collect(),
        weeks: weeks.iter().map(mean_view).collect(),
        before: figure(baseline, BASELINE_DAYS),
        better_by_30_tenths: better.map(Mean::tenths),
        now: figure(now, NOW_DAYS),
        percent_less: change.and_then(|change| change.percent_less),
        better_by_30: change.and_then(|change| change.better_by_30),
    }
}

fn figure((mean, days): (Option<Mean>, usize), needed: usize) -> TrendsFigure {
    TrendsFigure { tenths: mean.map(Mean::tenths), days: small(days), needed: small(needed) }
}

fn line_view(line: &Line) -> Vec<TrendsPoint> {
    line.iter().map(|(date, mean)| TrendsPoint { date: date.to_string(), tenths: mean.tenths() }).collect()
}

fn gap_view(gap: &Dates) -> TrendsGap {
    TrendsGap { from: gap.start().to_string(), to: gap.end().to_string() }
}

/// The weeks with a mean, in the pieces that follow each other.
fn week_lines(weeks: &[WeeklyMean]) -> Vec<Vec<TrendsPoint>> {
    let point = |week: &WeeklyMean| Some(TrendsPoint { date: week.week.from.to_string(), tenths: week.mean?.tenths() });
    let pieces = weeks.split(|week| week.mean.is_none()).filter(|piece| !piece.is_empty());
    pieces.map(|piece| piece.iter().filter_map(point).collect()).collect()
}

fn mean_view(week: &WeeklyMean) -> TrendsMean {
    TrendsMean {
        from: week.week.from.to_string(),
        to: week.week.to.to_string(),
        days: small(week.days),
        tenths: week.mean.map(Mean::tenths),
        percent_less: week.percent_less,
    }
}

fn mark_view(mark: &EffectMark) -> TrendsMark {
    TrendsMark { date: mark.week.from.to_string(), grade: mark.grade.into(), entries: mark.entries }
}

fn week_view((week, sum): &(Week, Adherence)) -> TrendsWeek {
    TrendsWeek {
        from: week.from.to_string(),
        to: week.to.to_string(),
        taken: sum.taken,
        due: sum.due,
        percent: sum.percent(),
    }
}

fn step_view(step: StepEffects) -> TrendsStep {
    let effect = |effect: EffectSummary| TrendsEffect {
        what: effect.what.into(),
        own_words: effect.own_words,
        grade: effect.grade.into(),
        entries: effect.entries,
        days: effect.days,
        ongoing: effect.ongoing,
    };
    TrendsStep {
        from: step.from.to_string(),
        to: step.to.to_string(),
        days: step.days,
        mg: mg(step.total),
        tread: tread(step.tread),
        effects: step.effects.into_iter().map(effect).collect(),
    }
}

/// The stairs that have begun by `last`, with what has happened on them by then.
fn until(mut stairs: Staircase, last: &str) -> Staircase {
    stairs.stairs.retain(|stair| stair.tread != StairTread::Proposed && stair.from.as_str() <= last);
    stairs.events.retain(|event| event.date.as_str() <= last);
    stairs
}

fn values<T>(kept: Vec<Kept<T>>) -> Vec<T> {
    kept.into_iter().map(|kept| kept.value).collect()
}

/// A count, for the window.
fn small<T: TryInto<u32>>(count: T) -> u32 {
    count.try_into().unwrap_or(u32::MAX)
}

impl From<TrendsPeriod> for Period {
    fn from(period: TrendsPeriod) -> Self {
        match period {
            TrendsPeriod::Days30 => Self::Days30,
            TrendsPeriod::Months3 => Self::Months3,
            TrendsPeriod::Year => Self::Year,
            TrendsPeriod::All => Self::All,
        }
    }
}
