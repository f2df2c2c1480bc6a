//! Operations: who changed what when.

use std::fmt;

use ldn_core::{Timestamp, names};
use rusqlite::Row;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

/// By which way something was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Via {
    /// The program's window.
    Window,
    /// A button of a notification.
    Notification,
    /// The tray's menu.
    Tray,
    /// The invented history.
    Demo,
    /// The program by itself: the closing of an unanswered dose, another zone.
    Closing,
    /// A spreadsheet, a backup, or another device's file.
    Import,
}
names!(Via {
    Window = "window",
    Notification = "notification",
    Tray = "tray",
    Demo = "demo",
    Closing = "closing",
    Import = "import",
});

/// The tables whose records are changed by operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// Phases with their slots; known by id.
    Phase,
    /// Doses; known by id.
    Dose,
    /// Settings; known by name.
    Setting,
    /// The zones that held; known by id.
    ZoneSpan,
    /// Titrations with their steps; known by id.
    Titration,
    /// Answers to a titration's proposals; known by id.
    TitrationAnswer,
    /// Doses moved to another part of the day; known by id.
    DoseMove,
    /// What doses are taken from; known by id.
    Product,
    /// Entries of the stock; known by id.
    Stock,
    /// Whom to call; known by role.
    Contact,
    /// Surgery and visits; known by id.
    Appointment,
    /// The questions before starting; known by question.
    Screening,
    /// Other medicines; known by id.
    Medicine,
    /// What the person was warned of; known by id.
    Alert,
    /// Side effects; known by id.
    SideEffect,
    /// Nights; known by id.
    Sleep,
    /// Scores; known by id.
    Score,
    /// Tags; known by id.
    Tag,
    /// Laboratory values; known by id.
    Lab,
    /// Reviews; known by marker.
    Review,
    /// Questions for the doctor; known by id.
    Question,
}
names!(Table {
    Phase = "phase",
    Dose = "dose",
    Setting = "setting",
    ZoneSpan = "zone_span",
    Titration = "titration",
    TitrationAnswer = "titration_answer",
    DoseMove = "dose_move",
    Product = "product",
    Stock = "stock",
    Contact = "contact",
    Appointment = "appointment",
    Screening = "screening",
    Medicine = "medicine",
    Alert = "alert",
    SideEffect = "side_effect",
    Sleep = "sleep",
    Score = "score",
    Tag = "tag",
    Lab = "lab",
    Review = "review",
    Question = "question",
});

/// The id of an operation.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OperationId(String);

impl OperationId {
    /// The operation of this id, as an earlier answer gave it.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// Its text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OperationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl ToSql for OperationId {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl FromSql for OperationId {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        String::column_result(value).map(Self)
    }
}

impl FromSql for Via {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::named(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

/// An operation about to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewOperation {
    /// What it does, in a word of the program's own: "take", "change_plan".
    pub kind: &'static str,
    /// By which way it comes.
    pub via: Via,
}

/// An operation that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// Its id.
    pub id: OperationId,
    /// What it did.
    pub kind: String,
    /// When.
    pub at: Timestamp,
    /// By which way it came.
    pub via: Via,
    /// The operation it undid, where it is an undo.
    pub undoes: Option<OperationId>,
    /// The undo that took it back, where it is not in force.
    pub undone_by: Option<OperationId>,
}

impl Operation {
    /// The operation whose columns come first in `row`: id, kind, at, via, undoes, undone_by.
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            kind: row.get(1)?,
            at: Timestamp::from_seconds(row.get(2)?),
            via: row.get(3)?,
            undoes: row.get(4)?,
            undone_by: row.get(5)?,
        })
    }
}

/// One record that was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Its table.
    pub table: Table,
    /// Its id; a setting's name.
    pub record_id: String,
}

/// What an operation changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// The operation, to be undone by; none where nothing changed and so nothing was written.
    pub operation: Option<OperationId>,
    /// The records, in the order of the changes.
    pub records: Vec<Changed>,
}

impl Changes {
    /// Whether everything stayed as it was.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}
