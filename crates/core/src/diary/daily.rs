//! One scale, day by day: its means of days, of seven days and of weeks, and what they are against
//! the days before the first dose (L4). Every mean of a score comes from here.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::change::{Change, DiaryScore, Mean};
use super::fraction::Fraction;
use super::scores::{Scale, ScoreEntry};
use crate::time::diary_date::DiaryDate;
use crate::time::dose_date::DoseDate;
use crate::time::week::Week;

/// Days before the first dose that are the baseline (L4).
pub const BASELINE_DATES: u64 = 14;
/// Days with an entry that a baseline needs (L4).
pub const BASELINE_DAYS: usize = 4;
/// Days up to a day that are "now" on it (L4).
pub const NOW_DATES: u64 = 7;
/// Days with an entry that "now" needs, and so a mean of any seven days (L4).
pub const NOW_DAYS: usize = 3;
/// Days in a row without an entry over which a line still goes on (own rule).
pub const GAP_DAYS: i64 = 3;
/// A scale ends at 10.0.
const HIGHEST_TENTHS: u32 = 100;

/// The days before `first_dose` that a baseline is of.
#[must_use]
pub fn baseline_dates(first_dose: DoseDate) -> RangeInclusive<DiaryDate> {
    let first = DiaryDate::new(first_dose.date());
    first.minus_days(BASELINE_DATES)..=first.minus_days(1)
}

/// What one scale was on each day that has an entry: a day's value is the mean of its entries.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DailyScores(BTreeMap<DiaryDate, Day>);

/// The entries of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Day {
    sum: i128,
    entries: i128,
}

/// The days before the first dose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Baseline {
    /// Their mean; none of fewer than [`BASELINE_DAYS`].
    pub mean: Option<Mean>,
    /// How many of them have an entry.
    pub days: usize,
    /// What is 30% better: less, or more where more is better. None without a mean, and where the
    /// scale does not reach so far.
    pub better_by_30: Option<Mean>,
}

/// The mean of a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeeklyMean {
    /// The week.
    pub week: Week,
    /// Days of it with an entry.
    pub days: usize,
    /// Their mean; none of fewer than [`NOW_DAYS`].
    pub mean: Option<Mean>,
    /// How much less than the baseline, in percent of it; negative where it is more. None where
    /// either mean is missing, the baseline is 0, or the week begins before the first dose.
    pub percent_less: Option<i64>,
}

/// Days one after the other, each with the mean of the seven up to it.
pub type Line = Vec<(DiaryDate, Mean)>;

impl DailyScores {
    /// The days of `entries`.
    #[must_use]
    pub fn new(entries: impl IntoIterator<Item = DiaryScore>) -> Self {
        let mut days: BTreeMap<DiaryDate, Day> = BTreeMap::new();
        for entry in entries {
            let day = days.entry(entry.date).or_default();
            day.sum += i128::from(entry.score.value());
            day.entries += 1;
        }
        Self(days)
    }

    /// The days on which `entries` answer `scale`.
    #[must_use]
    pub fn of_scale<'a>(scale: Scale, entries: impl IntoIterator<Item = &'a ScoreEntry>) -> Self {
        let scored = |entry: &ScoreEntry| Some(DiaryScore { date: entry.date, score: entry.scores.get(scale)? });
        Self::new(entries.into_iter().filter_map(scored))
    }

    /// The first and the last day with an entry; none where there is no entry.
    #[must_use]
    pub fn span(&self) -> Option<(DiaryDate, DiaryDate)> {
        Some((*self.0.first_key_value()?.0, *self.0.last_key_value()?.0))
    }

    /// How many of `dates` have an entry.
    #[must_use]
    pub fn days_in(&self, dates: RangeInclusive<DiaryDate>) -> usize {
        if dates.is_empty() { 0 } else { self.0.range(dates).count() }
    }

    /// The mean of each of `dates` that has an entry, earliest first.
    #[must_use]
    pub fn means(&self, dates: RangeInclusive<DiaryDate>) -> Line {
        if dates.is_empty() {
            return Line::new();
        }
        let mean = |(date, day): (&DiaryDate, &Day)| Some((*date, Mean::shown(day.mean()?)?));
        self.0.range(dates).filter_map(mean).collect()
    }

    /// The 14 days before `first_dose`.
    #[must_use]
    pub fn baseline(&self, first_dose: DoseDate, higher_is_better: bool) -> Baseline {
        let (exact, days) = self.baseline_of(first_dose);
        let tenths = if higher_is_better { 13 } else { 7 };
        let better = exact.and_then(|mean| mean.times(tenths)?.divided_by(10));
        let reached = better.and_then(Mean::shown).filter(|better| better.tenths() <= HIGHEST_TENTHS);
        Baseline { mean: exact.and_then(Mean::shown), days, better_by_30: reached }
    }

    /// How it has changed since before `first_dose`, up to `today`.
    #[must_use]
    pub fn change(&self, first_dose: DoseDate, today: DiaryDate, higher_is_better: bool) -> Change {
        let (baseline, baseline_days) = self.baseline_of(first_dose);
        let (now, now_days) = self.now_on(today, Some(first_dose));
        let less = part_less(baseline, now);
        Change {
            baseline: baseline.and_then(Mean::shown),
            baseline_days,
            now: now.and_then(Mean::shown),
            now_days,
            percent_less: less.and_then(|less| less.rounded_times(100)),
            better_by_30: less
                .map(|less| if higher_is_better { less.negated() } else { less })
                .and_then(|better| better.is_at_least(30, 100)),
        }
    }

    /// For each of `dates` with an entry the mean of the seven days up to it, as what "now" was on
    /// that day: with entries on at least three of them, and none of them before `first_dose` once it
    /// was there. A line ends where more than three days in a row have no entry, and where a day has
    /// no mean; what begins after is the next one.
    #[must_use]
    pub fn seven_day_means(&self, first_dose: Option<DoseDate>, dates: RangeInclusive<DiaryDate>) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        let mut last: Option<DiaryDate> = None;
        if dates.is_empty() {
            return lines;
        }
        for date in self.0.range(dates).map(|(date, _)| *date) {
            let begun = first_dose.filter(|first| first.date() <= date.date());
            let Some(mean) = self.now_on(date, begun).0.and_then(Mean::shown) else {
                last = None;
                continue;
            };
            let goes_on = last.is_some_and(|last| (date.date() - last.date()).num_days() <= GAP_DAYS + 1);
            match lines.last_mut().filter(|_| goes_on) {
                Some(line) => line.push((date, mean)),
                None => lines.push(vec![(date, mean)]),
            }
            last = Some(date);
        }
        lines
    }

    /// The stretches of `dates` with more than three days in a row without an entry, earliest first.
    #[must_use]
    pub fn gaps(&self, dates: &RangeInclusive<DiaryDate>) -> Vec<RangeInclusive<DiaryDate>> {
        if dates.is_empty() {
            return Vec::new();
        }
        let (mut gaps, mut next) = (Vec::new(), dates.start().date());
        let entered = self.0.range(dates.clone()).map(|(date, _)| date.date());
        for date in entered.chain(dates.end().date().succ_opt()) {
            if (date - next).num_days() > GAP_DAYS {
                gaps.push(DiaryDate::new(next)..=DiaryDate::new(date).minus_days(1));
            }
            next = date.succ_opt().unwrap_or(date);
        }
        gaps
    }

    /// The mean of each of `weeks`, against the days before `first_dose`.
    #[must_use]
    pub fn weekly_means(&self, weeks: &[Week], first_dose: Option<DoseDate>) -> Vec<WeeklyMean> {
        let baseline = first_dose.and_then(|first| self.baseline_of(first).0);
        let weekly = |week: &Week| {
            let dates = DiaryDate::new(week.from)..=DiaryDate::new(week.to);
            let (mean, days) = self.mean_of(dates, NOW_DAYS);
            let since = first_dose.is_some_and(|first| first.date() <= week.from);
            let less = part_less(baseline.filter(|_| since), mean);
            WeeklyMean {
                week: *week,
                days,
                mean: mean.and_then(Mean::shown),
                percent_less: less.and_then(|less| less.rounded_times(100)),
            }
        };
        weeks.iter().map(weekly).collect()
    }

    fn baseline_of(&self, first_dose: DoseDate) -> (Option<Fraction>, usize) {
        self.mean_of(baseline_dates(first_dose), BASELINE_DAYS)
    }

    /// The days up to `date`, none of them before `begun`.
    fn now_on(&self, date: DiaryDate, begun: Option<DoseDate>) -> (Option<Fraction>, usize) {
        let week = date.minus_days(NOW_DATES - 1);
        let from = begun.map_or(week, |begun| week.max(DiaryDate::new(begun.date())));
        self.mean_of(from..=date, NOW_DAYS)
    }

    /// The mean of the days' means, none of fewer than `least` days; and how many days.
    pub(super) fn mean_of(&self, dates: RangeInclusive<DiaryDate>, least: usize) -> (Option<Fraction>, usize) {
        if dates.is_empty() {
            return (None, 0);
        }
        let days: Vec<&Day> = self.0.range(dates).map(|(_, day)| day).collect();
        let enough = days.len() >= least && !days.is_empty();
        let sum = || days.iter().try_fold(Fraction::ZERO, |sum, day| sum.plus(day.mean()?));
        let mean = || sum()?.divided_by(i128::try_from(days.len()).ok()?);
        (enough.then(mean).flatten(), days.len())
    }
}

impl Day {
    fn mean(&self) -> Option<Fraction> {
        Fraction::new(self.sum, self.entries)
    }
}

fn part_less(baseline: Option<Fraction>, mean: Option<Fraction>) -> Option<Fraction> {
    baseline.zip(mean).and_then(|(baseline, mean)| baseline.part_less(mean))
}

#[cfg(test)]
mod tests;
