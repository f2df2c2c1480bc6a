use super::*;
use crate::plan::regimen::{Form, Medicine};

const CAPSULE: Medicine = Medicine { form: Form::Capsule, concentration: None };

fn date(day: u32) -> DoseDate {
    format!("2026-11-{day:02}").parse().unwrap()
}

fn slot(part: Part, at: &str, amount: &str) -> Slot {
    Slot { part, at: at.parse().unwrap(), amount: amount.parse().unwrap() }
}

fn night(amount: &str) -> Slot {
    slot(Part::Bedtime, "22:00", amount)
}

fn morning(amount: &str) -> Slot {
    slot(Part::Morning, "08:00", amount)
}

fn phase(day: u32, slots: &[Slot]) -> Phase {
    let reason = if slots.is_empty() { PhaseReason::Pause } else { PhaseReason::Plan };
    Phase { from: date(day), slots: slots.to_vec(), reason, medicine: CAPSULE }
}

fn left_out(day: u32, slots: &[Slot]) -> Phase {
    Phase { reason: PhaseReason::Move, ..phase(day, slots) }
}

fn to_mornings(leaves: u32, first: u32) -> SlotMove {
    let at = "08:00".parse().unwrap();
    SlotMove { from: Part::Bedtime, to: Part::Morning, at, leaves: date(leaves), first: date(first) }
}

fn to_bedtime(leaves: u32, first: u32) -> SlotMove {
    let at = "22:00".parse().unwrap();
    SlotMove { from: Part::Morning, to: Part::Bedtime, at, leaves: date(leaves), first: date(first) }
}

fn moved(phases: &[Phase], slot_move: SlotMove) -> Result<Vec<Phase>, MoveError> {
    move_slot(&Regimen::new(phases.to_vec()), slot_move)
}

#[test]
fn one_night_is_left_out_and_the_morning_follows() {
    let phases = moved(&[phase(1, &[night("4.5")])], to_mornings(24, 25)).unwrap();
    assert_eq!(phases, [phase(1, &[night("4.5")]), left_out(24, &[]), phase(25, &[morning("4.5")])]);
}

#[test]
fn the_very_next_morning_leaves_out_no_night() {
    let phases = moved(&[phase(1, &[night("4.5")])], to_mornings(24, 24)).unwrap();
    assert_eq!(phases, [phase(1, &[night("4.5")]), phase(24, &[morning("4.5")])]);
}

#[test]
fn of_three_doses_a_day_the_other_two_stay_also_while_the_pause_lasts() {
    let noon = slot(Part::Afternoon, "14:00", "1.5");
    let evening = slot(Part::Evening, "19:00", "1.5");
    let three = phase(1, &[noon, evening, night("1.5")]);
    let phases = moved(std::slice::from_ref(&three), to_mornings(24, 25)).unwrap();
    let without = left_out(24, &[noon, evening]);
    assert_eq!(phases, [three, without, phase(25, &[morning("1.5"), noon, evening])]);
}

#[test]
fn steps_that_are_planned_ahead_keep_their_amounts_in_the_new_part() {
    let plan = [phase(1, &[night("3")]), phase(24, &[night("3.5")]), phase(30, &[night("4")])];
    let phases = moved(&plan, to_mornings(23, 24)).unwrap();
    let expected =
        [phase(1, &[night("3")]), left_out(23, &[]), phase(24, &[morning("3.5")]), phase(30, &[morning("4")])];
    assert_eq!(phases, expected);
}

#[test]
fn a_pause_ahead_stays_a_pause_and_what_follows_it_has_moved_too() {
    let plan = [phase(1, &[night("3")]), phase(26, &[]), phase(29, &[night("3")])];
    let phases = moved(&plan, to_mornings(23, 24)).unwrap();
    let expected = [
        phase(1, &[night("3")]),
        left_out(23, &[]),
        phase(24, &[morning("3")]),
        phase(26, &[]),
        phase(29, &[morning("3")]),
    ];
    assert_eq!(phases, expected);
    assert_eq!(moved(&plan, to_mornings(25, 26)), Err(MoveError::IntoPause));
}

#[test]
fn a_part_that_gets_a_dose_of_its_own_later_is_taken() {
    let plan = [phase(1, &[night("2")]), phase(28, &[morning("2"), night("2")])];
    assert_eq!(moved(&plan, to_mornings(23, 24)), Err(MoveError::PartTaken));
}

#[test]
fn what_has_no_dose_or_has_stopped_does_not_move() {
    assert_eq!(moved(&[phase(1, &[morning("2")])], to_mornings(23, 24)), Err(MoveError::NothingToMove));
    let stopped = Phase { reason: PhaseReason::Stop, ..phase(20, &[]) };
    assert_eq!(moved(&[phase(1, &[night("2")]), stopped], to_mornings(23, 24)), Err(MoveError::NothingToMove));
    assert_eq!(moved(&[], to_mornings(23, 24)), Err(MoveError::NothingToMove));
}

#[test]
fn a_time_within_the_hour_of_another_dose_is_too_close() {
    let plan = [phase(1, &[slot(Part::Afternoon, "08:30", "2"), night("2")])];
    assert_eq!(moved(&plan, to_mornings(23, 24)), Err(MoveError::TooClose));
}

#[test]
fn moved_back_the_same_evening_the_day_has_its_morning_and_its_night() {
    let phases = moved(&[phase(1, &[morning("4.5")])], to_bedtime(24, 23)).unwrap();
    let both = Phase { reason: PhaseReason::Move, ..phase(23, &[morning("4.5"), night("4.5")]) };
    assert_eq!(phases, [phase(1, &[morning("4.5")]), both, phase(24, &[night("4.5")])]);
}

#[test]
fn a_day_with_both_doses_must_stay_a_low_dose() {
    let ten = MoveError::NotLowDose("10".parse().unwrap());
    assert_eq!(moved(&[phase(1, &[morning("5")])], to_bedtime(24, 23)), Err(ten));
    assert!(moved(&[phase(1, &[morning("5")])], to_bedtime(24, 24)).is_ok());
}

#[test]
fn taken_back_before_its_first_dose_a_move_leaves_the_plan_as_it_was() {
    let plan = [phase(1, &[night("4.5")])];
    let there = moved(&plan, to_mornings(24, 25)).unwrap();
    assert_eq!(moved(&there, to_bedtime(25, 24)).unwrap(), plan);
}

#[test]
fn moved_on_to_the_evening_instead_the_night_between_stays_left_out() {
    let there = moved(&[phase(1, &[night("4.5")])], to_mornings(24, 25)).unwrap();
    let at = "19:00".parse().unwrap();
    let on = SlotMove { from: Part::Morning, to: Part::Evening, at, leaves: date(25), first: date(25) };
    let evening = slot(Part::Evening, "19:00", "4.5");
    assert_eq!(moved(&there, on).unwrap(), [there[0].clone(), left_out(24, &[]), phase(25, &[evening])]);
}

#[test]
fn no_first_dose_comes_before_the_plan_begins() {
    let regimen = Regimen::new(vec![phase(25, &[night("1")])]);
    let switch = Switch { to: Part::Morning, at: "08:00".parse().unwrap(), prescriber_said_next: false };
    let now = Timestamp::from("2026-11-23T12:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap());
    let first = first_dose_in_plan(&regimen, switch, chrono_tz::UTC, now, None).unwrap();
    assert_eq!(first.key.date, date(25));
}
