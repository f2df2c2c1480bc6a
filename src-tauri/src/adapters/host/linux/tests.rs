//! Tried against a panel of the test's own, on a session bus of the test's own.

use std::time::{Duration, Instant};

use super::*;
use crate::adapters::bus::own::Bus;

/// Longer than anything here takes.
const LONG: Duration = Duration::from_secs(5);

/// A panel on `bus`; it goes when this is dropped.
fn panel(bus: &Bus) -> Connection {
    bus.builder().name(WATCHER).unwrap().build().unwrap()
}

fn watch_on(bus: &Bus) -> TrayWatch {
    TrayWatch { connector: bus.reached_by(Connector::default()), there: None }
}

fn becomes(watch: &mut TrayWatch, there: bool) -> bool {
    let begun = Instant::now();
    while watch.is_there() != there {
        if begun.elapsed() > LONG {
            return false;
        }
        thread::yield_now();
    }
    true
}

#[test]
fn a_panel_that_comes_and_goes_is_known_of() {
    let bus = Bus::start();
    let mut watch = watch_on(&bus);
    assert!(!watch.is_there());
    let first = panel(&bus);
    assert!(becomes(&mut watch, true));
    drop(first);
    assert!(becomes(&mut watch, false));
    let _second = panel(&bus);
    assert!(becomes(&mut watch, true));
}

#[test]
fn a_panel_that_is_there_already_is_known_of_at_once() {
    let bus = Bus::start();
    let _panel = panel(&bus);
    assert!(watch_on(&bus).is_there());
}

#[test]
fn nobody_is_asked_at_a_look_so_that_a_bus_that_hangs_changes_nothing() {
    let bus = Bus::start();
    let _panel = panel(&bus);
    let mut watch = watch_on(&bus);
    assert!(watch.is_there());
    bus.hang();
    let begun = Instant::now();
    assert!(watch.is_there());
    assert!(begun.elapsed() < bus::PATIENCE);
}

#[test]
fn a_tray_goes_with_its_bus_and_the_icon_is_in_no_tray_of_the_next_one() {
    let mut bus = Bus::start();
    let _panel = panel(&bus);
    let mut watch = watch_on(&bus);
    assert!(watch.is_there());
    bus.end();
    assert!(becomes(&mut watch, false));
    let next = Bus::start_in_place_of(&bus);
    let _panel = panel(&next);
    assert!(!watch.is_there());
    assert!(watch_on(&next).is_there());
}
