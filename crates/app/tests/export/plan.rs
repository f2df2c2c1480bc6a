//! What the FHIR document says of the plan: what was in force, and what lies ahead.

use ldn_app::export::{ExportRequest, Format};
use ldn_app::report::{ReportPeriod, ReportRequest};
use ldn_app::view::{EffectDraft, EffectGrade, EffectKind, FromLdn, PlanDraft, WhenSaid};
use ldn_core::report::ReportOptions;
use serde_json::Value;

use crate::fhir::{assert_whole, only, request};
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

fn notices(world: &mut World, local: &str) {
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
