//! What is typed wrongly, or is more than a low dose: said or asked, and nothing of it lost.

use ldn_tests::diary::Diary;
use ldn_tests::{Desk, Person, alone};

const FIRST: &str = "What do you take, and how much?";
const SECOND: &str = "When do you take it?";
const AMOUNT: &str = "Amount in mg";

fn first_step(desk: &Desk, name: &str, act: impl FnOnce(&Person<'_>)) {
    desk.clock.set("2026-01-10 21:30");
    let person = Person::opens(desk, &desk.data(), name);
    person.sees_title(FIRST);
    act(&person);
}

#[test]
fn ten_milligrams_are_no_low_dose_and_are_refused() {
    let _alone = alone();
    let desk = Desk::new();
    first_step(&desk, "ten-milligrams", |person| {
        person.types(AMOUNT, "10");
        person.clicks("Next");
        person.sees("10 mg a day is not a low dose, so it can’t be a plan here.");
        person.sees_title(FIRST);
        person.finds_in(AMOUNT, "10");
        person.types(AMOUNT, "1");
        person.clicks("Next");
        person.sees_title(SECOND);
    });
    assert!(Diary::in_folder(&desk.data()).plan().is_empty());
}

#[test]
fn five_milligrams_are_asked_about_and_kept_only_when_prescribed() {
    let _alone = alone();
    let desk = Desk::new();
    first_step(&desk, "five-milligrams", |person| {
        person.types(AMOUNT, "5");
        person.clicks("Next");
        person.sees("Is this what was prescribed?");
        person.sees("5 mg a day is more than the usual 4.5 mg.");
        person.clicks("No, change the amount");
        person.sees_title(FIRST);
        person.finds_in(AMOUNT, "5");
        person.clicks("Next");
        person.sees("Is this what was prescribed?");
        person.clicks("Yes, as prescribed");
        person.sees_title(SECOND);
        person.clicks("Next");
        person.skips_the_questions();
        person.sees_title("Try a reminder");
        person.clicks("Start");
        person.sees("Bedtime dose");
    });
    assert_eq!(Diary::in_folder(&desk.data()).plan()[0].2, 5000);
}

#[test]
fn seven_milligrams_are_asked_about_and_then_again_more_plainly() {
    let _alone = alone();
    let desk = Desk::new();
    first_step(&desk, "seven-milligrams", |person| {
        person.types(AMOUNT, "7");
        person.clicks("Next");
        person.sees("Is this what was prescribed?");
        person.clicks("Yes, as prescribed");
        person.sees("7 mg a day. Is that right?");
        person.clicks("Yes, my prescriber says so");
        person.sees_title(SECOND);
    });
}

#[test]
fn what_is_no_amount_is_said_and_stays_as_it_was_typed() {
    let _alone = alone();
    let desk = Desk::new();
    first_step(&desk, "no-amount", |person| {
        for (typed, said) in [
            ("four", "Write the amount as a number in mg, like 4.5."),
            ("0", "The amount can’t be zero."),
            ("-1", "The amount can’t be below zero."),
            ("1.2345", "Use at most three decimals, like 0.125."),
        ] {
            person.types(AMOUNT, typed);
            person.clicks("Next");
            person.sees(said);
            person.sees_title(FIRST);
            person.finds_in(AMOUNT, typed);
        }
    });
}

#[test]
fn a_strength_where_a_concentration_belongs_is_stopped() {
    let _alone = alone();
    let desk = Desk::new();
    first_step(&desk, "strength", |person| {
        person.chooses("Liquid");
        person.types(AMOUNT, "4.5");
        person.clicks("Next");
        person.sees("Write how many mg are in 1 mL.");
        person.types("Concentration in mg per mL", "50");
        person.clicks("Next");
        person.sees("50 mg is the strength of a tablet, not of a liquid.");
        person.finds_in("Concentration in mg per mL", "50");
        person.finds_in(AMOUNT, "4.5");
    });
}

#[test]
fn a_time_that_is_none_is_said_and_stays() {
    let _alone = alone();
    let desk = Desk::new();
    first_step(&desk, "no-time", |person| {
        person.types(AMOUNT, "3");
        person.clicks("Next");
        person.sees_title(SECOND);
        person.types("Time", "25:00");
        person.clicks("Next");
        person.sees("Write the time with hours and minutes, like 22:00.");
        person.sees_title(SECOND);
        person.finds_in("Time", "25:00");
    });
}
