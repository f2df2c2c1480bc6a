//! Each kind of entry: in the list, found by its words, told on its own page, and removed where it can be.

use ldn_app::demo::{DemoOptions, fill};
use ldn_app::view::{
    ContactKind, HistoryKind, HistoryRef, HistoryWhat, MedicineForm, PartOfDay, ProductDraft, QuestionDraft,
    ScreeningAnswer, ScreeningQuestion, ScreeningReply, StepsDraft, StepsHow,
};
use ldn_core::Timestamp;

use crate::support::{PlainFiles, World, instant};
use crate::{all, detail, entries, finding, kinds, only};

fn question(asks: &str) -> QuestionDraft {
    QuestionDraft { id: None, asks: asks.to_owned(), asked: false }
}

fn capsules(strength: &str, label: &str) -> ProductDraft {
    ProductDraft {
        form: MedicineForm::Capsule,
        strength: strength.to_owned(),
        concentration: String::new(),
        home_made: false,
        tablet: String::new(),
        water: String::new(),
        keep_cold: false,
        label: label.to_owned(),
        made_on: String::new(),
        discard_on: String::new(),
        prescribed_on: String::new(),
        quantity: String::new(),
        confirmed: false,
    }
}

fn climbing(start: &str, target: &str) -> StepsDraft {
    let how = StepsHow::Even {
        start: start.to_owned(),
        step: "0.5".to_owned(),
        every_days: "10".to_owned(),
        target: target.to_owned(),
    };
    StepsDraft { part: PartOfDay::Bedtime, how, confirmed: None }
}

/// An evening on which everything that stands beside the days was entered.
fn an_evening_of_setting_up() -> World {
    let mut world = World::with_bedtime("2026-11-01 20:00", "22:00", "1");
    let answers = [ScreeningAnswer { question: ScreeningQuestion::Liver, reply: ScreeningReply::NotSure }];
    world.companion.put_screening(&answers).unwrap();
    world.companion.begin_steps(&climbing("1", "2")).unwrap();
    world.companion.set_product(&capsules("0.5", "Linden pharmacy, batch 7")).unwrap();
    world.companion.set_contact(ContactKind::Prescriber, "Example", "030 1234").unwrap();
    world.it_is("2026-11-02 02:00");
    world.companion.put_question(&question("May I keep taking it at the Ostsee?")).unwrap();
    world
}

#[test]
fn a_word_in_a_question_for_the_doctor_is_found() {
    let mut world = an_evening_of_setting_up();
    assert_eq!(kinds(&mut world, &finding("OSTSEE")), [HistoryKind::Question]);
    let told = only(&mut world, HistoryKind::Question);
    assert_eq!((told.date.as_str(), told.zone.as_str()), ("2026-11-01", "Europe/Berlin"), "entered before 04:00");
    let asks = "May I keep taking it at the Ostsee?".to_owned();
    assert_eq!(told.what, HistoryWhat::Question { asks, asked_on: None });
}

#[test]
fn the_label_of_a_pack_and_the_name_of_the_prescriber_are_found_on_the_day_they_were_entered() {
    let mut world = an_evening_of_setting_up();
    assert_eq!(kinds(&mut world, &finding("linden")), [HistoryKind::Product]);
    assert_eq!(kinds(&mut world, &finding("030 1234")), [HistoryKind::Contact]);
    for kind in [HistoryKind::Product, HistoryKind::Contact, HistoryKind::Screening, HistoryKind::Steps] {
        assert_eq!(only(&mut world, kind).date, "2026-11-01", "{kind:?}");
    }
}

#[test]
fn what_stands_beside_the_days_is_told_as_it_was_entered() {
    let mut world = an_evening_of_setting_up();
    let HistoryWhat::Steps { part, steps, ended_on } = only(&mut world, HistoryKind::Steps).what else { panic!() };
    let steps: Vec<_> = steps.into_iter().map(|step| (step.mg, step.days)).collect();
    assert_eq!(
        (part, steps, ended_on),
        (
            PartOfDay::Bedtime,
            [("1", 10), ("1.5", 10), ("2", 10)].map(|(mg, days)| (mg.to_owned(), days)).to_vec(),
            None
        )
    );
    let HistoryWhat::Product { form, strength, label, home_made, .. } = only(&mut world, HistoryKind::Product).what
    else {
        panic!()
    };
    assert_eq!((form, strength.as_deref(), home_made), (MedicineForm::Capsule, Some("0.5"), false));
    assert_eq!(label.as_deref(), Some("Linden pharmacy, batch 7"));
    let (name, phone) = ("Example".to_owned(), "030 1234".to_owned());
    assert_eq!(
        only(&mut world, HistoryKind::Contact).what,
        HistoryWhat::Contact { role: ContactKind::Prescriber, name, phone }
    );
    assert_eq!(
        only(&mut world, HistoryKind::Screening).what,
        HistoryWhat::Screening { question: ScreeningQuestion::Liver, reply: ScreeningReply::NotSure }
    );
}

#[test]
fn what_became_of_a_pack_and_of_steps_that_ended_is_told() {
    let mut world = an_evening_of_setting_up();
    let id = only(&mut world, HistoryKind::Product).id.id;
    world.it_is("2026-11-02 12:00");
    let tablets = ProductDraft { form: MedicineForm::Tablet, ..capsules("1", "Linden pharmacy, batch 7") };
    world.companion.change_product(&id, &tablets).unwrap();
    let names = |world: &mut World, kind| -> Vec<String> {
        detail(world, kind).changes.remove(0).fields.into_iter().map(|field| field.name).collect()
    };
    assert_eq!(names(&mut world, HistoryKind::Product), ["form", "strength_ug"]);
    world.companion.begin_steps(&climbing("1", "3")).unwrap();
    let earlier = entries(&mut world, &all()).into_iter().rfind(|entry| entry.id.kind == HistoryKind::Steps).unwrap();
    let changed = world.companion.history_detail(&earlier.id).unwrap().changes.remove(0).fields.remove(0);
    assert_eq!(changed.name, "ended_on");
}

#[test]
fn a_question_and_a_contact_are_removed_from_their_pages_the_answers_before_starting_are_not() {
    let mut world = an_evening_of_setting_up();
    for kind in [HistoryKind::Question, HistoryKind::Contact] {
        let told = detail(&mut world, kind);
        assert!(told.removable, "{kind:?}");
        let saved = world.companion.remove_history_entry(&told.entry.id).unwrap();
        assert!(world.companion.history_detail(&told.entry.id).is_err());
        assert!(world.companion.remove_history_entry(&told.entry.id).is_err());
        world.companion.undo(&saved.operation.unwrap()).unwrap();
        assert_eq!(detail(&mut world, kind).entry, told.entry);
    }
    for kind in [HistoryKind::Screening, HistoryKind::Product, HistoryKind::Steps] {
        let told = detail(&mut world, kind);
        assert!(!told.removable && world.companion.remove_history_entry(&told.entry.id).is_err(), "{kind:?}");
    }
    let nobody = HistoryRef { kind: HistoryKind::Contact, id: "nobody".to_owned() };
    assert!(world.companion.remove_history_entry(&nobody).is_err());
}

#[test]
fn a_busy_persons_months_come_in_pages_that_hold_every_row_once() {
    let mut world = World::at("2026-11-23 21:42");
    let now = Timestamp::from_seconds(instant(chrono_tz::Europe::Berlin, "2026-11-23 21:42"));
    let options = DemoOptions { months: 12, seed: 7, until: "2026-11-23".parse().ok(), bedtime: None };
    let folder = world.folder.path().join("busy");
    fill(&folder, &options, now, chrono_tz::Europe::Berlin, &PlainFiles).unwrap();
    world.moves_to("busy");
    let listed = entries(&mut world, &all());
    let counts = ldn_app::check(&folder).unwrap().counts;
    let is_listed = |name: &str| ldn_store::Store::history_tables().iter().any(|table| table.name() == name);
    let rows: u64 = counts.iter().filter(|(table, _)| is_listed(table)).map(|(_, rows)| rows).sum();
    assert_eq!(listed.len() as u64, rows);
    let mut ids: Vec<String> = listed.iter().map(|entry| format!("{:?}", entry.id)).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), listed.len());
    assert!(listed.windows(2).all(|pair| pair[0].date >= pair[1].date));
    // A year of it is what `demo` promises of a busy person: a tenth of 25,000 rows, give or take.
    assert!((2_300..2_800).contains(&rows), "{rows}");
}

#[test]
fn the_page_of_an_entry_tells_the_present_by_the_diary_and_not_by_the_windows_clock() {
    let mut world = an_evening_of_setting_up();
    world.it_is("2026-11-03 02:00");
    let told = detail(&mut world, HistoryKind::Question);
    assert_eq!((told.today.as_str(), told.zone.as_str()), ("2026-11-02", "Europe/Berlin"));
    assert_eq!(told.now, instant(chrono_tz::Europe::Berlin, "2026-11-03 02:00"));
}
