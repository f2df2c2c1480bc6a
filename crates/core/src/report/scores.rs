//! The scores of a period: before and now, and over the weeks. Every mean comes from
//! [`DailyScores`](crate::diary::daily::DailyScores).

use std::num::NonZeroU8;

use chrono::{Days, NaiveDate};

use super::input::ReportInput;
use super::options::Period;
use crate::diary::change::{Change, Mean};
use crate::diary::daily::{Baseline, DailyScores, WeeklyMean};
use crate::diary::scores::Scale;
use crate::time::dose_date::DoseDate;
use crate::time::week::{Week, weeks};

/// So many means stand side by side on a page at most (own rule).
const MOST_MEANS: usize = 30;
/// Weeks of a stretch where single ones are too many: lengths that people know.
const LENGTHS: [u8; 6] = [4, 13, 26, 52, 104, 208];

/// A score, before the first dose and at the end of the period (L4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScaleChange {
    /// Which.
    pub scale: Scale,
    /// Before and now.
    pub change: Change,
}

/// The score that stands first.
pub type MainScore = ScaleChange;

/// The length of the stretches that means are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpanLength {
    /// In weeks: 1 where the period is short enough to show each.
    pub weeks: NonZeroU8,
}

/// The means of one score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Means {
    /// Which.
    pub scale: Scale,
    /// One for each stretch, in their order; none of fewer than three days with an entry.
    pub means: Vec<WeeklyMean>,
    /// The days before the first dose.
    pub baseline: Option<Baseline>,
    /// "Now", at the end of the period.
    pub now: Option<Mean>,
}

/// The means of the scores over the period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreLines {
    /// How long each stretch is.
    pub length: SpanLength,
    /// The stretches, earliest first. One begins with the first dose, so that none holds days both
    /// before and after it.
    pub spans: Vec<Week>,
    /// The score that stands first, then fatigue and sleep quality.
    pub scales: Vec<Means>,
}

/// The first dose of all, where there is one, and the days a report is of.
type Since = (Option<DoseDate>, Period);

pub(super) fn main(input: &ReportInput<'_>, scale: Scale, since: Since) -> MainScore {
    change_of(input, scale, since)
}

pub(super) fn changes(input: &ReportInput<'_>, since: Since) -> Vec<ScaleChange> {
    Scale::DAILY.iter().map(|scale| change_of(input, *scale, since)).collect()
}

fn change_of(input: &ReportInput<'_>, scale: Scale, (first, period): Since) -> ScaleChange {
    let daily = DailyScores::of_scale(scale, input.scores);
    // Without a first dose everything lies before it.
    let first = first.unwrap_or(DoseDate::LAST_KEPT);
    ScaleChange { scale, change: daily.change(first, period.to, scale.more_is_better()) }
}

pub(super) fn lines(input: &ReportInput<'_>, main: Scale, (first, period): Since) -> ScoreLines {
    let (length, spans) = spans(period, first.map_or(period.from.date(), DoseDate::date));
    let mut scales = vec![main];
    scales.extend([Scale::Pain, Scale::Fatigue, Scale::SleepQuality].iter().filter(|scale| **scale != main).take(2));
    let means = |scale: Scale| {
        let daily = DailyScores::of_scale(scale, input.scores);
        Means {
            scale,
            means: daily.weekly_means(&spans, first),
            baseline: first.map(|first| daily.baseline(first, scale.more_is_better())),
            now: daily.change(first.unwrap_or(DoseDate::LAST_KEPT), period.to, scale.more_is_better()).now,
        }
    };
    ScoreLines { length, scales: scales.into_iter().map(means).collect(), spans }
}

/// Weeks, or stretches of several weeks where the period is long. One begins on `begin`.
pub(super) fn spans(period: Period, begin: NaiveDate) -> (SpanLength, Vec<Week>) {
    let single = weeks(&period.dates(), begin);
    let mut spans = (SpanLength { weeks: NonZeroU8::MIN }, single.clone());
    for weeks in LENGTHS.into_iter().filter_map(NonZeroU8::new) {
        if spans.1.len() <= MOST_MEANS {
            break;
        }
        spans = (SpanLength { weeks }, join(&single, begin, weeks));
    }
    spans
}

/// Joins weeks so that a stretch begins on `begin`, as many weeks as `length` before it, and so on.
fn join(single: &[Week], begin: NaiveDate, length: NonZeroU8) -> Vec<Week> {
    let days = i64::from(length.get()) * 7;
    let place = |week: &Week| week.from.signed_duration_since(begin).num_days().div_euclid(days);
    let mut joined: Vec<(i64, Week)> = Vec::new();
    for week in single {
        let number = place(week);
        match joined.last_mut().filter(|(last, _)| *last == number) {
            Some((_, last)) => last.to = week.to,
            None => joined.push((number, *week)),
        }
    }
    joined.into_iter().map(|(_, week)| week).collect()
}

impl SpanLength {
    /// Its days.
    #[must_use]
    pub fn days(self) -> Days {
        Days::new(u64::from(self.weeks.get()) * 7)
    }
}
