//! Looking back and ahead in the calendar, and mending any past day, as a person does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod entries;
mod mending;
mod months;
mod random_life;
mod speed;
#[path = "../support/mod.rs"]
mod support;

use ldn_app::AppError;
use ldn_app::view::{
    AddDose, CorrectRequest, Correction, DayDose, DayView, DoseId, MonthDay, MonthView, NightMark, PartOfDay,
    RecordRef, TakeOutcome,
};
use support::World;

pub(crate) fn month(world: &mut World, month: &str) -> MonthView {
    world.companion.month(month).unwrap()
}

pub(crate) fn day(world: &mut World, date: &str) -> DayView {
    world.companion.day(date).unwrap()
}

pub(crate) fn on<'a>(month: &'a MonthView, date: &str) -> &'a MonthDay {
    month.days.iter().find(|day| day.date == date).unwrap()
}

pub(crate) fn mark(world: &mut World, date: &str) -> Option<NightMark> {
    on(&month(world, &date[..7]), date).mark
}

/// The marks of the dates from the `first` to the `last` of a month, a letter each.
pub(crate) fn marks(month: &MonthView, (first, last): (usize, usize)) -> String {
    let letter = |day: &MonthDay| match day.mark {
        None => '.',
        Some(NightMark::BeforeStart) => 'b',
        Some(NightMark::Taken) => 't',
        Some(NightMark::Late) => 'l',
        Some(NightMark::Skipped) => 's',
        Some(NightMark::Missed) => 'm',
        Some(NightMark::Paused) => 'p',
        Some(NightMark::LeftOut) => 'o',
        Some(NightMark::Open) => '?',
    };
    month.days[first - 1..last].iter().map(letter).collect()
}

pub(crate) fn the_night(date: &str) -> RecordRef {
    RecordRef::Dose { dose: DoseId { date: date.to_owned(), part: PartOfDay::Bedtime } }
}

pub(crate) fn correct(world: &mut World, id: RecordRef, to: Correction) -> Result<TakeOutcome, AppError> {
    world.companion.correct(&CorrectRequest { id, to, close_confirmed: false })
}

pub(crate) fn taken_at(at: &str, amount: &str) -> Correction {
    Correction::Taken { at: Some(at.to_owned()), amount: amount.to_owned() }
}

pub(crate) fn add(day: &str, at: &str, amount: &str) -> AddDose {
    AddDose { day: day.to_owned(), at: at.to_owned(), amount: amount.to_owned(), close_confirmed: false }
}

pub(crate) fn only(view: DayView) -> DayDose {
    let [dose] = <[DayDose; 1]>::try_from(view.doses).unwrap();
    dose
}

/// Of a plan that begins in January 2026, a year around.
pub(crate) fn out_of_range() -> AppError {
    AppError::DateOutOfRange { earliest: "2025-01-01".to_owned(), latest: "2027-01-31".to_owned() }
}
