//! How it is, 0 to 10, in the person's own judgement (L1).

use chrono::TimeDelta;
use chrono_tz::Tz;

use super::change::Score;
use crate::time::diary_date::DiaryDate;
use crate::time::local::first_instant_at;
use crate::time::timestamp::Timestamp;
use crate::time::wall_time::WallTime;

/// An entry that was broken off is gone on with for this long (own rule); later it is a new one.
const GO_ON_FOR: TimeDelta = TimeDelta::hours(3);
/// Without a time of the person's own the check-in is asked for on Today from here on (own rule).
const EVENING: WallTime = match WallTime::from_minutes(18 * 60) {
    Some(time) => time,
    None => WallTime::NOON,
};
/// The first wall time of the diary's day.
const DAY_BEGINS: u16 = 4 * 60;

/// What is scored. The first four are asked each day, the others where the person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scale {
    /// Pain.
    Pain,
    /// Fatigue.
    Fatigue,
    /// How well the night was slept: 10 is best.
    SleepQuality,
    /// How the day was on the whole: 10 is best.
    Overall,
    /// Fog.
    Fog,
    /// Mood: 10 is best.
    Mood,
    /// Stress.
    Stress,
    /// Stiffness.
    Stiffness,
    /// Tenderness to pressure or heat.
    Tenderness,
}
crate::names!(Scale {
    Pain = "pain",
    Fatigue = "fatigue",
    SleepQuality = "sleep_quality",
    Overall = "overall",
    Fog = "fog",
    Mood = "mood",
    Stress = "stress",
    Stiffness = "stiffness",
    Tenderness = "tenderness",
});

impl Scale {
    /// The scales that are asked every day, in their order (L1).
    pub const DAILY: [Self; 4] = [Self::Pain, Self::Fatigue, Self::SleepQuality, Self::Overall];

    /// Whether it is asked only where the person wants it.
    #[must_use]
    pub fn is_optional(self) -> bool {
        !Self::DAILY.contains(&self)
    }

    /// Whether 10 is the best value rather than the worst.
    #[must_use]
    pub const fn more_is_better(self) -> bool {
        matches!(self, Self::SleepQuality | Self::Overall | Self::Mood)
    }
}

/// A value for each scale that was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Scores([Option<Score>; Scale::ALL.len()]);

impl Scores {
    /// The value of `scale`; none where it was not answered.
    #[must_use]
    pub fn get(&self, scale: Scale) -> Option<Score> {
        self.0.get(scale as usize).copied().flatten()
    }

    /// The same with `scale` answered by `value`, or not at all.
    #[must_use]
    pub fn with(mut self, scale: Scale, value: Option<Score>) -> Self {
        if let Some(place) = self.0.get_mut(scale as usize) {
            *place = value;
        }
        self
    }

    /// Whether nothing was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}

/// The scales that are asked: the daily ones, then those of `wanted` that are optional, each once.
#[must_use]
pub fn asked(wanted: &[Scale]) -> Vec<Scale> {
    let optional = Scale::ALL.iter().filter(|scale| scale.is_optional() && wanted.contains(scale));
    Scale::DAILY.iter().chain(optional).copied().collect()
}

/// An entry of the diary: several a day are possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreEntry {
    /// When it was true.
    pub at: Timestamp,
    /// The zone it was entered in.
    pub zone: Tz,
    /// The diary's day it belongs to.
    pub date: DiaryDate,
    /// The values.
    pub scores: Scores,
    /// A note.
    pub note: Option<String>,
}

/// What `scale` was on `date`: the last answer of that day. `entries` are in their order.
#[must_use]
pub fn value_on(entries: &[ScoreEntry], date: DiaryDate, scale: Scale) -> Option<Score> {
    entries.iter().filter(|entry| entry.date == date).filter_map(|entry| entry.scores.get(scale)).next_back()
}

/// Whether `entry` was broken off not long ago, so that the check-in goes on with it.
#[must_use]
pub fn is_broken_off(entry: &ScoreEntry, asked: &[Scale], now: Timestamp) -> bool {
    let lately = entry.at <= now && now.since(entry.at) < GO_ON_FOR;
    lately && asked.iter().any(|scale| entry.scores.get(*scale).is_none())
}

/// When the check-in of the diary's day `date` is asked for: at the person's own time, or else in the
/// evening. A time before 04:00 is one of the night that ends the day.
#[must_use]
pub fn check_in_at(zone: Tz, date: DiaryDate, own: Option<WallTime>) -> Timestamp {
    let at = own.unwrap_or(EVENING);
    let date = if at.minutes() < DAY_BEGINS { date.date().succ_opt().unwrap_or(date.date()) } else { date.date() };
    first_instant_at(zone, date.and_time(at.to_naive()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe::Berlin;

    fn score(value: u8) -> Option<Score> {
        Score::new(value)
    }

    fn entry(local: &str, date: &str, scores: Scores) -> ScoreEntry {
        ScoreEntry { at: at(local), zone: Berlin, date: date.parse().unwrap(), scores, note: None }
    }

    fn at(local: &str) -> Timestamp {
        first_instant_at(Berlin, chrono::NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap())
    }

    #[test]
    fn the_four_daily_ones_come_first_and_a_wish_for_one_of_them_changes_nothing() {
        assert_eq!(asked(&[]), Scale::DAILY);
        let wanted = asked(&[Scale::Tenderness, Scale::Pain, Scale::Fog, Scale::Fog]);
        assert_eq!(wanted.get(4..), Some([Scale::Fog, Scale::Tenderness].as_slice()));
    }

    #[test]
    fn of_several_entries_on_a_day_the_last_answer_is_the_days() {
        let morning = Scores::default().with(Scale::Pain, score(7)).with(Scale::Fatigue, score(5));
        let evening = Scores::default().with(Scale::Pain, score(3));
        let entries =
            [entry("2026-11-23 09:00", "2026-11-23", morning), entry("2026-11-23 21:00", "2026-11-23", evening)];
        let date = "2026-11-23".parse().unwrap();
        assert_eq!(value_on(&entries, date, Scale::Pain), score(3));
        assert_eq!(value_on(&entries, date, Scale::Fatigue), score(5));
        assert_eq!(value_on(&entries, date.minus_days(1), Scale::Pain), None);
    }

    #[test]
    fn a_check_in_broken_off_an_hour_ago_goes_on_and_one_of_the_morning_does_not() {
        let half = entry("2026-11-23 09:00", "2026-11-23", Scores::default().with(Scale::Pain, score(7)));
        assert!(is_broken_off(&half, &Scale::DAILY, at("2026-11-23 10:00")));
        assert!(!is_broken_off(&half, &Scale::DAILY, at("2026-11-23 12:00")));
        assert!(!is_broken_off(&half, &[Scale::Pain], at("2026-11-23 10:00")));
    }

    #[test]
    fn a_reminder_at_one_in_the_night_belongs_to_the_day_that_is_ending() {
        let date = "2026-11-23".parse().unwrap();
        let time = |minutes| WallTime::from_minutes(minutes);
        assert_eq!(check_in_at(Berlin, date, time(60)), at("2026-11-24 01:00"));
        assert_eq!(check_in_at(Berlin, date, time(20 * 60 + 30)), at("2026-11-23 20:30"));
        assert_eq!(check_in_at(Berlin, date, None), at("2026-11-23 18:00"));
    }
}
