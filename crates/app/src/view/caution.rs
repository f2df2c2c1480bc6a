//! The questions before starting, other medicines, alerts, and the emergency card.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::dose::DoseAmount;
use super::plan::{MedicineForm, SlotView};
use super::views;
use crate::error::AppError;

views! {
/// A question before starting.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum ScreeningQuestion {
    /// Opioids now.
    Opioids,
    /// Opioids in the last two weeks.
    OpioidsBefore,
    /// Liver disease or raised liver values.
    Liver,
    /// Pregnancy or breastfeeding.
    Pregnancy,
    /// An allergy to naltrexone.
    Allergy,
    /// Surgery or dental treatment planned.
    Surgery,
}

/// What the person says to one.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum ScreeningReply {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not sure.
    NotSure,
}

/// A question with its answer.
#[derive(Copy)]
struct ScreeningAnswer {
    /// The question.
    pub question: ScreeningQuestion,
    /// The answer.
    pub reply: ScreeningReply,
}

/// What was answered; a question that is not there was not.
struct ScreeningView {
    /// The answers, in the order of the questions.
    pub answers: Vec<ScreeningAnswer>,
    /// The questions without an answer.
    pub open: u32,
}

/// Another medicine as typed; an empty field says nothing.
struct OtherMedicineDraft {
    /// Its name.
    pub name: String,
    /// Its dose, in own words.
    pub dose: String,
    /// Since when: "2026-11-23".
    pub since: String,
    /// The last day; empty while it is taken.
    pub until: String,
    /// A note.
    pub note: String,
}

/// Which part of a medicine an error belongs to.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum OtherMedicineField {
    /// The name.
    Name,
    /// The dose.
    Dose,
    /// The first day.
    Since,
    /// The last day.
    Until,
    /// The note.
    Note,
}

/// Something wrong in a medicine as typed.
struct OtherMedicineProblem {
    /// Where.
    pub field: OtherMedicineField,
    /// What.
    pub error: AppError,
}

/// Where an opioid acts.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum OpioidKind {
    /// In the gut, or against cough only.
    GutOrCough,
    /// In the body.
    Opioid,
}

/// An opioid recognised by a medicine's name (A1).
struct RecognisedOpioid {
    /// Where it acts.
    pub kind: OpioidKind,
    /// Its generic name in English: "tramadol".
    pub ingredient: String,
    /// False where a slip of typing was read over.
    pub exact: bool,
}

/// What core says of a medicine while it is typed.
struct OtherMedicineCheck {
    /// What must be mended first; empty where it can be kept.
    pub problems: Vec<OtherMedicineProblem>,
    /// The opioid it looks like.
    pub opioid: Option<RecognisedOpioid>,
}

/// Another medicine.
struct OtherMedicineView {
    /// What it is known by.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its dose, in own words.
    pub dose: Option<String>,
    /// The first day.
    pub since: Option<String>,
    /// The last day.
    pub until: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// The opioid it looks like.
    pub opioid: Option<RecognisedOpioid>,
    /// As it would be typed, to change it.
    pub draft: OtherMedicineDraft,
}

/// Other medicines, each list by name.
struct MedicinesView {
    /// Those taken now, or from a day to come.
    pub current: Vec<OtherMedicineView>,
    /// Those that ended.
    pub past: Vec<OtherMedicineView>,
}

/// What an alert warns of.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum AlertKind {
    /// An opioid is taken now.
    Opioid,
    /// A medicine of the opioid kind that acts in the gut or against cough.
    GutOrCough,
    /// Opioids were taken in the last two weeks.
    OpioidsBefore,
    /// Liver disease or raised liver values.
    Liver,
    /// Pregnancy or breastfeeding.
    Pregnancy,
    /// An allergy to naltrexone.
    Allergy,
    /// Surgery or dental treatment.
    Surgery,
}

/// What the person says to an alert.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum AlertReply {
    /// The prescriber or pharmacist was asked.
    Asked,
    /// They will be asked.
    WillAsk,
    /// It is not taken, or not so.
    NotTaking,
}

/// What an alert follows from.
#[serde(tag = "kind", rename_all = "snake_case")]
enum AlertAbout {
    /// An answer before starting.
    Answer,
    /// Another medicine.
    Medicine {
        /// Its name.
        name: String,
        /// The opioid it looks like, in English; none where it was renamed.
        ingredient: Option<String>,
    },
    /// Surgery or dental treatment.
    Appointment {
        /// On which date.
        on: String,
    },
    /// What it was about was deleted.
    Gone,
}

/// An alert.
struct AlertView {
    /// What it is known by.
    pub id: String,
    /// What it warns of.
    pub kind: AlertKind,
    /// What it follows from.
    pub about: AlertAbout,
    /// When it was raised, UTC seconds.
    pub raised_at: i64,
    /// What was answered.
    pub reply: Option<AlertReply>,
    /// When, UTC seconds.
    pub answered_at: Option<i64>,
}

/// Every alert.
struct AlertsView {
    /// The zone that its instants are shown in.
    pub zone: String,
    /// Those not answered yet, the strongest first.
    pub open: Vec<AlertView>,
    /// Those answered, the latest answer first.
    pub answered: Vec<AlertView>,
}

/// How the medicine is taken at present.
#[serde(tag = "kind", rename_all = "snake_case")]
enum CardState {
    /// By the plan, or by the one that begins on this date.
    Taking {
        /// The first date, where it is still to come.
        from: Option<String>,
    },
    /// A pause.
    Paused {
        /// Its first date.
        since: String,
    },
    /// Stopped.
    Stopped {
        /// The first date without.
        since: String,
    },
}

/// The last dose that was taken.
struct LastDose {
    /// When, UTC seconds.
    pub at: i64,
    /// The zone it was taken in.
    pub zone: String,
    /// How much.
    pub amount: DoseAmount,
}

/// What is shown to whoever treats the person (A5).
struct EmergencyCard {
    /// The instant it is true of, UTC seconds.
    pub now: i64,
    /// The zone its times are shown in.
    pub zone: String,
    /// Whether it is taken at present.
    pub state: CardState,
    /// The doses of a day; in a pause or after a stop those before it.
    pub doses: Vec<SlotView>,
    /// The form.
    pub form: MedicineForm,
    /// Milligrams in a millilitre, for a liquid.
    pub concentration: Option<String>,
    /// The last dose taken; none where none is recorded.
    pub last: Option<LastDose>,
    /// Who prescribes.
    pub prescriber: Option<String>,
    /// Their telephone number as typed.
    pub prescriber_phone: Option<String>,
}
}
