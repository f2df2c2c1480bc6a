//! How a scale was on the days with a tag and on those without (L3): counts and means, never a claim.

use std::collections::BTreeSet;

use super::change::{DiaryScore, Mean};
use super::daily::DailyScores;
use super::fraction::Fraction;
use crate::time::diary_date::DiaryDate;

/// Days with an entry that each side needs (own rule, as for "now" in L4).
pub const NEEDED_DAYS: usize = 3;

/// The days with the tag, or those without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TagSide {
    /// How many of them have an entry of the scale.
    pub days: usize,
    /// The mean of these days; none where either side has too few.
    pub mean: Option<Mean>,
}

/// The two sides of a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TagView {
    /// The days with it.
    pub with: TagSide,
    /// The days without it.
    pub without: TagSide,
}

/// How the scores of `entries` were on the days of `tagged` and on the others, both from `since` to
/// `until`. Before `since` the person kept no tags, so that a day without one says nothing.
///
/// A day's value is the mean of its entries (L4). Fewer than [`NEEDED_DAYS`] on either side: no means,
/// for one alone is nothing to compare with.
#[must_use]
pub fn tag_view(
    entries: &[DiaryScore],
    tagged: &BTreeSet<DiaryDate>,
    (since, until): (DiaryDate, DiaryDate),
) -> TagView {
    let (with, without): (Vec<DiaryScore>, Vec<DiaryScore>) =
        entries.iter().copied().partition(|entry| tagged.contains(&entry.date));
    let [with, without] = [with, without].map(|entries| DailyScores::new(entries).mean_of(since..=until, NEEDED_DAYS));
    let enough = with.0.is_some() && without.0.is_some();
    let side =
        |(mean, days): (Option<Fraction>, usize)| TagSide { days, mean: mean.filter(|_| enough).and_then(Mean::shown) };
    TagView { with: side(with), without: side(without) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::change::Score;

    fn date(day: u64) -> DiaryDate {
        format!("2026-11-{day:02}").parse().unwrap()
    }

    /// Scores of November by day.
    fn scores(list: &[(u64, u8)]) -> Vec<DiaryScore> {
        list.iter().map(|(day, score)| DiaryScore { date: date(*day), score: Score::new(*score).unwrap() }).collect()
    }

    fn tagged(list: &[u64]) -> BTreeSet<DiaryDate> {
        list.iter().copied().map(date).collect()
    }

    fn told(view: &TagView) -> [(usize, Option<String>); 2] {
        [view.with, view.without].map(|side| (side.days, side.mean.map(|mean| mean.to_string())))
    }

    /// | day   | 1 | 2    | 3 | 4 | 5 | 6 | 7 | 8 |
    /// | pain  | 6 | 7, 8 | – | 4 | 3 | 5 | 8 | 4 |
    /// | flare | x | x    | x |   |   |   | x |   |
    ///
    /// With: 6, 7.5 and 8 of 3 days, 21.5 ÷ 3 = 7.166…; day 3 has no entry. Without: 4, 3, 5 and 4 of 4
    /// days, 16 ÷ 4 = 4.
    #[test]
    fn each_side_has_the_mean_of_its_days_and_how_many_they_are() {
        let entries = scores(&[(1, 6), (2, 7), (2, 8), (4, 4), (5, 3), (6, 5), (7, 8), (8, 4)]);
        let view = tag_view(&entries, &tagged(&[1, 2, 3, 7]), (date(1), date(8)));
        assert_eq!(told(&view), [(3, Some("7.2".to_owned())), (4, Some("4.0".to_owned()))]);
    }

    #[test]
    fn two_days_on_either_side_give_no_number_on_any() {
        let entries = scores(&[(1, 6), (2, 7), (4, 4), (5, 3), (6, 5)]);
        let view = tag_view(&entries, &tagged(&[1, 2]), (date(1), date(8)));
        assert_eq!(told(&view), [(2, None), (3, None)]);
        let view = tag_view(&entries, &tagged(&[4, 5, 6]), (date(1), date(8)));
        assert_eq!(told(&view), [(3, None), (2, None)]);
        assert_eq!(told(&tag_view(&[], &tagged(&[1]), (date(1), date(8)))), [(0, None), (0, None)]);
    }

    /// Days 1 to 3 are before the first tag of any kind, and count on neither side: 4 and 5, 6 and 7 stay.
    #[test]
    fn days_before_the_first_tag_and_after_today_say_nothing() {
        let entries = scores(&[(1, 0), (2, 0), (3, 0), (4, 9), (5, 8), (6, 7), (7, 3), (8, 3), (9, 3), (10, 0)]);
        let view = tag_view(&entries, &tagged(&[4, 5, 6, 10]), (date(4), date(9)));
        assert_eq!(told(&view), [(3, Some("8.0".to_owned())), (3, Some("3.0".to_owned()))]);
    }
}
