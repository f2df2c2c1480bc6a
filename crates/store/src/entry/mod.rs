//! The records that are one value each, and are read and written all alike.

mod care;
mod caution;
mod columns;
mod diary;
mod plan;
mod product;

use chrono::NaiveDate;
use ldn_core::diary::side_effect::SideEffect;
use ldn_core::{DiaryDate, DoseDate, Timestamp};
use rusqlite::types::Value;
use rusqlite::{Connection, ToSql};

use crate::Store;
use crate::error::StoreError;
use crate::log::Table;
use crate::write::Writer;

pub(crate) use care::{AppointmentRow, ContactRow, QuestionRow};
pub(crate) use caution::{AlertRow, MedicineRow, ScreeningRow};
pub(crate) use diary::{LabRow, ReviewRow, ScoreRow, SideEffectRow, SleepRow, TagRow};
pub(crate) use plan::{DoseMoveRow, TitrationAnswerRow, TitrationImage};
pub(crate) use product::{ProductRow, StockRow};

/// A value as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept<T> {
    /// What it is known by.
    pub id: String,
    /// When it was first entered.
    pub created_at: Timestamp,
    /// What it says.
    pub value: T,
}

/// A value that is a record of its own.
pub trait Entry: Sized {
    /// The table it is known in.
    const TABLE: Table;
    /// The columns that order it, oldest first.
    #[doc(hidden)]
    const ORDER: &'static str;

    /// What it is already known by: some have one record a night, or one a role.
    #[doc(hidden)]
    fn known_as(&self, connection: &Connection) -> Result<Option<String>, StoreError>;
    #[doc(hidden)]
    fn put(&self, id: String, writer: &mut Writer<'_>) -> Result<String, StoreError>;
    #[doc(hidden)]
    fn remove(id: &str, writer: &mut Writer<'_>) -> Result<bool, StoreError>;
    #[doc(hidden)]
    fn select(
        connection: &Connection,
        condition: &str,
        parameters: &[&dyn ToSql],
    ) -> Result<Vec<Kept<Self>>, StoreError>;
}

/// An instant or a date, to look for entries by. Which of the two a kind of entry is ordered by is
/// said where its value is defined.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment(Value);

impl From<Timestamp> for Moment {
    fn from(instant: Timestamp) -> Self {
        Self(Value::Integer(instant.seconds()))
    }
}

impl From<NaiveDate> for Moment {
    fn from(date: NaiveDate) -> Self {
        Self(Value::Text(date.format("%Y-%m-%d").to_string()))
    }
}

impl From<DoseDate> for Moment {
    fn from(date: DoseDate) -> Self {
        date.date().into()
    }
}

impl From<DiaryDate> for Moment {
    fn from(date: DiaryDate) -> Self {
        date.date().into()
    }
}

impl Store {
    /// Every entry of its kind, in its own order.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn entries<T: Entry>(&self) -> Result<Vec<Kept<T>>, StoreError> {
        T::select(&self.connection, &format!("WHERE deleted_at IS NULL ORDER BY {}", T::ORDER), &[])
    }

    /// The entries whose own instant or date, the first that orders them, is from `from` to `to`, both
    /// included, in their order.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn entries_between<T: Entry>(
        &self,
        from: impl Into<Moment>,
        to: impl Into<Moment>,
    ) -> Result<Vec<Kept<T>>, StoreError> {
        let first = T::ORDER.split(',').next().unwrap_or(T::ORDER);
        let condition = format!("WHERE deleted_at IS NULL AND {first} BETWEEN ?1 AND ?2 ORDER BY {}", T::ORDER);
        T::select(&self.connection, &condition, &[&from.into().0, &to.into().0])
    }

    /// The side effects that lasted at some time from `from` to `until`, those without an end included,
    /// in the order in which they began.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn side_effects_lasting(&self, from: Timestamp, until: Timestamp) -> Result<Vec<Kept<SideEffect>>, StoreError> {
        // Without a word SQLite would go through all that ever began.
        let condition = "INDEXED BY side_effect_by_ended WHERE deleted_at IS NULL \
            AND coalesce(ended_at, 9223372036854775807) >= ?1 AND began_at <= ?2 ORDER BY began_at, id";
        SideEffect::select(&self.connection, condition, &[&from.seconds(), &until.seconds()])
    }

    /// The entry known by `id`.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn entry<T: Entry>(&self, id: &str) -> Result<Option<Kept<T>>, StoreError> {
        Ok(T::select(&self.connection, "WHERE deleted_at IS NULL AND key_column = ?1", &[&id])?.pop())
    }
}

impl Writer<'_> {
    /// Writes `value`, in place of what was known of its night or role, or else as a new entry, and
    /// gives its id.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for what contradicts itself, or why it can't be written.
    pub fn put_entry<T: Entry>(&mut self, value: &T) -> Result<String, StoreError> {
        let id = value.known_as(self.connection)?.unwrap_or_else(|| self.new_id());
        value.put(id, self)
    }

    /// Writes `value` in place of the entry known by `id`.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`], [`StoreError::Refused`], or why it can't be written.
    pub fn replace_entry<T: Entry>(&mut self, id: &str, value: &T) -> Result<(), StoreError> {
        if T::select(self.connection, "WHERE deleted_at IS NULL AND key_column = ?1", &[&id])?.is_empty() {
            return Err(StoreError::NoSuchRecord);
        }
        value.put(id.to_owned(), self).map(|_| ())
    }

    /// Removes the entry known by `id`; false where there is none.
    ///
    /// # Errors
    /// Why it can't be written.
    pub fn remove_entry<T: Entry>(&mut self, id: &str) -> Result<bool, StoreError> {
        T::remove(id, self)
    }
}

/// Says how a value and its row become each other.
///
/// `key` is the column the row is known by; `known` finds the row of a value that has one already.
macro_rules! entry {
    ($value:ty, $row:ident in $table:ident by $key:ident, order $order:literal, known $known:expr) => {
        crate::row::record!($row in $table by $key);

        impl crate::entry::Entry for $value {
            const TABLE: crate::log::Table = crate::log::Table::$table;
            const ORDER: &'static str = $order;

            fn known_as(
                &self,
                connection: &rusqlite::Connection,
            ) -> Result<Option<String>, crate::error::StoreError> {
                let known: fn(&Self, &rusqlite::Connection) -> Result<Option<String>, crate::error::StoreError> =
                    $known;
                known(self, connection)
            }

            fn put(
                &self,
                id: String,
                writer: &mut crate::write::Writer<'_>,
            ) -> Result<String, crate::error::StoreError> {
                writer.put($row::of(id, self))
            }

            fn remove(id: &str, writer: &mut crate::write::Writer<'_>) -> Result<bool, crate::error::StoreError> {
                writer.remove::<$row>(id)
            }

            fn select(
                connection: &rusqlite::Connection,
                condition: &str,
                parameters: &[&dyn rusqlite::ToSql],
            ) -> Result<Vec<crate::entry::Kept<Self>>, crate::error::StoreError> {
                let condition = condition.replace("key_column", stringify!($key));
                let query = format!("{}{condition}", $row::SELECT);
                let mut statement = connection.prepare_cached(&query)?;
                let rows = statement.query_map(parameters, $row::from_row)?;
                let kept = |row: rusqlite::Result<$row>| {
                    let row = row?;
                    let table = crate::log::Table::$table.name();
                    let value = row.value().ok_or(crate::error::StoreError::Unreadable { table })?;
                    let created_at = ldn_core::Timestamp::from_seconds(row.created_at);
                    Ok(crate::entry::Kept { id: row.$key, created_at, value })
                };
                rows.map(kept).collect()
            }
        }
    };
    ($value:ty, $row:ident in $table:ident by $key:ident, order $order:literal) => {
        crate::entry::entry!($value, $row in $table by $key, order $order, known |_, _| Ok(None));
    };
}
pub(crate) use entry;
