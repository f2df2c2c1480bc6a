//! Other medicines, and the alerts that go with them.

use ldn_app::AppError;
use ldn_app::view::{AlertKind, AlertReply, OpioidKind, OtherMedicineDraft, OtherMedicineField};

use crate::support::World;
use crate::{EVENING, named, person};

fn dated(name: &str, since: &str, until: &str) -> OtherMedicineDraft {
    OtherMedicineDraft { since: since.to_owned(), until: until.to_owned(), ..named(name) }
}

fn problems(draft: &OtherMedicineDraft) -> Vec<(OtherMedicineField, AppError)> {
    let check = World::at(EVENING).companion.check_medicine(draft);
    check.problems.into_iter().map(|problem| (problem.field, problem.error)).collect()
}

#[test]
fn what_was_entered_is_listed_by_name_the_current_ones_apart() {
    let mut world = person();
    let full = OtherMedicineDraft {
        name: "  pregabalin ".to_owned(),
        dose: "75 mg twice a day".to_owned(),
        since: "2019-05-01".to_owned(),
        until: String::new(),
        note: "from the\nrheumatologist".to_owned(),
    };
    world.companion.put_medicine(&full).unwrap();
    world.enters("Duloxetine");
    world.companion.put_medicine(&dated("amitriptyline", "2015-01-01", "2018-12-31")).unwrap();
    world.restarts();
    let medicines = world.companion.medicines().unwrap();
    let names: Vec<&str> = medicines.current.iter().map(|medicine| medicine.name.as_str()).collect();
    assert_eq!(names, ["Duloxetine", "pregabalin"]);
    assert_eq!(medicines.past[0].name, "amitriptyline");
    let kept = &medicines.current[1];
    assert_eq!(kept.dose.as_deref(), Some("75 mg twice a day"));
    assert_eq!((kept.since.as_deref(), kept.until.as_deref()), (Some("2019-05-01"), None));
    assert_eq!(kept.note.as_deref(), Some("from the\nrheumatologist"));
    assert_eq!(kept.draft, OtherMedicineDraft { name: "pregabalin".to_owned(), ..full });
    assert_eq!(world.warned_of(), []);
}

#[test]
fn while_a_name_is_typed_it_is_said_what_it_looks_like() {
    let world = World::at(EVENING);
    let looks_like = |name: &str| {
        let opioid = world.companion.check_medicine(&named(name)).opioid?;
        Some((opioid.kind, opioid.ingredient, opioid.exact))
    };
    assert_eq!(looks_like("Tramal 50"), Some((OpioidKind::Opioid, "tramadol".to_owned(), true)));
    assert_eq!(looks_like("tramadl"), Some((OpioidKind::Opioid, "tramadol".to_owned(), false)));
    assert_eq!(looks_like("Imodium"), Some((OpioidKind::GutOrCough, "loperamide".to_owned(), true)));
    assert_eq!(looks_like("oxybutynin"), None);
    assert_eq!(looks_like(""), None);
    assert_eq!(looks_like(&"x".repeat(1_000_000)), None);
}

#[test]
fn bad_input_is_said_at_its_field_and_nothing_is_written() {
    use OtherMedicineField::{Dose, Name, Note, Since, Until};
    let out_of_range =
        || AppError::DateOutOfRange { earliest: "1936-01-10".to_owned(), latest: "2036-01-10".to_owned() };
    let noted = OtherMedicineDraft { note: "x".repeat(1 << 20), ..named("ibuprofen") };
    let dosed = OtherMedicineDraft { dose: "x".repeat(201), ..named("ibuprofen") };
    for (draft, field, error) in [
        (named(""), Name, AppError::MedicineNameMissing),
        (named(" \u{0}\n "), Name, AppError::MedicineNameMissing),
        (named(&"é".repeat(201)), Name, AppError::OwnWordsTooLong { limit: 200 }),
        (dosed, Dose, AppError::OwnWordsTooLong { limit: 200 }),
        (dated("ibuprofen", "yesterday", ""), Since, AppError::DateInvalid),
        (dated("ibuprofen", "2025-02-30", ""), Since, AppError::DateInvalid),
        (dated("ibuprofen", "1026-01-10", ""), Since, out_of_range()),
        (dated("ibuprofen", "", "2126-01-10"), Until, out_of_range()),
        (dated("ibuprofen", "2026-01-10", "2026-01-09"), Until, AppError::UntilBeforeSince),
        (noted, Note, AppError::NoteTooLong { limit: 5_000 }),
    ] {
        assert_eq!(problems(&draft), [(field, error.clone())]);
        let mut world = person();
        assert_eq!(world.companion.put_medicine(&draft), Err(error.clone()));
        assert!(world.companion.medicines().unwrap().current.is_empty());
        world.enters("Tramal 50");
        let before = (world.companion.medicines().unwrap(), world.companion.alerts().unwrap());
        let id = world.id_of("Tramal 50");
        assert_eq!(world.companion.change_medicine(&id, &draft), Err(error));
        assert_eq!((world.companion.medicines().unwrap(), world.companion.alerts().unwrap()), before);
    }
    assert_eq!(problems(&named(&"é".repeat(200))), []);
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let draft = dated("", "soon", "2126-01-10");
    let fields: Vec<OtherMedicineField> = problems(&draft).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, [OtherMedicineField::Name, OtherMedicineField::Since, OtherMedicineField::Until]);
}

#[test]
fn one_undo_takes_the_medicine_back_with_its_alert() {
    let mut world = person();
    let before = (world.companion.medicines().unwrap(), world.companion.alerts().unwrap());
    let saved = world.enters("Tramal 50");
    world.undoes(&saved);
    assert_eq!((world.companion.medicines().unwrap(), world.companion.alerts().unwrap()), before);
}

#[test]
fn one_that_is_renamed_to_something_harmless_closes_its_alert_and_undo_opens_it() {
    let mut world = person();
    world.enters("Tramal 50");
    let id = world.id_of("Tramal 50");
    let renamed = world.companion.change_medicine(&id, &named("Tamoxifen")).unwrap();
    assert_eq!(world.warned_of(), []);
    let closed = world.companion.alerts().unwrap().answered.remove(0);
    assert_eq!((closed.kind, closed.reply), (AlertKind::Opioid, Some(AlertReply::NotTaking)));
    world.undoes(&renamed);
    assert_eq!(world.warned_of(), [AlertKind::Opioid]);
}

#[test]
fn a_harmless_name_that_becomes_an_opioids_is_warned_of() {
    let mut world = person();
    world.enters("Tamoxifen");
    let id = world.id_of("Tamoxifen");
    world.companion.change_medicine(&id, &named("Tramadol")).unwrap();
    assert_eq!(world.warned_of(), [AlertKind::Opioid]);
}

#[test]
fn a_mended_dose_neither_asks_again_nor_closes() {
    let mut world = person();
    world.enters("Tramal 50");
    let id = world.id_of("Tramal 50");
    let dosed = OtherMedicineDraft { dose: "twice".to_owned(), ..named("Tramal 50") };
    world.companion.change_medicine(&id, &dosed).unwrap();
    assert_eq!(world.warned_of().len(), 1);
    let alert = world.today().alerts[0].id.clone();
    world.companion.answer_alert(&alert, AlertReply::Asked).unwrap();
    let noted = OtherMedicineDraft { note: "asked Dr. Lee".to_owned(), ..dosed };
    world.companion.change_medicine(&id, &noted).unwrap();
    assert_eq!(world.warned_of(), []);
}

#[test]
fn a_deleted_opioid_closes_its_alert_and_undo_brings_both_back() {
    let mut world = person();
    world.enters("Tramal 50");
    world.enters("Imodium");
    let before = (world.companion.medicines().unwrap(), world.companion.alerts().unwrap());
    let id = world.id_of("Tramal 50");
    let removed = world.companion.remove_medicine(&id).unwrap();
    assert_eq!(world.warned_of(), [AlertKind::GutOrCough]);
    world.undoes(&removed);
    assert_eq!((world.companion.medicines().unwrap(), world.companion.alerts().unwrap()), before);
}

#[test]
fn an_opioid_that_ended_is_warned_of_as_the_two_weeks_after_it() {
    let mut world = person();
    world.companion.put_medicine(&dated("tramadol", "2025-12-01", "2026-01-05")).unwrap();
    world.companion.put_medicine(&dated("codeine", "", "2025-12-20")).unwrap();
    assert_eq!(world.warned_of(), [AlertKind::OpioidsBefore]);
    world.companion.put_medicine(&dated("morphine", "", "2026-01-10")).unwrap();
    assert_eq!(world.warned_of(), [AlertKind::Opioid, AlertKind::OpioidsBefore], "the last day counts");
}

#[test]
fn time_alone_closes_no_alert() {
    let mut world = person();
    world.companion.put_medicine(&dated("tramadol", "", "2026-01-12")).unwrap();
    world.it_is("2026-06-01 20:00");
    world.restarts();
    assert_eq!(world.warned_of(), [AlertKind::Opioid]);
    let id = world.id_of("tramadol");
    world.companion.remove_medicine(&id).unwrap();
    assert_eq!(world.warned_of(), []);
}

#[test]
fn a_medicine_that_is_not_there_can_neither_be_changed_nor_removed() {
    let mut world = person();
    assert_eq!(world.companion.change_medicine("nothing", &named("ibuprofen")), Err(AppError::NoSuchEntry));
    assert_eq!(world.companion.remove_medicine("nothing"), Err(AppError::NoSuchEntry));
    world.enters("ibuprofen");
    let id = world.id_of("ibuprofen");
    world.companion.remove_medicine(&id).unwrap();
    assert_eq!(world.companion.change_medicine(&id, &named("ibuprofen")), Err(AppError::NoSuchEntry));
}
