//! The document under way: its resources, their ids, and the sections that name them.

use chrono::NaiveDate;
use chrono_tz::Tz;
use ldn_core::Timestamp;
use uuid::Uuid;

use super::input::Diary;
use super::narrative::{MOST_ROWS, narrative, paragraph, table};
use super::node::{Node, map};
use super::urn;
use crate::local;
use crate::rows::Notes;
use crate::words::Words;

/// Where this program's ids come from; never changes.
const NAMESPACE: Uuid = Uuid::from_u128(0x8c1f_7d1e_5a0b_4e57_9d53_2f0c_61b7_a4e9);

/// The column of notes.
const NOTE: &str = "note";

/// Makes ids that are the same in every export of the same diary.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ids(Uuid);

impl Ids {
    fn new(device: &str) -> Self {
        Self(Uuid::new_v5(&NAMESPACE, device.as_bytes()))
    }

    /// The id of what is known in the diary by `key`, among those of its `kind`.
    pub(crate) fn of(self, kind: &str, key: &[u8]) -> Uuid {
        let name: Vec<u8> = [kind.as_bytes(), b"/", key].concat();
        Uuid::new_v5(&self.0, &name)
    }

    pub(crate) fn patient(self) -> Uuid {
        self.of("patient", b"")
    }

    pub(crate) fn composition(self) -> Uuid {
        self.of("composition", b"")
    }
}

/// The document under way.
pub(crate) struct Writer<'a> {
    pub(crate) diary: &'a Diary,
    pub(crate) words: &'a Words,
    pub(crate) ids: Ids,
    /// In the order of the sections; the Composition and the Patient come before them.
    pub(crate) resources: Vec<(Uuid, Node)>,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(diary: &'a Diary, words: &'a Words) -> Self {
        Self { diary, words, ids: Ids::new(&diary.device), resources: Vec::new() }
    }

    /// The id of a record's resource.
    pub(crate) fn id(&self, kind: &str, key: &str) -> Uuid {
        self.ids.of(kind, key.as_bytes())
    }

    /// Takes a resource in.
    pub(crate) fn add(&mut self, id: Uuid, resource: Node) -> Uuid {
        self.resources.push((id, resource));
        id
    }

    /// The reference to the person.
    pub(crate) fn patient(&self) -> Node {
        refers(self.ids.patient())
    }

    /// The words at `fhir.<place>`.
    pub(crate) fn say(&self, place: &str) -> &'a str {
        self.words.find(&format!("fhir.{place}")).unwrap_or_default()
    }

    /// The same, filled in.
    pub(crate) fn fill(&self, place: &str, values: &[(&str, &str)]) -> String {
        self.words.fill(&format!("fhir.{place}"), values)
    }

    /// One of a closed set, in words.
    pub(crate) fn of<'b>(&'b self, set: &str, name: &'b str) -> &'b str {
        self.words.of(set, name)
    }

    /// A note of the person's, where notes are in the document. No other way leads a note into a resource.
    pub(crate) fn note<'n>(&self, note: Option<&'n String>) -> Option<&'n str> {
        note.map(String::as_str).filter(|_| self.diary.notes == Notes::In)
    }

    /// The same as an element.
    pub(crate) fn notes(&self, note: Option<&String>) -> Node {
        Node::from(self.note(note).map(|note| Node::one(map! { "text" => note })))
    }

    /// A cell for a note.
    pub(crate) fn note_cell(&self, note: Option<&String>) -> String {
        self.note(note).unwrap_or_default().to_owned()
    }

    /// The section at `fhir.<place>` with its table; without notes it has no column for them.
    pub(crate) fn section(
        &self,
        place: &str,
        headers: &[&str],
        mut rows: Vec<Vec<String>>,
        entries: Vec<Uuid>,
    ) -> Section {
        let mut headers = headers.to_vec();
        if let Some(column) = headers.iter().position(|header| *header == NOTE && self.diary.notes == Notes::LeftOut) {
            headers.remove(column);
            rows.iter_mut().filter(|row| column < row.len()).for_each(|row| drop(row.remove(column)));
        }
        let headers: Vec<&str> = headers.iter().map(|header| self.say(&format!("columns.{header}"))).collect();
        let count = rows.len();
        let shown = count.min(MOST_ROWS);
        let latest = rows.get(count - shown..).unwrap_or(&rows);
        let mut text = String::new();
        if shown < count {
            let numbers = [("shown", shown.to_string()), ("count", count.to_string())];
            let numbers = numbers.each_ref().map(|(name, number)| (*name, number.as_str()));
            text.push_str(&paragraph(&self.fill("latest", &numbers)));
        }
        text.push_str(&table(&headers, latest));
        Section { title: self.say(place).to_owned(), before: String::new(), text, count, entries }
    }
}

/// A section of the document.
pub(crate) struct Section {
    title: String,
    before: String,
    text: String,
    count: usize,
    entries: Vec<Uuid>,
}

impl Section {
    /// With a paragraph before its table.
    pub(crate) fn with(mut self, said: &str) -> Self {
        self.before = paragraph(said);
        self
    }

    pub(crate) fn says_something(&self) -> bool {
        self.count > 0
    }

    /// "Nights. Entries: 30", for the document's own text.
    pub(crate) fn count(&self, words: &Words) -> Option<String> {
        let count = words.fill("fhir.entries", &[("count", &self.count.to_string())]);
        self.says_something().then(|| format!("{}. {count}", self.title))
    }

    pub(crate) fn node(&self) -> Node {
        map! {
            "title" => self.title.as_str(),
            "text" => narrative(&format!("{}{}", self.before, self.text)),
            "entry" => self.entries.iter().map(|id| refers(*id)).collect::<Vec<_>>(),
        }
    }
}

/// A reference to a resource of the document.
pub(crate) fn refers(id: Uuid) -> Node {
    map! { "reference" => urn(id) }
}

/// A period of dates.
pub(crate) fn dates(from: Option<NaiveDate>, to: Option<NaiveDate>) -> Node {
    map! { "start" => from.map(|date| date.to_string()), "end" => to.map(|date| date.to_string()) }
}

/// A period of instants.
pub(crate) fn instants(zone: Tz, from: Option<Timestamp>, to: Option<Timestamp>) -> Node {
    let said = |at: Option<Timestamp>| at.map(|at| local::iso(zone, at));
    map! { "start" => said(from), "end" => said(to) }
}

/// A local time as a table has it: "2026-01-10 22:05".
pub(crate) fn short(zone: Tz, at: Timestamp) -> String {
    let mut wall = local::wall(zone, at);
    wall.truncate("2026-01-10 22:05".len());
    wall
}
