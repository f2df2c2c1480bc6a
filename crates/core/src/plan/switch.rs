//! Moving a dose to another part of the day (I3, I5).

use chrono::TimeDelta;
use chrono_tz::Tz;

use super::regimen::{Part, Phase};
use crate::dose::schedule::{DoseKey, due_at};
use crate::time::dose_date::DoseDate;
use crate::time::local::local_date;
use crate::time::timestamp::Timestamp;
use crate::time::wall_time::WallTime;

/// The least time between the last dose taken and the first one after the move (own rule).
const CAUTIOUS: TimeDelta = TimeDelta::hours(20);
/// The least where the prescriber said to go on with the very next dose (own rule).
const VERY_NEXT: TimeDelta = TimeDelta::hours(8);
/// More dates than the longest wait and a skipped date can span.
const DATES_AHEAD: u64 = 7;

/// Where a dose moves to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Switch {
    /// The part of the day.
    pub to: Part,
    /// The local wall time.
    pub at: WallTime,
    /// Whether the prescriber said to go on with the very next dose.
    pub prescriber_said_next: bool,
}

/// The first dose after a move, as it is shown before the person confirms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstDose {
    /// Which one.
    pub key: DoseKey,
    /// When it is due.
    pub due: Timestamp,
    /// The pause since the last dose taken, in whole minutes; none where none was taken.
    pub gap_minutes: Option<i64>,
}

/// The first dose after `switch`: the first due after `now` that is at least 20 hours after
/// `last_taken`, 8 where the prescriber said to go on with the very next one (I3, own rule).
/// None only at the end of the calendar.
#[must_use]
pub fn first_dose_after_switch(
    switch: Switch,
    zone: Tz,
    now: Timestamp,
    last_taken: Option<Timestamp>,
) -> Option<FirstDose> {
    let wait = if switch.prescriber_said_next { VERY_NEXT } else { CAUTIOUS };
    let earliest = last_taken.map(|taken| taken + wait);
    // A dose is due at most a day after its dose date, and a skipped date may add another.
    let from = DoseDate::new(local_date(zone, earliest.map_or(now, |earliest| earliest.max(now)))).minus_days(3);
    (0..DATES_AHEAD)
        .map(|ahead| DoseKey { date: from.plus_days(ahead), part: switch.to })
        .filter_map(|key| Some((key, due_at(key, switch.at, zone)?)))
        .find(|(_, due)| *due > now && earliest.is_none_or(|earliest| *due >= earliest))
        .map(|(key, due)| FirstDose { key, due, gap_minutes: last_taken.map(|taken| minutes_shown(taken, due)) })
}

/// Whether moving the slot of `phase` at `from` to `to` is offered: the one has a slot, the other
/// has none. The other slots stay (I5).
#[must_use]
pub fn is_switch_offered(phase: &Phase, from: Part, to: Part) -> bool {
    phase.slot(from).is_some() && phase.slot(to).is_none()
}

/// The minutes between two instants as clocks show them: the seconds of neither count.
fn minutes_shown(from: Timestamp, to: Timestamp) -> i64 {
    to.seconds().div_euclid(60) - from.seconds().div_euclid(60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::regimen::{Form, Medicine, PhaseReason, Slot};
    use chrono_tz::{Europe, Pacific, UTC};

    fn instant(text: &str) -> Timestamp {
        Timestamp::from(text.parse::<chrono::DateTime<chrono::Utc>>().unwrap())
    }

    fn to(part: Part, at: &str, prescriber_said_next: bool) -> Switch {
        Switch { to: part, at: at.parse().unwrap(), prescriber_said_next }
    }

    fn first(switch: Switch, zone: Tz, now: &str, last_taken: Option<&str>) -> (String, Timestamp, Option<i64>) {
        let first = first_dose_after_switch(switch, zone, instant(now), last_taken.map(instant)).unwrap();
        (first.key.to_string(), first.due, first.gap_minutes)
    }

    #[test]
    fn twenty_hours_sharp_are_enough_and_a_second_less_is_not() {
        let switch = to(Part::Evening, "18:00", false);
        let same_day = first(switch, UTC, "2026-03-02T12:00:00Z", Some("2026-03-01T22:00:00Z"));
        assert_eq!(same_day, ("2026-03-02/evening".into(), instant("2026-03-02T18:00:00Z"), Some(1200)));
        let next_day = first(switch, UTC, "2026-03-02T12:00:00Z", Some("2026-03-01T22:00:01Z"));
        assert_eq!(next_day.1, instant("2026-03-03T18:00:00Z"));
    }

    #[test]
    fn a_dose_taken_some_seconds_late_makes_the_pause_that_clocks_show() {
        let switch = to(Part::Morning, "08:00", false);
        let first = first(switch, UTC, "2026-03-02T07:00:00Z", Some("2026-03-01T22:00:40Z"));
        assert_eq!(first.2, Some(34 * 60));
    }

    #[test]
    fn the_prescribers_very_next_one_still_keeps_eight_hours() {
        let switch = to(Part::Morning, "08:00", true);
        let taken_at_two = first(switch, UTC, "2026-03-02T03:00:00Z", Some("2026-03-02T02:00:00Z"));
        assert_eq!(taken_at_two.1, instant("2026-03-03T08:00:00Z"));
    }

    #[test]
    fn a_dose_due_this_very_second_is_not_after_now() {
        let at_eight = first(to(Part::Morning, "08:00", false), UTC, "2026-03-02T08:00:00Z", None);
        assert_eq!(at_eight, ("2026-03-03/morning".into(), instant("2026-03-03T08:00:00Z"), None));
    }

    #[test]
    fn a_morning_that_the_calendar_skips_is_passed_over() {
        let switch = to(Part::Morning, "08:00", false);
        let in_samoa = first(switch, Pacific::Apia, "2011-12-30T00:00:00Z", Some("2011-12-29T20:00:00Z"));
        assert_eq!(in_samoa, ("2011-12-31/morning".into(), instant("2011-12-30T18:00:00Z"), Some(1320)));
    }

    #[test]
    fn a_gap_in_the_clocks_moves_the_first_dose_to_its_end() {
        let switch = to(Part::Bedtime, "02:30", false);
        let in_spring = first(switch, Europe::Berlin, "2026-03-28T12:00:00Z", Some("2026-03-28T04:00:00Z"));
        assert_eq!(in_spring, ("2026-03-28/bedtime".into(), instant("2026-03-29T01:00:00Z"), Some(1260)));
    }

    #[test]
    fn the_move_is_not_offered_onto_a_part_that_has_a_dose() {
        let slot = |part, at: &str| Slot { part, at: at.parse().unwrap(), amount: "1".parse().unwrap() };
        let phase = Phase {
            from: "2026-01-01".parse().unwrap(),
            slots: vec![slot(Part::Morning, "08:00"), slot(Part::Bedtime, "22:00")],
            reason: PhaseReason::Plan,
            medicine: Medicine { form: Form::Capsule, concentration: None },
        };
        assert!(is_switch_offered(&phase, Part::Bedtime, Part::Evening));
        assert!(!is_switch_offered(&phase, Part::Bedtime, Part::Morning));
        assert!(!is_switch_offered(&phase, Part::Afternoon, Part::Evening));
    }
}
