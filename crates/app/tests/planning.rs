//! Entering a plan, and what Today makes of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use ldn_app::AppError;
use ldn_app::view::{
    DoseId, DoseState, DraftField, GuardQuestion, Heading, MedicineForm, NightMark, PartOfDay, PlanDraft, PlanQuestion,
    Settings, SlotDraft, Startup, TakeRequest, TakeTarget, Theme,
};
use support::{World, bedtime, plan, saved, taken_now};

fn errors(draft: &PlanDraft) -> Vec<(DraftField, AppError)> {
    let world = World::at("2026-01-10 20:00");
    let check = world.companion.check_plan(draft).unwrap();
    check.errors.into_iter().map(|wrong| (wrong.field, wrong.error)).collect()
}

fn liquid(concentration: &str, amount: &str) -> PlanDraft {
    PlanDraft { form: MedicineForm::Liquid, concentration: Some(concentration.to_owned()), ..bedtime("22:00", amount) }
}

#[test]
fn a_new_diary_begins_with_the_first_run_and_then_is_ready() {
    let mut world = World::at("2026-01-10 20:00");
    assert_eq!(world.companion.startup(), Ok(Startup::FirstRun));
    world.companion.set_plan(&bedtime("22:00", "4,5")).unwrap();
    assert_eq!(world.companion.startup(), Ok(Startup::Ready));
    let card = world.card();
    assert_eq!((card.planned.mg.as_str(), card.state, card.can_take), ("4.5", DoseState::Upcoming, true));
}

#[test]
fn what_is_wrong_is_said_at_its_field() {
    let amount = DraftField::Amount { index: 0 };
    for (typed, error) in [
        ("", AppError::AmountNotANumber),
        ("four", AppError::AmountNotANumber),
        ("0", AppError::AmountZero),
        ("-4.5", AppError::AmountNegative),
        ("0.0005", AppError::AmountTooFine),
    ] {
        assert_eq!(errors(&bedtime("22:00", typed)), [(amount.clone(), error)], "{typed}");
    }
    assert_eq!(errors(&bedtime("25:00", "4.5")), [(DraftField::At { index: 0 }, AppError::TimeInvalid)]);
    assert_eq!(errors(&plan(&[])), [(DraftField::Plan, AppError::SlotCount)]);
    let twice = plan(&[(PartOfDay::Bedtime, "22:00", "1"), (PartOfDay::Bedtime, "08:00", "1")]);
    assert_eq!(errors(&twice), [(DraftField::Plan, AppError::PartTwice)]);
    let close = plan(&[(PartOfDay::Evening, "21:30", "1"), (PartOfDay::Bedtime, "22:00", "1")]);
    assert_eq!(errors(&close), [(DraftField::Plan, AppError::SlotsTooClose)]);
}

#[test]
fn a_liquid_needs_a_concentration_that_a_syringe_can_measure() {
    let concentration = DraftField::Concentration;
    assert_eq!(errors(&liquid("", "4.5")), [(concentration.clone(), AppError::ConcentrationMissing)]);
    assert_eq!(errors(&liquid("0", "4.5")), [(concentration.clone(), AppError::ConcentrationInvalid)]);
    assert_eq!(errors(&liquid("50", "4.5")), [(concentration, AppError::ConcentrationIsStrength)]);
    let unmeasurable = AppError::VolumeUnmeasurable { ml: "45".to_owned() };
    assert_eq!(errors(&liquid("0.1", "4.5")), [(DraftField::Amount { index: 0 }, unmeasurable)]);
    let world = World::at("2026-01-10 20:00");
    let check = world.companion.check_plan(&liquid("0,5", "4.5")).unwrap();
    assert_eq!(check.amounts[0].as_ref().unwrap().ml.as_deref(), Some("9"));
}

#[test]
fn ten_milligrams_a_day_are_refused_whatever_was_confirmed() {
    let mut world = World::at("2026-01-10 20:00");
    let refused = AppError::PlanNotLowDose { total_mg: "10".to_owned() };
    let draft = PlanDraft { confirmed: Some(GuardQuestion::Above6000), ..bedtime("22:00", "10") };
    assert_eq!(world.companion.set_plan(&draft), Err(refused.clone()));
    let split = plan(&[(PartOfDay::Morning, "08:00", "5"), (PartOfDay::Bedtime, "22:00", "5")]);
    assert_eq!(world.companion.set_plan(&split), Err(refused), "the day's total counts");
}

#[test]
fn a_high_total_is_asked_about_and_a_higher_one_asked_again() {
    let mut world = World::at("2026-01-10 20:00");
    let question = |amount: &str, confirmed| {
        let draft = PlanDraft { confirmed, ..bedtime("22:00", amount) };
        world.companion.check_plan(&draft).unwrap().question
    };
    assert_eq!(question("4.5", None), None);
    assert_eq!(question("4.501", None), Some(GuardQuestion::Above4500));
    assert_eq!(question("6", Some(GuardQuestion::Above4500)), None);
    assert_eq!(question("6.5", None), Some(GuardQuestion::Above4500), "the first question comes first");
    assert_eq!(question("6.5", Some(GuardQuestion::Above4500)), Some(GuardQuestion::Above6000));
    assert_eq!(question("6.5", Some(GuardQuestion::Above6000)), None);
    assert_eq!(world.companion.set_plan(&bedtime("22:00", "5")), Err(AppError::PlanNotConfirmed));
}

#[test]
fn a_change_begins_with_the_next_unanswered_dose_and_leaves_the_past() {
    let mut world = World::with_bedtime("2026-01-08 20:00", "22:00", "3");
    world.it_is("2026-01-10 22:05");
    saved(world.takes());
    world.companion.set_plan(&bedtime("22:30", "3.5")).unwrap();
    let view = world.companion.plan().unwrap();
    let phases: Vec<_> = view.phases.iter().map(|phase| (phase.from.as_str(), phase.current)).collect();
    assert_eq!(phases, [("2026-01-11", true), ("2026-01-08", false)]);
    assert_eq!(world.today().next[0].planned.mg, "3.5");
    assert_eq!(world.card().planned.mg, "3");
}

#[test]
fn a_plan_corrected_the_same_evening_keeps_one_phase() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "4");
    world.companion.set_plan(&bedtime("22:00", "4.5")).unwrap();
    assert_eq!(world.companion.plan().unwrap().phases.len(), 1);
    assert_eq!(world.card().planned.mg, "4.5");
}

#[test]
fn a_plan_entered_after_midnight_is_open_for_the_night_that_still_lasts() {
    let mut world = World::with_bedtime("2026-01-11 01:00", "22:00", "4.5");
    let card = world.card();
    assert_eq!((card.dose.date.as_str(), card.state, card.before_plan), ("2026-01-10", DoseState::Due, true));
}

#[test]
fn a_change_in_the_small_hours_asks_before_it_closes_last_nights_dose() {
    let mut world = World::with_bedtime("2026-01-08 20:00", "22:00", "3");
    world.it_is("2026-01-09 01:00");
    let (earlier, later) = (bedtime("18:00", "3"), bedtime("22:30", "3.5"));
    let asks = vec![PlanQuestion::ClosesOpen { times: vec![22 * 60] }];
    // Six hours after 18:00 are over, six after 22:30 are not.
    assert_eq!(world.companion.check_plan(&earlier).unwrap().asks, asks);
    assert_eq!(world.companion.check_plan(&later).unwrap().asks, []);
    let in_the_morning = plan(&[(PartOfDay::Morning, "08:00", "3")]);
    assert_eq!(world.companion.set_plan(&in_the_morning), Err(AppError::NotAgreed));
    assert_eq!(world.card().state, DoseState::Due);
    saved(world.takes());
    assert_eq!(world.companion.check_plan(&earlier).unwrap().asks, []);
    world.companion.set_plan(&in_the_morning).unwrap();
}

#[test]
fn an_undone_change_of_the_plan_opens_the_dose_again_that_it_closed() {
    let mut world = World::with_bedtime("2026-01-08 20:00", "22:30", "3");
    world.it_is("2026-01-09 04:00");
    assert_eq!(world.card().state, DoseState::Due);
    let both = plan(&[(PartOfDay::Morning, "08:00", "0.5"), (PartOfDay::Bedtime, "22:30", "3")]);
    let agreed = vec![PlanQuestion::ClosesOpen { times: vec![22 * 60 + 30] }];
    let changed = world.companion.set_plan(&PlanDraft { agreed, ..both }).unwrap();
    // Halfway to the new dose in the morning is over.
    world.companion.settle().unwrap();
    assert_eq!(world.companion.record(None).unwrap().entries[0].state, DoseState::Missed);
    world.companion.undo(&changed.operation.unwrap()).unwrap();
    assert!(world.companion.record(None).unwrap().entries.is_empty());
    let card = world.card();
    assert_eq!((card.dose.date.as_str(), card.state), ("2026-01-08", DoseState::Due));
}

#[test]
fn an_undone_change_of_the_plan_leaves_what_had_closed_before_it() {
    let both = plan(&[(PartOfDay::Morning, "08:00", "0.5"), (PartOfDay::Bedtime, "22:30", "3")]);
    let mut world = World::at("2026-01-08 20:00");
    world.companion.set_plan(&both).unwrap();
    world.it_is("2026-01-09 03:30");
    world.companion.set_plan(&bedtime("22:30", "3")).unwrap();
    world.it_is("2026-01-09 03:45");
    let before = world.companion.record(None).unwrap();
    assert_eq!(before.entries[0].state, DoseState::Missed);
    let changed = world.companion.set_plan(&bedtime("22:30", "2")).unwrap();
    world.companion.undo(&changed.operation.unwrap()).unwrap();
    assert_eq!(world.companion.record(None).unwrap(), before);
}

#[test]
fn the_first_week_shows_dots_before_the_first_dose() {
    let mut world = World::with_bedtime("2026-01-08 20:00", "22:00", "1");
    for night in ["2026-01-08 22:10", "2026-01-09 23:30"] {
        world.it_is(night);
        saved(world.takes());
    }
    world.it_is("2026-01-10 08:05");
    let today = world.today();
    assert_eq!(today.heading, Heading::Morning);
    let marks: Vec<NightMark> = today.nights.iter().map(|night| night.mark).collect();
    assert_eq!(marks[..12], [NightMark::BeforeStart; 12]);
    assert_eq!(marks[12..], [NightMark::Taken, NightMark::Late]);
    assert_eq!(today.card.unwrap().state, DoseState::Taken);
    assert_eq!(today.next[0].dose.date, "2026-01-10");
}

#[test]
fn tonight_joins_the_strip_when_it_is_due_and_fills_when_it_is_taken() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "4.5");
    let last = |world: &mut World| world.today().nights.last().map(|night| (night.date.clone(), night.mark)).unwrap();
    assert_eq!(last(&mut world), ("2026-01-09".to_owned(), NightMark::BeforeStart));
    world.it_is("2026-01-10 22:00");
    assert_eq!(last(&mut world), ("2026-01-10".to_owned(), NightMark::Open));
    assert_eq!(world.today().heading, Heading::Tonight);
    saved(world.takes());
    assert_eq!(last(&mut world), ("2026-01-10".to_owned(), NightMark::Taken));
}

#[test]
fn last_nights_miss_is_said_once_and_quietly_beside_tonights_card() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "4.5");
    world.it_is("2026-01-11 09:00");
    assert_eq!(world.card().state, DoseState::Missed);
    world.it_is("2026-01-11 18:00");
    let today = world.today();
    assert_eq!(today.card.unwrap().dose.date, "2026-01-11");
    assert_eq!(today.missed.unwrap().dose.date, "2026-01-10");
    world.it_is("2026-01-12 09:00");
    assert_eq!(world.card().dose.date, "2026-01-11");
}

#[test]
fn a_miss_stays_a_miss_when_the_plan_is_changed_the_same_day() {
    let mut world = World::at("2026-01-10 07:00");
    world.companion.set_plan(&plan(&[(PartOfDay::Morning, "08:00", "1"), (PartOfDay::Bedtime, "22:00", "1")])).unwrap();
    world.tick_at("2026-01-10 16:00");
    assert_eq!(world.companion.record(None).unwrap().entries[0].state, DoseState::Missed);
    world.companion.set_plan(&bedtime("22:00", "2")).unwrap();
    let today = world.today();
    assert_eq!(today.nights.last().unwrap().mark, NightMark::Missed);
    assert!(!today.missed.or(today.card).unwrap().before_plan);
}

#[test]
fn a_dose_taken_a_day_ahead_does_not_hide_tonights() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "4.5");
    world.it_is("2026-01-10 22:00");
    saved(world.takes());
    world.it_is("2026-01-10 22:10");
    let tomorrow = DoseId { date: "2026-01-11".to_owned(), part: PartOfDay::Bedtime };
    let request = TakeRequest { target: TakeTarget::Dose { dose: tomorrow }, close_confirmed: true, ..taken_now() };
    saved(world.companion.take(&request).unwrap());
    assert_eq!(world.card().dose.date, "2026-01-10");
}

#[test]
fn settings_are_kept_and_nonsense_is_refused() {
    let mut world = World::at("2026-01-10 20:00");
    let settings = Settings { theme: Theme::Night, repeat_times: Some(0), ..Settings::default() };
    world.companion.set_settings(&settings).unwrap();
    world.restarts();
    assert_eq!(world.companion.settings(), Ok(settings.clone()));
    let nonsense = Settings { repeat_minutes: 0, ..settings };
    assert_eq!(world.companion.set_settings(&nonsense), Err(AppError::SettingOutOfRange));
}

#[test]
fn several_slots_are_listed_in_a_draft_to_be_changed() {
    let mut world = World::at("2026-01-10 07:00");
    let draft = plan(&[(PartOfDay::Morning, "8:00", "1,0"), (PartOfDay::Bedtime, "10 pm", "1")]);
    world.companion.set_plan(&draft).unwrap();
    let slots = world.companion.plan().unwrap().draft.slots;
    let slot = |part, at: &str| SlotDraft { part, at: at.to_owned(), amount: "1".to_owned() };
    assert_eq!(slots, [slot(PartOfDay::Morning, "08:00"), slot(PartOfDay::Bedtime, "22:00")]);
}
