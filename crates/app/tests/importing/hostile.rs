//! Files that are meant to do harm, or are broken.

use ldn_app::AppError;
use ldn_app::view::ImportReason;

use crate::{add, preview, problems, scores, told, world};

#[test]
fn a_formula_is_no_number_and_in_a_note_it_is_only_text() {
    let mut world = world();
    let preview = preview(&mut world, include_str!("files/formulas.csv"));
    assert_eq!(
        problems(&preview),
        [(2, ImportReason::DateInvalid), (3, ImportReason::ScoreInvalid), (7, ImportReason::ScoreInvalid)]
    );
    add(&mut world, include_bytes!("files/formulas.csv"));
    let notes: Vec<_> = scores(&world).into_iter().rev().filter_map(|entry| entry.note).collect();
    assert_eq!(notes, ["=cmd|calc", "+1", "<script>alert(1)</script>"]);
}

#[test]
fn nul_bytes_marks_of_direction_foreign_digits_and_an_open_quote_harm_nothing() {
    let mut world = world();
    // The file begins like a text, so what can't be seen comes later than is looked for.
    let padded = [b"date,pain,note\n".as_slice(), &b"2026-01-05,,\n".repeat(100), include_bytes!("files/letters.csv")];
    let padded = padded.concat();
    let file = String::from_utf8(padded).unwrap().replacen("\ndate,pain,note\n", "\n", 1);
    let preview = preview(&mut world, &file);
    let told: Vec<_> = preview.entries.iter().map(told).collect();
    assert_eq!(
        told,
        [
            "2026-01-05 12:00: Pain 4 ab",
            "2026-01-07 12:00: Pain 5 \u{202e}שלום",
            "2026-01-09 12:00: Pain 3 never closed\n2026-01-10,2,"
        ]
    );
    assert_eq!(problems(&preview), [(103, ImportReason::DateInvalid), (105, ImportReason::DateInvalid)]);
    let cells: Vec<_> = preview.problems.iter().filter_map(|problem| problem.cell.as_deref()).collect();
    assert_eq!(cells, ["2026-01-06", "٢٠٢٦-01-08"], "what is told of a cell has no control characters");
    assert_eq!(world.companion.preview_import(include_bytes!("files/letters.csv"), None), Err(AppError::ImportNotText));
}

#[test]
fn a_cell_of_megabytes_is_refused_in_its_row_and_told_short() {
    let mut world = world();
    let huge = "x".repeat(5 * 1024 * 1024);
    let file = format!("date,time,pain,note\n2026-01-05,,3,{huge}\n2026-01-06,{huge},3,\n{huge},,3,\n2026-01-07,,3,\n");
    assert_eq!(world.companion.preview_import(file.as_bytes(), None), Err(AppError::ImportTooLarge { mib: 10 }));
    let huge = &huge[..3 * 1024 * 1024];
    let file = format!("date,time,pain,note\n2026-01-05,,3,{huge}\n2026-01-06,{huge},3,\n{huge},,3,\n2026-01-07,,3,\n");
    let preview = preview(&mut world, &file);
    assert_eq!(
        problems(&preview),
        [(2, ImportReason::NoteTooLong), (3, ImportReason::TimeInvalid), (4, ImportReason::DateInvalid)]
    );
    assert_eq!(preview.new, 1);
    assert!(preview.problems.iter().filter_map(|problem| problem.cell.as_ref()).all(|cell| cell.chars().count() <= 40));
}

#[test]
fn a_thousand_columns_and_ragged_rows_are_read() {
    let mut world = world();
    let header = (0..1_000).map(|column| format!("column {column}")).collect::<Vec<_>>().join(",");
    let file = format!("date,pain,{header}\n2026-01-05,3\n2026-01-06,4{}\n", ",".repeat(1_000));
    let preview = preview(&mut world, &file);
    assert_eq!((preview.new, preview.refused, preview.ignored.len()), (2, 0, 1_000));
}
