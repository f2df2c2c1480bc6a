//! The loop serves whatever has a date: a check-in with its own words, buttons and snooze, from an
//! agenda that is no diary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use chrono::TimeDelta;
use ldn_app::AppError;
use ldn_app::ports::{DatedKind, ReminderAction, ReminderAnswer, ReminderEvent, ReminderTag};
use ldn_app::reminder::{Agenda, OpenReminder, OpenWords, ReminderLoop};
use ldn_core::Timestamp;
use ldn_core::dose::reminder::RepeatRule;
use ldn_store::{ReminderKind, ReminderRecord, ReminderReply};
use support::{Service, Window, words};

const DUE: Timestamp = Timestamp::from_seconds(1_768_070_400);
const CHECK_IN: ReminderTag = ReminderTag::Dated(DatedKind::CheckIn, DUE);
const SNOOZE: TimeDelta = TimeDelta::hours(2);

/// One check-in, asked for once, that can be put off by two hours.
struct CheckIn {
    now: Timestamp,
    done: bool,
    showings: Vec<ReminderRecord>,
}

impl CheckIn {
    fn at(minute: i64) -> Self {
        Self { now: DUE + TimeDelta::minutes(minute), done: false, showings: Vec::new() }
    }
}

impl Agenda for CheckIn {
    fn now(&self) -> Timestamp {
        self.now
    }

    fn settle(&mut self) -> Result<(), AppError> {
        Ok(())
    }

    fn open(&mut self) -> Result<Vec<OpenReminder>, AppError> {
        let said = |title: &str| (title.to_owned(), "It takes half a minute.".to_owned());
        let action = |answer, label: &str| ReminderAction { answer, label: label.to_owned() };
        let open = OpenReminder {
            tag: CHECK_IN,
            due: DUE,
            closes: DUE + TimeDelta::hours(6),
            repeat: RepeatRule { every_minutes: 1, times: 0 },
            words: OpenWords {
                due: said("Half a minute for today?"),
                late: said("Half a minute for today?"),
                again: said("Now half a minute for today?"),
                not_saved: String::new(),
                no_later: String::new(),
                actions: vec![action(ReminderAnswer::Open, "Yes"), action(ReminderAnswer::Snooze, "In 2 hours")],
            },
        };
        Ok(if self.done || self.now < DUE { Vec::new() } else { vec![open] })
    }

    fn next_due(&mut self) -> Result<Option<Timestamp>, AppError> {
        Ok((self.now < DUE).then_some(DUE))
    }

    fn quiet_until(&mut self) -> Result<Option<Timestamp>, AppError> {
        Ok(None)
    }

    fn left_on_screen(&mut self) -> Result<Vec<(ReminderTag, ReminderRecord)>, AppError> {
        Ok(Vec::new())
    }

    fn showings(&mut self, _tag: ReminderTag) -> Result<Vec<ReminderRecord>, AppError> {
        Ok(self.showings.clone())
    }

    fn planned(&self, _tag: ReminderTag, attempt: u32, planned_for: Timestamp) -> ReminderRecord {
        ReminderRecord::planned(ReminderKind::CheckIn, DUE.seconds().to_string(), attempt, planned_for)
    }

    fn keep(&mut self, showing: &ReminderRecord) -> Result<(), AppError> {
        self.showings.retain(|known| known.attempt != showing.attempt);
        self.showings.push(showing.clone());
        Ok(())
    }

    fn answer(&mut self, _tag: ReminderTag, answer: ReminderAnswer) -> Result<bool, AppError> {
        let now = self.now;
        match (answer, self.showings.last_mut()) {
            (ReminderAnswer::Snooze, Some(last)) => {
                last.answer = Some(ReminderReply::Snoozed);
                last.answered_at = Some(now);
                last.snoozed_until = Some(now + SNOOZE);
            }
            _ => self.done = true,
        }
        Ok(false)
    }
}

#[test]
fn a_check_in_is_asked_for_in_its_own_words_and_put_off_by_its_own_time() {
    let (mut service, mut window, mut loop_) = (Service::default(), Window::default(), ReminderLoop::new(words()));
    let mut check_in = CheckIn::at(-30);
    assert_eq!(loop_.tick_over(&mut check_in, &mut service, &mut window), Ok(DUE));
    check_in.now = DUE;
    loop_.tick_over(&mut check_in, &mut service, &mut window).unwrap();
    assert_eq!(service.titles(), ["Half a minute for today?"]);
    assert_eq!(service.shown[0].actions.len(), 2);

    let snoozed = ReminderEvent::Answered(CHECK_IN, ReminderAnswer::Snooze);
    loop_.handle_over(snoozed, &mut check_in, &mut service, &mut window).unwrap();
    assert!(service.screen.is_empty());
    check_in.now = DUE + TimeDelta::minutes(119);
    loop_.tick_over(&mut check_in, &mut service, &mut window).unwrap();
    assert_eq!(service.shown.len(), 1);
    check_in.now = DUE + TimeDelta::minutes(120);
    loop_.tick_over(&mut check_in, &mut service, &mut window).unwrap();
    assert_eq!(service.titles()[1..], ["Now half a minute for today?"]);

    check_in.done = true;
    loop_.tick_over(&mut check_in, &mut service, &mut window).unwrap();
    assert!(service.screen.is_empty(), "done in the window, it goes");
}
