//! Which nights something lasted through, and the nights as the rules look at them.

use std::collections::BTreeMap;

use chrono::{NaiveDateTime, TimeDelta};
use chrono_tz::Tz;

use super::entry::SleepEntry;
use super::insomnia::Night;
use crate::diary::side_effect::{SideEffect, SideEffectKind};
use crate::time::dose_date::DoseDate;
use crate::time::local::{first_instant_at, local_date_time};
use crate::time::timestamp::Timestamp;

/// A night begins at 18:00 on its date (own rule).
const BEGINS: TimeDelta = TimeDelta::hours(18);
/// It ends at 12:00 on the next, where the day of a bedtime dose ends too (own rule).
const ENDS: TimeDelta = TimeDelta::hours(36);
/// From 20:00 on a night is drawn.
const DARK_FROM: TimeDelta = TimeDelta::hours(20);
/// Until 07:00.
const DARK_UNTIL: TimeDelta = TimeDelta::hours(31);

/// The nights from `earliest` on that `effect` lasted through, by the clock it was entered by; until
/// `now` where it lasts.
///
/// A night is from 18:00 on its date to 12:00 on the next. What lay between two nights, such as
/// "trouble sleeping" entered in the afternoon, is said of the night before.
#[must_use]
pub fn nights_of(effect: &SideEffect, earliest: DoseDate, now: Timestamp) -> Vec<DoseDate> {
    let until = effect.ended.unwrap_or(now).max(effect.began);
    let began = local_date_time(effect.zone, effect.began);
    let ended = local_date_time(effect.zone, until);
    let last = night_begun(ended, BEGINS);
    // The night that had not ended yet when it began.
    let first = night_begun(began, ENDS).next();
    let mut night = first.min(last).max(earliest);
    let mut nights = Vec::new();
    while night <= last {
        nights.push(night);
        let next = night.next();
        if next == night {
            break;
        }
        night = next;
    }
    nights
}

/// The last night that has begun in `zone` at `now`.
#[must_use]
pub fn last_night(zone: Tz, now: Timestamp) -> DoseDate {
    night_begun(local_date_time(zone, now), BEGINS)
}

/// The latest night of which so much had passed at `local`.
fn night_begun(local: NaiveDateTime, passed: TimeDelta) -> DoseDate {
    DoseDate::new(local.checked_sub_signed(passed).unwrap_or(local).date())
}

/// The nights from `earliest` on, as the rule for insomnia looks at them: what was entered, and each
/// night of a logged "trouble sleeping" (I2). Earliest first, one for each night.
#[must_use]
pub fn nights(sleeps: &[SleepEntry], effects: &[SideEffect], earliest: DoseDate, now: Timestamp) -> Vec<Night> {
    let mut nights: BTreeMap<DoseDate, Night> = BTreeMap::new();
    for entry in sleeps.iter().filter(|entry| entry.night_of >= earliest) {
        nights.insert(entry.night_of, entry.night(false));
    }
    let troubles = effects.iter().filter(|effect| effect.what == SideEffectKind::TroubleSleeping);
    for night_of in troubles.flat_map(|trouble| nights_of(trouble, earliest, now)) {
        let blank = Night { night_of, minutes_to_sleep: None, minutes_awake: None, insomnia_logged: true };
        nights.entry(night_of).or_insert(blank).insomnia_logged = true;
    }
    nights.into_values().collect()
}

/// The dark hours that touch `from` to `until`, cut to it, for a picture of a pause.
#[must_use]
pub fn dark_hours(zone: Tz, from: Timestamp, until: Timestamp) -> Vec<(Timestamp, Timestamp)> {
    let mut date = DoseDate::new(local_date_time(zone, from).date()).minus_days(1);
    let last = DoseDate::new(local_date_time(zone, until).date());
    let mut hours = Vec::new();
    while date <= last && hours.len() < 31 {
        let at = |since: TimeDelta| first_instant_at(zone, date.date().and_time(chrono::NaiveTime::MIN) + since);
        let (begins, ends) = (at(DARK_FROM).max(from), at(DARK_UNTIL).min(until));
        if begins < ends {
            hours.push((begins, ends));
        }
        date = date.next();
    }
    hours
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::side_effect::Grade;
    use chrono_tz::Europe::Berlin;

    fn at(local: &str) -> Timestamp {
        first_instant_at(Berlin, NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap())
    }

    fn date(day: u32) -> DoseDate {
        format!("2026-11-{day:02}").parse().unwrap()
    }

    fn trouble(began: &str, ended: Option<&str>) -> SideEffect {
        SideEffect {
            what: SideEffectKind::TroubleSleeping,
            own_words: None,
            grade: Grade::Mild,
            began: at(began),
            ended: ended.map(at),
            zone: Berlin,
            distressing: None,
            from_ldn: None,
            note: None,
        }
    }

    fn lasted(began: &str, ended: Option<&str>, now: &str) -> Vec<DoseDate> {
        nights_of(&trouble(began, ended), date(1), at(now))
    }

    #[test]
    fn logged_in_the_morning_it_is_said_of_the_night_that_just_ended() {
        assert_eq!(lasted("2026-11-20 07:00", Some("2026-11-20 07:00"), "2026-11-20 07:00"), [date(19)]);
        assert_eq!(lasted("2026-11-20 03:00", Some("2026-11-20 03:00"), "2026-11-20 07:00"), [date(19)]);
    }

    #[test]
    fn logged_in_the_afternoon_it_is_said_of_the_night_before() {
        assert_eq!(lasted("2026-11-20 15:00", Some("2026-11-20 15:00"), "2026-11-20 15:00"), [date(19)]);
        assert_eq!(lasted("2026-11-20 15:00", None, "2026-11-20 17:00"), [date(19)]);
    }

    #[test]
    fn from_its_beginning_to_its_end_it_counts_for_each_night() {
        let nights = lasted("2026-11-18 23:00", Some("2026-11-21 09:00"), "2026-11-25 09:00");
        assert_eq!(nights, [date(18), date(19), date(20)]);
        let from_the_afternoon = lasted("2026-11-18 15:00", Some("2026-11-20 15:00"), "2026-11-25 09:00");
        assert_eq!(from_the_afternoon, [date(18), date(19)]);
    }

    #[test]
    fn while_it_lasts_it_counts_up_to_the_night_that_has_begun() {
        assert_eq!(lasted("2026-11-20 23:00", None, "2026-11-22 17:59"), [date(20), date(21)]);
        assert_eq!(lasted("2026-11-20 23:00", None, "2026-11-22 18:00"), [date(20), date(21), date(22)]);
    }

    #[test]
    fn of_one_that_lasts_for_years_only_the_nights_looked_at_are_listed() {
        let long = trouble("2020-01-01 23:00", None);
        assert_eq!(nights_of(&long, date(20), at("2026-11-22 08:00")), [date(20), date(21)]);
    }

    #[test]
    fn a_night_that_was_entered_and_logged_is_one_night() {
        let entry = SleepEntry {
            night_of: date(19),
            zone: Berlin,
            bed_at: None,
            minutes_to_sleep: Some(10),
            minutes_awake: None,
            up_at: None,
            dreams: None,
            note: None,
        };
        let logged = trouble("2026-11-20 07:00", Some("2026-11-20 07:00"));
        let nights = nights(&[entry], &[logged], date(1), at("2026-11-20 08:00"));
        let expected =
            Night { night_of: date(19), minutes_to_sleep: Some(10), minutes_awake: None, insomnia_logged: true };
        assert_eq!(nights, [expected]);
    }

    #[test]
    fn thirty_four_hours_from_ten_to_eight_hold_two_nights() {
        let hours = dark_hours(Berlin, at("2026-11-23 22:00"), at("2026-11-25 08:00"));
        let expected =
            [(at("2026-11-23 22:00"), at("2026-11-24 07:00")), (at("2026-11-24 20:00"), at("2026-11-25 07:00"))];
        assert_eq!(hours, expected);
    }
}
