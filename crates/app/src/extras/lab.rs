//! Laboratory values (L6).

use ldn_core::diary::lab::{LONGEST_VALUE, Lab, LabKind, LabValueError, read_value};
use ldn_core::diary::typed;
use ldn_core::{DiaryDate, diary_date};
use ldn_store::{Kept, Via};

use super::tag::past_date;
use crate::companion::Companion;
use crate::convert::{count, same, typed_note};
use crate::diary::typed::own_words;
use crate::error::AppError;
use crate::view::{LabDraft, LabKindView, LabName, LabView, LabsView, Saved};

impl Companion {
    /// The laboratory's values, newest first, and what can be entered.
    ///
    /// # Errors
    /// Why the diary can't be read.
    pub fn labs(&self) -> Result<LabsView, AppError> {
        let kind = |kind: &LabKind| {
            let unit = kind.usual_unit().unwrap_or_default().to_owned();
            LabKindView { what: (*kind).into(), unit }
        };
        Ok(LabsView {
            today: diary_date(self.zone(), self.now()).to_string(),
            zone: self.zone().name().to_owned(),
            kinds: LabKind::ALL.iter().map(kind).collect(),
            labs: self.store.entries::<Lab>()?.into_iter().rev().map(view).collect(),
        })
    }

    /// Keeps a new value.
    ///
    /// # Errors
    /// The first thing wrong with the draft, or why it can't be written.
    pub fn put_lab(&mut self, draft: &LabDraft) -> Result<Saved, AppError> {
        let lab = read(draft, self.diary_day())?;
        let now = self.now();
        let (_, saved) = self.write("lab", Via::Window, now, |writer| writer.put_entry(&lab))?;
        Ok(saved)
    }

    /// Keeps `draft` in the place of what was known by `id`.
    ///
    /// # Errors
    /// [`AppError::NoSuchEntry`], the first thing wrong with the draft, or why it can't be written.
    pub fn change_lab(&mut self, id: &str, draft: &LabDraft) -> Result<Saved, AppError> {
        self.store.entry::<Lab>(id)?.ok_or(AppError::NoSuchEntry)?;
        let lab = read(draft, self.diary_day())?;
        let now = self.now();
        let ((), saved) = self.write("change_lab", Via::Window, now, |writer| writer.replace_entry(id, &lab))?;
        Ok(saved)
    }

    /// Removes a value.
    ///
    /// # Errors
    /// [`AppError::NoSuchEntry`], or why it can't be written.
    pub fn remove_lab(&mut self, id: &str) -> Result<Saved, AppError> {
        let now = self.now();
        let (removed, saved) = self.write("remove_lab", Via::Window, now, |writer| writer.remove_entry::<Lab>(id))?;
        if removed { Ok(saved) } else { Err(AppError::NoSuchEntry) }
    }
}

fn read(draft: &LabDraft, today: DiaryDate) -> Result<Lab, AppError> {
    let what = LabKind::from(draft.what);
    let own = match what {
        LabKind::Own => Some(own_words(&draft.own_words)?),
        _ => None,
    };
    let unit = line(&draft.unit)?.or_else(|| what.usual_unit().map(str::to_owned)).unwrap_or_default();
    Ok(Lab {
        what,
        own_words: own,
        value: read_value(&draft.value)?,
        unit,
        range: line(&draft.range)?,
        date: past_date(&draft.date, today)?.date(),
        note: typed_note(&draft.note)?,
    })
}

/// A unit or a range: words on one line, none where nothing was typed.
fn line(typed: &str) -> Result<Option<String>, AppError> {
    typed::own_words(typed).map_err(|long| AppError::LabTextTooLong { limit: count(long.limit) })
}

fn view(kept: Kept<Lab>) -> LabView {
    let Kept { id, value: Lab { date, what, own_words, value, unit, range, note }, .. } = kept;
    LabView { id, what: what.into(), own_words, date: date.to_string(), value, unit, range, note }
}

impl From<LabValueError> for AppError {
    fn from(error: LabValueError) -> Self {
        match error {
            LabValueError::Missing => Self::LabValueMissing,
            LabValueError::NotANumber => Self::LabValueNotANumber,
            LabValueError::TooLong => Self::LabTextTooLong { limit: count(LONGEST_VALUE) },
        }
    }
}

same!(LabName, LabKind { Esr, Crp, Alt, Ast, ThyroidAntibodies, Own });
