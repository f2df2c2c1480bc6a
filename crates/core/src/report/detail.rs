//! The report day by day.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::At;
use super::input::{ExtraDose, ReportDose, ReportInput};
use crate::diary::change::Mean;
use crate::diary::daily::DailyScores;
use crate::diary::lab::LabKind;
use crate::diary::lasting::days_of;
use crate::diary::scores::Scale;
use crate::diary::side_effect::{Grade, SideEffectKind};
use crate::diary::tag::TagKind;
use crate::dose::status::Status;
use crate::plan::amount::Amount;
use crate::plan::regimen::Part;
use crate::sleep::entry::Dreams;
use crate::time::diary_date::diary_date;
use crate::time::local::local_minutes;
use crate::time::timestamp::Timestamp;
use crate::time::wall_time::WallTime;

/// What the detail says of a day, or of days one after the other of which nothing is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DetailRow {
    /// A day.
    Day(Box<DayEntry>),
    /// Days with neither a dose nor an entry.
    Nothing(NoEntries),
}

/// Days with neither a dose nor an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoEntries {
    /// The first.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
}

/// What is known of a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DayEntry {
    /// The day: of its doses the dose date, of its entries the diary's.
    pub date: NaiveDate,
    /// Its doses, in the order in which they were due, then those outside the plan.
    pub doses: Vec<DayDose>,
    /// The mean of its scores for each scale that has one.
    pub scores: Vec<DayScore>,
    /// The night that begins on it.
    pub night: Option<DayNight>,
    /// Side effects that were there.
    pub effects: Vec<DayEffect>,
    /// Tags.
    pub tags: Vec<(TagKind, Option<String>)>,
    /// Laboratory values of samples taken on it.
    pub labs: Vec<DayLab>,
    /// Notes, where they are shown.
    pub notes: Vec<String>,
}

/// A dose of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayDose {
    /// The part of the day; none for a dose outside the plan.
    pub part: Option<Part>,
    /// The wall time it was taken or, where it was not, planned for.
    pub at: WallTime,
    /// How much was taken or, where it was not, planned.
    pub amount: Amount,
    /// What became of it.
    pub outcome: DoseOutcome,
}

/// What became of a dose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoseOutcome {
    /// Taken.
    Taken,
    /// Taken more than an hour after it was due.
    Late,
    /// Left out by choice.
    Skipped,
    /// Closed without an answer.
    Missed,
    /// Not closed yet.
    Open,
    /// Taken outside the plan.
    Extra,
}

/// A score of a day: the mean of its entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayScore {
    /// Which.
    pub scale: Scale,
    /// The mean.
    pub mean: Mean,
}

/// A night.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DayNight {
    /// When the person went to bed, by the clock where they were.
    pub bed_at: Option<WallTime>,
    /// When they got up.
    pub up_at: Option<WallTime>,
    /// Minutes to fall asleep.
    pub to_sleep: Option<u16>,
    /// Minutes awake.
    pub awake: Option<u16>,
    /// Dreams.
    pub dreams: Option<Dreams>,
}

/// A side effect on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayEffect {
    /// What.
    pub what: SideEffectKind,
    /// In own words.
    pub own_words: Option<String>,
    /// How much it got in the way.
    pub grade: Grade,
}

/// A laboratory value of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayLab {
    /// What was measured.
    pub what: LabKind,
    /// In own words.
    pub own_words: Option<String>,
    /// Exact decimal text.
    pub value: String,
    /// Its unit.
    pub unit: String,
}

type Days = BTreeMap<NaiveDate, DayEntry>;

/// The days of the period, earliest first.
pub(super) fn detail(input: &ReportInput<'_>, at: &At, notes: bool) -> Vec<DetailRow> {
    let mut days = Days::new();
    add_doses(&mut days, input, at);
    add_scores(&mut days, input, at);
    add_nights(&mut days, input, at);
    add_tags(&mut days, input, at);
    add_labs(&mut days, input, at);
    if notes {
        add_notes(&mut days, input, at);
    }
    add_effects(&mut days, input, at);
    with_nothing_between(days, at)
}

fn day(days: &mut Days, date: NaiveDate) -> &mut DayEntry {
    days.entry(date).or_insert_with(|| DayEntry { date, ..DayEntry::default() })
}

fn add_doses(days: &mut Days, input: &ReportInput<'_>, at: &At) {
    let dates = at.period.dose_dates();
    for dose in input.doses.iter().filter(|dose| dates.contains(&dose.dose.dose.key.date)) {
        if let Some(shown) = scheduled(dose) {
            day(days, dose.dose.dose.key.date.date()).doses.push(shown);
        }
    }
    for extra in input.extras.iter().filter(|extra| dates.contains(&extra.date)) {
        day(days, extra.date.date()).doses.push(outside(extra));
    }
}

/// None where it is still to come.
fn scheduled(dose: &ReportDose) -> Option<DayDose> {
    let planned = dose.dose.dose;
    let outcome = match dose.dose.status {
        Status::Upcoming => return None,
        Status::Due => DoseOutcome::Open,
        Status::Taken if dose.dose.is_late() => DoseOutcome::Late,
        Status::Taken => DoseOutcome::Taken,
        Status::Skipped => DoseOutcome::Skipped,
        Status::Missed => DoseOutcome::Missed,
    };
    let taken_at = dose.dose.taken_at.and_then(|taken| WallTime::from_minutes(local_minutes(dose.zone, taken)));
    Some(DayDose {
        part: Some(planned.key.part),
        at: taken_at.unwrap_or(planned.at),
        amount: dose.taken.unwrap_or(planned.amount),
        outcome,
    })
}

fn outside(extra: &ExtraDose) -> DayDose {
    let at = WallTime::from_minutes(local_minutes(extra.zone, extra.at)).unwrap_or(WallTime::NOON);
    DayDose { part: None, at, amount: extra.amount, outcome: DoseOutcome::Extra }
}

fn add_scores(days: &mut Days, input: &ReportInput<'_>, at: &At) {
    for scale in Scale::ALL {
        let means = DailyScores::of_scale(*scale, input.scores).means(at.period.diary_dates());
        for (date, mean) in means {
            day(days, date.date()).scores.push(DayScore { scale: *scale, mean });
        }
    }
}

fn add_nights(days: &mut Days, input: &ReportInput<'_>, at: &At) {
    let dates = at.period.dose_dates();
    for night in input.nights.iter().filter(|night| dates.contains(&night.night_of)) {
        let clock = |at: Timestamp| WallTime::from_minutes(local_minutes(night.zone, at));
        day(days, night.night_of.date()).night = Some(DayNight {
            bed_at: night.bed_at.and_then(clock),
            up_at: night.up_at.and_then(clock),
            to_sleep: night.minutes_to_sleep,
            awake: night.minutes_awake,
            dreams: night.dreams,
        });
    }
}

/// On the day it began, and on each day after that has something else: by itself a side effect that
/// goes on would fill every row.
fn add_effects(days: &mut Days, input: &ReportInput<'_>, at: &At) {
    let dates = at.period.dates();
    for effect in input.effects {
        let lasted = days_of(effect, at.now, at.zone);
        let (began, ended) = (lasted.start().date(), lasted.end().date());
        if began > *dates.end() || ended < *dates.start() {
            continue;
        }
        let shown = || DayEffect { what: effect.what, own_words: effect.own_words.clone(), grade: effect.grade };
        if dates.contains(&began) {
            day(days, began);
        }
        for (_, entry) in days.range_mut(began.max(*dates.start())..=ended.min(*dates.end())) {
            entry.effects.push(shown());
        }
    }
}

fn add_tags(days: &mut Days, input: &ReportInput<'_>, at: &At) {
    let dates = at.period.diary_dates();
    for tag in input.tags.iter().filter(|tag| dates.contains(&tag.date)) {
        day(days, tag.date.date()).tags.push((tag.what, tag.own_words.clone()));
    }
}

fn add_labs(days: &mut Days, input: &ReportInput<'_>, at: &At) {
    for lab in input.labs.iter().filter(|lab| at.period.dates().contains(&lab.date)) {
        let (what, own_words) = (lab.what, lab.own_words.clone());
        day(days, lab.date).labs.push(DayLab { what, own_words, value: lab.value.clone(), unit: lab.unit.clone() });
    }
}

fn add_notes(days: &mut Days, input: &ReportInput<'_>, at: &At) {
    let scores = input.scores.iter().map(|entry| (entry.date.date(), entry.note.as_ref()));
    let nights = input.nights.iter().map(|entry| (entry.night_of.date(), entry.note.as_ref()));
    let effects = input.effects.iter().map(|entry| (diary_date(entry.zone, entry.began).date(), entry.note.as_ref()));
    let labs = input.labs.iter().map(|lab| (lab.date, lab.note.as_ref()));
    let steps = input.plan.answers.iter().map(|answer| (answer.from.date(), answer.note.as_ref()));
    for (date, note) in scores.chain(nights).chain(effects).chain(labs).chain(steps) {
        if let Some(note) = note.filter(|_| at.period.dates().contains(&date)) {
            day(days, date).notes.push(note.clone());
        }
    }
}

fn with_nothing_between(days: Days, at: &At) -> Vec<DetailRow> {
    let mut rows = Vec::with_capacity(days.len());
    if days.is_empty() {
        return rows;
    }
    let mut next = Some(at.period.from.date());
    for (date, entry) in days {
        if let Some(from) = next.filter(|next| *next < date) {
            rows.push(DetailRow::Nothing(NoEntries { from, to: date.pred_opt().unwrap_or(date) }));
        }
        next = date.succ_opt();
        rows.push(DetailRow::Day(Box::new(entry)));
    }
    if let Some(from) = next.filter(|next| *next <= at.period.to.date()) {
        rows.push(DetailRow::Nothing(NoEntries { from, to: at.period.to.date() }));
    }
    rows
}
