//! The records that are one value each.

use std::fmt::Debug;
use std::num::NonZeroU16;

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::America;
use ldn_core::care::appointment::{Appointment, AppointmentKind};
use ldn_core::care::contact::{Contact, ContactRole};
use ldn_core::care::question::Question;
use ldn_core::caution::alert::{Alert, AlertAnswer, AlertKind};
use ldn_core::caution::medicine::OtherMedicine;
use ldn_core::caution::screening::{Screening, ScreeningQuestion};
use ldn_core::diary::change::Score;
use ldn_core::diary::lab::{Lab, LabKind};
use ldn_core::diary::review::{OverallChange, Review, ReviewMarker};
use ldn_core::diary::scores::{Scale, ScoreEntry, Scores};
use ldn_core::diary::side_effect::{Grade, Opinion, SideEffect, SideEffectKind};
use ldn_core::diary::tag::{Tag, TagKind};
use ldn_core::plan::dose_move::DoseMove;
use ldn_core::plan::pause::PauseWhy;
use ldn_core::plan::product::{Cost, Product, StockEntry, StockKind};
use ldn_core::plan::steps::{Rung, StepAnswer, TitrationPlan};
use ldn_core::sleep::entry::{Dreams, SleepEntry};
use ldn_core::{Answer, Concentration, DiaryDate, Form, Part, Phase, PhaseReason, Timestamp};
use ldn_store::{Entry, Kept, StoreError, Writer};

use crate::common::*;

fn calendar(day: u64) -> NaiveDate {
    date(day).date()
}

fn diary_day(day: u64) -> DiaryDate {
    DiaryDate::new(calendar(day))
}

fn words(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn rung(micro: u32, days: u16) -> Rung {
    Rung { amount: micrograms(micro), days: NonZeroU16::new(days).unwrap() }
}

fn titration() -> TitrationPlan {
    let rungs = vec![rung(500, 7), rung(1_500, 14), rung(4_500, 1)];
    TitrationPlan { part: Part::Bedtime, begun_on: date(0), ended_on: Some(date(40)), rungs }
}

fn step_answer(titration_id: &str) -> StepAnswer {
    StepAnswer {
        titration_id: titration_id.to_owned(),
        proposed_on: date(7),
        answer: Answer::Back,
        from: date(8),
        note: words("vivid dreams"),
        answered_at: due(7),
    }
}

fn dose_move() -> DoseMove {
    DoseMove {
        from: Part::Bedtime,
        to: Part::Morning,
        first_date: date(9),
        prescriber_said_next: true,
        decided_at: due(8),
    }
}

fn capsules() -> Product {
    Product {
        form: Form::Capsule,
        strength: Some(micrograms(1_500)),
        concentration: None,
        home_made: false,
        keep_cold: false,
        label: None,
        in_use_from: due(0),
        made_on: None,
        discard_on: None,
        prescribed_on: None,
    }
}

fn home_solution() -> Product {
    Product {
        form: Form::Liquid,
        strength: None,
        concentration: Concentration::from_micrograms_per_ml(1_000),
        home_made: true,
        keep_cold: true,
        label: words("brown bottle"),
        in_use_from: due(1),
        made_on: Some(calendar(0)),
        discard_on: Some(calendar(14)),
        prescribed_on: Some(calendar(1)),
    }
}

fn refill(product_id: &str) -> StockEntry {
    let cost = Some(Cost { minor: 4_250, currency: "EUR".to_owned() });
    StockEntry { product_id: product_id.to_owned(), kind: StockKind::Refill, at: due(1), quantity_ug: 90_000, cost }
}

fn pharmacy() -> Contact {
    Contact { role: ContactRole::Pharmacy, name: words("Example"), phone: words("+49 30 000000") }
}

fn surgery() -> Appointment {
    Appointment { kind: AppointmentKind::Surgery, on: calendar(30), remind_days: Some(7), note: words("knee") }
}

fn screening() -> Screening {
    Screening { question: ScreeningQuestion::Liver, answer: Opinion::NotSure }
}

fn medicine() -> OtherMedicine {
    OtherMedicine {
        name: "Example".to_owned(),
        dose: words("30 mg"),
        since: Some(calendar(0)),
        until: Some(calendar(9)),
        note: words("in the morning"),
    }
}

fn alert() -> Alert {
    Alert {
        kind: AlertKind::Opioid,
        subject: words("a medicine"),
        raised_at: due(0),
        answer: Some((AlertAnswer::Asked, due(1))),
    }
}

fn dreams() -> SideEffect {
    SideEffect {
        what: SideEffectKind::VividDreams,
        own_words: None,
        grade: Grade::Moderate,
        began: due(2),
        ended: Some(due(4)),
        zone: BERLIN,
        distressing: Some(false),
        from_ldn: Some(Opinion::Yes),
        note: words("forest"),
    }
}

fn in_own_words() -> SideEffect {
    SideEffect {
        what: SideEffectKind::Other,
        own_words: words("tingling"),
        began: due(3),
        ended: None,
        distressing: None,
        from_ldn: None,
        note: None,
        ..dreams()
    }
}

fn night_entry() -> SleepEntry {
    SleepEntry {
        night_of: date(3),
        zone: BERLIN,
        bed_at: Some(due(3)),
        minutes_to_sleep: Some(45),
        minutes_awake: Some(0),
        up_at: Some(due(3) + TimeDelta::hours(8)),
        dreams: Some(Dreams::Vivid),
        note: words("warm"),
    }
}

fn empty_night() -> SleepEntry {
    SleepEntry {
        night_of: date(4),
        bed_at: None,
        minutes_to_sleep: None,
        minutes_awake: None,
        up_at: None,
        dreams: None,
        note: None,
        ..night_entry()
    }
}

fn every_score() -> ScoreEntry {
    let value = |scale: Scale| Score::new(scale as u8 + 1);
    let scores = Scale::ALL.iter().fold(Scores::default(), |scores, scale| scores.with(*scale, value(*scale)));
    ScoreEntry { at: due(3), zone: America::New_York, date: diary_day(3), scores, note: words("rain") }
}

fn only_pain() -> ScoreEntry {
    let scores = Scores::default().with(Scale::Pain, Score::new(0));
    ScoreEntry { scores, at: due(4), date: diary_day(4), note: None, ..every_score() }
}

fn tag() -> Tag {
    Tag { date: diary_day(3), what: TagKind::Own, own_words: words("moved house") }
}

fn lab() -> Lab {
    Lab {
        date: calendar(3),
        what: LabKind::Own,
        own_words: words("ferritin"),
        value: "12.50".to_owned(),
        unit: "ng/mL".to_owned(),
        range: words("10 to 120"),
        note: words("fasting"),
    }
}

fn question() -> Question {
    Question { asks: "May I keep taking it in the morning?".to_owned(), asked_on: Some(calendar(6)) }
}

fn review() -> Review {
    let note = words("less pain");
    Review { marker: ReviewMarker::Weeks8, change: OverallChange::ALittleBetter, note, answered_at: due(5) }
}

/// Writes one or two of every kind.
pub(crate) fn write_one_of_each(writer: &mut Writer<'_>) -> Result<(), StoreError> {
    let titration = writer.put_entry(&titration())?;
    writer.put_entry(&step_answer(&titration))?;
    writer.put_entry(&dose_move())?;
    let product = writer.put_entry(&capsules())?;
    writer.put_entry(&home_solution())?;
    writer.put_entry(&refill(&product))?;
    writer.put_entry(&pharmacy())?;
    writer.put_entry(&surgery())?;
    writer.put_entry(&screening())?;
    writer.put_entry(&medicine())?;
    writer.put_entry(&alert())?;
    writer.put_entry(&dreams())?;
    writer.put_entry(&in_own_words())?;
    writer.put_entry(&night_entry())?;
    writer.put_entry(&empty_night())?;
    writer.put_entry(&every_score())?;
    writer.put_entry(&only_pain())?;
    writer.put_entry(&tag())?;
    writer.put_entry(&lab())?;
    writer.put_entry(&review())?;
    writer.put_entry(&question()).map(|_| ())
}

/// Every kind, and what [`write_one_of_each`] leaves of it.
fn everything(diary: &Diary) -> Vec<String> {
    fn said<T: Entry + Debug>(diary: &Diary) -> Vec<String> {
        diary.store.entries::<T>().unwrap().iter().map(|kept| format!("{:?}", kept.value)).collect()
    }
    [
        said::<TitrationPlan>(diary),
        said::<StepAnswer>(diary),
        said::<DoseMove>(diary),
        said::<Product>(diary),
        said::<StockEntry>(diary),
        said::<Contact>(diary),
        said::<Appointment>(diary),
        said::<Screening>(diary),
        said::<OtherMedicine>(diary),
        said::<Alert>(diary),
        said::<SideEffect>(diary),
        said::<SleepEntry>(diary),
        said::<ScoreEntry>(diary),
        said::<Tag>(diary),
        said::<Lab>(diary),
        said::<Review>(diary),
        said::<Question>(diary),
    ]
    .concat()
}

fn values<T: Entry>(kept: Vec<Kept<T>>) -> Vec<T> {
    kept.into_iter().map(|kept| kept.value).collect()
}

/// Asserts that the entries of their kind are these.
fn assert_entries<T: Entry + Debug + PartialEq>(diary: &Diary, expected: &[T]) {
    assert_eq!(values(diary.store.entries::<T>().unwrap()), expected);
}

#[test]
fn what_was_entered_is_read_back_as_it_was() {
    let mut diary = Diary::new();
    diary.write(write_one_of_each);
    let diary = diary.reopened();
    let titrations = diary.store.entries::<TitrationPlan>().unwrap();
    assert_entries(&diary, &[step_answer(&titrations[0].id)]);
    assert_eq!(values(titrations), [titration()]);
    assert_entries(&diary, &[dose_move()]);
    let products = diary.store.entries::<Product>().unwrap();
    assert_entries(&diary, &[refill(&products[0].id)]);
    assert_eq!(values(products), [capsules(), home_solution()]);
    assert_entries(&diary, &[pharmacy()]);
    assert_entries(&diary, &[surgery()]);
    assert_entries(&diary, &[screening()]);
    assert_entries(&diary, &[medicine()]);
    assert_entries(&diary, &[alert()]);
    assert_entries(&diary, &[dreams(), in_own_words()]);
    assert_entries(&diary, &[night_entry(), empty_night()]);
    assert_entries(&diary, &[every_score(), only_pain()]);
    assert_entries(&diary, &[tag()]);
    assert_entries(&diary, &[lab()]);
    assert_entries(&diary, &[review()]);
    assert_entries(&diary, &[question()]);
}

#[test]
fn one_undo_takes_back_every_kind_and_another_brings_all_of_it_again() {
    let mut diary = Diary::new();
    let write = diary.write(write_one_of_each).1.operation.unwrap();
    let written = everything(&diary);
    assert_eq!(written.len(), 21);
    let undo = diary.undo(&write).unwrap();
    assert_eq!(everything(&diary), [""; 0]);
    diary.undo(&undo).unwrap();
    assert_eq!(everything(&diary), written);
}

#[test]
fn a_night_is_entered_once_and_a_contact_has_one_entry_for_its_role() {
    let mut diary = Diary::new();
    diary.write(write_one_of_each);
    let slept = SleepEntry { minutes_to_sleep: Some(10), ..night_entry() };
    let moved = Contact { phone: None, ..pharmacy() };
    diary.write(|writer| {
        writer.put_entry(&slept)?;
        writer.put_entry(&moved)
    });
    assert_entries(&diary, &[slept, empty_night()]);
    assert_entries(&diary, &[moved]);
}

#[test]
fn an_entry_is_changed_in_its_place_and_keeps_when_it_was_made() {
    let mut diary = Diary::new();
    let (id, _) = diary.write(|writer| writer.put_entry(&dreams()));
    let before = diary.store.entry::<SideEffect>(&id).unwrap().unwrap();
    let milder = SideEffect { grade: Grade::Mild, ..dreams() };
    diary.write(|writer| writer.replace_entry(&id, &milder));
    let after = diary.store.entry::<SideEffect>(&id).unwrap().unwrap();
    assert_eq!(after, Kept { value: milder, ..before });
}

#[test]
fn an_entry_that_is_gone_is_neither_found_nor_changed_until_its_removal_is_undone() {
    let mut diary = Diary::new();
    let (id, _) = diary.write(|writer| writer.put_entry(&lab()));
    let removal = diary.write(|writer| writer.remove_entry::<Lab>(&id)).1.operation.unwrap();
    assert_eq!(diary.store.entry::<Lab>(&id), Ok(None));
    let refused = diary.store.write(WRITE, due(9), |writer| writer.replace_entry(&id, &lab()));
    assert_eq!(refused.unwrap_err(), StoreError::NoSuchRecord);
    diary.undo(&removal).unwrap();
    assert_entries(&diary, &[lab()]);
}

#[test]
fn a_night_entered_anew_after_it_was_removed_is_there_once() {
    let mut diary = Diary::new();
    let (id, _) = diary.write(|writer| writer.put_entry(&night_entry()));
    diary.write(|writer| writer.remove_entry::<SleepEntry>(&id));
    diary.write(|writer| writer.put_entry(&night_entry()));
    assert_entries(&diary, &[night_entry()]);
}

#[test]
fn a_span_holds_both_its_ends() {
    let mut diary = Diary::new();
    diary.write(write_one_of_each);
    let nights = |from, to| values(diary.store.entries_between::<SleepEntry>(date(from), date(to)).unwrap()).len();
    assert_eq!([nights(3, 4), nights(3, 3), nights(4, 9), nights(5, 9)], [2, 1, 1, 0]);
    let effects = |from: Timestamp, to| diary.store.entries_between::<SideEffect>(from, to).unwrap().len();
    let second = TimeDelta::seconds(1);
    assert_eq!([effects(due(2), due(2)), effects(due(2) + second, due(3) - second)], [1, 0]);
}

#[test]
fn a_stop_and_a_pause_keep_their_reasons() {
    let mut diary = Diary::new();
    let empty = |day, reason| Phase { reason, ..phase(day, &[], 1) };
    diary.write(|writer| {
        writer.put_pause(&empty(1, PhaseReason::Pause), due(0), Some(PauseWhy::Surgery), None)?;
        writer.put_pause(&empty(2, PhaseReason::Stop), due(0), Some(PauseWhy::NoEffect), Some("after a year"))
    });
    let kept = diary.store.phases().unwrap();
    let said: Vec<_> = kept.iter().map(|phase| (phase.phase.reason, phase.why, phase.note.as_deref())).collect();
    let stopped = (PhaseReason::Stop, Some(PauseWhy::NoEffect), Some("after a year"));
    assert_eq!(said, [(PhaseReason::Pause, Some(PauseWhy::Surgery), None), stopped]);
}

#[test]
fn what_contradicts_itself_is_refused() {
    let mut diary = Diary::new();
    let wordless = SideEffect { own_words: None, ..in_own_words() };
    let ended_first = SideEffect { ended: Some(due(1)), ..dreams() };
    for effect in [wordless, ended_first] {
        let refused = diary.store.write(WRITE, due(9), |writer| writer.put_entry(&effect));
        assert!(matches!(refused.unwrap_err(), StoreError::Refused { .. }));
    }
}
