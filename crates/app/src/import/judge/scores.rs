//! The check-ins of a file.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use chrono_tz::Tz;
use ldn_core::diary::scores::{ScoreEntry, Scores};
use ldn_core::{DiaryDate, DoseDate, Timestamp, WallTime, diary_date};

use super::{Entry, Judged, Judgement, ReadRow, at_time, free_minute, minute};
use crate::companion::Companion;
use crate::error::AppError;
use crate::view::ImportReason;

/// A check-in of the file.
#[derive(Clone, Copy)]
struct CheckIn<'a> {
    line: u32,
    zone: Tz,
    /// The diary's day it was on.
    date: DiaryDate,
    /// When it was, where the file says it.
    at: Option<Timestamp>,
    says: Says<'a>,
}

/// What it says: the answers, and the note.
type Says<'a> = (Scores, Option<&'a str>);

/// The check-ins that the diary has; each is met by at most one row.
struct Known {
    entries: Vec<(ScoreEntry, IsMet)>,
    by_minute: BTreeMap<i64, Vec<usize>>,
    by_date: BTreeMap<DiaryDate, Vec<usize>>,
}

type IsMet = bool;

/// What rows of the file have said so far.
#[derive(Default)]
struct Said<'a> {
    by_minute: BTreeMap<i64, Says<'a>>,
    by_date: BTreeSet<(DiaryDate, Says<'a>)>,
}

impl Companion {
    pub(super) fn judge_scores(
        &self,
        rows: &[(&ReadRow, NaiveDate)],
        now: Timestamp,
        judged: &mut Judged,
    ) -> Result<(), AppError> {
        let is_check_in = |row: &ReadRow| !row.scores.is_empty() || (row.note.is_some() && row.dose.is_none());
        let scored = rows.iter().filter(|(row, _)| is_check_in(row));
        let mut check_ins: Vec<CheckIn<'_>> = scored.map(|(row, date)| self.read_check_in(row, *date)).collect();
        let dates = || check_ins.iter().map(|check_in| check_in.date);
        let (Some(first), Some(last)) = (dates().min(), dates().max()) else { return Ok(()) };
        let mut known = Known::new(self.store.entries_between::<ScoreEntry>(first, last)?);
        let mut said = Said::default();
        // One with its time is known by it; the others share what is left.
        check_ins.sort_by_key(|check_in| check_in.at.is_none());
        let met = known.meet_all(&check_ins);
        let mut new = Vec::new();
        for (check_in, met) in check_ins.into_iter().zip(met) {
            match met {
                Some(entry) => {
                    let is_told = check_in.says.1.is_none_or(|note| entry.note.as_deref() == Some(note));
                    judged.notes_of_known += usize::from(!is_told);
                    judged.entries.push(check_in.judged(entry.at, Entry::KnownScores(entry)));
                    said.add(&check_in);
                }
                None => new.push(check_in),
            }
        }
        for check_in in new {
            match check_in.placed(now, &known, &said) {
                Ok(at) => {
                    judged.entries.push(check_in.judged(at, Entry::Scores(check_in.entry(at))));
                    said.by_minute.insert(minute(at), check_in.says);
                }
                Err(reason) => judged.refuse(check_in.line, reason, None),
            }
            said.add(&check_in);
        }
        Ok(())
    }

    fn read_check_in<'a>(&self, row: &'a ReadRow, date: NaiveDate) -> CheckIn<'a> {
        let zone = self.zone_on(DoseDate::new(date));
        let at = row.time.map(|time| at_time(date, time, zone));
        let date = at.map_or(DiaryDate::new(date), |at| diary_date(zone, at));
        CheckIn { line: row.line, zone, date, at, says: (row.scores, row.note.as_deref()) }
    }
}

impl CheckIn<'_> {
    /// When it was, where it is new; without a time it is of noon, or of now where that is earlier (own rule).
    fn placed(&self, now: Timestamp, known: &Known, said: &Said<'_>) -> Result<Timestamp, ImportReason> {
        let base = self.at.unwrap_or_else(|| at_time(self.date.date(), WallTime::NOON, self.zone).min(now));
        // Until 04:00 the diary's day is still the one before.
        if base > now || diary_date(self.zone, base) != self.date {
            return Err(ImportReason::InFuture);
        }
        if self.at.is_none() && said.by_date.contains(&(self.date, self.says)) {
            return Err(ImportReason::LikeAnother);
        }
        match said.by_minute.get(&minute(base)) {
            Some(says) if self.at.is_some() && *says == self.says => return Err(ImportReason::LikeAnother),
            Some(_) if self.at.is_some() => return Err(ImportReason::TwiceInFile),
            _ => {}
        }
        if let Some(reason) = known.objects(self, base) {
            return Err(reason);
        }
        let free = |minute| !known.by_minute.contains_key(&minute) && !said.by_minute.contains_key(&minute);
        let at = free_minute(base, now, free).filter(|at| diary_date(self.zone, *at) == self.date);
        at.ok_or(ImportReason::TwiceInFile)
    }

    fn entry(&self, at: Timestamp) -> ScoreEntry {
        let (scores, note) = self.says;
        ScoreEntry { at, zone: self.zone, date: self.date, scores, note: note.map(str::to_owned) }
    }

    fn judged(&self, at: Timestamp, entry: Entry) -> Judgement {
        Judgement { line: self.line, at, zone: self.zone, time_assumed: self.at.is_none(), entry }
    }
}

impl Known {
    fn new(kept: Vec<ldn_store::Kept<ScoreEntry>>) -> Self {
        let (mut by_minute, mut by_date) = (BTreeMap::new(), BTreeMap::new());
        for (index, kept) in kept.iter().enumerate() {
            by_minute.entry(minute(kept.value.at)).or_insert_with(Vec::new).push(index);
            by_date.entry(kept.value.date).or_insert_with(Vec::new).push(index);
        }
        Self { entries: kept.into_iter().map(|kept| (kept.value, false)).collect(), by_minute, by_date }
    }

    /// The check-in that each of `check_ins` says once more. Those with the same note come first, of all rows: else
    /// a row without a note would take the place of the row that says it.
    fn meet_all(&mut self, check_ins: &[CheckIn<'_>]) -> Vec<Option<ScoreEntry>> {
        let mut met = vec![None; check_ins.len()];
        for any_note in [false, true] {
            for (check_in, met) in check_ins.iter().zip(&mut met).filter(|(_, met)| met.is_none()) {
                *met = self.meet(check_in, any_note);
            }
        }
        met
    }

    /// The check-in that says the same, of its minute or, where the file says no time, of its date; a note alone is
    /// the same only as itself.
    fn meet(&mut self, check_in: &CheckIn<'_>, any_note: bool) -> Option<ScoreEntry> {
        let among = match check_in.at {
            Some(at) => self.by_minute.get(&minute(at)),
            None => self.by_date.get(&check_in.date),
        };
        let (scores, note) = check_in.says;
        let any_note = any_note && !scores.is_empty();
        let is_same = |(entry, is_met): &(ScoreEntry, IsMet)| {
            !is_met && entry.scores == scores && (any_note || entry.note.as_deref() == note)
        };
        let index = among?.iter().copied().find(|index| self.entries.get(*index).is_some_and(is_same))?;
        let (entry, is_met) = self.entries.get_mut(index)?;
        *is_met = true;
        Some(entry.clone())
    }

    /// Why a new check-in can't be of the minute of `base`. One with its time is of no other minute; one without
    /// makes way for what another row says.
    fn objects(&self, check_in: &CheckIn<'_>, base: Timestamp) -> Option<ImportReason> {
        let there = self.by_minute.get(&minute(base)).into_iter().flatten();
        let mut there = there.filter_map(|index| self.entries.get(*index)).peekable();
        if check_in.at.is_none() {
            return there.any(|(_, is_met)| !is_met).then_some(ImportReason::DiffersFromDiary);
        }
        there.peek()?;
        // Another row, without a time, has said this one.
        let is_said = there.any(|(entry, is_met)| *is_met && entry.scores == check_in.says.0);
        Some(if is_said { ImportReason::LikeAnother } else { ImportReason::DiffersFromDiary })
    }
}

impl<'a> Said<'a> {
    fn add(&mut self, check_in: &CheckIn<'a>) {
        self.by_date.insert((check_in.date, check_in.says));
        if let Some(at) = check_in.at {
            self.by_minute.insert(minute(at), check_in.says);
        }
    }
}
