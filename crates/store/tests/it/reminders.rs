use ldn_store::{LateBecause, ReminderKind, ReminderRecord, ReminderReply, ReminderWay, StoreError};

use crate::common::*;

fn planned(day: u64, attempt: u32) -> ReminderRecord {
    ReminderRecord::planned(ReminderKind::Dose, night(day).to_string(), attempt, due(day))
}

fn shown(day: u64, attempt: u32) -> ReminderRecord {
    ReminderRecord {
        shown_at: Some(due(day) + chrono::TimeDelta::minutes(i64::from(attempt) * 10)),
        way: Some(ReminderWay::Notification),
        server: Some(":1.42".to_owned()),
        number: Some(u32::MAX),
        ..planned(day, attempt)
    }
}

fn of(diary: &Diary, day: u64) -> Vec<ReminderRecord> {
    diary.store.reminders(ReminderKind::Dose, &night(day).to_string()).unwrap()
}

#[test]
fn every_field_of_a_showing_comes_back() {
    let mut diary = Diary::new();
    let all = ReminderRecord {
        problem: Some("refused".to_owned()),
        answer: Some(ReminderReply::Snoozed),
        answered_at: Some(instant(1)),
        snoozed_until: Some(instant(2)),
        taken_down_at: Some(instant(3)),
        late_because: Some(LateBecause::Asleep),
        ..shown(0, 1)
    };
    let by_window = ReminderRecord { way: Some(ReminderWay::Window), server: None, number: None, ..shown(0, 2) };
    for reminder in [&all, &planned(0, 0), &by_window] {
        diary.store.put_reminder(reminder, instant(0)).unwrap();
    }
    assert_eq!(of(&diary, 0), [planned(0, 0), all, by_window]);
}

#[test]
fn why_a_showing_was_late_comes_back_and_can_be_mended() {
    let mut diary = Diary::new();
    for because in LateBecause::ALL.iter().copied().map(Some).chain([None]) {
        let late = ReminderRecord { late_because: because, ..shown(0, 0) };
        diary.store.put_reminder(&late, instant(0)).unwrap();
        assert_eq!(of(&diary, 0), std::slice::from_ref(&late));
        assert_eq!(diary.store.reminders_on_screen().unwrap(), std::slice::from_ref(&late));
        assert_eq!(diary.store.last_shown_reminder().unwrap(), Some(late));
    }
}

#[test]
fn each_attempt_is_recorded_once() {
    let mut diary = Diary::new();
    for reminder in [planned(0, 0), shown(0, 0), shown(0, 0)] {
        diary.store.put_reminder(&reminder, instant(0)).unwrap();
    }
    assert_eq!(of(&diary, 0), [shown(0, 0)]);
}

#[test]
fn an_answer_by_notification_is_written_with_the_dose_or_not_at_all() {
    let mut diary = Diary::new();
    diary.store.put_reminder(&shown(0, 0), instant(0)).unwrap();
    let answered = ReminderRecord { answer: Some(ReminderReply::Taken), answered_at: Some(due(0)), ..shown(0, 0) };
    let failed = diary.store.write(WRITE, due(0), |writer| {
        writer.put_reminder(&answered)?;
        Err::<(), _>(StoreError::NoSuchRecord)
    });
    assert!(failed.is_err());
    assert_eq!(of(&diary, 0), [shown(0, 0)]);
    diary.write(|writer| {
        writer.put_dose(&taken(0, 0))?;
        writer.put_reminder(&answered)
    });
    assert_eq!(of(&diary, 0), [answered]);
}

#[test]
fn undo_leaves_the_evidence_of_what_was_shown() {
    let mut diary = Diary::new();
    let (_, changes) = diary.write(|writer| {
        writer.put_dose(&taken(0, 0))?;
        writer.put_reminder(&shown(0, 0))
    });
    diary.undo(&changes.operation.unwrap()).unwrap();
    assert_eq!(of(&diary, 0), [shown(0, 0)]);
}

#[test]
fn on_the_screen_is_the_last_attempt_until_it_is_taken_down_whatever_was_answered() {
    let mut diary = Diary::new();
    let taken_in_the_window =
        ReminderRecord { answer: Some(ReminderReply::Taken), answered_at: Some(due(2)), ..shown(2, 0) };
    let taken_down = ReminderRecord { taken_down_at: Some(due(3)), ..shown(3, 0) };
    let by_window = ReminderRecord { way: Some(ReminderWay::Window), server: None, number: None, ..shown(4, 0) };
    for reminder in [
        shown(0, 0),
        shown(1, 0),
        shown(1, 1),
        planned(1, 2),
        taken_in_the_window.clone(),
        taken_down,
        by_window,
        planned(5, 0),
    ] {
        diary.store.put_reminder(&reminder, instant(0)).unwrap();
    }
    assert_eq!(diary.store.reminders_on_screen().unwrap(), [shown(0, 0), shown(1, 1), taken_in_the_window]);
}

#[test]
fn the_last_shown_reminder_is_the_latest_by_whatever_way() {
    let mut diary = Diary::new();
    assert_eq!(diary.store.last_shown_reminder().unwrap(), None);
    let by_window = ReminderRecord { way: Some(ReminderWay::Window), server: None, number: None, ..shown(1, 0) };
    for reminder in [&by_window, &shown(0, 0), &planned(2, 0)] {
        diary.store.put_reminder(reminder, instant(0)).unwrap();
    }
    assert_eq!(diary.store.last_shown_reminder().unwrap(), Some(by_window));
}

#[test]
fn the_showings_since_an_instant_are_those_planned_from_then_on_of_that_kind() {
    let mut diary = Diary::new();
    let ahead = ReminderRecord { kind: ReminderKind::Ahead, ..planned(1, 0) };
    for reminder in [shown(1, 1), shown(1, 0), shown(0, 0), planned(2, 0), ahead] {
        diary.store.put_reminder(&reminder, instant(0)).unwrap();
    }
    let since = diary.store.reminders_since(ReminderKind::Dose, due(1)).unwrap();
    assert_eq!(since, [shown(1, 0), shown(1, 1), planned(2, 0)]);
    assert_eq!(diary.store.reminders_since(ReminderKind::Dose, due(3)).unwrap(), []);
}
