//! What doses are taken from: counting it down, refilling it, and what can't be made from it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use ldn_app::AppError;
use ldn_app::view::{
    ContactKind, CorrectRequest, Correction, DiscardView, Lasts, LeftView, MadeHow, MedicineForm, PartOfDay,
    PauseDraft, PauseKind, PlanDraft, ProductDraft, ProductField, ProductQuestion, RecordRef, RestartRequest,
    StepsDraft, StepsHow, StockDraft, StockEntryKind, StockNotice, TakeOutcome, TakeRequest, TakeTarget,
};
use support::{World, bedtime, bedtime_of, taken_now};

fn nothing(form: MedicineForm) -> ProductDraft {
    ProductDraft {
        form,
        strength: String::new(),
        concentration: String::new(),
        home_made: false,
        tablet: String::new(),
        water: String::new(),
        keep_cold: false,
        label: String::new(),
        made_on: String::new(),
        discard_on: String::new(),
        prescribed_on: String::new(),
        quantity: String::new(),
        confirmed: false,
    }
}

fn capsules(strength: &str, quantity: &str) -> ProductDraft {
    ProductDraft { strength: strength.into(), quantity: quantity.into(), ..nothing(MedicineForm::Capsule) }
}

fn home_solution(tablet: &str, water: &str) -> ProductDraft {
    ProductDraft { home_made: true, tablet: tablet.into(), water: water.into(), ..nothing(MedicineForm::Liquid) }
}

fn refill(on: &str, quantity: &str) -> StockDraft {
    StockDraft { on: on.into(), quantity: quantity.into(), cost: String::new(), currency: String::new() }
}

fn paid(draft: StockDraft, cost: &str, currency: &str) -> StockDraft {
    StockDraft { cost: cost.into(), currency: currency.into(), ..draft }
}

/// 4.5 mg at bedtime since 10 January, capsules of 4.5 mg, so many of them at 18:00.
fn with_capsules(quantity: &str) -> World {
    let mut world = World::with_bedtime("2026-01-10 18:00", "22:00", "4.5");
    world.companion.set_product(&capsules("4.5", quantity)).unwrap();
    world
}

fn takes_at(world: &mut World, local: &str) {
    world.it_is(local);
    world.takes();
}

fn left(world: &World) -> LeftView {
    world.companion.stock().unwrap().left.unwrap()
}

fn number_left(world: &World) -> String {
    left(world).quantity.number
}

fn until(date: &str, doses: u32) -> Lasts {
    Lasts::Until { date: date.into(), doses }
}

fn undo(world: &mut World, operation: Option<String>) {
    world.companion.undo(&operation.unwrap()).unwrap();
}

#[test]
fn nothing_is_said_of_a_stock_that_nobody_counted() {
    let mut world = World::with_bedtime("2026-01-10 18:00", "22:00", "4.5");
    let stock = world.companion.stock().unwrap();
    assert_eq!((stock.product, stock.left, stock.form), (None, None, MedicineForm::Capsule));
    assert_eq!(world.today().stock, None);
    assert_eq!(world.companion.count_stock("30"), Err(AppError::NoSuchProduct));
    world.companion.set_product(&capsules("4.5", "")).unwrap();
    assert_eq!(world.companion.stock().unwrap().left, None);
}

#[test]
fn a_dose_taken_leaves_one_less_and_the_date_stays() {
    let mut world = with_capsules("30");
    assert_eq!((number_left(&world).as_str(), left(&world).lasts), ("30", until("2026-02-08", 30)));
    takes_at(&mut world, "2026-01-10 22:04");
    assert_eq!((number_left(&world).as_str(), left(&world).lasts), ("29", until("2026-02-08", 29)));
    assert_eq!(left(&world).taken_since.number, "1");
}

#[test]
fn a_skipped_or_missed_dose_leaves_it_there_for_a_day_longer() {
    let world = with_capsules("30");
    world.it_is("2026-01-11 12:00");
    assert_eq!((number_left(&world).as_str(), left(&world).lasts), ("30", until("2026-02-09", 30)));
}

#[test]
fn a_dose_outside_the_plan_is_taken_from_it_too() {
    let mut world = with_capsules("30");
    world.it_is("2026-01-10 18:30");
    let request = TakeRequest { target: TakeTarget::Extra, amount: Some("9".into()), ..taken_now() };
    assert!(matches!(world.companion.take(&request), Ok(TakeOutcome::Saved { .. })));
    assert_eq!(number_left(&world), "28");
}

#[test]
fn a_correction_of_a_past_dose_changes_what_is_left() {
    let mut world = with_capsules("30");
    takes_at(&mut world, "2026-01-10 22:04");
    world.it_is("2026-01-11 12:00");
    let id = RecordRef::Dose { dose: bedtime_of("2026-01-10").into() };
    let correct = |to| CorrectRequest { id: id.clone(), to, close_confirmed: true };
    let taken = |amount: &str| Correction::Taken { at: Some("2026-01-10T22:04".into()), amount: amount.into() };
    world.companion.correct(&correct(taken("9"))).unwrap();
    assert_eq!(number_left(&world), "28");
    world.companion.correct(&correct(Correction::Skipped)).unwrap();
    assert_eq!(number_left(&world), "30");
}

#[test]
fn a_dose_backdated_to_before_the_count_was_in_the_count_already() {
    let mut world = with_capsules("30");
    world.it_is("2026-01-11 09:00");
    world.companion.count_stock("28").unwrap();
    let at = Some("2026-01-10T22:04".into());
    let dose = TakeTarget::Dose { dose: bedtime_of("2026-01-10").into() };
    world.companion.take(&TakeRequest { target: dose, at, ..taken_now() }).unwrap();
    assert_eq!(number_left(&world), "28");
}

#[test]
fn a_refill_on_the_day_it_runs_out_goes_on_without_a_gap() {
    let mut world = with_capsules("1");
    assert_eq!(left(&world).lasts, until("2026-01-10", 1));
    takes_at(&mut world, "2026-01-10 22:04");
    assert_eq!(left(&world).lasts, Lasts::Out { next: "2026-01-11".into() });
    assert_eq!(world.today().stock, Some(StockNotice::Out));
    // Fetched in the afternoon, logged only after the dose of that evening.
    takes_at(&mut world, "2026-01-11 22:00");
    assert!(left(&world).short, "one was taken that nobody counted");
    world.it_is("2026-01-11 22:30");
    world.companion.refill(&refill("2026-01-11", "30")).unwrap();
    assert_eq!((number_left(&world).as_str(), left(&world).short), ("29", false));
    assert_eq!(world.today().stock, None);
}

#[test]
fn a_refill_after_a_count_of_the_same_day_is_added_to_it() {
    let mut world = with_capsules("30");
    world.companion.count_stock("3").unwrap();
    let saved = world.companion.refill(&refill("2026-01-10", "30")).unwrap();
    assert_eq!(number_left(&world), "33");
    undo(&mut world, saved.operation);
    assert_eq!(number_left(&world), "3");
}

#[test]
fn a_step_up_brings_the_run_out_date_nearer() {
    let mut world = World::with_bedtime("2026-01-10 18:00", "22:00", "1.5");
    world.companion.set_product(&capsules("1.5", "30")).unwrap();
    assert_eq!(left(&world).lasts, until("2026-02-08", 30));
    world.companion.set_plan(&bedtime("22:00", "3")).unwrap();
    assert_eq!(left(&world).lasts, until("2026-01-24", 15));
}

#[test]
fn the_steps_to_come_are_counted_along() {
    let mut world = World::with_bedtime("2026-01-10 18:00", "22:00", "1.5");
    world.companion.set_product(&capsules("1.5", "28")).unwrap();
    assert_eq!(left(&world).lasts, until("2026-02-06", 28));
    let how = StepsHow::Even { start: "1.5".into(), step: "1.5".into(), every_days: "7".into(), target: "4.5".into() };
    let steps = StepsDraft { part: PartOfDay::Bedtime, how, confirmed: None };
    world.companion.begin_steps(&steps).unwrap();
    // 7 nights of one capsule and 7 of two leave 7: two nights of three.
    assert_eq!(left(&world).lasts, until("2026-01-25", 16));
    let doses = world.companion.stock().unwrap().doses;
    let made: Vec<_> = doses.iter().map(|dose| (dose.amount.mg.as_str(), dose.from.as_deref())).collect();
    assert_eq!(made, [("1.5", None), ("3", Some("2026-01-17")), ("4.5", Some("2026-01-24"))]);
}

#[test]
fn a_refill_is_reminded_of_once_and_not_again_each_day_it_is_out() {
    let mut world = with_capsules("2");
    world.companion.set_refill_days(1).unwrap();
    for day in 10..16 {
        for hour in ["09:00", "12:00", "20:00"] {
            world.tick_at(&format!("2026-01-{day} {hour}"));
        }
        takes_at(&mut world, &format!("2026-01-{day} 22:00"));
    }
    let refill = support::words().refill.title;
    assert_eq!(world.service.titles().iter().filter(|title| **title == refill).count(), 1);
    assert_eq!(world.today().stock, Some(StockNotice::Out));
}

fn pause_until(until: Option<&str>) -> PauseDraft {
    let until = until.map(str::to_owned);
    PauseDraft { kind: PauseKind::Pause, why: None, note: None, from: None, until, agreed: Vec::new() }
}

#[test]
fn a_pause_moves_the_run_out_date_away() {
    let mut world = with_capsules("30");
    world.companion.set_pause(&pause_until(Some("2026-01-17"))).unwrap();
    assert_eq!(left(&world).lasts, until("2026-02-15", 30));
    let mut world = with_capsules("5");
    world.companion.set_pause(&pause_until(None)).unwrap();
    assert_eq!((left(&world).lasts, world.today().stock), (Lasts::NothingPlanned, None));
}

#[test]
fn a_bottle_begun_in_a_pause_is_what_doses_go_on_with() {
    let mut world = with_capsules("30");
    takes_at(&mut world, "2026-01-10 22:04");
    world.it_is("2026-01-11 12:00");
    world.companion.set_pause(&pause_until(None)).unwrap();
    world.it_is("2026-01-13 12:00");
    let liquid =
        |concentration: &str| ProductDraft { concentration: concentration.into(), ..nothing(MedicineForm::Liquid) };
    let unmeasurable = AppError::DoseUnmeasurable { mg: "4.5".into(), ml: "45".into() };
    assert_eq!(world.companion.set_product(&liquid("0.1")), Err(unmeasurable));
    world.companion.set_product(&liquid("1")).unwrap();
    assert!(world.today().pause.is_some(), "it is a pause still");
    world.companion.restart(&RestartRequest { from: None, prescriber_said: true }).unwrap();
    assert_eq!(world.card().planned.ml.as_deref(), Some("4.5"));
}

#[test]
fn it_is_told_to_think_of_a_refill_some_days_before() {
    let mut world = with_capsules("9");
    assert_eq!((left(&world).refill_by.as_deref(), left(&world).low), (Some("2026-01-11"), false));
    assert_eq!(world.today().stock, None);
    takes_at(&mut world, "2026-01-10 22:00");
    world.it_is("2026-01-11 12:00");
    assert_eq!(world.today().stock, Some(StockNotice::Low { until: "2026-01-18".into(), doses: 8 }));
    let saved = world.companion.set_refill_days(3).unwrap();
    assert_eq!((left(&world).refill_by.as_deref(), world.today().stock), (Some("2026-01-15"), None));
    undo(&mut world, saved.operation);
    assert_eq!(world.companion.stock().unwrap().refill_days, 7);
    world.companion.set_refill_days(0).unwrap();
    assert_eq!((left(&world).refill_by, world.today().stock), (None, None), "never, by the person's choice");
    assert_eq!(world.companion.set_refill_days(61), Err(AppError::SettingOutOfRange));
}

#[test]
fn of_two_products_after_each_other_each_has_its_own_stock() {
    let mut world = with_capsules("30");
    takes_at(&mut world, "2026-01-10 22:04");
    world.it_is("2026-01-11 18:00");
    let saved = world.companion.set_product(&capsules("1.5", "90")).unwrap();
    takes_at(&mut world, "2026-01-11 22:04");
    let stock = world.companion.stock().unwrap();
    assert_eq!(number_left(&world), "87");
    assert_eq!(stock.doses[0].how, MadeHow::Units { number: "3".into(), split: false });
    assert_eq!(stock.earlier.len(), 1);
    undo(&mut world, saved.operation);
    assert_eq!((number_left(&world).as_str(), world.companion.stock().unwrap().earlier.len()), ("28", 0));
}

#[test]
fn a_home_solution_makes_the_plan_a_liquid_from_the_next_dose_on() {
    let mut world = with_capsules("1");
    takes_at(&mut world, "2026-01-10 22:04");
    world.it_is("2026-01-11 12:00");
    let draft = ProductDraft {
        quantity: "50".into(),
        made_on: "2026-01-11".into(),
        discard_on: "2026-02-01".into(),
        keep_cold: true,
        ..home_solution("50", "50")
    };
    let check = world.companion.check_product(&draft).unwrap();
    assert_eq!((check.errors.len(), check.mixed.as_deref(), check.mixed_rounded), (0, Some("1"), false));
    assert!(check.changes_plan && check.doses[0].how == MadeHow::Volume);
    let saved = world.companion.set_product(&draft).unwrap();
    assert_eq!(world.card().planned.ml, None, "last night's dose was a capsule");
    assert_eq!(world.today().next[0].planned.ml.as_deref(), Some("4.5"));
    let phases = world.companion.plan().unwrap().phases;
    assert_eq!((phases[0].from.as_str(), phases[0].form, phases.len()), ("2026-01-11", MedicineForm::Liquid, 2));
    takes_at(&mut world, "2026-01-11 22:00");
    assert_eq!((number_left(&world).as_str(), left(&world).quantity.ml), ("45.5", true));
    // All of it comes back with one undo: product, count and plan.
    undo(&mut world, saved.operation);
    let stock = world.companion.stock().unwrap();
    assert_eq!((stock.form, stock.product.unwrap().form), (MedicineForm::Capsule, MedicineForm::Capsule));
    assert_eq!(world.companion.plan().unwrap().phases.len(), 1);
}

#[test]
fn a_discard_date_is_said_before_and_when_it_comes() {
    let mut world = World::with_bedtime("2026-01-10 18:00", "22:00", "4.5");
    let draft = ProductDraft {
        made_on: "2026-01-10".into(),
        discard_on: "2026-01-24".into(),
        quantity: "50".into(),
        ..home_solution("50", "50")
    };
    world.companion.set_product(&draft).unwrap();
    assert_eq!(world.companion.stock().unwrap().discard, DiscardView::Later);
    world.it_is("2026-01-17 12:00");
    assert_eq!(world.companion.stock().unwrap().discard, DiscardView::Near);
    world.it_is("2026-01-24 12:00");
    assert_eq!(world.today().stock, Some(StockNotice::Discard { on: "2026-01-24".into() }));
}

#[test]
fn a_plan_that_a_product_cannot_make_is_said_so() {
    let mut world = World::with_bedtime("2026-01-10 18:00", "22:00", "2.5");
    world.companion.set_product(&capsules("1.5", "30")).unwrap();
    assert_eq!(world.companion.stock().unwrap().doses[0].how, MadeHow::NotWhole);
    let tablets = ProductDraft { strength: "5".into(), ..nothing(MedicineForm::Tablet) };
    let check = world.companion.check_product(&tablets).unwrap();
    assert_eq!(check.doses[0].how, MadeHow::Units { number: "0.5".into(), split: true });
    let check = world.companion.check_product(&ProductDraft { strength: "3".into(), ..tablets }).unwrap();
    assert_eq!(check.doses[0].how, MadeHow::NotHalves);
}

#[test]
fn a_concentration_that_no_syringe_could_measure_changes_nothing() {
    let mut world = with_capsules("30");
    let weak = ProductDraft { concentration: "0.1".into(), ..nothing(MedicineForm::Liquid) };
    let unmeasurable = AppError::DoseUnmeasurable { mg: "4.5".into(), ml: "45".into() };
    let check = world.companion.check_product(&weak).unwrap();
    assert_eq!((check.errors[0].field, &check.errors[0].error), (ProductField::Concentration, &unmeasurable));
    assert_eq!(world.companion.set_product(&weak), Err(unmeasurable));
    assert_eq!(world.companion.plan().unwrap().phases.len(), 1);
    assert_eq!(number_left(&world), "30");
}

#[test]
fn a_fifty_milligram_tablet_is_no_low_dose_and_what_is_strong_is_asked_about() {
    let mut world = World::with_bedtime("2026-01-10 18:00", "22:00", "4.5");
    let tablets = |strength: &str| ProductDraft { strength: strength.into(), ..nothing(MedicineForm::Tablet) };
    assert_eq!(world.companion.set_product(&tablets("50")), Err(AppError::StrengthIsFullTablet));
    assert_eq!(world.companion.set_product(&tablets("")), Err(AppError::StrengthMissing));
    let strong = ProductDraft { concentration: "10".into(), ..nothing(MedicineForm::Liquid) };
    assert_eq!(world.companion.check_product(&strong).unwrap().question, Some(ProductQuestion::StrongSolution));
    assert_eq!(world.companion.set_product(&strong), Err(AppError::ProductNotConfirmed));
    world.companion.set_product(&ProductDraft { confirmed: true, ..strong.clone() }).unwrap();
    let full = ProductDraft { concentration: "50".into(), ..strong };
    assert_eq!(world.companion.set_product(&full), Err(AppError::ConcentrationIsStrength));
}

#[test]
fn what_is_wrong_with_a_product_is_said_at_its_field() {
    let world = World::with_bedtime("2026-01-10 18:00", "22:00", "4.5");
    let wrong = |draft: &ProductDraft| {
        let check = world.companion.check_product(draft).unwrap();
        check.errors.into_iter().map(|wrong| (wrong.field, wrong.error)).collect::<Vec<_>>()
    };
    let dated = |made: &str, discard: &str| ProductDraft {
        made_on: made.into(),
        discard_on: discard.into(),
        ..capsules("4.5", "")
    };
    use ProductField::{Concentration, DiscardOn, MadeOn, Quantity, Strength, Tablet, Water};
    assert_eq!(wrong(&capsules("0", "")), [(Strength, AppError::AmountZero)]);
    assert_eq!(wrong(&capsules("4.5", "-1")), [(Quantity, AppError::QuantityNegative)]);
    assert_eq!(wrong(&capsules("4.5", "lots")), [(Quantity, AppError::QuantityNotANumber)]);
    assert_eq!(wrong(&capsules("4.5", "2.3")), [(Quantity, AppError::QuantityTooFine)]);
    let empty = nothing(MedicineForm::Liquid);
    assert_eq!(wrong(&empty), [(Concentration, AppError::ConcentrationMissing)]);
    let zero = ProductDraft { concentration: "0".into(), ..empty };
    assert_eq!(wrong(&zero), [(Concentration, AppError::ConcentrationInvalid)]);
    assert_eq!(wrong(&home_solution("50", "0")), [(Water, AppError::WaterInvalid)]);
    assert_eq!(wrong(&home_solution("50", "1")), [(Water, AppError::MixUnusable)]);
    assert_eq!(wrong(&home_solution("x", "50")), [(Tablet, AppError::AmountNotANumber)]);
    assert_eq!(wrong(&dated("2026-01-11", "")), [(MadeOn, AppError::DateInFuture)]);
    assert_eq!(wrong(&dated("1926-01-11", "")), [(MadeOn, AppError::DateFarAway)]);
    assert_eq!(wrong(&dated("", "2126-01-11")), [(DiscardOn, AppError::DateFarAway)]);
    assert_eq!(wrong(&dated("2026-01-05", "2026-01-04")), [(DiscardOn, AppError::DiscardBeforeMade)]);
    assert_eq!(wrong(&dated("10/01/2026", "")), [(MadeOn, AppError::DateInvalid)]);
}

#[test]
fn a_strength_corrected_later_keeps_the_number_of_capsules() {
    let mut world = with_capsules("30");
    let stock = world.companion.stock().unwrap();
    let product = stock.product.unwrap();
    let draft = ProductDraft { strength: "1.5".into(), label: "Morgan Compounding".into(), ..product.draft };
    let saved = world.companion.change_product(&product.id, &draft).unwrap();
    assert_eq!((number_left(&world).as_str(), left(&world).lasts), ("30", until("2026-01-19", 10)));
    let liquid = ProductDraft { concentration: "1".into(), ..nothing(MedicineForm::Liquid) };
    assert_eq!(world.companion.change_product(&product.id, &liquid), Err(AppError::ProductHasStock));
    assert_eq!(world.companion.change_product("no such", &draft), Err(AppError::NoSuchProduct));
    undo(&mut world, saved.operation);
    assert_eq!(left(&world).lasts, until("2026-02-08", 30));
}

#[test]
fn a_count_or_refill_is_mended_and_removed_and_comes_back() {
    let mut world = with_capsules("30");
    world.companion.refill(&paid(refill("2026-01-09", "30"), "38,50", "eur")).unwrap();
    // Before the count of the 10th, which was of all there was.
    assert_eq!(number_left(&world), "30");
    let entries = world.companion.stock().unwrap().entries;
    let kinds: Vec<_> = entries.iter().map(|entry| (entry.kind, entry.on.as_str())).collect();
    assert_eq!(kinds, [(StockEntryKind::Count, "2026-01-10"), (StockEntryKind::Refill, "2026-01-09")]);
    let id = entries[1].id.clone();
    world.companion.change_stock_entry(&id, &paid(refill("2026-01-10", "60"), "40", "EUR")).unwrap();
    assert_eq!(number_left(&world), "90");
    let saved = world.companion.remove_stock_entry(&id).unwrap();
    assert_eq!((number_left(&world).as_str(), world.companion.stock().unwrap().totals.len()), ("30", 0));
    undo(&mut world, saved.operation);
    assert_eq!((number_left(&world).as_str(), world.companion.stock().unwrap().totals.len()), ("90", 1));
    world.companion.change_stock_entry(&entries[0].id, &refill("", "12")).unwrap();
    assert_eq!(number_left(&world), "72");
    assert_eq!(world.companion.remove_stock_entry("no such"), Err(AppError::NoSuchEntry));
}

#[test]
fn a_bad_refill_writes_nothing() {
    let mut world = with_capsules("30");
    for (draft, error) in [
        (refill("2026-01-10", "-5"), AppError::QuantityNegative),
        (refill("2026-01-10", "0"), AppError::QuantityZero),
        (refill("2026-01-10", ""), AppError::QuantityNotANumber),
        (refill("2026-01-10", "99999"), AppError::QuantityTooLarge),
        (refill("2026-01-11", "30"), AppError::DateInFuture),
        (refill("1926-01-10", "30"), AppError::DateFarAway),
        (refill("", "30"), AppError::DateInvalid),
        (paid(refill("2026-01-10", "30"), "free", "EUR"), AppError::CostNotANumber),
        (paid(refill("2026-01-10", "30"), "-1", "EUR"), AppError::CostNegative),
        (paid(refill("2026-01-10", "30"), "1.005", "EUR"), AppError::CostTooFine),
        (paid(refill("2026-01-10", "30"), "5", "euros"), AppError::CurrencyInvalid),
    ] {
        assert_eq!(world.companion.refill(&draft), Err(error), "{draft:?}");
    }
    assert_eq!(world.companion.stock().unwrap().entries.len(), 1);
    assert_eq!(world.companion.count_stock("-1"), Err(AppError::QuantityNegative));
}

#[test]
fn a_years_refills_are_added_up_and_the_currency_is_remembered() {
    let mut world = with_capsules("30");
    world.companion.refill(&paid(refill("2025-12-31", "30"), "35", "USD")).unwrap();
    world.companion.refill(&paid(refill("2026-01-02", "30"), "38.10", "EUR")).unwrap();
    world.companion.refill(&paid(refill("2026-01-03", "30"), "0.20", "EUR")).unwrap();
    let stock = world.companion.stock().unwrap();
    let totals: Vec<_> =
        stock.totals.iter().map(|t| (t.year, t.cost.amount.as_str(), t.cost.currency.as_str())).collect();
    assert_eq!(totals, [(2026, "38.30", "EUR"), (2025, "35.00", "USD")]);
    assert_eq!(stock.currency.as_deref(), Some("EUR"));
}

#[test]
fn a_cream_of_unknown_strength_is_not_counted_but_its_cost_is() {
    let mut world = World::with_bedtime("2026-01-10 18:00", "22:00", "4.5");
    world.companion.set_product(&nothing(MedicineForm::Cream)).unwrap();
    assert_eq!(world.companion.count_stock("3"), Err(AppError::QuantityNoStrength));
    world.companion.refill(&paid(refill("2026-01-10", ""), "20", "EUR")).unwrap();
    let stock = world.companion.stock().unwrap();
    assert_eq!((stock.left, stock.totals.len(), world.today().stock), (None, 1, None));
}

#[test]
fn what_lasts_beyond_a_year_is_said_so() {
    assert_eq!(left(&with_capsules("1000")).lasts, Lasts::OverAYear);
}

#[test]
fn a_contact_is_kept_called_and_taken_back() {
    let mut world = World::with_bedtime("2026-01-10 18:00", "22:00", "4.5");
    assert_eq!(world.companion.contacts().unwrap().len(), 3);
    let saved = world.companion.set_contact(ContactKind::Pharmacy, " Morgan ", "+49 (30) 123-45").unwrap();
    let pharmacy = |world: &World| world.companion.contacts().unwrap().remove(1);
    let kept = pharmacy(&world);
    assert_eq!((kept.name.as_str(), kept.dial.as_deref()), ("Morgan", Some("+493012345")));
    assert_eq!(world.companion.number_to_dial(ContactKind::Pharmacy).as_deref(), Ok("+493012345"));
    assert_eq!(world.companion.number_to_dial(ContactKind::Prescriber), Err(AppError::NoNumber));
    assert_eq!(world.companion.set_contact(ContactKind::Pharmacy, "", "ask"), Err(AppError::PhoneInvalid));
    world.companion.set_contact(ContactKind::Pharmacy, "", " ").unwrap();
    assert_eq!(pharmacy(&world).name, "");
    world.companion.set_contact(ContactKind::Pharmacy, "Morgan", "").unwrap();
    assert_eq!(world.companion.undo(&saved.operation.unwrap()), Err(AppError::ChangedSince));
}

#[test]
fn a_plan_of_two_doses_a_day_counts_both() {
    let mut world = World::at("2026-01-10 06:00");
    let slots = [(PartOfDay::Morning, "08:00", "1.5"), (PartOfDay::Bedtime, "22:00", "3")];
    let plan: PlanDraft = support::plan(&slots);
    world.companion.set_plan(&plan).unwrap();
    world.companion.set_product(&capsules("1.5", "30")).unwrap();
    assert_eq!(left(&world).lasts, until("2026-01-19", 20));
}
