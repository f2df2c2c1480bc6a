//! What else the diary has of a day, and what happened to the plan.

use chrono_tz::Tz;
use ldn_app::view::{
    DayEntry, DayEvent, DreamsSaid, EffectGrade, EffectKind, NightMark, PartOfDay, PauseReason, PlanBegins, ScaleName,
};
use ldn_core::care::appointment::{Appointment, AppointmentKind};
use ldn_core::diary::change::Score;
use ldn_core::diary::lab::{Lab, LabKind};
use ldn_core::diary::scores::{Scale, ScoreEntry, Scores};
use ldn_core::diary::side_effect::{Grade, SideEffect, SideEffectKind};
use ldn_core::diary::tag::{Tag, TagKind};
use ldn_core::plan::dose_move::DoseMove;
use ldn_core::plan::pause::PauseWhy;
use ldn_core::sleep::entry::{Dreams, SleepEntry};
use ldn_core::{Form, Medicine, Part, Phase, PhaseReason, Slot, Timestamp};
use ldn_store::{NewOperation, Store, StoreError, Via, Writer};

use crate::support::{self, World};
use crate::{day, marks, month, on};

const BERLIN: Tz = Tz::Europe__Berlin;

fn instant(local: &str) -> Timestamp {
    Timestamp::from_seconds(support::instant(BERLIN, local))
}

/// Writes into the diary's file while the program is not running.
pub(crate) fn keep(world: &mut World, write: impl FnOnce(&mut Writer<'_>) -> Result<(), StoreError>) {
    world.moves_to("elsewhere");
    let now = world.companion.now();
    let mut store = Store::open(world.folder.path(), now).unwrap();
    store.write(NewOperation { kind: "test", via: Via::Import }, now, write).unwrap();
    drop(store);
    world.restarts();
}

fn headache(began: &str, ended: Option<&str>) -> SideEffect {
    SideEffect {
        what: SideEffectKind::Headache,
        own_words: None,
        grade: Grade::Moderate,
        began: instant(began),
        ended: ended.map(instant),
        zone: BERLIN,
        distressing: None,
        from_ldn: None,
        note: None,
    }
}

fn phase(from: &str, reason: PhaseReason, slot: Option<(Part, &str, &str)>) -> Phase {
    let slot = slot.map(|(part, at, amount)| Slot { part, at: at.parse().unwrap(), amount: amount.parse().unwrap() });
    Phase {
        from: from.parse().unwrap(),
        slots: slot.into_iter().collect(),
        reason,
        medicine: Medicine { form: Form::Capsule, concentration: None },
    }
}

fn score(value: u8) -> Option<Score> {
    Score::new(value)
}

#[test]
fn a_month_shows_on_which_days_the_diary_has_what() {
    let mut world = World::with_bedtime("2026-01-05 20:00", "22:00", "4.5");
    world.it_is("2026-01-20 12:00");
    keep(&mut world, |writer| {
        writer.put_entry(&headache("2026-01-08 02:00", Some("2026-01-09 09:00")))?;
        writer.put_entry(&headache("2026-01-18 10:00", None))?;
        writer.put_entry(&headache("2025-12-28 10:00", Some("2026-01-01 10:00")))?;
        writer.put_entry(&Tag { date: "2026-01-09".parse().unwrap(), what: TagKind::Flare, own_words: None })?;
        writer.put_entry(&Appointment {
            kind: AppointmentKind::Dental,
            on: "2026-01-28".parse().unwrap(),
            remind_days: None,
            note: None,
        })?;
        Ok(())
    });
    let january = month(&mut world, "2026-01");
    let with = |entry| {
        let days = january.days.iter().filter(|day| day.entries.contains(&entry));
        days.map(|day| day.date[8..].to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(with(DayEntry::SideEffect), "01 07 08 09 18 19 20", "one that still lasts has lasted until today");
    assert_eq!((with(DayEntry::Tag), with(DayEntry::Appointment)), ("09".to_owned(), "28".to_owned()));
    assert_eq!(on(&january, "2026-01-09").entries, [DayEntry::SideEffect, DayEntry::Tag]);
}

#[test]
fn a_day_has_everything_that_was_entered_for_it_and_nothing_of_its_neighbours() {
    let mut world = World::with_bedtime("2026-01-05 20:00", "22:00", "4.5");
    world.it_is("2026-01-20 12:00");
    keep(&mut world, |writer| {
        for date in ["2026-01-08", "2026-01-09", "2026-01-10"] {
            writer.put_entry(&SleepEntry {
                night_of: date.parse().unwrap(),
                zone: BERLIN,
                bed_at: Some(instant(&format!("{date} 23:00"))),
                minutes_to_sleep: Some(40),
                minutes_awake: Some(0),
                up_at: None,
                dreams: Some(Dreams::Vivid),
                note: None,
            })?;
            writer.put_entry(&ScoreEntry {
                at: instant(&format!("{date} 20:00")),
                zone: BERLIN,
                date: date.parse().unwrap(),
                scores: Scores::default().with(Scale::Fatigue, score(6)).with(Scale::Pain, score(4)),
                note: Some("a long walk".to_owned()),
            })?;
            writer.put_entry(&Lab {
                date: date.parse().unwrap(),
                what: LabKind::Esr,
                own_words: None,
                value: "12".to_owned(),
                unit: "mm/h".to_owned(),
                range: None,
                note: None,
            })?;
        }
        writer.put_entry(&headache("2026-01-07 10:00", Some("2026-01-09 09:00")))?;
        Ok(())
    });
    let view = day(&mut world, "2026-01-09");
    let sleep = view.sleep.unwrap();
    assert_eq!((sleep.minutes_to_sleep, sleep.dreams), (Some(40), Some(DreamsSaid::Vivid)));
    assert_eq!(sleep.bed_at, Some(instant("2026-01-09 23:00").seconds()));
    let [scores] = &view.scores[..] else { panic!("{:?}", view.scores) };
    let values: Vec<_> = scores.values.iter().map(|score| (score.scale, score.value)).collect();
    assert_eq!(values, [(ScaleName::Pain, 4), (ScaleName::Fatigue, 6)]);
    assert_eq!((view.labs.len(), view.labs[0].value.as_str()), (1, "12"));
    let [effect] = &view.side_effects[..] else { panic!("{:?}", view.side_effects) };
    assert_eq!((effect.what, effect.grade, effect.day), (EffectKind::Headache, EffectGrade::Moderate, 3));
    assert!(day(&mut world, "2026-01-10").side_effects.is_empty());
}

#[test]
fn a_pause_and_its_end_are_seen_in_the_month_and_told_on_their_days() {
    let mut world = World::with_bedtime("2026-01-05 20:00", "22:00", "4.5");
    world.it_is("2026-01-07 12:00");
    keep(&mut world, |writer| {
        let now = instant("2026-01-07 12:00");
        let note = Some("a cold");
        writer.put_pause(&phase("2026-01-08", PhaseReason::Pause, None), now, Some(PauseWhy::Other), note)?;
        writer.put_phase(&phase("2026-01-12", PhaseReason::Plan, Some((Part::Bedtime, "22:00", "4.5"))), now)?;
        Ok(())
    });
    world.it_is("2026-01-14 12:00");
    let january = month(&mut world, "2026-01");
    assert_eq!(marks(&january, (4, 15)), "bmmmppppmm?.");
    assert_eq!(january.sum.due, 5, "a pause owes nothing");
    let step = |date| on(&january, date).step.as_ref().map(|step| (step.what, step.mg.as_deref()));
    assert_eq!(step("2026-01-08"), Some((PlanBegins::Pause, None)));
    assert_eq!(step("2026-01-12"), Some((PlanBegins::GoesOn, Some("4.5"))));
    assert_eq!(on(&january, "2026-01-09").planned_mg, None);
    let [DayEvent::Begins { what: PlanBegins::Pause, slots, why, note }] = &day(&mut world, "2026-01-08").events[..]
    else {
        panic!("no pause");
    };
    assert_eq!((slots.len(), *why, note.as_deref()), (0, Some(PauseReason::Other), Some("a cold")));
}

#[test]
fn a_night_left_out_by_a_move_is_no_miss_and_the_day_says_where_the_dose_went() {
    let mut world = World::with_bedtime("2026-01-05 20:00", "22:00", "4.5");
    world.it_is("2026-01-08 07:00");
    keep(&mut world, |writer| {
        let now = instant("2026-01-08 07:00");
        writer.put_phase(&phase("2026-01-08", PhaseReason::Move, None), now)?;
        writer.put_phase(&phase("2026-01-09", PhaseReason::Plan, Some((Part::Morning, "08:00", "4.5"))), now)?;
        writer.put_entry(&DoseMove {
            from: Part::Bedtime,
            to: Part::Morning,
            first_date: "2026-01-09".parse().unwrap(),
            prescriber_said_next: false,
            decided_at: now,
        })?;
        Ok(())
    });
    world.it_is("2026-01-09 08:05");
    let january = month(&mut world, "2026-01");
    assert_eq!((marks(&january, (6, 10)), january.of_nights), ("mmo?.".to_owned(), false));
    let view = day(&mut world, "2026-01-08");
    assert_eq!((view.mark, view.doses.len()), (Some(NightMark::LeftOut), 0));
    let [DayEvent::Begins { what: PlanBegins::LeftOut, .. }, DayEvent::Moved { from, to, first_date }] =
        &view.events[..]
    else {
        panic!("{:?}", view.events);
    };
    assert_eq!((*from, *to, first_date.as_str()), (PartOfDay::Bedtime, PartOfDay::Morning, "2026-01-09"));
    assert!(matches!(day(&mut world, "2026-01-09").events[..], [DayEvent::Begins { what: PlanBegins::Time, .. }]));
}

#[test]
fn a_phase_ahead_shows_its_step_on_the_day_it_begins() {
    let mut world = World::with_bedtime("2026-01-05 20:00", "22:00", "4.5");
    keep(&mut world, |writer| {
        let ahead = phase("2026-02-10", PhaseReason::Plan, Some((Part::Bedtime, "22:00", "5")));
        writer.put_phase(&ahead, instant("2026-01-05 20:00")).map(drop)
    });
    let february = month(&mut world, "2026-02");
    let step = on(&february, "2026-02-10").step.clone().unwrap();
    assert_eq!((step.what, step.mg.as_deref(), step.proposed), (PlanBegins::Amount, Some("5"), false));
    let planned = |date: &str| on(&february, date).planned_mg.as_deref();
    assert_eq!(
        [planned("2026-02-09"), planned("2026-02-10"), planned("2026-02-28")],
        [Some("4.5"), Some("5"), Some("5")]
    );
}
