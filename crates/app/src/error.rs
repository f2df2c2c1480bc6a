//! Every way a use case can fail, as a closed set of codes with parameters. The words for them
//! are in the catalogue (`ui/src/text/en/window.json`, under `error`), never here.

use serde::{Deserialize, Serialize};

/// A failure as the window and the command line get it. Carries no health data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(export))]
#[error("{}", self.code())]
pub enum AppError {
    /// The amount is not a number in milligrams.
    AmountNotANumber,
    /// The amount is zero.
    AmountZero,
    /// The amount is negative.
    AmountNegative,
    /// The amount has more than three decimals.
    AmountTooFine,
    /// The amount is too large to be one.
    AmountTooLarge,
    /// The plan's daily total is 10 mg or more (D4).
    PlanNotLowDose {
        /// The day's total, milligrams.
        total_mg: String,
    },
    /// The plan's daily total asks to be confirmed first (D4).
    PlanNotConfirmed,
    /// The time is none.
    TimeInvalid,
    /// The date is none.
    DateInvalid,
    /// The date is too far away to be meant.
    DateOutOfRange {
        /// The earliest date, YYYY-MM-DD.
        earliest: String,
        /// The latest.
        latest: String,
    },
    /// The pause would end on the date it begins, or before.
    PauseEndsTooEarly,
    /// The pause would end more than a year after it begins.
    PauseEndsTooLate,
    /// Doses can't go on before the first that is still open.
    RestartTooEarly {
        /// The earliest dose date, YYYY-MM-DD.
        earliest: String,
    },
    /// There is no pause to end.
    NotPaused,
    /// What is asked first was not answered.
    NotAgreed,
    /// After more than 14 days without a dose the prescriber is asked first (D11).
    AskPrescriberFirst,
    /// There is no dose that nothing is known of.
    NothingToBackfill,
    /// The days before a date are no whole number up to a year.
    RemindDaysInvalid,
    /// The entry is not there any more.
    NoSuchEntry,
    /// The instant lies in the future.
    TimeInFuture,
    /// The time lies so far from the dose that it can't be its.
    TimeFarFromDose,
    /// A plan needs at least one slot and at most four.
    SlotCount,
    /// Two slots have the same part of the day.
    PartTwice,
    /// Two slots are due less than an hour apart.
    SlotsTooClose,
    /// A liquid needs its concentration.
    ConcentrationMissing,
    /// The concentration is not a number above zero.
    ConcentrationInvalid,
    /// 50 mg per millilitre is a tablet's strength, not a concentration (D6).
    ConcentrationIsStrength,
    /// The dose comes to a volume no syringe measures: under 0.05 mL or over 20 mL.
    VolumeUnmeasurable {
        /// The volume, millilitres.
        ml: String,
    },
    /// A capsule or tablet needs the strength of one.
    StrengthMissing,
    /// 50 mg or more in one unit is an ordinary tablet, not a low dose (D6).
    StrengthIsFullTablet,
    /// Water is not a volume above zero.
    WaterInvalid,
    /// Tablet and water come to nothing that can be measured.
    MixUnusable,
    /// The product asks to be confirmed first (D6).
    ProductNotConfirmed,
    /// The plan's dose comes from the product to a volume no syringe measures.
    DoseUnmeasurable {
        /// The dose, milligrams.
        mg: String,
        /// The volume, millilitres.
        ml: String,
    },
    /// What was counted of the product in units can't become millilitres, or the other way.
    ProductHasStock,
    /// There is no product yet, or not this one.
    NoSuchProduct,
    /// The quantity is not a number.
    QuantityNotANumber,
    /// The quantity is below zero.
    QuantityNegative,
    /// A refill of nothing.
    QuantityZero,
    /// The quantity is finer than a quarter of a unit.
    QuantityTooFine,
    /// The quantity is too large to be one.
    QuantityTooLarge,
    /// The product does not say what one unit holds, so its units can't be counted.
    QuantityNoStrength,
    /// The cost is not a number.
    CostNotANumber,
    /// The cost is below zero.
    CostNegative,
    /// The cost has more decimals than its currency.
    CostTooFine,
    /// The cost is too large to be one.
    CostTooLarge,
    /// The currency is no code of three letters.
    CurrencyInvalid,
    /// The date is years away.
    DateFarAway,
    /// The date is still to come.
    DateInFuture,
    /// To be discarded before it was made or opened.
    DiscardBeforeMade,
    /// No telephone number was entered.
    NoNumber,
    /// Nothing on this device takes a number to call.
    CallFailed,
    /// The telephone number has no digit.
    PhoneInvalid,
    /// The days between steps are no whole number.
    StepsDaysNotANumber,
    /// A step is kept for 1 to 365 days.
    StepsDaysOutOfRange,
    /// A step of zero leads nowhere.
    StepsStepZero,
    /// The steps begin above the amount they lead to.
    StepsStartAboveTarget,
    /// The steps begin with the amount they lead to.
    StepsNothingToClimb,
    /// Two amounts are needed to make a step.
    StepsTooFew,
    /// An amount is not above the one before it.
    StepsNotRising,
    /// More than 60 amounts.
    StepsTooMany,
    /// No step is proposed now: it was answered already, or its day is still to come.
    StepNotProposed,
    /// No steps are under way for this dose.
    NoSteps,
    /// There is no plan yet.
    NoPlan,
    /// There is no such dose in the plan.
    NoSuchDose,
    /// The dose has been answered already.
    AlreadyAnswered,
    /// The dose is not open: it can't be snoozed any more, or not past its closing.
    NotOpen,
    /// Snoozing would reach past the closing of the dose.
    SnoozePastClosing {
        /// When the dose closes, UTC seconds.
        closes_at: i64,
    },
    /// A medicine needs its name.
    MedicineNameMissing,
    /// The last day of a medicine is before its first.
    UntilBeforeSince,
    /// There is no dose at that part of the day to move, or the plan pauses.
    NothingToMove,
    /// The part of the day has a dose of its own, now or later in the plan.
    PartTaken,
    /// The first dose after the move would fall into a pause.
    MoveIntoPause,
    /// A setting lies outside what is allowed.
    SettingOutOfRange,
    /// A question was left empty.
    QuestionMissing,
    /// Own words are needed to say what it was.
    OwnWordsMissing,
    /// Own words are too long.
    OwnWordsTooLong {
        /// The most characters there can be.
        limit: u32,
    },
    /// The note is too long.
    NoteTooLong {
        /// The most characters there can be.
        limit: u32,
    },
    /// It ends before it began.
    EndBeforeBeginning,
    /// No visit to the doctor has been yet, to count from.
    NoVisitYet,
    /// The report could not be put on paper.
    ReportFailed,
    /// Nothing was entered.
    NothingEntered,
    /// A laboratory's value is needed.
    LabValueMissing,
    /// A laboratory's value is no number, nor one with "<" or ">" before it.
    LabValueNotANumber,
    /// A laboratory's value, unit or range is too long.
    LabTextTooLong {
        /// The most characters there can be.
        limit: u32,
    },
    /// The marker of the review has not come yet.
    ReviewNotYet,
    /// The file to import is larger than is read.
    ImportTooLarge {
        /// The most mebibytes.
        mib: u32,
    },
    /// The file to import is no text.
    ImportNotText,
    /// The file to import has no column with dates.
    ImportNoDateColumn,
    /// The file to import has neither a column with amounts nor one with scores.
    ImportNoValueColumn,
    /// Two columns of the file to import say the same.
    ImportColumnTwice {
        /// The column's name in the file.
        column: String,
    },
    /// The file to import has more rows than are read.
    ImportTooManyRows {
        /// The most rows.
        limit: u32,
    },
    /// Some dates of the file have the day first, others the month.
    ImportDatesMixed,
    /// It has to be said first whether the day or the month comes first.
    ImportOrderNeeded,
    /// There is nothing new in the file to import.
    ImportNothingNew,
    /// The file or the diary has changed since the preview.
    ImportChanged,
    /// A score is more than 10.
    ScoreOutOfRange,
    /// The night, or getting up, lies in the future.
    NightInFuture,
    /// Up before going to bed.
    UpBeforeBed,
    /// More than 24 hours in bed.
    NightTooLong,
    /// So long in bed is asked about first.
    NightLong {
        /// Minutes in bed.
        minutes: u32,
    },
    /// More minutes than a day has.
    MinutesOutOfRange,
    /// More minutes awake than in bed.
    AwakeLongerThanInBed {
        /// Minutes in bed.
        minutes: u32,
    },
    /// There is nothing to undo: the write is not known or was undone.
    NothingToUndo,
    /// It can't be undone, since the same entry was changed later.
    ChangedSince,
    /// The data folder can't be written to.
    FolderReadOnly {
        /// The folder.
        path: String,
    },
    /// The data folder is not a folder.
    FolderNotAFolder {
        /// The path.
        path: String,
    },
    /// The data folder can't be made or used.
    FolderUnusable {
        /// The folder.
        path: String,
    },
    /// The folder holds a diary already (for `demo`).
    FolderNotEmpty {
        /// The folder.
        path: String,
    },
    /// There is no diary in the folder (for `check`).
    NoDiary {
        /// The folder.
        path: String,
    },
    /// The disk is full.
    DiskFull,
    /// The file is not a diary of this app.
    NotADiary {
        /// The file.
        path: String,
    },
    /// The file is damaged.
    Damaged {
        /// The file.
        path: String,
    },
    /// Another program holds the file.
    Locked {
        /// The file.
        path: String,
    },
    /// A newer version of the app wrote the file; it was left untouched.
    NewerVersion {
        /// The file.
        path: String,
        /// The file's version.
        found: u32,
        /// The newest version this program knows.
        known: u32,
    },
    /// The period of an export ends before it begins.
    ExportPeriodReversed,
    /// JSON is everything: it has no period, and the notes are in it.
    ExportJsonIsWhole,
    /// There is a file of this name already.
    ExportExists {
        /// The file.
        path: String,
    },
    /// The name is a folder's, or no ordinary file's.
    ExportNotAFile {
        /// The path.
        path: String,
    },
    /// The folder the file would be in is not there.
    ExportNoFolder {
        /// The folder.
        path: String,
    },
    /// The folder or the file can't be written to.
    ExportReadOnly {
        /// The file.
        path: String,
    },
    /// No room is left for the file; what was there is as it was.
    ExportDiskFull {
        /// The file.
        path: String,
    },
    /// The file can't be written for another reason.
    ExportFailed {
        /// The file.
        path: String,
    },
    /// The system names no folder that a file could be saved in.
    NoFolderToSaveIn,
    /// What was saved is not there any more, or was saved in an earlier run.
    SavedFileGone,
    /// Nothing on this device opens the file or shows its folder.
    OpenFailed,
    /// Reading or writing failed in another way.
    Storage,
    /// There is no notification service.
    NoNotificationServer,
    /// Notifications are switched off for the app.
    NotificationsNotAllowed,
    /// The notification service refused.
    NotificationRefused,
    /// The system did not take the setting to start with the computer, or does not say how it stands.
    LoginStartFailed,
}

impl AppError {
    /// The failure without parameters that has this code; none where there is none.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        serde_json::from_value(serde_json::json!({ "code": code })).ok()
    }

    /// The code as it crosses to the window: the variant's name in snake case.
    #[must_use]
    pub fn code(&self) -> String {
        serde_json::to_value(self)
            .ok()
            .and_then(|value| value.get("code").and_then(|code| code.as_str().map(str::to_owned)))
            .unwrap_or_default()
    }
}
