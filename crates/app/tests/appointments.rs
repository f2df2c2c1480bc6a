//! Surgery, dental treatment and visits (A3).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use ldn_app::AppError;
use ldn_app::view::{AppointmentDraft, AppointmentKind};
use support::World;

fn surgery(on: &str, remind_days: Option<&str>) -> AppointmentDraft {
    AppointmentDraft {
        id: None,
        kind: AppointmentKind::Surgery,
        on: on.to_owned(),
        remind_days: remind_days.map(str::to_owned),
        note: Some("  ".to_owned()),
    }
}

#[test]
fn a_date_is_entered_changed_removed_and_brought_back() {
    let mut world = World::at("2026-03-01 12:00");
    world.companion.put_appointment(&surgery("2026-03-20", Some("7"))).unwrap();
    let kept = world.companion.appointments().unwrap().remove(0);
    assert_eq!((kept.on.as_str(), kept.remind_on.as_deref(), kept.note), ("2026-03-20", Some("2026-03-13"), None));

    let changed = AppointmentDraft { id: Some(kept.id.clone()), ..surgery("2026-03-25", None) };
    world.companion.put_appointment(&changed).unwrap();
    let now = world.companion.appointments().unwrap();
    assert_eq!((now.len(), now[0].on.as_str(), &now[0].id), (1, "2026-03-25", &kept.id));

    let removed = world.companion.remove_appointment(&kept.id).unwrap();
    assert!(world.companion.appointments().unwrap().is_empty());
    assert_eq!(world.companion.remove_appointment(&kept.id), Err(AppError::NoSuchEntry));
    assert_eq!(world.companion.put_appointment(&changed), Err(AppError::NoSuchEntry));
    world.companion.undo(&removed.operation.unwrap()).unwrap();
    assert_eq!(world.companion.appointments().unwrap(), now);
}

#[test]
fn what_is_no_date_or_no_reminder_is_said_and_nothing_is_kept() {
    let mut world = World::at("2026-03-01 12:00");
    let range = AppError::DateOutOfRange { earliest: "2021-02-25".to_owned(), latest: "2028-03-02".to_owned() };
    for (draft, error) in [
        (surgery("", Some("7")), AppError::DateInvalid),
        (surgery("20 March", Some("7")), AppError::DateInvalid),
        (surgery("2026-02-30", Some("7")), AppError::DateInvalid),
        (surgery("1926-03-20", Some("7")), range.clone()),
        (surgery("2126-03-20", Some("7")), range),
        (surgery("2026-03-20", Some("")), AppError::RemindDaysInvalid),
        (surgery("2026-03-20", Some("a week")), AppError::RemindDaysInvalid),
        (surgery("2026-03-20", Some("-1")), AppError::RemindDaysInvalid),
        (surgery("2026-03-20", Some("366")), AppError::RemindDaysInvalid),
    ] {
        assert_eq!(world.companion.put_appointment(&draft), Err(error), "{draft:?}");
    }
    assert!(world.companion.appointments().unwrap().is_empty());
}

#[test]
fn one_that_is_over_is_told_apart() {
    let mut world = World::at("2026-03-01 12:00");
    let visit = |on: &str| AppointmentDraft { kind: AppointmentKind::Visit, ..surgery(on, None) };
    world.companion.put_appointment(&visit("2026-02-10")).unwrap();
    world.companion.put_appointment(&visit("2026-03-01")).unwrap();
    let past: Vec<bool> = world.companion.appointments().unwrap().iter().map(|one| one.is_past).collect();
    assert_eq!(past, [true, false]);
}

#[test]
fn a_note_of_a_megabyte_is_refused_and_the_limit_is_said() {
    let mut world = World::at("2026-03-01 12:00");
    let note = Some("tell them ".repeat(100_000));
    let refused = world.companion.put_appointment(&AppointmentDraft { note, ..surgery("2026-03-20", None) });
    assert_eq!(refused, Err(AppError::NoteTooLong { limit: 5_000 }));
    assert!(world.companion.appointments().unwrap().is_empty());
}
