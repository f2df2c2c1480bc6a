//! How complete the diary is.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::input::ReportInput;
use super::options::Period;
use crate::time::diary_date::diary_date;

/// Days of the period that have an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoggedDays {
    /// How many have one.
    pub days: u32,
    /// Of how many.
    pub of: u32,
    /// The longest stretch without one, the first of equals; none where every day has one, or none has.
    pub longest_gap: Option<Gap>,
}

/// Days one after the other without an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// How many.
    pub days: u32,
    /// The first.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
}

/// A day has an entry where a score, a night, a tag, or the beginning or end of a side effect was
/// entered for it. The night that begins on a day is that day's. Answers to doses are counted apart.
pub(super) fn logged(input: &ReportInput<'_>, period: Period) -> LoggedDays {
    let days = days_with_entry(input, period);
    let longest_gap = if days.is_empty() { None } else { longest_gap(&days, period) };
    LoggedDays { days: u32::try_from(days.len()).unwrap_or(u32::MAX), of: period.days(), longest_gap }
}

fn days_with_entry(input: &ReportInput<'_>, period: Period) -> BTreeSet<NaiveDate> {
    let scores = input.scores.iter().map(|entry| entry.date.date());
    let nights = input.nights.iter().map(|entry| entry.night_of.date());
    let tags = input.tags.iter().map(|tag| tag.date.date());
    let began = input.effects.iter().map(|effect| diary_date(effect.zone, effect.began).date());
    let ended = input.effects.iter().filter_map(|effect| Some(diary_date(effect.zone, effect.ended?).date()));
    let dates = period.dates();
    scores.chain(nights).chain(tags).chain(began).chain(ended).filter(|date| dates.contains(date)).collect()
}

fn longest_gap(days: &BTreeSet<NaiveDate>, period: Period) -> Option<Gap> {
    let before = period.from.date().pred_opt()?;
    let after = period.to.date().succ_opt()?;
    let bounds: Vec<NaiveDate> = [before].into_iter().chain(days.iter().copied()).chain([after]).collect();
    let mut longest: Option<Gap> = None;
    for pair in bounds.windows(2) {
        let [last, next] = pair else { continue };
        let empty = next.signed_duration_since(*last).num_days() - 1;
        let empty = u32::try_from(empty).unwrap_or_default();
        if empty > longest.map_or(0, |gap| gap.days) {
            longest = Some(Gap { days: empty, from: last.succ_opt()?, to: next.pred_opt()? });
        }
    }
    longest
}
