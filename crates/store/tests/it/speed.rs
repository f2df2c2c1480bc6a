//! How long "taken" takes beside one bare INSERT: `cargo test --release -p ldn-store --test it -- --ignored --nocapture speed`.

use std::time::{Duration, Instant};

use ldn_store::{ReminderKind, ReminderRecord, ReminderReply, ReminderWay, Store};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::common::*;

const ROUNDS: u64 = 400;

#[test]
#[ignore = "a measurement, not a test"]
fn taken_beside_a_bare_insert() {
    let (bare_folder, folder) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let bare = bare_table(&bare_folder);
    let mut store = Store::open(folder.path(), instant(0)).unwrap();
    let (mut bare_times, mut taken_times) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let reminder = shown(round);
        store.put_reminder(&reminder, instant(0)).unwrap();
        bare_times.push(timed(|| insert(&bare, round)));
        taken_times.push(timed(|| take(&mut store, round, &reminder)));
    }
    let (bare, taken) = (median(bare_times), median(taken_times));
    println!("bare INSERT {bare:?}, taken {taken:?}: {} %", taken.as_nanos() * 100 / bare.as_nanos());
    let started = Instant::now();
    drop(store);
    let closed = started.elapsed();
    let started = Instant::now();
    let store = Store::open(folder.path(), instant(0)).unwrap();
    println!("close {closed:?}, open {:?}", started.elapsed());
    let started = Instant::now();
    assert_eq!(store.doses_between(date(0), date(ROUNDS)).unwrap().len(), usize::try_from(ROUNDS).unwrap());
    println!(
        "{ROUNDS} doses read in {:?}, a page of 60 in {:?}",
        started.elapsed(),
        timed(|| drop(store.doses_page(None, 60)))
    );
}

fn bare_table(folder: &TempDir) -> Connection {
    let connection = Connection::open(folder.path().join("bare.db")).unwrap();
    connection
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (id INTEGER PRIMARY KEY, at INTEGER, what TEXT) STRICT")
        .unwrap();
    connection
}

fn insert(connection: &Connection, round: u64) {
    let mut statement = connection.prepare_cached("INSERT INTO t (at, what) VALUES (?1, 'taken')").unwrap();
    statement.execute([i64::try_from(round).unwrap()]).unwrap();
}

fn take(store: &mut Store, round: u64, reminder: &ReminderRecord) {
    let answered =
        ReminderRecord { answer: Some(ReminderReply::Taken), answered_at: Some(due(round)), ..reminder.clone() };
    let write = |writer: &mut ldn_store::Writer<'_>| {
        writer.put_dose(&taken(round, 5))?;
        writer.put_reminder(&answered)
    };
    store.write(WRITE, due(round), write).unwrap();
}

fn shown(round: u64) -> ReminderRecord {
    let way = Some(ReminderWay::Notification);
    ReminderRecord {
        shown_at: Some(due(round)),
        way,
        ..ReminderRecord::planned(ReminderKind::Dose, night(round).to_string(), 0, due(round))
    }
}

fn timed(work: impl FnOnce()) -> Duration {
    let started = Instant::now();
    work();
    started.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
