//! What can't be moved is said, and nothing is written.

use ldn_app::AppError;
use ldn_app::view::{MoveRequest, PartOfDay};
use ldn_core::{Form, Medicine, Phase, PhaseReason, Slot};
use ldn_store::{NewOperation, Store, Via};

use super::support::{World, bedtime, plan, saved};
use super::{BEDTIME, EVENING, MORNING, first, on_tuesday_morning, request, shown};

#[test]
fn a_time_that_is_none_or_within_an_hour_of_another_dose() {
    let mut world = World::at("2026-11-23 07:00");
    let slots = [(PartOfDay::Afternoon, "12:30", "1.5"), (BEDTIME, "22:00", "1.5")];
    world.companion.set_plan(&plan(&slots)).unwrap();
    let before = world.companion.plan().unwrap();
    let view = shown(&mut world, BEDTIME, MORNING);
    for (typed, error) in
        [("25:00", AppError::TimeInvalid), ("", AppError::TimeInvalid), ("11:45", AppError::SlotsTooClose)]
    {
        assert_eq!(world.companion.move_view(Some(BEDTIME), Some(MORNING), Some(typed)), Err(error.clone()));
        let asked = MoveRequest { at: typed.to_owned(), ..request(&view, false) };
        assert_eq!(world.companion.move_dose(&asked), Err(error), "{typed}");
    }
    assert_eq!(world.companion.plan().unwrap(), before);
}

#[test]
fn a_part_without_a_dose_and_a_part_with_one() {
    let mut world = World::at("2026-11-23 07:00");
    world.companion.set_plan(&plan(&[(MORNING, "08:00", "1.5"), (BEDTIME, "22:00", "1.5")])).unwrap();
    let refused = |world: &mut World, from, to| world.companion.move_view(Some(from), Some(to), None).unwrap_err();
    assert_eq!(refused(&mut world, BEDTIME, MORNING), AppError::PartTaken);
    assert_eq!(refused(&mut world, BEDTIME, BEDTIME), AppError::PartTaken);
    assert_eq!(refused(&mut world, EVENING, PartOfDay::Afternoon), AppError::NothingToMove);
}

#[test]
fn four_doses_a_day_have_nowhere_to_go() {
    let mut world = World::at("2026-11-23 07:00");
    let slots = [
        (MORNING, "08:00", "1"),
        (PartOfDay::Afternoon, "13:00", "1"),
        (EVENING, "18:00", "1"),
        (BEDTIME, "22:00", "1"),
    ];
    world.companion.set_plan(&plan(&slots)).unwrap();
    assert_eq!(world.companion.move_view(None, None, None), Err(AppError::PartTaken));
}

#[test]
fn without_a_plan_in_a_pause_and_once_stopped() {
    let mut world = World::at("2026-11-23 20:00");
    assert_eq!(world.companion.move_view(None, None, None), Err(AppError::NoPlan));
    for reason in [PhaseReason::Pause, PhaseReason::Stop] {
        let mut world = on_tuesday_morning();
        put(&world, &phase("2026-11-24", &[], reason));
        assert_eq!(world.companion.move_view(None, None, None), Err(AppError::NothingToMove));
        // One that ends tomorrow is a pause all the same.
        put(&world, &phase("2026-11-25", &[("22:00", "4.5")], PhaseReason::Plan));
        assert_eq!(world.companion.move_view(None, None, None), Err(AppError::NothingToMove));
    }
}

#[test]
fn a_first_dose_that_would_fall_into_a_pause() {
    let mut world = on_tuesday_morning();
    put(&world, &phase("2026-11-25", &[], PhaseReason::Pause));
    assert_eq!(world.companion.move_view(None, None, None), Err(AppError::MoveIntoPause));
}

#[test]
fn a_change_planned_for_later_that_needs_the_part_itself() {
    let mut world = on_tuesday_morning();
    let mut later = phase("2026-12-10", &[("22:00", "2")], PhaseReason::Plan);
    let morning = Slot { part: ldn_core::Part::Morning, at: "08:00".parse().unwrap(), ..later.slots[0] };
    later.slots.insert(0, morning);
    put(&world, &later);
    assert_eq!(world.companion.move_view(None, None, None), Err(AppError::PartTaken));
}

#[test]
fn a_date_that_can_not_be_read_is_just_not_the_one_that_is_shown() {
    let mut world = on_tuesday_morning();
    let view = shown(&mut world, BEDTIME, MORNING);
    let mut asked = request(&view, false);
    asked.first.date = "never".to_owned();
    let outcome = world.companion.move_dose(&asked).unwrap();
    assert!(
        matches!(outcome, ldn_app::view::MoveOutcome::Changed { view } if view.cautious.first == first("2026-11-25 08:00"))
    );
}

#[test]
fn a_day_of_ten_milligrams_is_not_made_by_the_prescribers_word() {
    let mut world = World::at("2026-11-23 07:00");
    let mut draft = plan(&[(MORNING, "08:00", "5")]);
    draft.confirmed = Some(ldn_app::view::GuardQuestion::Above4500);
    world.companion.set_plan(&draft).unwrap();
    world.it_is("2026-11-23 08:00");
    saved(world.takes());
    let view = shown(&mut world, MORNING, BEDTIME);
    assert_eq!(view.very_next, None, "5 mg in the morning and 5 mg the same night");
    let asked = MoveRequest { prescriber_said_next: true, ..request(&view, false) };
    let refused = AppError::PlanNotLowDose { total_mg: "10".to_owned() };
    assert_eq!(world.companion.move_dose(&asked), Err(refused));
}

#[test]
fn a_plan_that_was_just_changed_by_hand_moves_as_it_is_now() {
    let mut world = on_tuesday_morning();
    world.companion.set_plan(&bedtime("23:00", "3")).unwrap();
    let view = shown(&mut world, BEDTIME, MORNING);
    assert_eq!((view.present.at, view.present.amount.mg.as_str()), (23 * 60, "3"));
}

fn phase(from: &str, slots: &[(&str, &str)], reason: PhaseReason) -> Phase {
    let slot = |(at, amount): &(&str, &str)| Slot {
        part: ldn_core::Part::Bedtime,
        at: at.parse().unwrap(),
        amount: amount.parse().unwrap(),
    };
    Phase {
        from: from.parse().unwrap(),
        slots: slots.iter().map(slot).collect(),
        reason,
        medicine: Medicine { form: Form::Capsule, concentration: None },
    }
}

fn put(world: &World, phase: &Phase) {
    let now = world.companion.now();
    let mut store = Store::open(world.folder.path(), now).unwrap();
    store.write(NewOperation { kind: "pause", via: Via::Window }, now, |writer| writer.put_phase(phase, now)).unwrap();
}
