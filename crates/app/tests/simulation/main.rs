//! Ten years of reminders in many zones, with a machine that sleeps, crashes, travels and has its
//! clock set, and a person who answers, snoozes, waves away or does nothing. Seeded: a failure can
//! be lived through again.
//!
//! In a release build a million reminders are shown (`cargo test --release -p ldn-app --test
//! simulation -- --nocapture`), in a debug build a part of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, unreachable_pub, reason = "tests")]

mod life;
mod memory;
mod service;
mod witness;

use life::{Counts, Life};

const REMINDERS: u64 = if cfg!(debug_assertions) { 40_000 } else { 1_000_000 };
const YEARS: i64 = if cfg!(debug_assertions) { 1 } else { 10 };
const ZONES: [chrono_tz::Tz; 24] = {
    use chrono_tz::{Africa, America, Asia, Atlantic, Australia, Europe, Pacific};
    [
        Europe::Berlin,
        Europe::London,
        Europe::Dublin,
        Europe::Lisbon,
        Europe::Kyiv,
        America::New_York,
        America::Los_Angeles,
        America::St_Johns,
        America::Santiago,
        America::Sao_Paulo,
        America::Havana,
        America::Asuncion,
        Africa::Cairo,
        Africa::Casablanca,
        Asia::Tokyo,
        Asia::Kolkata,
        Asia::Kathmandu,
        Asia::Gaza,
        Asia::Beirut,
        Australia::Lord_Howe,
        Australia::Adelaide,
        Pacific::Auckland,
        Pacific::Chatham,
        Atlantic::Azores,
    ]
};

#[test]
fn in_ten_years_no_open_dose_goes_unreminded_and_none_is_shown_twice_or_after_its_answer() {
    let mut sum = Counts::default();
    let mut seed = 1;
    while sum.shown < REMINDERS {
        for zone in ZONES {
            sum.add(&Life::new(zone, seed).live(YEARS));
            seed += 1;
        }
    }
    println!("{sum}");
    assert!(sum.is_of_everything(), "something was never tried: {sum}");
}
