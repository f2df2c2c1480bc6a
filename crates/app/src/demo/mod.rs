//! An invented person's history, written through the same use cases as the window's.

mod busy;
mod diary;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta};
use chrono_tz::Tz;
use fastrand::Rng;
use ldn_core::{DoseDate, DoseKey, Part, Timestamp, WallTime, first_instant_at, local_date};
use ldn_store::{LateBecause, ReminderKind, ReminderRecord, ReminderWay, Via};

use crate::companion::Companion;
use crate::error::AppError;
use crate::ports::{Clock, Files, Zone};
use crate::view::{
    ContactKind, DoseId, MedicineForm, PartOfDay, PlanDraft, ProductDraft, SlotDraft, StepReply, StepsDraft, StepsHow,
    TakeRequest, TakeTarget,
};

/// The steps that the invented person climbs.
const STEPS: (&str, &str, &str, &str) = ("1", "0.5", "10", "4.5");
/// The step that goes back.
const BACK: i64 = 5;
/// Days on each step.
const DAYS_ON_A_STEP: i64 = 10;
/// When the plan is changed, on the day a stair begins.
const CHANGED_AT: (u32, u32) = (19, 0);
/// The diary is kept so long before the first dose.
const BASELINE: Days = Days::new(14);
/// From so many months on it is somebody who enters much, every day: what a diary can come to.
const BUSY_MONTHS: u32 = 12;
/// Millilitres fetched at once.
const BOTTLE: &str = "150";
/// Of a hundred nights so many are missed.
const MISSED: u32 = 4;
/// So many are skipped.
const SKIPPED: u32 = 4;
/// So many are late; the rest are on time.
const LATE: u32 = 9;
/// On one night of so many the computer may be asleep when the reminder is due.
const ASLEEP_EVERY: i32 = 4;
/// It is woken so much later.
const ASLEEP_MINUTES: i64 = 12;

/// What to invent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoOptions {
    /// Months of history.
    pub months: u32,
    /// The same seed invents the same history.
    pub seed: u64,
    /// The date it ends on; today where it is missing.
    pub until: Option<NaiveDate>,
    /// When the dose is taken; 22:00 where it is missing.
    pub bedtime: Option<WallTime>,
}

/// What was invented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoReport {
    /// The first dose date.
    pub from: DoseDate,
    /// The last dose date before the end.
    pub to: DoseDate,
    /// Doses answered.
    pub answered: u64,
}

/// Fills `folder`, which holds no diary yet, with an invented history that ends on the evening of
/// the last date, before its dose. `now` and `zone` are the device's.
///
/// # Errors
/// [`AppError::FolderNotEmpty`] where there is a diary, or why it can't be written.
pub fn fill(
    folder: &Path,
    options: &DemoOptions,
    now: Timestamp,
    zone: Tz,
    files: &dyn Files,
) -> Result<DemoReport, AppError> {
    if ldn_store::file_in(folder).exists() {
        return Err(AppError::FolderNotEmpty { path: folder.display().to_string() });
    }
    let until = options.until.unwrap_or_else(|| local_date(zone, now));
    let from = until.checked_sub_months(Months::new(options.months)).ok_or(AppError::DateInvalid)?;
    let bedtime = options.bedtime.or(WallTime::from_minutes(22 * 60)).ok_or(AppError::TimeInvalid)?;
    let clock = Arc::new(ScriptedClock::default());
    let rng = Rng::with_seed(options.seed);
    let busy = options.months >= BUSY_MONTHS;
    let mut person = Person { clock: Arc::clone(&clock), zone, bedtime, rng, until, busy };
    let first_entry = from.checked_sub_days(BASELINE).ok_or(AppError::DateInvalid)?;
    person.set_clock(first_entry, CHANGED_AT);
    let mut companion = Companion::open(folder, clock, Arc::new(FixedZone(zone)), files)?;
    person.keep_diary_before(&mut companion, first_entry, from)?;
    person.live(&mut companion, from, until)
}

struct Person {
    clock: Arc<ScriptedClock>,
    zone: Tz,
    bedtime: WallTime,
    rng: Rng,
    /// The date it ends on.
    until: NaiveDate,
    /// Whether much is entered every day.
    busy: bool,
}

impl Person {
    fn live(&mut self, companion: &mut Companion, from: NaiveDate, until: NaiveDate) -> Result<DemoReport, AppError> {
        let mut date = from;
        let mut answered = 0;
        while date < until {
            self.wake(companion, from, date)?;
            if self.busy {
                self.live_busily(companion, date)?;
            }
            self.step(companion, from, date)?;
            self.check_in(companion, from, date)?;
            answered += u64::from(self.answer(companion, DoseDate::new(date))?);
            date = date.succ_opt().ok_or(AppError::DateInvalid)?;
        }
        self.wake(companion, from, until)?;
        self.set_clock(until, CHANGED_AT);
        companion.settle()?;
        let to = DoseDate::new(until).minus_days(1);
        Ok(DemoReport { from: DoseDate::new(from), to, answered })
    }

    /// Enters the plan with its steps on the first day, and answers each step on its day.
    fn step(&mut self, companion: &mut Companion, from: NaiveDate, date: NaiveDate) -> Result<(), AppError> {
        let days = date.signed_duration_since(from).num_days();
        self.set_clock(date, CHANGED_AT);
        if days == 0 {
            companion.set_plan(&self.plan())?;
            companion.begin_steps(&steps())?;
            return self.fetch_first_bottle(companion);
        }
        if days % DAYS_ON_A_STEP != 0 {
            return Ok(());
        }
        let (reply, note) =
            if days / DAYS_ON_A_STEP == BACK { (StepReply::Back, Some("vivid dreams")) } else { (StepReply::Up, None) };
        match companion.answer_step(PartOfDay::Bedtime, reply, note, None) {
            // At the top nothing is proposed any more.
            Ok(_) | Err(AppError::StepNotProposed) => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn plan(&self) -> PlanDraft {
        let (first, ..) = STEPS;
        let slot = SlotDraft { part: PartOfDay::Bedtime, at: self.bedtime.to_string(), amount: first.to_owned() };
        PlanDraft {
            form: MedicineForm::Liquid,
            concentration: Some("1".to_owned()),
            slots: vec![slot],
            confirmed: None,
            from: None,
            agreed: Vec::new(),
        }
    }

    /// Answers the dose of `date`, or lets it close; says whether it was answered.
    fn answer(&mut self, companion: &mut Companion, date: DoseDate) -> Result<bool, AppError> {
        let key = DoseKey { date, part: Part::Bedtime };
        let Some(due) = companion.due_of(key)? else { return Ok(false) };
        let (luck, minutes) = (self.rng.u32(0..100), self.rng.i64(0..14));
        remind(companion, key, due, minutes)?;
        if luck < MISSED {
            return Ok(false);
        }
        if luck < MISSED + SKIPPED {
            self.clock.set(due + TimeDelta::minutes(minutes));
            companion.skip_via(&DoseId::from(key), Via::Demo)?;
            return Ok(true);
        }
        let late = if luck < MISSED + SKIPPED + LATE { self.rng.i64(65..170) } else { 0 };
        self.clock.set(due + TimeDelta::minutes(minutes + late));
        let target = TakeTarget::Dose { dose: DoseId::from(key) };
        let request = TakeRequest { target, at: None, amount: None, close_confirmed: true };
        companion.take_via(&request, Via::Demo)?;
        Ok(true)
    }

    fn fetch_first_bottle(&self, companion: &mut Companion) -> Result<(), AppError> {
        companion.set_product(&bottle())?;
        companion.set_contact(ContactKind::Prescriber, "Example", "")?;
        companion.set_contact(ContactKind::Pharmacy, "Example", "").map(drop)
    }

    fn set_clock(&self, date: NaiveDate, (hour, minute): (u32, u32)) {
        let local = date.and_hms_opt(hour, minute, 0).unwrap_or_default();
        self.clock.set(first_instant_at(self.zone, local));
    }
}

fn steps() -> StepsDraft {
    let (start, step, every_days, target) = STEPS;
    let [start, step, every_days, target] = [start, step, every_days, target].map(str::to_owned);
    StepsDraft { part: PartOfDay::Bedtime, how: StepsHow::Even { start, step, every_days, target }, confirmed: None }
}

fn bottle() -> ProductDraft {
    ProductDraft {
        form: MedicineForm::Liquid,
        strength: String::new(),
        concentration: "1".to_owned(),
        home_made: false,
        tablet: String::new(),
        water: String::new(),
        keep_cold: true,
        label: String::new(),
        made_on: String::new(),
        discard_on: String::new(),
        prescribed_on: String::new(),
        quantity: BOTTLE.to_owned(),
        confirmed: false,
    }
}

/// The reminder came, as it does on a computer that is nearly always on. On a few nights it slept, and
/// showed it late; never later than the person answered.
fn remind(companion: &mut Companion, key: DoseKey, due: Timestamp, answered_after: i64) -> Result<(), AppError> {
    let asleep = key.date.date().num_days_from_ce() % ASLEEP_EVERY == 0 && answered_after >= ASLEEP_MINUTES;
    let shown_at = if asleep { due + TimeDelta::minutes(ASLEEP_MINUTES) } else { due };
    let showing = ReminderRecord {
        shown_at: Some(shown_at),
        way: Some(ReminderWay::Notification),
        late_because: asleep.then_some(LateBecause::Asleep),
        ..ReminderRecord::planned(ReminderKind::Dose, key.to_string(), 0, due)
    };
    Ok(companion.store.put_reminder(&showing, shown_at)?)
}

#[derive(Default)]
struct ScriptedClock(AtomicI64);

impl ScriptedClock {
    fn set(&self, now: Timestamp) {
        self.0.store(now.seconds(), Ordering::Relaxed);
    }
}

impl Clock for ScriptedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_seconds(self.0.load(Ordering::Relaxed))
    }
}

struct FixedZone(Tz);

impl Zone for FixedZone {
    fn zone(&self) -> Tz {
        self.0
    }
}
