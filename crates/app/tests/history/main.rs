//! The history: everything in one list, found again, and each entry with what became of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod kinds;
#[path = "../support/mod.rs"]
mod support;

use ldn_app::AppError;
use ldn_app::view::{
    AppointmentDraft, AppointmentKind, DoseState, DreamsSaid, EffectDraft, EffectGrade, EffectKind, HistoryDetail,
    HistoryEntry, HistoryFilter, HistoryHow, HistoryKind, HistoryPage, HistoryPeriod, HistoryRef, HistoryValue,
    HistoryWhat, HistoryWords, OtherMedicineDraft, ScaleName, ScoreValue, ScoresDraft, SleepDraft, WhenSaid,
};
use ldn_core::Timestamp;
use ldn_core::diary::lab::{Lab, LabKind};
use ldn_core::diary::review::{OverallChange, Review, ReviewMarker};
use ldn_core::diary::tag::{Tag, TagKind};
use ldn_store::{NewOperation, Store, Via};
use support::{World, instant, plan, taken_now};

fn all() -> HistoryFilter {
    HistoryFilter { kinds: Vec::new(), period: HistoryPeriod::All, text: String::new(), words: Vec::new() }
}

fn finding(text: &str) -> HistoryFilter {
    let words = [
        ("dose", "Dose"),
        ("dose.skipped", "skipped by you"),
        ("side_effect", "Side effect"),
        ("side_effect.headache", "Kopfschmerz"),
        ("sleep.vivid", "vivid dreams"),
    ];
    let words = words.map(|(name, words)| HistoryWords { name: name.to_owned(), words: words.to_owned() }).to_vec();
    HistoryFilter { text: text.to_owned(), words, ..all() }
}

fn between(from: &str, to: &str) -> HistoryFilter {
    HistoryFilter { period: HistoryPeriod::Between { from: from.to_owned(), to: to.to_owned() }, ..all() }
}

fn page(world: &mut World, filter: &HistoryFilter) -> HistoryPage {
    world.companion.history(filter, None).unwrap()
}

fn entries(world: &mut World, filter: &HistoryFilter) -> Vec<HistoryEntry> {
    let (mut entries, mut older) = (Vec::new(), None::<String>);
    loop {
        let page = world.companion.history(filter, older.as_deref()).unwrap();
        entries.extend(page.entries);
        older = page.older;
        if older.is_none() {
            return entries;
        }
    }
}

fn kinds(world: &mut World, filter: &HistoryFilter) -> Vec<HistoryKind> {
    entries(world, filter).into_iter().map(|entry| entry.id.kind).collect()
}

fn only(world: &mut World, kind: HistoryKind) -> HistoryEntry {
    let mut found = entries(world, &HistoryFilter { kinds: vec![kind], ..all() });
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

fn detail(world: &mut World, kind: HistoryKind) -> HistoryDetail {
    let id = only(world, kind).id;
    world.companion.history_detail(&id).unwrap()
}

fn headache(note: &str) -> EffectDraft {
    EffectDraft {
        what: EffectKind::Headache,
        own_words: String::new(),
        grade: EffectGrade::Mild,
        began: WhenSaid::Now,
        ended: None,
        distressing: None,
        from_ldn: None,
        note: note.to_owned(),
    }
}

fn night(night_of: &str) -> SleepDraft {
    SleepDraft {
        night_of: night_of.to_owned(),
        bed_at: "23:00".to_owned(),
        minutes_to_sleep: Some(45),
        minutes_awake: None,
        up_at: "07:00".to_owned(),
        dreams: Some(DreamsSaid::Vivid),
        note: String::new(),
        agreed_minutes: None,
    }
}

fn check_in(note: &str) -> ScoresDraft {
    let values = vec![ScoreValue { scale: ScaleName::Pain, value: 6 }];
    ScoresDraft { values, at: WhenSaid::Now, note: note.to_owned() }
}

fn dentist(on: &str) -> AppointmentDraft {
    AppointmentDraft {
        id: None,
        kind: AppointmentKind::Dental,
        on: on.to_owned(),
        remind_days: None,
        note: Some("Krone".to_owned()),
    }
}

fn tramadol() -> OtherMedicineDraft {
    OtherMedicineDraft {
        name: "Tramadol".to_owned(),
        dose: "50 mg".to_owned(),
        since: String::new(),
        until: String::new(),
        note: String::new(),
    }
}

/// A plan in the evening of the 1st; the dose taken; in the morning the night; later a headache and a
/// check-in; in the small hours of the 3rd something more.
fn two_days() -> World {
    let mut world = World::with_bedtime("2026-11-01 20:00", "22:00", "4.5");
    world.it_is("2026-11-01 22:04");
    world.takes();
    world.it_is("2026-11-02 07:30");
    world.companion.put_sleep(&night("2026-11-01")).unwrap();
    world.it_is("2026-11-02 15:20");
    world.companion.put_side_effect(&headache("nach dem Bildschirm")).unwrap();
    world.it_is("2026-11-02 20:30");
    world.companion.put_scores(&check_in("ein guter Tag")).unwrap();
    world.it_is("2026-11-03 02:15");
    world.companion.put_scores(&check_in("schlaflos")).unwrap();
    world
}

#[test]
fn everything_of_two_days_stands_in_one_list_newest_first_under_its_own_date() {
    let mut world = two_days();
    let listed: Vec<(HistoryKind, String)> =
        entries(&mut world, &all()).into_iter().map(|entry| (entry.id.kind, entry.date)).collect();
    let on = |kind, date: &str| (kind, date.to_owned());
    assert_eq!(
        listed,
        [
            // Before 04:00 it is still the day before.
            on(HistoryKind::CheckIn, "2026-11-02"),
            on(HistoryKind::CheckIn, "2026-11-02"),
            on(HistoryKind::SideEffect, "2026-11-02"),
            on(HistoryKind::Night, "2026-11-01"),
            on(HistoryKind::Dose, "2026-11-01"),
            on(HistoryKind::Plan, "2026-11-01"),
        ]
    );
    let dose = only(&mut world, HistoryKind::Dose);
    assert_eq!(
        (dose.at, dose.zone.as_str()),
        (Some(instant(chrono_tz::Europe::Berlin, "2026-11-01 22:04")), "Europe/Berlin")
    );
    assert!(matches!(dose.what, HistoryWhat::Dose { entry } if entry.state == DoseState::Taken));
}

#[test]
fn what_is_still_to_come_stands_above_today_and_what_was_never_entered_is_said() {
    let mut world = World::at("2026-11-01 20:00");
    assert!(page(&mut world, &all()).nothing_at_all);
    world.companion.put_appointment(&dentist("2026-12-02")).unwrap();
    let listed = page(&mut world, &all());
    assert_eq!((listed.entries[0].date.as_str(), listed.today.as_str()), ("2026-12-02", "2026-11-01"));
    let none = page(&mut world, &finding("nowhere"));
    assert_eq!((none.entries.len(), none.nothing_at_all), (0, false));
}

#[test]
fn a_word_is_found_in_what_was_written_and_in_what_was_chosen_from_a_list() {
    let mut world = two_days();
    world.companion.put_medicine(&tramadol()).unwrap();
    let mut found = |text: &str| kinds(&mut world, &finding(text));
    assert_eq!(found("BILDSCHIRM"), [HistoryKind::SideEffect]);
    assert_eq!(found("kopfschmerz"), [HistoryKind::SideEffect]);
    // Each word, wherever in the entry it stands.
    assert_eq!(found("kopf dem side"), [HistoryKind::SideEffect]);
    assert_eq!(found("kopf traum"), []);
    assert_eq!(found("vivid"), [HistoryKind::Night]);
    assert_eq!(found("ein guter"), [HistoryKind::CheckIn]);
    // The medicine, and the alert it brought.
    assert_eq!(found("tramadol"), [HistoryKind::Alert, HistoryKind::Medicine]);
    assert_eq!(found("   ").len(), entries(&mut world, &all()).len());
}

#[test]
fn a_period_holds_its_first_and_its_last_date() {
    let mut world = two_days();
    assert_eq!(entries(&mut world, &between("2026-11-02", "2026-11-02")).len(), 3);
    assert_eq!(entries(&mut world, &between("", "2026-11-01")).len(), 3);
    assert_eq!(entries(&mut world, &between("2026-11-03", "")).len(), 0);
    world.it_is("2026-11-30 12:00");
    let days30 = HistoryFilter { period: HistoryPeriod::Days30, ..all() };
    let doses = |world: &mut World, filter: &HistoryFilter| {
        kinds(world, filter).into_iter().filter(|kind| *kind == HistoryKind::Night).count()
    };
    assert_eq!(doses(&mut world, &days30), 1);
    world.it_is("2026-12-01 12:00");
    assert_eq!(doses(&mut world, &days30), 0, "the 1st is the 31st day");
    let this_year = HistoryFilter { period: HistoryPeriod::ThisYear, ..all() };
    assert_eq!(doses(&mut world, &this_year), 1);
    world.it_is("2027-01-01 12:00");
    assert_eq!(doses(&mut world, &this_year), 0);
}

#[test]
fn dates_that_make_no_sense_are_told_and_so_is_a_place_no_page_gave() {
    let mut world = two_days();
    let mut asked = |filter: &HistoryFilter, older| world.companion.history(filter, older).unwrap_err();
    assert_eq!(asked(&between("yesterday", ""), None), AppError::DateInvalid);
    assert_eq!(asked(&between("", "2026-02-30"), None), AppError::DateInvalid);
    assert_eq!(asked(&between("2026-11-03", "2026-11-02"), None), AppError::EndBeforeBeginning);
    assert_eq!(asked(&all(), Some("nonsense")), AppError::DateInvalid);
}

#[test]
fn a_long_note_begins_in_the_list_and_stands_as_typed_on_its_own_page() {
    let mut world = World::at("2026-11-02 15:20");
    let note = format!("<b>טקסט</b> 🙂 {}", "lang ".repeat(200));
    world.companion.put_side_effect(&headache(&note)).unwrap();
    let listed = only(&mut world, HistoryKind::SideEffect).note.unwrap();
    assert!(listed.chars().count() <= 161 && listed.ends_with('…') && listed.starts_with("<b>טקסט</b> 🙂"));
    assert_eq!(detail(&mut world, HistoryKind::SideEffect).entry.note.unwrap(), note.trim());
}

#[test]
fn who_changed_what_when_is_told_with_old_and_new_undone_or_not() {
    let mut world = World::at("2026-11-02 15:20");
    world.companion.put_side_effect(&headache("")).unwrap();
    let id = only(&mut world, HistoryKind::SideEffect).id.id;
    world.it_is("2026-11-02 16:00");
    let draft = world.companion.side_effect(&id).unwrap();
    let began = WhenSaid::At { local: "2026-11-02T15:20".to_owned() };
    let harder = EffectDraft { grade: EffectGrade::Severe, began, note: "worse".to_owned(), ..headache("") };
    assert_eq!(draft.note, None);
    let changed = world.companion.change_side_effect(&id, &harder).unwrap();
    world.it_is("2026-11-02 16:01");
    world.companion.undo(&changed.operation.unwrap()).unwrap();
    let changes = detail(&mut world, HistoryKind::SideEffect).changes;
    let told: Vec<_> =
        changes.iter().map(|change| (change.how, change.via.as_str(), change.is_undo, change.was_undone)).collect();
    assert_eq!(
        told,
        [
            (HistoryHow::Changed, "window", true, false),
            (HistoryHow::Changed, "window", false, true),
            (HistoryHow::Entered, "window", false, false),
        ]
    );
    let name = |name: &str| HistoryValue::Name { name: name.to_owned() };
    let grade = &changes[1].fields[0];
    assert_eq!((grade.name.as_str(), &grade.before, &grade.after), ("grade", &name("mild"), &name("severe")));
    let note = &changes[1].fields[1];
    assert_eq!(
        (note.name.as_str(), &note.before, &note.after),
        ("note", &HistoryValue::Nothing, &HistoryValue::Words { text: "worse".to_owned() })
    );
    assert_eq!(changes[1].fields.len(), 2);
}

#[test]
fn a_change_of_the_plan_is_told_in_its_doses() {
    let mut world = World::with_bedtime("2026-11-01 20:00", "22:00", "4.5");
    world.it_is("2026-11-01 20:05");
    world.companion.set_plan(&plan(&[(ldn_app::view::PartOfDay::Bedtime, "22:15", "3")])).unwrap();
    let changes = detail(&mut world, HistoryKind::Plan).changes;
    let slots = |value: &HistoryValue| match value {
        HistoryValue::Slots { slots } => slots.iter().map(|slot| (slot.at, slot.mg.clone())).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let field = changes[0].fields.iter().find(|field| field.name == "slots").unwrap();
    assert_eq!(slots(&field.before), [(22 * 60, "4.5".to_owned())]);
    assert_eq!(slots(&field.after), [(22 * 60 + 15, "3".to_owned())]);
}

#[test]
fn a_dose_of_the_list_is_taken_back_and_comes_again_by_undo() {
    let mut world = two_days();
    let id = only(&mut world, HistoryKind::Dose).id;
    assert!(world.companion.history_detail(&id).unwrap().removable);
    let saved = world.companion.remove_history_entry(&id).unwrap();
    // It had closed by then: what is left of it is a miss, and there is nothing to take back of that.
    let missed = only(&mut world, HistoryKind::Dose);
    assert!(matches!(&missed.what, HistoryWhat::Dose { entry } if entry.state == DoseState::Missed));
    assert!(!world.companion.history_detail(&missed.id).unwrap().removable);
    assert_eq!(world.companion.remove_history_entry(&missed.id), Err(AppError::NothingToUndo));
    world.companion.undo(&saved.operation.unwrap()).unwrap();
    assert!(
        matches!(only(&mut world, HistoryKind::Dose).what, HistoryWhat::Dose { entry } if entry.state == DoseState::Taken)
    );
}

#[test]
fn each_kind_that_a_person_enters_can_be_removed_and_brought_back_in_one_step() {
    let mut world = two_days();
    world.it_is("2026-11-03 12:00");
    let extra =
        ldn_app::view::TakeRequest { target: ldn_app::view::TakeTarget::Extra, close_confirmed: true, ..taken_now() };
    world.companion.take(&ldn_app::view::TakeRequest { amount: Some("1".to_owned()), ..extra }).unwrap();
    world.companion.put_appointment(&dentist("2026-12-02")).unwrap();
    world.companion.put_medicine(&tramadol()).unwrap();
    written_beside(&world);
    let before = kinds(&mut world, &all());
    let everything = entries(&mut world, &all());
    let is_fixed =
        |kind| matches!(kind, HistoryKind::Plan | HistoryKind::Step | HistoryKind::Move | HistoryKind::Alert);
    for entry in everything {
        let detail = world.companion.history_detail(&entry.id).unwrap();
        let is_missed = matches!(&entry.what, HistoryWhat::Dose { entry } if entry.state == DoseState::Missed);
        assert_eq!(detail.removable, !is_fixed(entry.id.kind) && !is_missed, "{entry:?}");
        if !detail.removable {
            assert!(world.companion.remove_history_entry(&entry.id).is_err());
            continue;
        }
        let saved = world.companion.remove_history_entry(&entry.id).unwrap();
        assert_ne!(entries(&mut world, &all()).into_iter().find(|other| other.id == entry.id), Some(entry.clone()));
        world.companion.undo(&saved.operation.unwrap()).unwrap();
        assert_eq!(kinds(&mut world, &all()), before, "{entry:?}");
    }
}

/// What no page enters yet: a tag, a laboratory value, a review; written into the same file.
fn written_beside(world: &World) {
    let now = Timestamp::from_seconds(instant(chrono_tz::Europe::Berlin, "2026-11-03 12:00"));
    let mut store = Store::open(world.folder.path(), now).unwrap();
    let date = "2026-11-02".parse().unwrap();
    let lab = Lab {
        date: "2026-11-02".parse().unwrap(),
        what: LabKind::Esr,
        own_words: None,
        value: "18".to_owned(),
        unit: "mm/h".to_owned(),
        range: None,
        note: None,
    };
    let review = Review { marker: ReviewMarker::Weeks2, change: OverallChange::Better, note: None, answered_at: now };
    let write = NewOperation { kind: "try", via: Via::Window };
    store
        .write(write, now, |writer| {
            writer.put_entry(&Tag { date, what: TagKind::Flare, own_words: None })?;
            writer.put_entry(&lab)?;
            writer.put_entry(&review)
        })
        .unwrap();
}

#[test]
fn an_entry_that_is_gone_is_said_so() {
    let mut world = two_days();
    let id = only(&mut world, HistoryKind::SideEffect).id;
    world.companion.remove_history_entry(&id).unwrap();
    assert_eq!(world.companion.history_detail(&id), Err(AppError::NoSuchEntry));
    assert_eq!(world.companion.remove_history_entry(&id), Err(AppError::NoSuchEntry));
    let of_no_kind = HistoryRef { kind: HistoryKind::Plan, id: id.id };
    assert_eq!(world.companion.history_detail(&of_no_kind), Err(AppError::NoSuchEntry));
}

#[test]
fn after_a_journey_each_entry_keeps_the_date_and_the_clock_it_was_entered_by() {
    let mut world = two_days();
    world.travels_to(chrono_tz::Pacific::Auckland);
    world.companion.settle().unwrap();
    let before = ["2026-11-02", "2026-11-02", "2026-11-02", "2026-11-01", "2026-11-01", "2026-11-01"];
    let dates: Vec<String> = entries(&mut world, &all()).into_iter().map(|entry| entry.date).collect();
    assert_eq!(dates, before);
    assert_eq!(only(&mut world, HistoryKind::SideEffect).zone, "Europe/Berlin");
}
