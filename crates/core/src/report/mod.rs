//! The doctor's report (P1) as one value: everything it says of a period, made of what the diary has.
//!
//! The page, the preview and whatever else shows the report draw from this value, so that no figure
//! is computed twice. Each figure carries how many entries it is of, and the rule it follows: what is
//! of too few entries is none, with the number it needs.

mod care;
mod days;
mod detail;
mod doses;
mod effects;
mod input;
mod line;
mod moves;
mod options;
mod scores;
#[cfg(test)]
mod tests;

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;

use crate::care::appointment::AppointmentKind;
use crate::caution::alert::AlertKind;
use crate::diary::baseline::first_dose;
use crate::diary::review::Review;
use crate::plan::stairs::Stair;
use crate::time::diary_date::{DiaryDate, diary_date};
use crate::time::dose_date::DoseDate;
use crate::time::timestamp::Timestamp;

pub use care::{AlertLine, AppointmentLine, LabLine, LabValue, MedicineLine, TagRun};
pub use days::{Gap, LoggedDays};
pub use detail::{DayDose, DayEffect, DayEntry, DayLab, DayNight, DayScore, DetailRow, DoseOutcome, NoEntries};
pub use doses::{DosesTaken, Prescribed, Takes};
pub use effects::{EffectEntry, EffectRow};
pub use input::{ExtraDose, PauseSaid, Person, PlanSaid, ReportDose, ReportInput};
pub use line::{DoseStep, MoveMark, StepWhy};
pub use moves::MoveSides;
pub use options::{Period, ReportOptions, Section};
pub use scores::{MainScore, Means, ScaleChange, ScoreLines, SpanLength};

/// The report of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Whose it is.
    pub person: Person,
    /// The period, its end no later than the day it is made on.
    pub period: Period,
    /// The diary's day it is made on.
    pub made_on: DiaryDate,
    /// The zone whose clocks it speaks of, but where an entry has its own.
    pub zone: Tz,
    /// The visit it is for: the next one that is known, from the end of the period on.
    pub visit: Option<NaiveDate>,
    /// What is shown.
    pub options: ReportOptions,
    /// What is taken at the end of the period, and what was prescribed; none without a plan.
    pub takes: Option<Takes>,
    /// The first dose of all: the first one taken, and until then the next one of the plan (L4).
    pub first_dose: Option<DiaryDate>,
    /// Doses taken of those that were due.
    pub doses: DosesTaken,
    /// The score that stands first.
    pub main: MainScore,
    /// Days with an entry.
    pub logged: LoggedDays,
    /// The means over the weeks.
    pub lines: ScoreLines,
    /// What a day's doses came to, earliest first.
    pub steps: Vec<DoseStep>,
    /// The same with every change of times and parts.
    pub dose_changes: Vec<DoseStep>,
    /// When the dose moved to another part of the day.
    pub marks: Vec<MoveMark>,
    /// The change of each daily score, in its order.
    pub changes: Vec<ScaleChange>,
    /// Sleep before and after each move, latest first.
    pub moves: Vec<MoveSides>,
    /// Side effects, a row a kind, the strongest first.
    pub effects: Vec<EffectRow>,
    /// Each side effect by itself, earliest first.
    pub effect_entries: Vec<EffectEntry>,
    /// Other medicines of the period, in the order of their names.
    pub medicines: Vec<MedicineLine>,
    /// What the person was warned of, the strongest first.
    pub alerts: Vec<AlertLine>,
    /// Surgery and dental treatment of the period and ahead.
    pub appointments: Vec<AppointmentLine>,
    /// Laboratory values, a row a kind.
    pub labs: Vec<LabLine>,
    /// How much has changed overall, as asked at its markers.
    pub reviews: Vec<Review>,
    /// Tags on days one after the other, earliest first; flares before all others.
    pub tags: Vec<TagRun>,
    /// The person's own questions.
    pub questions: Vec<String>,
    /// Day by day.
    pub detail: Vec<DetailRow>,
}

impl Report {
    /// Whether nothing was entered in the period and nothing was due, whatever of it is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let within = |date: NaiveDate| self.period.dates().contains(&date);
        let doses = self.doses.adherence.due > 0 || self.doses.extra > 0 || self.doses.open > 0;
        let labs = self.labs.iter().flat_map(|lab| &lab.values).any(|value| within(value.date));
        self.logged.days == 0 && !doses && !labs && self.effect_entries.is_empty()
    }

    /// Whether the person entered any opioid, as a medicine or as an answer.
    #[must_use]
    pub fn tells_of_an_opioid(&self) -> bool {
        let told = |alert: &AlertLine| matches!(alert.kind, AlertKind::Opioid | AlertKind::OpioidsBefore);
        self.medicines.iter().any(|medicine| medicine.opioid.is_some()) || self.alerts.iter().any(told)
    }

    /// Whether it ends on the day it is made on: "now" is then its end.
    #[must_use]
    pub fn ends_today(&self) -> bool {
        self.period.to == self.made_on
    }

    /// Whether `section` is shown.
    #[must_use]
    pub fn shows(&self, section: Section) -> bool {
        self.options.sections.contains(&section)
    }
}

/// The report of `period` as it stands at `now`, seen in `zone`.
#[must_use]
pub fn report(input: &ReportInput<'_>, period: Period, options: &ReportOptions, now: Timestamp, zone: Tz) -> Report {
    let made_on = diary_date(zone, now);
    let period = period.until(made_on);
    let at = At { period, now, zone };
    let first = first_dose(input.regimen, input.first_taken, DoseDate::new(made_on.date()));
    let (effects, effect_entries) = effects::effects(input, &at, options.notes);
    Report {
        person: input.person.clone(),
        period,
        made_on,
        zone,
        visit: visit(input, period),
        options: options.clone(),
        takes: doses::takes(input, period),
        first_dose: first.map(|first| DiaryDate::new(first.date())),
        doses: doses::taken(input, &at),
        main: scores::main(input, options.main, (first, period)),
        logged: days::logged(input, period),
        lines: scores::lines(input, options.main, (first, period)),
        steps: line::steps(input, period, options.notes),
        dose_changes: line::dose_changes(input, period, options.notes),
        marks: line::marks(input, period),
        changes: scores::changes(input, (first, period)),
        moves: moves::moves(input, &at),
        effects,
        effect_entries,
        medicines: care::medicines(input, period),
        alerts: care::alerts(input, &at),
        appointments: care::appointments(input, period),
        labs: care::labs(input, period),
        reviews: care::reviews(input, &at),
        tags: care::tags(input, period),
        questions: input.questions.to_vec(),
        detail: if options.sections.contains(&Section::Detail) {
            detail::detail(input, &at, options.notes)
        } else {
            Vec::new()
        },
    }
}

/// What every part of it looks at.
struct At {
    period: Period,
    now: Timestamp,
    zone: Tz,
}

impl At {
    /// The last instant the report knows of: the end of the period, or now.
    fn end(&self) -> Timestamp {
        let after = self.period.to.date().succ_opt().unwrap_or(NaiveDate::MAX);
        let four = chrono::NaiveTime::from_hms_opt(4, 0, 0).unwrap_or_default();
        // At four itself the next day has begun.
        (crate::time::local::first_instant_at(self.zone, after.and_time(four)) - TimeDelta::seconds(1)).min(self.now)
    }
}

fn visit(input: &ReportInput<'_>, period: Period) -> Option<NaiveDate> {
    let visits = input.appointments.iter().filter(|one| one.kind == AppointmentKind::Visit);
    visits.map(|visit| visit.on).filter(|on| *on >= period.to.date()).min()
}

/// A stair cut to the days from `from` to `to`; none where it lies outside.
fn cut(stair: &Stair, (from, to): (NaiveDate, NaiveDate)) -> Option<(NaiveDate, NaiveDate)> {
    let begins = stair.from.date().max(from);
    let ends = stair.to.map_or(to, |next| next.minus_days(1).date().min(to));
    (begins <= ends).then_some((begins, ends))
}
