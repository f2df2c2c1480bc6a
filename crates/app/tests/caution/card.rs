//! The emergency card.

use ldn_app::view::{CardState, MedicineForm, PartOfDay, PauseDraft, PauseKind, PlanDraft, TakeRequest, TakeTarget};
use ldn_app::{AppError, Companion};
use ldn_core::care::contact::{Contact, ContactRole};
use ldn_store::{NewOperation, Store, Via};

use crate::support::{World, bedtime, plan, taken_now};
use crate::{EVENING, person};

#[test]
fn the_card_says_how_much_in_what_form_and_when_the_last_one_was() {
    let mut world = World::at(EVENING);
    let liquid =
        PlanDraft { form: MedicineForm::Liquid, concentration: Some("0.5".to_owned()), ..bedtime("22:00", "4.5") };
    world.companion.set_plan(&liquid).unwrap();
    let card = world.companion.emergency_card().unwrap();
    assert_eq!((card.form, card.concentration.as_deref()), (MedicineForm::Liquid, Some("0.5")));
    assert_eq!(card.state, CardState::Taking { from: None });
    assert_eq!((card.doses[0].amount.mg.as_str(), card.doses[0].amount.ml.as_deref()), ("4.5", Some("9")));
    assert_eq!(card.last, None);
    assert_eq!((card.prescriber, card.prescriber_phone), (None, None));

    world.it_is("2026-01-10 22:04");
    let taken = world.companion.now().seconds();
    world.takes();
    world.it_is("2026-01-11 13:00");
    let last = world.companion.emergency_card().unwrap().last.unwrap();
    assert_eq!((last.at, last.zone.as_str(), last.amount.mg.as_str()), (taken, "Europe/Berlin", "4.5"));
}

#[test]
fn every_dose_of_the_day_is_on_it() {
    let mut world = World::at(EVENING);
    let three = [(PartOfDay::Morning, "08:00", "1"), (PartOfDay::Evening, "19:00", "1.5")];
    world.companion.set_plan(&plan(&three)).unwrap();
    let doses = world.companion.emergency_card().unwrap().doses;
    let told: Vec<(PartOfDay, &str)> = doses.iter().map(|slot| (slot.part, slot.amount.mg.as_str())).collect();
    assert_eq!(told, [(PartOfDay::Morning, "1"), (PartOfDay::Evening, "1.5")]);
}

#[test]
fn a_dose_outside_the_plan_counts_as_the_last_and_a_skipped_one_does_not() {
    let mut world = person();
    world.it_is("2026-01-10 22:04");
    world.takes();
    world.it_is("2026-01-11 12:00");
    let extra = TakeRequest { target: TakeTarget::Extra, amount: Some("1".to_owned()), ..taken_now() };
    world.companion.take(&extra).unwrap();
    let taken = world.companion.now().seconds();
    world.it_is("2026-01-11 22:30");
    let tonight = world.card().dose;
    world.companion.skip(&tonight).unwrap();
    let last = world.companion.emergency_card().unwrap().last.unwrap();
    assert_eq!((last.at, last.amount.mg.as_str()), (taken, "1"));
}

#[test]
fn a_last_dose_of_years_ago_is_still_told() {
    let mut world = person();
    world.it_is("2026-01-10 22:04");
    world.takes();
    let taken = world.companion.now().seconds();
    for later in ["2026-03-01 12:00", "2029-03-01 12:00"] {
        world.it_is(later);
        assert_eq!(world.companion.emergency_card().unwrap().last.map(|last| last.at), Some(taken), "{later}");
    }
}

#[test]
fn the_prescriber_is_on_it_with_the_number_as_typed() {
    let world = person();
    let folder = world.folder.path().to_owned();
    let now = world.companion.now();
    drop(world.companion);
    let mut store = Store::open(&folder, now).unwrap();
    for (role, name) in [(ContactRole::Pharmacy, "Corner pharmacy"), (ContactRole::Prescriber, "Dr. Lee")] {
        let contact = Contact { role, name: Some(name.to_owned()), phone: Some("+49 30 1234".to_owned()) };
        let operation = NewOperation { kind: "contact", via: Via::Window };
        store.write(operation, now, |writer| writer.put_entry(&contact)).unwrap();
    }
    drop(store);
    let companion = Companion::open(&folder, world.clock, world.zone, &crate::support::PlainFiles).unwrap();
    let card = companion.emergency_card().unwrap();
    assert_eq!(card.prescriber.as_deref(), Some("Dr. Lee"));
    assert_eq!(card.prescriber_phone.as_deref(), Some("+49 30 1234"));
}

#[test]
fn without_a_plan_there_is_no_card() {
    assert_eq!(World::at(EVENING).companion.emergency_card(), Err(AppError::NoPlan));
}

#[test]
fn in_a_pause_and_after_a_stop_it_says_since_when_and_what_was_taken_before() {
    for (kind, state) in [
        (PauseKind::Pause, CardState::Paused { since: "2026-01-11".to_owned() }),
        (PauseKind::Stop, CardState::Stopped { since: "2026-01-11".to_owned() }),
    ] {
        let mut world = person();
        world.it_is("2026-01-10 22:04");
        world.takes();
        world.it_is("2026-01-11 12:00");
        let draft = PauseDraft { kind, why: None, note: None, from: None, until: None, agreed: Vec::new() };
        world.companion.set_pause(&draft).unwrap();
        world.it_is("2026-01-12 12:00");
        let card = world.companion.emergency_card().unwrap();
        assert_eq!(card.state, state);
        assert_eq!(card.doses[0].amount.mg, "4.5");
        assert!(card.last.is_some());
    }
}
