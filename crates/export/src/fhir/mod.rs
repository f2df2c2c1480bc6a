//! A document of FHIR R4, base resources (P4): a Bundle whose first entry is a Composition that a person
//! can read. It claims no profile.

mod codes;
mod diary;
mod doses;
mod input;
mod narrative;
mod node;
mod others;
mod plan;
mod writer;

use ldn_core::Timestamp;
use uuid::Uuid;

pub use input::{Diary, Dose, Kept, Noticed, Person, PlanPhase, PlannedDose};

use self::narrative::{list, narrative, paragraph};
use self::node::{Node, map};
use self::writer::{Section, Writer};
use crate::rows::Notes;
use crate::words::Words;
use crate::{ExportError, local};

/// The diary as a FHIR R4 document, written at `now`.
///
/// The same diary gives the same ids each time, and the same document its identifier: only the dates of
/// writing differ.
///
/// # Errors
/// Never by what a person enters.
pub fn fhir(diary: &Diary, words: &Words, now: Timestamp) -> Result<Vec<u8>, ExportError> {
    let mut writer = Writer::new(diary, words);
    let sections: Vec<Section> = [
        plan::section,
        doses::section,
        diary::scores,
        diary::nights,
        diary::side_effects,
        diary::events,
        diary::tags,
        others::labs,
        others::reviews,
        others::medicines,
        others::alerts,
        others::questions,
    ]
    .into_iter()
    .map(|section: fn(&mut Writer<'_>) -> Section| section(&mut writer))
    .filter(Section::says_something)
    .collect();
    let patient = patient(&writer);
    let mut entries = Vec::new();
    entry(&mut entries, writer.ids.patient(), &patient)?;
    for (id, resource) in &writer.resources {
        entry(&mut entries, *id, resource)?;
    }
    let undated = composition(&writer, &sections, None);
    let mut content = Vec::new();
    undated.write(&mut content)?;
    content.extend_from_slice(&entries);
    let document = writer.ids.of("document", &content);
    let composition = composition(&writer, &sections, Some(&local::iso(diary.zone, now)));
    bundle(&writer, document, &composition, &entries, now)
}

fn bundle(
    writer: &Writer<'_>,
    document: Uuid,
    composition: &Node,
    entries: &[u8],
    now: Timestamp,
) -> Result<Vec<u8>, ExportError> {
    let head = map! {
        "resourceType" => "Bundle",
        "id" => document.to_string(),
        "language" => writer.words.say("language"),
        "identifier" => map! { "system" => "urn:ietf:rfc:3986", "value" => urn(document) },
        "type" => "document",
        "timestamp" => local::iso(writer.diary.zone, now),
    };
    let mut out = Vec::with_capacity(entries.len() + 4096);
    head.write(&mut out)?;
    // The entries stand in the head's own braces.
    out.pop();
    out.extend_from_slice(b",\"entry\":[");
    let mut first = Vec::new();
    entry(&mut first, writer.ids.composition(), composition)?;
    out.extend_from_slice(first.trim_ascii_start().strip_prefix(b",").unwrap_or(&first));
    out.extend_from_slice(entries);
    out.extend_from_slice(b"\n]}\n");
    Ok(out)
}

/// Adds an entry, one on each line.
fn entry(out: &mut Vec<u8>, id: Uuid, resource: &Node) -> Result<(), ExportError> {
    out.extend_from_slice(format!(",\n{{\"fullUrl\":\"{}\",\"resource\":", urn(id)).as_bytes());
    resource.write(out)?;
    out.push(b'}');
    Ok(())
}

fn composition(writer: &Writer<'_>, sections: &[Section], date: Option<&str>) -> Node {
    let words = writer.words;
    let mut text = paragraph(&summary(writer));
    if let Some(condition) = writer.diary.person.condition.as_deref() {
        text.push_str(&paragraph(&words.fill("fhir.taken_for", &[("condition", condition.trim_end_matches('.'))])));
    }
    if writer.diary.notes == Notes::LeftOut {
        text.push_str(&paragraph(words.say("fhir.notes_left_out")));
    }
    let counts: Vec<String> = sections.iter().filter_map(|section| section.count(words)).collect();
    text.push_str(&if sections.is_empty() { paragraph(words.say("fhir.nothing")) } else { list(&counts) });
    map! {
        "resourceType" => "Composition",
        "id" => writer.ids.composition().to_string(),
        "language" => words.say("language"),
        "text" => narrative(&text),
        "status" => "final",
        "type" => codes::loinc(codes::DOCUMENT, words.say("fhir.title")),
        "subject" => writer.patient(),
        "date" => date,
        "author" => Node::one(writer.patient()),
        "title" => words.say("fhir.title"),
        "section" => sections.iter().map(Section::node).collect::<Vec<_>>(),
    }
}

fn summary(writer: &Writer<'_>) -> String {
    let period = writer.diary.period;
    if period.is_everything() {
        return writer.words.say("fhir.summary_all").to_owned();
    }
    let from = period.from.map_or_else(|| writer.words.say("fhir.beginning").to_owned(), |date| date.to_string());
    let to = period.to.map_or_else(|| writer.words.say("fhir.today").to_owned(), |date| date.to_string());
    writer.words.fill("fhir.summary", &[("from", &from), ("to", &to)])
}

fn patient(writer: &Writer<'_>) -> Node {
    let person = &writer.diary.person;
    let born = person.born.map(|born| born.to_string());
    let born_words = born.as_deref().map(|born| writer.fill("born", &[("date", born)]));
    let known: Vec<&str> = person.name.as_deref().into_iter().chain(born_words.as_deref()).collect();
    let said = if known.is_empty() { writer.say("patient").to_owned() } else { known.join(", ") };
    map! {
        "resourceType" => "Patient",
        "id" => writer.ids.patient().to_string(),
        "text" => narrative(&paragraph(&said)),
        "name" => person.name.as_deref().map(|name| Node::one(map! { "text" => name })),
        "birthDate" => born,
    }
}

/// How a resource is named in the document.
fn urn(id: Uuid) -> String {
    format!("urn:uuid:{id}")
}
