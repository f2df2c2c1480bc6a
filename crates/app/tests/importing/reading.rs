//! What of a file is read, and how it is told before anything is written.

use ldn_app::AppError;
use ldn_app::view::{DateOrder, ImportEncoding, ImportReason, ImportSeparator};

use crate::{preview, problems, record, scores, told, world};

#[test]
fn the_documented_file_is_told_and_nothing_is_written() {
    let mut world = world();
    world.today();
    let before = record(&world);
    let preview = preview(&mut world, include_str!("files/plain.csv"));
    assert_eq!((preview.encoding, preview.separator), (ImportEncoding::Utf8, ImportSeparator::Comma));
    assert_eq!((preview.rows, preview.new, preview.new_doses, preview.new_scores), (5, 5, 3, 2));
    assert_eq!((preview.known, preview.refused, preview.without_time), (0, 0, 0));
    assert_eq!((preview.first.as_deref(), preview.last.as_deref()), (Some("2026-01-05"), Some("2026-01-07")));
    let told: Vec<_> = preview.entries.iter().map(told).collect();
    assert_eq!(
        told,
        [
            "2026-01-05 22:10: 1.5 mg planned",
            "2026-01-06 22:05: 1.5 mg planned",
            // After midnight, but the night before has its dose already: this one is outside the plan.
            "2026-01-07 00:20: 1.5 mg",
            "2026-01-05 20:00: Pain 6 Fatigue 7 SleepQuality 4 Overall 5 a long day, in two\nlines",
            "2026-01-06 20:00: Pain 5 Overall 6",
        ]
    );
    let lines: Vec<_> = preview.entries.iter().map(|entry| entry.line).collect();
    assert_eq!(lines, [2, 3, 4, 6, 8]);
    assert_eq!(record(&world), before);
    assert!(scores(&world).is_empty());
}

#[test]
fn semicolons_a_mark_decimal_commas_and_dates_with_the_day_first_are_understood() {
    let mut world = world();
    let preview = preview(&mut world, include_str!("files/semicolons.csv"));
    assert_eq!((preview.separator, preview.order), (ImportSeparator::Semicolon, Some(DateOrder::DayFirst)));
    assert_eq!(preview.ignored, ["Datum"]);
    let told: Vec<_> = preview.entries.iter().map(told).collect();
    assert_eq!(
        told,
        [
            "2026-01-04 22:00: 4.5 mg",
            "2026-01-04 22:00: Pain 7",
            "2026-01-13 22:00: 4.5 mg planned",
            "2026-01-13 22:00: Pain 3 Mood 8",
        ]
    );
}

#[test]
fn tabs_a_line_that_names_the_separator_and_a_date_with_its_time_are_understood() {
    let mut world = world();
    let preview = preview(&mut world, include_str!("files/tabs.csv"));
    assert_eq!(preview.separator, ImportSeparator::Tab);
    let told: Vec<_> = preview.entries.iter().map(|entry| (entry.line, told(entry))).collect();
    assert_eq!(
        told,
        [(3, "2026-01-05 22:10: 3 mg planned".to_owned()), (4, "2026-01-06 22:15: 3 mg planned".to_owned()),]
    );
}

#[test]
fn a_file_that_is_no_utf_8_is_read_as_windows_1252_and_said_so() {
    let mut world = world();
    let preview = world.companion.preview_import(include_bytes!("files/windows-1252.csv"), None).unwrap();
    assert_eq!(preview.encoding, ImportEncoding::Windows1252);
    assert_eq!(told(&preview.entries[0]), "2026-01-05 12:00: Pain 4 müde – „so“");
}

#[test]
fn where_the_file_does_not_tell_the_day_from_the_month_it_is_asked_first() {
    let mut world = world();
    let file = "date,time,mg\n02/01/2026,22:00,1\n03/01/2026,22:00,1\n";
    let asked = preview(&mut world, file);
    let order = asked.order_asked.unwrap();
    assert_eq!([order.written, order.day_first, order.month_first], ["02/01/2026", "2026-01-02", "2026-02-01"]);
    assert_eq!((asked.rows, asked.new, asked.order), (2, 0, None));
    assert_eq!(world.companion.import_file(file.as_bytes(), None, 2), Err(AppError::ImportOrderNeeded));
    let day_first = world.companion.preview_import(file.as_bytes(), Some(DateOrder::DayFirst)).unwrap();
    assert_eq!((day_first.new, day_first.last.as_deref()), (2, Some("2026-01-03")));
    let month_first = world.companion.preview_import(file.as_bytes(), Some(DateOrder::MonthFirst)).unwrap();
    assert_eq!(problems(&month_first), [(2, ImportReason::InFuture), (3, ImportReason::InFuture)]);
    let mixed = "date,mg\n13/01/2026,1\n01/14/2026,1\n";
    assert_eq!(world.companion.preview_import(mixed.as_bytes(), None), Err(AppError::ImportDatesMixed));
}

#[test]
fn every_row_that_cant_be_added_is_named_with_its_line_and_reason() {
    use ImportReason::*;
    let mut world = world();
    let rows = [
        ("2026-01-05,22:00,,0,,", AmountZero),
        ("2026-01-05,22:00,,-1,,", AmountNegative),
        ("2026-01-05,22:00,,0.0005,,", AmountTooFine),
        ("2026-01-05,22:00,,4500,,", AmountTooLarge),
        ("2026-01-05,22:00,,four,,", AmountNotANumber),
        (",22:00,,1,,", DateMissing),
        ("2026-02-30,22:00,,1,,", DateInvalid),
        ("1899-12-31,22:00,,1,,", DateTooEarly),
        ("2026-01-16,12:01,,1,,", InFuture),
        ("2027-01-01,12:01,,1,,", InFuture),
        ("2026-01-05,25:00,,1,,", TimeInvalid),
        ("2026-01-05,22:00,,,11,", ScoreInvalid),
        ("2026-01-05,22:00,,,7.5,", ScoreInvalid),
        ("2026-01-05,22:00,walk,1,,", KindUnknown),
        ("2026-01-05,22:00,dose,1,3,", KindMismatch),
        ("2026-01-05,22:00,dose,,,", KindMismatch),
        ("2026-01-05,22:00,scores,,,", KindMismatch),
        ("2026-01-05,22:00,,1,,,x", TooManyCells),
    ];
    let mut file = "date,time,kind,mg,pain,note\n2026-01-06,,,,,\n".to_owned();
    rows.iter().for_each(|(row, _)| file.push_str(&format!("{row}\n")));
    let preview = preview(&mut world, &file);
    let expected: Vec<_> = (3..).zip(rows).map(|(line, (_, reason))| (line, reason)).collect();
    assert_eq!(problems(&preview), expected);
    assert_eq!((preview.rows, preview.blank, preview.refused, preview.new), (19, 1, 18, 0));
    assert_eq!(preview.problems[4].cell.as_deref(), Some("four"));
    assert_eq!(world.companion.import_file(file.as_bytes(), None, 0), Err(AppError::ImportNothingNew));
}

#[test]
fn a_file_without_what_is_needed_is_refused_as_a_whole() {
    let mut world = world();
    let long = format!("date,mg\n{}", "2026-01-05,1\n".repeat(100_001));
    for (file, error) in [
        ("", AppError::ImportNoDateColumn),
        ("pain,note\n3,x\n", AppError::ImportNoDateColumn),
        ("2026-01-05,1\n", AppError::ImportNoDateColumn),
        ("date,note\n2026-01-05,x\n", AppError::ImportNoValueColumn),
        ("date,mg,Dose (mg)\n", AppError::ImportColumnTwice { column: "Dose (mg)".to_owned() }),
        (long.as_str(), AppError::ImportTooManyRows { limit: 100_000 }),
    ] {
        assert_eq!(world.companion.preview_import(file.as_bytes(), None), Err(error));
    }
    let empty = preview(&mut world, "date,mg\n");
    assert_eq!((empty.rows, empty.new), (0, 0));
}
