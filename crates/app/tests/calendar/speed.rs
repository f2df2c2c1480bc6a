//! How long a month of ten years takes:
//! `cargo test --release -p ldn-app --test calendar -- --ignored --nocapture speed`.

use std::time::Instant;

use chrono_tz::Tz;
use ldn_app::demo::{DemoOptions, fill};
use ldn_core::diary::side_effect::{Grade, SideEffect, SideEffectKind};
use ldn_core::diary::tag::{Tag, TagKind};
use ldn_core::{DiaryDate, Timestamp};

use crate::entries::keep;
use crate::month;
use crate::support::{self, PlainFiles, World};

const NOW: &str = "2026-01-10 20:00";
/// Days of ten years.
const DAYS: u64 = 3_650;

#[test]
#[ignore = "a measurement, not a test"]
fn a_month_of_ten_years() {
    let mut world = World::at(NOW);
    let now = Timestamp::from_seconds(support::instant(Tz::Europe__Berlin, NOW));
    world.moves_to("elsewhere");
    let folder = world.folder.path().join("ten-years");
    let options = DemoOptions { months: 120, seed: 1, until: None, bedtime: None };
    fill(&folder, &options, now, Tz::Europe__Berlin, &PlainFiles).unwrap();
    std::fs::remove_file(world.folder.path().join("companion.db")).unwrap();
    std::fs::rename(folder.join("companion.db"), world.folder.path().join("companion.db")).unwrap();
    keep(&mut world, |writer| (0..DAYS).try_for_each(|day| put_day(writer, now, day)));
    for name in ["2026-01", "2021-06", "2016-02"] {
        let started = Instant::now();
        let days = month(&mut world, name).days.len();
        println!("{name}: {days} days in {:?}", started.elapsed());
        let started = Instant::now();
        world.companion.day(&format!("{name}-10")).unwrap();
        println!("{name}-10 in {:?}", started.elapsed());
    }
}

/// A side effect and a tag on each day.
fn put_day(writer: &mut ldn_store::Writer<'_>, now: Timestamp, day: u64) -> Result<(), ldn_store::StoreError> {
    let began = now - chrono::TimeDelta::days(i64::try_from(day).unwrap());
    writer.put_entry(&SideEffect {
        what: SideEffectKind::Headache,
        own_words: None,
        grade: Grade::Mild,
        began,
        ended: Some(began),
        zone: Tz::Europe__Berlin,
        distressing: None,
        from_ldn: None,
        note: None,
    })?;
    let date = DiaryDate::new(ldn_core::local_date(Tz::UTC, began));
    writer.put_entry(&Tag { date, what: TagKind::Exercise, own_words: None })?;
    Ok(())
}
