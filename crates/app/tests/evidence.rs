//! How the reminders of the last days came, told from what the loop recorded.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use ldn_app::ports::NotifyProblem;
use ldn_app::view::{
    EvidenceCounts, EvidenceView, LateReason, NotShownReason, ReminderArrival, ReminderWarning, ReminderWay,
};
use ldn_app::{AppError, ReminderStatus};
use support::{World, saved, status};

const NONE: EvidenceCounts = EvidenceCounts { on_time: 0, late: 0, window: 0, answered: 0, quiet: 0, off: 0 };

fn world() -> World {
    World::with_bedtime("2026-01-10 20:00", "22:00", "4.5")
}

fn evidence(world: &mut World) -> EvidenceView {
    world.companion.evidence(30, &status()).unwrap()
}

fn came(world: &mut World) -> Vec<ReminderArrival> {
    evidence(world).doses.into_iter().map(|row| row.came).collect()
}

#[test]
fn two_on_time_and_one_late_by_twelve_minutes_since_the_computer_was_asleep() {
    let mut world = world();
    for night in ["2026-01-10 22:00", "2026-01-11 22:00"] {
        world.tick_at(night);
        saved(world.takes());
    }
    world.tick_at("2026-01-12 21:59");
    world.tick_at("2026-01-12 22:12");
    let told = evidence(&mut world);
    assert_eq!(told.counts, EvidenceCounts { on_time: 2, late: 1, ..NONE });
    assert_eq!(told.latest_minutes, Some(12));
    let latest = &told.doses[0];
    assert_eq!((latest.dose.date.as_str(), told.doses.len()), ("2026-01-12", 3), "newest first");
    let ReminderArrival::Late { minutes, because, .. } = latest.came else { panic!("{:?}", latest.came) };
    assert_eq!((minutes, because), (12, Some(LateReason::Asleep)));
}

#[test]
fn at_the_next_start_it_says_that_the_program_was_off() {
    let mut world = world();
    world.it_is("2026-01-10 23:30");
    world.restarts();
    world.tick();
    let ReminderArrival::Late { minutes, because, .. } = came(&mut world)[0] else { panic!() };
    assert_eq!((minutes, because), (90, Some(LateReason::Off)));
}

#[test]
fn without_a_notification_service_it_was_the_window_and_why() {
    let mut world = world();
    world.service.problem = Some(NotifyProblem::NoServer);
    world.tick_at("2026-01-10 22:00");
    let ReminderArrival::Window { minutes, problem, .. } = came(&mut world)[0].clone() else { panic!() };
    assert_eq!((minutes, problem), (0, Some(AppError::NoNotificationServer)));
}

#[test]
fn a_dose_taken_early_one_in_a_quiet_time_and_one_while_the_program_was_off_were_not_shown() {
    let mut world = world();
    world.it_is("2026-01-10 21:00");
    saved(world.takes());
    world.it_is("2026-01-11 21:30");
    world.companion.set_quiet(Some(8 * 60)).unwrap();
    world.tick_at("2026-01-11 22:00");
    world.it_is("2026-01-13 12:00");
    let told = came(&mut world);
    let not_shown = [NotShownReason::Off, NotShownReason::Quiet, NotShownReason::Answered]
        .map(|because| ReminderArrival::NotShown { because });
    assert_eq!(told, not_shown);
}

#[test]
fn what_was_due_before_the_plan_was_entered_is_not_asked_after() {
    let mut world = World::with_bedtime("2026-01-10 23:00", "22:00", "4.5");
    world.it_is("2026-01-11 12:00");
    assert_eq!(evidence(&mut world).doses, []);
}

#[test]
fn an_open_dose_waits_and_is_not_counted() {
    let mut world = world();
    world.it_is("2026-01-10 22:00");
    let told = evidence(&mut world);
    assert_eq!((told.doses[0].came.clone(), told.counts), (ReminderArrival::Waiting, NONE));
}

#[test]
fn it_warns_of_what_keeps_the_next_ones_from_coming_and_says_nothing_where_all_is_well() {
    let mut world = world();
    assert_eq!(evidence(&mut world).reminders.warnings, []);
    let refused = ReminderStatus {
        way: Some(ReminderWay::Window),
        problem: Some(AppError::NotificationsNotAllowed),
        start_at_login: Some(false),
        ..status()
    };
    let problem = AppError::NotificationsNotAllowed;
    let expected = [ReminderWarning::NoNotification { problem }, ReminderWarning::NotAtLogin];
    assert_eq!(world.companion.evidence(30, &refused).unwrap().reminders.warnings, expected);
    assert_eq!(world.companion.today(&refused).unwrap().reminders.warnings, expected, "and on Today");
    let phone = ReminderStatus { start_at_login: None, ..status() };
    assert_eq!(world.companion.today(&phone).unwrap().reminders.warnings, []);
}

#[test]
fn after_a_restart_the_last_reminder_tells_whether_notifications_get_through() {
    let mut world = world();
    world.service.problem = Some(NotifyProblem::NoServer);
    world.tick_at("2026-01-10 22:00");
    world.restarts();
    let health = world.today().reminders;
    assert_eq!(health.way, ReminderWay::Window);
    assert_eq!(health.warnings, [ReminderWarning::NoNotification { problem: AppError::NoNotificationServer }]);
    let shown_since = ReminderStatus { way: Some(ReminderWay::Notification), ..status() };
    assert_eq!(world.companion.today(&shown_since).unwrap().reminders.warnings, []);
}

#[test]
fn the_invented_person_was_reminded_too() {
    let mut world = World::at("2026-11-23 21:42");
    let folder = world.folder.path().join("demo");
    let options = ldn_app::demo::DemoOptions { months: 3, seed: 1, until: None, bedtime: None };
    ldn_app::demo::fill(&folder, &options, world.companion.now(), world.companion.zone(), &support::PlainFiles)
        .unwrap();
    world.moves_to("demo");
    let told = world.companion.evidence(90, &status()).unwrap();
    assert!(told.counts.on_time > 80 && told.counts.late > 0, "{:?}", told.counts);
    assert_eq!(told.latest_minutes, Some(12));
    assert_eq!(told.counts.off + told.counts.answered, 0);
}
