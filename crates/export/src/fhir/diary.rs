//! Check-ins, nights, side effects and tags.

use ldn_core::diary::scores::{Scale, ScoreEntry};
use ldn_core::diary::side_effect::{Grade, Opinion, SideEffect, SideEffectKind};
use ldn_core::sleep::entry::SleepEntry;

use super::codes::{
    MINUTES, PAIN, SCORE, SLEEP, SYMPTOM, SYMPTOM_SEVERITY, category, loinc, quantity, said, severity, side_effect,
    unknown,
};
use super::input::{Kept, Noticed};
use super::node::{Node, map};
use super::plan::{statement_of, told};
use super::writer::{Section, Writer, instants, refers, short};
use crate::local;

/// The check-ins' section: an observation for each scale that was answered.
pub(super) fn scores(writer: &mut Writer<'_>) -> Section {
    let (mut rows, mut entries) = (Vec::new(), Vec::new());
    for entry in &writer.diary.scores {
        let answered = Scale::ALL.iter().filter(|scale| entry.value.scores.get(**scale).is_some());
        for (index, scale) in answered.enumerate() {
            let id = writer.id("score", &format!("{}/{}", entry.id, scale.name()));
            let note = writer.notes(entry.value.note.as_ref().filter(|_| index == 0));
            let resource = score(writer, &entry.value, *scale, &id.to_string(), note);
            entries.push(writer.add(id, resource));
        }
        rows.push(score_row(writer, &entry.value));
    }
    writer.section("scores", &["when", "what", "note"], rows, entries)
}

fn score(writer: &Writer<'_>, entry: &ScoreEntry, scale: Scale, id: &str, note: Node) -> Node {
    let name = writer.of("scale", scale.name());
    let way = writer.say(if scale.more_is_better() { "score_ten" } else { "score_zero" });
    let text = format!("{name}, {way}");
    let value = entry.scores.get(scale).map(|score| quantity(score.value().to_string(), SCORE));
    map! {
        "resourceType" => "Observation",
        "id" => id,
        "status" => "final",
        "category" => category("survey"),
        "code" => if scale == Scale::Pain { loinc(PAIN, &text) } else { said(&text) },
        "subject" => writer.patient(),
        "effectiveDateTime" => local::iso(entry.zone, entry.at),
        "performer" => Node::one(writer.patient()),
        "valueQuantity" => value,
        "note" => note,
    }
}

fn score_row(writer: &Writer<'_>, entry: &ScoreEntry) -> Vec<String> {
    let said = |scale: &Scale| {
        entry.scores.get(*scale).map(|score| format!("{} {}", writer.of("scale", scale.name()), score.value()))
    };
    let values: Vec<String> = Scale::ALL.iter().filter_map(said).collect();
    vec![short(entry.zone, entry.at), values.join(", "), writer.note_cell(entry.note.as_ref())]
}

/// The nights' section.
pub(super) fn nights(writer: &mut Writer<'_>) -> Section {
    let (mut rows, mut entries) = (Vec::new(), Vec::new());
    for entry in &writer.diary.nights {
        // There is one entry a night.
        let id = writer.id("night", &entry.value.night_of.to_string());
        let resource = night(writer, &entry.value, &id.to_string());
        entries.push(writer.add(id, resource));
        rows.push(night_row(writer, &entry.value));
    }
    writer.section("nights", &["when", "what", "note"], rows, entries)
}

fn night(writer: &Writer<'_>, night: &SleepEntry, id: &str) -> Node {
    let asleep = night.minutes_asleep();
    let minutes = |name: &str, minutes: Option<u16>| {
        minutes.map(|minutes| {
            map! { "code" => said(writer.say(name)), "valueQuantity" => quantity(minutes.to_string(), MINUTES) }
        })
    };
    let dreams = night.dreams.map(|dreams| {
        map! { "code" => said(writer.say("dreams")), "valueString" => writer.of("dreams", dreams.name()) }
    });
    let in_bed = night.bed_at.is_some() || night.up_at.is_some();
    map! {
        "resourceType" => "Observation",
        "id" => id,
        "status" => "final",
        "category" => category("survey"),
        "code" => loinc(SLEEP, writer.say("sleep")),
        "subject" => writer.patient(),
        "effectiveDateTime" => (!in_bed).then(|| night.night_of.to_string()),
        "effectivePeriod" => in_bed.then(|| instants(night.zone, night.bed_at, night.up_at)),
        "performer" => Node::one(writer.patient()),
        "valueQuantity" => asleep.map(|asleep| quantity(asleep.to_string(), MINUTES)),
        "dataAbsentReason" => asleep.is_none().then(unknown),
        "note" => writer.notes(night.note.as_ref()),
        "component" => vec![
            Node::from(minutes("to_sleep", night.minutes_to_sleep)),
            Node::from(minutes("awake", night.minutes_awake)),
            Node::from(dreams),
        ],
    }
}

fn night_row(writer: &Writer<'_>, night: &SleepEntry) -> Vec<String> {
    let minutes =
        |name: &str, minutes: Option<u16>| minutes.map(|minutes| format!("{} {minutes} min", writer.say(name)));
    let said = [
        minutes("sleep", night.minutes_asleep()),
        minutes("to_sleep", night.minutes_to_sleep),
        minutes("awake", night.minutes_awake),
        night.dreams.map(|dreams| format!("{}: {}", writer.say("dreams"), writer.of("dreams", dreams.name()))),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    vec![night.night_of.to_string(), said.join(", "), writer.note_cell(night.note.as_ref())]
}

/// The side effects' section: every one as a symptom, whatever the person thinks it is from.
pub(super) fn side_effects(writer: &mut Writer<'_>) -> Section {
    let (mut rows, mut entries) = (Vec::new(), Vec::new());
    for kept in &writer.diary.side_effects {
        let id = writer.id("side-effect", &kept.id);
        let resource = symptom(writer, &kept.value.effect, &id.to_string());
        entries.push(writer.add(id, resource));
        rows.push(effect_row(writer, &kept.value.effect));
    }
    writer.section("side_effects", &["when", "what", "how", "note"], rows, entries)
}

fn effect_words<'a>(writer: &'a Writer<'_>, effect: &'a SideEffect) -> &'a str {
    let own = effect.own_words.as_deref().filter(|_| effect.what == SideEffectKind::Other);
    own.unwrap_or_else(|| writer.of("side_effect", effect.what.name()))
}

fn symptom(writer: &Writer<'_>, effect: &SideEffect, id: &str) -> Node {
    let graded = map! {
        "code" => loinc(SYMPTOM_SEVERITY, writer.say("severity")),
        "valueCodeableConcept" => said(writer.of("grade", effect.grade.name())),
    };
    let distressing = effect.distressing.map(|distressing| {
        map! { "code" => said(writer.say("distressing")), "valueBoolean" => distressing }
    });
    let from_ldn = effect.from_ldn.map(|opinion| {
        let thought = said(writer.of("opinion", opinion.name()));
        map! { "code" => said(writer.say("attribution")), "valueCodeableConcept" => thought }
    });
    map! {
        "resourceType" => "Observation",
        "id" => id,
        "status" => "final",
        "category" => category("survey"),
        "code" => loinc(SYMPTOM, writer.say("symptom")),
        "subject" => writer.patient(),
        "effectivePeriod" => instants(effect.zone, Some(effect.began), effect.ended),
        "performer" => Node::one(writer.patient()),
        "valueCodeableConcept" => side_effect(effect.what, effect_words(writer, effect)),
        "note" => writer.notes(effect.note.as_ref()),
        "component" => vec![graded, Node::from(distressing), Node::from(from_ldn)],
    }
}

fn effect_row(writer: &Writer<'_>, effect: &SideEffect) -> Vec<String> {
    let from = short(effect.zone, effect.began);
    let to = effect.ended.map_or_else(|| writer.say("ongoing").to_owned(), |ended| short(effect.zone, ended));
    let mut how = writer.of("grade", effect.grade.name()).to_owned();
    if let Some(opinion) = effect.from_ldn {
        how = format!("{how}. {}: {}", writer.say("attribution"), writer.of("opinion", opinion.name()));
    }
    let when = writer.fill("from_to", &[("from", &from), ("to", &to)]);
    vec![when, effect_words(writer, effect).to_owned(), how, writer.note_cell(effect.note.as_ref())]
}

/// What the person thinks is from the medicine: only that is an adverse event (P4, E3).
pub(super) fn events(writer: &mut Writer<'_>) -> Section {
    let (mut rows, mut entries) = (Vec::new(), Vec::new());
    for kept in writer.diary.side_effects.iter().filter(|kept| kept.value.effect.from_ldn == Some(Opinion::Yes)) {
        let id = writer.id("adverse-event", &kept.id);
        let resource = event(writer, kept, &id.to_string());
        entries.push(writer.add(id, resource));
        rows.push(effect_row(writer, &kept.value.effect));
    }
    writer.section("events", &["when", "what", "how", "note"], rows, entries)
}

/// It names what was in force when it began, as core has it: in the morning of a step the amount before.
fn event(writer: &Writer<'_>, kept: &Kept<Noticed>, id: &str) -> Node {
    let Noticed { effect, phase } = &kept.value;
    let phase = phase.as_ref().and_then(|phase| told(writer, phase));
    let suspect = phase.map(|phase| Node::one(map! { "instance" => refers(statement_of(writer, &phase.id)) }));
    let grade = match effect.grade {
        Grade::Mild => "mild",
        Grade::Moderate => "moderate",
        Grade::Severe => "severe",
    };
    map! {
        "resourceType" => "AdverseEvent",
        "id" => id,
        "actuality" => "actual",
        "event" => side_effect(effect.what, effect_words(writer, effect)),
        "subject" => writer.patient(),
        "date" => local::iso(effect.zone, effect.began),
        "recordedDate" => local::iso(effect.zone, kept.entered),
        "severity" => severity(grade),
        "recorder" => writer.patient(),
        "suspectEntity" => suspect,
    }
}

/// The tags' section.
pub(super) fn tags(writer: &mut Writer<'_>) -> Section {
    let (mut rows, mut entries) = (Vec::new(), Vec::new());
    for tag in &writer.diary.tags {
        let id = writer.id("tag", &tag.id);
        let own = tag.value.own_words.as_deref();
        let what = own.unwrap_or_else(|| writer.of("tag", tag.value.what.name())).to_owned();
        let date = tag.value.date.to_string();
        let resource = map! {
            "resourceType" => "Observation",
            "id" => id.to_string(),
            "status" => "final",
            "category" => category("survey"),
            "code" => said(writer.say("tag")),
            "subject" => writer.patient(),
            "effectiveDateTime" => date.as_str(),
            "performer" => Node::one(writer.patient()),
            "valueString" => what.as_str(),
        };
        entries.push(writer.add(id, resource));
        rows.push(vec![date, what]);
    }
    writer.section("tags", &["when", "what"], rows, entries)
}
