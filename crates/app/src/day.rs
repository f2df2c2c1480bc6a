//! Everything of one day, as it was then.

use chrono::TimeDelta;
use ldn_core::care::appointment::Appointment;
use ldn_core::diary::lab::Lab;
use ldn_core::diary::scores::{Scale, ScoreEntry};
use ldn_core::diary::tag::Tag;
use ldn_core::plan::dose_move::DoseMove;
use ldn_core::plan::steps::StepAnswer;
use ldn_core::sleep::entry::SleepEntry;
use ldn_core::{DoseDate, Medicine, Month, Slot, Status, Timestamp, begins_on, diary_date, first_instant_at};

use crate::calendar::{Lasting, is_nobodys_miss, marks, step_on, within};
use crate::companion::{Companion, StoredPlan};
use crate::convert::dose_amount;
use crate::dose::take::{medicine_on, usual_amount};
use crate::error::AppError;
use crate::standing::Standing;
use crate::today::{only_bedtime, state};
use crate::view::{
    DayAppointment, DayDose, DayEvent, DayLab, DayScores, DaySideEffect, DaySleep, DayTag, DayView, DreamsSaid,
    PauseReason, RecordEntry, RecordRef, ScoreValue, SlotView,
};

impl Companion {
    /// The day of the date "2026-11-23".
    ///
    /// # Errors
    /// [`AppError::DateInvalid`], [`AppError::DateOutOfRange`], [`AppError::NoPlan`], or why the diary
    /// can't be read or a closed dose not recorded.
    pub fn day(&mut self, date: &str) -> Result<DayView, AppError> {
        let date: DoseDate = date.parse().map_err(|_| AppError::DateInvalid)?;
        self.settle()?;
        let plan = self.stored_plan()?;
        let now = self.now();
        let reach = self.reach(&plan, now)?;
        within(&reach, Month::of(date.date()))?;
        let there = |date: DoseDate| reach.contains(&Month::of(date.date())).then(|| date.to_string());
        let today = DoseDate::new(diary_date(self.zone(), now).date());
        let standing = self.standing_on(&plan, now, &(date..=date))?;
        let mark = marks(&plan, &standing, &(date..=date), today).into_iter().find_map(|(_, mark)| mark);
        Ok(DayView {
            date: date.to_string(),
            today: today.to_string(),
            now: now.seconds(),
            zone: self.zone_on(date).name().to_owned(),
            present_zone: self.zone().name().to_owned(),
            previous: there(date.minus_days(1)),
            next: there(date.next()),
            mark,
            of_nights: only_bedtime(&plan),
            doses: self.doses_on(&plan, &standing, date)?,
            can_add: date <= today,
            usual_mg: usual_amount(&plan, date).map(|amount| amount.to_string()),
            step: step_on(&plan, &self.stairs_ahead(&plan, now)?, date),
            events: self.events_on(&plan, date)?,
            side_effects: self.side_effects_of_day(date, now)?,
            sleep: self.store.entries_between::<SleepEntry>(date, date)?.pop().map(|kept| sleep_view(kept.value)),
            scores: self
                .store
                .entries_between::<ScoreEntry>(date, date)?
                .iter()
                .map(|s| scores_view(&s.value))
                .collect(),
            tags: self.tags_on(date)?,
            labs: self.store.entries_between::<Lab>(date, date)?.into_iter().map(|lab| lab_view(lab.value)).collect(),
            appointments: self.appointments_on(date)?,
        })
    }

    fn doses_on(&self, plan: &StoredPlan, standing: &[Standing], date: DoseDate) -> Result<Vec<DayDose>, AppError> {
        let mut doses = Vec::new();
        for dose in standing {
            doses.push(DayDose {
                entry: self.scheduled_entry(plan, dose)?,
                closes_at: Some(dose.dose.closes.seconds()),
                before_plan: is_nobodys_miss(plan, dose),
                can_correct: dose.dose.status != Status::Upcoming,
            });
        }
        let kept = self.store.doses_between(date, date)?;
        for record in kept.iter().filter(|record| record.dose.planned.is_none()) {
            let entry = self.entry(record)?;
            doses.push(DayDose { entry, closes_at: None, before_plan: false, can_correct: true });
        }
        Ok(doses)
    }

    /// A scheduled dose as it was recorded; where nothing is known of it, as it is planned.
    fn scheduled_entry(&self, plan: &StoredPlan, standing: &Standing) -> Result<RecordEntry, AppError> {
        if let Some(record) = &standing.record {
            return self.entry(record);
        }
        let dose = standing.dose.dose;
        let medicine = medicine_on(plan, dose.key.date).ok_or(AppError::NoPlan)?;
        Ok(RecordEntry {
            id: RecordRef::Dose { dose: dose.key.into() },
            date: dose.key.date.to_string(),
            state: state(standing.dose.status),
            due_at: Some(dose.due.seconds()),
            planned: Some(dose_amount(dose.amount, &medicine)),
            taken: None,
            zone: self.zone_of(plan, dose).name().to_owned(),
            operation: None,
        })
    }

    /// What happened to the plan: what began on the date, and what was decided on it.
    fn events_on(&self, plan: &StoredPlan, date: DoseDate) -> Result<Vec<DayEvent>, AppError> {
        let is_of_day = |at: Timestamp| diary_date(self.zone_on(date), at).date() == date.date();
        let mut events: Vec<DayEvent> = begun_on(plan, date).into_iter().collect();
        let noon = first_instant_at(self.zone(), date.date().and_time(ldn_core::WallTime::NOON.to_naive()));
        let (after, until) = (noon - TimeDelta::days(2), noon + TimeDelta::days(2));
        for answer in self.store.entries_between::<StepAnswer>(after, until)? {
            if is_of_day(answer.value.answered_at) {
                let (answer, note) = (answer.value.answer.name().to_owned(), answer.value.note);
                events.push(DayEvent::Answered { answer, note });
            }
        }
        for moved in self.store.entries::<DoseMove>()? {
            if is_of_day(moved.value.decided_at) {
                let DoseMove { from, to, first_date, .. } = moved.value;
                let first_date = first_date.to_string();
                events.push(DayEvent::Moved { from: from.into(), to: to.into(), first_date });
            }
        }
        Ok(events)
    }

    fn side_effects_of_day(&self, date: DoseDate, now: Timestamp) -> Result<Vec<DaySideEffect>, AppError> {
        let lasting = self.side_effects_on(&(date..=date), now)?;
        Ok(lasting.into_iter().map(|lasting| side_effect_view(lasting, date)).collect())
    }

    fn tags_on(&self, date: DoseDate) -> Result<Vec<DayTag>, AppError> {
        let tags = self.store.entries_between::<Tag>(date, date)?.into_iter();
        Ok(tags.map(|tag| DayTag { what: tag.value.what.name().to_owned(), own_words: tag.value.own_words }).collect())
    }

    fn appointments_on(&self, date: DoseDate) -> Result<Vec<DayAppointment>, AppError> {
        let kept = self.store.entries_between::<Appointment>(date, date)?.into_iter();
        Ok(kept.map(|kept| DayAppointment { what: kept.value.kind.into(), note: kept.value.note }).collect())
    }
}

/// The phase that begins on `date`, where it changes anything.
fn begun_on(plan: &StoredPlan, date: DoseDate) -> Option<DayEvent> {
    let what = begins_on(&plan.regimen, date)?;
    let stored = plan.phases().iter().find(|stored| stored.phase.from == date)?;
    let medicine = stored.phase.medicine;
    Some(DayEvent::Begins {
        what: what.into(),
        slots: stored.phase.slots.iter().map(|slot| slot_view(slot, &medicine)).collect(),
        why: stored.why.map(PauseReason::from),
        note: stored.note.clone(),
    })
}

pub(crate) fn slot_view(slot: &Slot, medicine: &Medicine) -> SlotView {
    SlotView { part: slot.part.into(), at: slot.at.minutes(), amount: dose_amount(slot.amount, medicine) }
}

fn side_effect_view((kept, days): Lasting, date: DoseDate) -> DaySideEffect {
    let effect = kept.value;
    let before = date.date().signed_duration_since(days.start().date()).num_days();
    DaySideEffect {
        id: kept.id,
        what: effect.what.into(),
        own_words: effect.own_words,
        grade: effect.grade.into(),
        began_at: effect.began.seconds(),
        ended_at: effect.ended.map(Timestamp::seconds),
        zone: effect.zone.name().to_owned(),
        day: u32::try_from(before + 1).unwrap_or(1),
    }
}

pub(crate) fn sleep_view(entry: SleepEntry) -> DaySleep {
    DaySleep {
        bed_at: entry.bed_at.map(Timestamp::seconds),
        up_at: entry.up_at.map(Timestamp::seconds),
        minutes_to_sleep: entry.minutes_to_sleep,
        minutes_awake: entry.minutes_awake,
        dreams: entry.dreams.map(DreamsSaid::from),
        zone: entry.zone.name().to_owned(),
        note: entry.note,
    }
}

pub(crate) fn scores_view(entry: &ScoreEntry) -> DayScores {
    let score = |scale: &Scale| {
        let value = entry.scores.get(*scale)?.value();
        Some(ScoreValue { scale: (*scale).into(), value })
    };
    DayScores {
        at: entry.at.seconds(),
        zone: entry.zone.name().to_owned(),
        values: Scale::ALL.iter().filter_map(score).collect(),
        note: entry.note.clone(),
    }
}

pub(crate) fn lab_view(lab: Lab) -> DayLab {
    let Lab { what, own_words, value, unit, range, .. } = lab;
    DayLab { what: what.name().to_owned(), own_words, value, unit, range }
}
