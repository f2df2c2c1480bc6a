//! Sleep and dreams before and after a move, side by side (I4). It cannot show a cause.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::RangeInclusive;

use super::entry::{Dreams, SleepEntry};
use super::night::nights_of;
use crate::diary::fraction::Fraction;
use crate::diary::scores::{Scale, ScoreEntry};
use crate::diary::side_effect::{SideEffect, SideEffectKind};
use crate::time::dose_date::DoseDate;
use crate::time::timestamp::Timestamp;

/// Nights on each side at most (own rule).
pub const NIGHTS: u64 = 28;
/// Nights with an entry that a number needs (own rule).
pub const LEAST: usize = 3;

/// What was entered about nights.
#[derive(Debug, Clone, Copy)]
pub struct NightDiary<'a> {
    /// The entries of sleep.
    pub sleeps: &'a [SleepEntry],
    /// The scores.
    pub scores: &'a [ScoreEntry],
    /// The side effects.
    pub effects: &'a [SideEffect],
}

/// A move, and what bounds the nights beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// The dose date of the first dose after the move.
    pub first: DoseDate,
    /// The same of the move before it, where there is one: nights before that are another story.
    pub earlier: Option<DoseDate>,
    /// The same of the move after it.
    pub later: Option<DoseDate>,
    /// The last night that has begun.
    pub last_night: DoseDate,
}

/// Tenths of what is told: minutes, or points of a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tenths(u32);

impl Tenths {
    /// Whole tenths.
    #[must_use]
    pub const fn tenths(self) -> u32 {
        self.0
    }
}

/// "22.5", or "20" where it is whole.
impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 10, self.0 % 10) {
            (whole, 0) => write!(f, "{whole}"),
            (whole, tenths) => write!(f, "{whole}.{tenths}"),
        }
    }
}

/// A median, and of how many nights it is; none of fewer than three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Median {
    /// The median, rounded to tenths half up; of whole minutes it is exact.
    pub value: Option<Tenths>,
    /// Nights that have the figure.
    pub nights: usize,
}

/// How many nights were such, of how many with an entry; none of fewer than three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub count: Option<usize>,
    /// Nights with an entry.
    pub nights: usize,
}

/// One side: the nights before the move, or those since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Its first and last night; none where there is no night yet.
    pub nights: Option<(DoseDate, DoseDate)>,
    /// Minutes to fall asleep.
    pub minutes_to_sleep: Median,
    /// Minutes awake in the night.
    pub minutes_awake: Median,
    /// How well the night was slept, 0 to 10.
    pub quality: Median,
    /// Nights with vivid dreams or nightmares.
    pub vivid: Share,
}

/// What `diary` says of the nights before and since a move: up to 28 on each side, as far as the
/// moves before and after it.
///
/// The night before the first dose is the last one before. A score of sleep belongs to the night
/// before its date, and a night's quality is the mean of its scores. A night has an entry of dreams
/// where its sleep was entered, or vivid dreams or nightmares were logged.
#[must_use]
pub fn side_by_side(diary: NightDiary<'_>, beside: Beside, now: Timestamp) -> (Side, Side) {
    let Beside { first, earlier, later, last_night } = beside;
    let before = first.minus_days(NIGHTS).max(earlier.unwrap_or(first.minus_days(NIGHTS)));
    let until = later.map_or(last_night, |later| later.minus_days(1).min(last_night));
    let after = first.plus_days(NIGHTS - 1).min(until);
    let sides = (before..=first.minus_days(1).min(last_night), first..=after);
    (side(diary, sides.0, now), side(diary, sides.1, now))
}

fn side(diary: NightDiary<'_>, nights: RangeInclusive<DoseDate>, now: Timestamp) -> Side {
    let sleeps: Vec<&SleepEntry> = diary.sleeps.iter().filter(|entry| nights.contains(&entry.night_of)).collect();
    let minutes = |figure: fn(&SleepEntry) -> Option<u16>| {
        let values = sleeps.iter().filter_map(|entry| figure(entry)).map(|minutes| (i128::from(minutes), 1));
        median(values.collect())
    };
    Side {
        minutes_to_sleep: minutes(|entry| entry.minutes_to_sleep),
        minutes_awake: minutes(|entry| entry.minutes_awake),
        quality: median(qualities(diary.scores, &nights).into_values().collect()),
        vivid: vivid(diary, &sleeps, &nights, now),
        nights: (!nights.is_empty()).then(|| nights.into_inner()),
    }
}

/// Sum and number of the scores of each night.
fn qualities(scores: &[ScoreEntry], nights: &RangeInclusive<DoseDate>) -> BTreeMap<DoseDate, (i128, i128)> {
    let mut by_night: BTreeMap<DoseDate, (i128, i128)> = BTreeMap::new();
    for entry in scores {
        let night = DoseDate::new(entry.date.date()).minus_days(1);
        let Some(score) = entry.scores.get(Scale::SleepQuality).filter(|_| nights.contains(&night)) else { continue };
        let (sum, count) = by_night.entry(night).or_default();
        *sum += i128::from(score.value());
        *count += 1;
    }
    by_night
}

fn vivid(diary: NightDiary<'_>, sleeps: &[&SleepEntry], nights: &RangeInclusive<DoseDate>, now: Timestamp) -> Share {
    let is_dream =
        |effect: &&SideEffect| matches!(effect.what, SideEffectKind::VividDreams | SideEffectKind::Nightmares);
    let logged = diary.effects.iter().filter(is_dream);
    let logged = logged.flat_map(|effect| nights_of(effect, *nights.start(), now));
    let mut vivid: BTreeSet<DoseDate> = logged.filter(|night| nights.contains(night)).collect();
    let entered = sleeps.iter().map(|entry| entry.night_of);
    let with_entry = vivid.iter().copied().chain(entered).collect::<BTreeSet<_>>().len();
    let dreamt = |entry: &&&SleepEntry| matches!(entry.dreams, Some(Dreams::Vivid | Dreams::Nightmare));
    vivid.extend(sleeps.iter().filter(dreamt).map(|entry| entry.night_of));
    Share { count: (with_entry >= LEAST).then_some(vivid.len()), nights: with_entry }
}

/// The median of fractions, each a sum and a number.
fn median(mut values: Vec<(i128, i128)>) -> Median {
    values.sort_by(|(over, under), (other_over, other_under)| (over * other_under).cmp(&(other_over * under)));
    let nights = values.len();
    let middle = values.get(nights.saturating_sub(1) / 2).zip(values.get(nights / 2));
    let exact = middle.filter(|_| nights >= LEAST).and_then(|(lower, upper)| {
        Fraction::new(lower.0, lower.1)?.plus(Fraction::new(upper.0, upper.1)?)?.divided_by(2)
    });
    let tenths = exact.and_then(|exact| exact.rounded_times(10)).and_then(|tenths| u32::try_from(tenths).ok());
    Median { value: tenths.map(Tenths), nights }
}

#[cfg(test)]
mod tests;
