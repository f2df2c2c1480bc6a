//! What the diary asks besides doses, as reminders of the loop: a step of the plan, a refill, surgery
//! ahead, the day's check-in, a look back.

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;
use ldn_core::dose::reminder::{RepeatRule, snooze_until};
use ldn_core::{Timestamp, WallTime, first_instant_at, local_date, local_minutes};

use super::agenda::{OpenReminder, OpenWords};
use super::evidence::tag_of;
use super::words::{DatedWords, ReminderWords, fill};
use ldn_store::{ReminderKind, Via};

use crate::companion::{Companion, StoredPlan};
use crate::error::AppError;
use crate::ports::{DatedKind, ReminderAction, ReminderAnswer, ReminderTag};
use crate::view::{AppointmentKind, Settings};

/// Minutes of the day at which what has only a date is asked (own rule).
const ASKED_AT: u16 = 10 * 60;
/// Nobody is told of a refill in the night: nothing without a time of its own comes from then on…
const TOO_LATE_FROM: u16 = 21 * 60;
/// … until then.
const TOO_EARLY_UNTIL: u16 = 8 * 60;
/// A snooze of what has no hour.
const SNOOZE: TimeDelta = TimeDelta::hours(3);
/// The day's check-in is asked for until the night is over.
const CHECK_IN_FOR: TimeDelta = TimeDelta::hours(6);
/// A step or a look back is asked about for so long.
const ASKED_FOR: TimeDelta = TimeDelta::days(7);
/// By so much more than the days it is told ahead the date of a refill may move and be no other (own rule).
const MOVED_BY: TimeDelta = TimeDelta::days(7);
/// Into so many keys appointments are spread: so many that two hardly ever fall together, and few enough
/// for a phone's numbers of reminders.
const APART: u32 = 10_000_000;

/// Something with a date, and no dose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dated {
    pub(crate) kind: DatedKind,
    /// What tells it from others of its kind. What has only a date has the same one in every zone, so
    /// that a journey brings nothing a second time.
    key: Timestamp,
    /// Since when it is asked.
    pub(crate) due: Timestamp,
    /// From then on it is not asked any more.
    pub(crate) closes: Timestamp,
    /// The date it is about, where one is named.
    pub(crate) about: Option<NaiveDate>,
}

impl Dated {
    /// What is asked at the usual hour of `on`.
    fn on(kind: DatedKind, zone: Tz, on: NaiveDate, closes: Timestamp, about: Option<NaiveDate>) -> Self {
        Self { kind, key: at(Tz::UTC, on, ASKED_AT), due: at(zone, on, ASKED_AT), closes, about }
    }

    fn tag(&self) -> ReminderTag {
        ReminderTag::Dated(self.kind, self.key)
    }

    /// Whether it may come at any hour: the person chose its time.
    fn has_its_own_hour(&self) -> bool {
        self.kind == DatedKind::CheckIn
    }

    /// Whether it is asked at `now`.
    fn is_open(&self, zone: Tz, now: Timestamp) -> bool {
        let awake = self.has_its_own_hour() || (TOO_EARLY_UNTIL..TOO_LATE_FROM).contains(&local_minutes(zone, now));
        self.due <= now && now < self.closes && awake
    }

    /// When it is asked next, after `now`.
    fn next_asked(&self, zone: Tz, now: Timestamp) -> Option<Timestamp> {
        if self.due > now {
            return Some(self.due);
        }
        let morning = at(zone, local_date(zone, now), TOO_EARLY_UNTIL);
        let next = if morning > now { morning } else { morning + TimeDelta::days(1) };
        (!self.has_its_own_hour() && !self.is_open(zone, now) && next < self.closes).then_some(next)
    }

    fn reminder(&self, words: &ReminderWords, settings: &Settings) -> OpenReminder {
        OpenReminder {
            tag: self.tag(),
            due: self.due,
            closes: self.closes,
            repeat: RepeatRule { every_minutes: 1, times: 0 },
            words: self.words(words, settings),
        }
    }

    fn words(&self, words: &ReminderWords, settings: &Settings) -> OpenWords {
        let of_kind = match self.kind {
            DatedKind::CheckIn => &words.check_in,
            DatedKind::Refill => &words.refill,
            DatedKind::Surgery => &words.surgery,
            DatedKind::Review => &words.review,
            DatedKind::Step => &words.step,
        };
        let said = self.said(of_kind, settings.discreet);
        OpenWords {
            due: said.clone(),
            late: said.clone(),
            again: said,
            not_saved: words.not_saved_body.clone(),
            no_later: words.not_saved_body.clone(),
            actions: vec![
                ReminderAction { answer: ReminderAnswer::Open, label: words.look.clone() },
                ReminderAction { answer: ReminderAnswer::Snooze, label: words.later.clone() },
            ],
        }
    }

    fn said(&self, words: &DatedWords, discreet: bool) -> (String, String) {
        let date = self.about.map(|date| date.format("%-d %B").to_string()).unwrap_or_default();
        let (title, body) =
            if discreet { (&words.title, &words.body) } else { (&words.details_title, &words.details_body) };
        (fill(title, &[("date", &date)]), fill(body, &[("date", &date)]))
    }
}

impl Companion {
    /// What the diary asks besides doses, soonest due first.
    ///
    /// # Errors
    /// Where the diary can't be read.
    pub(super) fn dated(&self, plan: &StoredPlan, now: Timestamp) -> Result<Vec<Dated>, AppError> {
        let zone = self.device_zone();
        let mut dated = Vec::new();
        if let Some(on) = self.step_due(plan, now)? {
            let closes = at(zone, on.date(), ASKED_AT) + ASKED_FOR;
            dated.push(Dated::on(DatedKind::Step, zone, on.date(), closes, None));
        }
        if let Some((on, runs_out)) = self.refill_due(now)? {
            let closes = at(zone, runs_out, TOO_LATE_FROM);
            let refill = Dated::on(DatedKind::Refill, zone, on, closes, Some(runs_out));
            dated.push(self.as_it_was_told(refill, now)?);
        }
        for (id, on, kind, remind_on) in self.appointments_due(now)? {
            if kind != AppointmentKind::Visit {
                let day = Dated::on(DatedKind::Surgery, zone, remind_on, at(zone, on, TOO_LATE_FROM), Some(on));
                dated.push(Dated { key: day.key + apart(&id), ..day });
            }
        }
        if let Some((of, due)) = self.check_in_due(now)? {
            let day = Dated::on(DatedKind::CheckIn, zone, of.date(), due + CHECK_IN_FOR, None);
            dated.push(Dated { due, ..day });
        }
        if let Some((_, on)) = self.review_due(now)? {
            let closes = at(zone, on, ASKED_AT) + ASKED_FOR;
            dated.push(Dated::on(DatedKind::Review, zone, on, closes, None));
        }
        dated.sort_by_key(|dated| dated.due);
        Ok(dated)
    }

    /// A dose not taken or a step moves the date that the medicine runs out on. Where a refill was told
    /// of since the stock was last entered, it is the same one still, unless it is now far off.
    fn as_it_was_told(&self, refill: Dated, now: Timestamp) -> Result<Dated, AppError> {
        let since = self.stocked_at()?.unwrap_or(Timestamp::EARLIEST);
        let far_off = TimeDelta::days(i64::from(self.refill_days()?)) + MOVED_BY;
        let same = |shown_at: &Timestamp| (since..=now).contains(shown_at) && refill.due.since(*shown_at) <= far_off;
        let showings = self.store.reminders_since(ReminderKind::Refill, Timestamp::EARLIEST)?;
        let told = showings.iter().filter_map(|showing| Some((showing.shown_at.filter(same)?, tag_of(showing)?)));
        Ok(match told.max_by_key(|(shown_at, _)| *shown_at) {
            Some((shown_at, ReminderTag::Dated(_, key))) => Dated { key, due: refill.due.min(shown_at), ..refill },
            _ => refill,
        })
    }

    /// The open ones, as the loop takes them.
    pub(super) fn open_dated(
        &self,
        plan: &StoredPlan,
        words: &ReminderWords,
        settings: &Settings,
        now: Timestamp,
    ) -> Result<Vec<OpenReminder>, AppError> {
        let zone = self.device_zone();
        let dated = self.dated(plan, now)?;
        let mut open = Vec::new();
        for dated in dated.iter().filter(|dated| dated.is_open(zone, now)) {
            let reminder = dated.reminder(words, settings);
            // Further west its hour comes again; it was told all the same.
            let told = self.showing_records(reminder.tag)?.iter().filter_map(|showing| showing.shown_at).min();
            open.push(OpenReminder { due: told.map_or(reminder.due, |told| told.min(reminder.due)), ..reminder });
        }
        Ok(open)
    }

    /// When the next one of them is asked, after `now`.
    pub(super) fn next_dated(&self, plan: &StoredPlan, now: Timestamp) -> Result<Option<Timestamp>, AppError> {
        let zone = self.device_zone();
        Ok(self.dated(plan, now)?.iter().filter_map(|dated| dated.next_asked(zone, now)).min())
    }

    /// Puts one off by three hours.
    pub(super) fn snooze_dated(&mut self, kind: DatedKind, key: Timestamp) -> Result<(), AppError> {
        let now = self.now();
        let plan = self.stored_plan()?;
        let dated = self.dated(&plan, now)?;
        let open = dated.iter().find(|dated| dated.tag() == ReminderTag::Dated(kind, key)).ok_or(AppError::NotOpen)?;
        let minutes = u16::try_from(SNOOZE.num_minutes()).unwrap_or(u16::MAX);
        let until = snooze_until(open.due, open.closes, now, minutes)
            .ok_or(AppError::SnoozePastClosing { closes_at: open.closes.seconds() })?;
        let reminder = self.snoozed_reminder(open.tag(), open.due, until, now)?;
        self.write("snooze", Via::Notification, now, |writer| writer.put_reminder(&reminder))?;
        Ok(())
    }
}

/// Tells appointments with the same reminder's date apart by their ids, whichever others come or go;
/// in whole minutes, as a phone's numbers of reminders are.
fn apart(id: &str) -> TimeDelta {
    let sum = id.bytes().fold(0_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
    TimeDelta::minutes(i64::from(sum % APART))
}

fn at(zone: Tz, date: NaiveDate, minutes: u16) -> Timestamp {
    let time = WallTime::from_minutes(minutes).unwrap_or(WallTime::NOON);
    first_instant_at(zone, date.and_time(time.to_naive()))
}
