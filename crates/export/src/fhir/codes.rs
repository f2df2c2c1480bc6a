//! Codes and the elements they stand in (P4).

use ldn_core::diary::side_effect::SideEffectKind;

use super::node::{Node, map};

const LOINC: &str = "http://loinc.org";
const SNOMED: &str = "http://snomed.info/sct";
const RXNORM: &str = "http://www.nlm.nih.gov/research/umls/rxnorm";
const ATC: &str = "http://www.whocc.no/atc";
const UCUM: &str = "http://unitsofmeasure.org";
const CATEGORY: &str = "http://terminology.hl7.org/CodeSystem/observation-category";
const ABSENT: &str = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
const SEVERITY: &str = "http://terminology.hl7.org/CodeSystem/adverse-event-severity";

/// A LOINC code and its own name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Loinc(&'static str, &'static str);

/// The document: medical records.
pub(crate) const DOCUMENT: Loinc = Loinc("11503-0", "Medical records");
/// Pain.
pub(crate) const PAIN: Loinc = Loinc("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported");
/// How long somebody slept.
pub(crate) const SLEEP: Loinc = Loinc("93832-4", "Sleep duration");
/// A symptom.
pub(crate) const SYMPTOM: Loinc = Loinc("75325-1", "Symptom");
/// How severe a symptom is.
pub(crate) const SYMPTOM_SEVERITY: Loinc = Loinc("64750-3", "Severity of symptom");

/// A unit of UCUM, with what a person reads.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unit(&'static str, &'static str);

/// Milligrams.
pub(crate) const MG: Unit = Unit("mg", "mg");
/// Minutes.
pub(crate) const MINUTES: Unit = Unit("min", "min");
/// A score.
pub(crate) const SCORE: Unit = Unit("{score}", "score");

fn coding(system: &'static str, code: &'static str, display: Option<&'static str>) -> Node {
    map! { "system" => system, "code" => code, "display" => display }
}

/// A concept in words alone.
pub(crate) fn said(text: &str) -> Node {
    map! { "text" => text }
}

/// A concept of LOINC.
pub(crate) fn loinc(code: Loinc, text: &str) -> Node {
    map! { "coding" => Node::one(coding(LOINC, code.0, Some(code.1))), "text" => text }
}

/// Naltrexone, in the codes of both lists.
pub(crate) fn naltrexone(text: &str) -> Node {
    let codings = vec![coding(RXNORM, "7243", Some("naltrexone")), coding(ATC, "N07BB04", Some("naltrexone"))];
    map! { "coding" => codings, "text" => text }
}

/// Fibromyalgia.
pub(crate) fn fibromyalgia(text: &str) -> Node {
    map! { "coding" => Node::one(coding(SNOMED, "203082005", Some("Fibromyalgia"))), "text" => text }
}

/// What a side effect is; what has no code of its own is said in words.
pub(crate) fn side_effect(what: SideEffectKind, text: &str) -> Node {
    let code = match what {
        SideEffectKind::TroubleSleeping => Some(("193462001", "Insomnia")),
        SideEffectKind::Headache => Some(("25064002", "Headache")),
        SideEffectKind::Nausea => Some(("422587007", "Nausea")),
        SideEffectKind::MoreTired => Some(("84229001", "Fatigue")),
        SideEffectKind::HotFlashes => Some(("238810007", "Flushing")),
        _ => None,
    };
    let codings = code.map(|(code, display)| Node::one(coding(SNOMED, code, Some(display))));
    map! { "coding" => codings, "text" => text }
}

/// How severe, in the code of adverse events.
pub(crate) fn severity(code: &'static str) -> Node {
    map! { "coding" => Node::one(coding(SEVERITY, code, None)) }
}

/// "survey" or "laboratory".
pub(crate) fn category(code: &'static str) -> Node {
    Node::one(map! { "coding" => Node::one(coding(CATEGORY, code, None)) })
}

/// That a value is not known.
pub(crate) fn unknown() -> Node {
    map! { "coding" => Node::one(coding(ABSENT, "unknown", Some("Unknown"))) }
}

/// So much, exactly.
pub(crate) fn quantity(digits: impl Into<String>, unit: Unit) -> Node {
    map! { "value" => Node::number(digits), "unit" => unit.1, "system" => UCUM, "code" => unit.0 }
}
