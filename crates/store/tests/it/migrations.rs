//! Every released version's file is opened, and becomes what a new one is.

use chrono::TimeDelta;
use std::fs;
use std::path::{Path, PathBuf};

use chrono_tz::America;
use ldn_core::Part;
use ldn_core::care::question::Question;
use ldn_core::sleep::entry::SleepEntry;
use ldn_store::{
    LateBecause, MIGRATIONS, Migration, Options, ReminderKind, ReminderRecord, ReminderWay, Store, StoreError,
    ZoneSpan, check_file, file_in,
};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::common::*;
use crate::entries::write_one_of_each;

/// The real versions, and one to come.
const WITH_ONE_MORE: &[Migration] = &followed_by(Migration {
    sql: "CREATE TABLE later (id TEXT NOT NULL PRIMARY KEY) STRICT; ALTER TABLE dose ADD COLUMN note TEXT NULL;",
});
const WITH_A_BAD_ONE: &[Migration] =
    &followed_by(Migration { sql: "CREATE TABLE later (id TEXT) STRICT; INSERT INTO nowhere VALUES (1);" });

const fn followed_by(later: Migration) -> [Migration; MIGRATIONS.len() + 1] {
    let mut all = [later; MIGRATIONS.len() + 1];
    let mut index = 0;
    while index < MIGRATIONS.len() {
        all[index] = MIGRATIONS[index];
        index += 1;
    }
    all
}

fn frozen(version: usize) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/frozen/v{version}.db"))
}

/// The copy that is kept before `folder`'s file becomes version `to`.
fn copy_before(folder: &Path, to: u32) -> PathBuf {
    folder.join(format!("companion-before-v{to}.db"))
}

fn with(migrations: &'static [Migration]) -> Options {
    Options { migrations, ..impatient() }
}

fn schema(file: &Path) -> Vec<String> {
    ask(file, "SELECT name || coalesce(sql, '') FROM sqlite_schema ORDER BY 1")
}

#[test]
fn every_released_version_has_a_frozen_file() {
    assert!((1..=MIGRATIONS.len()).all(|version| frozen(version).is_file()));
}

#[test]
fn a_frozen_file_opens_with_everything_in_it_and_becomes_what_a_new_one_is() {
    for version in 1..=MIGRATIONS.len() {
        let folder = TempDir::new().unwrap();
        fs::copy(frozen(version), file_in(folder.path())).unwrap();
        let store = Store::open(folder.path(), instant(0)).unwrap();
        let since = store.phases().unwrap()[0].since.clone();
        let bedtime_since = if version < 2 { instant(0) } else { instant(0) - TimeDelta::days(1) };
        assert_eq!(since, [(Part::Bedtime, bedtime_since), (Part::Morning, instant(0))]);
        let phases: Vec<_> = store.phases().unwrap().into_iter().map(|stored| stored.phase).collect();
        assert_eq!(phases, [phase(0, &[Part::Morning, Part::Bedtime], 4_500), phase(20, &[], 1)]);
        let doses: Vec<_> =
            store.doses_between(date(0), date(9)).unwrap().into_iter().map(|record| record.dose).collect();
        assert_eq!(doses, [taken(0, 90), skipped(1), missed(2), extra(3)]);
        assert_eq!(store.setting("theme").unwrap().as_deref(), Some("night"));
        let (late, spans) = if version < 2 { (Vec::new(), Vec::new()) } else { (vec![late()], spans()) };
        assert_eq!(store.reminders(ReminderKind::Dose, &night(0).to_string()).unwrap(), late);
        assert_eq!(store.zone_spans().unwrap(), spans);
        let nights = store.entries::<SleepEntry>().unwrap().len();
        assert_eq!(nights, if version < 3 { 0 } else { 2 });
        let questions = store.entries::<Question>().unwrap().len();
        assert_eq!(questions, usize::from(version >= 4));
        let lasting = store.side_effects_lasting(instant(0), due(99)).unwrap().len();
        assert_eq!(lasting, if version < 3 { 0 } else { 2 }, "what was kept before is found by the new index");
        assert_eq!(schema(store.file()), schema(Diary::new().store.file()));
        drop(store);
        assert_eq!(check_file(folder.path()).unwrap().problems, [""; 0]);
    }
}

#[test]
fn the_copy_kept_of_an_older_versions_file_is_of_that_version_and_whole() {
    for version in 1..=KNOWN {
        let (folder, kept) = (TempDir::new().unwrap(), TempDir::new().unwrap());
        fs::copy(frozen(version.try_into().unwrap()), file_in(folder.path())).unwrap();
        let before = check_file(folder.path()).unwrap();
        assert_eq!((before.schema, &before.problems[..]), (version, &[] as &[String]));
        drop(Store::open(folder.path(), instant(0)).unwrap());
        let copy = copy_before(folder.path(), KNOWN);
        assert_eq!(copy.exists(), version < KNOWN, "version {version}");
        if version < KNOWN {
            fs::copy(copy, file_in(kept.path())).unwrap();
            assert_eq!(check_file(kept.path()).unwrap(), before);
        }
    }
}

/// A showing of the first night's reminder with what version 2 added to it.
fn late() -> ReminderRecord {
    let planned = ReminderRecord::planned(ReminderKind::Dose, night(0).to_string(), 0, due(0));
    let (shown_at, way) = (Some(due(0) + chrono::TimeDelta::minutes(40)), Some(ReminderWay::Notification));
    ReminderRecord { shown_at, way, late_because: Some(LateBecause::Off), ..planned }
}

/// The zones that held, which are known since version 2.
fn spans() -> Vec<ZoneSpan> {
    let span = |day, zone| ZoneSpan { from: due(day), zone };
    vec![span(0, BERLIN), span(3, America::New_York)]
}

/// Makes the frozen file of the newest version: `cargo test -p ldn-store --test it -- --ignored freeze`.
#[test]
#[ignore = "once for each released version"]
fn freeze() {
    let mut diary = Diary::new();
    diary.write(|writer| {
        let longer = [(Part::Bedtime, instant(0) - TimeDelta::days(1))];
        writer.put_phase_since(&phase(0, &[Part::Morning, Part::Bedtime], 4_500), instant(0), &longer)?;
        writer.put_phase(&phase(20, &[], 1), instant(0))
    });
    for dose in [taken(0, 90), skipped(1), missed(2), extra(3)] {
        diary.put(&dose);
    }
    let gone = diary.put(&taken(4, 0));
    diary.undo(&gone).unwrap();
    diary.write(|writer| writer.put_setting("theme", "night"));
    diary.store.put_reminder(&late(), instant(0)).unwrap();
    diary.write(|writer| spans().iter().try_for_each(|span| writer.put_zone_span(span.from, span.zone).map(|_| ())));
    diary.write(write_one_of_each);
    let diary = diary.reopened();
    let file = frozen(MIGRATIONS.len());
    assert!(!file.exists(), "a frozen file stays as it is");
    fs::copy(diary.store.file(), file).unwrap();
}

#[test]
fn before_an_upgrade_a_copy_is_kept_and_nothing_is_lost() {
    let mut diary = Diary::new();
    diary.put(&taken(0, 0));
    let Diary { store, folder, .. } = diary;
    drop(store);
    let upgraded = Store::open_with(folder.path(), instant(0), &with(WITH_ONE_MORE)).unwrap();
    assert_eq!(upgraded.schema_version(), Ok(KNOWN + 1));
    assert_eq!(upgraded.dose(night(0)).unwrap().unwrap().dose, taken(0, 0));
    let fresh = TempDir::new().unwrap();
    drop(Store::open_with(fresh.path(), instant(0), &with(WITH_ONE_MORE)).unwrap());
    assert_eq!(schema(upgraded.file()), schema(&file_in(fresh.path())));

    let copy = copy_before(folder.path(), KNOWN + 1);
    let restored = TempDir::new().unwrap();
    fs::copy(copy, file_in(restored.path())).unwrap();
    assert_eq!(check_file(restored.path()).unwrap().problems, [""; 0]);
    let restored = Store::open(restored.path(), instant(0)).unwrap();
    assert_eq!(restored.schema_version(), Ok(KNOWN));
    assert_eq!(restored.dose(night(0)).unwrap().unwrap().dose, taken(0, 0));
}

#[test]
fn a_new_diary_needs_no_copy() {
    let folder = TempDir::new().unwrap();
    drop(Store::open_with(folder.path(), instant(0), &with(WITH_ONE_MORE)).unwrap());
    assert_eq!(files_of(folder.path()).len(), 1);
}

#[test]
fn an_upgrade_that_fails_leaves_the_old_version_whole_and_can_be_tried_again() {
    let mut diary = Diary::new();
    diary.put(&taken(0, 0));
    let Diary { store, folder, .. } = diary;
    drop(store);
    for _ in 0..2 {
        let failed = Store::open_with(folder.path(), instant(0), &with(WITH_A_BAD_ONE));
        assert!(matches!(failed, Err(StoreError::Storage { .. })), "{failed:?}");
    }
    let store = Store::open(folder.path(), instant(0)).unwrap();
    assert_eq!((store.schema_version(), store.dose(night(0)).unwrap().unwrap().dose), (Ok(KNOWN), taken(0, 0)));
    assert_eq!(schema(store.file()), schema(Diary::new().store.file()));
}

#[test]
fn an_upgrade_cut_off_by_the_power_goes_on_next_time() {
    let Diary { store, folder, .. } = Diary::new();
    drop(store);
    let half = Connection::open(file_in(folder.path())).unwrap();
    half.execute_batch("BEGIN IMMEDIATE; CREATE TABLE later (id TEXT) STRICT;").unwrap();
    fs::write(copy_before(folder.path(), KNOWN + 1).with_extension("db-unfinished"), "half a copy").unwrap();
    let left = after_power_cut(folder.path());
    let store = Store::open_with(left.path(), instant(0), &with(WITH_ONE_MORE)).unwrap();
    assert_eq!(store.schema_version(), Ok(KNOWN + 1));
    assert!(!copy_before(left.path(), KNOWN + 1).with_extension("db-unfinished").exists());
}

#[test]
fn no_room_for_the_copy_means_no_upgrade() {
    let Diary { store, folder, .. } = Diary::new();
    drop(store);
    fs::create_dir(copy_before(folder.path(), KNOWN + 1)).unwrap();
    let before = fs::read(file_in(folder.path())).unwrap();
    assert!(Store::open_with(folder.path(), instant(0), &with(WITH_ONE_MORE)).is_err());
    assert!(fs::read(file_in(folder.path())).unwrap() == before);
}
