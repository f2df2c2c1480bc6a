//! What of a file is new to the diary, what it has already, and what contradicts it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, TimeDelta};
use chrono_tz::Tz;
use ldn_core::diary::scores::ScoreEntry;
use ldn_core::dose::past_taking::{Known, PastDose, PastTaking, Place, place_all};
use ldn_core::dose::schedule::due_at;
use ldn_core::time::typed_date::DateOrder;
use ldn_core::{
    Amount, DiaryDate, DoseDate, DoseKey, Part, Timestamp, WallTime, diary_date, first_instant_at, local_date,
};
use ldn_store::{Dose, Outcome, Via};

use super::row::ReadRow;
use crate::companion::{Companion, StoredPlan};
use crate::error::AppError;
use crate::standing::Standing;
use crate::view::{ImportReason, ImportRefused};

/// Nothing in a diary is older.
const FIRST_YEAR: i32 = 1900;
/// Further than a dose's answer is from it.
const AROUND: TimeDelta = TimeDelta::days(4);

/// What a file comes to.
#[derive(Default)]
pub(super) struct Judged {
    /// In the order of the file, doses first.
    pub(super) entries: Vec<Judgement>,
    pub(super) refused: Vec<ImportRefused>,
    /// Notes beside a dose alone.
    pub(super) notes_left_out: usize,
}

/// An entry that can be in the diary.
pub(super) struct Judgement {
    pub(super) line: u32,
    pub(super) at: Timestamp,
    pub(super) zone: Tz,
    pub(super) time_assumed: bool,
    pub(super) entry: Entry,
}

/// What it is, as it would be kept.
pub(super) enum Entry {
    Dose(Box<Dose>),
    Scores(ScoreEntry),
    KnownDose(Amount),
    KnownScores(ScoreEntry),
}

impl Entry {
    pub(super) fn is_known(&self) -> bool {
        matches!(self, Self::KnownDose(_) | Self::KnownScores(_))
    }
}

/// A dose of the file with the instant it was taken at.
struct Taking {
    line: u32,
    amount: Amount,
    time_assumed: bool,
    zone: Tz,
    past: PastTaking,
}

impl Companion {
    /// Judges `rows`, whose dates are read in `order`.
    pub(super) fn judge(&self, rows: &[ReadRow], order: DateOrder) -> Result<Judged, AppError> {
        let (plan, now) = (self.stored_plan()?, self.now());
        let mut judged = Judged::default();
        let mut dated = Vec::new();
        for row in rows {
            match self.date_of(row, order, now) {
                Ok(date) => dated.push((row, date)),
                Err(reason) => judged.refuse(row.line, reason, Some(&row.written)),
            }
        }
        self.judge_doses(&plan, &dated, now, &mut judged)?;
        self.judge_scores(&dated, now, &mut judged)?;
        judged.entries.sort_by_key(|entry| entry.line);
        judged.refused.sort_by_key(|refused| refused.line);
        Ok(judged)
    }

    fn date_of(&self, row: &ReadRow, order: DateOrder, now: Timestamp) -> Result<NaiveDate, ImportReason> {
        let date = row.date.date(order).ok_or(ImportReason::DateInvalid)?;
        if date.year() < FIRST_YEAR {
            return Err(ImportReason::DateTooEarly);
        }
        if date > local_date(self.zone(), now) { Err(ImportReason::InFuture) } else { Ok(date) }
    }

    fn judge_doses(
        &self,
        plan: &StoredPlan,
        rows: &[(&ReadRow, NaiveDate)],
        now: Timestamp,
        judged: &mut Judged,
    ) -> Result<(), AppError> {
        let doses: Vec<_> = rows.iter().filter_map(|(row, date)| Some((*row, *date, row.dose?))).collect();
        let (Some(first), Some(last)) = (doses.iter().map(|dose| dose.1).min(), doses.iter().map(|dose| dose.1).max())
        else {
            return Ok(());
        };
        let span = (noon(self.zone(), first) - AROUND, noon(self.zone(), last) + AROUND);
        let standing = self.standing(plan, now, span)?;
        let mut untimed = Untimed::new(plan, &standing)?;
        let mut takings = Vec::new();
        for (row, date, amount) in doses {
            let zone = self.zone_on(DoseDate::new(date));
            judged.notes_left_out += usize::from(row.note.is_some() && row.scores.is_empty());
            let past = match row.time {
                Some(time) => timed(date, time, zone),
                None => PastTaking { at: untimed.next(date, zone), date: DoseDate::new(date) },
            };
            if past.at > now {
                judged.refuse(row.line, ImportReason::InFuture, None);
            } else {
                takings.push(Taking { line: row.line, amount, time_assumed: row.time.is_none(), zone, past });
            }
        }
        self.place(plan, &standing, takings, judged)
    }

    /// Tells which of `takings` are in the diary already, and finds the others their doses.
    fn place(
        &self,
        plan: &StoredPlan,
        standing: &[Standing],
        takings: Vec<Taking>,
        judged: &mut Judged,
    ) -> Result<(), AppError> {
        let known = self.taken_by_minute(&takings)?;
        let mut seen = BTreeSet::new();
        let mut met = BTreeSet::new();
        let mut new = Vec::new();
        for taking in takings {
            let minute = minute(taking.past.at);
            if !seen.insert(minute) {
                judged.refuse(taking.line, ImportReason::TwiceInFile, None);
                continue;
            }
            match known.get(&minute) {
                None => new.push(taking),
                Some((amount, key)) if *amount == taking.amount => {
                    met.extend(*key);
                    judged.entries.push(taking.judged(Entry::KnownDose(*amount)));
                }
                Some((_, key)) => {
                    met.extend(*key);
                    judged.refuse(taking.line, ImportReason::DiffersFromDiary, None);
                }
            }
        }
        let doses: Vec<PastDose> = standing.iter().map(|standing| past_dose(standing, &met)).collect();
        let past: Vec<PastTaking> = new.iter().map(|taking| taking.past).collect();
        let by_key: BTreeMap<DoseKey, &Standing> =
            standing.iter().map(|standing| (standing.dose.dose.key, standing)).collect();
        for (taking, place) in new.into_iter().zip(place_all(&doses, &past)) {
            let dose = match place {
                Place::Dose(key) => by_key.get(&key).and_then(|standing| self.dose_of(plan, standing)),
                Place::Extra => Some(self.dose_outside_plan(plan, taking.past.at, taking.zone)?),
                Place::Answered(_) => None,
            };
            match dose {
                Some(dose) => {
                    let dose = Box::new(taking.answers(dose, self.now()));
                    judged.entries.push(taking.judged(Entry::Dose(dose)));
                }
                None => judged.refuse(taking.line, ImportReason::DoseAnswered, None),
            }
        }
        Ok(())
    }

    fn taken_by_minute(&self, takings: &[Taking]) -> Result<BTreeMap<i64, (Amount, Option<DoseKey>)>, AppError> {
        let instants = || takings.iter().map(|taking| taking.past.at);
        let (Some(first), Some(last)) = (instants().min(), instants().max()) else { return Ok(BTreeMap::new()) };
        let records = self.store.doses_taken_between(first - TimeDelta::minutes(1), last + TimeDelta::minutes(1))?;
        let taken = records.into_iter().filter_map(|record| match record.dose.outcome {
            Outcome::Taken { at, amount } => Some((minute(at), (amount, record.dose.key()))),
            _ => None,
        });
        Ok(taken.collect())
    }

    fn judge_scores(
        &self,
        rows: &[(&ReadRow, NaiveDate)],
        now: Timestamp,
        judged: &mut Judged,
    ) -> Result<(), AppError> {
        let scored: Vec<_> = rows
            .iter()
            .filter(|(row, _)| !row.scores.is_empty() || (row.note.is_some() && row.dose.is_none()))
            .collect();
        let (Some(first), Some(last)) = (scored.iter().map(|row| row.1).min(), scored.iter().map(|row| row.1).max())
        else {
            return Ok(());
        };
        let known =
            self.store.entries_between::<ScoreEntry>(DiaryDate::new(first).minus_days(1), DiaryDate::new(last))?;
        let known: BTreeMap<i64, ScoreEntry> =
            known.into_iter().map(|kept| (minute(kept.value.at), kept.value)).collect();
        let mut seen = BTreeSet::new();
        for (row, date) in scored {
            let zone = self.zone_on(DoseDate::new(*date));
            let time = row.time.unwrap_or(WallTime::NOON);
            let at = first_instant_at(zone, date.and_time(time.to_naive()));
            let entry = ScoreEntry { at, zone, date: diary_date(zone, at), scores: row.scores, note: row.note.clone() };
            let entry = match known.get(&minute(at)) {
                _ if at > now => Err(ImportReason::InFuture),
                _ if !seen.insert(minute(at)) => Err(ImportReason::TwiceInFile),
                None => Ok(Entry::Scores(entry)),
                Some(known) if known.scores == entry.scores => Ok(Entry::KnownScores(entry)),
                Some(_) => Err(ImportReason::DiffersFromDiary),
            };
            match entry {
                Ok(entry) => {
                    let time_assumed = row.time.is_none();
                    judged.entries.push(Judgement { line: row.line, at, zone, time_assumed, entry });
                }
                Err(reason) => judged.refuse(row.line, reason, None),
            }
        }
        Ok(())
    }
}

impl Judged {
    fn refuse(&mut self, line: u32, reason: ImportReason, cell: Option<&str>) {
        self.refused.push(ImportRefused { line, reason, cell: cell.map(str::to_owned) });
    }
}

impl Taking {
    fn judged(&self, entry: Entry) -> Judgement {
        let Self { line, zone, time_assumed, past, .. } = *self;
        Judgement { line, at: past.at, zone, time_assumed, entry }
    }

    /// `dose` as it was planned, taken as the file says.
    fn answers(&self, dose: Dose, now: Timestamp) -> Dose {
        let outcome = Outcome::Taken { at: self.past.at, amount: self.amount };
        Dose { outcome, answered_at: Some(now), via: Via::Import, ..dose }
    }
}

fn past_dose(standing: &Standing, met: &BTreeSet<DoseKey>) -> PastDose {
    let known = match (standing.is_answered(), met.contains(&standing.dose.dose.key)) {
        (false, _) => Known::Nothing,
        (true, true) => Known::ThisTaking,
        (true, false) => Known::Otherwise,
    };
    PastDose { dose: standing.dose, known }
}

/// When a dose was taken whose time the file does not say (own rule): when the dose of its date was due; where
/// its date has none, at the time of day that the plan began with.
struct Untimed {
    dues: BTreeMap<NaiveDate, Vec<Timestamp>>,
    usual: (Part, WallTime),
    /// Of several on one date each is for the next dose of it.
    before: BTreeMap<NaiveDate, usize>,
}

impl Untimed {
    fn new(plan: &StoredPlan, standing: &[Standing]) -> Result<Self, AppError> {
        let first_slot = plan.regimen.phases().iter().find_map(|phase| phase.slots.first());
        let usual = first_slot.map(|slot| (slot.part, slot.at)).ok_or(AppError::NoPlan)?;
        let mut dues: BTreeMap<NaiveDate, Vec<Timestamp>> = BTreeMap::new();
        for standing in standing {
            dues.entry(standing.dose.dose.key.date.date()).or_default().push(standing.dose.dose.due);
        }
        Ok(Self { dues, usual, before: BTreeMap::new() })
    }

    fn next(&mut self, date: NaiveDate, zone: Tz) -> Timestamp {
        let before = self.before.entry(date).or_default();
        let due = self.dues.get(&date).and_then(|dues| dues.get(*before)).copied();
        *before += 1;
        let (part, at) = self.usual;
        let usual = || due_at(DoseKey { date: DoseDate::new(date), part }, at, zone);
        due.or_else(usual).unwrap_or_else(|| noon(zone, date))
    }
}

fn timed(date: NaiveDate, time: WallTime, zone: Tz) -> PastTaking {
    let at = first_instant_at(zone, date.and_time(time.to_naive()));
    PastTaking { at, date: DoseDate::new(diary_date(zone, at).date()) }
}

fn noon(zone: Tz, date: NaiveDate) -> Timestamp {
    first_instant_at(zone, date.and_time(WallTime::NOON.to_naive()))
}

/// Spreadsheets write minutes; within one it is the same entry.
fn minute(at: Timestamp) -> i64 {
    at.seconds().div_euclid(60)
}
