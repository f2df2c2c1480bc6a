//! Moving a dose to another part of the day.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::answer::Saved;
use super::dose::{DoseId, PartOfDay};
use super::plan::SlotView;
use super::views;

views! {
/// A night that was looked at.
struct MoveNight {
    /// The night's date.
    pub date: String,
    /// Minutes to fall asleep, where entered.
    pub minutes_to_sleep: Option<u16>,
    /// Minutes awake in the night, where entered.
    pub minutes_awake: Option<u16>,
    /// The longer of the two, which the picture shows.
    pub longest: Option<u16>,
    /// Whether trouble sleeping was logged for it.
    pub logged: bool,
    /// Whether it counts as troubled.
    pub troubled: bool,
}

/// The latest entered nights, and how many of them were troubled.
struct MoveSuggestion {
    /// How many were troubled.
    pub troubled: u32,
    /// How many were looked at.
    pub looked_at: u32,
    /// With more minutes than this a night is troubled.
    pub line: u16,
    /// The nights, earliest first.
    pub nights: Vec<MoveNight>,
}

/// A part of the day that the dose can move to.
struct MoveTarget {
    /// The part.
    pub part: PartOfDay,
    /// The time there: as it was before, or the usual one; minutes of the day.
    pub at: u16,
}

/// The first dose after a move, as it is shown before it is confirmed.
struct FirstShown {
    /// Its dose date.
    pub date: String,
    /// When it is due, UTC seconds.
    pub due_at: i64,
}

/// A dose that the move leaves out.
struct LeftOut {
    /// Which.
    pub dose: DoseId,
    /// When it was due, UTC seconds.
    pub due_at: i64,
}

/// From one instant to another, UTC seconds.
struct Stretch {
    /// The beginning.
    pub from: i64,
    /// The end.
    pub to: i64,
}

/// What happens until the first dose after the move.
struct MovePause {
    /// The first dose.
    pub first: FirstShown,
    /// Minutes since the last dose taken; none where none was.
    pub minutes: Option<u32>,
    /// The doses left out, earliest first.
    pub left_out: Vec<LeftOut>,
    /// What the picture shows, from before the last dose until after the first one.
    pub span: Stretch,
    /// The dark hours in it.
    pub nights: Vec<Stretch>,
}

/// What the guided screen shows.
struct MoveView {
    /// The instant this is true of, UTC seconds.
    pub now: i64,
    /// The zone that doses follow.
    pub zone: String,
    /// The diary's own date.
    pub date: String,
    /// The part the dose leaves.
    pub from: PartOfDay,
    /// Where it goes.
    pub to: PartOfDay,
    /// When it is due there, minutes of the day.
    pub at: u16,
    /// The slot as it is now.
    pub present: SlotView,
    /// The parts that have a dose now, in the order of the day.
    pub parts: Vec<PartOfDay>,
    /// Where the dose can go.
    pub targets: Vec<MoveTarget>,
    /// When a dose was last taken, UTC seconds; none where none was.
    pub last_taken_at: Option<i64>,
    /// The doses that are open now and have to be settled first, taken or left out: the one that
    /// moves, and others that the move would close.
    pub open: Vec<LeftOut>,
    /// What happens by the app's cautious rule.
    pub cautious: MovePause,
    /// What happens where the prescriber said to go on with the very next one; none where that
    /// comes to the same, or a day would have 10 mg or more.
    pub very_next: Option<MovePause>,
    /// The nights that speak for it, for a bedtime dose; none where none was troubled.
    pub evidence: Option<MoveSuggestion>,
}

/// A move as it was confirmed.
struct MoveRequest {
    /// The part the dose leaves.
    pub from: PartOfDay,
    /// Where it goes.
    pub to: PartOfDay,
    /// The wall time there as typed.
    pub at: String,
    /// The prescriber said to go on with the very next dose.
    pub prescriber_said_next: bool,
    /// A dose that is still open is left out by the move.
    pub leave_open_out: bool,
    /// The first dose that was shown.
    pub first: FirstShown,
}

/// What became of a move.
#[serde(tag = "kind", rename_all = "snake_case")]
enum MoveOutcome {
    /// It is on disk.
    Saved {
        /// The write.
        saved: Saved,
    },
    /// Nothing was written: the first dose is another one by now.
    Changed {
        /// What happens instead.
        view: Box<MoveView>,
    },
    /// Nothing was written: a dose is open, and has to be taken or left out first.
    AskOpen {
        /// Which, oldest first.
        open: Vec<LeftOut>,
    },
}

/// A figure of the nights on one side of a move.
struct NightFigure {
    /// The median, exact to one decimal; none of fewer than `needs` nights.
    pub median: Option<String>,
    /// Nights that have the figure.
    pub nights: u32,
    /// Nights that a number needs.
    pub needs: u32,
}

/// How many nights were such.
struct NightShare {
    /// How many; none of fewer than `needs` nights.
    pub count: Option<u32>,
    /// Nights with an entry.
    pub nights: u32,
    /// Nights that a number needs.
    pub needs: u32,
}

/// The nights on one side of a move.
struct MoveSide {
    /// The first night; none where there is no night yet.
    pub from: Option<String>,
    /// The last night.
    pub to: Option<String>,
    /// Minutes to fall asleep.
    pub minutes_to_sleep: NightFigure,
    /// Minutes awake in the night.
    pub minutes_awake: NightFigure,
    /// Sleep quality, 0 to 10.
    pub quality: NightFigure,
    /// Nights with vivid dreams or nightmares.
    pub vivid: NightShare,
}

/// A move with what came before and after it.
struct MoveSides {
    /// The part the dose left.
    pub from: PartOfDay,
    /// Where it went.
    pub to: PartOfDay,
    /// The dose date of the first dose after it.
    pub first_date: String,
    /// The prescriber said to go on with the very next dose.
    pub prescriber_said_next: bool,
    /// The nights before.
    pub before: MoveSide,
    /// The nights since.
    pub after: MoveSide,
}

/// The moves so far.
struct MovesView {
    /// Newest first.
    pub moves: Vec<MoveSides>,
    /// Nights on each side at most.
    pub most_nights: u32,
}
}
