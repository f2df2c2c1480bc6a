//! No barrier that axe-core knows, on any screen, at a small phone's size and a desktop's, by night
//! and by day.

use std::fs;

use ldn_app::view::Theme;
use ldn_tests::given::Given;
use ldn_tests::{Desk, Person, alone};

/// The page's sizes, in its own pixels.
const SIZES: [(u32, u32); 2] = [(360, 740), (1280, 800)];
const THEMES: [(Theme, &str); 2] = [(Theme::Night, "night"), (Theme::Day, "day")];

/// What was found, so that one run tells all of it.
#[derive(Default)]
struct Found(Vec<String>);

impl Found {
    /// Looks at what is on the page, at each size.
    fn look(&mut self, person: &Person<'_>, screen: &str) {
        for (width, height) in SIZES {
            person.sizes_window(width, height);
            let place = format!("{screen}, {width}×{height}, {}", person.theme());
            self.0.extend(person.finds_barriers().into_iter().map(|barrier| format!("{place}: {barrier}")));
            self.0.extend(person.finds_overflow().map(|what| format!("{place}: {what}")));
        }
    }

    fn is_nothing(&self) {
        assert!(self.0.is_empty(), "{} barriers:\n{}", self.0.len(), self.0.join("\n"));
    }
}

#[test]
fn the_first_run_has_no_barrier() {
    let _alone = alone();
    let mut found = Found::default();
    for (theme, name) in THEMES {
        let desk = Desk::new();
        drop(Given::diary(&desk.data(), desk.zone(), "2026-01-10 18:00").with_theme(theme));
        desk.clock.set("2026-01-10 21:30");
        let person = Person::opens(&desk, &desk.data(), "axe-first-run");
        person.waits_until("the theme", || person.theme() == name);
        person.chooses("Liquid");
        person.types("Concentration in mg per mL", "1");
        person.types("Amount in mg", "5");
        found.look(&person, "first run, what");
        person.clicks("Next");
        person.sees("Is this what was prescribed?");
        found.look(&person, "first run, the question");
        person.clicks("Yes, as prescribed");
        person.sees_title("When do you take it?");
        found.look(&person, "first run, when");
        person.clicks("Next");
        person.sees_title("Before you start");
        found.look(&person, "first run, before");
        person.skips_the_questions();
        person.sees_title("Try a reminder");
        found.look(&person, "first run, try");
    }
    found.is_nothing();
}

#[test]
fn today_diary_plan_and_more_have_no_barrier() {
    let _alone = alone();
    let mut found = Found::default();
    for (theme, name) in THEMES {
        let desk = Desk::new();
        let given = Given::diary(&desk.data(), desk.zone(), "2026-01-07 18:00").with_theme(theme);
        drop(
            given.with_bedtime("22:00", "4.5").with_dose_taken("2026-01-07 22:05").with_dose_taken("2026-01-08 23:40"),
        );
        desk.clock.set("2026-01-10 22:05");
        let person = Person::opens(&desk, &desk.data(), "axe-screens");
        person.waits_until("the theme", || person.theme() == name);
        person.sees_button("Taken");
        found.look(&person, "today, due");
        person.clicks("Taken earlier…");
        person.sees("When did you take it?");
        found.look(&person, "today, taken earlier");
        person.clicks("Close");
        person.clicks("Taken");
        person.sees("Taken, 22:0");
        found.look(&person, "today, taken");
        for screen in ["Diary", "Plan", "More"] {
            person.clicks(screen);
            person.sees_title(screen);
            found.look(&person, screen);
        }
    }
    found.is_nothing();
}

#[test]
fn the_failed_start_has_no_barrier() {
    let _alone = alone();
    let desk = Desk::new();
    fs::write(desk.data(), "mine").unwrap();
    let person = Person::opens(&desk, &desk.data(), "axe-failed-start");
    person.sees_title("The diary did not open");
    let mut found = Found::default();
    found.look(&person, "failed start");
    found.is_nothing();
}
