//! Figures of the report worked out by hand.
//!
//! March 2026, one dose at 22:00 in Berlin: 1 mg from the 10th, 2 mg from the 20th, back to 1 mg from the
//! 25th. Pain: 8 on the 5th and 6th, 6 on the 7th and 8th; 5 on the 26th, 4 and 5 on the 28th, 4 on the 30th.
//! A headache from 23:00 on the 21st to the 23rd.
#![allow(clippy::unwrap_used, reason = "tests")]

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use chrono_tz::{Europe::Berlin, Tz};

use super::*;
use crate::caution::medicine::OtherMedicine;
use crate::diary::change::{Change, Mean};
use crate::diary::context::ChangeKind;
use crate::diary::lab::{Lab, LabKind};
use crate::diary::scores::{Scale, ScoreEntry, Scores};
use crate::diary::side_effect::{Grade, Opinion, SideEffect, SideEffectKind};
use crate::diary::tag::{Tag, TagKind};
use crate::plan::dose_move::DoseMove;
use crate::plan::steps::StepAnswer;
use crate::sleep::entry::SleepEntry;
use crate::time::dose_date::DoseDate;
use crate::time::local::first_instant_at;
use crate::{
    Action, Amount, Answer, DoseLog, Form, LoggedDose, Medicine, Part, Phase, PhaseReason, Regimen, Score, Slot,
    schedule, statuses,
};

const ZONE: Tz = Berlin;

fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, number).unwrap()
}

fn dose_date(number: u32) -> DoseDate {
    DoseDate::new(day(number))
}

fn at(text: &str) -> Timestamp {
    first_instant_at(ZONE, NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap())
}

/// Everything the report is made of.
#[derive(Default)]
struct March {
    person: Person,
    phases: Vec<Phase>,
    answers: Vec<StepAnswer>,
    moves: Vec<DoseMove>,
    log: Vec<(crate::DoseKey, LoggedDose)>,
    scores: Vec<ScoreEntry>,
    nights: Vec<SleepEntry>,
    effects: Vec<SideEffect>,
    tags: Vec<Tag>,
    medicines: Vec<OtherMedicine>,
    labs: Vec<Lab>,
    first_taken: Option<DoseDate>,
}

impl March {
    fn new() -> Self {
        let mut march = Self { first_taken: Some(dose_date(10)), ..Self::default() };
        march.phase(10, &[(Part::Bedtime, "22:00", "1")]);
        march.phase(20, &[(Part::Bedtime, "22:00", "2")]);
        march.phase(25, &[(Part::Bedtime, "22:00", "1")]);
        let pain = [(5, 8), (6, 8), (7, 6), (8, 6), (26, 5), (28, 4), (28, 5), (30, 4)];
        pain.into_iter().for_each(|(date, value)| march.pain(date, value));
        march.effects.push(headache("2026-03-21 23:00", Some("2026-03-23 12:00"), Grade::Moderate));
        march
    }

    fn phase(&mut self, from: u32, slots: &[(Part, &str, &str)]) {
        let slot = |(part, at, amount): &(Part, &str, &str)| Slot {
            part: *part,
            at: at.parse().unwrap(),
            amount: amount.parse().unwrap(),
        };
        let reason = if slots.is_empty() { PhaseReason::Move } else { PhaseReason::Plan };
        let medicine = Medicine { form: Form::Capsule, concentration: None };
        self.phases.push(Phase { from: dose_date(from), slots: slots.iter().map(slot).collect(), reason, medicine });
    }

    fn pain(&mut self, date: u32, value: u8) {
        let scores = Scores::default().with(Scale::Pain, Score::new(value));
        let at = first_instant_at(ZONE, day(date).and_hms_opt(20, 0, 0).unwrap());
        self.scores.push(ScoreEntry {
            at,
            zone: ZONE,
            date: DiaryDate::new(day(date)),
            scores,
            note: Some("n".into()),
        });
    }

    /// Each dose is taken on time, but for one late, one skipped and two without an answer.
    fn answers_doses(&mut self) {
        let regimen = Regimen::new(self.phases.clone());
        for dose in schedule(&regimen, ZONE, at("2026-03-01 00:00"), at("2026-03-31 00:00")) {
            let taken =
                |minutes| LoggedDose { action: Action::Taken, at: Some(dose.due + TimeDelta::minutes(minutes)) };
            let logged = match dose.key.date {
                date if date == dose_date(12) => taken(61),
                date if date == dose_date(14) => LoggedDose { action: Action::Skipped, at: None },
                date if date == dose_date(15) || date == dose_date(16) => continue,
                _ => taken(60),
            };
            self.log.push((dose.key, logged));
        }
    }

    fn report(&self) -> Report {
        self.report_of(1, 30, &ReportOptions::default())
    }

    fn report_of(&self, from: u32, to: u32, options: &ReportOptions) -> Report {
        let regimen = Regimen::new(self.phases.clone());
        let log: DoseLog = self.log.iter().copied().collect();
        let now = at("2026-03-31 12:00");
        let standing = statuses(&regimen, ZONE, &log, now, (at("2026-03-01 00:00"), now));
        let doses: Vec<ReportDose> =
            standing.into_iter().map(|dose| ReportDose { dose, taken: None, zone: ZONE }).collect();
        let plan = PlanSaid {
            entered: at("2026-03-01 00:00"),
            titrations: &[],
            answers: &self.answers,
            moves: &self.moves,
            pauses: &[],
        };
        let input = ReportInput {
            person: &self.person,
            regimen: &regimen,
            plan,
            first_taken: self.first_taken,
            doses: &doses,
            extras: &[],
            scores: &self.scores,
            nights: &self.nights,
            effects: &self.effects,
            tags: &self.tags,
            medicines: &self.medicines,
            alerts: &[],
            appointments: &[],
            labs: &self.labs,
            reviews: &[],
            questions: &[],
        };
        let period = Period { from: DiaryDate::new(day(from)), to: DiaryDate::new(day(to)) };
        report(&input, period, options, now, ZONE)
    }
}

fn headache(began: &str, ended: Option<&str>, grade: Grade) -> SideEffect {
    SideEffect {
        what: SideEffectKind::Headache,
        own_words: None,
        grade,
        began: at(began),
        ended: ended.map(at),
        zone: ZONE,
        distressing: None,
        from_ldn: Some(Opinion::NotSure),
        note: None,
    }
}

#[test]
fn doses_taken_of_those_due() {
    let mut march = March::new();
    march.answers_doses();
    // 10th to 30th: 21 doses. Two without an answer, one skipped: 18 taken, one of them 61 minutes after it
    // was due. 18 of 21 is 85.7 %.
    let sum = march.report().doses.adherence;
    assert_eq!((sum.due, sum.taken, sum.late, sum.skipped, sum.missed), (21, 18, 1, 1, 2));
    assert_eq!(sum.percent(), Some(86));
}

#[test]
fn pain_before_the_first_dose_and_now() {
    // Before: (8 + 8 + 6 + 6) / 4 = 7. Now, the 24th to the 30th: (5 + 4.5 + 4) / 3 = 4.5. (7 - 4.5) / 7 is
    // 35.7 % less.
    let main = March::new().report().main;
    let Change { baseline, baseline_days, now, now_days, percent_less, better_by_30 } = main.change;
    assert_eq!((baseline.unwrap().tenths(), baseline_days), (70, 4));
    assert_eq!((now.unwrap().tenths(), now_days), (45, 3));
    assert_eq!((percent_less, better_by_30), (Some(36), Some(true)));
}

#[test]
fn the_first_dose_is_the_first_one_taken_and_not_the_first_of_the_plan() {
    let mut march = March::new();
    // The plan begins on the 10th; nothing was taken until the 14th. Pain on the 12th lies before it:
    // (8 + 8 + 6 + 6 + 2) / 5 = 6.
    march.first_taken = Some(dose_date(14));
    march.pain(12, 2);
    let report = march.report();
    assert_eq!(report.first_dose, Some(DiaryDate::new(day(14))));
    assert_eq!(report.main.change.baseline.unwrap().tenths(), 60);
    // And a dose from before the plan was entered is the first: the 7th and 8th lie after it, and two days
    // are too few.
    march.first_taken = Some(dose_date(7));
    let report = march.report();
    assert_eq!(report.first_dose, Some(DiaryDate::new(day(7))));
    assert_eq!((report.main.change.baseline, report.main.change.baseline_days), (None, 2));
}

#[test]
fn a_period_with_a_value_of_a_laboratory_is_not_empty_whatever_is_shown() {
    let mut march = March { first_taken: Some(dose_date(10)), ..March::default() };
    let mut without_detail = ReportOptions::default();
    without_detail.sections.remove(&Section::Detail);
    assert!(march.report().is_empty() && march.report_of(1, 30, &without_detail).is_empty());
    march.labs.push(Lab {
        date: day(12),
        what: LabKind::Crp,
        own_words: None,
        value: "7".to_owned(),
        unit: String::new(),
        range: None,
        note: None,
    });
    assert!(!march.report().is_empty() && !march.report_of(1, 30, &without_detail).is_empty());
    // Of another time it is shown, but says nothing of the period.
    assert!(march.report_of(20, 30, &without_detail).is_empty());
}

#[test]
fn too_few_days_give_no_figure_but_their_number() {
    let mut march = March::new();
    march.scores.remove(0);
    let change = march.report().main.change;
    assert_eq!((change.baseline, change.baseline_days, change.percent_less), (None, 3, None));
}

#[test]
fn a_week_begins_with_the_first_dose() {
    let lines = March::new().report().lines;
    let spans: Vec<(NaiveDate, NaiveDate)> = lines.spans.iter().map(|week| (week.from, week.to)).collect();
    let expected = [(1, 2), (3, 9), (10, 16), (17, 23), (24, 30)].map(|(from, to)| (day(from), day(to)));
    assert_eq!(spans, expected);
    let pain = lines.scales.first().unwrap();
    let means: Vec<(Option<u32>, usize)> =
        pain.means.iter().map(|weekly| (weekly.mean.map(Mean::tenths), weekly.days)).collect();
    assert_eq!(means, [(None, 0), (Some(70), 4), (None, 0), (None, 0), (Some(45), 3)]);
    let baseline = pain.baseline.unwrap();
    assert_eq!((baseline.mean.unwrap().tenths(), baseline.better_by_30.unwrap().tenths()), (70, 49));
}

#[test]
fn days_with_an_entry_and_the_longest_gap() {
    // 5, 6, 7, 8; the headache's 21 and 23; 26, 28, 30. Between them the 9th to the 20th has none.
    let logged = March::new().report().logged;
    assert_eq!((logged.days, logged.of), (9, 30));
    assert_eq!(logged.longest_gap, Some(Gap { days: 12, from: day(9), to: day(20) }));
}

#[test]
fn the_dose_goes_up_and_back_with_the_reason() {
    let mut march = March::new();
    march.answers.push(StepAnswer {
        titration_id: String::new(),
        proposed_on: dose_date(25),
        answer: Answer::Back,
        from: dose_date(25),
        note: Some("headache".to_owned()),
        answered_at: at("2026-03-25 19:00"),
    });
    let steps = march.report_of(1, 30, &ReportOptions { notes: true, ..ReportOptions::default() }).steps;
    let told: Vec<(NaiveDate, NaiveDate, u32, bool)> =
        steps.iter().map(|step| (step.from, step.to, step.total, step.why.lower)).collect();
    let expected = [(10, 19, 1_000, false), (20, 24, 2_000, false), (25, 30, 1_000, true)];
    assert_eq!(told, expected.map(|(from, to, total, lower)| (day(from), day(to), total, lower)));
    assert_eq!(steps.last().unwrap().why.note.as_deref(), Some("headache"));
    assert_eq!(march.report().steps.last().unwrap().why.note, None, "a note, where none are shown");
}

#[test]
fn a_side_effect_has_the_dose_and_the_days_since_the_step() {
    let report = March::new().report();
    let row = report.effects.first().unwrap();
    assert_eq!((row.times, row.ongoing), (1, None));
    let worst = &row.worst;
    assert_eq!(worst.dose_then, Amount::from_micrograms(2_000));
    let change = worst.change.unwrap();
    // The step's first dose was due on the 20th at 22:00; the headache began on the 21st.
    assert_eq!((change.kind, change.days, worst.lasted), (ChangeKind::Up, 1, 2));
}

#[test]
fn of_several_headaches_the_worst_stands_and_all_are_counted() {
    let mut march = March::new();
    march.effects.push(headache("2026-03-27 10:00", None, Grade::Mild));
    march.effects.push(headache("2026-03-29 10:00", Some("2026-03-29 18:00"), Grade::Moderate));
    let report = march.report();
    let [row] = report.effects.as_slice() else { panic!("{:?}", report.effects) };
    assert_eq!((row.times, row.worst.began.date(), row.worst.lasted), (3, day(29), 0));
    // The first is that of the 21st; the mild one goes on since the 27th, up to the period's end on the 30th.
    assert_eq!((row.first.began.date(), row.longest, row.ongoing), (day(21), 3, Some(3)));
    assert_eq!(report.effect_entries.len(), 3);
}

#[test]
fn a_side_effect_that_ended_before_the_period_is_not_in_it() {
    let march = March::new();
    assert_eq!(march.report_of(24, 30, &ReportOptions::default()).effects.len(), 0);
    assert_eq!(march.report_of(23, 30, &ReportOptions::default()).effects.len(), 1);
}

#[test]
fn a_night_left_out_by_a_move_is_owed_nothing_and_counted_apart() {
    let mut march = March::new();
    march.phase(27, &[]);
    march.phase(28, &[(Part::Morning, "08:00", "1")]);
    march.moves.push(DoseMove {
        from: Part::Bedtime,
        to: Part::Morning,
        first_date: dose_date(28),
        prescriber_said_next: false,
        decided_at: at("2026-03-27 19:00"),
    });
    let report = march.report();
    assert_eq!(report.doses.left_out, 1);
    let sides = report.moves.first().unwrap();
    // From the 26th at 22:00 to the 28th at 08:00; no clock changed in between.
    assert_eq!((sides.last_before, sides.hours_between), (Some(dose_date(26)), Some(34)));
    assert_eq!(report.marks.first().unwrap().on, day(28));
    // The total stayed the same, so that the stairs know no new one.
    assert_eq!(report.steps.len(), 3);
    let told = |step: &DoseStep| (step.from, step.slots[0].at.to_string(), step.why.moved_to);
    let expected = [(10, "22:00", None), (20, "22:00", None), (25, "22:00", None), (28, "08:00", Some(Part::Morning))];
    let expected = expected.map(|(from, at, moved_to)| (day(from), at.to_owned(), moved_to));
    assert_eq!(report.dose_changes.iter().map(told).collect::<Vec<_>>(), expected);
}

#[test]
fn nights_without_the_last_of_three_doses_are_counted_too() {
    let mut march = March::new();
    let three = [(Part::Morning, "08:00", "1"), (Part::Afternoon, "14:00", "1"), (Part::Bedtime, "22:00", "1")];
    march.phase(26, &three);
    march.phase(28, &three[..2]);
    march.phases.last_mut().unwrap().reason = PhaseReason::Move;
    march.phase(30, &three);
    assert_eq!(march.report().doses.left_out, 2);
}

#[test]
fn flares_one_after_the_other_are_one_run() {
    let mut march = March::new();
    for (date, what) in [(12, TagKind::Flare), (3, TagKind::Bath), (13, TagKind::Flare), (20, TagKind::Flare)] {
        march.tags.push(Tag { date: DiaryDate::new(day(date)), what, own_words: None });
    }
    let runs: Vec<(TagKind, NaiveDate, NaiveDate)> =
        march.report().tags.iter().map(|run| (run.what, run.from, run.to)).collect();
    let expected = [(TagKind::Flare, 12, 13), (TagKind::Flare, 20, 20), (TagKind::Bath, 3, 3)];
    assert_eq!(runs, expected.map(|(what, from, to)| (what, day(from), day(to))));
}

#[test]
fn of_a_value_older_than_the_period_the_latest_is_shown() {
    let mut march = March::new();
    for (date, value) in [(2, "31"), (4, "28")] {
        let (unit, range) = ("mm/h".to_owned(), Some("0–20".to_owned()));
        let (what, value) = (LabKind::Esr, value.to_owned());
        march.labs.push(Lab { date: day(date), what, own_words: None, value, unit, range, note: None });
    }
    let values = |from| {
        let report = march.report_of(from, 30, &ReportOptions::default());
        let line = report.labs.first().unwrap();
        line.values.iter().map(|value| value.value.clone()).collect::<Vec<_>>()
    };
    assert_eq!(values(1), ["31", "28"]);
    assert_eq!(values(10), ["28"]);
}

#[test]
fn an_opioid_is_named_first_and_always_and_another_medicine_only_in_its_time() {
    let mut march = March::new();
    let medicine = |name: &str, since: Option<u32>, until: Option<u32>| OtherMedicine {
        name: name.to_owned(),
        dose: None,
        since: since.map(day),
        until: until.map(day),
        note: None,
    };
    march.medicines = vec![
        medicine("Aspirin", None, None),
        medicine("Tramadol", Some(12), Some(14)),
        medicine("Ibuprofen", None, Some(1)),
    ];
    let names = |from| {
        let medicines = march.report_of(from, 30, &ReportOptions::default()).medicines;
        medicines.into_iter().map(|line| (line.name, line.opioid.is_some())).collect::<Vec<_>>()
    };
    let named = |name: &str, opioid| (name.to_owned(), opioid);
    assert_eq!(names(1), [named("Tramadol", true), named("Aspirin", false), named("Ibuprofen", false)]);
    assert_eq!(names(15), [named("Tramadol", true), named("Aspirin", false)]);
}

#[test]
fn days_of_which_nothing_is_known_are_one_row() {
    let detail = March::new().report().detail;
    let nothing: Vec<(NaiveDate, NaiveDate)> = detail
        .iter()
        .filter_map(|row| match row {
            DetailRow::Nothing(none) => Some((none.from, none.to)),
            DetailRow::Day(_) => None,
        })
        .collect();
    // From the 10th on each day has its dose.
    assert_eq!(nothing, [(day(1), day(4)), (day(9), day(9))]);
    assert_eq!(detail.len(), 2 + 4 + 21);
}

#[test]
fn notes_are_there_only_where_the_person_chose_so() {
    let march = March::new();
    let notes = |notes| {
        let report = march.report_of(1, 30, &ReportOptions { notes, ..ReportOptions::default() });
        let of = |row: &DetailRow| match row {
            DetailRow::Day(day) => day.notes.len(),
            DetailRow::Nothing(_) => 0,
        };
        report.detail.iter().map(of).sum::<usize>()
    };
    assert_eq!((notes(false), notes(true)), (0, 8));
}

#[test]
fn a_period_with_nothing_in_it_is_empty_and_one_day_long_at_least() {
    let march = March::default();
    let report = march.report_of(1, 5, &ReportOptions::default());
    assert!(report.is_empty());
    assert_eq!((report.logged.days, report.logged.longest_gap), (0, None));
    assert_eq!(report.takes, None);
    // What lies ahead is cut to the day it is made on.
    let today = DiaryDate::new(day(31));
    assert_eq!(Period { from: today, to: DiaryDate::new(NaiveDate::MAX) }.until(today).days(), 1);
}

#[test]
fn a_long_period_has_longer_stretches_that_still_begin_with_the_first_dose() {
    let mut march = March::new();
    march.phases.first_mut().unwrap().from = DoseDate::new(NaiveDate::from_ymd_opt(2020, 3, 10).unwrap());
    let regimen = Regimen::new(march.phases.clone());
    let period =
        Period { from: DiaryDate::new(NaiveDate::from_ymd_opt(2020, 3, 1).unwrap()), to: DiaryDate::new(day(30)) };
    let first = regimen.first_dose_date().unwrap().date();
    let (length, spans) = super::scores::spans(period, first);
    assert_eq!((length.weeks.get(), spans.len()), (13, 26));
    assert!(spans.iter().any(|span| span.from == first));
    assert_eq!(spans.first().unwrap().from, period.from.date());
    assert_eq!(spans.last().unwrap().to, period.to.date());
}
