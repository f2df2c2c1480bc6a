//! The FHIR document: its own consistency, and what it says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ldn_app::export::{ExportRequest, Format};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::filled::{HOSTILE, WORDS, export, filled, small};

/// With the notes: whatever is typed is to be in what is tried.
pub(crate) fn request(from: Option<&str>, to: Option<&str>) -> ExportRequest {
    let date = |text: Option<&str>| text.map(|text| text.parse().unwrap());
    ExportRequest { from: date(from), to: date(to), notes: Some(true), ..ExportRequest::everything(Format::Fhir) }
}

pub(crate) fn document(home: &TempDir, request: &ExportRequest) -> Value {
    serde_json::from_slice(&export(home.path(), request).unwrap()).unwrap()
}

pub(crate) fn everything(home: &TempDir) -> Value {
    document(home, &request(None, None))
}

pub(crate) fn resources<'a>(bundle: &'a Value, kind: &'a str) -> impl Iterator<Item = &'a Value> {
    let entries = bundle["entry"].as_array().unwrap().iter().map(|entry| &entry["resource"]);
    entries.filter(move |resource| resource["resourceType"] == kind)
}

pub(crate) fn only<'a>(bundle: &'a Value, kind: &'a str, tells: impl Fn(&Value) -> bool) -> &'a Value {
    let found: Vec<&Value> = resources(bundle, kind).filter(|resource| tells(resource)).collect();
    assert_eq!(found.len(), 1, "{kind}: {found:?}");
    found[0]
}

/// Every "reference" in it.
pub(crate) fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            found.extend(map.get("reference").and_then(Value::as_str).map(str::to_owned));
            map.values().for_each(|value| references(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

pub(crate) fn assert_whole(bundle: &Value) {
    assert_eq!((&bundle["resourceType"], &bundle["type"]), (&json!("Bundle"), &json!("document")));
    assert_eq!(bundle["identifier"]["system"], "urn:ietf:rfc:3986");
    let entries = bundle["entry"].as_array().unwrap();
    assert_eq!(entries[0]["resource"]["resourceType"], "Composition");
    let urls: BTreeSet<&str> = entries.iter().filter_map(|entry| entry["fullUrl"].as_str()).collect();
    assert_eq!(urls.len(), entries.len(), "each has a name of its own");
    for entry in entries {
        assert_eq!(entry["fullUrl"], format!("urn:uuid:{}", entry["resource"]["id"].as_str().unwrap()));
    }
    let mut named = Vec::new();
    references(bundle, &mut named);
    for reference in &named {
        assert!(urls.contains(reference.as_str()), "{reference} leads nowhere");
    }
    // A document holds what its Composition leads to.
    let named: BTreeSet<&str> = named.iter().map(String::as_str).collect();
    for entry in &entries[1..] {
        assert!(named.contains(entry["fullUrl"].as_str().unwrap()), "nothing leads to {entry}");
    }
    let composition = &entries[0]["resource"];
    let sections = composition["section"].as_array().into_iter().flatten();
    for told in sections.chain([composition]) {
        let div = told["text"]["div"].as_str().unwrap();
        assert!(div.starts_with("<div xmlns=\"http://www.w3.org/1999/xhtml\"><") && div.ends_with("</div>"), "{div}");
    }
}

#[test]
fn nothing_dangles_nothing_is_named_twice_and_a_person_can_read_it() {
    let filled = filled(HOSTILE[6]);
    assert_whole(&everything(&filled));
    assert_whole(&document(&filled, &request(Some("2026-09-10"), Some("2026-09-20"))));
    for text in HOSTILE {
        assert_whole(&everything(&small(text)));
    }
}

#[test]
fn a_period_with_nothing_in_it_is_a_document_that_says_so() {
    let home = tempfile::tempdir().unwrap();
    drop(ldn_store::Store::open(home.path(), crate::filled::at(crate::filled::NOW)).unwrap());
    let bundle = document(&home, &request(Some("1999-01-01"), Some("1999-01-31")));
    assert_whole(&bundle);
    let composition = &bundle["entry"][0]["resource"];
    assert_eq!(composition["section"], Value::Null);
    let div = composition["text"]["div"].as_str().unwrap();
    assert!(div.contains("Nothing was entered in this period.") && div.contains("1999-01-01 to 1999-01-31"), "{div}");
}

#[test]
fn the_same_diary_has_the_same_ids_each_time_and_another_diary_has_others() {
    let home = small("a");
    let (one, again) = (export(home.path(), &request(None, None)), export(home.path(), &request(None, None)));
    assert_eq!(one, again);
    let ids = |bundle: &Value| -> BTreeSet<String> {
        bundle["entry"].as_array().unwrap().iter().map(|entry| entry["fullUrl"].to_string()).collect()
    };
    let (whole, part) = (everything(&home), document(&home, &request(Some("2026-11-01"), None)));
    assert!(ids(&part).is_subset(&ids(&whole)) && ids(&part).len() < ids(&whole).len());
    assert_ne!(whole["identifier"], part["identifier"], "what says something else is another document");
    assert!(ids(&whole).is_disjoint(&ids(&everything(&small("a")))));
}

#[test]
fn a_missed_dose_keeps_its_id_when_the_program_comes_to_record_it() {
    let mut world = crate::support::World::with_bedtime("2026-11-20 20:00", "22:00", "4.5");
    let ids = |folder: &Path| {
        let bundle: Value = serde_json::from_slice(&export(folder, &request(None, None)).unwrap()).unwrap();
        resources(&bundle, "MedicationAdministration").map(|dose| dose["id"].to_string()).collect::<Vec<_>>()
    };
    let before = ids(world.folder.path());
    world.it_is("2026-11-23 20:00");
    world.companion.settle().unwrap();
    assert_eq!((before.len(), ids(world.folder.path())), (3, before));
}

#[test]
fn a_bedtime_dose_is_said_by_its_event_and_others_by_the_clock_never_both() {
    let bundle = everything(&small("a"));
    let request = only(&bundle, "MedicationRequest", |_| true);
    assert_eq!((&request["intent"], &request["reportedBoolean"]), (&json!("plan"), &json!(true)));
    let doses: Vec<(Value, Value, Value)> = request["dosageInstruction"]
        .as_array()
        .unwrap()
        .iter()
        .map(|dose| {
            let repeat = &dose["timing"]["repeat"];
            (dose["sequence"].clone(), repeat["timeOfDay"].clone(), repeat["when"].clone())
        })
        .collect();
    assert_eq!(
        doses,
        [
            (json!(1), json!(["08:00:00"]), Value::Null),
            (json!(2), json!(["18:00:00"]), Value::Null),
            (json!(3), Value::Null, json!(["HS"])),
        ]
    );
    assert_eq!(request["dosageInstruction"][2]["text"], "4.5 mg, bedtime, 22:00");
    let codes = &request["medicationCodeableConcept"]["coding"];
    assert_eq!((&codes[0]["code"], &codes[1]["code"]), (&json!("7243"), &json!("N07BB04")));
    assert_eq!(request["medicationCodeableConcept"]["text"], "Low-dose naltrexone, liquid, 0.5 mg/mL");
}

#[test]
fn doses_are_given_or_not_done_with_their_reason_and_amounts_digit_for_digit() {
    let home = small("a");
    let text = String::from_utf8(export(home.path(), &request(None, None)).unwrap()).unwrap();
    assert!(text.contains("\"dose\":{\"value\":0.125,\"unit\":\"mg\",\"system\":\"http://unitsofmeasure.org\""));
    let bundle = everything(&home);
    let by_status = |status: &str| {
        resources(&bundle, "MedicationAdministration").filter(|dose| dose["status"] == status).collect::<Vec<_>>()
    };
    let (given, left_out) = (by_status("completed"), by_status("not-done"));
    // Half past two on the night the clocks went back, once and once more.
    let times: BTreeSet<&str> = given.iter().filter_map(|dose| dose["effectiveDateTime"].as_str()).collect();
    assert_eq!(times.len(), 2, "{times:?}");
    let reasons: BTreeSet<&str> = left_out.iter().filter_map(|dose| dose["statusReason"][0]["text"].as_str()).collect();
    assert_eq!(reasons, ["Not answered before it closed", "Skipped by the patient’s choice"].into());
    assert!(left_out.iter().all(|dose| dose["dosage"].is_null() && dose["note"][0]["text"] == "1 mg was planned."));
}

#[test]
fn only_what_the_person_thinks_is_from_the_ldn_is_an_adverse_event() {
    let bundle = everything(&small("ringing ears"));
    let event = only(&bundle, "AdverseEvent", |_| true);
    assert_eq!((&event["event"]["text"], &event["actuality"]), (&json!("ringing ears"), &json!("actual")));
    let symptom = |code: &str| {
        let is = |observation: &&Value| observation["valueCodeableConcept"]["coding"][0]["code"] == code;
        resources(&bundle, "Observation").filter(is).count()
    };
    assert_eq!(symptom("193462001"), 1, "insomnia is a symptom all the same");
}

#[test]
fn scores_and_nights_have_the_codes_of_p4() {
    let bundle = everything(&small("a"));
    let coded = |code: &'static str| {
        only(&bundle, "Observation", move |observation| observation["code"]["coding"][0]["code"] == code)
    };
    assert_eq!(coded("72514-3")["valueQuantity"]["value"], json!(10));
    // One thing was not entered, and so how long the person slept is not known.
    let night = coded("93832-4");
    assert_eq!(night["dataAbsentReason"]["coding"][0]["code"], "unknown");
    assert_eq!(night["component"][0]["valueQuantity"]["value"], json!(25));
    let codes: BTreeMap<String, usize> = resources(&bundle, "Observation")
        .filter_map(|found| found["code"]["coding"][0]["code"].as_str())
        .fold(BTreeMap::new(), |mut codes, code| {
            *codes.entry(code.to_owned()).or_default() += 1;
            codes
        });
    assert_eq!(codes["75325-1"], 3);
}

#[test]
fn a_value_of_the_laboratory_is_exact_and_words_stay_words() {
    let home = small("1:40");
    let text = String::from_utf8(export(home.path(), &request(None, None)).unwrap()).unwrap();
    assert!(text.contains("\"valueQuantity\":{\"value\":4.50,\"unit\":\"mg/L\"}"), "4.50 is not 4.5");
    assert!(text.contains("{\"value\":0.5,\"comparator\":\"<\",\"unit\":\"mg/L\"}"));
    assert!(text.contains("\"valueString\":\"1:40 mg/L\""));
}

#[test]
fn every_word_it_says_is_in_the_catalogue() {
    let bundle = everything(&filled("a"));
    let catalogue: Value = serde_json::from_str(WORDS).unwrap();
    for set in catalogue["names"].as_object().unwrap().values() {
        assert!(set.as_object().unwrap().values().all(|word| word.as_str().is_some_and(|word| !word.is_empty())));
    }
    let composition = &bundle["entry"][0]["resource"];
    let titles: Vec<&str> =
        composition["section"].as_array().unwrap().iter().filter_map(|s| s["title"].as_str()).collect();
    assert_eq!(titles.len(), 12, "{titles:?}");
    let said = bundle.to_string();
    for unsaid in ["fhir.", "columns.", "{amount}", "{from}", "_dreams", "not_sure"] {
        assert!(!said.replace("http://hl7.org/fhir.", "").contains(unsaid), "{unsaid}");
    }
}

#[test]
fn every_text_a_person_reads_is_sound_xml_whatever_was_typed() {
    let bundles: Vec<Value> = HOSTILE.iter().map(|text| everything(&small(text))).collect();
    let divs: Vec<&str> = bundles
        .iter()
        .flat_map(|bundle| {
            let composition = &bundle["entry"][0]["resource"];
            composition["section"].as_array().unwrap().iter().chain([composition])
        })
        .filter_map(|told| told["text"]["div"].as_str())
        .collect();
    for div in divs {
        let xml = roxmltree::Document::parse(div).unwrap_or_else(|error| panic!("{error}: {div}"));
        assert!(xml.root_element().has_tag_name(("http://www.w3.org/1999/xhtml", "div")));
    }
}
