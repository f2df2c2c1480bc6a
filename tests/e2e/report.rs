//! The report: its days chosen, a question written down and seen on the page, saved as a file.

use std::fs;
use std::path::PathBuf;

use fantoccini::key::Key;
use ldn_tests::given::Given;
use ldn_tests::{Desk, Person, alone, wait};

/// Some evenings of a diary, and a folder for documents as the system names it.
fn some_evenings(desk: &Desk) -> PathBuf {
    let given = Given::diary(&desk.data(), desk.zone(), "2026-01-03 18:00").with_bedtime("22:00", "4.5");
    drop((3..10).fold(given, |given, day| given.with_dose_taken(&format!("2026-01-{day:02} 22:05"))));
    desk.clock.set("2026-01-10 18:00");
    let folder = |name: &str| {
        let found = desk.environment().into_iter().find(|(variable, _)| variable == name);
        PathBuf::from(found.unwrap().1)
    };
    let documents = folder("HOME").join("Documents");
    fs::create_dir_all(&documents).unwrap();
    fs::create_dir_all(folder("XDG_CONFIG_HOME")).unwrap();
    let named = "XDG_DOCUMENTS_DIR=\"$HOME/Documents\"\n";
    fs::write(folder("XDG_CONFIG_HOME").join("user-dirs.dirs"), named).unwrap();
    documents
}

#[test]
fn a_report_is_chosen_looked_at_and_saved_with_a_question_on_it() {
    let _alone = alone();
    let desk = Desk::new();
    let documents = some_evenings(&desk);
    let person = Person::opens(&desk, &desk.data(), "report");
    person.clicks("Report");
    person.sees_title("Report");
    person.sees_on_paper("Low-dose naltrexone");
    person.sees_on_paper("12 December 2025");
    person.chooses("Everything");
    person.sees_on_paper("3 January 2026");

    person.clicks("Add a question");
    person.types("What do you want to ask?", "<b>May I</b> keep on?");
    person.clicks("Save");
    person.sees_on_paper("<b>May I</b> keep on?");
    person.clicks("What to include");
    person.clicks("My questions");
    person.waits_until("the question off the page", || !person.reads_on_paper().contains("May I"));

    person.clicks("Save as PDF");
    person.sees("Saved in Documents as Diary report 2026-01-10.pdf");
    person.sees_button("Show in folder");
    person.clicks("Save as PDF");
    person.sees("Saved in Documents as Diary report 2026-01-10 (2).pdf");
    for name in ["Diary report 2026-01-10.pdf", "Diary report 2026-01-10 (2).pdf"] {
        assert!(fs::read(documents.join(name)).unwrap().starts_with(b"%PDF"), "{name}");
    }

    person.clicks("Other formats");
    person.clicks("Save spreadsheets");
    person.sees("Saved in Documents as Diary spreadsheets 2026-01-10.zip");
    assert!(fs::read(documents.join("Diary spreadsheets 2026-01-10.zip")).unwrap().starts_with(b"PK"));
}

#[test]
fn a_report_with_a_question_is_saved_by_keyboard_alone() {
    let _alone = alone();
    let desk = Desk::new();
    let documents = some_evenings(&desk);
    let person = Person::opens(&desk, &desk.data(), "report-keyboard");
    person.sees_button("Report");
    person.tabs_to("Report");
    person.presses(Key::Enter);
    person.sees_title("Report");
    person.sees_on_paper("Low-dose naltrexone");
    person.tabs_to("Last 30 days");
    person.presses(Key::Down);
    person.finds_chosen("Since the last visit");
    person.sees("No visit to the doctor is entered yet.");
    person.presses(Key::Down);
    person.finds_chosen("Everything");

    person.tabs_to("Add a question");
    person.presses(Key::Enter);
    person.waits_until("the focus in the sheet", || person.focused() == "A question for the doctor");
    person.tabs_to("What do you want to ask?");
    person.types_blindly("Stay at 4.5?");
    person.tabs_to("Save");
    person.presses(Key::Enter);
    person.sees_on_paper("Stay at 4.5?");

    person.tabs_to("Show larger");
    person.presses(Key::Enter);
    person.tabs_to("How it will look");
    person.tabs_to("Save as PDF");
    person.presses(Key::Enter);
    wait::until("the report among the documents", || {
        fs::read(documents.join("Diary report 2026-01-10.pdf")).is_ok_and(|bytes| bytes.starts_with(b"%PDF"))
    });
    person.sees("Saved in Documents as");
}
