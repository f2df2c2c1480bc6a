//! What is typed for steps, and what is said of it.

use ldn_app::AppError;
use ldn_app::view::{GuardQuestion, MedicineForm, PartOfDay, PlanDraft, StepsCheck, StepsDraft, StepsField};

use crate::support::{World, bedtime, plan};
use crate::{comes_to, even, every_ten_days, own, phases};

fn world() -> World {
    World::with_bedtime("2026-01-01 20:00", "22:00", "1")
}

fn check(draft: &StepsDraft) -> StepsCheck {
    world().companion.check_steps(draft).unwrap()
}

fn errors(draft: &StepsDraft) -> Vec<(StepsField, AppError)> {
    check(draft).errors.into_iter().map(|wrong| (wrong.field, wrong.error)).collect()
}

#[test]
fn the_stairs_are_shown_with_their_dates_before_anything_is_kept() {
    let world = world();
    let check = world.companion.check_steps(&every_ten_days("1", "2.75")).unwrap();
    let steps: Vec<_> = check.steps.iter().map(|step| (step.from.as_str(), step.amount.mg.as_str())).collect();
    let expected = [
        ("2026-01-01", "1"),
        ("2026-01-11", "1.5"),
        ("2026-01-21", "2"),
        ("2026-01-31", "2.5"),
        ("2026-02-10", "2.75"),
    ];
    assert_eq!(steps, expected);
    assert!(check.last_is_shorter);
    assert_eq!(check.stairs.unwrap().stairs.len(), 5);
    assert_eq!(phases(&world), ["2026-01-01 1"], "nothing is kept");
}

#[test]
fn what_is_wrong_with_even_steps_is_said_at_its_field() {
    use AppError as E;
    use StepsField as F;
    for (draft, field, error) in [
        (even("", "0.5", "10", "4.5"), F::Start, E::AmountNotANumber),
        (even("1", "half", "10", "4.5"), F::Step, E::AmountNotANumber),
        (even("1", "0", "10", "4.5"), F::Step, E::StepsStepZero),
        (even("1", "-1", "10", "4.5"), F::Step, E::AmountNegative),
        (even("1", "0.5", "", "4.5"), F::EveryDays, E::StepsDaysNotANumber),
        (even("1", "0.5", "ten", "4.5"), F::EveryDays, E::StepsDaysNotANumber),
        (even("1", "0.5", "-7", "4.5"), F::EveryDays, E::StepsDaysNotANumber),
        (even("1", "0.5", "0", "4.5"), F::EveryDays, E::StepsDaysOutOfRange),
        (even("1", "0.5", "366", "4.5"), F::EveryDays, E::StepsDaysOutOfRange),
        (even("1", "0.5", "99999999999", "4.5"), F::EveryDays, E::StepsDaysOutOfRange),
        (even("1", "0.5", "10", "0"), F::Target, E::AmountZero),
        (even("5", "0.5", "10", "4.5"), F::Target, E::StepsStartAboveTarget),
        (even("4.5", "0.5", "10", "4.5"), F::Target, E::StepsNothingToClimb),
        (even("0.001", "0.001", "10", "4.5"), F::Target, E::StepsTooMany),
        (even("1", "0.5", "10", "10"), F::Target, E::PlanNotLowDose { total_mg: "10".to_owned() }),
    ] {
        assert_eq!(errors(&draft), [(field, error)], "{draft:?}");
    }
}

#[test]
fn what_is_wrong_with_own_steps_is_said_at_its_step() {
    use AppError as E;
    use StepsField as F;
    for (draft, field, error) in [
        (own(&[]), F::Steps, E::StepsTooFew),
        (own(&[("1", "7")]), F::Steps, E::StepsTooFew),
        (own(&[("1", "7"), ("x", "7")]), F::Amount { index: 1 }, E::AmountNotANumber),
        (own(&[("1", "7"), ("2", "7"), ("2", "")]), F::Amount { index: 2 }, E::StepsNotRising),
        (own(&[("1", ""), ("2", "7")]), F::Days { index: 0 }, E::StepsDaysNotANumber),
        (own(&[("1", "0"), ("2", "")]), F::Days { index: 0 }, E::StepsDaysOutOfRange),
        (own(&[("1", "7"), ("50", "")]), F::Amount { index: 1 }, E::PlanNotLowDose { total_mg: "50".to_owned() }),
    ] {
        assert_eq!(errors(&draft), [(field, error)], "{draft:?}");
    }
}

#[test]
fn the_prescribers_uneven_steps_are_kept_as_they_are() {
    let mut world = world();
    let draft = own(&[("1", "14"), ("1.5", "3"), ("3", "")]);
    let steps = world.companion.check_steps(&draft).unwrap().steps;
    let dates: Vec<_> = steps.iter().map(|step| step.from.as_str()).collect();
    assert_eq!(dates, ["2026-01-01", "2026-01-15", "2026-01-18"]);
    world.companion.begin_steps(&draft).unwrap();
    let running = world.companion.plan().unwrap().steps;
    assert_eq!((running[0].next_on.as_deref(), running[0].even.is_none()), (Some("2026-01-15"), true));
}

#[test]
fn steps_that_cannot_be_kept_write_nothing() {
    let mut world = world();
    let before = world.companion.plan().unwrap();
    assert_eq!(world.companion.begin_steps(&even("1", "0", "10", "4.5")), Err(AppError::StepsStepZero));
    assert_eq!(world.companion.begin_steps(&every_ten_days("1", "5")), Err(AppError::PlanNotConfirmed));
    let nowhere = StepsDraft { part: PartOfDay::Morning, ..every_ten_days("1", "4.5") };
    assert_eq!(world.companion.begin_steps(&nowhere), Err(AppError::NoSuchDose));
    assert_eq!(world.companion.plan().unwrap(), before);
}

#[test]
fn a_high_top_is_asked_about_with_the_other_doses_of_the_day() {
    let mut world = World::at("2026-01-01 07:00");
    world.companion.set_plan(&plan(&[(PartOfDay::Morning, "08:00", "2"), (PartOfDay::Bedtime, "22:00", "1")])).unwrap();
    let question = |target: &str, confirmed| {
        let draft = StepsDraft { confirmed, ..every_ten_days("1", target) };
        let check = world.companion.check_steps(&draft).unwrap();
        (check.total_mg.unwrap(), check.question)
    };
    assert_eq!(question("2.5", None), ("4.5".to_owned(), None));
    assert_eq!(question("3", None), ("5".to_owned(), Some(GuardQuestion::Above4500)));
    assert_eq!(question("4.5", Some(GuardQuestion::Above4500)), ("6.5".to_owned(), Some(GuardQuestion::Above6000)));
    assert_eq!(question("4.5", Some(GuardQuestion::Above6000)).1, None);
    let refused = world.companion.check_steps(&every_ten_days("1", "8")).unwrap().errors;
    assert_eq!(refused[0].error, AppError::PlanNotLowDose { total_mg: "10".to_owned() });
}

#[test]
fn a_liquids_steps_are_shown_both_ways_and_what_no_syringe_measures_is_said() {
    let mut world = World::at("2026-01-01 20:00");
    let liquid = |concentration: &str, amount: &str| PlanDraft {
        form: MedicineForm::Liquid,
        concentration: Some(concentration.to_owned()),
        ..bedtime("22:00", amount)
    };
    world.companion.set_plan(&liquid("0.5", "1")).unwrap();
    let check = world.companion.check_steps(&every_ten_days("1", "1.5")).unwrap();
    assert_eq!(check.steps[1].amount.ml.as_deref(), Some("3"));
    let too_much = world.companion.check_steps(&own(&[("1", "7"), ("9", "7"), ("9.99", "")])).unwrap();
    assert_eq!(too_much.errors, [], "20 mL can be measured");
    world.companion.set_plan(&liquid("0.1", "1")).unwrap();
    let unmeasurable = AppError::VolumeUnmeasurable { ml: "25".to_owned() };
    let errors = world.companion.check_steps(&every_ten_days("1", "4.5")).unwrap().errors;
    assert_eq!((&errors[0].field, &errors[0].error, errors.len()), (&StepsField::Steps, &unmeasurable, 1));
    let errors = world.companion.check_steps(&own(&[("1", "7"), ("2.5", "")])).unwrap().errors;
    assert_eq!((&errors[0].field, &errors[0].error), (&StepsField::Amount { index: 1 }, &unmeasurable));
}

#[test]
fn steps_into_the_year_ten_thousand_end_with_the_calendar() {
    let mut world = World::with_bedtime("9998-06-01 20:00", "22:00", "1");
    let long = even("1", "0.1", "365", "4.5");
    let check = world.companion.check_steps(&long).unwrap();
    assert_eq!(check.steps.iter().map(|step| step.from.as_str()).collect::<Vec<_>>(), ["9998-06-01", "9999-06-01"]);
    world.companion.begin_steps(&long).unwrap();
    comes_to(&mut world, "9999-06-02");
    let steps = world.companion.plan().unwrap().steps;
    assert_eq!(steps[0].proposal.as_ref().unwrap().asked_again_on, None, "nothing is asked after the calendar's end");
}
