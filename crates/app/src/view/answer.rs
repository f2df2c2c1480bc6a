//! Answering a dose, and mending an answer.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::dose::{DoseId, NextDose};
use super::views;

views! {
/// A write that is on disk.
struct Saved {
    /// Names the write, to undo it; missing where there is nothing to undo.
    pub operation: Option<String>,
    /// When it was written, UTC seconds.
    pub at: i64,
    /// Whether the help-now text belongs beside it (10 mg or more taken in a day, D4).
    pub help_now: bool,
}

/// Which dose a "taken" is for.
#[serde(tag = "kind", rename_all = "snake_case")]
enum TakeTarget {
    /// Core finds out.
    Auto,
    /// This one.
    Dose {
        /// Which.
        dose: DoseId,
    },
    /// A dose outside the plan.
    Extra,
}

/// "Taken", by a button or with a time and an amount.
struct TakeRequest {
    /// Which dose.
    pub target: TakeTarget,
    /// Local date and time as typed ("2026-11-23T21:30"); now where it is missing.
    pub at: Option<String>,
    /// Milligrams as typed; the planned amount where it is missing.
    pub amount: Option<String>,
    /// The person has seen that another dose was taken less than 8 hours before (D8).
    pub close_confirmed: bool,
}

/// What became of a "taken".
#[serde(tag = "kind", rename_all = "snake_case")]
enum TakeOutcome {
    /// It is on disk.
    Saved {
        /// The write.
        saved: Saved,
        /// The scheduled dose it is for; none for one outside the plan.
        dose: Option<DoseId>,
    },
    /// Nothing was written: which dose is meant? (late for the last, early for the next, or extra)
    AskWhich {
        /// The last dose, which it may be late for.
        late: Option<NextDose>,
        /// The next dose, which it may be early for.
        early: Option<NextDose>,
    },
    /// Nothing was written: another dose was taken less than 8 hours before or after (D8).
    AskClose {
        /// Minutes between the two.
        minutes: u32,
        /// When the other one was taken, UTC seconds.
        other_at: i64,
    },
}

/// A change to a dose that was answered or missed.
struct CorrectRequest {
    /// The record to change.
    pub id: RecordRef,
    /// What really happened.
    pub to: Correction,
    /// The person has seen that another dose was taken less than 8 hours before (D8).
    pub close_confirmed: bool,
}

/// Names a record in the diary of doses.
#[serde(tag = "kind", rename_all = "snake_case")]
enum RecordRef {
    /// A scheduled dose.
    Dose {
        /// Which.
        dose: DoseId,
    },
    /// A dose outside the plan, by its record's id.
    Extra {
        /// The id.
        id: String,
    },
}

/// What really happened.
#[serde(tag = "kind", rename_all = "snake_case")]
enum Correction {
    /// Taken at a local date and time, with an amount in milligrams, both as typed.
    Taken {
        /// "2026-11-23T21:30"; as it was where it is missing.
        at: Option<String>,
        /// "4.5".
        amount: String,
    },
    /// Left out by choice.
    Skipped,
    /// Nothing was said: the answer is taken back.
    NoAnswer,
}
}
