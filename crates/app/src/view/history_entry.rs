//! One entry of the history: what it is and what it says.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::appointment::AppointmentKind;
use super::calendar::{DayLab, DayScores, DaySleep, DayTag, PlanBegins};
use super::caution::{AlertAbout, AlertKind, AlertReply, ScreeningQuestion, ScreeningReply};
use super::dose::PartOfDay;
use super::pause::PauseReason;
use super::plan::{MedicineForm, SlotView};
use super::record::RecordEntry;
use super::side_effect::{EffectGrade, EffectKind, FromLdn};
use super::stock::{ContactKind, CostView, QuantityView, StockEntryKind};
use super::views;

views! {
/// A kind of entry.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum HistoryKind {
    /// A dose, scheduled or outside the plan.
    Dose,
    /// A side effect.
    SideEffect,
    /// A night.
    Night,
    /// A check-in.
    CheckIn,
    /// A tag.
    Tag,
    /// A laboratory value.
    Lab,
    /// A look back.
    Review,
    /// Surgery or a visit.
    Appointment,
    /// A dose moved to another part of the day.
    Move,
    /// What begins in the plan.
    Plan,
    /// A step that was answered.
    Step,
    /// An alert.
    Alert,
    /// Another medicine.
    Medicine,
    /// A count or a refill.
    Stock,
    /// Steps that were begun.
    Steps,
    /// What doses are taken from.
    Product,
    /// Whom to call.
    Contact,
    /// A question before starting, answered.
    Screening,
    /// A question for the doctor.
    Question,
}

/// Names an entry of the history.
struct HistoryRef {
    /// What it is.
    pub kind: HistoryKind,
    /// What it is known by among its kind.
    pub id: String,
}

/// One line of the history.
struct HistoryEntry {
    /// Names it.
    pub id: HistoryRef,
    /// The date it stands under.
    pub date: String,
    /// When, UTC seconds; missing where the date is all that is known.
    pub at: Option<i64>,
    /// The zone to tell it in.
    pub zone: String,
    /// What it is.
    pub what: HistoryWhat,
    /// How the person's note begins.
    pub note: Option<String>,
}

/// What an entry of the history says.
#[serde(tag = "kind", rename_all = "snake_case")]
enum HistoryWhat {
    /// A dose.
    Dose {
        /// As the record has it.
        entry: RecordEntry,
    },
    /// A side effect.
    SideEffect {
        /// What.
        what: EffectKind,
        /// In own words, where it is none of the list.
        own_words: Option<String>,
        /// How much it got in the way.
        grade: EffectGrade,
        /// When it went, UTC seconds; missing while it lasts.
        ended_at: Option<i64>,
        /// Whether vivid dreams were distressing.
        distressing: Option<bool>,
        /// Whether the person thinks it is from the LDN.
        from_ldn: Option<FromLdn>,
    },
    /// A night.
    Night {
        /// What was said of it.
        night: DaySleep,
    },
    /// A check-in.
    CheckIn {
        /// What was answered.
        scores: DayScores,
    },
    /// A tag.
    Tag {
        /// What.
        tag: DayTag,
    },
    /// A laboratory value.
    Lab {
        /// What the report has.
        lab: DayLab,
    },
    /// A look back.
    Review {
        /// At which marker, by its stored name.
        marker: String,
        /// How much has changed, by its stored name.
        change: String,
    },
    /// Surgery or a visit.
    Appointment {
        /// What.
        what: AppointmentKind,
    },
    /// A dose moved to another part of the day.
    Move {
        /// From this part of the day.
        from: PartOfDay,
        /// To this one.
        to: PartOfDay,
        /// The first dose date after it.
        first_date: String,
    },
    /// What begins in the plan.
    Plan {
        /// What it brings; missing where everything goes on as before.
        what: Option<PlanBegins>,
        /// Its doses; none in a pause.
        slots: Vec<SlotView>,
        /// Why it pauses or stops.
        why: Option<PauseReason>,
    },
    /// A step that was answered.
    Step {
        /// "up", "hold", "back" or "stop".
        answer: String,
    },
    /// An alert.
    Alert {
        /// What it warns of.
        alert: AlertKind,
        /// What it follows from.
        about: AlertAbout,
        /// What the person said.
        reply: Option<AlertReply>,
    },
    /// Another medicine.
    Medicine {
        /// Its name.
        name: String,
        /// How much of it.
        dose: Option<String>,
        /// Until when.
        until: Option<String>,
    },
    /// A count or a refill.
    Stock {
        /// Which of the two.
        what: StockEntryKind,
        /// How much; missing where the product does not say what one unit holds.
        quantity: Option<QuantityView>,
        /// The form of its product.
        form: MedicineForm,
        /// What it cost.
        cost: Option<CostView>,
    },
    /// Steps that were begun.
    Steps {
        /// The part of the day whose amount climbs.
        part: PartOfDay,
        /// Each amount with its days, lowest first.
        steps: Vec<HistoryRung>,
        /// From this dose date on other steps or another plan hold; missing where none came.
        ended_on: Option<String>,
    },
    /// What doses are taken from.
    Product {
        /// Its form.
        form: MedicineForm,
        /// Milligrams in one unit.
        strength: Option<String>,
        /// Milligrams in a millilitre of a liquid.
        concentration: Option<String>,
        /// Made at home.
        home_made: bool,
        /// What the label says.
        label: Option<String>,
        /// To be discarded.
        discard_on: Option<String>,
    },
    /// Whom to call.
    Contact {
        /// Who it is.
        role: ContactKind,
        /// The name, or nothing.
        name: String,
        /// The number as typed, or nothing.
        phone: String,
    },
    /// A question before starting, answered.
    Screening {
        /// The question.
        question: ScreeningQuestion,
        /// What the person says to it.
        reply: ScreeningReply,
    },
    /// A question for the doctor.
    Question {
        /// What is asked.
        asks: String,
        /// The day it was asked; missing while it is open.
        asked_on: Option<String>,
    },
}

/// One of the steps that were begun.
struct HistoryRung {
    /// Milligrams.
    pub mg: String,
    /// The days it is kept.
    pub days: u16,
}
}
