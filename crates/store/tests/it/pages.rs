use ldn_core::Timestamp;
use ldn_store::{DoseRecord, PageMark};

use crate::common::*;

fn dates(doses: &[DoseRecord]) -> Vec<String> {
    doses.iter().map(|record| record.dose.date.to_string()[8..].to_owned()).collect()
}

#[test]
fn the_record_is_paged_newest_first_and_a_new_dose_neither_repeats_nor_hides_one() {
    let mut diary = Diary::new();
    diary.write(|writer| (0..7).try_for_each(|day| writer.put_dose(&missed(day)).map(|_| ())));
    let first = diary.store.doses_page(None, 3).unwrap();
    assert_eq!(dates(&first.doses), ["16", "15", "14"]);
    diary.put(&taken(9, 0));
    let mark: PageMark = first.older.unwrap().to_string().parse().unwrap();
    let second = diary.store.doses_page(Some(&mark), 3).unwrap();
    assert_eq!(dates(&second.doses), ["13", "12", "11"]);
    let last = diary.store.doses_page(second.older.as_ref(), 3).unwrap();
    assert_eq!((dates(&last.doses), last.older), (vec!["10".to_owned()], None));
}

#[test]
fn doses_of_one_instant_are_each_on_one_page() {
    let mut diary = Diary::new();
    diary.write(|writer| (0..5).try_for_each(|_| writer.put_dose(&extra(0)).map(|_| ())));
    let (mut seen, mut older) = (Vec::new(), None);
    loop {
        let page = diary.store.doses_page(older.as_ref(), 2).unwrap();
        seen.extend(page.doses.into_iter().map(|record| record.id));
        older = page.older;
        if older.is_none() {
            break;
        }
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 5);
}

#[test]
fn a_page_that_is_just_full_is_the_last() {
    let mut diary = Diary::new();
    diary.write(|writer| (0..2).try_for_each(|day| writer.put_dose(&missed(day)).map(|_| ())));
    assert_eq!(diary.store.doses_page(None, 2).unwrap().older, None);
    assert!(diary.store.doses_page(None, 1).unwrap().older.is_some());
}

#[test]
fn a_text_that_is_no_mark_is_refused() {
    for text in ["", "12", "x/y", "/"] {
        assert!(text.parse::<PageMark>().is_err(), "{text}");
    }
}

#[test]
fn the_doses_of_some_dates_come_in_the_order_of_the_day_with_those_outside_the_plan() {
    let mut diary = Diary::new();
    for dose in [taken(2, 0), extra(1), missed(1), skipped(0), taken(3, 0)] {
        diary.put(&dose);
    }
    let doses = diary.store.doses_between(date(1), date(2)).unwrap();
    assert_eq!(doses.into_iter().map(|record| record.dose).collect::<Vec<_>>(), [extra(1), missed(1), taken(2, 0)]);
}

#[test]
fn doses_taken_in_a_span_leave_out_its_first_instant_and_have_its_last() {
    let mut diary = Diary::new();
    for dose in [taken(0, 0), taken(1, 0), skipped(2), extra(2), missed(3)] {
        diary.put(&dose);
    }
    let taken_at = |after: Timestamp, until: Timestamp| dates(&diary.store.doses_taken_between(after, until).unwrap());
    assert_eq!(taken_at(due(0), due(1)), ["11"]);
    assert_eq!(taken_at(instant(0), due(9)), ["10", "11", "12"]);
}

#[test]
fn the_last_recorded_due_is_that_of_a_dose_still_known_of() {
    let mut diary = Diary::new();
    assert_eq!(diary.store.last_recorded_due().unwrap(), None);
    diary.put(&missed(0));
    let take = diary.put(&taken(1, 0));
    diary.put(&extra(5));
    assert_eq!(diary.store.last_recorded_due().unwrap(), Some(due(1)));
    diary.undo(&take).unwrap();
    assert_eq!(diary.store.last_recorded_due().unwrap(), Some(due(0)));
}

#[test]
fn removed_doses_are_nowhere() {
    let mut diary = Diary::new();
    let (ids, _) = diary.write(|writer| Ok([writer.put_dose(&taken(0, 0))?, writer.put_dose(&extra(0))?]));
    diary.write(|writer| ids.iter().try_for_each(|id| writer.remove_dose(id).map(|_| ())));
    assert_eq!(diary.store.doses_between(date(0), date(9)).unwrap(), []);
    assert_eq!(diary.store.doses_taken_between(instant(0), due(9)).unwrap(), []);
    assert_eq!(diary.store.doses_page(None, 9).unwrap().doses, []);
    assert_eq!(diary.store.extra_dose(&ids[1]).unwrap(), None);
}

#[test]
fn the_first_dose_taken_is_that_of_the_earliest_date_whenever_it_was_entered() {
    let mut diary = Diary::new();
    assert_eq!(diary.store.first_taken_date().unwrap(), None);
    for dose in [missed(0), skipped(1), taken(5, 0), taken(2, 0)] {
        diary.put(&dose);
    }
    assert_eq!(diary.store.first_taken_date().unwrap(), Some(date(2)));
    diary.put(&extra(1));
    assert_eq!(diary.store.first_taken_date().unwrap(), Some(date(1)));
}

/// The lists a person scrolls through don't read the whole table.
#[test]
fn pages_and_spans_are_read_by_an_index() {
    let diary = Diary::new();
    for (query, index) in [
        (
            "deleted_at IS NULL AND (coalesce(due_at, taken_at), id) < (1, 'a') ORDER BY coalesce(due_at, taken_at) DESC, id DESC LIMIT 9",
            "dose_by_moment",
        ),
        ("deleted_at IS NULL ORDER BY coalesce(due_at, taken_at) DESC, id DESC LIMIT 9", "dose_by_moment"),
        ("dose_date BETWEEN 'a' AND 'b' AND deleted_at IS NULL ORDER BY coalesce(due_at, taken_at), id", "dose_by_key"),
        ("taken_at > 1 AND taken_at <= 2 AND deleted_at IS NULL ORDER BY taken_at, id", "dose_by_taken"),
    ] {
        let connection = rusqlite::Connection::open(diary.store.file()).unwrap();
        let plan: String = connection
            .query_row(&format!("EXPLAIN QUERY PLAN SELECT * FROM dose WHERE {query}"), [], |row| row.get(3))
            .unwrap();
        assert!(plan.contains(index), "{plan}");
    }
}
