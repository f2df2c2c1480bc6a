use super::*;
use crate::diary::change::Score;
use crate::time::week::weeks;
use chrono::NaiveDate;

fn day(day: &str) -> DiaryDate {
    format!("2026-{day}").parse().unwrap()
}

fn dose(date: &str) -> DoseDate {
    format!("2026-{date}").parse().unwrap()
}

/// Entries of days, each with its scores.
fn scores(days: &[(&str, &[u8])]) -> DailyScores {
    let entry = |date, score: &u8| DiaryScore { date, score: Score::new(*score).unwrap() };
    DailyScores::new(days.iter().flat_map(|(date, scores)| scores.iter().map(move |score| entry(day(date), score))))
}

fn shown(line: &Line) -> Vec<String> {
    line.iter().map(|(date, mean)| format!("{} {mean}", date.date().format("%m-%d"))).collect()
}

#[test]
fn a_days_value_is_the_mean_of_its_entries_rounded_to_be_shown() {
    // 7; (6 + 7) / 2 = 6.5; (5 + 5 + 6) / 3 = 5.33; the 4th has no entry; (3 + 4 + 4 + 4) / 4 = 3.75.
    let pain = scores(&[("11-01", &[7]), ("11-02", &[6, 7]), ("11-03", &[5, 5, 6]), ("11-05", &[3, 4, 4, 4])]);
    let means = pain.means(day("11-01")..=day("11-05"));
    assert_eq!(shown(&means), ["11-01 7.0", "11-02 6.5", "11-03 5.3", "11-05 3.8"]);
    assert_eq!(shown(&pain.means(day("11-02")..=day("11-03"))), ["11-02 6.5", "11-03 5.3"]);
    assert_eq!(pain.days_in(day("11-01")..=day("11-04")), 3);
    assert_eq!(pain.span(), Some((day("11-01"), day("11-05"))));
}

/// | date  | score | the seven days up to it          | mean          |
/// |-------|-------|----------------------------------|---------------|
/// | 11-01 | 8     | 8                                | too few       |
/// | 11-02 | 6     | 8 6                              | too few       |
/// | 11-03 | 7     | 8 6 7 = 21 / 3                   | 7.0           |
/// | 11-07 | 4     | 8 6 7 4 = 25 / 4 (3 days without)| 6.25, so 6.3  |
/// | 11-12 | 5     | 4 (07) is the 6th day: 4 5       | too few       |
/// | 11-13 | 5     | 4 5 5 = 14 / 3                   | 4.67, so 4.7  |
/// | 11-14 | 3     | 5 5 3 = 13 / 3                   | 4.33, so 4.3  |
/// | 11-19 | 1     | 5 (13) 3 (14) 1 = 9 / 3, after 4 days without | 3.0 |
#[test]
fn the_seven_day_mean_needs_three_days_and_breaks_where_more_than_three_lack_an_entry() {
    let pain = scores(&[
        ("11-01", &[8]),
        ("11-02", &[6]),
        ("11-03", &[7]),
        ("11-07", &[4]),
        ("11-12", &[5]),
        ("11-13", &[5]),
        ("11-14", &[3]),
        ("11-19", &[1]),
    ]);
    let lines = pain.seven_day_means(None, day("11-01")..=day("11-30"));
    let lines: Vec<Vec<String>> = lines.iter().map(shown).collect();
    assert_eq!(lines, [vec!["11-03 7.0", "11-07 6.3"], vec!["11-13 4.7", "11-14 4.3"], vec!["11-19 3.0"]]);
}

#[test]
fn from_four_days_in_a_row_without_an_entry_on_it_is_a_gap_at_the_ends_too() {
    let gaps = |days: &[&str], from: &str, to: &str| -> Vec<String> {
        let entered: Vec<(&str, &[u8])> = days.iter().map(|day| (*day, &[5][..])).collect();
        let gaps = scores(&entered).gaps(&(day(from)..=day(to)));
        gaps.iter().map(|gap| format!("{} to {}", gap.start(), gap.end())).collect()
    };
    assert_eq!(gaps(&["11-04", "11-08"], "11-01", "11-10"), [""; 0]);
    let ends = ["2026-11-01 to 2026-11-04", "2026-11-06 to 2026-11-09"];
    assert_eq!(gaps(&["11-05", "11-10"], "11-01", "11-10"), ends);
    assert_eq!(gaps(&["11-01"], "11-01", "11-10"), ["2026-11-02 to 2026-11-10"]);
    assert_eq!(gaps(&["10-01"], "11-01", "11-10"), ["2026-11-01 to 2026-11-10"], "nothing was entered on these days");
    assert_eq!(gaps(&["11-01"], "11-10", "11-01"), [""; 0], "no days at all");
}

#[test]
fn the_line_of_a_span_looks_back_before_it_and_ends_with_what_now_is() {
    let pain = scores(&[("11-01", &[8]), ("11-02", &[6]), ("11-03", &[7]), ("11-04", &[7])]);
    let lines = pain.seven_day_means(None, day("11-03")..=day("11-04"));
    assert_eq!(lines.iter().map(shown).collect::<Vec<_>>(), [["11-03 7.0", "11-04 7.0"]]);
    let change = pain.change(dose("10-01"), day("11-04"), false);
    assert_eq!(change.now.unwrap().to_string(), "7.0");
}

#[test]
fn no_day_from_before_the_first_dose_is_in_a_mean_of_the_days_after_it() {
    // From the first dose on, the 3rd: 4; 4 4; 4 4 5 = 13 / 3.
    let pain = scores(&[("11-01", &[9]), ("11-02", &[9]), ("11-03", &[4]), ("11-04", &[4]), ("11-05", &[5])]);
    let lines = pain.seven_day_means(Some(dose("11-03")), day("11-01")..=day("11-05"));
    assert_eq!(lines.iter().map(shown).collect::<Vec<_>>(), [["11-05 4.3"]]);
    let now = pain.change(dose("11-03"), day("11-05"), false);
    assert_eq!((now.now.unwrap().to_string(), now.now_days), ("4.3".to_owned(), 3));
}

/// Before the first dose on 21 August: 7 8 7 8 = 30 / 4 = 7.5. Weeks from it:
/// - 7 to 13 August: 7 and 8, two days, no mean; 14 to 20: 7 and 8, the same;
/// - 21 to 27: 6 6 6 = 6.0, (7.5 − 6) / 7.5 = 20 % less; n 3;
/// - 28 to 3 September: (4 + 5) / 2, 5, 6, 6 = 21.5 / 4 = 5.375, so 5.4, 28.33 % less, so 28; n 4;
/// - 4 to 10 September: nothing;
/// - 11 and 12 (cut): 9 and 9: two days, no mean.
#[test]
fn weekly_means_stand_against_the_baseline_each_with_its_days() {
    let pain = scores(&[
        ("08-10", &[7]),
        ("08-11", &[8]),
        ("08-19", &[7]),
        ("08-20", &[8]),
        ("08-21", &[6]),
        ("08-22", &[6]),
        ("08-24", &[6]),
        ("08-28", &[4, 5]),
        ("08-29", &[5]),
        ("08-31", &[6]),
        ("09-03", &[6]),
        ("09-11", &[9]),
        ("09-12", &[9]),
    ]);
    let date = |text: &str| format!("2026-{text}").parse::<NaiveDate>().unwrap();
    let weeks = weeks(&(date("08-07")..=date("09-12")), date("08-21"));
    let means = pain.weekly_means(&weeks, Some(dose("08-21")));
    let shown: Vec<_> =
        means.iter().map(|week| (week.days, week.mean.map(|mean| mean.to_string()), week.percent_less)).collect();
    let mean = |text: &str| Some(text.to_owned());
    let expected = [
        (2, None, None),
        (2, None, None),
        (3, mean("6.0"), Some(20)),
        (4, mean("5.4"), Some(28)),
        (0, None, None),
        (2, None, None),
    ];
    assert_eq!(shown, expected);
}

#[test]
fn a_week_before_the_first_dose_has_a_mean_and_no_change() {
    let pain = scores(&[("08-14", &[8]), ("08-15", &[8]), ("08-16", &[8]), ("08-17", &[8])]);
    let date = |text: &str| format!("2026-{text}").parse::<NaiveDate>().unwrap();
    let weeks = weeks(&(date("08-14")..=date("08-20")), date("08-21"));
    let means = pain.weekly_means(&weeks, Some(dose("08-21")));
    assert_eq!((means[0].mean.unwrap().to_string(), means[0].percent_less), ("8.0".to_owned(), None));
}

#[test]
fn four_days_make_a_baseline_and_three_do_not() {
    // 7 + 8 + 7 + 7 = 29, / 4 = 7.25, so 7.3; 30 % less is 5.075, so 5.1; 30 % more 9.425, so 9.4.
    let four = scores(&[("11-10", &[7]), ("11-11", &[8]), ("11-12", &[7]), ("11-13", &[7])]);
    let tenths = |mean: Option<Mean>| mean.map(Mean::tenths);
    let less = four.baseline(dose("11-14"), false);
    assert_eq!((tenths(less.mean), less.days, tenths(less.better_by_30)), (Some(73), 4, Some(51)));
    assert_eq!(tenths(four.baseline(dose("11-14"), true).better_by_30), Some(94));
    let three = four.baseline(dose("11-13"), false);
    assert_eq!((three.mean, three.days, three.better_by_30), (None, 3, None));
}

#[test]
fn a_line_that_the_scale_does_not_reach_is_not_drawn() {
    // 8 × 1.3 = 10.4.
    let sleep = scores(&[("11-10", &[8]), ("11-11", &[8]), ("11-12", &[8]), ("11-13", &[8])]);
    assert_eq!(sleep.baseline(dose("11-14"), true).better_by_30, None);
}

#[test]
fn nothing_entered_is_nothing_shown() {
    let none = DailyScores::default();
    assert_eq!(none.span(), None);
    assert_eq!(none.seven_day_means(None, day("11-01")..=day("11-30")), Vec::<Line>::new());
    assert_eq!(none.means(day("11-30")..=day("11-01")), Line::new());
    assert_eq!(none.baseline(dose("11-14"), false), Baseline { mean: None, days: 0, better_by_30: None });
}
