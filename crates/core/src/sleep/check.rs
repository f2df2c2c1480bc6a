//! What can be true of a night (L2).

use chrono::{NaiveDateTime, TimeDelta};
use chrono_tz::Tz;

use super::entry::SleepEntry;
use crate::time::diary_date::diary_date;
use crate::time::dose_date::DoseDate;
use crate::time::local::{first_instant_at, local_date_time};
use crate::time::timestamp::Timestamp;
use crate::time::wall_time::WallTime;

/// The longest a person is in bed without a break that this diary can tell of.
const LONGEST: TimeDelta = TimeDelta::hours(24);
/// More minutes in bed than this are asked about before they are kept (own rule): they are more often
/// a slip, 10:30 for 22:30, than a night.
pub const ASKED_ABOVE: u32 = 14 * 60;
/// A clock may run this far ahead of another one.
const SLACK: TimeDelta = TimeDelta::minutes(1);
/// The most minutes of anything in a night.
const MOST_MINUTES: u16 = 24 * 60;
/// "This morning" lasts this long after the night (own rule).
const MORNING_UNTIL: WallTime = WallTime::NOON;
/// The getting up is proposed to this many minutes.
const PROPOSED_TO: i64 = 5 * 60;

/// Why a night can't have been so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SleepError {
    /// Nothing was said of it.
    #[error("nothing is entered")]
    Nothing,
    /// The night, or getting up, lies ahead.
    #[error("it lies in the future")]
    InFuture,
    /// Up before going to bed.
    #[error("up before going to bed")]
    UpBeforeBed,
    /// More than 24 hours in bed.
    #[error("more than 24 hours in bed")]
    TooLong,
    /// More minutes than a day has.
    #[error("more minutes than a day has")]
    TooManyMinutes,
    /// More minutes awake than in bed.
    #[error("more minutes awake than the {minutes} in bed")]
    AwakeLongerThanInBed {
        /// Minutes in bed.
        minutes: u32,
    },
}

/// The night that has just been at `now`: the one before the diary's day.
#[must_use]
pub fn last_night(zone: Tz, now: Timestamp) -> DoseDate {
    DoseDate::new(diary_date(zone, now).date()).minus_days(1)
}

/// The instants that wall times mean in the night of `night_of`: going to bed before 12:00 counts for
/// the day after, as with bedtime doses; getting up is the first time after going to bed that clocks
/// show it, and on the day after where going to bed is not known.
#[must_use]
pub fn night_instants(
    night_of: DoseDate,
    zone: Tz,
    bed: Option<WallTime>,
    up: Option<WallTime>,
) -> (Option<Timestamp>, Option<Timestamp>) {
    let on = |date: DoseDate, time: WallTime| first_instant_at(zone, date.date().and_time(time.to_naive()));
    let bed_at = bed.map(|time| on(if time < WallTime::NOON { night_of.next() } else { night_of }, time));
    let up_at = up.map(|time| match bed_at {
        Some(bed_at) => first_after(bed_at, time, zone),
        None => on(night_of.next(), time),
    });
    (bed_at, up_at)
}

/// Whole minutes from going to bed to getting up, where both are known.
#[must_use]
pub fn minutes_in_bed(entry: &SleepEntry) -> Option<u32> {
    let span = entry.up_at?.since(entry.bed_at?);
    u32::try_from(span.num_minutes()).ok()
}

/// The minutes in bed that are asked about first, where there are so many.
#[must_use]
pub fn asked_minutes(entry: &SleepEntry) -> Option<u32> {
    minutes_in_bed(entry).filter(|minutes| *minutes > ASKED_ABOVE)
}

/// Whether the night, going to bed or getting up has not come yet at `now`.
#[must_use]
pub fn lies_ahead(entry: &SleepEntry, now: Timestamp) -> bool {
    let latest = now + SLACK;
    let ahead = |at: Option<Timestamp>| at.is_some_and(|at| at > latest);
    entry.night_of.date() > diary_date(entry.zone, now).date() || ahead(entry.bed_at) || ahead(entry.up_at)
}

/// Judges an entry.
///
/// # Errors
/// The first thing wrong with it.
pub fn check_sleep(entry: &SleepEntry, now: Timestamp) -> Result<(), SleepError> {
    if is_empty(entry) {
        return Err(SleepError::Nothing);
    }
    if lies_ahead(entry, now) {
        return Err(SleepError::InFuture);
    }
    if let (Some(bed), Some(up)) = (entry.bed_at, entry.up_at) {
        if up <= bed {
            return Err(SleepError::UpBeforeBed);
        }
        if up.since(bed) > LONGEST {
            return Err(SleepError::TooLong);
        }
    }
    let (to_sleep, awake) = (entry.minutes_to_sleep.unwrap_or(0), entry.minutes_awake.unwrap_or(0));
    if to_sleep > MOST_MINUTES || awake > MOST_MINUTES {
        return Err(SleepError::TooManyMinutes);
    }
    match minutes_in_bed(entry) {
        Some(minutes) if u32::from(to_sleep) + u32::from(awake) > minutes => {
            Err(SleepError::AwakeLongerThanInBed { minutes })
        }
        _ => Ok(()),
    }
}

/// Getting up, as proposed in the morning after the night: now, to five minutes.
#[must_use]
pub fn proposed_up(night_of: DoseDate, zone: Tz, now: Timestamp) -> Option<WallTime> {
    let local = local_date_time(zone, Timestamp::from_seconds(now.seconds().div_euclid(PROPOSED_TO) * PROPOSED_TO));
    let time = wall_time(local)?;
    (night_of == last_night(zone, now) && local.date() == night_of.next().date() && time < MORNING_UNTIL)
        .then_some(time)
}

fn is_empty(entry: &SleepEntry) -> bool {
    entry.bed_at.is_none()
        && entry.up_at.is_none()
        && entry.minutes_to_sleep.is_none()
        && entry.minutes_awake.is_none()
        && entry.dreams.is_none()
        && entry.note.is_none()
}

fn first_after(instant: Timestamp, time: WallTime, zone: Tz) -> Timestamp {
    let date = local_date_time(zone, instant).date();
    let same_day = first_instant_at(zone, date.and_time(time.to_naive()));
    if same_day > instant {
        return same_day;
    }
    first_instant_at(zone, DoseDate::new(date).next().date().and_time(time.to_naive()))
}

fn wall_time(local: NaiveDateTime) -> Option<WallTime> {
    use chrono::Timelike;
    WallTime::from_minutes(u16::try_from(local.hour() * 60 + local.minute()).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe::Berlin;

    fn at(local: &str) -> Timestamp {
        first_instant_at(Berlin, NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap())
    }

    fn time(text: &str) -> Option<WallTime> {
        Some(text.parse().unwrap())
    }

    fn night(night_of: &str, bed: Option<&str>, up: Option<&str>) -> SleepEntry {
        let night_of: DoseDate = night_of.parse().unwrap();
        let (bed_at, up_at) = night_instants(night_of, Berlin, bed.and_then(time), up.and_then(time));
        SleepEntry {
            night_of,
            zone: Berlin,
            bed_at,
            up_at,
            minutes_to_sleep: None,
            minutes_awake: None,
            dreams: None,
            note: None,
        }
    }

    const NOON: &str = "2026-11-24 12:00";

    #[test]
    fn bed_after_midnight_and_up_in_the_morning_are_those_of_the_next_day() {
        let entry = night("2026-11-23", Some("00:20"), Some("07:05"));
        assert_eq!((entry.bed_at, entry.up_at), (Some(at("2026-11-24 00:20")), Some(at("2026-11-24 07:05"))));
        let early = night("2026-11-23", Some("22:30"), Some("02:10"));
        assert_eq!((early.bed_at, early.up_at), (Some(at("2026-11-23 22:30")), Some(at("2026-11-24 02:10"))));
        let after_night_work = night("2026-11-23", Some("08:00"), Some("15:00"));
        assert_eq!(after_night_work.up_at, Some(at("2026-11-24 15:00")));
        assert_eq!(night("2026-11-23", None, Some("07:00")).up_at, Some(at("2026-11-24 07:00")));
    }

    #[test]
    fn the_night_the_clocks_go_back_is_an_hour_longer() {
        // 25 October 2026, Berlin: 03:00 becomes 02:00. 23:00 to 07:00 is nine hours.
        assert_eq!(minutes_in_bed(&night("2026-10-24", Some("23:00"), Some("07:00"))), Some(540));
        // 29 March 2026: 02:00 becomes 03:00. Seven hours.
        assert_eq!(minutes_in_bed(&night("2026-03-28", Some("23:00"), Some("07:00"))), Some(420));
    }

    #[test]
    fn up_before_bed_and_twenty_five_hours_in_bed_are_refused() {
        let entry = night("2026-11-22", Some("23:00"), Some("07:00"));
        let with = |up: &str| SleepEntry { up_at: Some(at(up)), ..entry.clone() };
        assert_eq!(check_sleep(&with("2026-11-22 22:00"), at(NOON)), Err(SleepError::UpBeforeBed));
        assert_eq!(check_sleep(&with("2026-11-22 23:00"), at(NOON)), Err(SleepError::UpBeforeBed));
        assert_eq!(check_sleep(&with("2026-11-24 00:00"), at(NOON)), Err(SleepError::TooLong));
        assert_eq!(check_sleep(&with("2026-11-23 23:00"), at(NOON)), Ok(()));
    }

    #[test]
    fn more_than_fourteen_hours_in_bed_are_asked_about_as_half_past_ten_typed_for_the_evening() {
        let asked = |bed, up| asked_minutes(&night("2026-11-22", Some(bed), Some(up)));
        assert_eq!(asked("10:30", "07:00"), Some(20 * 60 + 30));
        assert_eq!(asked("18:00", "08:00"), None, "14 hours are kept as they are");
        assert_eq!(asked("17:59", "08:00"), Some(14 * 60 + 1));
        assert_eq!(asked_minutes(&night("2026-11-22", None, Some("07:00"))), None);
    }

    #[test]
    fn nobody_is_awake_for_longer_than_in_bed() {
        let eight_hours = night("2026-11-23", Some("23:00"), Some("07:00"));
        let awake = |to_sleep, awake| SleepEntry {
            minutes_to_sleep: Some(to_sleep),
            minutes_awake: Some(awake),
            ..eight_hours.clone()
        };
        assert_eq!(check_sleep(&awake(80, 400), at(NOON)), Ok(()), "not a minute slept");
        let minutes = 480;
        assert_eq!(check_sleep(&awake(80, 401), at(NOON)), Err(SleepError::AwakeLongerThanInBed { minutes }));
        let no_times = SleepEntry { bed_at: None, up_at: None, ..awake(1440, 1440) };
        assert_eq!(check_sleep(&no_times, at(NOON)), Ok(()), "nothing to hold it against");
        let too_many = SleepEntry { minutes_awake: Some(1441), ..no_times };
        assert_eq!(check_sleep(&too_many, at(NOON)), Err(SleepError::TooManyMinutes));
    }

    #[test]
    fn a_night_or_a_getting_up_still_ahead_is_refused() {
        assert_eq!(check_sleep(&night("2026-11-25", Some("22:00"), None), at(NOON)), Err(SleepError::InFuture));
        let up_at_one = night("2026-11-23", Some("23:00"), Some("13:00"));
        assert_eq!(check_sleep(&up_at_one, at(NOON)), Err(SleepError::InFuture));
        assert_eq!(check_sleep(&night("2026-11-23", None, None), at(NOON)), Err(SleepError::Nothing));
    }

    #[test]
    fn at_three_last_night_is_the_one_before_and_at_four_the_one_just_slept() {
        assert_eq!(last_night(Berlin, at("2026-11-24 03:59")).to_string(), "2026-11-22");
        assert_eq!(last_night(Berlin, at("2026-11-24 04:00")).to_string(), "2026-11-23");
        assert_eq!(last_night(Berlin, at(NOON)).to_string(), "2026-11-23");
    }

    #[test]
    fn in_the_morning_getting_up_is_proposed_as_now_and_later_not() {
        let proposed = |now: &str| {
            let now = at(now);
            proposed_up(last_night(Berlin, now), Berlin, now).map(|time| time.to_string())
        };
        assert_eq!(proposed("2026-11-24 07:08"), Some("07:05".to_owned()));
        assert_eq!(proposed("2026-11-24 12:00"), None);
        let older = "2026-11-20".parse().unwrap();
        assert_eq!(proposed_up(older, Berlin, at("2026-11-24 07:08")), None);
    }
}
