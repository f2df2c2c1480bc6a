//! What the window is told: plain values, decided here and in core, only formatted there.
//!
//! Instants are UTC seconds, dates `YYYY-MM-DD`, wall times minutes of the day, amounts exact
//! decimal text in milligrams or millilitres.

mod answer;
mod appointment;
mod calendar;
mod caution;
mod check_in;
mod diary;
mod dose;
mod evidence;
mod extras;
mod history;
mod history_change;
mod history_entry;
mod import;
mod moving;
mod night;
mod notices;
mod pause;
mod plan;
mod product;
mod question;
mod record;
mod report;
mod settings;
mod side_effect;
mod stairs;
mod steps;
mod stock;
mod today;
mod travel;
mod trends;

use serde::Serialize;
#[cfg(feature = "bindings")]
use ts_rs::TS;

use crate::error::AppError;

pub use answer::{CorrectRequest, Correction, RecordRef, Saved, TakeOutcome, TakeRequest, TakeTarget};
pub use appointment::{AppointmentDraft, AppointmentKind, AppointmentView};
pub use calendar::{
    AddDose, DayAppointment, DayDose, DayEntry, DayEvent, DayLab, DayScores, DaySideEffect, DaySleep, DayStep, DayTag,
    DayView, MonthDay, MonthSum, MonthView, PlanBegins,
};
pub use caution::{
    AlertAbout, AlertKind, AlertReply, AlertView, AlertsView, CardState, EmergencyCard, LastDose, MedicinesView,
    OpioidKind, OtherMedicineCheck, OtherMedicineDraft, OtherMedicineField, OtherMedicineProblem, OtherMedicineView,
    RecognisedOpioid, ScreeningAnswer, ScreeningQuestion, ScreeningReply, ScreeningView,
};
pub use check_in::{
    CheckInQuestion, CheckInSettings, CheckInView, DayValue, LatelyView, ScaleName, ScoreValue, ScoresDraft, ScoresView,
};
pub use diary::{DiaryPrompts, WhenSaid};
pub use dose::{DoseAmount, DoseCard, DoseId, DoseState, NextDose, PartOfDay, SyringeView, TakenView};
pub use evidence::{
    EvidenceCounts, EvidenceRow, EvidenceView, LastReminder, LateReason, NotShownReason, ReminderArrival,
    ReminderHealth, ReminderWarning, ReminderWay,
};
pub use extras::{
    LabDraft, LabKindView, LabName, LabView, LabsView, ReviewAsked, ReviewChange, ReviewDraft, ReviewDue, ReviewGiven,
    ReviewMarkerName, ReviewsView, TagChoice, TagCompared, TagName, TagSaid, TagSideView, TagsCompared, TagsView,
};
pub use history::{HistoryDetail, HistoryFilter, HistoryPage, HistoryPeriod, HistoryWords};
pub use history_change::{HistoryChange, HistoryField, HistoryHow, HistorySlot, HistoryValue};
pub use history_entry::{HistoryEntry, HistoryKind, HistoryRef, HistoryRung, HistoryWhat};
pub use import::{
    DateOrder, ImportEncoding, ImportEntry, ImportOrderAsked, ImportPreview, ImportReason, ImportRefused,
    ImportSeparator, ImportWhat, Imported,
};
pub use moving::{
    FirstShown, LeftOut, MoveNight, MoveOutcome, MovePause, MoveRequest, MoveSide, MoveSides, MoveSuggestion,
    MoveTarget, MoveView, MovesView, NightFigure, NightShare, Stretch,
};
pub use night::{DreamsSaid, NightSpan, NightView, SleepDraft, SleepView};
pub use notices::Notices;
pub use pause::{
    GapView, PauseCheck, PauseDraft, PauseField, PauseKind, PauseProblem, PauseReason, PauseState, PauseView,
    RestartRequest, RestartView,
};
pub use plan::{
    DraftError, DraftField, GuardQuestion, MedicineForm, PhaseKind, PhaseView, PlanCheck, PlanDraft, PlanQuestion,
    PlanView, SlotDraft, SlotView,
};
pub use product::{
    MadeDose, MadeHow, ProductCheck, ProductDraft, ProductField, ProductProblem, ProductQuestion, ProductView,
};
pub use question::{QuestionDraft, QuestionView};
pub use record::{RecordEntry, RecordPage};
pub use report::{
    ReportAsked, ReportChoices, ReportDays, ReportFormat, ReportNotes, ReportPaper, ReportPeriodAsked, ReportPerson,
    ReportPreview, ReportSection, ReportSetup, SavedFile,
};
pub use settings::{About, ReminderTest, Settings, Theme};
pub use side_effect::{
    EffectChange, EffectChangeKind, EffectCheck, EffectContext, EffectDraft, EffectGrade, EffectKind, EffectRow,
    EffectSaved, EffectView, EffectsView, FromLdn, HelpNow, OngoingEffect, RedFlagName,
};
pub use stairs::{
    DecreaseCounts, DecreaseSide, DecreaseView, Stair, StairEvent, StairHappening, StairTread, Staircase,
};
pub use steps::{
    EffectLine, EvenStepsView, MedianView, RungDraft, RunningSteps, StepDate, StepDue, StepProposal, StepReply,
    StepSummary, StepsCheck, StepsDraft, StepsError, StepsField, StepsHow,
};
pub use stock::{
    ContactKind, ContactView, CostView, DiscardView, Lasts, LeftView, QuantityView, StockDraft, StockEntryKind,
    StockEntryView, StockNotice, StockView, YearCost,
};
pub use today::{Heading, Night, NightCount, NightMark, TodayView};
pub use travel::{CloseNext, TravelChoice, TravelMode, TravelQuestion, TravelView};
pub use trends::{
    BaselineView, TrendsEffect, TrendsFigure, TrendsGap, TrendsLane, TrendsMark, TrendsMean, TrendsPeriod, TrendsPoint,
    TrendsStep, TrendsView, TrendsWeek,
};

/// Derives what every value that crosses to the window needs.
macro_rules! views {
    ($($(#[$meta:meta])* $kind:ident $name:ident $body:tt)*) => {$(
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "bindings", derive(TS), ts(export))]
        $(#[$meta])*
        pub $kind $name $body
    )*};
}
pub(crate) use views;

/// How the program stands when the window opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(TS), ts(export))]
pub enum Startup {
    /// A plan is there: show Today.
    Ready,
    /// No plan yet: show the first run.
    FirstRun,
    /// The diary could not be opened; it was left as it is.
    Failed {
        /// Why, and what with.
        error: AppError,
    },
}
