use chrono_tz::{America, Asia, Australia, Europe, Pacific};

use super::*;
use crate::dose::log::{Action, LoggedDose};
use crate::dose::schedule::DoseKey;
use crate::plan::regimen::{Form, Medicine, Part, Phase, PhaseReason, Slot};

const BERLIN: Tz = Europe::Berlin;

fn utc(text: &str) -> Timestamp {
    Timestamp::from(format!("{text}:00Z").parse::<chrono::DateTime<chrono::Utc>>().unwrap())
}

fn plan(slots: &[(Part, &str)]) -> Regimen {
    let slot =
        |(part, at): &(Part, &str)| Slot { part: *part, at: at.parse().unwrap(), amount: "4.5".parse().unwrap() };
    Regimen::new(vec![Phase {
        from: "2026-01-01".parse().unwrap(),
        slots: slots.iter().map(slot).collect(),
        reason: PhaseReason::Plan,
        medicine: Medicine { form: Form::Capsule, concentration: None },
    }])
}

fn bedtime() -> Regimen {
    plan(&[(Part::Bedtime, "22:00")])
}

fn key(date: &str) -> DoseKey {
    DoseKey { date: date.parse().unwrap(), part: Part::Bedtime }
}

fn taken(doses: &[(&str, &str)]) -> DoseLog {
    let logged = |at: &str| LoggedDose { action: Action::Taken, at: Some(utc(at)) };
    doses.iter().map(|(date, at)| (key(date), logged(at))).collect()
}

fn change(at: &str, from: Tz, to: Tz) -> ZoneChange {
    ZoneChange { at: utc(at), from, to }
}

/// The next bedtime dose and the minutes since `last`.
fn next(follow: (Tz, &[ZoneChange]), log: &DoseLog, last: &str, now: &str) -> (String, Timestamp, i64) {
    let next = next_by_clock(&bedtime(), follow, log, Some(utc(last)), utc(now)).unwrap();
    (next.dose.key.to_string(), next.dose.due, next.since_last.unwrap())
}

#[test]
fn flying_west_the_nights_dose_is_not_due_again_and_the_next_one_is_thirty_hours_after() {
    let log = taken(&[("2026-01-10", "2026-01-10T21:00")]);
    let changes = [change("2026-01-11T01:00", BERLIN, America::New_York)];
    let follow = next((America::New_York, &changes), &log, "2026-01-10T21:00", "2026-01-11T01:00");
    assert_eq!(follow, ("2026-01-11/bedtime".into(), utc("2026-01-12T03:00"), 30 * 60));
    let home = next((BERLIN, &[]), &log, "2026-01-10T21:00", "2026-01-11T01:00");
    assert_eq!(home, ("2026-01-11/bedtime".into(), utc("2026-01-11T21:00"), 24 * 60));
}

#[test]
fn flying_east_before_the_dose_it_keeps_its_time_and_is_not_dropped() {
    let log = taken(&[("2026-01-09", "2026-01-09T21:00")]);
    let changes = [change("2026-01-10T20:00", BERLIN, Asia::Tokyo)];
    let before = next((Asia::Tokyo, &changes), &log, "2026-01-09T21:00", "2026-01-10T20:01");
    assert_eq!(before, ("2026-01-10/bedtime".into(), utc("2026-01-10T21:00"), 24 * 60));
    let log = taken(&[("2026-01-09", "2026-01-09T21:00"), ("2026-01-10", "2026-01-10T21:00")]);
    let after = next((Asia::Tokyo, &changes), &log, "2026-01-10T21:00", "2026-01-10T22:00");
    assert_eq!(after, ("2026-01-11/bedtime".into(), utc("2026-01-11T13:00"), 16 * 60));
}

#[test]
fn an_open_dose_stays_open_through_a_flight_east_and_a_stop_on_the_way() {
    let log = taken(&[("2026-01-09", "2026-01-09T21:00")]);
    let changes =
        [change("2026-01-10T22:00", BERLIN, Asia::Dubai), change("2026-01-11T00:00", Asia::Dubai, Asia::Tokyo)];
    let open = next((Asia::Tokyo, &changes), &log, "2026-01-09T21:00", "2026-01-11T00:30");
    assert_eq!(open, ("2026-01-10/bedtime".into(), utc("2026-01-10T21:00"), 27 * 60 + 30));
    let (kept, zone) = carry(&bedtime(), &changes, schedule_through(&bedtime(), Asia::Tokyo, &changes, span())[0]);
    assert_eq!((kept.key, zone), (key("2026-01-10"), Some(BERLIN)));
}

fn span() -> (Timestamp, Timestamp) {
    (utc("2026-01-10T14:00"), utc("2026-01-11T12:00"))
}

#[test]
fn a_dose_closed_before_the_journey_stays_closed() {
    let changes = [change("2026-01-11T03:00", BERLIN, Asia::Tokyo)];
    assert_eq!(schedule_through(&bedtime(), Asia::Tokyo, &changes, span()), []);
}

#[test]
fn over_the_date_line_the_next_dose_comes_five_hours_after_the_last() {
    let last =
        LastTaken { at: utc("2026-01-11T06:00"), due: Some(utc("2026-01-11T06:00")), zone: America::Los_Angeles };
    let sydney = scheduled_dose(&bedtime(), Australia::Sydney, key("2026-01-11")).unwrap();
    let soon = |now: &str| too_soon_by_journey(&bedtime(), last, &sydney, utc(now));
    assert_eq!(soon("2026-01-11T07:00"), Some(5 * 60));
    assert_eq!(soon("2026-01-11T12:30"), Some(6 * 60 + 30), "open since 11:00");
    let berlin = scheduled_dose(&bedtime(), BERLIN, key("2026-01-11")).unwrap();
    assert_eq!(too_soon_by_journey(&bedtime(), last, &berlin, utc("2026-01-11T07:00")), None, "15 hours after");
}

#[test]
fn twelve_hours_sharp_are_not_too_soon_and_a_minute_less_is() {
    let auckland = scheduled_dose(&bedtime(), Pacific::Auckland, key("2026-01-11")).unwrap();
    let soon = |at: &str| {
        let last = LastTaken { at: utc(at), due: Some(utc("2026-01-10T21:00")), zone: BERLIN };
        too_soon_by_journey(&bedtime(), last, &auckland, utc("2026-01-10T22:00"))
    };
    assert_eq!(soon("2026-01-10T21:00"), None);
    assert_eq!(soon("2026-01-10T21:01"), Some(12 * 60 - 1));
}

#[test]
fn what_the_plan_itself_has_close_or_a_late_answer_made_so_is_no_question_of_the_journey() {
    let thrice = plan(&[(Part::Morning, "08:00"), (Part::Afternoon, "14:00"), (Part::Bedtime, "22:00")]);
    let afternoon = DoseKey { date: "2026-01-10".parse().unwrap(), part: Part::Afternoon };
    let moved = scheduled_dose(&thrice, Europe::Helsinki, afternoon).unwrap();
    let morning = utc("2026-01-10T07:00");
    let last = LastTaken { at: morning, due: Some(morning), zone: BERLIN };
    assert_eq!(too_soon_by_journey(&thrice, last, &moved, morning), None);
    let helsinki = scheduled_dose(&bedtime(), Europe::Helsinki, key("2026-01-11")).unwrap();
    let soon = |at: &str| {
        let last = LastTaken { at: utc(at), due: Some(utc("2026-01-10T21:00")), zone: BERLIN };
        too_soon_by_journey(&bedtime(), last, &helsinki, utc("2026-01-11T10:00"))
    };
    assert_eq!(soon("2026-01-11T08:30"), Some(11 * 60 + 30), "in Berlin it would be 12 hours and a half");
    assert_eq!(soon("2026-01-11T09:30"), None, "in Berlin it would be less than 12 too");
}

#[test]
fn zones_of_the_same_clock_make_no_difference() {
    let now = utc("2026-01-10T12:00");
    for (one, other, expected) in [
        (BERLIN, Europe::Paris, false),
        (BERLIN, Europe::London, true),
        (America::New_York, chrono_tz::US::Eastern, false),
        (BERLIN, chrono_tz::Africa::Lagos, false),
    ] {
        assert_eq!(differ(&bedtime(), one, other, now), expected, "{one} {other}");
    }
    let spring = utc("2026-03-27T12:00");
    assert!(differ(&bedtime(), BERLIN, chrono_tz::Africa::Lagos, spring), "the clocks change in two days");
    assert!(!differ(&Regimen::new(Vec::new()), BERLIN, Asia::Tokyo, now), "no doses, no difference");
}

#[test]
fn without_a_journey_the_schedule_is_the_plain_one() {
    let span = (utc("2026-03-20T00:00"), utc("2026-04-05T00:00"));
    let plain = schedule(&bedtime(), BERLIN, span.0, span.1);
    assert_eq!(schedule_through(&bedtime(), BERLIN, &[], span), plain);
    let long_ago = [change("2026-02-01T00:00", America::New_York, BERLIN)];
    assert_eq!(schedule_through(&bedtime(), BERLIN, &long_ago, span), plain);
}
