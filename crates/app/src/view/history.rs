//! The history: one list of everything, and one entry of it with what became of it.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::calendar::{DayLab, DayScores, DaySleep, DayTag, PlanBegins};
use super::caution::{AlertAbout, AlertKind, AlertReply, ScreeningQuestion, ScreeningReply};
use super::diary::{EffectGrade, EffectKind, FromLdn};
use super::dose::PartOfDay;
use super::pause::PauseReason;
use super::plan::{MedicineForm, SlotView};
use super::record::RecordEntry;
use super::stock::{ContactKind, CostView, QuantityView, StockEntryKind};
use super::{AppointmentKind, views};

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

/// Which stretch of time.
#[serde(tag = "kind", rename_all = "snake_case")]
enum HistoryPeriod {
    /// Everything.
    All,
    /// The last 30 days.
    Days30,
    /// This year.
    ThisYear,
    /// From one date to another as typed, both included; an empty one is open.
    Between {
        /// The first date.
        from: String,
        /// The last one.
        to: String,
    },
}

/// The words the window has for a stored name, so that they can be found too.
struct HistoryWords {
    /// "side_effect" or "side_effect.headache".
    pub name: String,
    /// Its words.
    pub words: String,
}

/// What of the history is wanted.
struct HistoryFilter {
    /// Which kinds; all where it is empty.
    pub kinds: Vec<HistoryKind>,
    /// Which stretch of time.
    pub period: HistoryPeriod,
    /// What to find; each word of it has to be there.
    pub text: String,
    /// The words for stored names; needed only where there is something to find.
    pub words: Vec<HistoryWords>,
}

/// A page of the history, newest first.
struct HistoryPage {
    /// The entries.
    pub entries: Vec<HistoryEntry>,
    /// Give this back to get the page after it; missing on the last one.
    pub older: Option<String>,
    /// The diary's date today.
    pub today: String,
    /// The zone that doses follow now.
    pub zone: String,
    /// Whether the whole diary has no entry.
    pub nothing_at_all: bool,
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

/// An entry with everything of it.
struct HistoryDetail {
    /// The entry, with its note as a whole.
    pub entry: HistoryEntry,
    /// Whether it can be removed from here.
    pub removable: bool,
    /// What became of it, latest first.
    pub changes: Vec<HistoryChange>,
    /// The present instant, UTC seconds.
    pub now: i64,
    /// The diary's date today.
    pub today: String,
    /// The zone that doses follow now.
    pub zone: String,
}

/// What one write did to an entry.
struct HistoryChange {
    /// When, UTC seconds.
    pub at: i64,
    /// "window", "notification", "tray", "demo", "closing" or "import".
    pub via: String,
    /// What it did.
    pub how: HistoryHow,
    /// Whether it was an undo.
    pub is_undo: bool,
    /// Whether it was undone later.
    pub was_undone: bool,
    /// What the entry said otherwise afterwards.
    pub fields: Vec<HistoryField>,
}

/// What a write does to an entry.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum HistoryHow {
    /// It comes into the diary.
    Entered,
    /// It says something else.
    Changed,
    /// It is removed.
    Removed,
}

/// Something that an entry said otherwise afterwards.
struct HistoryField {
    /// The column's name.
    pub name: String,
    /// Before.
    pub before: HistoryValue,
    /// Afterwards.
    pub after: HistoryValue,
}

/// A value of an entry, by what it means.
#[serde(tag = "kind", rename_all = "snake_case")]
enum HistoryValue {
    /// Nothing.
    Nothing,
    /// As the person wrote it.
    Words {
        /// What.
        text: String,
    },
    /// One of a closed set, by its stored name.
    Name {
        /// Which.
        name: String,
    },
    /// An instant, UTC seconds.
    Instant {
        /// When.
        at: i64,
    },
    /// A date.
    Date {
        /// Which.
        date: String,
    },
    /// A wall time.
    Wall {
        /// Minutes of the day.
        minutes: u16,
    },
    /// An amount.
    Amount {
        /// Milligrams.
        mg: String,
    },
    /// A whole number.
    Count {
        /// Which.
        value: i64,
    },
    /// Yes or no.
    YesNo {
        /// Which of the two.
        yes: bool,
    },
    /// The doses of a plan.
    Slots {
        /// Each of them.
        slots: Vec<HistorySlot>,
    },
}

/// A dose of a plan as it was.
struct HistorySlot {
    /// The part of the day.
    pub part: PartOfDay,
    /// Its wall time, minutes of the day.
    pub at: u16,
    /// Milligrams.
    pub mg: String,
}
}
