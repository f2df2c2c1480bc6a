//! Side effects of a period, with what went with them (E2, E4).

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::At;
use super::input::ReportInput;
use crate::diary::context::{LastChange, context_at, lasted_days};
use crate::diary::lasting::days_of;
use crate::diary::side_effect::{Grade, Opinion, SideEffect, SideEffectKind};
use crate::plan::amount::Amount;
use crate::time::diary_date::{DiaryDate, diary_date};

/// A side effect as it was entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EffectEntry {
    /// What.
    pub what: SideEffectKind,
    /// In own words.
    pub own_words: Option<String>,
    /// For vivid dreams: whether they were distressing.
    pub distressing: Option<bool>,
    /// How much it got in the way.
    pub grade: Grade,
    /// The day it began.
    pub began: DiaryDate,
    /// What a day's doses came to then, by the plan.
    pub dose_then: Option<Amount>,
    /// The last change of the dose before it, with the days since.
    pub change: Option<LastChange>,
    /// Days from its beginning to its end, or so far.
    pub lasted: u32,
    /// Whether it goes on.
    pub ongoing: bool,
    /// Whether the person thinks it is from the medicine (E3).
    pub opinion: Option<Opinion>,
    /// A note, where notes are shown.
    pub note: Option<String>,
}

/// All entries of a kind together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EffectRow {
    /// The first of them.
    pub first: EffectEntry,
    /// The worst of them; of several as bad, the latest.
    pub worst: EffectEntry,
    /// How many there are.
    pub times: u32,
    /// Days that the longest of them lasted.
    pub longest: u32,
    /// Days that one of them lasts so far; none where all have ended.
    pub ongoing: Option<u32>,
}

/// The rows of those that were there in the period, and each of them.
pub(super) fn effects(input: &ReportInput<'_>, at: &At, notes: bool) -> (Vec<EffectRow>, Vec<EffectEntry>) {
    let (from, to) = (at.period.from, at.period.to);
    let there = input.effects.iter().filter(|effect| {
        let days = days_of(effect, at.now, at.zone);
        *days.start() <= to && from <= *days.end()
    });
    let mut entries: Vec<EffectEntry> = there.map(|effect| entry(input, at, effect, notes)).collect();
    entries.sort_by_key(|entry| entry.began);
    (rows(&entries), entries)
}

fn entry(input: &ReportInput<'_>, at: &At, effect: &SideEffect, notes: bool) -> EffectEntry {
    let context = context_at(effect.began, effect.zone, input.regimen, &[]);
    let until = effect.ended.unwrap_or_else(|| at.end().max(effect.began));
    EffectEntry {
        what: effect.what,
        own_words: effect.own_words.clone(),
        distressing: effect.distressing,
        grade: effect.grade,
        began: diary_date(effect.zone, effect.began),
        dose_then: context.planned,
        change: context.change,
        lasted: lasted_days(effect.began, until, effect.zone),
        ongoing: effect.ended.is_none(),
        opinion: effect.from_ldn,
        note: effect.note.clone().filter(|_| notes),
    }
}

/// A row a kind, and for own words a row for each: the strongest first, then what the person thinks
/// is from the medicine, then the latest.
fn rows(entries: &[EffectEntry]) -> Vec<EffectRow> {
    let mut kinds: BTreeMap<(SideEffectKind, Option<String>), EffectRow> = BTreeMap::new();
    for entry in entries {
        let words = entry.own_words.as_ref().map(|words| words.trim().to_lowercase());
        let (first, worst) = (entry.clone(), entry.clone());
        let new = || EffectRow { first, worst, times: 0, longest: 0, ongoing: None };
        let row = kinds.entry((entry.what, words)).or_insert_with(new);
        row.times += 1;
        row.longest = row.longest.max(entry.lasted);
        row.ongoing = row.ongoing.max(entry.ongoing.then_some(entry.lasted));
        if (entry.grade, entry.began) >= (row.worst.grade, row.worst.began) {
            row.worst = entry.clone();
        }
    }
    let mut rows: Vec<EffectRow> = kinds.into_values().collect();
    rows.sort_by_key(|row| (Reverse(row.worst.grade), opinion_rank(row.worst.opinion), Reverse(row.worst.began)));
    rows
}

const fn opinion_rank(opinion: Option<Opinion>) -> u8 {
    match opinion {
        Some(Opinion::Yes) => 0,
        Some(Opinion::NotSure) => 1,
        None => 2,
        Some(Opinion::No) => 3,
    }
}
