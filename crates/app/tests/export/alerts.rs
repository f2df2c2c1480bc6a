//! Alerts in exports: from the day they were raised until they were answered.

use ldn_app::export::{ExportRequest, Format};
use ldn_core::caution::alert::{Alert, AlertAnswer, AlertKind};
use ldn_store::{NewOperation, Store, Via};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::fhir::{document, only, request, resources};
use crate::filled::{at, export, starts};

/// One was raised on 10 November and answered on the 14th, one on the 12th is not answered yet.
fn warned() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    let mut store = Store::open(home.path(), at("2026-11-10 12:00")).unwrap();
    let alert = |kind, raised, answer| Alert { kind, subject: None, raised_at: at(raised), answer };
    let answered = Some((AlertAnswer::WillAsk, at("2026-11-14 13:00")));
    let alerts =
        [alert(AlertKind::Liver, "2026-11-10 12:00", answered), alert(AlertKind::Pregnancy, "2026-11-12 12:00", None)];
    let operation = NewOperation { kind: "try", via: Via::Window };
    let write =
        |writer: &mut ldn_store::Writer<'_>| alerts.iter().try_for_each(|alert| writer.put_entry(alert).map(|_| ()));
    store.write(operation, at("2026-11-14 14:00"), write).unwrap();
    drop(store);
    starts(home.path());
    home
}

const WARNED: [(&str, &str, &[&str]); 5] = [
    ("2026-11-01", "2026-11-09", &[]),
    ("2026-11-10", "2026-11-11", &["liver"]),
    ("2026-11-13", "2026-11-13", &["liver", "pregnancy"]),
    ("2026-11-14", "2026-11-20", &["liver", "pregnancy"]),
    ("2026-11-15", "2026-11-20", &["pregnancy"]),
];

#[test]
fn an_alert_is_in_every_period_from_being_raised_until_it_is_answered() {
    let home = warned();
    for (from, to, kinds) in WARNED {
        let bundle = document(&home, &request(Some(from), Some(to)));
        let mut said: Vec<&str> =
            resources(&bundle, "DetectedIssue").map(|issue| issue["code"]["text"].as_str().unwrap()).collect();
        said.sort_unstable();
        let matches = said.iter().zip(kinds).all(|(said, kind)| said.contains(kind));
        assert!(said.len() == kinds.len() && matches, "{from}: {said:?}");
    }
}

#[test]
fn an_alert_says_when_it_was_raised_when_it_was_answered_and_whether_it_is_open() {
    let home = warned();
    let bundle = document(&home, &request(None, None));
    let of = |kind: &'static str| {
        only(&bundle, "DetectedIssue", move |issue| issue["code"]["text"].as_str().unwrap().contains(kind))
    };
    let answered = of("liver");
    assert_eq!(answered["identifiedDateTime"], "2026-11-10T12:00:00+01:00");
    assert_eq!(answered["mitigation"][0]["date"], "2026-11-14T13:00:00+01:00");
    assert_eq!(of("pregnancy")["mitigation"], Value::Null);
    let sections = bundle["entry"][0]["resource"]["section"].as_array().unwrap();
    let told = sections.iter().find(|section| section["title"] == json!("Alerts")).unwrap();
    let told = told["text"]["div"].as_str().unwrap();
    assert!(told.contains("<td>not answered yet</td>") && told.contains(", 2026-11-14 13:00</td>"), "{told}");
}

#[test]
fn the_spreadsheet_of_alerts_has_both_dates_and_says_what_an_empty_answer_means() {
    let home = warned();
    let asked = ExportRequest {
        from: "2026-11-13".parse().ok(),
        to: "2026-11-13".parse().ok(),
        ..ExportRequest::everything(Format::Csv)
    };
    let zip = std::io::Cursor::new(export(home.path(), &asked).unwrap());
    let mut zip = zip::ZipArchive::new(zip).unwrap();
    let alerts = std::io::read_to_string(zip.by_name("alerts.csv").unwrap()).unwrap();
    assert!(alerts.contains("2026-11-10 12:00:00") && alerts.contains("2026-11-14 13:00:00"), "{alerts}");
    assert!(alerts.contains("2026-11-12 12:00:00,UTC+01:00,,,,"), "{alerts}");
    let readme = std::io::read_to_string(zip.by_name("README.txt").unwrap()).unwrap();
    assert!(readme.contains("What you answered; empty while it is open."), "{readme}");
}
