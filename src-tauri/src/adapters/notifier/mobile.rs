//! Reminders on a phone, by tauri-plugin-notification.
//!
//! A phone stops a program that is not on the screen, so that the next doses are armed with the
//! system ([`arm`]) as one-shot notifications. What is still missing, and needs the alarm plugin of
//! the project's own: exact alarms, arming again after a restart of the phone or a change of zone,
//! and a "Taken" that is heard while the program is not running.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use chrono::{Datelike, NaiveDate, TimeDelta};
use ldn_app::ports::{
    DatedKind, Notifier, NotifyProblem, Reminder, ReminderAction, ReminderAnswer, ReminderEvent, ReminderTag, Shown,
};
use ldn_app::{DoseDate, DoseKey, Part, Timestamp};
use tauri::AppHandle;
use tauri_plugin_notification::{Action, ActionType, NotificationBuilder, NotificationExt, PermissionState, Schedule};
use time::OffsetDateTime;

use super::{Answers, answer_of, key_of};

/// The channel of dose reminders, by which a person sets how loud they are.
const CHANNEL: &str = "dose-reminders";
/// The set of buttons below a reminder.
const BUTTONS: &str = "dose";
/// What the plugin calls a tap on the notification itself.
const TAP: &str = "tap";
/// How many days ahead something may be armed from an earlier run.
const ARMED_DAYS: i64 = 62;

/// Shows reminders as notifications of the phone.
pub(crate) struct MobileNotifier {
    app: AppHandle,
}

impl MobileNotifier {
    /// A notifier whose answers go to `answers`.
    pub(crate) fn new(app: AppHandle, answers: Answers) -> Self {
        // Where this fails reminders still come; their buttons then only open the program.
        let _ = app.notification().on_action(move |performed| {
            let answer = match performed.action_id() {
                TAP => Some(ReminderAnswer::Open),
                key => answer_of(key),
            };
            let tag = performed.notification().and_then(|shown| tag_of(shown.id()));
            if let (Some(tag), Some(answer)) = (tag, answer) {
                answers(ReminderEvent::Answered(tag, answer));
            }
        });
        create_channel(&app);
        Self { app }
    }
}

impl Notifier for MobileNotifier {
    fn show(&mut self, reminder: &Reminder, _before: Option<&Shown>) -> Result<Shown, NotifyProblem> {
        allow(&self.app, reminder.tag)?;
        register_buttons(&self.app, &reminder.actions);
        build(&self.app, reminder).show().map_err(|_| NotifyProblem::Refused)?;
        Ok(Shown { server: CHANNEL.to_owned(), number: number_of(reminder.tag).unsigned_abs() })
    }

    fn take_down(&mut self, tag: ReminderTag, _shown: Option<&Shown>) {
        // Takes it off the screen and disarms it.
        let _ = self.app.notification().cancel(vec![number_of(tag)]);
    }
}

/// Arms the next reminders with the system, in place of all that were armed before.
///
/// # Errors
/// Notifications are not allowed, or the system refused one.
pub(crate) fn arm(app: &AppHandle, now: Timestamp, upcoming: &[(Timestamp, Reminder)]) -> Result<(), NotifyProblem> {
    let Some((_, first)) = upcoming.first() else {
        disarm(app, now);
        return Ok(());
    };
    allow(app, first.tag)?;
    disarm(app, now);
    register_buttons(app, &first.actions);
    for (at, reminder) in upcoming {
        // Whole seconds in UTC: a fraction corrupts the date on its way to the system.
        let Ok(date) = OffsetDateTime::from_unix_timestamp(at.seconds()) else { continue };
        let once = Schedule::At { date, repeating: false, allow_while_idle: true };
        build(app, reminder).schedule(once).show().map_err(|_| NotifyProblem::Refused)?;
    }
    Ok(())
}

/// Disarms whatever this or an earlier run may have armed, and leaves alone what is on the screen.
///
/// By their numbers: the plugin can neither list nor cancel at once what Rust armed.
fn disarm(app: &AppHandle, now: Timestamp) {
    let visible: Vec<i32> = app.notification().active().unwrap_or_default().iter().map(|shown| shown.id()).collect();
    let today = now.to_utc().date_naive();
    let armed = (-1..ARMED_DAYS)
        .filter_map(|days| today.checked_add_signed(TimeDelta::days(days)))
        .flat_map(|date| PARTS.map(|part| dose_number(date, part)))
        .filter(|number| !visible.contains(number))
        .collect();
    let _ = app.notification().cancel(armed);
}

/// Makes sure that notifications are allowed, and asks the person where that is still open.
fn allow(app: &AppHandle, tag: ReminderTag) -> Result<(), NotifyProblem> {
    // Looked at first: on Android 13 and later a request for what is granted never answers.
    let state = app.notification().permission_state().map_err(|_| NotifyProblem::Refused)?;
    match state {
        PermissionState::Granted => Ok(()),
        PermissionState::Denied => Err(NotifyProblem::NotAllowed),
        // The test waits for the person's answer; nobody holds the diary meanwhile.
        _ if tag == ReminderTag::Test => match app.notification().request_permission() {
            Ok(PermissionState::Granted) => Ok(()),
            Ok(_) => Err(NotifyProblem::NotAllowed),
            Err(_) => Err(NotifyProblem::Refused),
        },
        _ => {
            ask_once(app.clone());
            Err(NotifyProblem::NotAllowed)
        }
    }
}

/// Asks for the permission, once a run and without waiting: a request may never answer.
fn ask_once(app: AppHandle) {
    static ASKED: AtomicBool = AtomicBool::new(false);
    if !ASKED.swap(true, Ordering::Relaxed) {
        thread::spawn(move || app.notification().request_permission());
    }
}

/// The notification of a reminder; the same tag has the same number, so that it replaces.
fn build(app: &AppHandle, reminder: &Reminder) -> NotificationBuilder<tauri::Wry> {
    app.notification()
        .builder()
        .id(number_of(reminder.tag))
        .channel_id(CHANNEL)
        .action_type_id(BUTTONS)
        .title(&reminder.title)
        .body(&reminder.body)
}

/// Tells the system the words on the buttons.
fn register_buttons(app: &AppHandle, actions: &[ReminderAction]) {
    let actions = actions
        .iter()
        .filter(|action| action.answer != ReminderAnswer::Open)
        .map(|action| Action::builder(key_of(action.answer), &action.label).build())
        .collect();
    let _ = app.notification().register_action_types(vec![ActionType::builder(BUTTONS).actions(actions).build()]);
}

/// Makes the channel; it must be there before the first reminder.
#[cfg(target_os = "android")]
fn create_channel(app: &AppHandle) {
    use tauri_plugin_notification::{Channel, Importance, Visibility};

    let channel = Channel::builder(CHANNEL, &crate::words::words().phone.channel)
        .importance(Importance::High)
        .visibility(Visibility::Private)
        .vibration(true)
        .build();
    let _ = app.notification().create_channel(channel);
}

/// There are no channels on iOS.
#[cfg(target_os = "ios")]
const fn create_channel(_app: &AppHandle) {}

/// The parts of the day, in the order of their numbers.
const PARTS: [Part; 4] = [Part::Morning, Part::Afternoon, Part::Evening, Part::Bedtime];

/// The number of the test reminder; doses have numbers far above.
const TEST: i32 = 1;
/// Dated reminders have a stretch of numbers a kind, above those of all doses.
const STRETCH: i32 = 100_000_000;
/// The dated kinds, in the order of their stretches.
const DATED: [DatedKind; 5] =
    [DatedKind::CheckIn, DatedKind::Refill, DatedKind::Surgery, DatedKind::Review, DatedKind::Step];
/// The beginning of 2020, from which dated reminders count their minutes.
const FROM: i64 = 1_577_836_800;

/// The number a reminder goes by, the same in every run of the program.
fn number_of(tag: ReminderTag) -> i32 {
    match tag {
        ReminderTag::Test => TEST,
        ReminderTag::Dose(key) => dose_number(key.date.date(), key.part),
        ReminderTag::Ahead(key) => -dose_number(key.date.date(), key.part),
        ReminderTag::Dated(kind, due) => {
            let stretch = DATED.iter().zip(1..).find(|(one, _)| **one == kind).map_or(0, |(_, place)| place * STRETCH);
            let minutes = (due.seconds() - FROM).div_euclid(60).rem_euclid(i64::from(STRETCH));
            stretch + i32::try_from(minutes).unwrap_or_default()
        }
    }
}

/// Four numbers a day, one a part.
fn dose_number(date: NaiveDate, part: Part) -> i32 {
    let place = PARTS.iter().zip(0..).find(|(one, _)| **one == part).map_or(0, |(_, place)| place);
    date.num_days_from_ce().saturating_mul(4).saturating_add(place)
}

/// The reminder that goes by `number`.
fn tag_of(number: i32) -> Option<ReminderTag> {
    match number {
        TEST => Some(ReminderTag::Test),
        STRETCH.. => {
            let kind = DATED.into_iter().zip(1..).find(|(_, place)| number / STRETCH == *place)?.0;
            let due = FROM + i64::from(number % STRETCH) * 60;
            Some(ReminderTag::Dated(kind, Timestamp::from_seconds(due)))
        }
        ..=0 => key_of_number(-number).map(ReminderTag::Ahead),
        _ => key_of_number(number).map(ReminderTag::Dose),
    }
}

fn key_of_number(number: i32) -> Option<DoseKey> {
    let date = NaiveDate::from_num_days_from_ce_opt(number.div_euclid(4))?;
    let part = PARTS.into_iter().find(|part| dose_number(date, *part) == number)?;
    Some(DoseKey { date: DoseDate::new(date), part })
}
