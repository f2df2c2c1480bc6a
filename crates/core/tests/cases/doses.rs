//! Cases of scheduled doses: schedule, status, attribute, adherence.

use chrono::TimeDelta;
use ldn_core::{Amount, Attribution, DoseDate, DoseKey, Part, Status, Timestamp};
use serde::Deserialize;

use crate::case::Rule;
use crate::words::{CaseAnswer, CasePhase, Instant, Text, Zone, log, regimen};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScheduleCase {
    zone: Zone,
    regimen: Vec<CasePhase>,
    window: Window,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Window {
    after: Instant,
    until: Instant,
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scheduled {
    dose_date: Text<DoseDate>,
    part: Text<Part>,
    due: Instant,
    amount_mg: Text<Amount>,
}

impl Rule for ScheduleCase {
    type Result = Vec<Scheduled>;

    fn result(&self) -> Vec<Scheduled> {
        let doses = ldn_core::schedule(&regimen(&self.regimen), self.zone.0, self.window.after.0, self.window.until.0);
        let scheduled = doses.into_iter().map(|dose| Scheduled {
            dose_date: Text(dose.key.date),
            part: Text(dose.key.part),
            due: Instant(dose.due),
            amount_mg: Text(dose.amount),
        });
        scheduled.collect()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatusCase {
    zone: Zone,
    regimen: Vec<CasePhase>,
    log: Vec<CaseAnswer>,
    now: Instant,
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Standing {
    dose_date: Text<DoseDate>,
    part: Text<Part>,
    due: Instant,
    closes: Instant,
    status: String,
}

impl Rule for StatusCase {
    type Result = Vec<Standing>;

    fn result(&self) -> Vec<Standing> {
        let now = self.now.0;
        let window = (now - TimeDelta::hours(24), now + TimeDelta::hours(24));
        let doses = ldn_core::statuses(&regimen(&self.regimen), self.zone.0, &log(&self.log), now, window);
        let standing = doses.into_iter().map(|dose| Standing {
            dose_date: Text(dose.dose.key.date),
            part: Text(dose.dose.key.part),
            due: Instant(dose.dose.due),
            closes: Instant(dose.closes),
            status: name(dose.status).to_owned(),
        });
        standing.collect()
    }
}

fn name(status: Status) -> &'static str {
    match status {
        Status::Upcoming => "upcoming",
        Status::Due => "due",
        Status::Taken => "taken",
        Status::Skipped => "skipped",
        Status::Missed => "missed",
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AttributeCase {
    zone: Zone,
    regimen: Vec<CasePhase>,
    log: Vec<CaseAnswer>,
    now: Instant,
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(untagged)]
pub(crate) enum Attributed {
    Dose(NamedDose),
    Asked(Asked),
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct NamedDose {
    dose_date: Text<DoseDate>,
    part: Text<Part>,
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Asked {
    Extra,
}

impl Rule for AttributeCase {
    type Result = Attributed;

    fn result(&self) -> Attributed {
        match ldn_core::attribute(&regimen(&self.regimen), self.zone.0, &log(&self.log), self.now.0) {
            Attribution::Dose(DoseKey { date, part }) => {
                Attributed::Dose(NamedDose { dose_date: Text(date), part: Text(part) })
            }
            Attribution::Extra { .. } => Attributed::Asked(Asked::Extra),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AdherenceCase {
    zone: Zone,
    regimen: Vec<CasePhase>,
    plan_entered: Instant,
    from: Text<DoseDate>,
    to: Text<DoseDate>,
    now: Instant,
    log: Vec<CaseAnswer>,
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Adherence {
    due: u32,
    taken: u32,
    late: u32,
    skipped: u32,
    missed: u32,
    percent: Option<u32>,
}

impl Rule for AdherenceCase {
    type Result = Adherence;

    fn result(&self) -> Adherence {
        let midnight = |date: DoseDate| Timestamp::from(date.date().and_time(chrono::NaiveTime::MIN).and_utc());
        // Wide enough for every zone: only the dose dates choose.
        let window = (midnight(self.from.0.minus_days(3)), midnight(self.to.0.plus_days(5)));
        let doses = ldn_core::statuses(&regimen(&self.regimen), self.zone.0, &log(&self.log), self.now.0, window);
        let sum = ldn_core::adherence(&doses, self.plan_entered.0, &(self.from.0..=self.to.0));
        Adherence {
            due: sum.due,
            taken: sum.taken,
            late: sum.late,
            skipped: sum.skipped,
            missed: sum.missed,
            percent: sum.percent(),
        }
    }
}
