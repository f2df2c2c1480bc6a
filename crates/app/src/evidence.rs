//! How the reminders of the last days came, and what keeps the next ones from coming.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use ldn_core::Timestamp;
use ldn_core::dose::evidence::{
    Arrival, ArrivalCounts, Delay, NotShown, RemindedDose, ShownReminder, arrival, count_arrivals,
};
use ldn_store::{LateBecause, ReminderKind, ReminderRecord, ReminderWay as Way};

use crate::companion::Companion;
use crate::error::AppError;
use crate::reminder::QUIET;
use crate::standing::Standing;
use crate::today::ReminderStatus;
use crate::view::{
    EvidenceCounts, EvidenceRow, EvidenceView, LastReminder, LateReason, NotShownReason, ReminderArrival,
    ReminderHealth, ReminderWarning, ReminderWay,
};

/// A showing belongs to a dose that was due at most so long before it.
const BEFORE: TimeDelta = TimeDelta::days(1);

impl Companion {
    /// How the reminders of the doses that were due in the last `days` days came.
    ///
    /// # Errors
    /// Where the diary can't be read, or a closed dose not recorded.
    pub fn evidence(&mut self, days: u16, reminders: &ReminderStatus) -> Result<EvidenceView, AppError> {
        self.settle()?;
        let (plan, now, zone) = (self.stored_plan()?, self.now(), self.zone());
        let after = now - TimeDelta::days(i64::from(days));
        let mut standing = self.standing(&plan, now, (after, now))?;
        standing.retain(|dose| dose.record.is_some() || plan.owes(&dose.dose.dose));
        let showings = self.showings_by_subject(after - BEFORE)?;
        let came: Vec<(&Standing, Arrival, Option<AppError>)> = standing
            .iter()
            .rev()
            .map(|dose| {
                let records = showings.get(&dose.dose.dose.key.to_string()).map_or(&[][..], Vec::as_slice);
                (dose, arrival_of(dose, records, now), problem_of(records))
            })
            .collect();
        let counts = count_arrivals(came.iter().map(|(_, arrival, _)| *arrival));
        let row = |(dose, arrival, problem): (&Standing, Arrival, Option<AppError>)| EvidenceRow {
            dose: dose.dose.dose.key.into(),
            due_at: dose.dose.dose.due.seconds(),
            zone: dose.record.as_ref().map_or(zone, |record| record.dose.zone).name().to_owned(),
            came: arrival_view(arrival, problem),
        };
        Ok(EvidenceView {
            now: now.seconds(),
            zone: zone.name().to_owned(),
            days,
            counts: counts_view(counts),
            latest_minutes: came.iter().filter_map(|(_, arrival, _)| late_by(*arrival)).max().map(minutes),
            doses: came.into_iter().map(row).collect(),
            reminders: self.health(reminders)?,
        })
    }

    /// How reminders stand now: what is known of this run of the program, else how the last one went.
    pub(crate) fn health(&self, status: &ReminderStatus) -> Result<ReminderHealth, AppError> {
        let last = self.store.last_shown_reminder()?;
        let (way, problem) = match (status.way, &last) {
            (Some(way), _) => (way, status.problem.clone()),
            (None, Some(last)) => (way_view(last.way), problem_of(std::slice::from_ref(last))),
            (None, None) => (ReminderWay::Notification, None),
        };
        let warnings = warnings(way, problem, status.start_at_login);
        let last = last.and_then(|last| {
            Some(LastReminder { planned_for: last.planned_for.seconds(), shown_at: last.shown_at?.seconds() })
        });
        Ok(ReminderHealth { way, tray: status.tray, last, warnings })
    }

    fn showings_by_subject(&self, since: Timestamp) -> Result<BTreeMap<String, Vec<ReminderRecord>>, AppError> {
        let mut showings: BTreeMap<String, Vec<ReminderRecord>> = BTreeMap::new();
        for record in self.store.reminders_since(ReminderKind::Dose, since)? {
            showings.entry(record.subject.clone()).or_default().push(record);
        }
        Ok(showings)
    }
}

fn warnings(way: ReminderWay, problem: Option<AppError>, start_at_login: Option<bool>) -> Vec<ReminderWarning> {
    let problem = problem.or((way == ReminderWay::Window).then_some(AppError::NotificationRefused));
    let no_notification = problem.map(|problem| ReminderWarning::NoNotification { problem });
    let not_at_login = (start_at_login == Some(false)).then_some(ReminderWarning::NotAtLogin);
    no_notification.into_iter().chain(not_at_login).collect()
}

fn arrival_of(dose: &Standing, records: &[ReminderRecord], now: Timestamp) -> Arrival {
    let asked = RemindedDose {
        due: dose.dose.dose.due,
        closes: dose.dose.closes,
        answered_at: dose.record.as_ref().and_then(|record| record.dose.answered_at),
    };
    let shown: Vec<ShownReminder> = records.iter().map(as_shown).collect();
    arrival(&asked, &shown, now)
}

fn as_shown(record: &ReminderRecord) -> ShownReminder {
    let held_back = (record.shown_at.is_none() && record.problem.as_deref() == Some(QUIET)).then_some(Delay::Quiet);
    let because = record.late_because.map(|because| match because {
        LateBecause::Off => Delay::Off,
        LateBecause::Asleep => Delay::Asleep,
        LateBecause::Quiet => Delay::Quiet,
    });
    ShownReminder {
        planned_for: record.planned_for,
        shown_at: record.shown_at,
        by_window: record.way == Some(Way::Window),
        because: because.or(held_back),
    }
}

/// Why the first showing was no notification, where that was recorded.
fn problem_of(records: &[ReminderRecord]) -> Option<AppError> {
    let first = records.iter().find(|record| record.shown_at.is_some())?;
    first.problem.as_deref().and_then(AppError::of_code)
}

fn way_view(way: Option<Way>) -> ReminderWay {
    if way == Some(Way::Window) { ReminderWay::Window } else { ReminderWay::Notification }
}

fn late_by(arrival: Arrival) -> Option<TimeDelta> {
    match arrival {
        Arrival::Late { by, .. } | Arrival::Window { by, .. } => Some(by).filter(|by| !by.is_zero()),
        Arrival::OnTime { .. } | Arrival::NotShown(_) | Arrival::Waiting => None,
    }
}

/// Whole minutes, to the minute below: "late by 12 min" was at least that.
fn minutes(by: TimeDelta) -> u32 {
    u32::try_from(by.num_minutes()).unwrap_or_default()
}

fn arrival_view(arrival: Arrival, problem: Option<AppError>) -> ReminderArrival {
    match arrival {
        Arrival::OnTime { at } => ReminderArrival::OnTime { at: at.seconds() },
        Arrival::Late { at, by, because } => {
            let because = because.map(|because| match because {
                Delay::Off => LateReason::Off,
                Delay::Asleep => LateReason::Asleep,
                Delay::Quiet => LateReason::Quiet,
            });
            ReminderArrival::Late { at: at.seconds(), minutes: minutes(by), because }
        }
        Arrival::Window { at, by } => ReminderArrival::Window { at: at.seconds(), minutes: minutes(by), problem },
        Arrival::NotShown(because) => ReminderArrival::NotShown {
            because: match because {
                NotShown::Answered => NotShownReason::Answered,
                NotShown::Quiet => NotShownReason::Quiet,
                NotShown::Off => NotShownReason::Off,
            },
        },
        Arrival::Waiting => ReminderArrival::Waiting,
    }
}

fn counts_view(counts: ArrivalCounts) -> EvidenceCounts {
    let ArrivalCounts { on_time, late, window, answered, quiet, off } = counts;
    EvidenceCounts { on_time, late, window, answered, quiet, off }
}
