//! Other medicines, alerts, appointments, laboratory values, reviews and tags.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::At;
use super::input::ReportInput;
use super::options::Period;
use crate::care::appointment::AppointmentKind;
use crate::caution::alert::{Alert, AlertAnswer, AlertKind};
use crate::caution::medicine::OtherMedicine;
use crate::caution::opioid::{OpioidClass, OpioidMatch, opioid_class};
use crate::diary::lab::{Lab, LabKind};
use crate::diary::review::Review;
use crate::diary::tag::TagKind;
use crate::time::diary_date::diary_date;

/// Another medicine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MedicineLine {
    /// Its name, as the person has it.
    pub name: String,
    /// Its dose, in their words.
    pub dose: Option<String>,
    /// Since when.
    pub since: Option<NaiveDate>,
    /// Until when, where it ended by the end of the period; of an opioid whenever it ends.
    pub until: Option<NaiveDate>,
    /// The opioid its name stands for (A1).
    pub opioid: Option<OpioidMatch>,
}

/// What the person was warned of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AlertLine {
    /// What of.
    pub kind: AlertKind,
    /// On which day.
    pub on: NaiveDate,
    /// What they answered.
    pub answer: Option<AlertAnswer>,
}

/// Surgery or dental treatment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppointmentLine {
    /// What.
    pub kind: AppointmentKind,
    /// When.
    pub on: NaiveDate,
}

/// The values of one measurement, in one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabLine {
    /// What was measured.
    pub what: LabKind,
    /// In own words.
    pub own_words: Option<String>,
    /// The unit.
    pub unit: String,
    /// The laboratory's range, that of the latest value that has one.
    pub range: Option<String>,
    /// The values, earliest first. Where the period has none, the last one before it.
    pub values: Vec<LabValue>,
}

/// A value as its laboratory has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabValue {
    /// The day of the sample.
    pub date: NaiveDate,
    /// Exact decimal text.
    pub value: String,
}

/// Days one after the other with the same tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagRun {
    /// What.
    pub what: TagKind,
    /// In own words.
    pub own_words: Option<String>,
    /// The first day.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
}

/// Those taken in the period, and every opioid whenever it was taken: how long it has been since counts
/// (A1), and nobody may read from its absence that there was none.
pub(super) fn medicines(input: &ReportInput<'_>, period: Period) -> Vec<MedicineLine> {
    let (from, to) = (period.from.date(), period.to.date());
    let line = |medicine: &OtherMedicine| {
        let opioid = opioid_class(&medicine.name);
        let taken = medicine.since.is_none_or(|since| since <= to) && medicine.until.is_none_or(|until| from <= until);
        let until = medicine.until.filter(|until| opioid.is_some() || *until <= to);
        let (name, dose, since) = (medicine.name.clone(), medicine.dose.clone(), medicine.since);
        (taken || opioid.is_some()).then_some(MedicineLine { name, dose, since, until, opioid })
    };
    let mut lines: Vec<MedicineLine> = input.medicines.iter().filter_map(line).collect();
    lines.sort_by_cached_key(|line| (opioid_rank(line.opioid), line.name.to_lowercase()));
    lines
}

const fn opioid_rank(opioid: Option<OpioidMatch>) -> u8 {
    match opioid {
        Some(OpioidMatch { class: OpioidClass::Opioid, .. }) => 0,
        Some(_) => 1,
        None => 2,
    }
}

/// Those about the person, their own answers before starting among them, and that of an opioid that was taken
/// in the period. What acts on the gut or cough stands beside its medicine, and an appointment by its date.
pub(super) fn alerts(input: &ReportInput<'_>, at: &At) -> Vec<AlertLine> {
    let (from, to) = (at.period.from.date(), at.period.to.date());
    let opioid_taken = medicines(input, at.period).iter().any(|line| {
        let taken = line.since.is_none_or(|since| since <= to) && line.until.is_none_or(|until| from <= until);
        taken && opioid_rank(line.opioid) == 0
    });
    let about_person = |alert: &&Alert| {
        let apart = match alert.kind {
            _ if alert.subject.is_none() => false,
            AlertKind::Opioid => !opioid_taken,
            AlertKind::GutOrCough | AlertKind::Surgery => true,
            _ => false,
        };
        let closed = matches!(alert.answer, Some((AlertAnswer::NotTaking, _)));
        !apart && !closed && alert.raised_at <= at.end()
    };
    let line = |alert: &Alert| AlertLine {
        kind: alert.kind,
        on: diary_date(at.zone, alert.raised_at).date(),
        answer: alert.answer.map(|(answer, _)| answer),
    };
    // The latest of each kind holds.
    let latest: BTreeMap<usize, AlertLine> =
        input.alerts.iter().filter(about_person).map(|alert| (alert.kind.rank(), line(alert))).collect();
    latest.into_values().collect()
}

pub(super) fn appointments(input: &ReportInput<'_>, period: Period) -> Vec<AppointmentLine> {
    let treated = input.appointments.iter().filter(|one| one.kind != AppointmentKind::Visit);
    let mut lines: Vec<AppointmentLine> = treated
        .filter(|one| one.on >= period.from.date())
        .map(|one| AppointmentLine { kind: one.kind, on: one.on })
        .collect();
    lines.sort_by_key(|line| (line.on, line.kind));
    lines
}

pub(super) fn labs(input: &ReportInput<'_>, period: Period) -> Vec<LabLine> {
    let mut kinds: BTreeMap<(LabKind, Option<String>, String), Vec<&Lab>> = BTreeMap::new();
    for lab in input.labs.iter().filter(|lab| lab.date <= period.to.date()) {
        let words = lab.own_words.as_ref().map(|words| words.trim().to_lowercase());
        kinds.entry((lab.what, words, lab.unit.trim().to_owned())).or_default().push(lab);
    }
    kinds.into_iter().filter_map(|((.., unit), labs)| lab_line(unit, labs, period)).collect()
}

fn lab_line(unit: String, mut labs: Vec<&Lab>, period: Period) -> Option<LabLine> {
    labs.sort_by_key(|lab| lab.date);
    let begun = labs.partition_point(|lab| lab.date < period.from.date());
    let shown = labs.get(begun..).filter(|within| !within.is_empty()).or_else(|| labs.get(begun.checked_sub(1)?..))?;
    let latest = shown.last()?;
    let range = shown.iter().rev().find_map(|lab| lab.range.clone());
    let values = shown.iter().map(|lab| LabValue { date: lab.date, value: lab.value.clone() }).collect();
    Some(LabLine { what: latest.what, own_words: latest.own_words.clone(), unit, range, values })
}

pub(super) fn reviews(input: &ReportInput<'_>, at: &At) -> Vec<Review> {
    let mut reviews: Vec<Review> =
        input.reviews.iter().filter(|review| review.answered_at <= at.end()).cloned().collect();
    reviews.sort_by_key(|review| review.marker);
    reviews
}

/// A tag's own words, and its days.
type Tagged = (Option<String>, BTreeSet<NaiveDate>);

pub(super) fn tags(input: &ReportInput<'_>, period: Period) -> Vec<TagRun> {
    // Own words are told apart by what they say, in whatever case, and shown as they were typed first.
    let mut kinds: BTreeMap<(TagKind, Option<String>), Tagged> = BTreeMap::new();
    for tag in input.tags.iter().filter(|tag| period.dates().contains(&tag.date.date())) {
        let words = tag.own_words.as_ref().map(|words| words.trim().to_lowercase());
        let (_, days) = kinds.entry((tag.what, words)).or_insert_with(|| (tag.own_words.clone(), BTreeSet::new()));
        days.insert(tag.date.date());
    }
    let runs = kinds.into_iter().flat_map(|((what, _), (own_words, days))| runs_of(what, &own_words, &days));
    let mut runs: Vec<TagRun> = runs.collect();
    runs.sort_by_key(|run| (run.what != TagKind::Flare, run.from));
    runs
}

fn runs_of(what: TagKind, own_words: &Option<String>, days: &BTreeSet<NaiveDate>) -> Vec<TagRun> {
    let mut runs: Vec<TagRun> = Vec::new();
    for day in days {
        match runs.last_mut().filter(|run| run.to.succ_opt() == Some(*day)) {
            Some(run) => run.to = *day,
            None => runs.push(TagRun { what, own_words: own_words.clone(), from: *day, to: *day }),
        }
    }
    runs
}
