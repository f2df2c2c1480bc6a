use chrono_tz::{America, Tz};
use ldn_core::{Form, Medicine, Part, Phase, PhaseReason, Slot};
use ldn_store::{Dose, Outcome, StoreError, Table, Via, ZoneSpan};

use crate::common::*;

#[test]
fn every_dose_comes_back_as_it_was_put() {
    let mut diary = Diary::new();
    let liquids = [missed(0), taken(1, 90), skipped(2)];
    let others = Form::ALL.into_iter().zip(10..).map(|(form, day)| Dose {
        medicine: Medicine { form, concentration: None },
        zone: America::Argentina::ComodRivadavia,
        via: Via::ALL[usize::try_from(day).unwrap() % Via::ALL.len()],
        ..taken(day, -30)
    });
    for dose in liquids.into_iter().chain(others) {
        diary.put(&dose);
        assert_eq!(diary.store.dose(dose.key().unwrap()).unwrap().unwrap().dose, dose);
    }
}

#[test]
fn every_zone_there_is_can_be_kept() {
    let mut diary = Diary::new();
    let (ids, _) = diary.write(|writer| {
        chrono_tz::TZ_VARIANTS
            .iter()
            .map(|zone| writer.put_dose(&Dose { zone: *zone, ..extra(0) }))
            .collect::<Result<Vec<_>, _>>()
    });
    let zone = |id: &String| diary.store.extra_dose(id).unwrap().unwrap().dose.zone;
    assert_eq!(ids.iter().map(zone).collect::<Vec<Tz>>(), chrono_tz::TZ_VARIANTS);
}

#[test]
fn a_phase_comes_back_with_its_slots_in_the_order_of_the_day() {
    let mut diary = Diary::new();
    let mut plan = phase(3, &[Part::Bedtime, Part::Morning, Part::Evening, Part::Afternoon], 1_500);
    let pause = Phase { slots: Vec::new(), reason: PhaseReason::Pause, medicine: capsule(), ..phase(9, &[], 1) };
    diary.write(|writer| {
        writer.put_phase(&pause, instant(7))?;
        writer.put_phase(&plan, instant(5))
    });
    plan.slots.sort_by_key(|slot: &Slot| slot.part);
    let phases = diary.reopened().store.phases().unwrap();
    let found: Vec<_> = phases.iter().map(|stored| (&stored.phase, stored.entered_at)).collect();
    assert_eq!(found, [(&plan, instant(5)), (&pause, instant(7))]);
}

#[test]
fn a_setting_comes_back_until_it_is_removed() {
    let mut diary = Diary::new();
    assert_eq!(diary.store.setting("theme").unwrap(), None);
    diary.write(|writer| writer.put_setting("theme", "\"night\" 🌙"));
    assert_eq!(diary.store.setting("theme").unwrap().as_deref(), Some("\"night\" 🌙"));
    assert!(diary.write(|writer| writer.remove_setting("theme")).0);
    assert!(!diary.write(|writer| writer.remove_setting("theme")).0);
    assert_eq!(diary.store.setting("theme").unwrap(), None);
}

#[test]
fn the_zones_that_held_come_back_in_the_order_of_their_time() {
    let mut diary = Diary::new();
    let spans: Vec<_> = chrono_tz::TZ_VARIANTS
        .iter()
        .zip(0..)
        .map(|(zone, hour)| ZoneSpan { from: instant(hour * 3_600), zone: *zone })
        .collect();
    diary
        .write(|writer| spans.iter().rev().try_for_each(|span| writer.put_zone_span(span.from, span.zone).map(|_| ())));
    assert_eq!(diary.reopened().store.zone_spans().unwrap(), spans);
}

#[test]
fn of_one_instant_only_one_zone_holds_and_it_is_the_same_record() {
    let mut diary = Diary::new();
    let (first, changes) = diary.write(|writer| writer.put_zone_span(instant(0), BERLIN));
    let (again, _) = diary.write(|writer| writer.put_zone_span(instant(0), America::New_York));
    assert_eq!(again, first);
    let new_york = ZoneSpan { from: instant(0), zone: America::New_York };
    assert_eq!(diary.store.zone_spans().unwrap(), [new_york]);
    assert_eq!(diary.undo(&changes.operation.unwrap()), Err(StoreError::ChangedSince));
}

#[test]
fn a_dose_answered_anew_is_the_same_record() {
    let mut diary = Diary::new();
    diary.put(&missed(0));
    let first = diary.store.dose(night(0)).unwrap().unwrap().id;
    diary.put(&taken(0, 120));
    let second = diary.store.dose(night(0)).unwrap().unwrap();
    assert_eq!((second.id, second.dose), (first, taken(0, 120)));
}

#[test]
fn a_dose_whose_answer_was_removed_comes_back_under_its_old_id() {
    let mut diary = Diary::new();
    diary.put(&taken(0, 0));
    let id = diary.store.dose(night(0)).unwrap().unwrap().id;
    assert!(diary.write(|writer| writer.remove_dose(&id)).0);
    assert_eq!(diary.store.dose(night(0)).unwrap(), None);
    assert!(!diary.write(|writer| writer.remove_dose(&id)).0);
    diary.put(&skipped(0));
    assert_eq!(diary.store.dose(night(0)).unwrap().unwrap().id, id);
    assert_eq!(diary.ask::<i64>("SELECT count(*) FROM dose"), [1]);
}

#[test]
fn a_phase_that_was_removed_comes_back_under_its_old_id() {
    let mut diary = Diary::new();
    let (id, _) = diary.write(|writer| writer.put_phase(&phase(0, &[Part::Bedtime], 500), instant(0)));
    diary.write(|writer| writer.remove_phase(&id));
    assert_eq!(diary.store.phases().unwrap(), []);
    let (again, _) = diary.write(|writer| writer.put_phase(&phase(0, &[Part::Morning], 750), instant(9)));
    assert_eq!(again, id);
    assert_eq!(diary.store.phases().unwrap()[0].phase, phase(0, &[Part::Morning], 750));
}

#[test]
fn doses_outside_the_plan_never_stand_for_each_other() {
    let mut diary = Diary::new();
    let (one, _) = diary.write(|writer| writer.put_dose(&extra(0)));
    let (other, _) = diary.write(|writer| writer.put_dose(&extra(0)));
    assert_ne!(one, other);
    let later = Dose { date: date(1), ..extra(1) };
    diary.write(|writer| writer.put_extra_dose(&one, &later));
    assert_eq!(diary.store.extra_dose(&one).unwrap().unwrap().dose, later);
    assert_eq!(diary.store.extra_dose(&other).unwrap().unwrap().dose, extra(0));
}

#[test]
fn a_dose_of_the_plan_is_not_to_be_had_as_one_outside_it() {
    let mut diary = Diary::new();
    diary.put(&taken(0, 0));
    let id = diary.store.dose(night(0)).unwrap().unwrap().id;
    assert_eq!(diary.store.extra_dose(&id).unwrap(), None);
    for (id, dose) in [(id.as_str(), extra(0)), ("nobody", extra(0))] {
        let refused = diary.store.write(WRITE, instant(9), |writer| writer.put_extra_dose(id, &dose));
        assert_eq!(refused.unwrap_err(), StoreError::NoSuchRecord);
    }
    let (extra_id, _) = diary.write(|writer| writer.put_dose(&extra(0)));
    let refused = diary.store.write(WRITE, instant(9), |writer| writer.put_extra_dose(&extra_id, &taken(0, 0)));
    assert_eq!(refused.unwrap_err(), StoreError::NoSuchRecord);
}

#[test]
fn a_dose_outside_the_plan_can_only_have_been_taken() {
    let mut diary = Diary::new();
    for outcome in [Outcome::Skipped, Outcome::Missed] {
        let refused = diary.store.write(WRITE, instant(9), |writer| writer.put_dose(&Dose { outcome, ..extra(0) }));
        assert!(matches!(refused, Err(StoreError::Refused { .. })), "{refused:?}");
    }
}

#[test]
fn what_fails_halfway_leaves_nothing() {
    let mut diary = Diary::new();
    let failed = diary.store.write(WRITE, instant(9), |writer| {
        writer.put_dose(&taken(0, 0))?;
        writer.put_setting("theme", "night")?;
        Err::<(), _>(StoreError::NoSuchRecord)
    });
    assert_eq!(failed.unwrap_err(), StoreError::NoSuchRecord);
    assert_eq!(diary.store.dose(night(0)).unwrap(), None);
    assert_eq!(diary.store.setting("theme").unwrap(), None);
    assert_eq!(diary.ask::<i64>("SELECT count(*) FROM operation"), [0]);
}

#[test]
fn saying_the_same_again_is_no_operation() {
    let mut diary = Diary::new();
    diary.put(&taken(0, 0));
    let stamp = diary.ask::<String>("SELECT changed FROM dose");
    let (_, changes) = diary.write(|writer| writer.put_dose(&taken(0, 0)));
    assert!(changes.is_empty() && changes.operation.is_none());
    assert_eq!(diary.ask::<String>("SELECT changed FROM dose"), stamp);
}

#[test]
fn a_write_tells_what_it_changed() {
    let mut diary = Diary::new();
    let (id, changes) = diary.write(|writer| {
        writer.put_setting("theme", "day")?;
        writer.put_dose(&taken(0, 0))
    });
    let records: Vec<_> = changes.records.iter().map(|changed| (changed.table, changed.record_id.as_str())).collect();
    assert_eq!(records, [(Table::Setting, "theme"), (Table::Dose, id.as_str())]);
    let operation = diary.store.operation(&changes.operation.unwrap()).unwrap().unwrap();
    assert_eq!((operation.kind.as_str(), operation.at, operation.via), ("try", instant(60), Via::Window));
    assert_eq!((operation.undoes, operation.undone_by), (None, None));
}
