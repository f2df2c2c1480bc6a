//! Rows without a time, rows said twice, and notes that have no place.

use ldn_app::view::{ImportReason, PartOfDay, ScaleName, ScoreValue, ScoresDraft, WhenSaid};

use crate::support::{World, plan, saved};
use crate::{add, local, preview, problems, scores, told, world};

/// Doses at 08:00 and 22:00 since 5 January; now it is 10:00 on the 16th.
fn twice_a_day() -> World {
    let mut world = World::at("2026-01-05 07:00");
    world.companion.set_plan(&plan(&[(PartOfDay::Morning, "08:00", "1"), (PartOfDay::Bedtime, "22:00", "1")])).unwrap();
    world.it_is("2026-01-16 10:00");
    world
}

fn entries(world: &mut World, file: &str) -> Vec<String> {
    preview(world, file).entries.iter().map(told).collect()
}

fn pain(world: &mut World, value: u8, at: WhenSaid, note: &str) {
    let values = vec![ScoreValue { scale: ScaleName::Pain, value }];
    world.companion.put_scores(&ScoresDraft { values, at, note: note.to_owned() }).unwrap();
}

/// Adds the file, and once more, which must add nothing.
fn add_twice(world: &mut World, file: &str) {
    let first = preview(world, file);
    add(world, file.as_bytes());
    let again = preview(world, file);
    assert_eq!((again.new, again.known), (0, first.new + first.known), "{file}");
    assert_eq!(problems(&again), problems(&first), "{file}");
}

#[test]
fn this_mornings_score_without_a_time_is_of_now() {
    let mut world = world();
    world.it_is("2026-01-16 10:00");
    let file = "date,pain\n2026-01-15,5\n2026-01-16,6\n";
    assert_eq!(entries(&mut world, file), ["2026-01-15 12:00: Pain 5", "2026-01-16 10:00: Pain 6"]);
    add(&mut world, file.as_bytes());
    for later in ["2026-01-16 11:00", "2026-01-16 20:00", "2026-01-17 09:00"] {
        world.it_is(later);
        let again = preview(&mut world, file);
        assert_eq!((again.new, again.known, again.refused), (0, 2, 0), "{later}");
    }
}

#[test]
fn after_midnight_the_diarys_day_is_still_the_one_before() {
    let mut world = world();
    world.it_is("2026-01-17 01:00");
    let file = "date,pain\n2026-01-16,5\n2026-01-17,6\n";
    assert_eq!(entries(&mut world, file), ["2026-01-16 12:00: Pain 5"]);
    assert_eq!(problems(&preview(&mut world, file)), [(3, ImportReason::InFuture)]);
}

#[test]
fn two_scores_of_a_date_without_times_are_two_check_ins() {
    let mut world = world();
    let file = "date,pain\n2026-01-10,5\n2026-01-10,7\n";
    assert_eq!(entries(&mut world, file), ["2026-01-10 12:00: Pain 5", "2026-01-10 12:01: Pain 7"]);
    add_twice(&mut world, file);
    assert_eq!(scores(&world).len(), 2);
}

#[test]
fn two_doses_of_a_date_without_times_are_both_there() {
    let mut world = twice_a_day();
    let file = "date,time,mg\n2026-01-06,,1\n2026-01-06,,1\n2026-01-07,08:00,1\n2026-01-07,,1\n";
    assert_eq!(
        entries(&mut world, file),
        [
            "2026-01-06 08:00: 1 mg planned",
            "2026-01-06 22:00: 1 mg planned",
            "2026-01-07 08:00: 1 mg planned",
            "2026-01-07 22:00: 1 mg planned",
        ]
    );
    add_twice(&mut world, file);
}

#[test]
fn another_amount_on_a_date_whose_dose_is_said_is_a_dose_outside_the_plan() {
    let mut world = world();
    let file = "date,mg\n2026-01-10,1.5\n2026-01-10,0.5\n2026-01-02,1\n2026-01-02,2\n";
    assert_eq!(
        entries(&mut world, file),
        [
            "2026-01-10 22:00: 1.5 mg planned",
            "2026-01-10 22:01: 0.5 mg",
            "2026-01-02 22:00: 1 mg",
            "2026-01-02 22:01: 2 mg",
        ]
    );
    add_twice(&mut world, file);
}

#[test]
fn a_row_like_another_is_told_and_neither_added_twice_nor_dropped_in_silence() {
    let mut world = world();
    let thirds = "date,mg\n2026-01-10,0.5\n2026-01-10,0.5\n2026-01-10,0.5\n2026-01-02,1\n2026-01-02,1\n";
    assert_eq!(entries(&mut world, thirds), ["2026-01-10 22:00: 0.5 mg planned", "2026-01-02 22:00: 1 mg"]);
    let like = |lines: &[u32]| lines.iter().map(|line| (*line, ImportReason::LikeAnother)).collect::<Vec<_>>();
    assert_eq!(problems(&preview(&mut world, thirds)), like(&[3, 4, 6]));
    add_twice(&mut world, thirds);
    let timed = "date,time,mg\n2026-01-11,,1.5\n2026-01-11,22:00,1.5\n";
    assert_eq!(entries(&mut world, timed), ["2026-01-11 22:00: 1.5 mg planned"]);
    assert_eq!(problems(&preview(&mut world, timed)), like(&[2]));
    let check_ins =
        "date,time,pain,note\n2026-01-11,,5,so\n2026-01-11,,5,so\n2026-01-12,20:00,5,\n2026-01-12,20:00,5,\n";
    assert_eq!(problems(&preview(&mut world, check_ins)), like(&[3, 5]));
    add_twice(&mut world, check_ins);
}

#[test]
fn a_dose_without_a_time_that_was_entered_by_hand_is_there_already() {
    let mut world = World::with_bedtime("2026-01-05 08:00", "22:00", "1.5");
    world.it_is("2026-01-05 22:04");
    saved(world.takes());
    world.it_is("2026-01-16 12:00");
    let same = preview(&mut world, "date,mg\n2026-01-05,1.5\n");
    assert_eq!((same.known, same.new, same.refused), (1, 0, 0));
    assert_eq!(local(same.entries[0].at, chrono_tz::Europe::Berlin), "2026-01-05 22:04");
    let other = preview(&mut world, "date,mg\n2026-01-05,1\n");
    assert_eq!(problems(&other), [(2, ImportReason::DoseAnswered)]);
}

#[test]
fn a_dose_at_five_in_the_morning_is_the_night_befores() {
    let mut world = world();
    world.today();
    let file = "date,time,mg\n2026-01-07,05:00,1.5\n2026-01-08,22:00,1.5\n2026-01-09,05:00,1.5\n2026-01-10,12:00,1.5\n";
    add(&mut world, file.as_bytes());
    let of = |date| crate::adding::of(&world, date);
    assert_eq!(of("2026-01-06"), ["planned 1.5 taken 1.5 at 2026-01-07 05:00"]);
    assert_eq!(of("2026-01-07"), ["planned 1.5 Missed"], "the coming night has nothing of it");
    assert_eq!(of("2026-01-08"), ["planned 1.5 taken 1.5 at 2026-01-08 22:00"]);
    assert_eq!(of("2026-01-09"), ["planned 1.5 Missed", "extra  taken 1.5 at 2026-01-09 05:00"]);
    assert_eq!(of("2026-01-10"), ["planned 1.5 Missed", "extra  taken 1.5 at 2026-01-10 12:00"]);
}

#[test]
fn a_note_of_the_file_that_the_diary_lacks_is_counted() {
    let mut world = world();
    pain(&mut world, 5, WhenSaid::At { local: "2026-01-11T12:00".to_owned() }, "");
    pain(&mut world, 5, WhenSaid::At { local: "2026-01-12T12:00".to_owned() }, "its own");
    let file =
        "date,time,mg,pain,note\n2026-01-11,12:00,,5,lacking\n2026-01-12,,,5,another\n2026-01-13,22:00,1.5,,beside\n";
    let told = preview(&mut world, file);
    assert_eq!((told.known, told.new, told.refused), (2, 1, 0));
    assert_eq!((told.notes_of_known, told.notes_left_out), (2, 1));
    let none = preview(&mut world, "date,time,pain,note\n2026-01-12,12:00,5,its own\n2026-01-11,12:00,5,\n");
    assert_eq!((none.known, none.notes_of_known), (2, 0));
    let alone = preview(&mut world, "date,time,pain,note\n2026-01-14,12:00,,a note\n");
    assert_eq!((alone.new, alone.notes_of_known), (1, 0));
}

#[test]
fn a_check_ins_note_is_not_doubled_by_a_row_before_it_that_has_none() {
    let mut world = world();
    pain(&mut world, 5, WhenSaid::At { local: "2026-01-11T12:00".to_owned() }, "x");
    let file = "date,pain,note\n2026-01-11,5,\n2026-01-11,5,x\n";
    let told = preview(&mut world, file);
    assert_eq!((told.known, told.new, told.refused), (1, 1, 0));
    assert_eq!(entries(&mut world, file), ["2026-01-11 12:01: Pain 5", "2026-01-11 12:00: Pain 5 x"]);
    add_twice(&mut world, file);
    let notes = scores(&world).into_iter().filter(|entry| entry.note.as_deref() == Some("x"));
    assert_eq!(notes.count(), 1);
}

#[test]
fn a_check_in_stays_in_the_minute_that_its_row_says() {
    let mut world = world();
    pain(&mut world, 5, WhenSaid::At { local: "2026-01-11T12:00".to_owned() }, "x");
    let like = "date,time,pain,note\n2026-01-11,12:00,5,\n2026-01-11,,5,x\n";
    assert_eq!(problems(&preview(&mut world, like)), [(2, ImportReason::LikeAnother)]);
    let other = "date,time,pain,note\n2026-01-11,12:00,7,\n2026-01-11,,5,x\n";
    assert_eq!(problems(&preview(&mut world, other)), [(2, ImportReason::DiffersFromDiary)]);
}
