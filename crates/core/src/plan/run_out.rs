//! How long what is left lasts: the plan still to come, with its steps, taken from it (D7).

use chrono::{Days, NaiveDate, TimeDelta};

use super::regimen::Part;
use super::titration::Step;
use crate::dose::schedule::ScheduledDose;
use crate::time::dose_date::DoseDate;

/// So far ahead doses are counted; what lasts longer lasts for more than a year.
pub const LOOK_AHEAD: TimeDelta = TimeDelta::days(400);
/// From here on "more than a year" is said, not a date.
const A_YEAR: i64 = 365;

/// `doses` with the amounts that the `steps` to come of each part give them: the last step that has
/// begun.
#[must_use]
pub fn with_steps(doses: &[ScheduledDose], steps: &[(Part, Vec<Step>)]) -> Vec<ScheduledDose> {
    let amount = |dose: &ScheduledDose| {
        let own = steps.iter().filter(|(part, _)| *part == dose.key.part).flat_map(|(_, steps)| steps);
        own.filter(|step| step.from <= dose.key.date)
            .max_by_key(|step| step.from)
            .map_or(dose.amount, |step| step.amount)
    };
    doses.iter().map(|dose| ScheduledDose { amount: amount(dose), ..*dose }).collect()
}

/// How long what is left lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunOut {
    /// No dose is planned.
    NothingPlanned,
    /// Not enough for the next dose, of this dose date.
    Out(DoseDate),
    /// For so many doses, the last of them on this dose date.
    On(DoseDate, u32),
    /// For every dose of the plan, which ends before that.
    ToTheEnd(u32),
    /// For more than a year.
    OverAYear,
}

/// How long `micrograms` last for the doses to `come`, in their order, none of which is answered or
/// closed. `come` reaches [`LOOK_AHEAD`] from `today` on, as far as the plan does.
#[must_use]
pub fn run_out(micrograms: u64, come: &[ScheduledDose], today: DoseDate) -> RunOut {
    let mut left = micrograms;
    let mut last = None;
    let mut doses = 0;
    for dose in come {
        let amount = u64::from(dose.amount.micrograms());
        if amount > left {
            return last.map_or(RunOut::Out(dose.key.date), |last| lasts_until(last, doses, today));
        }
        left -= amount;
        last = Some(dose.key.date);
        doses += 1;
    }
    match last {
        None => RunOut::NothingPlanned,
        Some(last) if last.days_since(today) > A_YEAR => RunOut::OverAYear,
        Some(_) => RunOut::ToTheEnd(doses),
    }
}

fn lasts_until(last: DoseDate, doses: u32, today: DoseDate) -> RunOut {
    if last.days_since(today) > A_YEAR { RunOut::OverAYear } else { RunOut::On(last, doses) }
}

impl RunOut {
    /// The dose date of the last dose it is enough for; where there is none, of the first it is not
    /// enough for.
    #[must_use]
    pub const fn date(self) -> Option<DoseDate> {
        match self {
            Self::Out(date) | Self::On(date, _) => Some(date),
            Self::NothingPlanned | Self::ToTheEnd(_) | Self::OverAYear => None,
        }
    }

    /// When to think of a refill: so many days before.
    #[must_use]
    pub fn refill_by(self, days_before: u16) -> Option<NaiveDate> {
        self.date()?.date().checked_sub_days(Days::new(u64::from(days_before)))
    }

    /// Whether it is time to think of a refill.
    #[must_use]
    pub fn is_low(self, days_before: u16, today: NaiveDate) -> bool {
        self.refill_by(days_before).is_some_and(|by| by <= today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dose::schedule::schedule;
    use crate::plan::amount::Amount;
    use crate::plan::regimen::{Form, Medicine, Phase, PhaseReason, Regimen, Slot};
    use crate::time::local::first_instant_at;
    use crate::time::timestamp::Timestamp;
    use crate::time::wall_time::WallTime;
    use chrono_tz::Europe::Berlin;

    fn date(text: &str) -> DoseDate {
        text.parse().unwrap()
    }

    fn noon(text: &str) -> Timestamp {
        first_instant_at(Berlin, date(text).date().and_time(WallTime::NOON.to_naive()))
    }

    fn mg(text: &str) -> Amount {
        text.parse().unwrap()
    }

    fn bedtime(from: &str, amount: &str) -> Phase {
        let at = WallTime::from_minutes(22 * 60).unwrap();
        let slots = vec![Slot { part: Part::Bedtime, at, amount: mg(amount) }];
        let medicine = Medicine { form: Form::Capsule, concentration: None };
        Phase { from: date(from), slots, reason: PhaseReason::Plan, medicine }
    }

    fn pause(from: &str) -> Phase {
        Phase { slots: Vec::new(), reason: PhaseReason::Pause, ..bedtime(from, "1") }
    }

    /// From noon of 10 January on.
    fn runs_out(milligrams: u64, phases: Vec<Phase>, steps: &[Step]) -> RunOut {
        let now = noon("2026-01-10");
        let steps = [(Part::Bedtime, steps.to_vec())];
        let doses = schedule(&Regimen::new(phases), Berlin, now, now + LOOK_AHEAD);
        run_out(milligrams * 1_000, &with_steps(&doses, &steps), date("2026-01-10"))
    }

    #[test]
    fn ten_doses_last_for_ten_nights_tonight_included() {
        assert_eq!(runs_out(45, vec![bedtime("2026-01-01", "4.5")], &[]), RunOut::On(date("2026-01-19"), 10));
    }

    #[test]
    fn a_step_up_brings_the_date_nearer() {
        let step = Step { from: date("2026-01-12"), amount: mg("4") };
        // 3 + 3, then 4 each: 6 + 8 × 4 = 38.
        assert_eq!(runs_out(38, vec![bedtime("2026-01-01", "3")], &[step]), RunOut::On(date("2026-01-19"), 10));
        assert_eq!(runs_out(38, vec![bedtime("2026-01-01", "3")], &[]), RunOut::On(date("2026-01-21"), 12));
    }

    #[test]
    fn a_pause_moves_it_away() {
        let phases = vec![bedtime("2026-01-01", "4.5"), pause("2026-01-12"), bedtime("2026-01-19", "4.5")];
        assert_eq!(runs_out(45, phases, &[]), RunOut::On(date("2026-01-26"), 10));
    }

    #[test]
    fn less_than_the_next_dose_is_none() {
        assert_eq!(runs_out(4, vec![bedtime("2026-01-01", "4.5")], &[]), RunOut::Out(date("2026-01-10")));
    }

    #[test]
    fn what_lasts_for_years_is_not_counted_to_its_end() {
        assert_eq!(runs_out(9_000, vec![bedtime("2026-01-01", "4.5")], &[]), RunOut::OverAYear);
        // Enough for 370 doses of the 400 that are looked at.
        assert_eq!(runs_out(1_665, vec![bedtime("2026-01-01", "4.5")], &[]), RunOut::OverAYear);
    }

    #[test]
    fn in_a_pause_without_an_end_nothing_runs_out() {
        assert_eq!(runs_out(45, vec![pause("2026-01-01")], &[]), RunOut::NothingPlanned);
        let phases = vec![bedtime("2026-01-01", "4.5"), pause("2026-01-12")];
        assert_eq!(runs_out(45, phases, &[]), RunOut::ToTheEnd(2));
    }

    #[test]
    fn it_is_low_from_the_day_of_the_reminder_on() {
        let on = RunOut::On(date("2026-01-19"), 10);
        let day = |text: &str| date(text).date();
        assert_eq!(on.refill_by(7), Some(day("2026-01-12")));
        assert!(!on.is_low(7, day("2026-01-11")) && on.is_low(7, day("2026-01-12")));
        assert!(RunOut::Out(date("2026-01-10")).is_low(0, day("2026-01-10")));
        assert!(!RunOut::OverAYear.is_low(60, day("2026-01-10")));
    }
}
