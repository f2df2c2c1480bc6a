//! What is added, beside what the diary has already.

use ldn_app::AppError;
use ldn_app::view::{
    DoseState, ImportReason, PartOfDay, RecordEntry, RecordRef, ScaleName, ScoreValue, ScoresDraft, WhenSaid,
};

use crate::support::{World, plan, saved};
use crate::{add, local, preview, problems, record, scores, told, world};

/// The records of the date, as they are told.
pub(crate) fn of(world: &World, date: &str) -> Vec<String> {
    let line = |entry: RecordEntry| {
        let kind = if matches!(entry.id, RecordRef::Dose { .. }) { "planned" } else { "extra" };
        let planned = entry.planned.map(|planned| planned.mg).unwrap_or_default();
        match entry.taken {
            Some(taken) => {
                let at = local(taken.at, chrono_tz::Europe::Berlin);
                format!("{kind} {planned} taken {} at {at}", taken.amount.mg)
            }
            None => format!("{kind} {planned} {:?}", entry.state),
        }
    };
    record(world).into_iter().filter(|entry| entry.date == date).map(line).collect()
}

#[test]
fn a_dose_of_the_file_answers_the_dose_that_was_planned_as_it_was_planned() {
    let mut world = world();
    world.today();
    assert_eq!(of(&world, "2026-01-06"), ["planned 1.5 Missed"]);
    add(&mut world, b"date,time,mg\n2026-01-06,22:40,2\n2026-01-06,09:00,0.5\n2026-01-03,22:00,1\n");
    assert_eq!(
        of(&world, "2026-01-06"),
        ["planned 1.5 taken 2 at 2026-01-06 22:40", "extra  taken 0.5 at 2026-01-06 09:00"]
    );
    assert_eq!(of(&world, "2026-01-03"), ["extra  taken 1 at 2026-01-03 22:00"]);
}

#[test]
fn one_undo_takes_the_whole_file_out_again_and_leaves_what_was_there() {
    let mut world = world();
    world.today();
    let before = record(&world);
    let saved = add(&mut world, include_bytes!("files/plain.csv"));
    assert_eq!(scores(&world).len(), 2);
    world.companion.undo(&saved.operation.unwrap()).unwrap();
    assert_eq!(record(&world), before);
    assert!(scores(&world).is_empty());
}

#[test]
fn the_same_file_once_more_has_nothing_new() {
    let mut world = world();
    for file in [
        &include_bytes!("files/plain.csv")[..],
        b"date,mg,pain\n2026-01-10,1.5,4\n2026-01-11,1.5,5\n2026-01-02,1,3\n",
        b"date;note;pain\n2026-01-12;\"a; b\";0\n",
    ] {
        let new = world.companion.preview_import(file, None).unwrap().new;
        add(&mut world, file);
        let again = world.companion.preview_import(file, None).unwrap();
        assert_eq!((again.new, again.known, again.refused), (0, new, 0));
        assert_eq!(world.companion.import_file(file, None, 0), Err(AppError::ImportNothingNew));
    }
}

#[test]
fn without_a_time_a_dose_was_taken_when_it_was_due_and_a_score_is_of_noon() {
    let mut world = World::at("2026-01-05 07:00");
    world.companion.set_plan(&plan(&[(PartOfDay::Morning, "08:00", "1"), (PartOfDay::Bedtime, "22:00", "2")])).unwrap();
    world.it_is("2026-01-16 12:00");
    let file =
        "date,mg,pain\n2026-01-06,1,\n2026-01-06,2,\n2026-01-02,1,\n2026-01-07,,4\n2026-01-16,1,\n2026-01-16,2,\n";
    let preview = preview(&mut world, file);
    assert_eq!(
        preview.entries.iter().map(told).collect::<Vec<_>>(),
        [
            "2026-01-06 08:00: 1 mg planned",
            "2026-01-06 22:00: 2 mg planned",
            "2026-01-02 08:00: 1 mg",
            "2026-01-07 12:00: Pain 4",
            "2026-01-16 08:00: 1 mg planned",
        ]
    );
    assert_eq!(preview.without_time, 5);
    assert_eq!(problems(&preview), [(7, ImportReason::InFuture)], "this evening's dose is still to come");
}

#[test]
fn what_was_entered_by_hand_is_neither_doubled_nor_overwritten() {
    let mut world = World::with_bedtime("2026-01-05 08:00", "22:00", "1.5");
    world.it_is("2026-01-05 22:04");
    saved(world.takes());
    let pain = vec![ScoreValue { scale: ScaleName::Pain, value: 4 }];
    let draft = ScoresDraft { values: pain, at: WhenSaid::Now, note: String::new() };
    world.companion.put_scores(&draft).unwrap();
    world.it_is("2026-01-16 12:00");
    let file = "date,time,mg,pain\n2026-01-05,22:04,1.5,4\n2026-01-05,22:04,1.5,4\n2026-01-06,21:00,1,\n";
    let same = preview(&mut world, file);
    assert_eq!((same.known, same.new), (2, 1));
    assert_eq!(problems(&same), [(3, ImportReason::LikeAnother), (3, ImportReason::LikeAnother)]);
    let other = preview(&mut world, "date,time,mg,pain\n2026-01-05,22:04,2,5\n");
    assert_eq!(problems(&other), [(2, ImportReason::DiffersFromDiary), (2, ImportReason::DiffersFromDiary)]);
    let near = preview(&mut world, "date,time,mg\n2026-01-05,22:30,1.5\n");
    assert_eq!(problems(&near), [(2, ImportReason::DoseAnswered)]);
    let second = preview(&mut world, "date,time,mg\n2026-01-05,22:04,1.5\n2026-01-05,23:30,1.5\n");
    assert_eq!((second.known, second.new), (1, 1), "the file knows the first one, so this was another");
}

#[test]
fn a_dose_skipped_in_the_diary_stays_skipped() {
    let mut world = World::with_bedtime("2026-01-05 08:00", "22:00", "1.5");
    world.it_is("2026-01-05 22:04");
    let dose = world.card().dose;
    world.companion.skip(&dose).unwrap();
    world.it_is("2026-01-16 12:00");
    let preview = preview(&mut world, "date,mg\n2026-01-05,1.5\n");
    assert_eq!(problems(&preview), [(2, ImportReason::DoseAnswered)]);
    let skipped = record(&world).into_iter().find(|entry| entry.date == "2026-01-05").unwrap();
    assert_eq!(skipped.state, DoseState::Skipped);
}

#[test]
fn a_night_answered_by_hand_gets_no_extra_dose_beside_it_before_breakfast() {
    let mut world = World::with_bedtime("2026-01-05 08:00", "22:00", "4.5");
    world.it_is("2026-01-05 22:04");
    let dose = world.card().dose;
    world.companion.skip(&dose).unwrap();
    world.it_is("2026-01-06 22:40");
    saved(world.takes());
    world.it_is("2026-01-16 12:00");
    let file = "date,time,mg\n2026-01-06,05:00,4.5\n2026-01-07,05:00,4.5\n";
    let told = preview(&mut world, file);
    assert_eq!(told.new, 0);
    assert_eq!(problems(&told), [(2, ImportReason::DoseAnswered), (3, ImportReason::DoseAnswered)]);
}

#[test]
fn where_the_diary_has_changed_since_the_preview_nothing_is_added() {
    let mut world = world();
    let file = b"date,time,mg\n2026-01-06,22:00,1\n2026-01-07,22:00,1\n";
    let new = world.companion.preview_import(file, None).unwrap().new;
    add(&mut world, b"date,time,mg\n2026-01-06,22:00,1\n");
    assert_eq!(world.companion.import_file(file, None, new), Err(AppError::ImportChanged));
    assert_eq!(of(&world, "2026-01-07"), ["planned 1.5 Missed"]);
}

#[test]
fn ten_milligrams_are_pointed_out_and_those_of_today_bring_the_text_for_help() {
    let mut world = world();
    let old = preview(&mut world, "date,time,mg\n2026-01-06,22:00,50\n");
    assert_eq!(old.high, 1);
    assert!(!add(&mut world, b"date,time,mg\n2026-01-06,22:00,50\n").help_now);
    assert!(add(&mut world, b"date,time,mg\n2026-01-16,08:00,6\n2026-01-16,11:00,6\n").help_now);
}

#[test]
fn times_are_those_of_the_clock_that_doses_followed_then() {
    let mut world = World::with_bedtime("2026-01-05 08:00", "22:00", "1.5");
    world.it_is("2026-01-10 12:00");
    world.today();
    world.travels_to(chrono_tz::Asia::Tokyo);
    world.it_is("2026-01-11 12:00");
    world.today();
    world.it_is("2026-01-16 12:00");
    let preview = preview(&mut world, "date,time,mg\n2026-01-06,22:10,1.5\n2026-01-14,22:10,1.5\n");
    assert_eq!(
        preview.entries.iter().map(|entry| entry.zone.as_str()).collect::<Vec<_>>(),
        ["Europe/Berlin", "Asia/Tokyo"]
    );
    assert_eq!(
        preview.entries.iter().map(told).collect::<Vec<_>>(),
        ["2026-01-06 22:10: 1.5 mg planned", "2026-01-14 22:10: 1.5 mg planned",]
    );
}

#[test]
fn five_thousand_rows_are_added_as_one_operation_in_seconds() {
    let mut world = World::with_bedtime("2026-01-05 08:00", "22:00", "1.5");
    world.it_is("2039-12-31 12:00");
    let begin = chrono::NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
    let mut file = "date,time,mg,pain\n".to_owned();
    for date in begin.iter_days().take(5_000) {
        file.push_str(&format!("{date},22:10,1.5,4\n"));
    }
    let preview = preview(&mut world, &file);
    assert_eq!((preview.new_doses, preview.new_scores, preview.refused), (5_000, 5_000, 0));
    assert_eq!((preview.entries.len(), preview.problems.len()), (50, 0));
    let saved = add(&mut world, file.as_bytes());
    world.companion.undo(&saved.operation.unwrap()).unwrap();
}
