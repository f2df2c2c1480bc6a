//! A diary that has something of every kind, with texts that give other programs trouble.

use std::num::NonZeroU16;
use std::path::Path;
use std::sync::Arc;

use chrono_tz::Europe::Berlin;
use ldn_app::demo::{DemoOptions, fill};
use ldn_app::export::{ExportRequest, ExportWords};
use ldn_app::{AppError, Companion};
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
use ldn_core::{
    Amount, Answer, Concentration, DoseDate, Form, Medicine, Part, Phase, PhaseReason, Slot, Timestamp, WallTime,
};
use ldn_store::{Dose, NewOperation, Outcome, Planned, ReminderKind, ReminderRecord, Store, StoreError, Via, Writer};
use tempfile::TempDir;

use crate::support::{PlainFiles, instant};

pub(crate) const NOW: &str = "2026-11-23 21:00";
/// Texts as people paste them, and worse.
pub(crate) const HOSTILE: [&str; 11] = [
    "=HYPERLINK(\"http://example.org\")",
    "+1; \"two\", 'three'",
    "- better\nthan \"before\"",
    "@you",
    "'so-so'",
    "כאב ראש \u{202e}🫠👩‍👩‍👧",
    "<script>alert(1)</script> & so on",
    "a\u{a0}b\u{2028}c",
    " around ",
    "line\r\nline",
    "bell\u{7}\u{1b}[31m\u{ffff}",
];

pub(crate) const WORDS: &str = include_str!("../../../../ui/src/text/en/export.json");

pub(crate) fn words() -> ExportWords {
    ExportWords::read(WORDS).unwrap()
}

pub(crate) fn at(local: &str) -> Timestamp {
    Timestamp::from_seconds(instant(Berlin, local))
}

struct Fixed;

impl ldn_app::ports::Clock for Fixed {
    fn now(&self) -> Timestamp {
        at(NOW)
    }
}

impl ldn_app::ports::Zone for Fixed {
    fn zone(&self) -> chrono_tz::Tz {
        Berlin
    }
}

/// Another device, far from home.
struct Elsewhere;

impl ldn_app::ports::Zone for Elsewhere {
    fn zone(&self) -> chrono_tz::Tz {
        chrono_tz::Pacific::Auckland
    }
}

pub(crate) fn look(folder: &Path) -> Result<Companion, AppError> {
    Companion::look(folder, Arc::new(Fixed), &Elsewhere)
}

pub(crate) fn export(folder: &Path, request: &ExportRequest) -> Result<Vec<u8>, AppError> {
    look(folder)?.export(request, &words())
}

/// The demo person's three months, and an entry of every kind with `text` wherever one can be typed.
pub(crate) fn filled(text: &str) -> TempDir {
    let home = tempfile::tempdir().unwrap();
    let options = DemoOptions { months: 3, seed: 7, until: "2026-11-23".parse().ok(), bedtime: None };
    fill(home.path(), &options, at(NOW), Berlin, &PlainFiles).unwrap();
    add(home.path(), text, text);
    home
}

/// An entry of every kind alone.
pub(crate) fn small(text: &str) -> TempDir {
    noted(text, text)
}

/// The same with a text in the notes that is nowhere else.
pub(crate) fn noted(text: &str, note: &str) -> TempDir {
    let home = tempfile::tempdir().unwrap();
    add(home.path(), text, note);
    home
}

fn add(folder: &Path, text: &str, note: &str) {
    let mut store = Store::open(folder, at("2026-11-23 20:00")).unwrap();
    let now = at("2026-11-23 20:00");
    let operation = NewOperation { kind: "try", via: Via::Window };
    store.write(operation, now, |writer| every_kind(writer, text, note)).unwrap();
    let removed = store.write(operation, now, |writer| writer.put_entry(&tag("removed"))).unwrap().0;
    store.write(operation, now, |writer| writer.remove_entry::<Tag>(&removed)).unwrap();
    let shown = ReminderRecord::planned(ReminderKind::CheckIn, "1767992400", 0, now);
    store.put_reminder(&shown, now).unwrap();
    drop(store);
    starts(folder);
}

/// The program notes the zone and what has closed, as it does whenever it starts.
pub(crate) fn starts(folder: &Path) {
    drop(Companion::open(folder, Arc::new(Fixed), Arc::new(Fixed), &PlainFiles).unwrap());
}

fn mg(micrograms: u32) -> Amount {
    Amount::from_micrograms(micrograms).unwrap()
}

fn date(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn dose_date(text: &str) -> DoseDate {
    text.parse().unwrap()
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn liquid() -> Medicine {
    Medicine { form: Form::Liquid, concentration: Concentration::from_micrograms_per_ml(500) }
}

fn phase(from: &str, slots: &[(Part, u16, u32)], reason: PhaseReason) -> Phase {
    let slot = |(part, at, amount): &(Part, u16, u32)| Slot {
        part: *part,
        at: WallTime::from_minutes(*at).unwrap(),
        amount: mg(*amount),
    };
    Phase { from: dose_date(from), slots: slots.iter().map(slot).collect(), reason, medicine: liquid() }
}

fn every_kind(writer: &mut Writer<'_>, text: &str, note: &str) -> Result<(), StoreError> {
    plan(writer, text, note)?;
    doses(writer)?;
    cautions(writer, text, note)?;
    diary(writer, text, note)?;
    writer.put_setting("theme", "\"night\"")?;
    writer.put_zone_span(at("2026-05-01 12:00"), chrono_tz::America::New_York)?;
    Ok(())
}

fn plan(writer: &mut Writer<'_>, text: &str, note: &str) -> Result<(), StoreError> {
    let three = [(Part::Morning, 480, 1_000), (Part::Evening, 18 * 60, 125), (Part::Bedtime, 1_320, 4_500)];
    writer.put_phase(&phase("2026-11-24", &three, PhaseReason::Plan), at("2026-11-23 19:00"))?;
    let stop = phase("2026-12-24", &[], PhaseReason::Stop);
    writer.put_pause(&stop, at("2026-11-23 19:00"), Some(PauseWhy::Surgery), Some(note))?;
    let rung = |amount, days| Rung { amount: mg(amount), days: NonZeroU16::new(days).unwrap() };
    let titration_id = writer.put_entry(&TitrationPlan {
        part: Part::Morning,
        begun_on: dose_date("2026-11-24"),
        ended_on: None,
        rungs: vec![rung(500, 7), rung(1_500, 14)],
    })?;
    writer.put_entry(&StepAnswer {
        titration_id,
        proposed_on: dose_date("2026-11-24"),
        answer: Answer::Stop,
        from: dose_date("2026-11-24"),
        note: some(note),
        answered_at: at("2026-11-23 19:30"),
    })?;
    writer.put_entry(&DoseMove {
        from: Part::Bedtime,
        to: Part::Morning,
        first_date: dose_date("2026-11-25"),
        prescriber_said_next: true,
        decided_at: at("2026-11-23 19:40"),
    })?;
    let product_id = writer.put_entry(&Product {
        form: Form::Liquid,
        strength: None,
        concentration: liquid().concentration,
        home_made: true,
        keep_cold: true,
        label: some(text),
        in_use_from: at("2026-11-01 12:00"),
        made_on: Some(date("2026-11-01")),
        discard_on: Some(date("2026-12-01")),
        prescribed_on: None,
    })?;
    let cost = Some(Cost { minor: 4_250, currency: "EUR".to_owned() });
    writer.put_entry(&StockEntry {
        product_id,
        kind: StockKind::Refill,
        at: at("2026-11-01 12:00"),
        quantity_ug: 90_125,
        cost,
    })?;
    Ok(())
}

fn doses(writer: &mut Writer<'_>) -> Result<(), StoreError> {
    let dose = |date: &str, planned, outcome| Dose {
        date: dose_date(date),
        planned,
        outcome,
        zone: chrono_tz::America::St_Johns,
        medicine: liquid(),
        answered_at: Some(at("2026-10-25 03:00")),
        via: Via::Import,
    };
    // The clocks went back that night: 02:30 came twice.
    let taken = |seconds| Outcome::Taken { at: Timestamp::from_seconds(seconds), amount: mg(125) };
    writer.put_dose(&dose("2026-10-24", None, taken(1_792_888_200)))?;
    writer.put_dose(&dose("2026-10-24", None, taken(1_792_891_800)))?;
    let planned = |part| Planned {
        part,
        due: at("2026-08-01 08:00"),
        closes: at("2026-08-01 14:00"),
        at: WallTime::from_minutes(480).unwrap(),
        amount: mg(1_000),
    };
    writer.put_dose(&dose("2026-08-01", Some(planned(Part::Morning)), Outcome::Skipped))?;
    let unanswered = dose("2026-08-02", Some(planned(Part::Evening)), Outcome::Missed);
    writer.put_dose(&Dose { answered_at: None, ..unanswered })?;
    Ok(())
}

fn cautions(writer: &mut Writer<'_>, text: &str, note: &str) -> Result<(), StoreError> {
    writer.put_entry(&Contact { role: ContactRole::Pharmacy, name: some(text), phone: some("+49 30 000000") })?;
    writer.put_entry(&Appointment {
        kind: AppointmentKind::Visit,
        on: date("2026-11-30"),
        remind_days: Some(7),
        note: some(note),
    })?;
    writer.put_entry(&Screening { question: ScreeningQuestion::Liver, answer: Opinion::NotSure })?;
    let medicine = writer.put_entry(&OtherMedicine {
        name: text.to_owned(),
        dose: some(text),
        since: Some(date("2026-01-01")),
        until: None,
        note: some(note),
    })?;
    let answer = Some((AlertAnswer::WillAsk, at("2026-11-10 13:00")));
    writer.put_entry(&Alert {
        kind: AlertKind::Opioid,
        subject: Some(medicine),
        raised_at: at("2026-11-10 12:00"),
        answer,
    })?;
    writer.put_entry(&Question { asks: text.to_owned(), asked_on: None })?;
    Ok(())
}

fn tag(words: &str) -> Tag {
    Tag { date: "2026-11-12".parse().unwrap(), what: TagKind::Own, own_words: some(words) }
}

fn diary(writer: &mut Writer<'_>, text: &str, note: &str) -> Result<(), StoreError> {
    for (kind, from_ldn) in [
        (SideEffectKind::Other, Some(Opinion::Yes)),
        (SideEffectKind::TroubleSleeping, Some(Opinion::No)),
        (SideEffectKind::VividDreams, None),
    ] {
        writer.put_entry(&SideEffect {
            what: kind,
            own_words: (kind == SideEffectKind::Other).then(|| text.to_owned()),
            grade: Grade::Severe,
            began: at("2026-11-11 03:00"),
            ended: (kind != SideEffectKind::Other).then(|| at("2026-11-11 09:00")),
            zone: Berlin,
            distressing: (kind == SideEffectKind::VividDreams).then_some(true),
            from_ldn,
            note: some(note),
        })?;
    }
    let scores = Scale::ALL.iter().fold(Scores::default(), |scores, scale| scores.with(*scale, Score::new(10)));
    writer.put_entry(&ScoreEntry {
        at: at("2026-11-12 02:00"),
        zone: Berlin,
        date: "2026-11-11".parse().unwrap(),
        scores,
        note: some(note),
    })?;
    writer.put_entry(&SleepEntry {
        night_of: dose_date("2026-06-01"),
        zone: Berlin,
        bed_at: Some(at("2026-06-01 22:30")),
        minutes_to_sleep: Some(25),
        minutes_awake: None,
        up_at: Some(at("2026-06-02 07:00")),
        dreams: Some(Dreams::Nightmare),
        note: some(note),
    })?;
    writer.put_entry(&tag(text))?;
    for value in ["4.50", "<0.5", text] {
        writer.put_entry(&Lab {
            date: date("2026-11-13"),
            what: LabKind::Own,
            own_words: some(text),
            value: value.to_owned(),
            unit: "mg/L".to_owned(),
            range: some(text),
            note: some(note),
        })?;
    }
    writer.put_entry(&Review {
        marker: ReviewMarker::Weeks8,
        change: OverallChange::ALittleBetter,
        note: some(note),
        answered_at: at("2026-11-14 12:00"),
    })?;
    Ok(())
}
