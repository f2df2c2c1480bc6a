//! Everything by keyboard alone, with the focus always to be seen.

use std::fs;

use fantoccini::key::Key;
use ldn_app::Companion;
use ldn_app::view::{EffectDraft, EffectGrade, EffectKind, WhenSaid};
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

/// A dose taken yesterday, and the window open at 18:00.
fn opens<'a>(desk: &'a Desk, name: &str) -> (Person<'a>, Diary) {
    let given = Given::diary(&desk.data(), desk.zone(), "2026-01-09 18:00").with_bedtime("22:00", "4.5");
    let given = given.with_dose_taken("2026-01-09 22:05");
    drop(given.with("2026-01-10 09:00", a_headache_after_lunch));
    desk.clock.set("2026-01-10 18:00");
    let person = Person::opens(desk, &desk.data(), name);
    person.sees("Last 14");
    (person, Diary::in_folder(&desk.data()))
}

fn a_headache_after_lunch(companion: &mut Companion) {
    let headache = EffectDraft {
        what: EffectKind::Headache,
        own_words: String::new(),
        grade: EffectGrade::Mild,
        began: WhenSaid::Now,
        ended: None,
        distressing: None,
        from_ldn: None,
        note: "after lunch".to_owned(),
    };
    companion.put_side_effect(&headache).unwrap();
}

/// The rows of a table, without their instants.
fn lines(diary: &Diary, table: &str, columns: &[&str]) -> Vec<String> {
    diary.lines(table, columns, |_| "then".to_owned())
}

#[test]
fn a_check_in_by_digits_and_arrows_with_a_tag() {
    let _alone = alone();
    let desk = Desk::new();
    let (person, diary) = opens(&desk, "keyboard-check-in");
    person.enters("Check-in");
    person.sees_focus_on("How strong is the pain?");
    person.types_blindly("7");
    person.presses(Key::Enter);
    person.sees_focus_on("How tired are you?");
    person.presses(Key::Right);
    person.presses(Key::Right);
    person.presses(Key::Enter);
    // Left open.
    person.sees_focus_on("How well did you sleep?");
    person.presses(Key::Enter);
    person.sees_focus_on("How was the day?");
    person.presses(Key::End);
    person.presses(Key::Left);
    person.enters("Add what the day held");
    person.sees_focus_on("Flare");
    person.presses(Key::Space);
    person.finds_chosen("Flare");
    person.sees_focus_on("Flare");
    person.enters("Save");
    person.sees("Last 14");
    assert_eq!(lines(&diary, "score", &["pain", "fatigue", "sleep_quality", "overall"]), ["7 | 6 | - | 9"]);
    assert_eq!(lines(&diary, "tag", &["date", "what"]), ["2026-01-10 | flare"]);
}

#[test]
fn a_check_in_of_yesterday_by_keyboard_alone() {
    let _alone = alone();
    let desk = Desk::new();
    let (person, diary) = opens(&desk, "keyboard-yesterday");
    person.enters("Check-in");
    person.sees_focus_on("How strong is the pain?");
    person.types_blindly("3");
    person.enters("For another day");
    person.sees_focus_on("Day before");
    person.presses(Key::Enter);
    person.enters("Save now, finish later");
    person.sees("Last 14");
    assert_eq!(lines(&diary, "score", &["date", "pain"]), ["2026-01-09 | 3"]);
}

#[test]
fn a_night_by_keyboard_alone() {
    let _alone = alone();
    let desk = Desk::new();
    let (person, diary) = opens(&desk, "keyboard-night");
    person.enters("Night");
    person.sees_title("How was your night?");
    person.tabs_to("Went to bed");
    person.finds_in("Went to bed", "22:05");
    person.tabs_to("Minutes to fall asleep");
    person.types_blindly("25");
    person.tabs_to("None remembered");
    person.presses(Key::Right);
    person.presses(Key::Right);
    person.finds_chosen("Vivid");
    person.enters("Add a note");
    person.sees_focus_on("Note");
    person.types_blindly("awake at four");
    person.enters("Save");
    person.sees("Last 14");
    let nights = lines(&diary, "sleep", &["night_of", "minutes_to_sleep", "dreams", "note"]);
    assert_eq!(nights, ["2026-01-09 | 25 | vivid | awake at four"]);
}

#[test]
fn a_side_effect_with_its_grade_and_the_answer_that_it_is_gone() {
    let _alone = alone();
    let desk = Desk::new();
    let (person, diary) = opens(&desk, "keyboard-side-effect");
    person.enters("Side effect");
    person.enters("Nausea");
    person.waits_until("the focus in the sheet", || person.focused() == "Nausea");
    person.tabs_to("Mild");
    person.presses(Key::Down);
    person.finds_chosen("Moderate");
    person.presses(Key::Escape);
    person.sees_no_more("How strong was it?");
    person.sees_focus_on("Nausea");
    // What was chosen is there again.
    person.presses(Key::Enter);
    person.finds_chosen("Moderate");
    person.enters("Save");
    person.sees("Last 14");
    person.sees_button("Nausea");
    desk.clock.set("2026-01-11 12:00");
    person.enters("Plan");
    person.enters("Today");
    person.enters("Gone: Headache");
    person.waits_until("the headache to go", || !person.has_button("Headache"));
    let effects = lines(&diary, "side_effect", &["began_at", "what", "grade", "ended_at"]);
    assert_eq!(effects, ["then | headache | mild | then", "then | nausea | moderate | -"]);
}

#[test]
fn tags_of_a_day_by_keyboard_alone() {
    let _alone = alone();
    let desk = Desk::new();
    let (person, diary) = opens(&desk, "keyboard-tags");
    person.enters("Diary");
    person.enters("Tags: what the day held");
    person.tabs_to("Exercise");
    person.presses(Key::Space);
    person.finds_chosen("Exercise");
    person.sees_focus_on("Exercise");
    person.tabs_to("In your own words");
    person.types_blindly("gardening");
    person.presses(Key::Enter);
    person.finds_chosen("gardening");
    person.sees_focus_on("In your own words");
    let tags = lines(&diary, "tag", &["what", "own_words"]);
    assert_eq!(tags, ["exercise | -", "own | gardening"]);
}

#[test]
fn a_laboratory_value_by_keyboard_alone() {
    let _alone = alone();
    let desk = Desk::new();
    let (person, diary) = opens(&desk, "keyboard-labs");
    person.enters("More");
    person.enters("Laboratory values");
    person.enters("Add a value");
    person.waits_until("the focus in the sheet", || person.focused() == "A laboratory value");
    person.tabs_to("ESR");
    person.presses(Key::Right);
    person.finds_chosen("CRP");
    person.tabs_to("Value");
    person.types_blindly("3.2");
    person.enters("Save");
    person.sees_button("CRP");
    person.sees_focus_on("Add a value");
    assert_eq!(lines(&diary, "lab", &["what", "value", "unit"]), ["crp | 3.2 | mg/L"]);
    person.enters("CRP");
    person.sees_title("Laboratory values");
    person.enters("Close");
    person.sees_focus_on("CRP");
}

#[test]
fn an_entry_is_sought_changed_and_left_and_the_focus_is_where_it_was() {
    let _alone = alone();
    let desk = Desk::new();
    let (person, diary) = opens(&desk, "keyboard-history");
    person.enters("Diary");
    person.enters("Filter");
    person.tabs_to("Side effects");
    person.presses(Key::Space);
    person.sees("1 entry shown");
    person.tabs_to("Doses");
    person.presses(Key::Space);
    person.sees("2 entries shown");
    person.tabs_to("Search the diary");
    person.types_blindly("lunch");
    person.sees("1 entry shown");
    person.enters("Headache");
    person.sees_title("Headache");
    person.enters("Change this entry");
    person.sees("How strong was it?");
    person.tabs_to("Mild");
    person.presses(Key::Down);
    person.finds_chosen("Moderate");
    person.enters("Save");
    person.sees("How strong Mild → Moderate");
    person.enters("Back");
    person.sees_focus_on("Headache");
    assert_eq!(lines(&diary, "side_effect", &["what", "grade"]), ["headache | moderate"]);
}

#[test]
fn how_it_goes_with_its_period_and_a_table_by_keyboard_alone() {
    let _alone = alone();
    let desk = Desk::new();
    let (person, _) = opens(&desk, "keyboard-trends");
    person.enters("Diary");
    person.enters("How it goes");
    person.tabs_to("3 months");
    person.presses(Key::Left);
    person.finds_chosen("30 days");
    person.sees_focus_on("30 days");
    person.sees("12 December 2025 to 10 January 2026");
    person.enters("Show as table: Dose, mg");
    person.sees("A day");
    person.sees_focus_on("Show as table: Dose, mg");
    person.enters("Back");
    person.sees("Headache");
}

#[test]
fn a_file_is_looked_at_added_and_taken_back_by_keyboard_alone() {
    let _alone = alone();
    let desk = Desk::new();
    let (person, diary) = opens(&desk, "keyboard-import");
    let file = desk.home().join("before.csv");
    fs::write(&file, "date,pain\n2025-12-29,7\n2025-12-30,6\n").unwrap();
    person.enters("More");
    person.enters("Add from a file");
    person.tabs_to("Choose a file");
    // The system's own dialog is not the program's.
    person.gives_file(&file);
    person.sees("2 new entries: 2 check-ins");
    person.enters("Add 2 entries");
    person.sees_title("More");
    assert_eq!(lines(&diary, "score", &["date", "pain"]), ["2025-12-29 | 7", "2025-12-30 | 6"]);
    person.enters("Undo");
    person.sees("Undone");
    assert!(lines(&diary, "score", &["date"]).is_empty());
}

#[test]
fn an_answer_of_the_help_is_found_and_opened_by_keyboard_alone() {
    let _alone = alone();
    let desk = Desk::new();
    let (person, _) = opens(&desk, "keyboard-help");
    person.enters("More");
    person.enters("Questions and answers");
    person.tabs_to("Search");
    person.types_blindly("sleep");
    person.enters("Morning or night?");
    person.sees("the plan shows the pause it makes");
    person.sees_focus_on("Morning or night?");
    person.enters("Back");
    person.sees_title("More");
}

#[test]
fn the_questions_before_starting_by_keyboard_alone() {
    let _alone = alone();
    let desk = Desk::new();
    let (person, diary) = opens(&desk, "keyboard-questions");
    person.enters("More");
    person.enters("Before you start");
    person.sees_title("Before you start");
    person.tabs_to("No");
    person.presses(Key::Right);
    person.sees("Opioids and LDN must not be taken together");
    person.sees_focus_on("Yes");
    assert_eq!(lines(&diary, "screening", &["question", "answer"]), ["opioids | yes"]);
    person.enters("Opioids and LDN must not be taken together");
    person.enters("I have asked");
    person.sees("Answered");
    assert_eq!(lines(&diary, "alert", &["kind", "answer"]), ["opioid | asked"]);
}

#[test]
fn the_stock_by_keyboard_alone() {
    let _alone = alone();
    let desk = Desk::new();
    let (person, _) = opens(&desk, "keyboard-stock");
    person.enters("More");
    person.enters("Medicine");
    person.enters("Add your medicine");
    person.tabs_to("One capsule holds (mg)");
    person.types_blindly("4.5");
    person.tabs_to("How much is there now (capsules)");
    person.types_blindly("30");
    person.enters("Save");
    person.sees("30 capsules left");
    person.enters("Refill");
    person.tabs_to("It adds (capsules)");
    person.types_blindly("60");
    person.enters("Save");
    person.sees("90 capsules left");
    person.sees_focus_on("Refill");
}

#[test]
fn a_pause_and_going_on_by_keyboard_alone() {
    let _alone = alone();
    let desk = Desk::new();
    let (person, diary) = opens(&desk, "keyboard-pause");
    person.enters("Plan");
    person.enters("Pause or stop");
    person.tabs_to("Surgery");
    person.presses(Key::Space);
    person.enters("Pause from 10 January");
    person.sees_title("Plan");
    assert_eq!(lines(&diary, "phase", &["from_date", "reason", "why"])[1], "2026-01-10 | pause | surgery");
    person.enters("Today");
    person.sees("Paused since 10 January");
    person.enters("Start again");
    person.presses(Key::Escape);
    person.sees_focus_on("Start again");
}

#[test]
fn back_and_a_closed_sheet_give_the_focus_to_what_opened_them_or_to_the_heading_where_that_is_gone() {
    let _alone = alone();
    let desk = Desk::new();
    let (person, diary) = opens(&desk, "keyboard-back");
    person.enters("More");
    person.enters("Laboratory values");
    person.sees_title("Laboratory values");
    person.enters("Back");
    person.sees_focus_on("Laboratory values");
    person.presses(Key::Enter);
    person.enters("Add a value");
    person.tabs_to("Value");
    person.types_blindly("12");
    person.enters("Save");
    person.sees_button("ESR");
    person.enters("ESR");
    person.enters("Remove this value");
    person.waits_until("the focus on the page's heading", || person.focused() == "Laboratory values");
    assert!(lines(&diary, "lab", &["what"]).is_empty());
}
