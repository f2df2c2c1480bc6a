//! The rows of the record tables, column by column, as the change log keeps them.

use rusqlite::{Connection, params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::error::StoreError;
use crate::log::Table;

/// A record as a whole: what an operation finds, leaves and brings back.
pub(crate) trait Record: Serialize + DeserializeOwned + Clone + PartialEq {
    /// The table it is known in.
    const TABLE: Table;

    /// What it is known by.
    fn id(&self) -> &str;
    /// The one known by `id`, tombstoned or not.
    fn read(connection: &Connection, id: &str) -> Result<Option<Self>, StoreError>;
    /// Writes it, in place of the one with its id.
    fn save(&self, connection: &Connection) -> Result<(), StoreError>;
    /// When it was made.
    fn created_at(&mut self) -> &mut i64;
    /// When it was tombstoned.
    fn deleted_at(&mut self) -> &mut Option<i64>;
    /// Its stamp.
    fn changed(&mut self) -> &mut String;

    /// Whether a person would find the same: the stamp aside, and of the deleted nothing is found.
    fn says_the_same(&self, other: &Self) -> bool {
        let (mut one, mut other) = (self.clone(), other.clone());
        if one.deleted_at().is_some() && other.deleted_at().is_some() {
            return true;
        }
        one.changed().clear();
        other.changed().clear();
        one == other
    }
}

/// Writes down a table's columns once: the row, how it is read and how it is saved.
macro_rules! row {
    ($(#[$doc:meta])* $name:ident of $table:literal by $key:ident {
        $($(#[$attribute:meta])* $field:ident: $type:ty),+ $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        pub(crate) struct $name {
            $($(#[$attribute])* pub(crate) $field: $type,)+
            pub(crate) created_at: i64,
            pub(crate) deleted_at: Option<i64>,
            pub(crate) changed: String,
        }

        impl $name {
            /// The start of every query that gives whole rows.
            pub(crate) const SELECT: &str =
                concat!("SELECT ", $(stringify!($field), ", ",)+ "created_at, deleted_at, changed FROM ", $table, " ");
            const SAVE: &str = concat!(
                "INSERT INTO ", $table, " (", $(stringify!($field), ", ",)+ "created_at, deleted_at, changed) VALUES (",
                $(":", stringify!($field), ", ",)+ ":created_at, :deleted_at, :changed) ON CONFLICT (", stringify!($key),
                ") DO UPDATE SET ", $(stringify!($field), " = excluded.", stringify!($field), ", ",)+
                "created_at = excluded.created_at, deleted_at = excluded.deleted_at, changed = excluded.changed"
            );

            /// The row of a query that begins with `SELECT`.
            pub(crate) fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
                let mut columns = 0_usize..;
                let mut next = || columns.next().unwrap_or_default();
                Ok(Self {
                    $($field: row.get(next())?,)+
                    created_at: row.get(next())?,
                    deleted_at: row.get(next())?,
                    changed: row.get(next())?,
                })
            }

            pub(crate) fn read_row(connection: &rusqlite::Connection, key: &str) -> Result<Option<Self>, crate::error::StoreError> {
                let query = concat!("WHERE ", stringify!($key), " = ?1");
                let query = format!("{}{query}", Self::SELECT);
                let found = connection.prepare_cached(&query)?.query_row([key], Self::from_row);
                Ok(rusqlite::OptionalExtension::optional(found)?)
            }

            pub(crate) fn save_row(&self, connection: &rusqlite::Connection) -> Result<(), crate::error::StoreError> {
                connection
                    .prepare_cached(Self::SAVE)?
                    .execute(rusqlite::params![$(self.$field,)+ self.created_at, self.deleted_at, self.changed])?;
                Ok(())
            }
        }
    };
}

pub(crate) use row;

row! {
    /// A row of `phase`.
    PhaseRow of "phase" by id {
        id: String,
        from_date: String,
        reason: String,
        form: String,
        concentration_ug_per_ml: Option<i64>,
        entered_at: i64,
        #[serde(default)]
        is_stop: bool,
        #[serde(default)]
        why: Option<String>,
        #[serde(default)]
        note: Option<String>,
    }
}

row! {
    /// A row of `dose`.
    DoseRow of "dose" by id {
        id: String,
        dose_date: String,
        part: Option<String>,
        state: String,
        due_at: Option<i64>,
        closes_at: Option<i64>,
        planned_at_minutes: Option<i64>,
        planned_ug: Option<i64>,
        zone: String,
        taken_at: Option<i64>,
        taken_ug: Option<i64>,
        form: String,
        concentration_ug_per_ml: Option<i64>,
        answered_at: Option<i64>,
        via: String,
    }
}

row! {
    /// A row of `setting`.
    SettingRow of "setting" by name {
        name: String,
        value: String,
    }
}

row! {
    /// A row of `zone_span`.
    ZoneSpanRow of "zone_span" by id {
        id: String,
        from_at: i64,
        zone: String,
    }
}

/// A row of `phase_slot`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct SlotRow {
    pub(crate) part: String,
    pub(crate) at_minutes: i64,
    pub(crate) amount_ug: i64,
    #[serde(default)]
    pub(crate) since: Option<i64>,
}

impl SlotRow {
    /// The slots of a phase.
    pub(crate) fn of(connection: &Connection, phase_id: &str) -> Result<Vec<Self>, StoreError> {
        let query = "SELECT part, at_minutes, amount_ug, since FROM phase_slot WHERE phase_id = ?1 ORDER BY part";
        let mut statement = connection.prepare_cached(query)?;
        let slots = statement.query_map([phase_id], |row| {
            Ok(Self { part: row.get(0)?, at_minutes: row.get(1)?, amount_ug: row.get(2)?, since: row.get(3)? })
        })?;
        Ok(slots.collect::<Result<_, _>>()?)
    }

    fn save(&self, connection: &Connection, phase_id: &str) -> Result<(), StoreError> {
        let query = "INSERT INTO phase_slot (phase_id, part, at_minutes, amount_ug, since) VALUES (?1, ?2, ?3, ?4, ?5)";
        let columns = params![phase_id, self.part, self.at_minutes, self.amount_ug, self.since];
        connection.prepare_cached(query)?.execute(columns)?;
        Ok(())
    }
}

/// A phase with its slots, which are one record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct PhaseImage {
    #[serde(flatten)]
    pub(crate) row: PhaseRow,
    /// In the order of their names.
    pub(crate) slots: Vec<SlotRow>,
}

impl Record for PhaseImage {
    const TABLE: Table = Table::Phase;

    fn id(&self) -> &str {
        &self.row.id
    }

    fn read(connection: &Connection, id: &str) -> Result<Option<Self>, StoreError> {
        let Some(row) = PhaseRow::read_row(connection, id)? else { return Ok(None) };
        let slots = SlotRow::of(connection, id)?;
        Ok(Some(Self { row, slots }))
    }

    fn save(&self, connection: &Connection) -> Result<(), StoreError> {
        self.row.save_row(connection)?;
        connection.prepare_cached("DELETE FROM phase_slot WHERE phase_id = ?1")?.execute([&self.row.id])?;
        self.slots.iter().try_for_each(|slot| slot.save(connection, &self.row.id))
    }

    fn created_at(&mut self) -> &mut i64 {
        &mut self.row.created_at
    }

    fn deleted_at(&mut self) -> &mut Option<i64> {
        &mut self.row.deleted_at
    }

    fn changed(&mut self) -> &mut String {
        &mut self.row.changed
    }
}

/// A record that is one row.
macro_rules! record {
    ($name:ident in $table:ident by $key:ident) => {
        impl crate::row::Record for $name {
            const TABLE: crate::log::Table = crate::log::Table::$table;

            fn id(&self) -> &str {
                &self.$key
            }

            fn read(connection: &rusqlite::Connection, id: &str) -> Result<Option<Self>, crate::error::StoreError> {
                Self::read_row(connection, id)
            }

            fn save(&self, connection: &rusqlite::Connection) -> Result<(), crate::error::StoreError> {
                self.save_row(connection)
            }

            fn created_at(&mut self) -> &mut i64 {
                &mut self.created_at
            }

            fn deleted_at(&mut self) -> &mut Option<i64> {
                &mut self.deleted_at
            }

            fn changed(&mut self) -> &mut String {
                &mut self.changed
            }
        }
    };
}

pub(crate) use record;

record!(DoseRow in Dose by id);
record!(SettingRow in Setting by name);
record!(ZoneSpanRow in ZoneSpan by id);
