//! The words an export says. They stand in the catalogue (`ui/src/text/en/export.json`) and are handed
//! in, so that another language is data alone.

use serde_json::Value;

use crate::ExportError;

/// The catalogue's part on exports.
#[derive(Debug, Clone)]
pub struct Words(Value);

impl Words {
    /// The words of a catalogue's text.
    ///
    /// # Errors
    /// Where it is no JSON.
    pub fn read(catalogue: &str) -> Result<Self, ExportError> {
        Ok(Self(serde_json::from_str(catalogue)?))
    }

    /// The words at `place`, "csv.readme.title"; the place itself where there are none.
    #[must_use]
    pub fn say<'a>(&'a self, place: &'a str) -> &'a str {
        self.find(place).unwrap_or(place)
    }

    /// The words at `place`, where there are any.
    #[must_use]
    pub fn find(&self, place: &str) -> Option<&str> {
        place.split('.').try_fold(&self.0, |words, step| words.get(step)).and_then(Value::as_str)
    }

    /// The words for one of a closed set: `name` as it is stored, where there are none for it.
    #[must_use]
    pub fn of<'a>(&'a self, set: &str, name: &'a str) -> &'a str {
        self.0.get("names").and_then(|sets| sets.get(set)?.get(name)?.as_str()).unwrap_or(name)
    }

    /// The words at `place` with its `{names}` filled in.
    #[must_use]
    pub fn fill(&self, place: &str, values: &[(&str, &str)]) -> String {
        values
            .iter()
            .fold(self.say(place).to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }
}
