//! On which days something lasted.

use std::ops::RangeInclusive;

use chrono_tz::Tz;

use super::side_effect::SideEffect;
use crate::time::diary_date::{DiaryDate, diary_date};
use crate::time::timestamp::Timestamp;

/// The diary's days on which `effect` lasted, by the clocks it was entered by; where it still lasts,
/// until `now` by those of `zone`. Before 04:00 it is still the day before.
#[must_use]
pub fn days_of(effect: &SideEffect, now: Timestamp, zone: Tz) -> RangeInclusive<DiaryDate> {
    let began = diary_date(effect.zone, effect.began);
    let ended = effect.ended.map_or_else(|| diary_date(zone, now.max(effect.began)), |at| diary_date(effect.zone, at));
    began..=ended.max(began)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::side_effect::{Grade, SideEffectKind};

    fn instant(text: &str) -> Timestamp {
        Timestamp::from(text.parse::<chrono::DateTime<chrono::Utc>>().unwrap())
    }

    fn days(began: &str, ended: Option<&str>) -> (String, String) {
        let effect = SideEffect {
            what: SideEffectKind::Headache,
            own_words: None,
            grade: Grade::Mild,
            began: instant(began),
            ended: ended.map(instant),
            zone: Tz::Europe__Berlin,
            distressing: None,
            from_ldn: None,
            note: None,
        };
        let days = days_of(&effect, instant("2026-11-23T11:00:00Z"), Tz::Europe__Berlin);
        (days.start().to_string(), days.end().to_string())
    }

    #[test]
    fn an_effect_from_the_small_hours_to_noon_lasted_on_two_days() {
        let lasted = days("2026-11-20T02:30:00Z", Some("2026-11-20T11:00:00Z"));
        assert_eq!(lasted, ("2026-11-19".into(), "2026-11-20".into()));
    }

    #[test]
    fn an_effect_that_still_lasts_has_lasted_until_today() {
        assert_eq!(days("2026-11-20T20:00:00Z", None), ("2026-11-20".into(), "2026-11-23".into()));
    }

    #[test]
    fn an_effect_entered_under_a_clock_that_ran_ahead_lasts_on_its_own_day() {
        assert_eq!(days("2026-11-25T20:00:00Z", None), ("2026-11-25".into(), "2026-11-25".into()));
    }
}
