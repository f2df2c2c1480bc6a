//! What is recorded of the showings of a reminder.

use ldn_core::dose::reminder::Showing;
use ldn_core::{DoseKey, Timestamp};
use ldn_store::{ReminderKind, ReminderRecord, ReminderReply};

use super::agenda::as_showings;
use crate::companion::Companion;
use crate::error::AppError;
use crate::ports::{DatedKind, ReminderTag};

/// What is kept as the problem of a reminder that came due in a quiet time.
pub(crate) const QUIET: &str = "quiet";

/// The kind and the subject that showings of `tag` are kept under.
pub(super) fn kept_under(tag: ReminderTag) -> (ReminderKind, String) {
    match tag {
        ReminderTag::Dose(key) => (ReminderKind::Dose, key.to_string()),
        ReminderTag::Ahead(key) => (ReminderKind::Ahead, key.to_string()),
        ReminderTag::Dated(kind, due) => (dated_kind(kind), due.seconds().to_string()),
        ReminderTag::Test => (ReminderKind::Dose, "test".to_owned()),
    }
}

/// What a kept showing is about; none where a later version wrote it.
pub(super) fn tag_of(record: &ReminderRecord) -> Option<ReminderTag> {
    let due = || record.subject.parse().ok().map(Timestamp::from_seconds);
    let kind = match record.kind {
        ReminderKind::Dose => return record.subject.parse().ok().map(ReminderTag::Dose),
        ReminderKind::Ahead => return record.subject.parse().ok().map(ReminderTag::Ahead),
        ReminderKind::CheckIn => DatedKind::CheckIn,
        ReminderKind::Refill => DatedKind::Refill,
        ReminderKind::Surgery => DatedKind::Surgery,
        ReminderKind::Review => DatedKind::Review,
        ReminderKind::Step => DatedKind::Step,
    };
    due().map(|due| ReminderTag::Dated(kind, due))
}

const fn dated_kind(kind: DatedKind) -> ReminderKind {
    match kind {
        DatedKind::CheckIn => ReminderKind::CheckIn,
        DatedKind::Refill => ReminderKind::Refill,
        DatedKind::Surgery => ReminderKind::Surgery,
        DatedKind::Review => ReminderKind::Review,
        DatedKind::Step => ReminderKind::Step,
    }
}

/// A showing of `tag` that is planned and no more.
pub(super) fn planned(tag: ReminderTag, attempt: u32, planned_for: Timestamp) -> ReminderRecord {
    let (kind, subject) = kept_under(tag);
    ReminderRecord::planned(kind, subject, attempt, planned_for)
}

impl Companion {
    /// The showings of a reminder so far, in their order.
    pub(crate) fn showing_records(&self, tag: ReminderTag) -> Result<Vec<ReminderRecord>, AppError> {
        let (kind, subject) = kept_under(tag);
        Ok(self.store.reminders(kind, &subject)?)
    }

    /// Those of a due dose, as the core's rule takes them.
    pub(crate) fn showings_of(&self, key: DoseKey) -> Result<Vec<Showing>, AppError> {
        Ok(as_showings(&self.showing_records(ReminderTag::Dose(key))?))
    }

    /// The last showing of `key`'s reminder with its answer, to be written with the dose's; none
    /// where none was shown.
    pub(crate) fn answered_reminder(
        &self,
        key: Option<DoseKey>,
        answer: ReminderReply,
        now: Timestamp,
    ) -> Result<Option<ReminderRecord>, AppError> {
        let Some(key) = key else { return Ok(None) };
        let last = self.showing_records(ReminderTag::Dose(key))?.into_iter().next_back();
        let shown = last.filter(|last| last.shown_at.is_some());
        Ok(shown.map(|last| ReminderRecord { answer: Some(answer), answered_at: Some(now), ..last }))
    }

    /// The showing that carries a snooze of `tag` until `until`: the last one, or where none was
    /// shown yet the first, which then never comes.
    pub(crate) fn snoozed_reminder(
        &self,
        tag: ReminderTag,
        due: Timestamp,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<ReminderRecord, AppError> {
        let last = self.showing_records(tag)?.into_iter().next_back().unwrap_or_else(|| planned(tag, 0, due));
        let answer = Some(ReminderReply::Snoozed);
        Ok(ReminderRecord { answer, answered_at: Some(now), snoozed_until: Some(until), ..last })
    }
}
