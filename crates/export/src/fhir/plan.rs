//! The plan: a request and a statement for each phase. A pause or a stop that lies ahead is nothing that
//! was done, and a statement of it would read as doses to come: the phase before it tells of it in words.

use chrono::NaiveDate;
use ldn_core::{Medicine, Part, PhaseReason, Slot};
use uuid::Uuid;

use super::codes::{MG, fibromyalgia, naltrexone, quantity, said};
use super::input::{Kept, PlanPhase};
use super::node::{Node, map};
use super::writer::{Section, Writer, dates, refers};
use crate::local;

/// What one phase is written from: what it follows, and the pauses ahead that follow it.
struct Told<'a> {
    phase: &'a Kept<PlanPhase>,
    /// The request that holds: its own, or for a pause the one before.
    based_on: Option<Uuid>,
    ahead: Vec<String>,
}

/// The plan's section.
pub(super) fn section(writer: &mut Writer<'_>) -> Section {
    let (mut rows, mut entries, mut before) = (Vec::new(), Vec::new(), None);
    let phases = &writer.diary.phases;
    for (index, phase) in phases.iter().enumerate() {
        if !phase.value.phase.slots.is_empty() {
            before = phase.value.is_told.then(|| request_of(writer, &phase.id));
        }
        if !phase.value.is_told {
            continue;
        }
        rows.push(row(writer, phase));
        if is_ahead(writer, &phase.value) {
            continue;
        }
        let later = phases.get(index + 1..).unwrap_or_default().iter();
        let ahead = later.map(|later| &later.value).take_while(|later| is_ahead(writer, later));
        let told = Told { phase, based_on: before, ahead: ahead.map(|pause| planned(writer, pause)).collect() };
        add(writer, &told, &mut entries);
    }
    writer.section("plan", &["when", "what", "how", "note"], rows, entries)
}

fn add(writer: &mut Writer<'_>, told: &Told<'_>, entries: &mut Vec<Uuid>) {
    let id = &told.phase.id;
    if !told.phase.value.phase.slots.is_empty() {
        let asked = request(writer, told);
        entries.push(writer.add(request_of(writer, id), asked));
    }
    let stated = statement(writer, told);
    entries.push(writer.add(statement_of(writer, id), stated));
}

/// Whether it is a time without doses that has not begun.
fn is_ahead(writer: &Writer<'_>, plan: &PlanPhase) -> bool {
    plan.phase.slots.is_empty() && plan.phase.from.date() > writer.diary.today
}

/// The id of a phase's request.
pub(super) fn request_of(writer: &Writer<'_>, phase: &str) -> Uuid {
    writer.id("medication-request", phase)
}

/// The id of a phase's statement.
pub(super) fn statement_of(writer: &Writer<'_>, phase: &str) -> Uuid {
    writer.id("medication-statement", phase)
}

/// The phase in force on `date`.
pub(super) fn phase_on<'a>(writer: &Writer<'a>, date: NaiveDate) -> Option<&'a Kept<PlanPhase>> {
    writer.diary.phases.iter().rev().find(|phase| phase.value.phase.from.date() <= date)
}

/// The phase with this id, where the document has it.
pub(super) fn told<'a>(writer: &Writer<'a>, id: &str) -> Option<&'a Kept<PlanPhase>> {
    writer.diary.phases.iter().find(|phase| phase.id == id && phase.value.is_told)
}

/// Naltrexone in the form it is taken in.
pub(super) fn medicine(writer: &Writer<'_>, medicine: &Medicine) -> Node {
    naltrexone(&medicine_words(writer, medicine))
}

fn medicine_words(writer: &Writer<'_>, medicine: &Medicine) -> String {
    let form = writer.of("form", medicine.form.name());
    let form = match medicine.concentration {
        Some(concentration) => {
            writer.fill("strength", &[("form", form), ("concentration", &concentration.to_string())])
        }
        None => form.to_owned(),
    };
    format!("{}, {form}", writer.say("naltrexone"))
}

fn request(writer: &Writer<'_>, told: &Told<'_>) -> Node {
    let (phase, plan) = (told.phase, &told.phase.value);
    let slots = plan.phase.slots.iter().enumerate();
    let over = plan.until.is_some_and(|until| until < writer.diary.today);
    map! {
        "resourceType" => "MedicationRequest",
        "id" => request_of(writer, &phase.id).to_string(),
        "status" => if over { "completed" } else { "active" },
        "intent" => "plan",
        "reportedBoolean" => true,
        "medicationCodeableConcept" => medicine(writer, &plan.phase.medicine),
        "subject" => writer.patient(),
        "authoredOn" => local::iso(writer.diary.zone, phase.entered),
        "reasonCode" => taken_for(writer).map(Node::one),
        "note" => said_of(writer, told),
        "dosageInstruction" => slots.map(|(index, slot)| dosage(writer, plan, index, slot)).collect::<Vec<_>>(),
    }
}

/// A dose a day. A bedtime dose is said by its event and never by a clock time as well (tim-10).
fn dosage(writer: &Writer<'_>, plan: &PlanPhase, index: usize, slot: &Slot) -> Node {
    let at_bedtime = slot.part == Part::Bedtime;
    let repeat = map! {
        "boundsPeriod" => dates(Some(plan.phase.from.date()), plan.until),
        "frequency" => Node::number("1"),
        "period" => Node::number("1"),
        "periodUnit" => "d",
        "timeOfDay" => (!at_bedtime).then(|| Node::one(format!("{}:00", slot.at))),
        "when" => at_bedtime.then(|| Node::one("HS")),
    };
    map! {
        "sequence" => Node::number((index + 1).to_string()),
        "text" => slot_words(writer, slot),
        "timing" => map! { "repeat" => repeat },
        "doseAndRate" => Node::one(map! { "doseQuantity" => quantity(slot.amount.to_string(), MG) }),
    }
}

fn slot_words(writer: &Writer<'_>, slot: &Slot) -> String {
    let (amount, time) = (slot.amount.to_string(), slot.at.to_string());
    writer.fill("dosage", &[("amount", &amount), ("part", writer.of("part", slot.part.name())), ("time", &time)])
}

/// What it is taken for, in the person's words; coded only where they say the very name of the code.
fn taken_for(writer: &Writer<'_>) -> Option<Node> {
    let condition = writer.diary.person.condition.as_deref()?;
    let is_coded = condition.trim().to_lowercase() == writer.say("fibromyalgia").to_lowercase();
    Some(if is_coded { fibromyalgia(condition) } else { said(condition) })
}

/// The person's note, and what is planned after it.
fn said_of(writer: &Writer<'_>, told: &Told<'_>) -> Vec<Node> {
    let note = writer.note(told.phase.value.note.as_ref()).into_iter();
    note.chain(told.ahead.iter().map(String::as_str)).map(|text| map! { "text" => text }).collect()
}

/// What holds in the phase, based on what was planned; a pause on the plan before it.
fn statement(writer: &Writer<'_>, told: &Told<'_>) -> Node {
    let (phase, plan) = (told.phase, &told.phase.value);
    let slots = plan.phase.slots.iter().enumerate();
    map! {
        "resourceType" => "MedicationStatement",
        "id" => statement_of(writer, &phase.id).to_string(),
        "basedOn" => told.based_on.map(|id| Node::one(refers(id))),
        "status" => status(plan, writer.diary.today),
        "statusReason" => plan.phase.slots.is_empty().then(|| Node::one(said(&reason(writer, plan)))),
        "medicationCodeableConcept" => medicine(writer, &plan.phase.medicine),
        "subject" => writer.patient(),
        "effectivePeriod" => dates(Some(plan.phase.from.date()), plan.until),
        "dateAsserted" => local::iso(writer.diary.zone, phase.entered),
        "informationSource" => writer.patient(),
        "reasonCode" => taken_for(writer).map(Node::one),
        "note" => said_of(writer, told),
        "dosage" => slots.map(|(index, slot)| dosage(writer, plan, index, slot)).collect::<Vec<_>>(),
    }
}

/// A stop after which doses go on was a pause after all (D11).
fn status(plan: &PlanPhase, today: NaiveDate) -> &'static str {
    let over = plan.until.is_some_and(|until| until < today);
    match (plan.phase.slots.is_empty(), plan.phase.reason) {
        (true, PhaseReason::Stop) if plan.until.is_none() => "stopped",
        (true, _) if over => "not-taken",
        (true, _) => "on-hold",
        (false, _) if over => "completed",
        (false, _) if plan.phase.from.date() > today => "intended",
        (false, _) => "active",
    }
}

fn reason(writer: &Writer<'_>, plan: &PlanPhase) -> String {
    let kind = writer.of("phase_reason", plan.phase.reason.name());
    match plan.why {
        Some(why) => format!("{kind}: {}", writer.of("pause_why", why.name())),
        None => kind.to_owned(),
    }
}

/// "Planned: no doses from … on (stop: surgery)."
fn planned(writer: &Writer<'_>, pause: &PlanPhase) -> String {
    let (from, reason) = (pause.phase.from.to_string(), reason(writer, pause));
    match pause.until {
        Some(until) => {
            let values = [("from", from.as_str()), ("to", &until.to_string()), ("reason", &reason)];
            writer.fill("planned_pause", &values)
        }
        None => writer.fill("planned_pause_on", &[("from", &from), ("reason", &reason)]),
    }
}

fn row(writer: &Writer<'_>, phase: &Kept<PlanPhase>) -> Vec<String> {
    let plan = &phase.value;
    let from = plan.phase.from.to_string();
    let when = match plan.until {
        Some(until) => writer.fill("from_to", &[("from", &from), ("to", &until.to_string())]),
        None => writer.fill("from_on", &[("from", &from)]),
    };
    let what = match plan.phase.slots.is_empty() {
        true if is_ahead(writer, plan) => writer.fill("paused_ahead", &[("reason", &reason(writer, plan))]),
        true => writer.fill("paused", &[("reason", &reason(writer, plan))]),
        false => medicine_words(writer, &plan.phase.medicine),
    };
    let slots: Vec<String> = plan.phase.slots.iter().map(|slot| slot_words(writer, slot)).collect();
    vec![when, what, slots.join("; "), writer.note_cell(plan.note.as_ref())]
}
