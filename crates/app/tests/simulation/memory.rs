//! An agenda that is kept in memory: the core's own rules over a plan and answers that a test
//! makes up, and a disk that is full now and then.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use chrono_tz::Tz;
use ldn_app::AppError;
use ldn_app::ports::{ReminderAnswer, ReminderTag};
use ldn_app::reminder::{Agenda, OpenReminder, OpenWords};
use ldn_core::dose::reminder::{RepeatRule, snooze_until};
use ldn_core::{
    Action, DoseKey, DoseLog, DoseStatus, LoggedDose, Phase, Regimen, Status, Timestamp, schedule, statuses,
};
use ldn_store::{ReminderKind, ReminderRecord, ReminderReply};

pub const REPEAT: RepeatRule = RepeatRule { every_minutes: 10, times: 3 };
pub const SNOOZE: u16 = 10;

pub struct Memory {
    pub now: Timestamp,
    pub zone: Tz,
    pub disk_full: bool,
    pub showings: BTreeMap<ReminderTag, Vec<ReminderRecord>>,
    phases: Vec<(Timestamp, Phase)>,
    regimen: Regimen,
    answers: BTreeMap<DoseKey, LoggedDose>,
    words: OpenWords,
}

impl Memory {
    pub fn new(now: Timestamp, zone: Tz) -> Self {
        let said = (String::new(), String::new());
        let words = OpenWords {
            due: said.clone(),
            late: said.clone(),
            again: said,
            not_saved: String::new(),
            no_later: String::new(),
            actions: Vec::new(),
        };
        let (showings, answers) = (BTreeMap::new(), BTreeMap::new());
        Self { now, zone, disk_full: false, showings, phases: Vec::new(), regimen: Regimen::default(), answers, words }
    }

    /// The plan from now on. Doses that it brings in after their time are nobody's.
    pub fn change_plan(&mut self, phase: Phase) {
        self.phases.retain(|(_, other)| other.from < phase.from);
        self.phases.push((self.now, phase));
        let last = self.phases.len().saturating_sub(3);
        self.phases.drain(..last);
        self.regimen = Regimen::new(self.phases.iter().map(|(_, phase)| phase.clone()).collect());
    }

    pub fn open_doses(&self) -> Vec<DoseStatus> {
        let log: DoseLog = self.answers.iter().map(|(key, logged)| (*key, *logged)).collect();
        let mut doses = statuses(&self.regimen, self.zone, &log, self.now, (self.now - TimeDelta::days(1), self.now));
        doses.retain(|dose| dose.status == Status::Due && self.owes(dose));
        doses
    }

    pub fn is_answered(&self, key: DoseKey) -> bool {
        self.answers.contains_key(&key)
    }

    pub fn answer_dose(&mut self, key: DoseKey, action: Action) -> Result<(), AppError> {
        if self.disk_full {
            return Err(AppError::DiskFull);
        }
        if self.is_answered(key) {
            return Err(AppError::AlreadyAnswered);
        }
        self.answers.insert(key, LoggedDose { action, at: Some(self.now) });
        Ok(())
    }

    /// What lies long behind is forgotten, so that a year costs what a day costs.
    pub fn forget_the_old(&mut self) {
        let old = ldn_core::DoseDate::new(ldn_core::local_date(self.zone, self.now)).minus_days(20);
        self.answers.retain(|key, _| key.date > old);
        self.showings.retain(|tag, _| !matches!(tag, ReminderTag::Dose(key) if key.date <= old));
    }

    fn owes(&self, dose: &DoseStatus) -> bool {
        let phase = self.phases.iter().rev().find(|(_, phase)| phase.from <= dose.dose.key.date);
        let entered_before = phase.is_some_and(|(entered, _)| *entered < dose.dose.due);
        entered_before || self.showings.contains_key(&ReminderTag::Dose(dose.dose.key))
    }

    fn snooze(&mut self, key: DoseKey) -> Result<(), AppError> {
        let open = self.open_doses();
        let dose = open.iter().find(|dose| dose.dose.key == key).ok_or(AppError::NotOpen)?;
        let until = snooze_until(dose.dose.due, dose.closes, self.now, SNOOZE)
            .ok_or(AppError::SnoozePastClosing { closes_at: dose.closes.seconds() })?;
        let now = self.now;
        if let Some(last) = self.showings.get_mut(&ReminderTag::Dose(key)).and_then(|showings| showings.last_mut()) {
            last.answer = Some(ReminderReply::Snoozed);
            last.answered_at = Some(now);
            last.snoozed_until = Some(until);
        }
        Ok(())
    }
}

impl Agenda for Memory {
    fn now(&self) -> Timestamp {
        self.now
    }

    fn settle(&mut self) -> Result<(), AppError> {
        Ok(())
    }

    fn open(&mut self) -> Result<Vec<OpenReminder>, AppError> {
        let open = self.open_doses();
        let reminder = |dose: &DoseStatus| OpenReminder {
            tag: ReminderTag::Dose(dose.dose.key),
            due: dose.dose.due,
            closes: dose.closes,
            repeat: REPEAT,
            words: self.words.clone(),
        };
        Ok(open.iter().map(reminder).collect())
    }

    fn next_due(&mut self) -> Result<Option<Timestamp>, AppError> {
        let ahead = schedule(&self.regimen, self.zone, self.now, self.now + TimeDelta::days(2));
        Ok(ahead.first().map(|dose| dose.due))
    }

    fn quiet_until(&mut self) -> Result<Option<Timestamp>, AppError> {
        Ok(None)
    }

    fn left_on_screen(&mut self) -> Result<Vec<(ReminderTag, ReminderRecord)>, AppError> {
        let shown = |last: &&ReminderRecord| {
            last.shown_at.is_some() && last.answer.is_none() && last.taken_down_at.is_none() && last.number.is_some()
        };
        let last = self.showings.iter().filter_map(|(tag, showings)| Some((*tag, showings.last()?)));
        Ok(last.filter(|(_, last)| shown(last)).map(|(tag, last)| (tag, last.clone())).collect())
    }

    fn showings(&mut self, tag: ReminderTag) -> Result<Vec<ReminderRecord>, AppError> {
        Ok(self.showings.get(&tag).cloned().unwrap_or_default())
    }

    fn planned(&self, tag: ReminderTag, attempt: u32, planned_for: Timestamp) -> ReminderRecord {
        let ReminderTag::Dose(key) = tag else { panic!("only doses live here") };
        ReminderRecord::planned(ReminderKind::Dose, key.to_string(), attempt, planned_for)
    }

    fn keep(&mut self, showing: &ReminderRecord) -> Result<(), AppError> {
        if self.disk_full {
            return Err(AppError::DiskFull);
        }
        let tag = ReminderTag::Dose(showing.subject.parse().unwrap());
        let showings = self.showings.entry(tag).or_default();
        match showings.iter_mut().find(|known| known.attempt == showing.attempt) {
            Some(known) => *known = showing.clone(),
            None => showings.push(showing.clone()),
        }
        Ok(())
    }

    fn answer(&mut self, tag: ReminderTag, answer: ReminderAnswer) -> Result<bool, AppError> {
        let ReminderTag::Dose(key) = tag else { return Err(AppError::NoSuchDose) };
        match answer {
            ReminderAnswer::Taken => self.answer_dose(key, Action::Taken).map(|()| false),
            ReminderAnswer::Skip => self.answer_dose(key, Action::Skipped).map(|()| false),
            ReminderAnswer::Snooze if self.disk_full => Err(AppError::DiskFull),
            ReminderAnswer::Snooze => self.snooze(key).map(|()| false),
            ReminderAnswer::Open => Ok(false),
        }
    }
}
