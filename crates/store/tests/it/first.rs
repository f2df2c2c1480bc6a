//! Since when anything is kept, and which own words were used last.

use chrono::NaiveDate;
use chrono_tz::Tz;
use ldn_core::diary::side_effect::{Grade, SideEffect, SideEffectKind};
use ldn_core::diary::tag::{Tag, TagKind};
use ldn_core::first_instant_at;
use ldn_store::Table;

use crate::common::{BERLIN, Diary, extra};
use crate::entries::write_one_of_each;

fn first(diary: &Diary) -> Vec<(Table, NaiveDate)> {
    diary.store.first_dates(&|_| BERLIN).unwrap().into_iter().collect()
}

fn date(date: &str) -> NaiveDate {
    date.parse().unwrap()
}

fn noticed(local: &str, zone: Tz) -> SideEffect {
    let local = chrono::NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap();
    SideEffect {
        what: SideEffectKind::Headache,
        own_words: None,
        grade: Grade::Mild,
        began: first_instant_at(zone, local),
        ended: None,
        zone,
        distressing: None,
        from_ldn: None,
        note: None,
    }
}

fn yoga(date: &str, words: &str) -> Tag {
    Tag { date: date.parse().unwrap(), what: TagKind::Own, own_words: Some(words.to_owned()) }
}

#[test]
fn the_first_date_of_each_kind_that_the_diary_dates_is_known_and_goes_with_its_entry() {
    let mut diary = Diary::new();
    assert_eq!(first(&diary), []);
    let written = diary.write(write_one_of_each).1.operation.unwrap();
    diary.put(&extra(1));
    let kinds: Vec<Table> = first(&diary).into_iter().map(|(table, _)| table).collect();
    // No medicine, product, appointment or question: these are dated by themselves, or not at all.
    assert_eq!(
        kinds,
        [Table::Dose, Table::SideEffect, Table::Sleep, Table::Score, Table::Tag, Table::Lab, Table::Review]
    );
    diary.undo(&written).unwrap();
    let kinds: Vec<Table> = first(&diary).into_iter().map(|(table, _)| table).collect();
    assert_eq!(kinds, [Table::Dose]);
}

#[test]
fn of_side_effects_far_apart_on_the_globe_the_one_with_the_earlier_date_is_first() {
    let mut diary = Diary::new();
    // 05:00 on the 6th in Auckland is 06:00 on the 5th in Honolulu.
    let east = noticed("2026-01-06 05:00", chrono_tz::Pacific::Auckland);
    let west = noticed("2026-01-05 12:00", chrono_tz::Pacific::Honolulu);
    assert!(east.began < west.began);
    diary.write(|writer| writer.put_entry(&east).and_then(|_| writer.put_entry(&west)));
    assert_eq!(first(&diary), [(Table::SideEffect, date("2026-01-05"))]);
}

#[test]
fn own_words_come_once_each_those_used_last_first_and_no_more_than_asked_for() {
    let mut diary = Diary::new();
    diary.write(|writer| {
        for (date, words) in [("2026-01-01", "choir"), ("2026-01-05", "yoga"), ("2026-01-03", "walk")] {
            writer.put_entry(&yoga(date, words))?;
        }
        for day in 10..30 {
            writer.put_entry(&yoga(&format!("2025-12-{day}"), "yoga"))?;
        }
        let flare = Tag { what: TagKind::Flare, own_words: None, ..yoga("2026-01-09", "") };
        writer.put_entry(&flare)
    });
    assert_eq!(diary.store.own_words_of_tags(9).unwrap(), ["yoga", "walk", "choir"]);
    assert_eq!(diary.store.own_words_of_tags(2).unwrap(), ["yoga", "walk"]);
}
