//! Laboratory values, reviews, other medicines, alerts and questions.

use std::collections::HashMap;

use ldn_core::caution::alert::Alert;
use ldn_core::caution::medicine::OtherMedicine;
use ldn_core::diary::lab::{Lab, LabKind};
use uuid::Uuid;

use super::codes::{category, said};
use super::input::Kept;
use super::node::{Node, map};
use super::writer::{Section, Writer, dates, refers, short};
use crate::local;

/// The laboratory values' section.
pub(super) fn labs(writer: &mut Writer<'_>) -> Section {
    let (mut rows, mut entries) = (Vec::new(), Vec::new());
    for lab in &writer.diary.labs {
        let id = writer.id("lab", &lab.id);
        let what = lab_words(writer, &lab.value).to_owned();
        let resource = map! {
            "resourceType" => "Observation",
            "id" => id.to_string(),
            "status" => "final",
            "category" => category("laboratory"),
            "code" => said(&what),
            "subject" => writer.patient(),
            "effectiveDateTime" => lab.value.date.to_string(),
            "performer" => Node::one(writer.patient()),
            "valueQuantity" => measured(&lab.value),
            "valueString" => measured(&lab.value).is_none().then(|| in_words(&lab.value)),
            "note" => writer.notes(lab.value.note.as_ref()),
            "referenceRange" => lab.value.range.as_deref().map(|range| Node::one(map! { "text" => range })),
        };
        entries.push(writer.add(id, resource));
        let note = writer.note_cell(lab.value.note.as_ref());
        rows.push(vec![lab.value.date.to_string(), what, in_words(&lab.value), note]);
    }
    writer.section("labs", &["when", "what", "how", "note"], rows, entries)
}

fn lab_words<'a>(writer: &'a Writer<'_>, lab: &'a Lab) -> &'a str {
    let own = lab.own_words.as_deref().filter(|_| lab.what == LabKind::Own);
    own.unwrap_or_else(|| writer.of("lab", lab.what.name()))
}

fn in_words(lab: &Lab) -> String {
    format!("{} {}", lab.value, lab.unit)
}

/// The value as a number, where it is one: the unit is as typed, and so claims no code.
fn measured(lab: &Lab) -> Option<Node> {
    let (comparator, digits) =
        match lab.value.split_at(lab.value.len() - lab.value.trim_start_matches(['<', '>', '=']).len()) {
            ("", digits) => (None, digits),
            (comparator @ ("<" | "<=" | ">" | ">="), digits) => (Some(comparator), digits),
            _ => return None,
        };
    let digits = digits.trim().replace(',', ".");
    is_decimal(&digits).then(|| {
        map! { "value" => Node::number(digits), "comparator" => comparator, "unit" => lab.unit.as_str() }
    })
}

/// Whether JSON and FHIR both take `digits` for a number as they stand.
fn is_decimal(digits: &str) -> bool {
    let unsigned = digits.strip_prefix('-').unwrap_or(digits);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let led_by_zero = whole.len() > 1 && whole.starts_with('0');
    plain(whole) && plain(fraction) && !led_by_zero && digits.len() <= 17
}

/// The reviews' section.
pub(super) fn reviews(writer: &mut Writer<'_>) -> Section {
    let (mut rows, mut entries) = (Vec::new(), Vec::new());
    let zone = writer.diary.zone;
    for review in &writer.diary.reviews {
        let id = writer.id("review", &review.id);
        let marker = writer.of("marker", review.value.marker.name());
        let asked = writer.fill("review", &[("marker", marker)]);
        let answer = writer.of("change", review.value.change.name()).to_owned();
        let resource = map! {
            "resourceType" => "Observation",
            "id" => id.to_string(),
            "status" => "final",
            "category" => category("survey"),
            "code" => said(&asked),
            "subject" => writer.patient(),
            "effectiveDateTime" => local::iso(zone, review.value.answered_at),
            "performer" => Node::one(writer.patient()),
            "valueString" => answer.as_str(),
            "note" => writer.notes(review.value.note.as_ref()),
        };
        entries.push(writer.add(id, resource));
        let note = writer.note_cell(review.value.note.as_ref());
        rows.push(vec![short(zone, review.value.answered_at), asked, answer, note]);
    }
    writer.section("reviews", &["when", "what", "how", "note"], rows, entries)
}

/// The other medicines' section.
pub(super) fn medicines(writer: &mut Writer<'_>) -> Section {
    let (mut rows, mut entries) = (Vec::new(), Vec::new());
    for medicine in &writer.diary.medicines {
        let id = writer.id("medicine", &medicine.id);
        let resource = taken_too(writer, medicine, &id.to_string());
        entries.push(writer.add(id, resource));
        let OtherMedicine { name, dose, since, until, note } = &medicine.value;
        let date = |date: Option<chrono::NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
        let when = match (since, until) {
            (None, None) => String::new(),
            (since, None) => writer.fill("from_on", &[("from", &date(*since))]),
            (since, until) => writer.fill("from_to", &[("from", &date(*since)), ("to", &date(*until))]),
        };
        rows.push(vec![when, name.clone(), dose.clone().unwrap_or_default(), writer.note_cell(note.as_ref())]);
    }
    writer.section("medicines", &["when", "what", "how", "note"], rows, entries)
}

fn taken_too(writer: &Writer<'_>, kept: &Kept<OtherMedicine>, id: &str) -> Node {
    let (medicine, today) = (&kept.value, writer.diary.today);
    let status = match (medicine.is_current(today), medicine.since) {
        (false, _) => "completed",
        (true, Some(since)) if since > today => "intended",
        (true, _) => "active",
    };
    map! {
        "resourceType" => "MedicationStatement",
        "id" => id,
        "status" => status,
        "medicationCodeableConcept" => said(&medicine.name),
        "subject" => writer.patient(),
        "effectivePeriod" => dates(medicine.since, medicine.until),
        "dateAsserted" => local::iso(writer.diary.zone, kept.entered),
        "informationSource" => writer.patient(),
        "note" => writer.notes(medicine.note.as_ref()),
        "dosage" => medicine.dose.as_deref().map(|dose| Node::one(map! { "text" => dose })),
    }
}

/// The alerts' section.
pub(super) fn alerts(writer: &mut Writer<'_>) -> Section {
    let (mut rows, mut entries) = (Vec::new(), Vec::new());
    let there =
        writer.diary.medicines.iter().map(|medicine| (medicine.id.as_str(), writer.id("medicine", &medicine.id)));
    let there: HashMap<&str, Uuid> = there.collect();
    let zone = writer.diary.zone;
    for alert in &writer.diary.alerts {
        let id = writer.id("alert", &alert.id);
        let about = alert.value.subject.as_deref().and_then(|subject| there.get(subject)).copied();
        let resource = issue(writer, &alert.value, about, &id.to_string());
        entries.push(writer.add(id, resource));
        let answered = alert
            .value
            .answer
            .map(|(answer, at)| format!("{}, {}", writer.of("alert_answer", answer.name()), short(zone, at)));
        let what = writer.of("alert", alert.value.kind.name()).to_owned();
        let state = answered.unwrap_or_else(|| writer.say("not_answered").to_owned());
        rows.push(vec![short(zone, alert.value.raised_at), what, state]);
    }
    writer.section("alerts", &["when", "what", "how"], rows, entries)
}

fn issue(writer: &Writer<'_>, alert: &Alert, about: Option<Uuid>, id: &str) -> Node {
    let zone = writer.diary.zone;
    let answered = alert.answer.map(|(answer, at)| {
        let action = said(writer.of("alert_answer", answer.name()));
        Node::one(map! { "action" => action, "date" => local::iso(zone, at) })
    });
    map! {
        "resourceType" => "DetectedIssue",
        "id" => id,
        "status" => "final",
        "code" => said(&writer.fill("warned", &[("what", writer.of("alert", alert.kind.name()))])),
        "patient" => writer.patient(),
        "identifiedDateTime" => local::iso(zone, alert.raised_at),
        "implicated" => about.map(|id| Node::one(refers(id))),
        "mitigation" => answered,
    }
}

/// The questions' section: words alone, no resource.
pub(super) fn questions(writer: &mut Writer<'_>) -> Section {
    let asked =
        |asked: Option<chrono::NaiveDate>| asked.map_or_else(|| writer.say("open").to_owned(), |date| date.to_string());
    let rows =
        writer.diary.questions.iter().map(|question| vec![asked(question.value.asked_on), question.value.asks.clone()]);
    let rows = rows.collect();
    writer.section("questions", &["when", "what"], rows, Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lab(value: &str) -> Lab {
        Lab {
            date: "2026-01-10".parse().unwrap(),
            what: LabKind::Crp,
            own_words: None,
            value: value.to_owned(),
            unit: "mg/L".to_owned(),
            range: None,
            note: None,
        }
    }

    fn written(value: &str) -> Option<String> {
        let mut out = Vec::new();
        measured(&lab(value))?.write(&mut out).unwrap();
        String::from_utf8(out).ok()
    }

    #[test]
    fn a_value_is_a_number_digit_for_digit_where_it_is_one() {
        assert_eq!(written("4.50").as_deref(), Some(r#"{"value":4.50,"unit":"mg/L"}"#));
        assert_eq!(written("<0,5").as_deref(), Some(r#"{"value":0.5,"comparator":"<","unit":"mg/L"}"#));
        assert_eq!(written(">= 12").as_deref(), Some(r#"{"value":12,"comparator":">=","unit":"mg/L"}"#));
        for words in ["negative", "1:40", "007", "", "=<3", "1.", "1e9", "<", "12 345", "123456789012345678"] {
            assert_eq!(written(words), None, "{words}");
        }
    }
}
