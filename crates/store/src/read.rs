//! What is read. Tombstoned records are never found.

use std::fmt;
use std::str::FromStr;

use ldn_core::{Amount, DoseDate, DoseKey, Timestamp};
use rusqlite::{Connection, OptionalExtension, Params, Row, params};

use crate::Store;
use crate::error::StoreError;
use crate::log::{Operation, OperationId, Table};
use crate::record::dose::DoseRecord;
use crate::record::phase::{StoredPhase, amount};
use crate::record::reminder::{ReminderKind, ReminderRecord};
use crate::record::zone_span::ZoneSpan;
use crate::row::{DoseRow, PhaseRow, SlotRow, ZoneSpanRow};

/// A place in the record of doses, from which the next page goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageMark {
    moment: Timestamp,
    id: String,
}

/// A page of the record of doses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DosePage {
    /// Newest first.
    pub doses: Vec<DoseRecord>,
    /// Where the next page goes on; none where this is the last.
    pub older: Option<PageMark>,
}

impl fmt::Display for PageMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.moment.seconds(), self.id)
    }
}

/// A text that is no mark of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a place in the record")]
pub struct PageMarkError;

impl FromStr for PageMark {
    type Err = PageMarkError;

    fn from_str(text: &str) -> Result<Self, PageMarkError> {
        let (seconds, id) = text.split_once('/').ok_or(PageMarkError)?;
        let seconds = seconds.parse().map_err(|_| PageMarkError)?;
        Ok(Self { moment: Timestamp::from_seconds(seconds), id: id.to_owned() })
    }
}

impl Store {
    /// The phases of the plan, earliest first.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn phases(&self) -> Result<Vec<StoredPhase>, StoreError> {
        let rows = list(
            &self.connection,
            &format!("{} WHERE deleted_at IS NULL ORDER BY from_date", PhaseRow::SELECT),
            [],
            PhaseRow::from_row,
        )?;
        let with_slots = |row: PhaseRow| {
            let slots = SlotRow::of(&self.connection, &row.id)?;
            row.stored(slots)
        };
        rows.into_iter().map(with_slots).collect()
    }

    /// What became of the scheduled dose `key`; none where nothing is known of it.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn dose(&self, key: DoseKey) -> Result<Option<DoseRecord>, StoreError> {
        let condition = "WHERE dose_date = ?1 AND part = ?2 AND deleted_at IS NULL";
        Ok(self.doses(condition, params![key.date.to_string(), key.part.name()])?.pop())
    }

    /// The dose known by `id`, scheduled or outside the plan.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn dose_known_by(&self, id: &str) -> Result<Option<DoseRecord>, StoreError> {
        Ok(self.doses("WHERE id = ?1 AND deleted_at IS NULL", [id])?.pop())
    }

    /// The dose outside the plan that is known by `id`.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn extra_dose(&self, id: &str) -> Result<Option<DoseRecord>, StoreError> {
        Ok(self.doses("WHERE id = ?1 AND part IS NULL AND deleted_at IS NULL", [id])?.pop())
    }

    /// What the removed dose known by `id` said when it was removed.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn removed_dose(&self, id: &str) -> Result<Option<DoseRecord>, StoreError> {
        Ok(self.doses("WHERE id = ?1 AND deleted_at IS NOT NULL", [id])?.pop())
    }

    /// The doses of the dates `from` to `to`, both included, scheduled and others, in the order in which
    /// they were due or, outside the plan, taken.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn doses_between(&self, from: DoseDate, to: DoseDate) -> Result<Vec<DoseRecord>, StoreError> {
        let condition =
            "WHERE dose_date BETWEEN ?1 AND ?2 AND deleted_at IS NULL ORDER BY coalesce(due_at, taken_at), id";
        self.doses(condition, [from.to_string(), to.to_string()])
    }

    /// The doses with `after` < taken ≤ `until`, in the order of the taking.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn doses_taken_between(&self, after: Timestamp, until: Timestamp) -> Result<Vec<DoseRecord>, StoreError> {
        let condition = "WHERE taken_at > ?1 AND taken_at <= ?2 AND deleted_at IS NULL ORDER BY taken_at, id";
        self.doses(condition, [after.seconds(), until.seconds()])
    }

    /// When and how much of each dose with `after` < taken ≤ `until`, in the order of the taking.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn amounts_taken_between(
        &self,
        after: Timestamp,
        until: Timestamp,
    ) -> Result<Vec<(Timestamp, Amount)>, StoreError> {
        let query = "SELECT taken_at, taken_ug FROM dose \
            WHERE taken_at > ?1 AND taken_at <= ?2 AND deleted_at IS NULL ORDER BY taken_at, id";
        let read = |row: &Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?));
        let rows = list(&self.connection, query, [after.seconds(), until.seconds()], read)?;
        let taken = |(at, micrograms)| {
            let amount = amount(micrograms).ok_or(StoreError::Unreadable { table: "dose" })?;
            Ok((Timestamp::from_seconds(at), amount))
        };
        rows.into_iter().map(taken).collect()
    }

    /// At most `limit` doses, newest first, from where the page before ended. A dose that comes in
    /// between neither repeats nor hides another.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn doses_page(&self, older_than: Option<&PageMark>, limit: u32) -> Result<DosePage, StoreError> {
        let order = "ORDER BY coalesce(due_at, taken_at) DESC, id DESC";
        let wanted = i64::from(limit) + 1;
        let mut doses = match older_than {
            None => self.doses(&format!("WHERE deleted_at IS NULL {order} LIMIT ?1"), [wanted])?,
            Some(mark) => self.doses(
                &format!("WHERE deleted_at IS NULL AND (coalesce(due_at, taken_at), id) < (?1, ?2) {order} LIMIT ?3"),
                params![mark.moment.seconds(), mark.id, wanted],
            )?,
        };
        let more = doses.len() > usize::try_from(limit).unwrap_or(usize::MAX);
        if more {
            doses.pop();
        }
        let older = doses.last().filter(|_| more).and_then(mark);
        Ok(DosePage { doses, older })
    }

    /// When the latest scheduled dose that something is known of was due. One whose answer was taken
    /// back is not known of, and an older one may be without an answer for the same reason.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn last_recorded_due(&self) -> Result<Option<Timestamp>, StoreError> {
        let due: Option<i64> = self
            .connection
            .prepare_cached("SELECT max(due_at) FROM dose WHERE deleted_at IS NULL AND due_at IS NOT NULL")?
            .query_row([], |row| row.get(0))?;
        Ok(due.map(Timestamp::from_seconds))
    }

    /// The dose date of the first dose that was taken, inside the plan or outside it.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn first_taken_date(&self) -> Result<Option<DoseDate>, StoreError> {
        let condition = "WHERE taken_at IS NOT NULL AND deleted_at IS NULL ORDER BY dose_date LIMIT 1";
        Ok(self.doses(condition, [])?.pop().map(|record| record.dose.date))
    }

    /// The showings of one reminder, first attempt first.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn reminders(&self, kind: ReminderKind, subject: &str) -> Result<Vec<ReminderRecord>, StoreError> {
        self.reminders_where("WHERE kind = ?1 AND subject = ?2 ORDER BY attempt", [kind.name(), subject])
    }

    /// The showings of `kind` that were planned for `since` or later, by subject and attempt.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn reminders_since(&self, kind: ReminderKind, since: Timestamp) -> Result<Vec<ReminderRecord>, StoreError> {
        let condition = "WHERE kind = ?1 AND planned_for >= ?2 ORDER BY subject, attempt";
        self.reminders_where(condition, params![kind.name(), since.seconds()])
    }

    /// The reminder that was shown last, by whatever way.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn last_shown_reminder(&self) -> Result<Option<ReminderRecord>, StoreError> {
        let condition = "WHERE shown_at IS NOT NULL ORDER BY shown_at DESC, attempt DESC, id DESC LIMIT 1";
        Ok(self.reminders_where(condition, [])?.pop())
    }

    /// The notifications that may still be on the screen: of each reminder the last attempt, where it
    /// was shown and not taken down, and the service's number for it is known.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn reminders_on_screen(&self) -> Result<Vec<ReminderRecord>, StoreError> {
        let condition = "WHERE way = 'notification' AND shown_at IS NOT NULL AND taken_down_at IS NULL \
            AND server IS NOT NULL AND number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM reminder AS later \
            WHERE later.kind = reminder.kind AND later.subject = reminder.subject AND later.attempt > reminder.attempt \
            AND later.shown_at IS NOT NULL) \
            ORDER BY shown_at, subject";
        self.reminders_where(condition, [])
    }

    /// The value of the setting `name`.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT value FROM setting WHERE name = ?1 AND deleted_at IS NULL")?;
        Ok(statement.query_row([name], |row| row.get(0)).optional()?)
    }

    /// The zones that doses followed, earliest first; each holds until the next begins.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn zone_spans(&self) -> Result<Vec<ZoneSpan>, StoreError> {
        let query = format!("{}WHERE deleted_at IS NULL ORDER BY from_at", ZoneSpanRow::SELECT);
        let rows = list(&self.connection, &query, [], ZoneSpanRow::from_row)?;
        rows.iter().map(ZoneSpanRow::span).collect()
    }

    /// The operation that gave the record `record_id` of `table` what it says now: the latest that is
    /// in force. Undos themselves don't count: they bring an earlier one back into force.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn last_operation_on(&self, table: Table, record_id: &str) -> Result<Option<OperationId>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT operation.id FROM change JOIN operation ON operation.id = change.operation_id \
             WHERE change.table_name = ?1 AND change.record_id = ?2 \
             AND operation.undoes IS NULL AND operation.undone_by IS NULL ORDER BY operation.stamp DESC LIMIT 1",
        )?;
        Ok(statement.query_row([table.name(), record_id], |row| row.get(0)).optional()?)
    }

    /// Whether `operation` was written after `other`, whatever the clock said.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn is_later(&self, operation: &OperationId, other: &OperationId) -> Result<bool, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM operation AS later JOIN operation AS earlier ON later.stamp > earlier.stamp \
             WHERE later.id = ?1 AND earlier.id = ?2)",
        )?;
        Ok(statement.query_row([operation, other], |row| row.get(0))?)
    }

    /// What is known of an operation.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn operation(&self, id: &OperationId) -> Result<Option<Operation>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, kind, at, via, undoes, undone_by FROM operation WHERE id = ?1")?;
        Ok(statement.query_row([id], Operation::read).optional()?)
    }

    /// The schema version of the file.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn schema_version(&self) -> Result<u32, StoreError> {
        Ok(self.connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
    }

    fn doses(&self, condition: &str, parameters: impl Params) -> Result<Vec<DoseRecord>, StoreError> {
        let rows = list(&self.connection, &format!("{}{condition}", DoseRow::SELECT), parameters, DoseRow::from_row)?;
        rows.into_iter().map(DoseRow::record).collect()
    }

    fn reminders_where(&self, condition: &str, parameters: impl Params) -> Result<Vec<ReminderRecord>, StoreError> {
        let query = format!("SELECT {} FROM reminder {condition}", ReminderRecord::COLUMNS);
        let mut statement = self.connection.prepare_cached(&query)?;
        let mut rows = statement.query(parameters)?;
        let mut records = Vec::new();
        while let Some(row) = rows.next()? {
            records.push(ReminderRecord::read(row)?);
        }
        Ok(records)
    }
}

fn mark(record: &DoseRecord) -> Option<PageMark> {
    record.dose.moment().map(|moment| PageMark { moment, id: record.id.clone() })
}

fn list<R>(
    connection: &Connection,
    query: &str,
    parameters: impl Params,
    read: fn(&Row<'_>) -> rusqlite::Result<R>,
) -> Result<Vec<R>, StoreError> {
    let mut statement = connection.prepare_cached(query)?;
    let rows = statement.query_map(parameters, read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}
