//! Journeys: which clock doses follow, and what is asked about it.

use serde::{Deserialize, Serialize};
#[cfg(feature = "bindings")]
use ts_rs::TS;

use super::dose::DoseId;
use super::views;

views! {
/// Which clock doses follow.
#[derive(Copy)]
#[serde(rename_all = "snake_case")]
enum TravelMode {
    /// The local clock.
    Follow,
    /// Home's, wherever the person is.
    Home,
}

/// Which clock doses follow, and the zones it is about.
struct TravelView {
    /// Which.
    pub mode: TravelMode,
    /// The device's zone.
    pub device_zone: String,
    /// The zone that home time keeps, or would keep if it were chosen now.
    pub home_zone: String,
}

/// The clock moved: which one are doses to follow? Asked once for each change of zone.
struct TravelQuestion {
    /// The zone before.
    pub from_zone: String,
    /// The zone now.
    pub to_zone: String,
    /// When the last dose was taken, UTC seconds.
    pub last_taken_at: Option<i64>,
    /// The next dose by the local clock.
    pub follow: TravelChoice,
    /// The next dose by the clock of before.
    pub home: TravelChoice,
}

/// The next dose by one of the clocks.
struct TravelChoice {
    /// Due, UTC seconds; past where it is open.
    pub due_at: i64,
    /// Whole minutes from the last dose to it, or to now where it is open.
    pub minutes_since_last: Option<u32>,
}

/// A journey brings the next dose less than 12 hours after the last one (own rule): is it to be
/// left out? Asked once for each dose.
struct CloseNext {
    /// The next dose.
    pub dose: DoseId,
    /// Due, UTC seconds; past where it is open.
    pub due_at: i64,
    /// When the last dose was taken, UTC seconds.
    pub last_taken_at: i64,
    /// Whole minutes between the two.
    pub minutes: u32,
}
}
