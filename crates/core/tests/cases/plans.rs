//! Cases of plans that change: switch, titration.

use ldn_core::{Amount, Answer, DoseDate, Ladder, LadderError, Part, Regimen, Switch, Titration, WallTime};
use serde::Deserialize;

use crate::case::Rule;
use crate::words::{Instant, Text, Zone};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SwitchCase {
    zone: Zone,
    now: Instant,
    last_taken: Option<Instant>,
    to: Target,
    prescriber_said_next: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Target {
    part: Text<Part>,
    at: Text<WallTime>,
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct FirstDose {
    dose_date: Text<DoseDate>,
    due: Instant,
    gap_minutes: Option<i64>,
}

impl Rule for SwitchCase {
    type Result = Option<FirstDose>;

    fn result(&self) -> Option<FirstDose> {
        let switch = Switch { to: self.to.part.0, at: self.to.at.0, prescriber_said_next: self.prescriber_said_next };
        let last_taken = self.last_taken.map(|taken| taken.0);
        let first = ldn_core::first_dose_after_switch(switch, self.zone.0, self.now.0, last_taken)?;
        Some(FirstDose { dose_date: Text(first.key.date), due: Instant(first.due), gap_minutes: first.gap_minutes })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TitrationCase {
    from: Text<DoseDate>,
    start_mg: Text<Amount>,
    step_mg: Text<Amount>,
    every_days: u16,
    target_mg: Text<Amount>,
    answers: Vec<CaseAnswer>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum CaseAnswer {
    Up,
    Hold,
    Back,
    Stop,
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Step {
    from: Text<DoseDate>,
    amount_mg: Text<Amount>,
}

impl Rule for TitrationCase {
    type Result = Vec<Step>;

    fn result(&self) -> Vec<Step> {
        let step = |from, amount| Step { from: Text(from), amount_mg: Text(amount) };
        let ladder = match Ladder::even(self.start_mg.0, self.step_mg.0, self.target_mg.0, self.every_days) {
            Ok(ladder) => ladder,
            // Where there is nothing to climb the first step is the only one.
            Err(LadderError::NothingToClimb | LadderError::StartAboveTarget) => {
                return vec![step(self.from.0, self.start_mg.0)];
            }
            Err(_) => return Vec::new(),
        };
        let answers: Vec<Answer> = self.answers.iter().copied().map(answer).collect();
        let begun = Titration::begin(ladder, self.from.0);
        let first = begun.present();
        let to_come = begun.steps_to_come(&answers, &Regimen::default());
        std::iter::once(first).chain(to_come).map(|shown| step(shown.from, shown.amount)).collect()
    }
}

fn answer(answer: CaseAnswer) -> Answer {
    match answer {
        CaseAnswer::Up => Answer::Up,
        CaseAnswer::Hold => Answer::Hold,
        CaseAnswer::Back => Answer::Back,
        CaseAnswer::Stop => Answer::Stop,
    }
}
