//! The history: one list of everything that has a moment.

use std::cmp::Reverse;

use chrono::{Days, NaiveDate, TimeDelta};
use chrono_tz::{Pacific, Tz};
use ldn_core::diary::history::{Place, TimeOfEntry};
use ldn_core::diary::scores::{ScoreEntry, Scores};
use ldn_core::diary::side_effect::{Grade, SideEffect, SideEffectKind};
use ldn_core::diary::tag::{Tag, TagKind};
use ldn_core::plain::Sought;
use ldn_core::sleep::entry::SleepEntry;
use ldn_core::{DiaryDate, Part, Timestamp, diary_date};
use ldn_store::{Findable, HistoryMark, HistoryQuery, Store, StoreError, Table, Writer};
use proptest::prelude::*;

use crate::common::*;
use crate::entries::write_one_of_each;

type Dates = (Option<NaiveDate>, Option<NaiveDate>);

fn in_berlin(_at: Timestamp) -> Tz {
    BERLIN
}

fn calendar(day: u64) -> NaiveDate {
    date(day).date()
}

fn all() -> Vec<Table> {
    Store::history_tables()
}

fn query<'a>(tables: &'a [Table], dates: Dates, finds: Option<&'a dyn Fn(&Findable<'_>) -> bool>) -> HistoryQuery<'a> {
    HistoryQuery { tables, dates, finds, zone_at: &in_berlin, today: calendar(5) }
}

fn pages(store: &Store, query: &HistoryQuery<'_>, limit: usize) -> Vec<Place<Table>> {
    let (mut places, mut older): (_, Option<HistoryMark>) = (Vec::new(), None);
    loop {
        let page = store.history(query, older.as_ref(), limit).unwrap();
        assert!(page.places.len() <= limit);
        places.extend(page.places);
        // A mark is as good as its text.
        older = page.older.map(|mark| mark.to_string().parse().unwrap());
        if older.is_none() {
            return places;
        }
    }
}

fn tables_of(places: &[Place<Table>]) -> Vec<&'static str> {
    places.iter().map(|place| place.kind.name()).collect()
}

fn side_effect(at: Timestamp, words: &str) -> SideEffect {
    SideEffect {
        what: SideEffectKind::Other,
        own_words: Some(words.to_owned()),
        grade: Grade::Mild,
        began: at,
        ended: None,
        zone: BERLIN,
        distressing: None,
        from_ldn: None,
        note: None,
    }
}

fn check_in(at: Timestamp, zone: Tz, note: &str) -> ScoreEntry {
    let note = Some(note.to_owned());
    ScoreEntry { at, zone, date: diary_date(zone, at), scores: Scores::default(), note }
}

fn night_of(day: u64) -> SleepEntry {
    SleepEntry {
        night_of: date(day),
        zone: BERLIN,
        bed_at: None,
        minutes_to_sleep: Some(20),
        minutes_awake: None,
        up_at: None,
        dreams: None,
        note: None,
    }
}

#[test]
fn everything_that_has_a_moment_is_listed_newest_first_and_stands_where_it_says() {
    let mut diary = Diary::new();
    diary.write(|writer| writer.put_phase(&phase(0, &[Part::Bedtime], 4_500), instant(0)));
    diary.write(write_one_of_each);
    for dose in [taken(3, 5), extra(3), skipped(2)] {
        diary.put(&dose);
    }
    let places = pages(&diary.store, &query(&all(), (None, None), None), 3);
    let missing: Vec<&str> =
        all().iter().map(|table| table.name()).filter(|table| !tables_of(&places).contains(table)).collect();
    assert_eq!(missing, [""; 0]);
    // What is new in the diary comes into the list too; only what the program keeps for itself does not.
    let unlisted: Vec<Table> = Table::ALL.iter().copied().filter(|table| !all().contains(table)).collect();
    assert_eq!(unlisted, [Table::Setting, Table::ZoneSpan]);
    let of_day = |day: u64| -> Vec<Place<Table>> {
        places.iter().filter(|place| place.date == calendar(day)).cloned().collect()
    };
    // The night, then by time, then what has a date alone; at one instant by kind.
    assert_eq!(
        tables_of(&of_day(3)),
        ["sleep", "dose", "score", "side_effect", "dose", "lab", "tag"],
        "{:?}",
        of_day(3)
    );
    for place in &places {
        assert_eq!(diary.store.history_place(place.kind, &place.id, &in_berlin).unwrap().as_ref(), Some(place));
    }
}

#[test]
fn an_entry_that_comes_in_between_neither_repeats_nor_hides_another() {
    let mut diary = Diary::new();
    diary.write(|writer| (0..7).try_for_each(|day| writer.put_dose(&missed(day)).map(|_| ())));
    let tables = all();
    let query = query(&tables, (None, None), None);
    let first = diary.store.history(&query, None, 3).unwrap();
    diary.put(&taken(9, 0));
    diary.write(|writer| writer.put_entry(&night_of(5)));
    let second = diary.store.history(&query, first.older.as_ref(), 3).unwrap();
    let dates = |places: &[Place<Table>]| places.iter().map(|place| place.date).collect::<Vec<_>>();
    assert_eq!(dates(&first.places), [calendar(6), calendar(5), calendar(4)]);
    assert_eq!(dates(&second.places), [calendar(3), calendar(2), calendar(1)]);
    assert_eq!(diary.store.history(&query, second.older.as_ref(), 3).unwrap().older, None);
}

#[test]
fn a_page_that_is_just_full_is_the_last() {
    let mut diary = Diary::new();
    diary.write(|writer| (0..2).try_for_each(|day| writer.put_dose(&missed(day)).map(|_| ())));
    let tables = all();
    let query = query(&tables, (None, None), None);
    assert_eq!(diary.store.history(&query, None, 2).unwrap().older, None);
    assert!(diary.store.history(&query, None, 1).unwrap().older.is_some());
}

#[test]
fn what_was_removed_is_nowhere_and_an_undo_brings_it_back() {
    let mut diary = Diary::new();
    let (id, _) = diary.write(|writer| writer.put_entry(&side_effect(due(1), "itching")));
    let (_, changes) = diary.write(|writer| writer.remove_entry::<SideEffect>(&id));
    let tables = all();
    assert_eq!(pages(&diary.store, &query(&tables, (None, None), None), 9), []);
    assert_eq!(diary.store.history_place(Table::SideEffect, &id, &in_berlin).unwrap(), None);
    diary.undo(&changes.operation.unwrap()).unwrap();
    assert_eq!(pages(&diary.store, &query(&tables, (None, None), None), 9).len(), 1);
}

#[test]
fn only_the_kinds_and_dates_that_are_wanted_come_however_far_apart_they_lie() {
    let mut diary = Diary::new();
    diary.write(|writer| {
        for day in [0, 2_000, 3_000] {
            writer.put_dose(&missed(day))?;
            writer.put_entry(&night_of(day))?;
        }
        Ok(())
    });
    let found = |tables: &[Table], dates| pages(&diary.store, &query(tables, dates, None), 2);
    assert_eq!(tables_of(&found(&[Table::Sleep], (None, None))), ["sleep"; 3]);
    let dates = (Some(calendar(1)), Some(calendar(2_000)));
    assert_eq!(tables_of(&found(&all(), dates)), ["sleep", "dose"]);
    assert_eq!(found(&all(), (Some(calendar(1)), Some(calendar(1_999)))), []);
    assert_eq!(found(&all(), (Some(calendar(9)), Some(calendar(8)))), []);
    assert_eq!(found(&[], (None, None)), []);
}

#[test]
fn a_word_is_found_without_its_capitals_and_accents() {
    let mut diary = Diary::new();
    diary.write(|writer| {
        writer.put_entry(&side_effect(due(1), "Übelkeit nach dem Essen"))?;
        writer.put_entry(&side_effect(due(2), "NAÏVE"))?;
        writer.put_entry(&side_effect(due(3), "כאב ראש"))?;
        writer.put_entry(&check_in(due(4), BERLIN, "100 % wach_"))
    });
    let found = |typed: &str| {
        let sought = Sought::new(typed).unwrap();
        let holds = |found: &Findable<'_>| {
            found.texts.iter().flatten().any(|text| sought.found_in(text).iter().all(|held| *held))
        };
        pages(&diary.store, &query(&all(), (None, None), Some(&holds)), 2).len()
    };
    let counts = ["übelkeit", "UBELKEIT essen", "naive", "ראש", "%", "_", "'", "essen naive"].map(found);
    assert_eq!(counts, [1, 1, 1, 1, 1, 1, 0, 0]);
}

#[test]
fn side_effects_that_lasted_at_a_time_are_found_by_when_they_ended() {
    let mut diary = Diary::new();
    let lasting =
        |from: u64, to: Option<u64>, words: &str| SideEffect { ended: to.map(due), ..side_effect(due(from), words) };
    diary.write(|writer| {
        writer.put_entry(&lasting(0, Some(1), "long over"))?;
        writer.put_entry(&lasting(0, None, "there still"))?;
        writer.put_entry(&lasting(1, Some(5), "ends as it begins"))?;
        writer.put_entry(&lasting(6, Some(6), "within"))?;
        writer.put_entry(&lasting(7, None, "begins as it ends"))?;
        writer.put_entry(&lasting(8, None, "later"))
    });
    let found = diary.store.side_effects_lasting(due(5), due(7)).unwrap();
    let words: Vec<_> = found.into_iter().filter_map(|kept| kept.value.own_words).collect();
    assert_eq!(words, ["there still", "ends as it begins", "within", "begins as it ends"]);
}

#[test]
fn an_instant_belongs_to_the_date_of_its_own_zone() {
    let mut diary = Diary::new();
    // 11 January, 02:00 in Auckland: still the 10th's night there, and 10 January, 14:00 in Berlin.
    let at = instant(13 * 3_600);
    diary.write(|writer| {
        writer.put_entry(&SideEffect { zone: Pacific::Auckland, ..side_effect(at, "far away") })?;
        writer.put_entry(&SideEffect { zone: Pacific::Kiritimati, ..side_effect(at + TimeDelta::hours(9), "farther") })
    });
    let dates: Vec<_> =
        pages(&diary.store, &query(&all(), (None, None), None), 9).into_iter().map(|place| place.date).collect();
    assert_eq!(dates, [calendar(1), calendar(0)]);
    let only_first = pages(&diary.store, &query(&all(), (Some(calendar(1)), Some(calendar(1))), None), 9);
    assert_eq!(only_first.len(), 1);
}

#[test]
fn a_text_that_is_no_mark_is_refused() {
    for text in ["", "2026-01-10", "2026-01-10/5/dose", "2026-01-10/x/dose/a", "x/5/dose/a", "2026-01-10/5/nothing/a"] {
        assert!(text.parse::<HistoryMark>().is_err(), "{text}");
    }
}

#[test]
fn who_changed_what_when_is_told_of_each_write_undos_included() {
    let mut diary = Diary::new();
    let (id, _) = diary.write(|writer| writer.put_entry(&side_effect(due(1), "itching")));
    let harder = SideEffect { grade: Grade::Severe, ended: Some(due(2)), ..side_effect(due(1), "itching") };
    let (_, changed) = diary.write(|writer| writer.replace_entry(&id, &harder));
    diary.undo(&changed.operation.clone().unwrap()).unwrap();
    diary.write(|writer| writer.remove_entry::<SideEffect>(&id));
    let changes = diary.store.changes_of(Table::SideEffect, &id).unwrap();
    let told: Vec<_> = changes
        .iter()
        .map(|change| {
            let fields: Vec<String> = change
                .fields
                .iter()
                .map(|field| format!("{}: {} → {}", field.name, field.before, field.after))
                .collect();
            let undo = (change.operation.undoes.is_some(), change.operation.undone_by.is_some());
            (change.was_there, change.is_there, undo, fields)
        })
        .collect();
    let ended = |before: &str, after: &str| format!("ended_at: {before} → {after}");
    let (grade, then) = ("grade: \"mild\" → \"severe\"", due(2).seconds().to_string());
    assert_eq!(
        told,
        [
            (true, false, (false, false), Vec::new()),
            (true, true, (true, false), vec![ended(&then, "null"), "grade: \"severe\" → \"mild\"".to_owned()]),
            (true, true, (false, true), vec![ended("null", &then), grade.to_owned()]),
            (false, true, (false, false), Vec::new()),
        ]
    );
    assert_eq!(diary.store.changes_of(Table::Dose, &id).unwrap(), []);
}

/// What is entered, each on a day of about five years, far from even.
#[derive(Debug, Clone)]
enum Entered {
    SideEffect(i64, Tz),
    CheckIn(i64, Tz),
    Night(u64),
    Tag(u64),
}

fn entered() -> impl Strategy<Value = Entered> {
    let zone = || prop_oneof![Just(BERLIN), Just(Pacific::Kiritimati), Just(Pacific::Pago_Pago)];
    let seconds = || prop_oneof![0..200_000_i64, 0..160_000_000_i64];
    let day = || prop_oneof![0..4_u64, 0..1_900_u64];
    prop_oneof![
        (seconds(), zone()).prop_map(|(at, zone)| Entered::SideEffect(at, zone)),
        (seconds(), zone()).prop_map(|(at, zone)| Entered::CheckIn(at, zone)),
        day().prop_map(Entered::Night),
        day().prop_map(Entered::Tag),
    ]
}

/// Writes it, and says where it is to stand.
fn put(writer: &mut Writer<'_>, entered: &Entered) -> Result<Place<Table>, StoreError> {
    let (kind, date, time, id) = match entered {
        Entered::SideEffect(seconds, zone) => {
            let effect = SideEffect { zone: *zone, ..side_effect(instant(*seconds), "a") };
            let id = writer.put_entry(&effect)?;
            let date = diary_date(*zone, effect.began).date();
            (Table::SideEffect, date, TimeOfEntry::At(effect.began), id)
        }
        Entered::CheckIn(seconds, zone) => {
            let entry = check_in(instant(*seconds), *zone, "b");
            let id = writer.put_entry(&entry)?;
            (Table::Score, entry.date.date(), TimeOfEntry::At(entry.at), id)
        }
        Entered::Night(day) => {
            let id = writer.put_entry(&night_of(*day))?;
            (Table::Sleep, calendar(*day), TimeOfEntry::Night, id)
        }
        Entered::Tag(day) => {
            let tag = Tag { date: DiaryDate::new(calendar(*day)), what: TagKind::Flare, own_words: None };
            let id = writer.put_entry(&tag)?;
            (Table::Tag, calendar(*day), TimeOfEntry::Date, id)
        }
    };
    Ok(Place { date, time, kind, id })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// The pages, one after the other, are everything sorted and filtered the slow way.
    #[test]
    fn the_pages_together_are_everything_in_its_order(
        entered in prop::collection::vec(entered(), 0..40),
        limit in 1..9_usize,
        (from, length) in (0..1_900_u64, prop_oneof![0..3_u64, 0..1_900_u64]),
        (limited, without_nights, today) in (any::<bool>(), any::<bool>(), 0..3_000_u64),
    ) {
        let mut diary = Diary::new();
        let (mut expected, _) =
            diary.write(|writer| entered.iter().map(|entered| put(writer, entered)).collect::<Result<Vec<_>, _>>());
        let dates = if limited {
            (Some(calendar(from)), calendar(from).checked_add_days(Days::new(length)))
        } else {
            (None, None)
        };
        expected.sort_by_key(|place| Reverse((place.date, place.time, place.kind, place.id.clone())));
        // A night entered twice is one.
        expected.dedup();
        expected.retain(|place| dates.0.is_none_or(|from| from <= place.date));
        expected.retain(|place| dates.1.is_none_or(|to| place.date <= to));
        expected.retain(|place| !without_nights || place.kind != Table::Sleep);
        let mut tables = all();
        tables.retain(|table| !without_nights || *table != Table::Sleep);
        let query = HistoryQuery { today: calendar(today), ..query(&tables, dates, None) };
        prop_assert_eq!(pages(&diary.store, &query, limit), expected);
    }
}
