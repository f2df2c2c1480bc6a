//! The rows an export is made from, and which of them belong to a period.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use chrono_tz::Tz;
use ldn_core::{Timestamp, diary_date};
use serde_json::Value;

/// Every table of the diary, as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Tables {
    /// The tables.
    pub tables: Vec<Table>,
    /// The schema they are of.
    pub schema: u32,
    /// The zone for instants whose row names none: the one that doses follow.
    pub zone: Tz,
}

/// A table: whole numbers, texts and nulls.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Value>>,
}

/// Whether the person's own notes are in an export. What they named in their own words (a side effect, a
/// tag, a laboratory value, a question) is no note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notes {
    /// They are.
    In,
    /// Nothing of them is.
    LeftOut,
}

/// The dates of an export, both included; open where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Period {
    /// The first date.
    pub from: Option<NaiveDate>,
    /// The last date.
    pub to: Option<NaiveDate>,
}

impl Period {
    /// Whether it is everything.
    #[must_use]
    pub const fn is_everything(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// Whether anything of what lasted from `first` to `last` lies in it; what has no beginning or no
    /// end lasts for ever.
    #[must_use]
    pub fn overlaps(&self, first: Option<NaiveDate>, last: Option<NaiveDate>) -> bool {
        let begins = first.zip(self.to).is_none_or(|(first, to)| first <= to);
        let ends = last.zip(self.from).is_none_or(|(last, from)| last >= from);
        begins && ends
    }
}

/// From which column on, and until which one, a row of a table lasts. Tables that are not here have no
/// dates of their own, and are whole in every period. A phase lasts until the next one, an alert until
/// it is answered.
const SPANS: [(&str, &str, &str); 14] = [
    ("alert", "raised_at", "answered_at"),
    ("appointment", "on_date", "on_date"),
    ("dose", "dose_date", "dose_date"),
    ("dose_move", "first_date", "first_date"),
    ("lab", "date", "date"),
    ("medicine", "since", "until"),
    ("reminder", "planned_for", "planned_for"),
    ("review", "answered_at", "answered_at"),
    ("score", "date", "date"),
    ("side_effect", "began_at", "ended_at"),
    ("sleep", "night_of", "night_of"),
    ("stock", "at", "at"),
    ("tag", "date", "date"),
    ("titration_answer", "from_date", "from_date"),
];

/// What belongs to another row: the table, the column that names it, and the table it is named in.
const BELONGING: [(&str, &str, &str); 2] =
    [("phase_slot", "phase_id", "phase"), ("titration_step", "titration_id", "titration")];

impl Tables {
    /// The table of this name.
    #[must_use]
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }

    /// Only what lies in `period`. A date is the entry's own: of a dose its dose date, of a check-in the
    /// diary's day. What lasts belongs to every period it reaches into.
    #[must_use]
    pub fn within(mut self, period: Period) -> Self {
        if period.is_everything() {
            return self;
        }
        let zone = self.zone;
        for (name, first, last) in SPANS {
            let Some(table) = self.tables.iter_mut().find(|table| table.name == name) else { continue };
            let (first, last, own) = (table.column(first), table.column(last), table.column("zone"));
            table.rows.retain(|row| {
                let zone = own.and_then(|own| text(row, own)?.parse().ok()).unwrap_or(zone);
                let date = |column: Option<usize>| date_of(row.get(column?)?, zone);
                period.overlaps(date(first), date(last))
            });
        }
        self.keep_phases(period);
        self.drop_orphans();
        self
    }

    fn keep_phases(&mut self, period: Period) {
        let zone = self.zone;
        let Some(table) = self.tables.iter_mut().find(|table| table.name == "phase") else { return };
        let Some(from) = table.column("from_date") else { return };
        let begins = |row: &Vec<Value>| date_of(row.get(from)?, zone);
        let mut beginnings: Vec<NaiveDate> = table.rows.iter().filter_map(begins).collect();
        beginnings.sort_unstable();
        table.rows.retain(|row| {
            let first = begins(row);
            let next = first.and_then(|first| beginnings.iter().find(|next| **next > first));
            period.overlaps(first, next.and_then(NaiveDate::pred_opt))
        });
    }

    fn drop_orphans(&mut self) {
        for (name, column, parent) in BELONGING {
            let ids: HashSet<String> = self.ids(parent).map(str::to_owned).collect();
            let Some(table) = self.tables.iter_mut().find(|table| table.name == name) else { continue };
            let Some(column) = table.column(column) else { continue };
            table.rows.retain(|row| text(row, column).is_some_and(|id| ids.contains(id)));
        }
    }

    /// What the rows of the table `name` are known by: their id, or the first column where they have none.
    pub fn ids(&self, name: &str) -> impl Iterator<Item = &str> {
        let table = self.table(name);
        let id = table.map(|table| table.column("id").unwrap_or_default());
        table.zip(id).into_iter().flat_map(|(table, id)| table.rows.iter().filter_map(move |row| text(row, id)))
    }
}

impl Table {
    /// The place of the column `name`.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// The rows by what stands in their column `name`.
    #[must_use]
    pub fn by(&self, name: &str) -> HashMap<&str, Vec<&Vec<Value>>> {
        let mut found: HashMap<&str, Vec<&Vec<Value>>> = HashMap::new();
        let Some(column) = self.column(name) else { return found };
        for row in &self.rows {
            if let Some(key) = text(row, column) {
                found.entry(key).or_default().push(row);
            }
        }
        found
    }
}

/// The text in this column.
pub(crate) fn text(row: &[Value], column: usize) -> Option<&str> {
    row.get(column).and_then(Value::as_str)
}

/// The date of a cell: of an instant, the diary's day.
fn date_of(cell: &Value, zone: Tz) -> Option<NaiveDate> {
    match cell {
        Value::String(date) => date.parse().ok(),
        Value::Number(seconds) => Some(diary_date(zone, Timestamp::from_seconds(seconds.as_i64()?)).date()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn table(name: &str, columns: &[&str], rows: Value) -> Table {
        let columns = columns.iter().map(|column| (*column).to_owned()).collect();
        Table { name: name.to_owned(), columns, rows: serde_json::from_value(rows).unwrap() }
    }

    fn of_march(tables: Vec<Table>) -> Tables {
        let period = Period { from: "2026-03-01".parse().ok(), to: "2026-03-31".parse().ok() };
        Tables { tables, schema: 4, zone: Tz::Europe__Berlin }.within(period)
    }

    fn kept<'a>(tables: &'a Tables, name: &'a str) -> Vec<&'a str> {
        tables.ids(name).collect()
    }

    #[test]
    fn an_entry_belongs_to_the_period_its_own_date_lies_in() {
        let rows = json!([["a", "2026-02-28"], ["b", "2026-03-01"], ["c", "2026-03-31"], ["d", "2026-04-01"]]);
        let tables = of_march(vec![table("dose", &["id", "dose_date"], rows)]);
        assert_eq!(kept(&tables, "dose"), ["b", "c"]);
    }

    #[test]
    fn what_lasts_belongs_to_every_period_it_reaches_into() {
        let rows = json!([
            ["over", null, "2026-02-28"],
            ["until", null, "2026-03-01"],
            ["since", "2026-03-31", null],
            ["later", "2026-04-01", null]
        ]);
        let tables = of_march(vec![table("medicine", &["id", "since", "until"], rows)]);
        assert_eq!(kept(&tables, "medicine"), ["until", "since"]);
    }

    #[test]
    fn half_past_three_in_the_morning_belongs_to_the_diarys_day_before() {
        // 1 April, 03:30 in Berlin; and 04:30.
        let rows =
            json!([["night", 1_775_007_000, null, "Europe/Berlin"], ["day", 1_775_010_600, null, "Europe/Berlin"]]);
        let tables = of_march(vec![table("side_effect", &["id", "began_at", "ended_at", "zone"], rows)]);
        assert_eq!(kept(&tables, "side_effect"), ["night"]);
    }

    #[test]
    fn the_phase_in_force_when_the_period_begins_is_in_it_with_its_slots() {
        let phases =
            json!([["old", "2026-01-01"], ["before", "2026-02-01"], ["in", "2026-03-10"], ["next", "2026-04-01"]]);
        let slots = json!([["old"], ["before"], ["in"], ["next"]]);
        let tables =
            of_march(vec![table("phase", &["id", "from_date"], phases), table("phase_slot", &["phase_id"], slots)]);
        assert_eq!(kept(&tables, "phase"), ["before", "in"]);
        assert_eq!(tables.table("phase_slot").unwrap().rows, [[json!("before")], [json!("in")]]);
    }

    #[test]
    fn without_a_period_everything_is_there() {
        let tables = Tables {
            tables: vec![table("dose", &["id", "dose_date"], json!([["a", "1999-01-01"]]))],
            schema: 4,
            zone: Tz::UTC,
        };
        assert_eq!(tables.clone().within(Period::default()), tables);
    }
}
