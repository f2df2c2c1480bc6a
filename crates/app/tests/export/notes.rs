//! The person's own notes: in which exports they are, and that none is left where they are not wanted.

use std::io::{Cursor, Read};

use ldn_app::export::{ExportRequest, Format};
use ldn_app::report::{Paper, ReportPeriod, ReportRequest, report_pages};
use ldn_app::{AppError, Companion};
use ldn_core::report::ReportOptions;
use ldn_store::{Extent, Store};
use serde_json::Value;
use tempfile::TempDir;

use crate::fhir::assert_whole;
use crate::filled::{NOW, at, export, look, noted, words};

const NOTE: &str = "for nobody else";

fn home() -> TempDir {
    noted("ringing ears", NOTE)
}

fn exported(home: &TempDir, format: Format, notes: Option<bool>) -> Vec<u8> {
    export(home.path(), &ExportRequest { notes, ..ExportRequest::everything(format) }).unwrap()
}

/// The document as text, and how often the note is in it.
fn fhir(home: &TempDir, notes: Option<bool>) -> (Value, usize) {
    let bundle = serde_json::from_slice(&exported(home, Format::Fhir, notes)).unwrap();
    assert_whole(&bundle);
    let found = bundle.to_string().matches(NOTE).count();
    (bundle, found)
}

/// Every file of the zip one after the other.
fn csv(home: &TempDir, notes: Option<bool>) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(exported(home, Format::Csv, notes))).unwrap();
    let mut text = String::new();
    for index in 0..zip.len() {
        zip.by_index(index).unwrap().read_to_string(&mut text).unwrap();
    }
    text
}

#[test]
fn notes_leave_for_a_record_system_only_when_they_are_asked_for() {
    let home = home();
    let (without, found) = fhir(&home, None);
    assert_eq!(found, 0, "{without}");
    assert_eq!(fhir(&home, Some(false)).1, 0);
    let (with, found) = fhir(&home, Some(true));
    assert!(found > 10, "{found}");
    // What the person named in their own words is no note.
    for bundle in [&without, &with] {
        assert!(bundle.to_string().contains("ringing ears"));
    }
    let said = |bundle: &Value| bundle["entry"][0]["resource"]["text"]["div"].as_str().unwrap().to_owned();
    assert!(said(&without).contains("The patient’s own notes are left out.") && !said(&with).contains("left out"));
}

#[test]
fn a_document_without_notes_has_no_empty_column_for_them_and_the_same_ids() {
    let home = home();
    let (without, with) = (fhir(&home, None).0, fhir(&home, Some(true)).0);
    let ids = |bundle: &Value| -> Vec<Value> {
        bundle["entry"].as_array().unwrap().iter().map(|entry| entry["fullUrl"].clone()).collect()
    };
    assert_eq!(ids(&without), ids(&with));
    assert!(with.to_string().contains("<th>Note</th>") && !without.to_string().contains("<th>Note</th>"));
    assert_ne!(without["identifier"], with["identifier"], "what says something else is another document");
}

#[test]
fn spreadsheets_are_the_persons_own_copy_and_have_the_notes_unless_they_are_left_out() {
    let home = home();
    for (notes, kept) in [(None, true), (Some(true), true), (Some(false), false)] {
        let text = csv(&home, notes);
        assert_eq!(text.contains(NOTE), kept, "{notes:?}");
        assert_eq!(text.lines().any(|line| line.contains("note,")), kept, "a column with nothing in it would mislead");
        assert_eq!(text.contains("Your notes are in these files"), kept);
        assert_eq!(text.contains("Your notes were left out"), !kept);
        assert!(text.contains("ringing ears"));
    }
}

#[test]
fn every_column_of_notes_is_known_as_one() {
    let home = home();
    let store = Store::open(home.path(), at(NOW)).unwrap();
    let noted = |cell: &Value| cell.as_str() == Some(NOTE);
    for table in store.dump(Extent::Now).unwrap() {
        for (index, column) in table.columns.iter().enumerate() {
            let holds = table.rows.iter().any(|row| noted(&row[index]));
            assert_eq!(holds, column == "note", "{}.{column}", table.name);
        }
    }
}

#[test]
fn everything_is_everything_and_refuses_to_be_without_notes() {
    let home = home();
    for notes in [None, Some(true)] {
        let text = String::from_utf8(exported(&home, Format::Json, notes)).unwrap();
        assert!(text.contains(NOTE), "{notes:?}");
    }
    let asked = ExportRequest { notes: Some(false), ..ExportRequest::everything(Format::Json) };
    assert_eq!(export(home.path(), &asked), Err(AppError::ExportJsonIsWhole));
}

#[test]
fn a_report_has_notes_as_they_were_chosen_or_as_they_are_asked_for() {
    let home = home();
    let mut companion = look(home.path()).unwrap();
    let pdf = |companion: &mut Companion, notes| {
        let asked = ExportRequest { notes, ..ExportRequest::everything(Format::Pdf) };
        companion.export(&asked, &words()).unwrap()
    };
    let (without, with) = (pdf(&mut companion, Some(false)), pdf(&mut companion, Some(true)));
    assert!(without != with);
    let pages = |notes| {
        let options = ReportOptions { notes, ..ReportOptions::default() };
        let request = ReportRequest { period: ReportPeriod::Everything, options };
        report_pages(&companion.report_of(&request, companion.now()).unwrap(), Paper::A4).concat()
    };
    // One word of the note: a line may end between two.
    assert!(pages(true).contains("nobody") && !pages(false).contains("nobody"));
    assert!(pdf(&mut companion, None) == without, "nothing was chosen yet");
    companion.set_report_options(&ReportOptions { notes: true, ..ReportOptions::default() }).unwrap();
    assert!(pdf(&mut companion, None) == with);
    assert!(pdf(&mut companion, Some(false)) == without);
}
