//! One case: its kind, its words, and the body that its kind reads.

use std::fmt::Debug;

use serde::de::DeserializeOwned;
use serde_json::Value;

/// A case without the fields that every kind has.
pub(crate) struct Case {
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) why: String,
    pub(crate) body: Value,
}

impl Case {
    pub(crate) fn split(mut body: Value) -> Result<Self, String> {
        let fields = body.as_object_mut().ok_or("not an object")?;
        let mut text = |field: &str| match fields.remove(field) {
            Some(Value::String(text)) => Ok(text),
            _ => Err(format!("no text under \"{field}\"")),
        };
        let (kind, name, why) = (text("kind")?, text("name")?, text("why")?);
        Ok(Self { kind, name, why, body })
    }
}

/// What a kind of case reads, and what it compares.
pub(crate) trait Rule: DeserializeOwned {
    type Result: DeserializeOwned + Debug + PartialEq;

    fn result(&self) -> Self::Result;
}

/// Runs the case `body` of the kind `R`; the error tells what was expected and what came out.
pub(crate) fn check<R: Rule>(mut body: Value) -> Result<(), String> {
    let expected = body.as_object_mut().and_then(|fields| fields.remove("expect"));
    let expected = expected.ok_or("  nothing under \"expect\"")?;
    let expected: R::Result = serde_json::from_value(expected).map_err(|error| format!("  expect: {error}"))?;
    let case: R = serde_json::from_value(body).map_err(|error| format!("  unreadable: {error}"))?;
    let got = case.result();
    if got == expected { Ok(()) } else { Err(format!("  expected {expected:?}\n  got      {got:?}")) }
}
