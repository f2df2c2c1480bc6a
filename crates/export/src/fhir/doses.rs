//! What became of each dose.

use ldn_core::Action;

use super::codes::{MG, quantity, said};
use super::input::{Dose, Kept, PlanPhase};
use super::node::{Node, map};
use super::plan::{medicine, phase_on, request_of};
use super::writer::{Section, Writer, refers, short};
use crate::local;

/// The doses' section.
pub(super) fn section(writer: &mut Writer<'_>) -> Section {
    let (mut rows, mut entries) = (Vec::new(), Vec::new());
    for dose in &writer.diary.doses {
        let key = key(dose);
        let id = writer.id("medication-administration", &key);
        let resource = administration(writer, dose, &id.to_string());
        entries.push(writer.add(id, resource));
        rows.push(row(writer, &dose.value));
    }
    let counts = counts(writer);
    writer.section("doses", &["when", "amount", "status"], rows, entries).with(&counts)
}

/// A scheduled dose is known by its date and part: its record may still be made anew.
fn key(dose: &Kept<Dose>) -> String {
    match dose.value.planned {
        Some(planned) => format!("{}/{}", dose.value.date, planned.part),
        None => dose.id.clone(),
    }
}

fn administration(writer: &Writer<'_>, kept: &Kept<Dose>, id: &str) -> Node {
    let dose = &kept.value;
    let phase = phase_on(writer, dose.date.date());
    let asked =
        |phase: &&Kept<PlanPhase>| dose.planned.is_some_and(|planned| phase.value.phase.slot(planned.part).is_some());
    let of_plan = phase.filter(|phase| phase.value.is_told).filter(asked);
    let planned = dose.planned.map(|planned| writer.fill("planned", &[("amount", &planned.amount.to_string())]));
    map! {
        "resourceType" => "MedicationAdministration",
        "id" => id,
        "status" => if dose.action == Action::Taken { "completed" } else { "not-done" },
        "statusReason" => (dose.action != Action::Taken).then(|| Node::one(said(&status(writer, dose)))),
        "medicationCodeableConcept" => medicine(writer, &dose.medicine),
        "subject" => writer.patient(),
        "effectiveDateTime" => moment(dose).map(|at| local::iso(dose.zone, at)),
        "performer" => Node::one(map! { "actor" => writer.patient() }),
        "request" => of_plan.map(|phase| refers(request_of(writer, &phase.id))),
        "note" => planned.map(|planned| Node::one(map! { "text" => planned })),
        "dosage" => dose.taken.map(|(_, amount)| map! { "dose" => quantity(amount.to_string(), MG) }),
    }
}

/// When it was taken, or was to be.
fn moment(dose: &Dose) -> Option<ldn_core::Timestamp> {
    dose.taken.map(|(at, _)| at).or(dose.planned.map(|planned| planned.due))
}

fn status(writer: &Writer<'_>, dose: &Dose) -> String {
    match (dose.action, dose.taken, dose.planned) {
        (Action::Taken, Some((_, amount)), None) => writer.fill("taken_extra", &[("amount", &amount.to_string())]),
        (Action::Taken, Some((_, amount)), _) => writer.fill("taken", &[("amount", &amount.to_string())]),
        (Action::Skipped, ..) => writer.say("skipped").to_owned(),
        _ => writer.say("missed").to_owned(),
    }
}

fn row(writer: &Writer<'_>, dose: &Dose) -> Vec<String> {
    let planned = dose.planned.map(|planned| format!("{} mg", planned.amount)).unwrap_or_default();
    vec![moment(dose).map(|at| short(dose.zone, at)).unwrap_or_default(), planned, status(writer, dose)]
}

fn counts(writer: &Writer<'_>) -> String {
    let count = |place: &str, counted: fn(&Dose) -> bool| {
        let number = writer.diary.doses.iter().filter(|dose| counted(&dose.value)).count();
        (number > 0).then(|| writer.fill(place, &[("count", &number.to_string())]))
    };
    let counts = [
        count("count_taken", |dose| dose.planned.is_some() && dose.action == Action::Taken),
        count("count_skipped", |dose| dose.action == Action::Skipped),
        count("count_missed", |dose| dose.action == Action::Missed),
        count("count_extra", |dose| dose.planned.is_none()),
    ];
    counts.into_iter().flatten().collect::<Vec<_>>().join(". ")
}
