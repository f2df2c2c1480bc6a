//! The one door for writes: a transaction, the changes it made, and what was there before.

use chrono_tz::Tz;
use ldn_core::plan::pause::PauseWhy;
use ldn_core::{Part, Phase, PhaseReason, Slot, Timestamp};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use crate::Store;
use crate::error::StoreError;
use crate::log::{Changed, Changes, NewOperation, OperationId, Table, Via};
use crate::record::dose::Dose;
use crate::record::phase::{concentration_column, reason_column};
use crate::record::reminder::ReminderRecord;
use crate::row::{DoseRow, PhaseImage, PhaseRow, Record, SettingRow, SlotRow, ZoneSpanRow};
use crate::stamp::{Stamp, new_id};

impl Store {
    /// Writes what `f` puts and removes, all of it or nothing, and returns once it is on the disk.
    ///
    /// What says the same as what is there is no change; an operation without changes is not kept.
    ///
    /// # Errors
    /// What `f` gives, or why the file can't be written; then nothing was.
    pub fn write<T>(
        &mut self,
        operation: NewOperation,
        now: Timestamp,
        f: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, Changes), StoreError> {
        self.transact(operation, None, now, f)
    }

    /// Writes down a showing of a reminder, in place of what was known of it. It is evidence and no
    /// part of the diary: no operation keeps it, and no undo touches it.
    ///
    /// # Errors
    /// Why the file can't be written.
    pub fn put_reminder(&mut self, reminder: &ReminderRecord, now: Timestamp) -> Result<(), StoreError> {
        reminder.save(&self.connection, now)
    }

    pub(crate) fn transact<T>(
        &mut self,
        operation: NewOperation,
        undoes: Option<&OperationId>,
        now: Timestamp,
        f: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, Changes), StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut writer = Writer { connection: &transaction, operation, undoes, now, begun: None, records: Vec::new() };
        let value = f(&mut writer)?;
        let changes = writer.finish();
        transaction.commit()?;
        Ok((value, changes))
    }
}

/// What a write may do. It sees its own changes.
#[derive(Debug)]
pub struct Writer<'a> {
    pub(crate) connection: &'a Connection,
    operation: NewOperation,
    undoes: Option<&'a OperationId>,
    now: Timestamp,
    begun: Option<Begun>,
    records: Vec<Changed>,
}

/// The operation's own row, written with its first change.
#[derive(Debug)]
struct Begun {
    id: OperationId,
    stamp: String,
}

impl Writer<'_> {
    /// Writes `phase`, entered just then with all its slots; see [`Writer::put_phase_since`].
    ///
    /// # Errors
    /// As [`Writer::put_phase_since`].
    pub fn put_phase(&mut self, phase: &Phase, entered_at: Timestamp) -> Result<String, StoreError> {
        self.put_phase_since(phase, entered_at, &[])
    }

    /// Writes `phase`, in place of the one that begins on the same date, and gives its id. The slots
    /// of `since` have been in the plan for longer, each since its instant.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for a part of the day that comes twice, or why it can't be written.
    pub fn put_phase_since(
        &mut self,
        phase: &Phase,
        entered_at: Timestamp,
        since: &[(Part, Timestamp)],
    ) -> Result<String, StoreError> {
        self.put_phase_row(phase, entered_at, since, (None, None))
    }

    /// Writes `phase`, a pause or a stop, with the person's reason and words.
    ///
    /// # Errors
    /// As [`Writer::put_phase_since`].
    pub fn put_pause(
        &mut self,
        phase: &Phase,
        entered_at: Timestamp,
        why: Option<PauseWhy>,
        note: Option<&str>,
    ) -> Result<String, StoreError> {
        self.put_phase_row(phase, entered_at, &[], (why, note))
    }

    fn put_phase_row(
        &mut self,
        phase: &Phase,
        entered_at: Timestamp,
        since: &[(Part, Timestamp)],
        (why, note): (Option<PauseWhy>, Option<&str>),
    ) -> Result<String, StoreError> {
        let from = phase.from.to_string();
        let found = self.id_of("SELECT id FROM phase WHERE from_date = ?1", params![from])?;
        let known = |slot: &Slot| since.iter().find(|(part, _)| *part == slot.part).map(|(_, since)| *since);
        let mut slots: Vec<SlotRow> = phase.slots.iter().map(|slot| SlotRow::new(slot, known(slot))).collect();
        slots.sort_by(|one, other| one.part.cmp(&other.part));
        let row = PhaseRow {
            id: found.unwrap_or_else(|| new_id(self.now)),
            from_date: from,
            reason: reason_column(phase.reason).to_owned(),
            is_stop: phase.reason == PhaseReason::Stop,
            why: why.map(|why| why.name().to_owned()),
            note: note.map(str::to_owned),
            form: phase.medicine.form.name().to_owned(),
            concentration_ug_per_ml: concentration_column(&phase.medicine),
            entered_at: entered_at.seconds(),
            created_at: 0,
            deleted_at: None,
            changed: String::new(),
        };
        self.put(PhaseImage { row, slots })
    }

    /// Removes the phase `id`; false where there is none.
    ///
    /// # Errors
    /// Why it can't be written.
    pub fn remove_phase(&mut self, id: &str) -> Result<bool, StoreError> {
        self.remove::<PhaseImage>(id)
    }

    /// Writes `dose` and gives its id: a scheduled one in place of what was known of it, one outside
    /// the plan as a new one.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for a dose outside the plan that was not taken, or why it can't be
    /// written.
    pub fn put_dose(&mut self, dose: &Dose) -> Result<String, StoreError> {
        let found = match dose.key() {
            None => None,
            Some(key) => self.id_of(
                "SELECT id FROM dose WHERE dose_date = ?1 AND part = ?2",
                params![key.date.to_string(), key.part.name()],
            )?,
        };
        let id = found.unwrap_or_else(|| new_id(self.now));
        self.put(DoseRow::new(id, dose))
    }

    /// Writes `dose`, which is outside the plan, in place of the one known by `id`.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] where there is no such dose outside the plan, or `dose` is not
    /// outside it; or why it can't be written.
    pub fn put_extra_dose(&mut self, id: &str, dose: &Dose) -> Result<(), StoreError> {
        let known =
            DoseRow::read(self.connection, id)?.filter(|known| known.part.is_none() && known.deleted_at.is_none());
        if known.is_none() || dose.planned.is_some() {
            return Err(StoreError::NoSuchRecord);
        }
        self.put(DoseRow::new(id.to_owned(), dose)).map(|_| ())
    }

    /// Removes the dose known by `id`; false where there is none.
    ///
    /// # Errors
    /// Why it can't be written.
    pub fn remove_dose(&mut self, id: &str) -> Result<bool, StoreError> {
        self.remove::<DoseRow>(id)
    }

    /// Keeps `value` as the setting `name`.
    ///
    /// # Errors
    /// Why it can't be written.
    pub fn put_setting(&mut self, name: &str, value: &str) -> Result<(), StoreError> {
        let (name, value) = (name.to_owned(), value.to_owned());
        self.put(SettingRow { name, value, created_at: 0, deleted_at: None, changed: String::new() }).map(|_| ())
    }

    /// Removes the setting `name`; false where there is none.
    ///
    /// # Errors
    /// Why it can't be written.
    pub fn remove_setting(&mut self, name: &str) -> Result<bool, StoreError> {
        self.remove::<SettingRow>(name)
    }

    /// Keeps `zone` as the one that doses follow from `from` on, in place of what was known of that
    /// instant, and gives its id.
    ///
    /// # Errors
    /// Why it can't be written.
    pub fn put_zone_span(&mut self, from: Timestamp, zone: Tz) -> Result<String, StoreError> {
        let found = self.id_of("SELECT id FROM zone_span WHERE from_at = ?1", [from.seconds()])?;
        let id = found.unwrap_or_else(|| new_id(self.now));
        self.put(ZoneSpanRow::new(id, from, zone))
    }

    /// Writes down a showing of a reminder together with the rest; see [`Store::put_reminder`].
    ///
    /// # Errors
    /// Why it can't be written.
    pub fn put_reminder(&mut self, reminder: &ReminderRecord) -> Result<(), StoreError> {
        reminder.save(self.connection, self.now)
    }

    pub(crate) fn put<R: Record>(&mut self, mut record: R) -> Result<String, StoreError> {
        let before = R::read(self.connection, record.id())?;
        *record.created_at() = match before.clone() {
            Some(mut before) => *before.created_at(),
            None => self.now.seconds(),
        };
        let id = record.id().to_owned();
        self.replace(before, record)?;
        Ok(id)
    }

    pub(crate) fn remove<R: Record>(&mut self, id: &str) -> Result<bool, StoreError> {
        let Some(before) = R::read(self.connection, id)? else { return Ok(false) };
        let mut after = before.clone();
        if after.deleted_at().is_some() {
            return Ok(false);
        }
        *after.deleted_at() = Some(self.now.seconds());
        self.replace(Some(before), after)?;
        Ok(true)
    }

    /// Puts `after` in the place of `before` under a new stamp, and keeps both in the log.
    pub(crate) fn replace<R: Record>(&mut self, before: Option<R>, mut after: R) -> Result<(), StoreError> {
        if before.as_ref().is_some_and(|before| before.says_the_same(&after)) {
            return Ok(());
        }
        let (operation, stamp) = self.begin()?;
        *after.changed() = stamp;
        after.save(self.connection)?;
        let before = before.map(|before| json(&before)).transpose()?;
        self.connection.prepare_cached(PUT_CHANGE)?.execute(params![
            operation,
            i64::try_from(self.records.len()).unwrap_or(i64::MAX),
            R::TABLE.name(),
            after.id(),
            before,
            json(&after)?
        ])?;
        self.records.push(Changed { table: R::TABLE, record_id: after.id().to_owned() });
        Ok(())
    }

    /// The operation's id and stamp; its row is written where it is not yet.
    fn begin(&mut self) -> Result<(OperationId, String), StoreError> {
        if let Some(begun) = &self.begun {
            return Ok((begun.id.clone(), begun.stamp.clone()));
        }
        let stamp = self.next_stamp()?;
        let id = OperationId::new(new_id(self.now));
        let NewOperation { kind, via } = self.operation;
        self.connection.prepare_cached(PUT_OPERATION)?.execute(params![
            id,
            stamp,
            kind,
            self.now.seconds(),
            Via::name(via),
            self.undoes
        ])?;
        self.begun = Some(Begun { id: id.clone(), stamp: stamp.clone() });
        Ok((id, stamp))
    }

    fn next_stamp(&self) -> Result<String, StoreError> {
        let last: String =
            self.connection.prepare_cached("SELECT last_stamp FROM device")?.query_row([], |row| row.get(0))?;
        let last = Stamp::parse(&last).ok_or(StoreError::Unreadable { table: "device" })?;
        let next = last.next(self.now).text();
        self.connection.prepare_cached("UPDATE device SET last_stamp = ?1")?.execute([&next])?;
        Ok(next)
    }

    fn id_of(&self, query: &str, key: impl rusqlite::Params) -> Result<Option<String>, StoreError> {
        Ok(self.connection.prepare_cached(query)?.query_row(key, |row| row.get(0)).optional()?)
    }

    /// A new record's id.
    pub(crate) fn new_id(&self) -> String {
        new_id(self.now)
    }

    /// The operation's id, once something changed.
    pub(crate) fn operation_id(&self) -> Option<&OperationId> {
        self.begun.as_ref().map(|begun| &begun.id)
    }

    /// The instant of the write.
    pub(crate) const fn now(&self) -> Timestamp {
        self.now
    }

    fn finish(self) -> Changes {
        Changes { operation: self.begun.map(|begun| begun.id), records: self.records }
    }
}

const PUT_OPERATION: &str = "INSERT INTO operation (id, stamp, kind, at, via, undoes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const PUT_CHANGE: &str = "INSERT INTO change (operation_id, seq, table_name, record_id, before, after) \
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

fn json<R: Record>(record: &R) -> Result<String, StoreError> {
    serde_json::to_string(record).map_err(|_| StoreError::Unreadable { table: Table::name(R::TABLE) })
}
