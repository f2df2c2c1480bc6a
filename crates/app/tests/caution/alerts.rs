//! What stands on Today until it is answered.

use ldn_app::AppError;
use ldn_app::view::{
    AlertAbout, AlertKind, AlertReply, AppointmentDraft, AppointmentKind, ScreeningQuestion, ScreeningReply,
};

use crate::{named, person};

#[test]
fn an_opioid_that_is_entered_is_on_today_at_once_and_still_there_after_a_restart() {
    let mut world = person();
    assert_eq!(world.warned_of(), []);
    world.enters("Tramal 50");
    assert_eq!(world.warned_of(), [AlertKind::Opioid]);
    world.restarts();
    world.it_is("2026-03-01 09:00");
    let alerts = world.today().alerts;
    let about = AlertAbout::Medicine { name: "Tramal 50".to_owned(), ingredient: Some("tramadol".to_owned()) };
    assert_eq!((alerts.len(), alerts[0].kind, &alerts[0].about), (1, AlertKind::Opioid, &about));
}

#[test]
fn the_strongest_stands_first_and_each_has_its_own() {
    let mut world = person();
    world.enters("Imodium");
    world.says(ScreeningQuestion::Surgery, ScreeningReply::Yes);
    world.says(ScreeningQuestion::Liver, ScreeningReply::NotSure);
    world.enters("Buprenorphine patch");
    world.says(ScreeningQuestion::OpioidsBefore, ScreeningReply::Yes);
    use AlertKind::{GutOrCough, Liver, Opioid, OpioidsBefore, Surgery};
    assert_eq!(world.warned_of(), [Opioid, OpioidsBefore, Liver, Surgery, GutOrCough]);
}

#[test]
fn an_alert_never_keeps_a_dose_from_being_taken() {
    let mut world = person();
    world.enters("oxycodone");
    world.it_is("2026-01-10 22:04");
    world.takes();
    let today = world.today();
    assert!(today.card.unwrap().taken.is_some());
    assert_eq!(today.alerts.len(), 1, "and it stays");
}

#[test]
fn an_answer_takes_it_from_today_and_is_kept_with_its_date() {
    for reply in [AlertReply::Asked, AlertReply::WillAsk, AlertReply::NotTaking] {
        let mut world = person();
        world.enters("Tramal 50");
        let raised = world.companion.now().seconds();
        let id = world.today().alerts[0].id.clone();
        world.it_is("2026-01-12 08:00");
        let answered = world.companion.now().seconds();
        world.companion.answer_alert(&id, reply).unwrap();
        assert_eq!(world.warned_of(), []);
        world.it_is("2027-01-12 08:00");
        world.restarts();
        let alerts = world.companion.alerts().unwrap();
        assert!(alerts.open.is_empty());
        let kept = &alerts.answered[0];
        assert_eq!((kept.raised_at, kept.reply, kept.answered_at), (raised, Some(reply), Some(answered)));
    }
}

#[test]
fn will_ask_becomes_has_asked_with_its_own_date_and_the_same_again_changes_nothing() {
    let mut world = person();
    world.enters("Tramal 50");
    let id = world.today().alerts[0].id.clone();
    world.companion.answer_alert(&id, AlertReply::WillAsk).unwrap();
    world.it_is("2026-01-15 10:00");
    world.companion.answer_alert(&id, AlertReply::Asked).unwrap();
    let asked = world.companion.alerts().unwrap();
    assert_eq!(asked.answered[0].answered_at, Some(world.companion.now().seconds()));
    world.it_is("2026-01-20 10:00");
    let again = world.companion.answer_alert(&id, AlertReply::Asked).unwrap();
    assert_eq!(again.operation, None, "there is nothing to undo");
    assert_eq!(world.companion.alerts().unwrap(), asked);
}

#[test]
fn an_answer_that_is_undone_brings_the_alert_back_to_today() {
    let mut world = person();
    world.enters("Tramal 50");
    let before = world.companion.alerts().unwrap();
    let answered = world.companion.answer_alert(&before.open[0].id, AlertReply::Asked).unwrap();
    world.undoes(&answered);
    assert_eq!(world.companion.alerts().unwrap(), before);
}

#[test]
fn answered_alerts_are_told_the_latest_first() {
    let mut world = person();
    world.enters("Tramal 50");
    world.says(ScreeningQuestion::Allergy, ScreeningReply::Yes);
    let ids: Vec<String> = world.today().alerts.into_iter().map(|alert| alert.id).collect();
    world.it_is("2026-01-11 08:00");
    world.companion.answer_alert(&ids[1], AlertReply::Asked).unwrap();
    world.it_is("2026-01-12 08:00");
    world.companion.answer_alert(&ids[0], AlertReply::Asked).unwrap();
    let answered: Vec<String> = world.companion.alerts().unwrap().answered.into_iter().map(|alert| alert.id).collect();
    assert_eq!(answered, ids);
}

#[test]
fn an_alert_that_is_not_there_can_not_be_answered() {
    let mut world = person();
    assert_eq!(world.companion.answer_alert("nothing", AlertReply::Asked), Err(AppError::NoSuchEntry));
}

#[test]
fn what_a_deleted_medicine_was_warned_of_is_still_told() {
    let mut world = person();
    world.enters("Tramal 50");
    let id = world.id_of("Tramal 50");
    world.companion.remove_medicine(&id).unwrap();
    let alerts = world.companion.alerts().unwrap();
    assert_eq!(alerts.answered[0].about, AlertAbout::Gone);
    assert_eq!(alerts.answered[0].kind, AlertKind::Opioid);
}

#[test]
fn a_year_of_changed_names_leaves_one_open_alert_at_most() {
    let mut world = person();
    world.enters("Tramal 50");
    let id = world.id_of("Tramal 50");
    for name in ["oxycodone", "duloxetine", "morphine", "loperamide", "Tramal", "tramadol 100 mg"] {
        world.companion.change_medicine(&id, &named(name)).unwrap();
        assert!(world.warned_of().len() <= 1, "{name}");
    }
    assert_eq!(world.warned_of(), [AlertKind::Opioid]);
}

fn appointment(kind: AppointmentKind, on: &str) -> AppointmentDraft {
    AppointmentDraft { id: None, kind, on: on.to_owned(), remind_days: None, note: None }
}

#[test]
fn surgery_on_a_date_is_warned_of_at_once_and_a_visit_is_not() {
    let mut world = person();
    world.companion.put_appointment(&appointment(AppointmentKind::Visit, "2026-02-01")).unwrap();
    assert_eq!(world.warned_of(), []);
    let before = world.companion.alerts().unwrap();
    let saved = world.companion.put_appointment(&appointment(AppointmentKind::Dental, "2026-03-01")).unwrap();
    let alerts = world.today().alerts;
    assert_eq!(alerts[0].kind, AlertKind::Surgery);
    assert_eq!(alerts[0].about, AlertAbout::Appointment { on: "2026-03-01".to_owned() });
    world.undoes(&saved);
    assert_eq!(world.companion.alerts().unwrap(), before);
}

#[test]
fn surgery_put_off_asks_nothing_twice_and_surgery_called_off_closes_its_alert() {
    let mut world = person();
    world.companion.put_appointment(&appointment(AppointmentKind::Surgery, "2026-03-01")).unwrap();
    let id = world.companion.appointments().unwrap()[0].id.clone();
    let alert = world.today().alerts[0].id.clone();
    world.companion.answer_alert(&alert, AlertReply::Asked).unwrap();
    let later = AppointmentDraft { id: Some(id.clone()), ..appointment(AppointmentKind::Surgery, "2026-04-01") };
    world.companion.put_appointment(&later).unwrap();
    assert_eq!(world.warned_of(), [], "the surgeon knows");
    let other = AppointmentDraft { id: Some(id.clone()), ..appointment(AppointmentKind::Dental, "2026-04-01") };
    world.companion.put_appointment(&other).unwrap();
    assert_eq!(world.warned_of(), [AlertKind::Surgery], "the dentist does not");
    let removed = world.companion.remove_appointment(&id).unwrap();
    assert_eq!(world.warned_of(), []);
    world.undoes(&removed);
    assert_eq!(world.warned_of(), [AlertKind::Surgery]);
}
