//! No barrier that axe-core knows, on any screen, at a small phone's size and a desktop's, by night
//! and by day.

use std::fs;

use ldn_app::Companion;
use ldn_app::view::{
    EffectDraft, EffectGrade, EffectKind, LabDraft, LabName, OtherMedicineDraft, ScaleName, ScoreValue, ScoresDraft,
    TagName, TagSaid, Theme, WhenSaid,
};
use ldn_tests::given::Given;
use ldn_tests::{Desk, Person, alone};

/// The page's sizes, in its own pixels.
const PHONE: (u32, u32) = (360, 740);
const SIZES: [(u32, u32); 2] = [PHONE, (1280, 800)];
const THEMES: [(Theme, &str); 2] = [(Theme::Night, "night"), (Theme::Day, "day")];

/// What was found, so that one run tells all of it.
#[derive(Default)]
struct Found(Vec<String>);

impl Found {
    /// Looks at what is on the page, at each size.
    fn look(&mut self, person: &Person<'_>, screen: &str) {
        self.look_at(person, screen, &SIZES);
    }

    /// The same at a small phone's size alone.
    fn look_on_phone(&mut self, person: &Person<'_>, screen: &str) {
        self.look_at(person, screen, &[PHONE]);
    }

    fn look_at(&mut self, person: &Person<'_>, screen: &str, sizes: &[(u32, u32)]) {
        for &(width, height) in sizes {
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

/// Opens the program on the diary that is given, by night and by day, and looks around in it.
fn in_each_theme(
    name: &str,
    given: impl Fn(&Desk, Theme) -> Given,
    now: &str,
    looks: impl Fn(&Desk, &Person<'_>, &mut Found),
) {
    let _alone = alone();
    let mut found = Found::default();
    for (theme, word) in THEMES {
        let desk = Desk::new();
        drop(given(&desk, theme));
        desk.clock.set(now);
        let person = Person::opens(&desk, &desk.data(), name);
        person.waits_until("the theme", || person.theme() == word);
        looks(&desk, &person, &mut found);
    }
    found.is_nothing();
}

#[test]
fn the_first_run_has_no_barrier() {
    in_each_theme("axe-first-run", nothing_yet, "2026-01-10 21:30", |_, person, found| {
        person.chooses("Liquid");
        person.types("Concentration in mg per mL", "1");
        person.types("Amount in mg", "5");
        found.look(person, "first run, what");
        person.clicks("Next");
        person.sees("Is this what was prescribed?");
        found.look(person, "first run, the question");
        person.clicks("Yes, as prescribed");
        person.sees_title("When do you take it?");
        found.look(person, "first run, when");
        person.clicks("Next");
        person.sees_title("Before you start");
        found.look(person, "first run, before");
        person.skips_the_questions();
        person.sees_title("Try a reminder");
        found.look(person, "first run, try");
    });
}

#[test]
fn today_diary_plan_report_and_more_have_no_barrier() {
    in_each_theme("axe-screens", two_doses, "2026-01-10 22:05", |_, person, found| {
        person.sees_button("Taken");
        found.look(person, "today, due");
        person.clicks("Taken earlier…");
        person.sees("When did you take it?");
        found.look(person, "today, taken earlier");
        person.clicks("Close");
        person.clicks("Taken");
        person.sees("Taken, 22:0");
        found.look(person, "today, taken");
        for screen in ["Diary", "Plan", "More"] {
            person.clicks(screen);
            person.sees_title(screen);
            found.look(person, screen);
        }
        person.clicks("Report");
        person.sees_on_paper("Low-dose naltrexone");
        found.look(person, "report");
        person.sizes_window(PHONE.0, PHONE.1);
        person.clicks("What to include");
        person.clicks("Other formats");
        person.chooses("Since the last visit");
        person.sees("No visit to the doctor is entered yet.");
        found.look_on_phone(person, "report, with all it asks");
        person.clicks("Who it is about");
        person.sees("Your name");
        found.look_on_phone(person, "report, whose it is");
        person.clicks("Close");
    });
}

#[test]
fn the_plans_pages_have_no_barrier() {
    in_each_theme("axe-plan", a_week_on_the_first_step, "2026-01-09 18:00", |_, person, found| {
        person.sizes_window(PHONE.0, PHONE.1);
        person.sees("7 days on 1.5 mg. What next?");
        found.look_on_phone(person, "today, with all it asks");

        person.clicks("Plan");
        person.chooses("Up to");
        person.clicks("Show as table");
        found.look_on_phone(person, "plan, a step proposed");
        person.clicks("Other steps");
        person.sees_title("Step up over time");
        person.types("Highest amount in mg", "4.5");
        person.sees("4.5?");
        found.look_on_phone(person, "steps, of one size");
        person.chooses("My prescriber’s own steps");
        found.look_on_phone(person, "steps, the prescriber’s own");
        person.clicks("Back");

        person.clicks("Pause or stop");
        person.sees_title("Pause or stop");
        found.look_on_phone(person, "pause");
        person.chooses("Stop");
        found.look_on_phone(person, "stop");
        person.clicks("Back");

        person.clicks("Medicine");
        person.sees("39 capsules left");
        found.look_on_phone(person, "medicine and refills");
        person.clicks("Begin a new pack or bottle");
        person.sees("Your medicine");
        found.look_on_phone(person, "medicine, a new pack");
        person.clicks("Close");
        person.clicks("Back");

        person.clicks("Move the dose to another time of day");
        person.sees("first morning");
        found.look_on_phone(person, "move");
        person.clicks("It moves to");
        person.sees("Where does it move?");
        found.look_on_phone(person, "move, where");
        person.clicks("Done");
        person.clicks("Move to mornings");
        person.clicks("Before and after the move");
        person.sees_title("Before and after");
        found.look_on_phone(person, "before and after the move");
    });
}

#[test]
fn the_diarys_pages_and_the_cautions_have_no_barrier() {
    in_each_theme("axe-diary", a_week_on_the_first_step, "2026-01-09 18:00", |_, person, found| {
        person.sizes_window(PHONE.0, PHONE.1);
        person.clicks("Side effect");
        person.sees_title("What did you notice?");
        found.look_on_phone(person, "side effect");
        person.clicks("Headache");
        person.sees("How strong was it?");
        found.look_on_phone(person, "side effect, how strong");
        person.clicks("Close");
        person.clicks("Close");
        person.clicks("Night");
        person.sees_title("How was your night?");
        found.look_on_phone(person, "night");
        person.clicks("Close");
        person.clicks("Check-in");
        person.sees_title("Check-in");
        found.look_on_phone(person, "check-in");
        person.clicks("Close");

        person.clicks("Diary");
        person.sees("after lunch");
        person.clicks("Filter");
        person.sees("Show only");
        found.look_on_phone(person, "diary, with its filter");
        person.clicks("Headache");
        person.sees_title("Headache");
        found.look_on_phone(person, "an entry with its changes");
        person.clicks("Back");
        person.clicks("Calendar");
        person.sees("January 2026");
        found.look_on_phone(person, "calendar");
        person.clicks("Thu 8, taken, side effect logged, night entered");
        person.sees_title("Thursday, 8 January");
        found.look_on_phone(person, "day");
        person.clicks("Diary");
        person.clicks("How it goes");
        person.sees("Show as table");
        found.look_on_phone(person, "how it goes");

        person.clicks("More");
        person.clicks("Before you start");
        person.sees_title("Before you start");
        found.look_on_phone(person, "before you start");
        person.clicks("Opioids and LDN must not be taken together");
        person.sees("I have asked");
        found.look_on_phone(person, "before you start, an alert");
        person.clicks("Close");
        person.clicks("Back");
        person.clicks("Other medicines");
        person.sees("Tramadol");
        found.look_on_phone(person, "other medicines");
        person.clicks("Add a medicine");
        person.types("Name", "Codeine");
        person.sees("Looks like codeine");
        found.look_on_phone(person, "other medicines, an opioid is typed");
        person.clicks("Close");
        person.clicks("Back");
        person.clicks("Emergency card");
        person.sees("I take low-dose naltrexone, an opioid blocker.");
        found.look_on_phone(person, "emergency card");
    });
}

fn nothing_yet(desk: &Desk, theme: Theme) -> Given {
    Given::diary(&desk.data(), desk.zone(), "2026-01-10 18:00").with_theme(theme)
}

/// A dose taken in time, and a late one.
fn two_doses(desk: &Desk, theme: Theme) -> Given {
    let given = Given::diary(&desk.data(), desk.zone(), "2026-01-07 18:00").with_theme(theme);
    given.with_bedtime("22:00", "4.5").with_dose_taken("2026-01-07 22:05").with_dose_taken("2026-01-08 23:40")
}

/// Seven nights on 1.5 mg, the last three troubled, with all that Today can ask about.
fn a_week_on_the_first_step(desk: &Desk, theme: Theme) -> Given {
    let given = Given::diary(&desk.data(), desk.zone(), "2026-01-02 18:00").with_theme(theme);
    let given = given.with_bedtime("22:00", "1.5").with_weekly_steps("1.5", "1", "4.5").with_capsules("0.5", "60");
    let given = (2..9).fold(given, |given, day| given.with_dose_taken(&format!("2026-01-0{day} 22:05")));
    let given = [(6, 45), (7, 60), (8, 50)]
        .into_iter()
        .fold(given, |given, (day, minutes)| given.with_night(&format!("2026-01-0{} 08:30", day + 1), minutes));
    given.with("2026-01-09 09:00", headache_and_tramadol)
}

fn headache_and_tramadol(companion: &mut Companion) {
    let headache = EffectDraft {
        what: EffectKind::Headache,
        own_words: String::new(),
        grade: EffectGrade::Mild,
        began: WhenSaid::At { local: "2026-01-08T15:00".to_owned() },
        ended: None,
        distressing: None,
        from_ldn: None,
        note: "after lunch".to_owned(),
    };
    companion.put_side_effect(&headache).unwrap();
    let tramadol = OtherMedicineDraft {
        name: "Tramadol".to_owned(),
        dose: "50 mg".to_owned(),
        since: String::new(),
        until: String::new(),
        note: String::new(),
    };
    companion.put_medicine(&tramadol).unwrap();
}

#[test]
fn check_in_tags_and_values_have_no_barrier() {
    in_each_theme("axe-extras", a_fortnight_with_check_ins, "2026-01-16 18:00", |_, person, found| {
        person.clicks("Check-in");
        person.sees_title("Check-in");
        person.taps_bar(7);
        person.clicks("Next");
        person.clicks("Add what the day held");
        person.chooses("Flare");
        person.clicks("Add a note");
        person.pastes("Note", "יום קשה 😕");
        person.clicks("For another day");
        found.look(person, "check-in, with tags, a note and another day");
        person.clicks("What is asked, and when");
        person.sees("Ask also");
        found.look(person, "what the check-in asks");
        person.clicks("Close");
        person.clicks("Close");

        person.clicks("Side effect");
        person.clicks("Something else");
        person.chooses_in("When did it begin?", "Earlier");
        person.chooses_in("Has it gone?", "Earlier");
        person.clicks("Add a note");
        found.look(person, "side effect, with its times and a note");
        person.clicks("Diary");

        person.clicks("Tags: what the day held");
        person.sees("Not enough entries yet");
        person.types("In your own words", "gardening");
        found.look(person, "tags, with the comparison");
        person.clicks("More");
        person.clicks("Laboratory values");
        person.sees("range 0–5");
        found.look(person, "laboratory values");
        person.clicks("Add a value");
        person.clicks("Save");
        person.sees("Write the value as the report has it.");
        found.look(person, "a laboratory value, with what is wrong");
        person.clicks("Close");
        person.clicks("Back");

        person.clicks("Looking back");
        person.chooses("A little better");
        person.sees_button("Save");
        found.look(person, "looking back");
    });
}

#[test]
fn an_entry_how_it_goes_the_import_and_the_help_have_no_barrier() {
    in_each_theme("axe-history", a_fortnight_with_check_ins, "2026-01-16 18:00", |desk, person, found| {
        let file = desk.home().join("before.csv");
        fs::write(&file, SPREADSHEET).unwrap();
        person.clicks("Diary");
        person.types("Search the diary", "weather");
        person.sees("1 entry shown");
        found.look(person, "diary, searched");
        person.clicks("Check-in");
        person.sees("Pain 6 → 5");
        found.look(person, "an entry with what changed");
        person.clicks("Back");
        person.types("Search the diary", "nothing at all");
        person.sees("Nothing in the diary matches.");
        found.look(person, "diary, nothing found");
        person.clicks("Clear the search");
        person.clicks("How it goes");
        for table in ["Pain", "Dose, mg", "Doses taken, by week"] {
            person.clicks(&format!("Show as table: {table}"));
        }
        person.sees("7-day mean");
        found.look(person, "how it goes, with its tables");
        for period in ["30 days", "1 year", "All"] {
            person.chooses(period);
            found.look(person, &format!("how it goes, {period}"));
        }

        person.clicks("More");
        person.clicks("Add from a file");
        person.sees_button("Choose a file");
        found.look(person, "add from a file");
        person.gives_file(&file);
        person.sees("Which date is 03/02/2025?");
        found.look(person, "add from a file, which date is meant");
        person.chooses("3 February 2025");
        person.sees("can’t be added");
        found.look(person, "add from a file, the preview");
        person.clicks("Back");

        person.clicks("Questions and answers");
        person.sees_title("Questions and answers");
        found.look(person, "questions and answers");
        person.types("Search", "addictive");
        person.sees("no dependence on it is known");
        found.look(person, "questions and answers, one open");
    });
}

/// Dates that can be read two ways, values that are none, and words of any length.
const SPREADSHEET: &str = "date,time,pain,amount_mg,note,weather
03/02/2025,21:00,7,,a_word_without_any_blank_that_is_longer_than_a_small_phone_is_wide,rain
04/02/2025,21:00,eleven,,,
05/02/2025,22:00,,4.5,,
";

/// Doses, check-ins with one that was changed, tags and a value, up to when the first look back is
/// asked for.
fn a_fortnight_with_check_ins(desk: &Desk, theme: Theme) -> Given {
    let given = Given::diary(&desk.data(), desk.zone(), "2026-01-02 18:00").with_theme(theme);
    let given = given.with_bedtime("22:00", "4.5");
    let given = (2..16).fold(given, |given, day| given.with_dose_taken(&format!("2026-01-{day:02} 22:05")));
    let given = [3u8, 4, 6, 5, 4, 6].into_iter().zip(8..).fold(given, |given, (pain, day)| {
        given.with(&format!("2026-01-{day:02} 21:00"), |companion| {
            companion.put_scores(&pain_of(pain, "")).unwrap();
        })
    });
    given.with("2026-01-15 21:00", changed_and_tagged)
}

fn changed_and_tagged(companion: &mut Companion) {
    companion.put_scores(&pain_of(6, "the weather")).unwrap();
    let id = companion.check_in(None).unwrap().entry.unwrap().id;
    let at = WhenSaid::At { local: "2026-01-15T21:00".to_owned() };
    companion.change_scores(&id, &ScoresDraft { at, ..pain_of(5, "the weather") }).unwrap();
    let lab = LabDraft {
        what: LabName::Crp,
        own_words: String::new(),
        date: "2026-01-12".to_owned(),
        value: "3.2".to_owned(),
        unit: "mg/L".to_owned(),
        range: "0–5".to_owned(),
        note: String::new(),
    };
    companion.put_lab(&lab).unwrap();
    let tag = TagSaid { what: TagName::Stress, own_words: None };
    companion.set_tags("2026-01-15", &[tag]).unwrap();
}

fn pain_of(value: u8, note: &str) -> ScoresDraft {
    let pain = ScoreValue { scale: ScaleName::Pain, value };
    ScoresDraft { values: vec![pain], at: WhenSaid::Now, note: note.to_owned() }
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
