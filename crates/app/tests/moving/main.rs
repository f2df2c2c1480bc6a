//! Moving a dose to another part of the day (I1 to I5).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod confirming;
mod nights;
mod random;
mod refused;
mod several;
mod showing;
#[path = "../support/mod.rs"]
mod support;

use ldn_app::view::{
    FirstShown, MoveOutcome, MovePause, MoveRequest, MoveView, NightMark, PartOfDay, Saved, TakeRequest, TakeTarget,
};
use ldn_core::diary::side_effect::{Grade, SideEffect, SideEffectKind};
use ldn_core::sleep::entry::SleepEntry;
use ldn_core::{Timestamp, WallTime};
use ldn_store::{Entry, NewOperation, Store, Via};
use support::{World, instant, saved, taken_now};

const BEDTIME: PartOfDay = PartOfDay::Bedtime;
const MORNING: PartOfDay = PartOfDay::Morning;
const EVENING: PartOfDay = PartOfDay::Evening;

/// Three weeks of bedtime doses at 22:00, the last one taken on Monday the 23rd; it is the morning
/// after, as in the picture.
fn on_tuesday_morning() -> World {
    let mut world = World::with_bedtime("2026-11-20 20:00", "22:00", "4.5");
    for night in 20..=23 {
        world.it_is(&format!("2026-11-{night} 22:00"));
        saved(world.takes());
    }
    world.it_is("2026-11-24 07:05");
    world
}

fn shown(world: &mut World, from: PartOfDay, to: PartOfDay) -> MoveView {
    world.companion.move_view(Some(from), Some(to), None).unwrap()
}

/// What a person confirms who has read `view` and says what the prescriber said.
fn request(view: &MoveView, prescriber_said_next: bool) -> MoveRequest {
    let pause = if prescriber_said_next { view.very_next.as_ref().unwrap_or(&view.cautious) } else { &view.cautious };
    MoveRequest {
        from: view.from,
        to: view.to,
        at: WallTime::from_minutes(view.at).unwrap().to_string(),
        prescriber_said_next,
        leave_open_out: true,
        first: pause.first.clone(),
    }
}

fn confirmed(outcome: MoveOutcome) -> Saved {
    match outcome {
        MoveOutcome::Saved { saved } => saved,
        other => panic!("not saved: {other:?}"),
    }
}

fn moves(world: &mut World, from: PartOfDay, to: PartOfDay) -> Saved {
    let view = shown(world, from, to);
    confirmed(world.companion.move_dose(&request(&view, false)).unwrap())
}

fn first(local: &str) -> FirstShown {
    let (date, _) = local.split_once(' ').unwrap();
    FirstShown { date: date.to_owned(), due_at: instant(chrono_tz::Europe::Berlin, local) }
}

fn left_out(pause: &MovePause) -> Vec<(&str, PartOfDay)> {
    pause.left_out.iter().map(|left| (left.dose.date.as_str(), left.dose.part)).collect()
}

fn mark_of(world: &mut World, date: &str) -> NightMark {
    world.today().nights.iter().find(|night| night.date == date).unwrap().mark
}

fn takes_extra(world: &mut World) {
    let request = TakeRequest { target: TakeTarget::Extra, close_confirmed: true, ..taken_now() };
    saved(world.companion.take(&request).unwrap());
}

/// Something the person entered elsewhere in the window.
fn entered<T: Entry>(world: &World, value: &T) {
    let now = world.companion.now();
    let mut store = Store::open(world.folder.path(), now).unwrap();
    let operation = NewOperation { kind: "entry", via: Via::Window };
    store.write(operation, now, |writer| writer.put_entry(value)).unwrap();
}

fn slept(world: &World, night: &str, minutes_to_sleep: u16) {
    let entry = SleepEntry {
        night_of: night.parse().unwrap(),
        zone: chrono_tz::Europe::Berlin,
        bed_at: None,
        minutes_to_sleep: Some(minutes_to_sleep),
        minutes_awake: Some(5),
        up_at: None,
        dreams: None,
        note: None,
    };
    entered(world, &entry);
}

fn side_effect(world: &World, what: SideEffectKind, began: &str, ended: Option<&str>) {
    let zone = chrono_tz::Europe::Berlin;
    let at = |local: &str| Timestamp::from_seconds(instant(zone, local));
    let effect = SideEffect {
        what,
        own_words: None,
        grade: Grade::Mild,
        began: at(began),
        ended: ended.map(at),
        zone,
        distressing: None,
        from_ldn: None,
        note: None,
    };
    entered(world, &effect);
}
