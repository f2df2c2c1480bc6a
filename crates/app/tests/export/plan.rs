//! What the FHIR document says of the plan: what was in force, what lies ahead, what it is taken for.

use ldn_app::export::{ExportRequest, Format};
use ldn_app::report::{ReportPeriod, ReportRequest};
use ldn_app::view::{
    EffectDraft, EffectGrade, EffectKind, FromLdn, PauseDraft, PauseKind, PauseReason, PlanDraft, RestartRequest,
    WhenSaid,
};
use ldn_core::report::{Person, ReportOptions};
use serde_json::{Value, json};

use crate::fhir::{assert_whole, only, request, resources};
use crate::filled::words;
use crate::support::{World, bedtime};

fn document(world: &mut World, request: &ExportRequest) -> Value {
    let bundle = serde_json::from_slice(&world.companion.export(request, &words()).unwrap()).unwrap();
    assert_whole(&bundle);
    bundle
}

fn everything(world: &mut World) -> Value {
    document(world, &ExportRequest::everything(Format::Fhir))
}

/// The plan changes from 1 to 2 mg with the dose of 8 January, 22:00.
fn stepped() -> World {
    let mut world = World::with_bedtime("2026-01-05 12:00", "22:00", "1");
    world.it_is("2026-01-06 12:00");
    world.companion.set_plan(&PlanDraft { from: Some("2026-01-08".to_owned()), ..bedtime("22:00", "2") }).unwrap();
    world
}

pub(crate) fn notices(world: &mut World, local: &str) {
    world.it_is(local);
    let draft = EffectDraft {
        what: EffectKind::Headache,
        own_words: String::new(),
        grade: EffectGrade::Mild,
        began: WhenSaid::Now,
        ended: None,
        distressing: None,
        from_ldn: Some(FromLdn::Yes),
        note: String::new(),
    };
    world.companion.put_side_effect(&draft).unwrap();
}

/// What the statement says that the document's only adverse event names.
fn suspected(bundle: &Value) -> &Value {
    let event = only(bundle, "AdverseEvent", |_| true);
    let named = event["suspectEntity"][0]["instance"]["reference"].as_str().unwrap();
    only(bundle, "MedicationStatement", |statement| named.ends_with(statement["id"].as_str().unwrap()))
}

#[test]
fn a_side_effect_before_the_first_dose_of_a_step_names_the_dose_that_was_in_force() {
    for (local, amount) in [("2026-01-08 09:00", "1"), ("2026-01-08 22:30", "2")] {
        let mut world = stepped();
        notices(&mut world, local);
        let asked = ReportRequest { period: ReportPeriod::Everything, options: ReportOptions::default() };
        let report = world.companion.report_of(&asked, world.companion.now()).unwrap();
        assert_eq!(report.effect_entries[0].dose_then.unwrap().to_string(), amount);
        let bundle = everything(&mut world);
        assert_eq!(suspected(&bundle)["dosage"][0]["text"], format!("{amount} mg, bedtime, 22:00"), "as the report");
    }
}

#[test]
fn the_dose_that_a_side_effect_names_is_in_the_document_though_it_ended_before_the_period() {
    let mut world = stepped();
    notices(&mut world, "2026-01-08 09:00");
    let bundle = document(&mut world, &request(Some("2026-01-08"), None));
    assert_eq!(suspected(&bundle)["dosage"][0]["text"], "1 mg, bedtime, 22:00");
}

#[test]
fn a_side_effect_before_the_first_dose_of_all_names_none() {
    let mut world = World::with_bedtime("2026-01-05 12:00", "22:00", "1");
    notices(&mut world, "2026-01-05 13:00");
    let bundle = everything(&mut world);
    assert_eq!(only(&bundle, "AdverseEvent", |_| true)["suspectEntity"], Value::Null);
}

pub(crate) fn pauses(world: &mut World, kind: PauseKind, from: &str, until: Option<&str>) {
    let (from, until) = (Some(from.to_owned()), until.map(str::to_owned));
    let draft = PauseDraft { kind, why: Some(PauseReason::Surgery), note: None, from, until, agreed: vec![] };
    world.companion.set_pause(&draft).unwrap();
}

fn statements(bundle: &Value) -> Vec<(&str, &str, &str)> {
    resources(bundle, "MedicationStatement")
        .map(|one| {
            let period = &one["effectivePeriod"];
            let date = |end: &str| period[end].as_str().unwrap_or_default();
            (one["status"].as_str().unwrap(), date("start"), date("end"))
        })
        .collect()
}

fn section<'a>(bundle: &'a Value, title: &str) -> &'a str {
    let sections = bundle["entry"][0]["resource"]["section"].as_array().unwrap();
    sections.iter().find(|section| section["title"] == title).unwrap()["text"]["div"].as_str().unwrap()
}

const PLAN: &str = "Plan: low-dose naltrexone";

#[test]
fn a_stop_that_lies_ahead_is_told_and_the_plan_is_active_until_then() {
    let mut world = World::with_bedtime("2026-01-05 12:00", "22:00", "1");
    pauses(&mut world, PauseKind::Stop, "2026-02-01", None);
    for local in ["2026-01-05 13:00", "2026-01-31 23:00"] {
        world.it_is(local);
        let bundle = everything(&mut world);
        assert_eq!(statements(&bundle), [("active", "2026-01-05", "2026-01-31")], "{local}");
        assert_eq!(only(&bundle, "MedicationRequest", |_| true)["status"], "active");
        let plan = only(&bundle, "MedicationStatement", |_| true);
        assert_eq!(plan["note"][0]["text"], "Planned: no doses from 2026-02-01 on (stop: surgery).");
        assert!(section(&bundle, PLAN).contains("Planned: no doses (stop: surgery)"), "{}", section(&bundle, PLAN));
    }
    // It is told too where the document ends today, as one saved from the window does.
    let bundle = document(&mut world, &request(Some("2026-01-20"), Some("2026-01-31")));
    assert!(only(&bundle, "MedicationStatement", |_| true)["note"][0]["text"].is_string());
    // A period that lies ahead has it in words alone.
    let bundle = document(&mut world, &request(Some("2026-02-05"), None));
    assert!(statements(&bundle).is_empty() && section(&bundle, PLAN).contains("Planned: no doses"));
}

#[test]
fn a_stop_that_has_come_is_a_statement_with_its_reason_based_on_the_plan_before() {
    let mut world = World::with_bedtime("2026-01-05 12:00", "22:00", "1");
    pauses(&mut world, PauseKind::Stop, "2026-02-01", None);
    let before = everything(&mut world);
    world.it_is("2026-02-01 12:00");
    let bundle = everything(&mut world);
    assert_eq!(statements(&bundle), [("completed", "2026-01-05", "2026-01-31"), ("stopped", "2026-02-01", "")]);
    let (plan, stop) = (statements_of(&bundle)[0], statements_of(&bundle)[1]);
    assert_eq!((&plan["id"], &plan["note"]), (&statements_of(&before)[0]["id"], &Value::Null));
    assert_eq!(stop["statusReason"][0]["text"], "stop: surgery");
    let asked = only(&bundle, "MedicationRequest", |_| true)["id"].as_str().unwrap();
    assert_eq!(stop["basedOn"][0]["reference"], format!("urn:uuid:{asked}"));
    assert_eq!(plan["basedOn"], stop["basedOn"]);
}

#[test]
fn a_pause_that_lies_ahead_is_told_and_the_doses_after_it_are_intended() {
    let mut world = World::with_bedtime("2026-01-05 12:00", "22:00", "1");
    pauses(&mut world, PauseKind::Pause, "2026-02-01", Some("2026-02-10"));
    let bundle = everything(&mut world);
    assert_eq!(statements(&bundle), [("active", "2026-01-05", "2026-01-31"), ("intended", "2026-02-10", "")]);
    let note = &statements_of(&bundle)[0]["note"][0]["text"];
    assert_eq!(note, "Planned: no doses from 2026-02-01 to 2026-02-09 (pause: surgery).");
    for (local, pause) in [("2026-02-05 12:00", "on-hold"), ("2026-02-20 12:00", "not-taken")] {
        world.it_is(local);
        assert_eq!(statements(&everything(&mut world))[1], (pause, "2026-02-01", "2026-02-09"), "{local}");
    }
}

#[test]
fn a_stop_after_which_doses_went_on_was_a_pause_after_all() {
    let mut world = World::with_bedtime("2026-01-05 12:00", "22:00", "1");
    pauses(&mut world, PauseKind::Stop, "2026-01-06", None);
    world.it_is("2026-01-10 12:00");
    world.companion.restart(&RestartRequest { from: None, prescriber_said: false }).unwrap();
    world.it_is("2026-01-20 12:00");
    assert_eq!(statements(&everything(&mut world))[1].0, "not-taken");
}

fn statements_of(bundle: &Value) -> Vec<&Value> {
    resources(bundle, "MedicationStatement").collect()
}

/// The reason of each request and statement, and what the document says of it in words.
fn taken_for(condition: Option<&str>) -> (Vec<Value>, String) {
    let mut world = World::with_bedtime("2026-01-05 12:00", "22:00", "1");
    let condition = condition.map(str::to_owned);
    world.companion.set_report_person(&Person { name: None, born: None, condition }).unwrap();
    let bundle = everything(&mut world);
    let asked = resources(&bundle, "MedicationRequest").chain(resources(&bundle, "MedicationStatement"));
    let reasons = asked.map(|one| one["reasonCode"].clone()).collect();
    (reasons, bundle["entry"][0]["resource"]["text"]["div"].as_str().unwrap().to_owned())
}

#[test]
fn who_takes_it_for_something_else_is_not_said_to_have_fibromyalgia() {
    let (reasons, text) = taken_for(Some("Multiple sclerosis"));
    assert_eq!(reasons, [json!([{ "text": "Multiple sclerosis" }]), json!([{ "text": "Multiple sclerosis" }])]);
    assert!(text.contains("Multiple sclerosis") && !text.to_lowercase().contains("fibromyalgia"), "{text}");
    assert_eq!(taken_for(Some("Not fibromyalgia")).0[0], json!([{ "text": "Not fibromyalgia" }]));
}

#[test]
fn who_has_not_said_what_it_is_for_has_no_reason_in_the_document() {
    let (reasons, text) = taken_for(None);
    assert_eq!(reasons, [Value::Null, Value::Null]);
    assert!(!text.to_lowercase().contains("fibromyalgia"), "{text}");
}

#[test]
fn fibromyalgia_has_its_code_where_the_person_says_so() {
    for typed in ["Fibromyalgia", "fibromyalgia "] {
        let (reasons, text) = taken_for(Some(typed));
        assert_eq!(reasons[0][0]["coding"][0]["code"], "203082005");
        assert_eq!(reasons[1][0]["text"], typed.trim());
        assert!(text.contains("fibromyalgia") || text.contains("Fibromyalgia"));
    }
}

#[test]
fn who_said_only_when_they_were_born_is_told_by_that() {
    let mut world = World::with_bedtime("2026-01-05 12:00", "22:00", "1");
    let person = Person { name: None, born: "1979-03-14".parse().ok(), condition: None };
    world.companion.set_report_person(&person).unwrap();
    let bundle = everything(&mut world);
    let patient = only(&bundle, "Patient", |_| true);
    assert_eq!(patient["birthDate"], "1979-03-14");
    let div = patient["text"]["div"].as_str().unwrap();
    assert!(div.contains("born 1979-03-14") && !div.contains("knows no more"), "{div}");
}
