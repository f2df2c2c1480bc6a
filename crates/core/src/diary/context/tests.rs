use super::*;
use crate::diary::side_effect::Grade;
use crate::plan::regimen::{Form, Medicine, Part, Slot};
use crate::time::wall_time::WallTime;
use chrono::NaiveDateTime;
use chrono_tz::Europe::Berlin;

fn at(local: &str) -> Timestamp {
    first_instant_at(Berlin, NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap())
}

fn phase(from: &str, reason: PhaseReason, slots: &[(Part, &str, &str)]) -> Phase {
    let slot = |(part, time, amount): &(Part, &str, &str)| Slot {
        part: *part,
        at: time.parse::<WallTime>().unwrap(),
        amount: amount.parse().unwrap(),
    };
    Phase {
        from: from.parse().unwrap(),
        slots: slots.iter().map(slot).collect(),
        reason,
        medicine: Medicine { form: Form::Capsule, concentration: None },
    }
}

fn bedtime(from: &str, amount: &str) -> Phase {
    phase(from, PhaseReason::Plan, &[(Part::Bedtime, "22:00", amount)])
}

fn change(phases: Vec<Phase>, when: &str) -> Option<(ChangeKind, u32)> {
    let context = context_at(at(when), Berlin, &Regimen::new(phases), &[]);
    context.change.map(|change| (change.kind, change.days))
}

fn stepped() -> Vec<Phase> {
    vec![bedtime("2026-11-05", "4"), bedtime("2026-11-19", "4.5")]
}

#[test]
fn the_picture_of_the_design_four_days_after_the_step_and_eleven_hours_after_the_dose() {
    let taken = [
        DoseTaken { at: at("2026-11-21 22:04"), amount: "4.5".parse().unwrap() },
        DoseTaken { at: at("2026-11-22 22:10"), amount: "4.5".parse().unwrap() },
        DoseTaken { at: at("2026-11-23 22:00"), amount: "9".parse().unwrap() },
    ];
    let context = context_at(at("2026-11-23 09:14"), Berlin, &Regimen::new(stepped()), &taken);
    assert_eq!(context.change, Some(LastChange { kind: ChangeKind::Up, days: 4 }));
    assert_eq!(context.hours_since_dose, Some(11));
    assert_eq!(context.last_dose, taken.get(1).copied(), "not the one taken later");
    assert_eq!(context.planned, Some("4.5".parse().unwrap()));
}

#[test]
fn on_the_day_of_a_step_the_old_amount_holds_until_its_first_dose() {
    let morning = context_at(at("2026-11-19 10:00"), Berlin, &Regimen::new(stepped()), &[]);
    assert_eq!(morning.planned, Some("4".parse().unwrap()));
    assert_eq!(morning.change, Some(LastChange { kind: ChangeKind::Began, days: 14 }));
    assert_eq!(change(stepped(), "2026-11-19 22:00"), Some((ChangeKind::Up, 0)));
    assert_eq!(change(stepped(), "2026-11-20 03:59"), Some((ChangeKind::Up, 0)), "still the same diary day");
    assert_eq!(change(stepped(), "2026-11-20 04:00"), Some((ChangeKind::Up, 1)));
}

#[test]
fn the_phase_in_force_is_the_one_the_amount_is_of() {
    let regimen = Regimen::new(stepped());
    let from = |when: &str| phase_in_force(at(when), Berlin, &regimen).map(|phase| phase.from.to_string());
    assert_eq!(from("2026-11-05 21:59"), None);
    assert_eq!(from("2026-11-19 10:00").as_deref(), Some("2026-11-05"), "its first dose is still to come");
    assert_eq!(from("2026-11-19 22:00").as_deref(), Some("2026-11-19"));
}

#[test]
fn before_the_first_dose_there_is_no_change_and_no_step() {
    let context = context_at(at("2026-11-05 21:59"), Berlin, &Regimen::new(stepped()), &[]);
    assert_eq!(context, Context { last_dose: None, hours_since_dose: None, planned: None, change: None });
}

#[test]
fn a_move_comes_into_force_with_the_first_morning_dose() {
    let moved = vec![
        bedtime("2026-11-05", "4.5"),
        phase("2026-11-19", PhaseReason::Move, &[]),
        phase("2026-11-20", PhaseReason::Plan, &[(Part::Morning, "08:00", "4.5")]),
    ];
    assert_eq!(change(moved.clone(), "2026-11-20 07:00"), Some((ChangeKind::Began, 15)));
    assert_eq!(change(moved, "2026-11-21 09:00"), Some((ChangeKind::Time, 1)));
}

#[test]
fn less_a_pause_and_the_return_are_each_told_as_what_they_are() {
    let phases = vec![
        bedtime("2026-11-01", "4.5"),
        bedtime("2026-11-05", "3"),
        phase("2026-11-10", PhaseReason::Pause, &[]),
        bedtime("2026-11-15", "3"),
    ];
    assert_eq!(change(phases.clone(), "2026-11-07 12:00"), Some((ChangeKind::Down, 2)));
    assert_eq!(change(phases.clone(), "2026-11-10 12:00"), Some((ChangeKind::Down, 5)), "the last dose still works");
    assert_eq!(change(phases.clone(), "2026-11-12 12:00"), Some((ChangeKind::Paused, 2)));
    assert_eq!(change(phases, "2026-11-16 12:00"), Some((ChangeKind::Resumed, 1)));
}

#[test]
fn entering_the_same_plan_once_more_is_no_change() {
    let phases = vec![bedtime("2026-11-01", "4.5"), bedtime("2026-11-10", "4.5")];
    assert_eq!(change(phases, "2026-11-12 12:00"), Some((ChangeKind::Began, 11)));
}

#[test]
fn the_hours_are_real_ones_in_the_night_the_clocks_go_back() {
    // 25 October 2026: 22:00 to 07:00 is ten hours.
    let taken = [DoseTaken { at: at("2026-10-24 22:00"), amount: "4.5".parse().unwrap() }];
    let context = context_at(at("2026-10-25 07:00"), Berlin, &Regimen::new(Vec::new()), &taken);
    assert_eq!(context.hours_since_dose, Some(10));
}

#[test]
fn days_are_counted_by_the_calendar_across_a_change_of_the_clocks() {
    assert_eq!(lasted_days(at("2026-10-24 23:00"), at("2026-10-26 22:30"), Berlin), 2);
    assert_eq!(lasted_days(at("2026-03-28 20:00"), at("2026-03-30 05:00"), Berlin), 2);
    assert_eq!(lasted_days(at("2026-11-23 20:00"), at("2026-11-24 03:00"), Berlin), 0);
}

#[test]
fn last_night_is_the_middle_of_the_night_that_has_just_been() {
    assert_eq!(last_night_at(Berlin, at("2026-11-23 09:14")), at("2026-11-23 02:00"));
    assert_eq!(last_night_at(Berlin, at("2026-11-24 03:00")), at("2026-11-23 02:00"));
    assert_eq!(last_night_at(Berlin, at("2026-11-24 23:00")), at("2026-11-24 02:00"));
}

#[test]
fn the_future_and_an_end_before_the_beginning_are_refused() {
    let now = at("2026-11-23 09:14");
    assert_eq!(check_span(now + TimeDelta::seconds(60), None, now), Ok(()), "clocks differ");
    assert_eq!(check_span(now + TimeDelta::seconds(61), None, now), Err(SpanError::InFuture));
    assert_eq!(check_span(now, Some(now + TimeDelta::hours(1)), now), Err(SpanError::InFuture));
    assert_eq!(check_span(now, Some(now - TimeDelta::seconds(1)), now), Err(SpanError::EndBeforeBeginning));
    assert_eq!(check_span(now, Some(now), now), Ok(()));
}

#[test]
fn the_quick_list_tells_what_is_there_for_how_long_and_how_often() {
    let now = at("2026-11-23 09:14");
    let logged = |began: &str, ended: Option<&str>| SideEffect {
        what: SideEffectKind::TroubleSleeping,
        own_words: None,
        grade: Grade::Mild,
        began: at(began),
        ended: ended.map(at),
        zone: Berlin,
        distressing: None,
        from_ldn: None,
        note: None,
    };
    let effects = [
        logged("2026-11-16 23:00", Some("2026-11-17 06:00")),
        logged("2026-11-17 23:00", Some("2026-11-18 06:00")),
        logged("2026-11-20 23:00", None),
    ];
    let told = lately(SideEffectKind::TroubleSleeping, &effects, now, Berlin);
    assert_eq!(told, Lately { ongoing_days: Some(3), times: 2 });
    assert_eq!(lately(SideEffectKind::Headache, &effects, now, Berlin), Lately::default());
}
