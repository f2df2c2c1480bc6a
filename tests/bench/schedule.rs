//! The doses of ten years, beside the `rrule` crate giving the same instants.

use std::hint::black_box;

use chrono_tz::Tz;
use ldn_core::{Form, Medicine, Part, Phase, PhaseReason, Regimen, Slot, Timestamp, schedule};
use rrule::RRuleSet;

use crate::timing::interleaved;

const ZONE: Tz = Tz::Europe__Berlin;
const ROUNDS: usize = 31;
/// Each is run so often in a row, so that both find their own memory warm and not the other's.
const IN_A_ROW: u32 = 10;
/// Times faster than the other.
const AIM: u8 = 10;
/// Ten years from 1 January 2026, in whole days before the last midnight.
const FIRST: &str = "2026-01-01";
const AFTER: i64 = 1_767_222_000;
const UNTIL: i64 = 2_082_754_800;

/// A plan and the rule that gives its instants. No dose falls into the hour that clocks skip: there
/// the two differ, as RFC 5545 would have it otherwise.
struct Plan {
    name: &'static str,
    slots: &'static [(Part, &'static str)],
    rule: &'static str,
}

const PLANS: [Plan; 2] = [
    Plan {
        name: "one dose a day",
        slots: &[(Part::Bedtime, "22:00")],
        rule: "DTSTART;TZID=Europe/Berlin:20260101T220000\nRRULE:FREQ=DAILY;UNTIL=20351231T230000Z",
    },
    Plan {
        name: "three doses a day",
        slots: &[(Part::Morning, "08:00"), (Part::Afternoon, "14:00"), (Part::Bedtime, "22:00")],
        rule: "DTSTART;TZID=Europe/Berlin:20260101T080000\nRRULE:FREQ=DAILY;BYHOUR=8,14,22;UNTIL=20351231T230000Z",
    },
];

/// Ten years of each plan, both ways.
pub(crate) fn measure() -> Result<Vec<String>, String> {
    PLANS.iter().map(measure_plan).collect()
}

fn measure_plan(plan: &Plan) -> Result<String, String> {
    let name = plan.name;
    let regimen = regimen(plan).ok_or_else(|| format!("{name}: the plan is unreadable"))?;
    let rule: RRuleSet = plan.rule.parse().map_err(|error| format!("{name}: {error}"))?;
    let ours = || schedule(&regimen, ZONE, Timestamp::from_seconds(AFTER), Timestamp::from_seconds(UNTIL));
    let theirs = || rule.into_iter().collect::<Vec<_>>();

    let our_instants: Vec<i64> = ours().iter().map(|dose| dose.due.seconds()).collect();
    let their_instants: Vec<i64> = theirs().iter().map(chrono::DateTime::timestamp).collect();
    if our_instants != their_instants {
        let (ours, theirs) = (our_instants.len(), their_instants.len());
        return Err(format!("{name}: {ours} doses of ours are not the {theirs} instants of rrule"));
    }

    let medians = interleaved(ROUNDS, || in_a_row(ours), || in_a_row(theirs));
    let doses = our_instants.len() as u128 * u128::from(IN_A_ROW);
    Ok(format!(
        "{} times faster than rrule (aim {AIM}): {name} for ten years, {} doses, {} and {} ns a dose",
        medians.times_faster(),
        our_instants.len(),
        medians.ours / doses,
        medians.theirs / doses,
    ))
}

fn in_a_row<T>(run: impl Fn() -> T) {
    for _ in 0..IN_A_ROW {
        black_box(run());
    }
}

fn regimen(plan: &Plan) -> Option<Regimen> {
    let amount = "1.5".parse().ok()?;
    let slot = |(part, at): &(Part, &str)| Some(Slot { part: *part, at: at.parse().ok()?, amount });
    Some(Regimen::new(vec![Phase {
        from: FIRST.parse().ok()?,
        slots: plan.slots.iter().map(slot).collect::<Option<_>>()?,
        reason: PhaseReason::Plan,
        medicine: Medicine { form: Form::Capsule, concentration: None },
    }]))
}
