//! What was logged since a step, summed up for the decision about the next one (D9).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::NaiveDate;

use super::side_effect::{Grade, SideEffect, SideEffectKind};
use crate::time::timestamp::Timestamp;

/// A kind of side effect, with all its entries of a time together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EffectSummary {
    /// What it was.
    pub what: SideEffectKind,
    /// In the person's own words.
    pub own_words: Option<String>,
    /// The highest of its grades.
    pub grade: Grade,
    /// How many entries were made of it.
    pub entries: u32,
    /// The days it was there.
    pub days: u32,
    /// Whether it goes on.
    pub ongoing: bool,
}

/// The side effects that were there on some day of `span`, the strongest first.
#[must_use]
pub fn effects_within(effects: &[SideEffect], span: (NaiveDate, NaiveDate), now: Timestamp) -> Vec<EffectSummary> {
    summed_up(effects.iter().map(|effect| (effect, effect.days_within(span, now).collect())))
}

/// Side effects with the days each was there, by kind, the strongest first; one with no day is left
/// out.
pub(super) fn summed_up<'a>(
    effects: impl Iterator<Item = (&'a SideEffect, BTreeSet<NaiveDate>)>,
) -> Vec<EffectSummary> {
    let mut kinds: BTreeMap<(SideEffectKind, Option<String>), (EffectSummary, BTreeSet<NaiveDate>)> = BTreeMap::new();
    for (effect, days) in effects.filter(|(_, days)| !days.is_empty()) {
        let words = effect.own_words.as_ref().map(|words| words.trim().to_owned());
        let key = (effect.what, words.as_ref().map(|words| words.to_lowercase()));
        let (summary, all_days) = kinds.entry(key).or_insert_with(|| (first_of(effect, words), BTreeSet::new()));
        summary.grade = summary.grade.max(effect.grade);
        summary.entries += 1;
        summary.ongoing |= effect.ended.is_none();
        all_days.extend(days);
    }
    let counted = |(summary, days): (EffectSummary, BTreeSet<NaiveDate>)| EffectSummary {
        days: u32::try_from(days.len()).unwrap_or(u32::MAX),
        ..summary
    };
    let mut summaries: Vec<EffectSummary> = kinds.into_values().map(counted).collect();
    summaries.sort_by_key(|summary| (std::cmp::Reverse(summary.grade), summary.what));
    summaries
}

fn first_of(effect: &SideEffect, own_words: Option<String>) -> EffectSummary {
    EffectSummary { what: effect.what, own_words, grade: effect.grade, entries: 0, days: 0, ongoing: false }
}

/// The middle of some minutes, exactly: in halves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MedianMinutes(u32);

/// The median of `minutes`; none of none.
#[must_use]
pub fn median_minutes(mut minutes: Vec<u16>) -> Option<MedianMinutes> {
    minutes.sort_unstable();
    let last = minutes.len().checked_sub(1)?;
    let (lower, upper) = (minutes.get(last / 2)?, minutes.get(last.div_ceil(2))?);
    Some(MedianMinutes(u32::from(*lower) + u32::from(*upper)))
}

/// "25" or "25.5".
impl fmt::Display for MedianMinutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.0 / 2, if self.0.is_multiple_of(2) { "" } else { ".5" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe;

    fn at(text: &str) -> Timestamp {
        Timestamp::from(format!("{text}:00Z").parse::<chrono::DateTime<chrono::Utc>>().unwrap())
    }

    fn effect(what: SideEffectKind, grade: Grade, began: &str, ended: Option<&str>) -> SideEffect {
        SideEffect {
            what,
            own_words: None,
            grade,
            began: at(began),
            ended: ended.map(at),
            zone: Europe::Berlin,
            distressing: None,
            from_ldn: None,
            note: None,
        }
    }

    fn november(effects: &[SideEffect]) -> Vec<EffectSummary> {
        let span = ("2026-11-19".parse().unwrap(), "2026-11-29".parse().unwrap());
        effects_within(effects, span, at("2026-11-29T18:00"))
    }

    #[test]
    fn entries_of_one_kind_are_one_line_with_the_highest_grade_and_each_day_once() {
        use SideEffectKind::{Headache, TroubleSleeping};
        let summary = november(&[
            effect(TroubleSleeping, Grade::Mild, "2026-11-18T21:00", Some("2026-11-20T06:00")), // 19, 20
            effect(TroubleSleeping, Grade::Moderate, "2026-11-20T21:00", Some("2026-11-21T21:00")), // 20, 21
            effect(Headache, Grade::Mild, "2026-11-28T10:00", None),                            // 28, 29
            effect(Headache, Grade::Severe, "2026-11-18T10:00", Some("2026-11-18T12:00")),      // before
        ]);
        let line = |what, grade, entries, days, ongoing| EffectSummary {
            what,
            own_words: None,
            grade,
            entries,
            days,
            ongoing,
        };
        let expected = [line(TroubleSleeping, Grade::Moderate, 2, 3, false), line(Headache, Grade::Mild, 1, 2, true)];
        assert_eq!(summary, expected);
    }

    #[test]
    fn own_words_that_differ_are_lines_of_their_own() {
        let own = |words: &str| SideEffect {
            own_words: Some(words.to_owned()),
            ..effect(SideEffectKind::Other, Grade::Mild, "2026-11-20T10:00", Some("2026-11-20T11:00"))
        };
        let summary = november(&[own("itching"), own("Itching "), own("thirst")]);
        let words: Vec<_> = summary.iter().map(|line| line.own_words.as_deref().unwrap()).collect();
        assert_eq!(words, ["itching", "thirst"]);
    }

    #[test]
    fn the_middle_of_an_even_number_of_nights_lies_between_two() {
        let median = |minutes: &[u16]| median_minutes(minutes.to_vec()).map(|median| median.to_string());
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[40]).unwrap(), "40");
        assert_eq!(median(&[40, 5, 25]).unwrap(), "25");
        assert_eq!(median(&[40, 5, 25, 30]).unwrap(), "27.5");
        assert_eq!(median(&[20, 30]).unwrap(), "25");
    }
}
