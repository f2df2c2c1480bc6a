//! Everything by keyboard alone, with the focus always to be seen.

use fantoccini::key::Key;
use ldn_tests::diary::Diary;
use ldn_tests::given::Given;
use ldn_tests::{Desk, Person, alone, wait};

#[test]
fn the_first_run_and_taken_by_keyboard_alone() {
    let _alone = alone();
    let desk = Desk::new();
    desk.clock.set("2026-01-10 21:30");
    let person = Person::opens(&desk, &desk.data(), "keyboard");
    person.sees_title("What do you take, and how much?");
    person.tabs_to("Capsule");
    person.presses(Key::Down);
    person.finds_chosen("Tablet");
    person.tabs_to("Amount in mg");
    person.types_blindly("4,5");
    person.tabs_to("Next");
    person.presses(Key::Enter);

    person.sees_title("When do you take it?");
    person.tabs_to("15 minutes later");
    person.presses(Key::Space);
    person.finds_in("Time", "22:15");
    person.tabs_to("Next");
    person.presses(Key::Enter);

    person.sees_title("Before you start");
    person.tabs_to("Skip for now");
    person.presses(Key::Enter);

    person.sees_title("Try a reminder");
    person.tabs_to("Start");
    person.presses(Key::Enter);

    person.sees("Bedtime dose");
    person.tabs_to("Taken");
    person.presses(Key::Enter);
    person.sees("Saved, 21:3");
    wait::until("the dose in the diary", || {
        Diary::in_folder(&desk.data()).answered().iter().map(|dose| dose.taken_ug).eq([Some(4500)])
    });
}

#[test]
fn a_sheet_takes_the_focus_keeps_it_and_gives_it_back_on_escape() {
    let _alone = alone();
    let desk = Desk::new();
    desk.clock.set("2026-01-10 21:30");
    let person = Person::opens(&desk, &desk.data(), "keyboard-sheet");
    person.types("Amount in mg", "5");
    person.tabs_to("Next");
    person.presses(Key::Enter);
    person.sees("Is this what was prescribed?");
    person.waits_until("the focus in the sheet", || person.focused() == "Is this what was prescribed?");
    person.tabs_to("No, change the amount");
    person.presses(Key::Escape);
    person.sees_no_more("Is this what was prescribed?");
    person.waits_until("the focus back on Next", || person.focused() == "Next");
}

#[test]
fn a_step_answered_and_the_dose_moved_by_keyboard_alone() {
    let _alone = alone();
    let desk = Desk::new();
    let given = Given::diary(&desk.data(), desk.zone(), "2026-01-03 18:00").with_bedtime("22:00", "1.5");
    let given = given.with_weekly_steps("1.5", "1", "4.5");
    drop((3..10).fold(given, |given, day| given.with_dose_taken(&format!("2026-01-{day:02} 22:00"))));
    desk.clock.set("2026-01-10 18:00");
    let diary = Diary::in_folder(&desk.data());
    let slots = || diary.plan().into_iter().map(|(from, at, amount, ..)| (from, at, amount)).collect::<Vec<_>>();
    let slot = |from: &str, at, amount| (from.to_owned(), at, amount);
    let night = [slot("2026-01-03", 22 * 60, 1500), slot("2026-01-10", 22 * 60, 2500)];
    let person = Person::opens(&desk, &desk.data(), "keyboard-plan");
    person.sees_button("Taken");
    person.tabs_to("7 days on 1.5 mg. What next?");
    person.presses(Key::Enter);

    person.sees_title("Plan");
    person.tabs_to("Hold");
    person.presses(Key::Right);
    person.finds_chosen("Up to");
    person.tabs_to("Up to 2.5 mg");
    person.presses(Key::Enter);
    person.sees("Saved, 18:0");
    assert_eq!(slots(), night);

    person.tabs_to("Move the dose to another time of day");
    person.presses(Key::Enter);
    person.sees("34 hours");
    person.tabs_to("Move to mornings");
    person.presses(Key::Enter);
    person.sees("moved to the morning, 08:00");
    assert_eq!(slots(), [&night[..1], &[slot("2026-01-11", 8 * 60, 2500)]].concat());
}
