//! What became of an entry: each write that changed it, and what it said otherwise afterwards.

use std::str::FromStr;

use ldn_core::{Amount, Part};
use ldn_store::{ChangedField, RecordChange};
use serde_json::Value;

use crate::view::{HistoryChange, HistoryField, HistoryHow, HistoryKind, HistorySlot, HistoryValue};

/// Columns that say nothing a person entered: what follows from other things, or binds records together.
const BESIDE: [&str; 13] = [
    "zone",
    "via",
    "form",
    "entered_at",
    "closes_at",
    "due_at",
    "planned_at_minutes",
    "planned_ug",
    "titration_id",
    "product_id",
    "subject",
    "answered_at",
    "in_use_from",
];
/// Columns that hold what the person wrote.
const WRITTEN: [&str; 10] = ["own_words", "note", "name", "dose", "value", "unit", "range", "label", "phone", "asks"];

/// What a write did to an entry of `kind`.
pub(super) fn view(kind: HistoryKind, change: RecordChange) -> HistoryChange {
    let how = match (change.was_there, change.is_there) {
        (_, false) => HistoryHow::Removed,
        (false, true) => HistoryHow::Entered,
        (true, true) => HistoryHow::Changed,
    };
    HistoryChange {
        at: change.operation.at.seconds(),
        via: change.operation.via.name().to_owned(),
        how,
        is_undo: change.operation.undoes.is_some(),
        was_undone: change.operation.undone_by.is_some(),
        fields: if how == HistoryHow::Changed { fields(kind, &change.fields) } else { Vec::new() },
    }
}

fn fields(kind: HistoryKind, changed: &[ChangedField]) -> Vec<HistoryField> {
    // The plan and its doses have their form from the product, where it was entered.
    let is_told = |name: &str| !BESIDE.contains(&name) || (name == "form" && kind == HistoryKind::Product);
    let told = changed.iter().filter(|field| is_told(&field.name));
    told.map(|field| HistoryField {
        name: field.name.clone(),
        before: value(&field.name, &field.before),
        after: value(&field.name, &field.after),
    })
    .collect()
}

/// What the value of a column means, by the column's name.
fn value(name: &str, value: &Value) -> HistoryValue {
    match value {
        Value::String(text) => of_text(name, text),
        Value::Bool(yes) => HistoryValue::YesNo { yes: *yes },
        Value::Number(number) => number.as_i64().map_or(HistoryValue::Nothing, |number| of_number(name, number)),
        Value::Array(rows) => HistoryValue::Slots { slots: rows.iter().filter_map(slot).collect() },
        Value::Null | Value::Object(_) => HistoryValue::Nothing,
    }
}

fn of_text(name: &str, text: &str) -> HistoryValue {
    let is_date = ["date", "_on", "night_of", "since", "until"].iter().any(|ending| name.ends_with(ending));
    let text = text.to_owned();
    match name {
        _ if WRITTEN.contains(&name) => HistoryValue::Words { text },
        _ if is_date => HistoryValue::Date { date: text },
        _ => HistoryValue::Name { name: text },
    }
}

fn of_number(name: &str, number: i64) -> HistoryValue {
    if name.ends_with("_at") || name == "at" {
        return HistoryValue::Instant { at: number };
    }
    if let Some(amount) = name.ends_with("_ug").then(|| amount(number)).flatten() {
        return HistoryValue::Amount { mg: amount };
    }
    HistoryValue::Count { value: number }
}

fn slot(row: &Value) -> Option<HistorySlot> {
    let part = Part::from_str(row.get("part")?.as_str()?).ok()?;
    let at = u16::try_from(row.get("at_minutes")?.as_i64()?).ok()?;
    Some(HistorySlot { part: part.into(), at, mg: amount(row.get("amount_ug")?.as_i64()?)? })
}

fn amount(micrograms: i64) -> Option<String> {
    let micrograms = u32::try_from(micrograms).ok()?;
    Amount::from_micrograms(micrograms).map(|amount| amount.to_string())
}
