//! How a score has changed since before the first dose (L4).

use std::fmt;

use super::daily::DailyScores;
use super::fraction::Fraction;
use crate::time::diary_date::DiaryDate;
use crate::time::dose_date::DoseDate;

/// A score from 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(u8);

impl Score {
    /// The score `value`; none over 10.
    #[must_use]
    pub const fn new(value: u8) -> Option<Self> {
        if value > 10 { None } else { Some(Self(value)) }
    }

    /// 0 to 10.
    #[must_use]
    pub const fn value(self) -> u8 {
        self.0
    }
}

/// A score as it was entered; a day may have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DiaryScore {
    /// The diary's day.
    pub date: DiaryDate,
    /// The score.
    pub score: Score,
}

/// A mean, in tenths. Shown with one decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mean(u32);

impl Mean {
    /// Whole tenths.
    #[must_use]
    pub const fn tenths(self) -> u32 {
        self.0
    }

    /// What is shown of an exact mean.
    pub(super) fn shown(mean: Fraction) -> Option<Self> {
        mean.rounded_times(10).and_then(|tenths| u32::try_from(tenths).ok()).map(Self)
    }
}

/// "7.0": a mean always shows its decimal.
impl fmt::Display for Mean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

/// Before and now, each with the days it is from. What has too few days is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The mean of the days before the first dose.
    pub baseline: Option<Mean>,
    /// How many of them have an entry.
    pub baseline_days: usize,
    /// The mean of the latest days.
    pub now: Option<Mean>,
    /// How many of them have an entry.
    pub now_days: usize,
    /// How much less it is now, in percent of the baseline; negative where it is more. None where
    /// either mean is missing or the baseline is 0.
    pub percent_less: Option<i64>,
    /// Whether it is 30% better: less, or more where more is better.
    pub better_by_30: Option<bool>,
}

/// How the score of `entries` has changed since before `first_dose`, up to `today` (L4).
///
/// A day's value is the mean of its entries, and a mean is one of days. It is rounded only to be
/// shown, half away from zero; the percentage and the 30% come from the exact means.
#[must_use]
pub fn change(entries: &[DiaryScore], first_dose: DoseDate, today: DiaryDate, higher_is_better: bool) -> Change {
    DailyScores::new(entries.iter().copied()).change(first_dose, today, higher_is_better)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Baseline scores on the days just before 15 March, later ones on the days up to 20 April.
    fn changed(before: &[u8], now: &[u8], higher_is_better: bool) -> Change {
        let on = |day: &str, scores: &[u8]| -> Vec<DiaryScore> {
            let last: DiaryDate = day.parse().unwrap();
            let back = |index| last.minus_days(u64::try_from(index).unwrap());
            let entry =
                |(index, score): (usize, &u8)| DiaryScore { date: back(index), score: Score::new(*score).unwrap() };
            scores.iter().enumerate().map(entry).collect()
        };
        let entries = [on("2026-03-14", before), on("2026-04-20", now)].concat();
        change(&entries, "2026-03-15".parse().unwrap(), "2026-04-20".parse().unwrap(), higher_is_better)
    }

    #[test]
    fn thirty_percent_sharp_is_better_by_thirty_and_what_only_rounds_to_it_is_not() {
        let sharp = changed(&[10; 4], &[7; 7], false);
        assert_eq!((sharp.percent_less, sharp.better_by_30), (Some(30), Some(true)));
        let before = [9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 8];
        let nearly = changed(&before, &[6, 6, 6, 6, 6, 6, 8], false); // 29.6%
        assert_eq!((nearly.percent_less, nearly.better_by_30), (Some(30), Some(false)));
    }

    #[test]
    fn half_a_percent_rounds_away_from_zero_both_ways() {
        assert_eq!(changed(&[8; 4], &[7; 4], false).percent_less, Some(13)); // 12.5
        assert_eq!(changed(&[8; 4], &[9; 4], false).percent_less, Some(-13)); // -12.5
    }

    #[test]
    fn half_a_tenth_rounds_up() {
        assert_eq!(changed(&[5, 5, 5, 4], &[0; 3], false).baseline.unwrap().to_string(), "4.8"); // 4.75
    }

    #[test]
    fn more_pain_is_never_better_and_less_sleep_neither() {
        assert_eq!(changed(&[4; 4], &[8; 3], false).better_by_30, Some(false));
        assert_eq!(changed(&[8; 4], &[4; 3], true).better_by_30, Some(false));
    }

    #[test]
    fn a_night_with_many_entries_weighs_as_much_as_any() {
        let day: DiaryDate = "2026-04-20".parse().unwrap();
        let entry = |back, score| DiaryScore { date: day.minus_days(back), score: Score::new(score).unwrap() };
        let entries = [entry(0, 9), entry(0, 9), entry(0, 9), entry(0, 9), entry(1, 3), entry(2, 3)];
        let now = change(&entries, "2026-03-15".parse().unwrap(), day, false);
        assert_eq!((now.now.unwrap().to_string(), now.now_days), ("5.0".into(), 3));
    }

    #[test]
    fn before_the_first_dose_there_is_no_now() {
        let day: DiaryDate = "2026-03-10".parse().unwrap();
        let entry = |back| DiaryScore { date: day.minus_days(back), score: Score::new(5).unwrap() };
        let early = change(&[entry(0), entry(1), entry(2), entry(3)], "2026-03-15".parse().unwrap(), day, false);
        assert_eq!((early.baseline_days, early.now_days, early.now, early.percent_less), (4, 0, None, None));
    }

    #[test]
    fn eleven_is_no_score() {
        assert_eq!(Score::new(10).map(Score::value), Some(10));
        assert_eq!(Score::new(11), None);
    }
}
