//! The spreadsheets, read back and compared with the store, cell for cell.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::{Command, Stdio};

use chrono::NaiveDateTime;
use ldn_app::export::{ExportRequest, Format};
use ldn_export::Notes;
use ldn_export::csv::{Kind, README, SHEETS, Sheet, as_typed};
use ldn_store::{Extent, Store, TableDump};
use proptest::prelude::*;
use serde_json::Value;

use crate::filled::{HOSTILE, WORDS, at, export, filled, small, words};

/// The columns no spreadsheet has: stamps and tombstones are the file's own.
const OWN: [&str; 2] = ["changed", "deleted_at"];

struct Zip(zip::ZipArchive<Cursor<Vec<u8>>>);

impl Zip {
    fn of(folder: &Path) -> Self {
        let bytes = export(folder, &ExportRequest::everything(Format::Csv)).unwrap();
        Self(zip::ZipArchive::new(Cursor::new(bytes)).unwrap())
    }

    fn file(&mut self, name: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.0.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    }

    /// The file of a sheet: its header and its rows, by the csv crate.
    fn sheet(&mut self, sheet: &Sheet) -> (Vec<String>, Vec<Vec<String>>) {
        let bytes = self.file(&sheet.file(&words()));
        let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("the mark of UTF-8");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
        let mut records =
            reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<String>>());
        let header = records.next().unwrap();
        (header, records.collect())
    }
}

fn dumped(folder: &Path) -> Vec<TableDump> {
    let store = Store::open(folder, at("2026-11-23 21:00")).unwrap();
    store.dump(Extent::Now).unwrap()
}

fn table<'a>(dumped: &'a [TableDump], name: &str) -> &'a TableDump {
    dumped.iter().find(|table| table.name == name).unwrap()
}

fn cell(table: &TableDump, row: &[Value], column: &str) -> Value {
    row[table.columns.iter().position(|name| name == column).unwrap()].clone()
}

/// What the cells say, as the store keeps it: each way of writing undone by a way of its own.
fn as_kept(kind: Kind, cells: &[String]) -> Value {
    let text = as_typed(&cells[0]);
    if cells[0].is_empty() {
        return Value::Null;
    }
    match kind {
        Kind::Instant => {
            let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").unwrap();
            let (hours, minutes) = cells[1].strip_prefix("UTC").unwrap().split_once(':').unwrap();
            let minutes: i64 = minutes.parse::<i64>().unwrap() * if hours.starts_with('-') { -1 } else { 1 };
            Value::from(local.and_utc().timestamp() - (hours.parse::<i64>().unwrap() * 60 + minutes) * 60)
        }
        Kind::WallTime => {
            let (hours, minutes) = text.split_once(':').unwrap();
            Value::from(hours.parse::<i64>().unwrap() * 60 + minutes.parse::<i64>().unwrap())
        }
        Kind::Milligrams | Kind::MilligramsPerMl => {
            let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
            Value::from(format!("{whole}{fraction:0<3}").parse::<i64>().unwrap())
        }
        // The currency tried has two decimals.
        Kind::Cost(_) => Value::from(text.replace('.', "").parse::<i64>().unwrap()),
        Kind::Number => Value::from(text.parse::<i64>().unwrap()),
        Kind::YesNo => Value::from(i64::from(text == "yes")),
        Kind::Name(set) => {
            let names: Value = serde_json::from_str(WORDS).unwrap();
            let named = names["names"][set].as_object().unwrap().iter().find(|(_, said)| *said == text);
            Value::from(named.unwrap_or_else(|| panic!("{set} has no {text}")).0.clone())
        }
        Kind::Date | Kind::Typed | Kind::Note | Kind::Own => Value::from(text),
    }
}

/// The rows a sheet is to have: of the table, each with its parts.
fn kept_rows(sheet: &Sheet, dumped: &[TableDump]) -> Vec<Vec<Value>> {
    let own = table(dumped, sheet.table);
    let mut rows = Vec::new();
    for row in &own.rows {
        let parts: Vec<Option<&Vec<Value>>> = match sheet.parts {
            None => vec![None],
            Some((name, column)) => {
                let parts = table(dumped, name);
                let id = cell(own, row, "id");
                let found = parts.rows.iter().filter(|part| cell(parts, part, column) == id).map(Some);
                let found: Vec<_> = found.collect();
                if found.is_empty() { vec![None] } else { found }
            }
        };
        for part in parts {
            let value = |column: &ldn_export::csv::SheetColumn| match part {
                _ if column.table == sheet.table => cell(own, row, column.name),
                Some(part) => cell(table(dumped, column.table), part, column.name),
                None => Value::Null,
            };
            rows.push(sheet.all_columns().map(value).collect());
        }
    }
    rows
}

fn assert_same(folder: &Path) {
    let mut zip = Zip::of(folder);
    let dumped = dumped(folder);
    for sheet in SHEETS {
        let (header, rows) = zip.sheet(sheet);
        assert_eq!(header, sheet.headers(Notes::In, &words()));
        let read = rows.iter().map(|row| {
            let mut cells = row.as_slice();
            let mut values = Vec::new();
            for column in sheet.all_columns() {
                let width = if column.kind == Kind::Instant { 2 } else { 1 };
                values.push(as_kept(column.kind, &cells[..width]));
                cells = &cells[width..];
            }
            assert!(cells.is_empty());
            values
        });
        let kept = kept_rows(sheet, &dumped);
        assert!(!kept.is_empty(), "{} is tried too", sheet.table);
        assert_eq!(read.collect::<Vec<_>>(), kept, "{}", sheet.table);
    }
}

#[test]
fn three_months_and_every_kind_of_entry_come_back_as_the_store_has_them() {
    for text in HOSTILE {
        assert_same(small(text).path());
    }
    assert_same(filled(HOSTILE[0]).path());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_comes_back(text in "([=+@'\"\t,;\r\n-]|[\u{202e}\u{200f}🫠é]|[ -~]|\\PC){1,40}") {
        assert_same(small(&text).path());
    }
}

#[test]
fn every_column_of_the_diary_is_in_a_spreadsheet_or_is_the_files_own() {
    let home = small("a");
    let shown: BTreeSet<(&str, &str)> =
        SHEETS.iter().flat_map(Sheet::all_columns).map(|column| (column.table, column.name)).collect();
    // Which record a part belongs to is told by its row.
    let told = [("phase_slot", "phase_id"), ("titration_step", "titration_id")];
    for table in dumped(home.path()).iter().filter(|table| table.name != "reminder") {
        for column in table.columns.iter().filter(|column| !OWN.contains(&column.as_str())) {
            let place = (table.name.as_str(), column.as_str());
            assert!(shown.contains(&place) || told.contains(&place), "{place:?} is in no spreadsheet");
        }
    }
}

#[test]
fn every_file_is_marked_as_utf_8_ends_its_lines_as_the_standard_says_and_has_two_headers_nowhere_alike() {
    let home = small("a\nb");
    let mut zip = Zip::of(home.path());
    for sheet in SHEETS {
        let bytes = zip.file(&sheet.file(&words()));
        assert!(bytes.starts_with("\u{feff}".as_bytes()) && bytes.ends_with(b"\r\n"), "{}", sheet.table);
        let (header, _) = zip.sheet(sheet);
        assert_eq!(header.iter().collect::<BTreeSet<_>>().len(), header.len(), "{header:?}");
    }
}

#[test]
fn the_readme_explains_every_file_and_every_column_in_words_of_the_catalogue() {
    let home = small("a");
    let mut zip = Zip::of(home.path());
    let readme = String::from_utf8(zip.file(README)).unwrap();
    for sheet in SHEETS {
        let (header, _) = zip.sheet(sheet);
        assert!(readme.contains(&sheet.file(&words())));
        for name in header {
            assert!(readme.contains(&format!("  {name}: ")), "{name}");
        }
    }
    // A place of the catalogue that is not there is said by its name.
    let unsaid: Vec<&str> = readme.split_whitespace().filter(|word| word.starts_with("csv.")).collect();
    assert_eq!(unsaid, [""; 0]);
    assert_eq!(zip.0.len(), SHEETS.len() + 1);
}

#[test]
fn a_period_holds_what_lies_in_it_and_the_plan_that_held() {
    let home = filled("a");
    let request = ExportRequest {
        from: "2026-09-10".parse().ok(),
        to: "2026-09-12".parse().ok(),
        ..ExportRequest::everything(Format::Csv)
    };
    let mut zip = Zip(zip::ZipArchive::new(Cursor::new(export(home.path(), &request).unwrap())).unwrap());
    let mut rows = |name: &str| zip.sheet(SHEETS.iter().find(|sheet| sheet.table == name).unwrap()).1;
    let dates: Vec<String> = rows("dose").into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(dates, ["2026-09-10", "2026-09-11", "2026-09-12"]);
    // Steps of ten days since 23 August: one on 2 September, the next on the 12th.
    let plan: Vec<String> = rows("phase").into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(plan, ["2026-09-02", "2026-09-12"]);
    assert_eq!((rows("lab").len(), rows("contact").len()), (0, 2));
}

#[test]
fn another_reader_finds_the_zip_whole() {
    let home = small(HOSTILE[5]);
    let file = home.path().join("diary.zip");
    std::fs::write(&file, export(home.path(), &ExportRequest::everything(Format::Csv)).unwrap()).unwrap();
    let program =
        "import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nprint(len(z.namelist()))";
    let python = Command::new("python3").args(["-c", program]).arg(&file).stderr(Stdio::inherit()).output();
    let Ok(python) = python else { return println!("skipped: python3 is not installed") };
    assert_eq!(String::from_utf8(python.stdout).unwrap().trim(), (SHEETS.len() + 1).to_string());
}
