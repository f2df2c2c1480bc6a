//! Invented lives with a diary, from which reports are made.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, missing_docs, reason = "tests")]

use chrono::{Days, NaiveDate, TimeDelta};
use chrono_tz::{Europe::Berlin, Tz};
use fastrand::Rng;
use ldn_core::care::appointment::{Appointment, AppointmentKind};
use ldn_core::caution::alert::Alert;
use ldn_core::caution::medicine::OtherMedicine;
use ldn_core::diary::lab::{Lab, LabKind};
use ldn_core::diary::review::{OverallChange, Review, ReviewMarker};
use ldn_core::diary::scores::{Scale, ScoreEntry, Scores};
use ldn_core::diary::side_effect::{Grade, Opinion, SideEffect, SideEffectKind};
use ldn_core::diary::tag::{Tag, TagKind};
use ldn_core::plan::dose_move::DoseMove;
use ldn_core::plan::steps::{Rung, StepAnswer, TitrationPlan};
use ldn_core::report::{
    ExtraDose, PauseSaid, Period, Person, PlanSaid, Report, ReportDose, ReportInput, ReportOptions, report,
};
use ldn_core::sleep::entry::{Dreams, SleepEntry};
use ldn_core::{
    Action, Answer, Concentration, DiaryDate, DoseDate, DoseKey, DoseLog, Form, LoggedDose, Medicine, Part, Phase,
    PhaseReason, Regimen, Score, Slot, Timestamp, first_instant_at, schedule, statuses,
};

pub const ZONE: Tz = Berlin;

/// Everything the report is made of.
#[derive(Debug, Default)]
pub struct Life {
    pub person: Person,
    pub phases: Vec<Phase>,
    pub titrations: Vec<TitrationPlan>,
    pub answers: Vec<StepAnswer>,
    pub moves: Vec<DoseMove>,
    pub pauses: Vec<PauseSaid>,
    pub log: Vec<(DoseKey, LoggedDose)>,
    pub extras: Vec<ExtraDose>,
    pub scores: Vec<ScoreEntry>,
    pub nights: Vec<SleepEntry>,
    pub effects: Vec<SideEffect>,
    pub tags: Vec<Tag>,
    pub medicines: Vec<OtherMedicine>,
    pub alerts: Vec<Alert>,
    pub appointments: Vec<Appointment>,
    pub labs: Vec<Lab>,
    pub reviews: Vec<Review>,
    pub questions: Vec<String>,
}

pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn dose_date(text: &str) -> DoseDate {
    DoseDate::new(date(text))
}

pub fn at(text: &str) -> Timestamp {
    first_instant_at(ZONE, chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap())
}

pub fn liquid() -> Medicine {
    Medicine { form: Form::Liquid, concentration: Concentration::from_micrograms_per_ml(1_000) }
}

pub fn slot(part: Part, time: &str, amount: &str) -> Slot {
    Slot { part, at: time.parse().unwrap(), amount: amount.parse().unwrap() }
}

impl Life {
    /// Slots from a date on; none for the nights of a move.
    pub fn phase(&mut self, from: &str, slots: Vec<Slot>) {
        let reason = if slots.is_empty() { PhaseReason::Move } else { PhaseReason::Plan };
        self.phases.push(Phase { from: dose_date(from), slots, reason, medicine: liquid() });
    }

    pub fn effect(&mut self, what: SideEffectKind, grade: Grade, began: &str, days: Option<u64>, opinion: Opinion) {
        let began = at(began);
        self.effects.push(SideEffect {
            what,
            own_words: None,
            grade,
            began,
            ended: days.map(|days| began + TimeDelta::days(i64::try_from(days).unwrap())),
            zone: ZONE,
            distressing: (what == SideEffectKind::VividDreams).then_some(grade > Grade::Mild),
            from_ldn: Some(opinion),
            note: None,
        });
    }

    pub fn score(&mut self, date: NaiveDate, values: [u8; 4]) {
        let scores = Scale::DAILY.iter().zip(values);
        let scores = scores.fold(Scores::default(), |all, (scale, value)| all.with(*scale, Score::new(value)));
        let at = first_instant_at(ZONE, date.and_hms_opt(20, 30, 0).unwrap());
        self.scores.push(ScoreEntry { at, zone: ZONE, date: DiaryDate::new(date), scores, note: None });
    }

    pub fn night(&mut self, night_of: NaiveDate, to_sleep: u16, awake: u16, dreams: Dreams) {
        self.nights.push(SleepEntry {
            night_of: DoseDate::new(night_of),
            zone: ZONE,
            bed_at: None,
            minutes_to_sleep: Some(to_sleep),
            minutes_awake: Some(awake),
            up_at: None,
            dreams: Some(dreams),
            note: None,
        });
    }

    pub fn regimen(&self) -> Regimen {
        Regimen::new(self.phases.clone())
    }

    /// Answers the doses from one date to another: taken but for those of `other`.
    pub fn answers_doses(&mut self, from: &str, to: &str, mut other: impl FnMut(usize) -> Option<Kind>) {
        let (after, until) = (at(&format!("{from} 00:00")), at(&format!("{to} 23:59")));
        let doses = schedule(&self.regimen(), ZONE, after - TimeDelta::seconds(1), until);
        for (place, dose) in doses.iter().enumerate() {
            let taken = |late| LoggedDose { action: Action::Taken, at: Some(dose.due + TimeDelta::minutes(late)) };
            let logged = match other(place) {
                Some(Kind::Missed) => continue,
                Some(Kind::Skipped) => LoggedDose { action: Action::Skipped, at: None },
                Some(Kind::Late) => taken(95),
                None => taken(4),
            };
            self.log.push((dose.key, logged));
        }
    }

    fn first_taken(&self) -> Option<DoseDate> {
        let taken = self.log.iter().filter(|(_, logged)| logged.action == Action::Taken);
        taken.map(|(key, _)| key.date).min()
    }

    /// The report of a period, made on the evening after it.
    pub fn report(&self, from: &str, to: &str, options: &ReportOptions) -> Report {
        self.report_at(from, to, options, first_instant_at(ZONE, date(to).and_hms_opt(21, 0, 0).unwrap()))
    }

    pub fn report_at(&self, from: &str, to: &str, options: &ReportOptions, now: Timestamp) -> Report {
        let regimen = self.regimen();
        let period = Period { from: DiaryDate::new(date(from)), to: DiaryDate::new(date(to)) };
        let log: DoseLog = self.log.iter().copied().collect();
        let midnight = |date: NaiveDate| first_instant_at(ZONE, date.and_hms_opt(0, 0, 0).unwrap());
        let span = (midnight(period.from.date()) - TimeDelta::days(2), midnight(period.to.date()) + TimeDelta::days(2));
        let standing = statuses(&regimen, ZONE, &log, now, span);
        let of_period = standing.into_iter().filter(|dose| period.dose_dates().contains(&dose.dose.key.date));
        let doses: Vec<ReportDose> = of_period.map(|dose| ReportDose { dose, taken: None, zone: ZONE }).collect();
        let plan = PlanSaid {
            entered: Timestamp::EARLIEST,
            titrations: &self.titrations,
            answers: &self.answers,
            moves: &self.moves,
            pauses: &self.pauses,
        };
        let input = ReportInput {
            person: &self.person,
            regimen: &regimen,
            plan,
            first_taken: self.first_taken(),
            doses: &doses,
            extras: &self.extras,
            scores: &self.scores,
            nights: &self.nights,
            effects: &self.effects,
            tags: &self.tags,
            medicines: &self.medicines,
            alerts: &self.alerts,
            appointments: &self.appointments,
            labs: &self.labs,
            reviews: &self.reviews,
            questions: &self.questions,
        };
        report(&input, period, options, now, ZONE)
    }
}

/// What became of a dose that was not simply taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Late,
    Skipped,
    Missed,
}

fn example() -> Person {
    Person {
        name: Some("Example".to_owned()),
        born: Some(date("1979-03-14")),
        condition: Some("Fibromyalgia".to_owned()),
    }
}

fn some_luck(rng: &mut Rng) -> Option<Kind> {
    match rng.u32(0..100) {
        0..6 => Some(Kind::Late),
        6..9 => Some(Kind::Skipped),
        9..12 => Some(Kind::Missed),
        _ => None,
    }
}

/// Days with entries: slowly better, and some without.
fn live(life: &mut Life, rng: &mut Rng, from: &str, to: &str, pain: (u8, u8), lazy: u32) {
    let days = date(to).signed_duration_since(date(from)).num_days();
    for (place, day) in date(from).iter_days().take_while(|day| *day <= date(to)).enumerate() {
        let done = u8::try_from(i64::try_from(place).unwrap() * 100 / days.max(1)).unwrap();
        let about = |first: u8, last: u8| {
            let (first, last) = (i32::from(first), i32::from(last));
            u8::try_from(first + (last - first) * i32::from(done) / 100).unwrap()
        };
        if rng.u32(0..100) < lazy {
            continue;
        }
        let mut near = |value: u8| (value + rng.u8(0..3)).saturating_sub(1).min(10);
        let values = [near(about(pain.0, pain.1)), near(about(7, 6)), near(about(4, 6)), near(about(4, 5))];
        life.score(day, values);
        let dreams = if rng.u32(0..12) == 0 { Dreams::Vivid } else { Dreams::Ordinary };
        life.night(day.pred_opt().unwrap(), rng.u16(8..40), rng.u16(0..25), dreams);
    }
}

fn steps(life: &mut Life, from: &str, amounts: &[&str], days: u16, at: &str) {
    let days_of = std::num::NonZeroU16::new(days).unwrap();
    let rungs = ["1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5"];
    let rungs = rungs.iter().map(|amount| Rung { amount: amount.parse().unwrap(), days: days_of }).collect();
    life.titrations.push(TitrationPlan { part: Part::Bedtime, begun_on: dose_date(from), ended_on: None, rungs });
    let mut day = date(from);
    for amount in amounts {
        life.phase(&day.to_string(), vec![slot(Part::Bedtime, at, amount)]);
        day = day.checked_add_days(Days::new(u64::from(days))).unwrap();
    }
}

fn goes_back(life: &mut Life, on: &str, note: &str) {
    life.answers.push(StepAnswer {
        titration_id: String::new(),
        proposed_on: dose_date(on),
        answer: Answer::Back,
        from: dose_date(on),
        note: Some(note.to_owned()),
        answered_at: at(&format!("{on} 19:00")),
    });
}

fn moves_to_mornings(life: &mut Life, on: &str, first: &str) {
    life.phase(on, Vec::new());
    life.phase(first, vec![slot(Part::Morning, "08:00", "4.5")]);
    life.moves.push(DoseMove {
        from: Part::Bedtime,
        to: Part::Morning,
        first_date: dose_date(first),
        prescriber_said_next: false,
        decided_at: at(&format!("{on} 19:00")),
    });
}

fn usual_care(life: &mut Life, labs: [&str; 2]) {
    let medicine = |name: &str, dose: &str, since: Option<&str>| OtherMedicine {
        name: name.to_owned(),
        dose: Some(dose.to_owned()),
        since: since.map(date),
        until: None,
        note: None,
    };
    life.medicines.push(medicine("Duloxetine", "30 mg, mornings", Some("2024-05-01")));
    life.medicines.push(medicine("Paracetamol", "500 mg, as needed", None));
    for (day, esr, alt) in [(labs[0], "31", "22"), (labs[1], "24", "24")] {
        for (what, value, unit, range) in [(LabKind::Esr, esr, "mm/h", "0–20"), (LabKind::Alt, alt, "U/L", "0–35")]
        {
            life.labs.push(Lab {
                date: date(day),
                what,
                own_words: None,
                value: value.to_owned(),
                unit: unit.to_owned(),
                range: Some(range.to_owned()),
                note: None,
            });
        }
    }
}

fn reviewed(life: &mut Life, marker: ReviewMarker, change: OverallChange, on: &str) {
    life.reviews.push(Review { marker, change, note: None, answered_at: at(&format!("{on} 20:00")) });
}

fn flare(life: &mut Life, from: &str, days: usize) {
    for day in date(from).iter_days().take(days) {
        life.tags.push(Tag { date: DiaryDate::new(day), what: TagKind::Flare, own_words: None });
    }
}

/// The person of the looks: baseline, steps with one back, a move to mornings.
pub fn five_months() -> Life {
    let mut life = Life { person: example(), ..Life::default() };
    let mut rng = Rng::with_seed(7);
    steps(&mut life, "2026-08-21", &["1", "1.5", "2", "2.5", "3", "2.5", "3", "3.5", "4", "4.5"], 10, "22:00");
    goes_back(&mut life, "2026-10-10", "vivid dreams");
    moves_to_mornings(&mut life, "2026-11-24", "2026-11-25");
    life.answers_doses("2026-08-21", "2027-01-11", |_| some_luck(&mut rng));
    live(&mut life, &mut rng, "2026-08-07", "2026-12-20", (7, 5), 12);
    live(&mut life, &mut rng, "2026-12-30", "2027-01-11", (5, 4), 12);
    life.effect(SideEffectKind::TroubleSleeping, Grade::Moderate, "2026-11-19 23:30", Some(9), Opinion::Yes);
    life.effect(SideEffectKind::VividDreams, Grade::Moderate, "2026-10-02 23:00", Some(10), Opinion::Yes);
    life.effect(SideEffectKind::Headache, Grade::Mild, "2026-09-12 23:00", Some(3), Opinion::NotSure);
    life.effect(SideEffectKind::UpsetStomach, Grade::Mild, "2026-08-24 12:00", Some(5), Opinion::NotSure);
    life.effect(SideEffectKind::HotFlashes, Grade::Mild, "2026-12-14 12:00", None, Opinion::No);
    usual_care(&mut life, ["2026-08-12", "2027-01-05"]);
    let appointment = |kind, on: &str| Appointment { kind, on: date(on), remind_days: None, note: None };
    life.appointments.push(appointment(AppointmentKind::Dental, "2027-02-04"));
    life.appointments.push(appointment(AppointmentKind::Visit, "2027-01-12"));
    reviewed(&mut life, ReviewMarker::Weeks8, OverallChange::ALittleBetter, "2026-10-16");
    reviewed(&mut life, ReviewMarker::Weeks18, OverallChange::Better, "2026-12-25");
    flare(&mut life, "2026-12-12", 6);
    life.questions = [
        "I have stayed at 4.5 mg since 19 November. Stay, or go on to 5 mg?",
        "May I keep taking it in the morning?",
        "I have dental surgery on 4 February. What does the dentist need to know?",
    ]
    .map(str::to_owned)
    .to_vec();
    life
}

/// No plan and no entry.
pub fn nothing() -> Life {
    Life { person: example(), ..Life::default() }
}

/// A good first three months.
pub fn three_months() -> Life {
    let mut life = Life { person: example(), ..Life::default() };
    let mut rng = Rng::with_seed(3);
    steps(&mut life, "2026-08-23", &["1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5"], 12, "22:00");
    life.answers_doses("2026-08-23", "2026-11-22", |_| some_luck(&mut rng));
    live(&mut life, &mut rng, "2026-08-09", "2026-11-22", (7, 4), 6);
    life.effect(SideEffectKind::VividDreams, Grade::Mild, "2026-08-25 23:00", Some(6), Opinion::Yes);
    life.effect(SideEffectKind::Headache, Grade::Mild, "2026-09-05 18:00", Some(1), Opinion::NotSure);
    usual_care(&mut life, ["2026-08-12", "2026-11-02"]);
    reviewed(&mut life, ReviewMarker::Weeks2, OverallChange::TheSame, "2026-09-06");
    reviewed(&mut life, ReviewMarker::Weeks8, OverallChange::Better, "2026-10-18");
    life.questions.push("May I stay at 4.5 mg?".to_owned());
    life
}

/// A year with a step back, a move to mornings and a pause.
pub fn a_year() -> Life {
    let mut life = five_months();
    let mut rng = Rng::with_seed(11);
    life.phases.push(Phase {
        from: dose_date("2027-02-02"),
        slots: Vec::new(),
        reason: PhaseReason::Pause,
        medicine: liquid(),
    });
    life.pauses.push(PauseSaid {
        from: dose_date("2027-02-02"),
        why: Some(ldn_core::plan::pause::PauseWhy::Surgery),
        note: None,
    });
    life.phase("2027-02-12", vec![slot(Part::Morning, "08:00", "4.5")]);
    life.answers_doses("2027-01-12", "2027-08-20", |_| some_luck(&mut rng));
    live(&mut life, &mut rng, "2027-01-12", "2027-08-20", (5, 3), 20);
    life.effect(SideEffectKind::Headache, Grade::Moderate, "2027-03-12 23:00", Some(2), Opinion::NotSure);
    life.effect(SideEffectKind::Nausea, Grade::Mild, "2027-02-13 12:00", Some(3), Opinion::Yes);
    reviewed(&mut life, ReviewMarker::Year1, OverallChange::Better, "2027-08-20");
    flare(&mut life, "2027-04-02", 3);
    life
}

/// 1 mg three times a day.
pub fn three_a_day() -> Life {
    let mut life = Life { person: example(), ..Life::default() };
    let mut rng = Rng::with_seed(5);
    let slots = |amount: &str| {
        vec![
            slot(Part::Morning, "08:00", amount),
            slot(Part::Afternoon, "14:00", amount),
            slot(Part::Bedtime, "22:30", amount),
        ]
    };
    life.phase("2026-09-01", slots("0.5"));
    life.phase("2026-09-29", slots("1"));
    life.answers_doses("2026-09-01", "2026-11-22", |_| some_luck(&mut rng));
    live(&mut life, &mut rng, "2026-08-20", "2026-11-22", (6, 5), 30);
    life.effect(SideEffectKind::Nausea, Grade::Moderate, "2026-09-30 12:00", Some(4), Opinion::Yes);
    life.medicines.push(OtherMedicine {
        name: "Tramadol".to_owned(),
        dose: Some("50 mg".to_owned()),
        since: Some(date("2026-11-01")),
        until: Some(date("2026-11-05")),
        note: None,
    });
    life
}

/// Ten years of daily entries.
pub fn ten_years() -> Life {
    let mut life = Life { person: example(), ..Life::default() };
    let mut rng = Rng::with_seed(13);
    steps(&mut life, "2016-11-24", &["1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5"], 14, "22:00");
    for year in 2018..2026 {
        let amount = if year % 2 == 0 { "3" } else { "4.5" };
        life.phase(&format!("{year}-03-01"), vec![slot(Part::Bedtime, "22:00", amount)]);
    }
    life.answers_doses("2016-11-24", "2026-11-22", |_| some_luck(&mut rng));
    live(&mut life, &mut rng, "2016-11-10", "2026-11-22", (8, 4), 15);
    let kinds: Vec<SideEffectKind> =
        SideEffectKind::ALL.iter().copied().filter(|kind| *kind != SideEffectKind::Other).collect();
    for place in 0..120 {
        let day = date("2016-12-01").checked_add_days(Days::new(place * 30)).unwrap();
        let grade = *rng.choice(Grade::ALL).unwrap();
        let what = *rng.choice(&kinds).unwrap();
        life.effect(what, grade, &format!("{day} 22:30"), Some(rng.u64(0..9)), Opinion::NotSure);
    }
    usual_care(&mut life, ["2016-11-12", "2026-10-05"]);
    for (marker, change) in ReviewMarker::ALL.iter().zip(OverallChange::ALL) {
        reviewed(&mut life, *marker, *change, "2018-01-01");
    }
    for place in 0..9 {
        life.questions.push(format!("Question {}: how long may I take it, and what is to be watched?", place + 1));
    }
    life
}

/// The lives that are looked at, each with its period.
pub fn cases() -> Vec<(&'static str, Life, &'static str, &'static str)> {
    vec![
        ("looks", five_months(), "2026-08-07", "2027-01-11"),
        ("empty-month", nothing(), "2026-11-01", "2026-11-30"),
        ("three-months", three_months(), "2026-08-09", "2026-11-22"),
        ("year", a_year(), "2026-08-07", "2027-08-20"),
        ("three-a-day", three_a_day(), "2026-08-20", "2026-11-22"),
        ("ten-years", ten_years(), "2016-11-10", "2026-11-22"),
    ]
}
