//! How far back a picture of the diary looks.

use std::ops::RangeInclusive;

use chrono::{Months, NaiveDate};

use super::side_effect::{Grade, SideEffect};
use crate::time::diary_date::{DiaryDate, diary_date};
use crate::time::week::{Week, monday_of, weeks};

/// More days than this are drawn by weeks (own rule: a day would be less than a dot).
const MOST_DAYS: i64 = 400;

/// How far back, up to today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// 30 days.
    Days30,
    /// Three months of the calendar.
    Months3,
    /// A year.
    Year,
    /// Everything there is.
    All,
}

impl Period {
    /// The days it is of on `today`; `earliest` is the first that anything is known of.
    #[must_use]
    pub fn dates(self, today: DiaryDate, earliest: Option<DiaryDate>) -> RangeInclusive<DiaryDate> {
        let months = |count| {
            let before = today.date().checked_sub_months(Months::new(count)).and_then(|date| date.succ_opt());
            DiaryDate::new(before.unwrap_or(NaiveDate::MIN))
        };
        let from = match self {
            Self::Days30 => today.minus_days(29),
            Self::Months3 => months(3),
            Self::Year => months(12),
            Self::All => earliest.unwrap_or(today),
        };
        from.min(today)..=today
    }
}

/// Whether so many days are drawn by weeks.
#[must_use]
pub fn is_by_week(dates: &RangeInclusive<DiaryDate>) -> bool {
    (dates.end().date() - dates.start().date()).num_days() >= MOST_DAYS
}

/// The weeks of `dates` for means of scores: counted from the first dose, so that none is half before
/// it; without one as the calendar counts them.
#[must_use]
pub fn score_weeks(dates: &RangeInclusive<DiaryDate>, first_dose: Option<NaiveDate>) -> Vec<Week> {
    let (from, to) = (dates.start().date(), dates.end().date());
    weeks(&(from..=to), first_dose.unwrap_or_else(|| monday_of(from)))
}

/// Side effects that began in the same stretch of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EffectMark {
    /// The stretch: a day or a week.
    pub week: Week,
    /// The highest grade.
    pub grade: Grade,
    /// How many entries.
    pub entries: u32,
}

/// The side effects that began on `dates`, by the days they began on; by weeks where so many days are
/// drawn by weeks.
#[must_use]
pub fn effect_marks(effects: &[SideEffect], dates: &RangeInclusive<DiaryDate>) -> Vec<EffectMark> {
    let begin = monday_of(dates.start().date());
    let mut marks: Vec<EffectMark> = Vec::new();
    let mut begun: Vec<(DiaryDate, Grade)> =
        effects.iter().map(|effect| (diary_date(effect.zone, effect.began), effect.grade)).collect();
    begun.retain(|(date, _)| dates.contains(date));
    begun.sort();
    let spans = if is_by_week(dates) { weeks(&(dates.start().date()..=dates.end().date()), begin) } else { Vec::new() };
    for (date, grade) in begun {
        let date = date.date();
        let week = spans.get(spans.partition_point(|week| week.to < date)).copied();
        let week = week.unwrap_or(Week { from: date, to: date });
        match marks.last_mut().filter(|last| last.week == week) {
            Some(mark) => {
                mark.grade = mark.grade.max(grade);
                mark.entries += 1;
            }
            None => marks.push(EffectMark { week, grade, entries: 1 }),
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::side_effect::SideEffectKind;
    use crate::time::timestamp::Timestamp;
    use chrono_tz::Europe::Berlin;

    fn day(date: &str) -> DiaryDate {
        date.parse().unwrap()
    }

    fn dates(period: Period, today: &str, earliest: Option<&str>) -> (String, String) {
        let dates = period.dates(day(today), earliest.map(day));
        (dates.start().to_string(), dates.end().to_string())
    }

    #[test]
    fn each_period_ends_today_and_begins_as_its_name_says() {
        let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        assert_eq!(dates(Period::Days30, "2026-11-30", None), pair("2026-11-01", "2026-11-30"));
        assert_eq!(dates(Period::Months3, "2027-01-11", None), pair("2026-10-12", "2027-01-11"));
        assert_eq!(dates(Period::Months3, "2026-05-31", None), pair("2026-03-01", "2026-05-31"));
        assert_eq!(dates(Period::Year, "2028-02-29", None), pair("2027-03-01", "2028-02-29"));
        assert_eq!(dates(Period::All, "2026-11-30", Some("2024-02-29")), pair("2024-02-29", "2026-11-30"));
        assert_eq!(dates(Period::All, "2026-11-30", None), pair("2026-11-30", "2026-11-30"));
    }

    #[test]
    fn four_hundred_days_are_drawn_by_days_and_one_more_by_weeks() {
        let today = day("2026-11-30");
        assert!(!is_by_week(&(today.minus_days(399)..=today)));
        assert!(is_by_week(&(today.minus_days(400)..=today)));
    }

    fn effect(grade: Grade, began: &str) -> SideEffect {
        let began = chrono::NaiveDateTime::parse_from_str(began, "%Y-%m-%d %H:%M").unwrap();
        SideEffect {
            what: SideEffectKind::Headache,
            own_words: None,
            grade,
            began: crate::time::local::first_instant_at(Berlin, began),
            ended: None::<Timestamp>,
            zone: Berlin,
            distressing: None,
            from_ldn: None,
            note: None,
        }
    }

    #[test]
    fn what_began_before_four_is_marked_on_the_day_before_and_a_day_has_one_mark() {
        let effects = [
            effect(Grade::Mild, "2026-11-20 10:00"),
            effect(Grade::Severe, "2026-11-21 03:30"),
            effect(Grade::Mild, "2026-11-21 04:00"),
            effect(Grade::Mild, "2026-10-31 23:00"),
        ];
        let marks = effect_marks(&effects, &(day("2026-11-01")..=day("2026-11-30")));
        let shown: Vec<_> = marks.iter().map(|mark| (mark.week.from.to_string(), mark.grade, mark.entries)).collect();
        assert_eq!(shown, [("2026-11-20".into(), Grade::Severe, 2), ("2026-11-21".into(), Grade::Mild, 1)]);
        let years = effect_marks(&effects, &(day("2024-01-01")..=day("2026-11-30")));
        let shown: Vec<_> = years.iter().map(|mark| (mark.week.from.to_string(), mark.grade, mark.entries)).collect();
        // 26 October and 16 November 2026 are Mondays.
        assert_eq!(shown, [("2026-10-26".into(), Grade::Mild, 1), ("2026-11-16".into(), Grade::Severe, 3)]);
    }
}
