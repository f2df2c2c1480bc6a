//! Today: the dose card, the last 14 nights, what comes next, and how reminders stand.

use chrono::TimeDelta;
use chrono_tz::Tz;
use ldn_core::dose::attribute::EARLY;
use ldn_core::{
    Attribution, DoseDate, DoseKey, DoseStatus, Part, Status, Timestamp, diary_date, local_minutes, night_strip,
};
use ldn_store::Table;

use crate::companion::{Companion, StoredPlan};
use crate::convert::{dose_amount, next_dose};
use crate::dose::record::taken_view;
use crate::dose::take::medicine_on;
use crate::error::AppError;
use crate::standing::Standing;
use crate::view::{DoseCard, DoseState, Heading, Night, NightCount, NightMark, ReminderWay, TodayView};

/// The nights of the strip: two weeks.
const STRIP: u64 = 14;
/// Doses listed as coming next.
const NEXT: usize = 3;
/// A dose that closed longer ago than this is asked about in the record, not on Today.
const ASKED_ABOUT: TimeDelta = TimeDelta::hours(24);

/// How reminders reach the person, as the shell knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReminderStatus {
    /// By what way the last one of this run of the program went; none where there was none yet.
    pub way: Option<ReminderWay>,
    /// Why it was no notification, where it was none.
    pub problem: Option<AppError>,
    /// Whether there is a tray.
    pub tray: bool,
    /// Whether the program starts with the computer; none where that is not for it to say (a phone).
    pub start_at_login: Option<bool>,
}

impl Companion {
    /// Everything that Today shows.
    ///
    /// # Errors
    /// [`AppError::NoPlan`], or why the diary can't be read or a closed dose not recorded.
    pub fn today(&mut self, reminders: &ReminderStatus) -> Result<TodayView, AppError> {
        self.settle()?;
        let plan = self.stored_plan()?;
        if plan.phases().is_empty() {
            return Err(AppError::NoPlan);
        }
        let (now, zone, device) = (self.now(), self.zone(), self.device_zone());
        let mut standing = self.standing(&plan, now, (now - TimeDelta::days(17), now + TimeDelta::days(5)))?;
        standing
            .retain(|dose| dose.record.is_some() || dose.dose.status != Status::Missed || plan.owes(&dose.dose.dose));
        let pause = self.pause_today(&plan, now)?;
        let mut chosen = self.choose(&plan, &standing, now)?;
        if pause.as_ref().is_some_and(|pause| pause.has_begun) && !chosen.can_take {
            // The pause itself is told. A dose that comes after it is in the list of what comes next.
            chosen.card = chosen.card.filter(|card| card.dose.status != Status::Upcoming);
        }
        let card = chosen.card.map(|dose| self.card(&plan, dose, now, chosen.can_take)).transpose()?;
        let date = DoseDate::new(diary_date(zone, now).date());
        let nights = strip(&plan, &standing, date, now);
        Ok(TodayView {
            now: now.seconds(),
            zone: zone.name().to_owned(),
            date: date.to_string(),
            local_zone: (zone != device).then(|| device.name().to_owned()),
            heading: heading(device, now, chosen.card),
            also_open: chosen
                .also_open
                .iter()
                .map(|dose| self.card(&plan, dose, now, true))
                .collect::<Result<_, _>>()?,
            missed: chosen.missed.map(|dose| self.card(&plan, dose, now, false)).transpose()?,
            next: coming(&plan, &standing, chosen.card),
            counts: counts(&nights),
            strip_of_nights: only_bedtime(&plan),
            nights,
            reminders: self.health(reminders)?,
            travel: self.travel_question(&plan, now)?,
            close_next: self.close_next(&plan, &standing, now)?,
            suggestion: self.move_suggestion(&plan, now)?,
            gap: self.gap_view(&plan, now)?,
            pause,
            ongoing: self.ongoing_effects(now)?,
            diary: self.diary_prompts(now)?,
            alerts: self.open_alerts()?,
            stock: self.stock_notice(&plan, now)?,
            step: self.step_on_today(&plan, now)?,
            baseline: self.baseline_phase(&plan, now)?,
            review: self.review_on_today(now)?,
            card,
        })
    }

    /// The open doses, the longest due first.
    ///
    /// # Errors
    /// Where the diary can't be read.
    pub(crate) fn open_doses(&self, plan: &StoredPlan, now: Timestamp) -> Result<Vec<DoseStatus>, AppError> {
        let standing = self.standing(plan, now, (now - TimeDelta::days(1), now))?;
        Ok(standing.into_iter().map(|standing| standing.dose).filter(|dose| dose.status == Status::Due).collect())
    }

    /// When the next upcoming dose is due.
    pub(crate) fn next_due(&self, plan: &StoredPlan, now: Timestamp) -> Option<Timestamp> {
        let ahead = self.schedule(plan, (now, now + TimeDelta::days(2)));
        ahead.first().map(|dose| dose.due)
    }

    fn choose<'a>(&self, plan: &StoredPlan, standing: &'a [Standing], now: Timestamp) -> Result<Chosen<'a>, AppError> {
        let mut open = standing.iter().filter(|dose| dose.dose.status == Status::Due);
        let first_open = open.next();
        let near = match first_open {
            Some(_) => None,
            None => self.near(plan, standing, now)?,
        };
        let around = now - ASKED_ABOUT..=now + EARLY;
        let last = standing.iter().rev().find(|dose| is_settled(dose) && around.contains(&dose.dose.dose.due));
        let upcoming = standing.iter().find(|dose| dose.dose.status == Status::Upcoming);
        let card = first_open.or(near).or(last).or(upcoming);
        let missed = last.filter(|last| last.dose.status == Status::Missed && !is_same(Some(last), card));
        Ok(Chosen { card, can_take: first_open.is_some() || near.is_some(), also_open: open.collect(), missed })
    }

    /// The upcoming dose that a "taken" would be for now.
    fn near<'a>(
        &self,
        plan: &StoredPlan,
        standing: &'a [Standing],
        now: Timestamp,
    ) -> Result<Option<&'a Standing>, AppError> {
        let key = match self.attributed(plan, now)? {
            Attribution::Dose(key) => key,
            Attribution::Extra { .. } => return Ok(None),
        };
        // One that closed in another zone is recorded as missed and not asked about again.
        Ok(standing.iter().find(|dose| dose.dose.dose.key == key && dose.dose.status == Status::Upcoming))
    }

    fn card(
        &self,
        plan: &StoredPlan,
        standing: &Standing,
        now: Timestamp,
        can_take: bool,
    ) -> Result<DoseCard, AppError> {
        let dose = &standing.dose;
        let key = dose.dose.key;
        let recorded = standing.record.as_ref();
        let medicine = recorded.map(|record| record.dose.medicine).or_else(|| medicine_on(plan, key.date));
        let medicine = medicine.ok_or(AppError::NoPlan)?;
        let answered = recorded.filter(|_| standing.is_answered());
        let operation = answered.map(|record| self.store.last_operation_on(Table::Dose, &record.id)).transpose()?;
        Ok(DoseCard {
            dose: key.into(),
            state: state(dose.status),
            due_at: dose.dose.due.seconds(),
            closes_at: dose.closes.seconds(),
            planned: dose_amount(dose.dose.amount, &medicine),
            taken: recorded.and_then(|record| taken_view(&record.dose)),
            snoozed_until: self.snoozed_until(key, dose.status, now)?.map(Timestamp::seconds),
            can_take,
            operation: operation.flatten().map(|operation| operation.to_string()),
            before_plan: recorded.is_none() && !plan.owes(&dose.dose),
            zone: recorded.map_or_else(|| self.zone(), |record| record.dose.zone).name().to_owned(),
        })
    }

    fn snoozed_until(&self, key: DoseKey, status: Status, now: Timestamp) -> Result<Option<Timestamp>, AppError> {
        if !matches!(status, Status::Due | Status::Upcoming) {
            return Ok(None);
        }
        let last = self.showings_of(key)?.into_iter().next_back();
        Ok(last.and_then(|last| last.snoozed_until).filter(|until| *until > now))
    }
}

/// Which doses Today speaks of.
struct Chosen<'a> {
    card: Option<&'a Standing>,
    can_take: bool,
    also_open: Vec<&'a Standing>,
    missed: Option<&'a Standing>,
}

fn is_settled(dose: &Standing) -> bool {
    matches!(dose.dose.status, Status::Taken | Status::Skipped | Status::Missed)
}

fn is_same(one: Option<&Standing>, other: Option<&Standing>) -> bool {
    one.map(|dose| dose.dose.dose.key) == other.map(|dose| dose.dose.dose.key)
}

pub(crate) fn state(status: Status) -> DoseState {
    match status {
        Status::Upcoming => DoseState::Upcoming,
        Status::Due => DoseState::Due,
        Status::Taken => DoseState::Taken,
        Status::Skipped => DoseState::Skipped,
        Status::Missed => DoseState::Missed,
    }
}

fn coming(plan: &StoredPlan, standing: &[Standing], card: Option<&Standing>) -> Vec<crate::view::NextDose> {
    let ahead = standing.iter().filter(|dose| dose.dose.status == Status::Upcoming && !is_same(Some(dose), card));
    let listed = ahead.take(NEXT).filter_map(|dose| {
        let medicine = medicine_on(plan, dose.dose.dose.key.date)?;
        Some(next_dose(&dose.dose.dose, &medicine))
    });
    listed.collect()
}

/// The strip ends with the night that has begun: the first of its doses is due or answered.
fn strip(plan: &StoredPlan, standing: &[Standing], date: DoseDate, now: Timestamp) -> Vec<Night> {
    let doses: Vec<DoseStatus> = standing.iter().map(|standing| standing.dose).collect();
    let begun = doses.iter().any(|dose| {
        dose.dose.key.date == date
            && (dose.dose.due <= now || dose.taken_at.is_some() || dose.status == Status::Skipped)
    });
    let last = if begun { date } else { date.minus_days(1) };
    // What is nobody's miss was left out of `standing` already.
    let marks = night_strip(&plan.regimen, &doses, Timestamp::EARLIEST, last, STRIP);
    marks.into_iter().map(|(date, mark)| Night { date: date.to_string(), mark: mark_view(mark) }).collect()
}

pub(crate) fn mark_view(mark: ldn_core::NightMark) -> NightMark {
    match mark {
        ldn_core::NightMark::Taken => NightMark::Taken,
        ldn_core::NightMark::Late => NightMark::Late,
        ldn_core::NightMark::Skipped => NightMark::Skipped,
        ldn_core::NightMark::Missed => NightMark::Missed,
        ldn_core::NightMark::Open => NightMark::Open,
        ldn_core::NightMark::Paused => NightMark::Paused,
        ldn_core::NightMark::LeftOut => NightMark::LeftOut,
        ldn_core::NightMark::BeforeStart => NightMark::BeforeStart,
    }
}

/// The marks in the order they are named under the strip, with how often each occurs.
pub(crate) fn counts(nights: &[Night]) -> Vec<NightCount> {
    use NightMark::{BeforeStart, Late, LeftOut, Missed, Open, Paused, Skipped, Taken};
    let count = |mark| u32::try_from(nights.iter().filter(|night| night.mark == mark).count()).unwrap_or(u32::MAX);
    [Taken, Late, Skipped, Missed, LeftOut, Paused, BeforeStart, Open]
        .into_iter()
        .map(|mark| NightCount { mark, count: count(mark) })
        .filter(|counted| counted.count > 0)
        .collect()
}

pub(crate) fn only_bedtime(plan: &StoredPlan) -> bool {
    let mut slots = plan.regimen.phases().iter().flat_map(|phase| &phase.slots);
    slots.all(|slot| slot.part == Part::Bedtime)
}

fn heading(zone: Tz, now: Timestamp, card: Option<&Standing>) -> Heading {
    let hour = local_minutes(zone, now) / 60;
    let evening = !(4..18).contains(&hour);
    let bedtime_ahead = card.is_some_and(|card| {
        card.dose.dose.key.part == Part::Bedtime && matches!(card.dose.status, Status::Due | Status::Upcoming)
    });
    match hour {
        _ if evening && bedtime_ahead => Heading::Tonight,
        4..12 => Heading::Morning,
        12..18 => Heading::Afternoon,
        _ => Heading::Evening,
    }
}
