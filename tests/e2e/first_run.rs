//! From the first start to a dose that is taken, undone, taken again, and still there tomorrow.

use ldn_tests::diary::Diary;
use ldn_tests::{Desk, Person, alone, wait};

/// Half an hour before bedtime.
const EVENING: &str = "2026-01-10 21:30";

fn is_taken(diary: &Diary) {
    wait::until("the dose in the diary", || {
        let doses = diary.doses();
        doses.len() == 1 && doses[0].state == "taken" && doses[0].date == "2026-01-10" && doses[0].via == "window"
    });
}

#[test]
fn a_liquid_of_four_and_a_half_milligrams_at_bedtime_from_the_first_start_to_the_next() {
    let _alone = alone();
    let desk = Desk::new();
    desk.clock.set(EVENING);
    let server = desk.notification_server();
    let diary = Diary::in_folder(&desk.data());
    let person = Person::opens(&desk, &desk.data(), "first-run");

    person.sees_title("What do you take, and how much?");
    person.chooses("Liquid");
    person.types("Concentration in mg per mL", "1");
    person.types("Amount in mg", "4,5");
    person.sees("= 4.5 mL");
    person.clicks("Next");

    person.sees_title("When do you take it?");
    person.finds_chosen("At bedtime");
    person.types("Time", "22:15");
    person.clicks("Next");

    person.skips_the_questions();
    person.sees_title("Try a reminder");
    person.clicks("Show a reminder");
    person.sees("Did you see it?");
    let shown = server.wait_for(1);
    assert_eq!(shown.title, "This is how a reminder looks");
    assert_eq!((shown.urgency(), shown.is_resident(), shown.expires), (Some(2), true, 0), "it stays like a real one");
    person.chooses("Yes");
    person.sees("Good. That is how the reminder comes.");
    assert!(diary.plan().is_empty(), "nothing is kept before Start");
    person.clicks("Start");

    person.sees("Bedtime dose");
    person.sees("22:15");
    assert_eq!(diary.plan(), [("2026-01-10".to_owned(), 22 * 60 + 15, 4500, "liquid".to_owned(), Some(1000))]);
    person.clicks("Taken");
    person.sees("Taken, 21:3");
    is_taken(&diary);

    person.sees("Saved, 21:3");
    person.clicks("Undo");
    person.sees("Undone");
    person.sees_button("Taken");
    wait::until("the dose to be unanswered", || diary.doses().is_empty());

    person.clicks("Taken");
    person.sees("Taken, 21:3");
    is_taken(&diary);
    drop(person);

    wait::until("the program to leave its bus", || !desk.bus.has_program());
    let person = Person::opens(&desk, &desk.data(), "first-run-again");
    person.sees("Taken, 21:3");
    assert!(!person.has_button("Taken"), "it is answered");
    is_taken(&diary);
}

#[test]
fn a_capsule_in_the_morning_without_trying_the_reminder() {
    let _alone = alone();
    let desk = Desk::new();
    desk.clock.set("2026-01-10 06:30");
    let person = Person::opens(&desk, &desk.data(), "first-run-morning");
    person.finds_chosen("Capsule");
    person.types("Amount in mg", "1.5");
    person.clicks("Next");
    person.chooses("In the morning");
    person.finds_in("Time", "08:00");
    person.clicks("15 minutes earlier");
    person.finds_in("Time", "07:45");
    person.clicks("Next");
    person.skips_the_questions();
    person.sees_title("Try a reminder");
    person.clicks("Start");
    person.sees("Morning dose");
    person.sees("07:45");
    let plan = Diary::in_folder(&desk.data()).plan();
    assert_eq!(plan, [("2026-01-10".to_owned(), 7 * 60 + 45, 1500, "capsule".to_owned(), None)]);
}

#[test]
fn without_a_notification_service_the_test_says_so_and_the_first_run_goes_on() {
    let _alone = alone();
    let desk = Desk::new();
    desk.clock.set(EVENING);
    let person = Person::opens(&desk, &desk.data(), "first-run-no-server");
    person.types("Amount in mg", "3");
    person.clicks("Next");
    person.sees_title("When do you take it?");
    person.clicks("Next");
    person.skips_the_questions();
    person.sees_title("Try a reminder");
    person.clicks("Show a reminder");
    person.sees("No notification service runs on this computer");
    person.clicks("Start");
    person.sees("Bedtime dose");
}

#[test]
fn going_back_loses_nothing_of_what_was_typed() {
    let _alone = alone();
    let desk = Desk::new();
    desk.clock.set(EVENING);
    let person = Person::opens(&desk, &desk.data(), "first-run-back");
    person.chooses("Liquid");
    person.types("Concentration in mg per mL", "0,5");
    person.types("Amount in mg", "2,25");
    person.clicks("Next");
    person.types("Time", "23:10");
    person.clicks("Back");
    person.sees_title("What do you take, and how much?");
    person.finds_chosen("Liquid");
    person.finds_in("Concentration in mg per mL", "0,5");
    person.finds_in("Amount in mg", "2,25");
    person.clicks("Next");
    person.finds_in("Time", "23:10");
}

#[test]
fn whoever_takes_an_opioid_is_told_at_once_and_on_today_until_they_answer() {
    const CAUTION: &str = "Opioids and LDN must not be taken together";
    let _alone = alone();
    let desk = Desk::new();
    desk.clock.set(EVENING);
    let person = Person::opens(&desk, &desk.data(), "first-run-opioid");
    person.types("Amount in mg", "1");
    person.clicks("Next");
    person.sees_title("When do you take it?");
    person.clicks("Next");
    person.sees_title("Before you start");
    person.chooses("Yes");
    person.sees(CAUTION);
    person.clicks("No to the others");
    person.clicks("Next");
    person.sees_title("Try a reminder");
    person.clicks("Start");
    person.sees("Bedtime dose");
    person.clicks(CAUTION);
    person.sees("After LDN is stopped, a person can be more sensitive to opioids than before.");
    person.clicks("I have asked");
    person.sees_no_more(CAUTION);
    person.clicks("Undo");
    person.sees(CAUTION);
}
