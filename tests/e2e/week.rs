//! A week as a person lives it, with the clock moved from morning to evening: nights, doses,
//! check-ins, a side effect from its beginning to its end, what else goes into a diary, and what is
//! typed wrongly. At the end the file holds that and nothing else.

use std::cell::RefCell;
use std::fs;

use chrono::DateTime;
use ldn_tests::diary::Diary;
use ldn_tests::given::Given;
use ldn_tests::notification_server::NotificationServer;
use ldn_tests::scripted::instant;
use ldn_tests::{Desk, Person, alone};

const QUESTIONS: [&str; 4] =
    ["How strong is the pain?", "How tired are you?", "How well did you sleep?", "How was the day?"];

/// Would show itself if any of it ever ran.
const PASTED: &str = r#"<img src=x onerror="document.body.innerText='ran'"><b>Kribbeln</b>"#;
const NOTE: &str = "יום קשה 😕";
const OWN_TAG: &str = "Garten 🌱";

/// Of another app: scores from before, a dose, a day that is none, and one still to come.
const SPREADSHEET: &str = "date,time,amount_mg,pain,note
2025-12-29,21:00,,7,before it all
2025-12-30,21:00,,6,
2025-12-31,21:00,,8,
2026-01-02,22:00,1.5,,
2026-02-30,21:00,,5,
2026-01-18,21:00,,5,
";

/// The program, who uses it, and the file they leave behind.
struct Week<'a> {
    desk: &'a Desk,
    person: Person<'a>,
    _server: NotificationServer,
    diary: Diary,
    /// When the person came to the program.
    came: RefCell<Vec<i64>>,
}

#[test]
fn a_week_with_its_nights_side_effects_tags_values_corrections_and_an_import() {
    let _alone = alone();
    let desk = Desk::new();
    let server = desk.notification_server();
    drop(Given::diary(&desk.data(), desk.zone(), "2026-01-11 18:00").with_bedtime("22:00", "4.5"));
    desk.clock.set("2026-01-11 21:30");
    let person = Person::opens(&desk, &desk.data(), "week");
    let diary = Diary::in_folder(&desk.data());
    let week = Week { desk: &desk, person, _server: server, diary, came: RefCell::default() };
    week.sunday_and_monday();
    week.tuesday_with_a_headache_and_two_check_ins();
    week.wednesday_it_is_still_there();
    week.thursday_it_is_gone_and_more_is_entered();
    week.friday_says_later_what_was_and_corrects();
    week.saturday_finds_things();
    week.saturday_looks_how_it_goes();
    week.saturday_adds_a_file_and_takes_it_back();
    week.compares_all_that_is_kept();
}

impl Week<'_> {
    fn sunday_and_monday(&self) {
        let Self { person, .. } = self;
        self.comes(11, "22:05");
        self.takes();
        self.checks_in([Some(5), Some(6), Some(4), Some(5)]);

        self.comes(12, "07:30");
        person.clicks("How was your night?");
        person.sees("Times as proposed. Change what was otherwise.");
        person.finds_in("Went to bed", "22:05");
        person.finds_in("Got up", "07:30");
        person.types("Minutes to fall asleep", "20");
        person.types("Minutes awake in the night", "600");
        person.chooses("Vivid");
        person.clicks("Save");
        person.sees("That is more minutes awake than the 565 in bed.");
        person.types("Minutes awake in the night", "15");
        self.saves();

        self.comes(12, "22:05");
        self.takes();
        self.checks_in([Some(6), None, None, Some(4)]);
    }

    fn tuesday_with_a_headache_and_two_check_ins(&self) {
        let Self { person, .. } = self;
        self.enters_the_night(13, "30", "As usual");

        self.comes(13, "10:10");
        person.clicks("Side effect");
        person.clicks("Headache");
        person.chooses("Moderate");
        person.sees("Added for you: 4.5 mg, 2 days after the first planned dose, 12 hours after the dose.");
        self.saves();
        person.sees("since today");

        self.comes(13, "13:00");
        self.checks_in([Some(7), Some(5), Some(5), Some(4)]);
        self.comes(13, "22:05");
        self.takes();
        person.clicks("Check-in");
        person.sees_title("Check-in");
        person.clicks("Add what the day held");
        person.chooses("Stress");
        self.answers([Some(4), Some(4), Some(5), Some(6)]);
        self.saves();
    }

    fn wednesday_it_is_still_there(&self) {
        let Self { person, .. } = self;
        self.enters_the_night(14, "15", "None remembered");
        person.sees("for 1 day");
        person.clicks("Still there: Headache");
        person.waits_until("the question to go", || !person.has_button("Gone: Headache"));
        self.comes(14, "22:05");
        person.sees_button("Headache");
        assert!(!person.has_button("Gone: Headache"), "it is asked once a day");
        self.takes();
    }

    fn thursday_it_is_gone_and_more_is_entered(&self) {
        let Self { person, .. } = self;
        self.enters_the_night(15, "60", "A nightmare");
        person.clicks("Gone: Headache");
        person.waits_until("the headache to go", || !person.has_button("Headache"));

        self.comes(15, "11:00");
        person.clicks("More");
        person.clicks("Laboratory values");
        person.clicks("Add a value");
        person.chooses("CRP");
        person.finds_in("Unit", "mg/L");
        person.types("Value", "a little");
        person.clicks("Save");
        person.sees("Write the value as a number, like 12 or <0.5.");
        person.types("Value", "3.20");
        person.types("The laboratory’s range", "0–5");
        person.clicks("Save");
        person.sees("range 0–5");
        person.clicks("Add a value");
        person.types("Value", "12");
        person.clicks("Save");
        person.clicks("ESR");
        person.clicks("Remove this value");
        person.sees_title("Laboratory values");
        person.waits_until("the value to go", || !person.has_button("ESR"));
        person.clicks("Back");

        person.clicks("Other medicines");
        person.clicks("Add a medicine");
        person.types("Name", "Ibuprofen");
        person.types("Dose", "400 mg, if needed");
        person.types_date("Since", "2026-01-10");
        person.types_date("Last day", "2026-01-09");
        person.clicks("Save");
        person.sees("The last day is before the first.");
        person.types_date("Last day", "2026-01-14");
        person.clicks("Save");
        person.sees_button("Ibuprofen");

        person.clicks("Diary");
        person.clicks("Tags: what the day held");
        person.chooses("Exercise");
        person.chooses("Bath");
        person.pastes("In your own words", OWN_TAG);
        person.clicks("Add this tag");
        person.finds_chosen(OWN_TAG);

        self.comes(15, "22:05");
        self.takes();
        person.clicks("Check-in");
        person.clicks("Add a note");
        person.pastes("Note", NOTE);
        self.answers([Some(5), Some(5), Some(2), Some(5)]);
        self.saves();
    }

    fn friday_says_later_what_was_and_corrects(&self) {
        let Self { person, .. } = self;
        self.enters_the_night(16, "20", "As usual");

        self.comes(16, "12:00");
        person.clicks("Side effect");
        person.clicks("Nausea");
        person.chooses("Mild");
        person.chooses_in("When did it begin?", "Earlier");
        person.clicks_in("Time it began", "Day after");
        person.sees("This time is still to come.");
        person.clicks("Save");
        person.sees("This time is still to come.");
        (0..3).for_each(|_| person.clicks_in("Time it began", "Day before"));
        person.types("Time it began", "15:00");
        person.chooses_in("Has it gone?", "Earlier");
        (0..2).for_each(|_| person.clicks_in("Time it went", "Day before"));
        person.types("Time it went", "14:00");
        person.clicks("Save");
        person.sees("The end lies before the beginning.");
        person.types("Time it went", "17:00");
        self.saves();

        person.clicks("Side effect");
        person.clicks("Something else");
        person.pastes("In your own words", PASTED);
        person.chooses("Mild");
        self.saves();
        person.sees_button(PASTED);

        person.clicks("Check-in");
        person.clicks("For another day");
        person.clicks_in("Time", "Day after");
        self.answers([Some(5), Some(5), Some(6), Some(5)]);
        person.clicks("Save");
        person.sees("This time is still to come.");
        (0..3).for_each(|_| person.clicks_in("Time", "Day before"));
        person.types("Time", "21:00");
        self.saves();

        self.comes(16, "18:30");
        self.corrects_thursdays_check_in();
        self.removes_one_and_brings_it_back();

        self.comes(16, "22:05");
        self.takes();
        self.checks_in([Some(4), Some(4), Some(6), Some(6)]);
    }

    fn corrects_thursdays_check_in(&self) {
        let Self { person, .. } = self;
        person.clicks("Diary");
        person.types("Search the diary", "קשה");
        person.sees("1 entry shown");
        person.clicks("Check-in");
        person.sees("Entered");
        person.clicks("Change this entry");
        person.sees(QUESTIONS[0]);
        person.taps_bar(6);
        person.clicks("Save");
        person.sees("Pain 5 → 6");
        person.sees("16 January 2026, 18:3");
        person.clicks("Back");
        person.sees("Pain 6, Fatigue 5");
    }

    fn removes_one_and_brings_it_back(&self) {
        let Self { person, .. } = self;
        person.types("Search the diary", "kribbeln");
        person.clicks(PASTED);
        person.sees_title(PASTED);
        person.clicks("Remove this entry");
        person.sees("Nothing in the diary matches.");
        person.clicks("Undo");
        person.sees_button(PASTED);
        person.clicks("Clear the search");
    }

    fn saturday_finds_things(&self) {
        let Self { person, .. } = self;
        self.enters_the_night(17, "10", "As usual");
        person.clicks("Diary");
        person.clicks("Filter");
        person.chooses("Side effects");
        person.sees("3 entries shown");
        person.sees_button("Headache");
        person.sees_button("Nausea");
        person.clicks("Show everything");
        person.chooses("Check-ins");
        person.chooses("From – to");
        person.types_date("From", "2026-01-13");
        person.types_date("To", "2026-01-14");
        // The field tells once it was left.
        person.clicks("Filter, on");
        person.sees("3 entries shown");
        person.clicks("Filter, on");
        person.clicks("Show everything");
        person.types("Search the diary", "garten");
        person.sees("1 entry shown");
        person.sees_button(OWN_TAG);
        person.clicks("Clear the search");
    }

    fn saturday_looks_how_it_goes(&self) {
        let Self { person, .. } = self;
        person.clicks("How it goes");
        person.sees_title("How it goes");
        person.clicks("Show as table: Pain");
        // By hand: 7 and 4 are 5.5; and 5, 6 and 5.5 of three days as well.
        person.sees("11 January 2026 5.0 too few");
        person.sees("12 January 2026 6.0 too few");
        person.sees("13 January 2026 5.5 5.5");
        // 5, 6, 5.5 and 5: 5.375.
        person.sees("14 January 2026 5.0 5.4");
        // 5, 6, 5.5, 5, 6 and 4: 5.25.
        person.sees("16 January 2026 4.0 5.3");
        // From dose to dose: the days of the 12th, the 13th and the 14th.
        person.sees("Headache 1 entry, on 3 of 6 days, moderate");
        person.chooses("30 days");
        person.sees("19 December 2025 to 17 January 2026");
        person.clicks("Back");
    }

    fn saturday_adds_a_file_and_takes_it_back(&self) {
        let Self { person, desk, .. } = self;
        let file = desk.home().join("before.csv");
        fs::write(&file, SPREADSHEET).unwrap();
        let kept = self.all_lines();
        person.clicks("More");
        person.clicks("Add from a file");
        person.gives_file(&file);
        person.sees("4 new entries: 1 dose, 3 check-ins, 29 December 2025 to 2 January 2026");
        person.sees("6 rows read");
        person.sees("2 can’t be added");
        person.sees("Row 6, “2026-02-30”: this is no date");
        person.sees("Row 7, “2026-01-18”: this is still to come");
        assert_eq!(self.all_lines(), kept, "looked at, and nothing added");
        person.clicks("Add 4 entries");
        person.sees_title("More");
        assert_eq!(self.all_lines().len(), kept.len() + 4);
        person.clicks("Undo");
        person.sees("Undone");
        assert_eq!(self.all_lines(), kept);
    }

    /// Row by row what was done.
    fn compares_all_that_is_kept(&self) {
        let doses = (11..17).map(|day| format!("2026-01-{day} | bedtime | taken | {day} 22:05 | 4500 | window"));
        assert_eq!(self.doses(), doses.collect::<Vec<_>>());
        assert_eq!(
            self.nights(),
            [
                "2026-01-11 | 11 22:05 | 20 | 15 | 12 07:30 | vivid | -",
                "2026-01-12 | 12 22:05 | 30 | - | 13 07:30 | ordinary | -",
                "2026-01-13 | 13 22:05 | 15 | - | 14 07:30 | none | -",
                "2026-01-14 | 14 22:05 | 60 | - | 15 07:30 | nightmare | -",
                "2026-01-15 | 15 22:05 | 20 | - | 16 07:30 | ordinary | -",
                "2026-01-16 | 16 22:05 | 10 | - | 17 07:30 | ordinary | -",
            ]
        );
        assert_eq!(
            self.check_ins(),
            [
                "11 22:05 | 2026-01-11 | 5 | 6 | 4 | 5 | -".to_owned(),
                "12 22:05 | 2026-01-12 | 6 | - | - | 4 | -".to_owned(),
                "13 13:00 | 2026-01-13 | 7 | 5 | 5 | 4 | -".to_owned(),
                "13 22:05 | 2026-01-13 | 4 | 4 | 5 | 6 | -".to_owned(),
                "14 21:00 | 2026-01-14 | 5 | 5 | 6 | 5 | -".to_owned(),
                format!("15 22:05 | 2026-01-15 | 6 | 5 | 2 | 5 | {NOTE}"),
                "16 22:05 | 2026-01-16 | 4 | 4 | 6 | 6 | -".to_owned(),
            ]
        );
        assert_eq!(
            self.side_effects(),
            [
                "13 10:10 | 15 07:30 | headache | - | moderate | -".to_owned(),
                "14 15:00 | 14 17:00 | nausea | - | mild | -".to_owned(),
                format!("16 12:00 | - | other | {PASTED} | mild | -"),
            ]
        );
        assert_eq!(
            self.tags(),
            [
                "2026-01-13 | stress | -".to_owned(),
                "2026-01-15 | exercise | -".to_owned(),
                "2026-01-15 | bath | -".to_owned(),
                format!("2026-01-15 | own | {OWN_TAG}"),
            ]
        );
        assert_eq!(self.labs(), ["2026-01-15 | crp | - | 3.20 | mg/L | 0–5 | -"]);
        assert_eq!(self.medicines(), ["Ibuprofen | 400 mg, if needed | 2026-01-10 | 2026-01-14 | -"]);
    }

    /// Comes back to the program at that time of that day of January.
    fn comes(&self, day: u32, time: &str) {
        let local = format!("2026-01-{day} {time}");
        self.desk.clock.set(&local);
        self.came.borrow_mut().push(instant(self.desk.zone(), &local));
        let Self { person, .. } = self;
        person.clicks("Plan");
        person.sees_title("Plan");
        person.clicks("Today");
        person.sees("Last 14");
    }

    fn takes(&self) {
        self.person.clicks("Taken");
        self.person.sees("Taken, 22:0");
    }

    /// In the morning after it, with the times as they are proposed.
    fn enters_the_night(&self, morning: u32, minutes: &str, dreams: &str) {
        let Self { person, .. } = self;
        self.comes(morning, "07:30");
        person.clicks("How was your night?");
        person.types("Minutes to fall asleep", minutes);
        person.chooses(dreams);
        self.saves();
    }

    fn checks_in(&self, answers: [Option<u8>; 4]) {
        self.person.clicks("Check-in");
        self.person.sees_title("Check-in");
        self.answers(answers);
        self.saves();
    }

    /// Answers or skips each question, up to the last one.
    fn answers(&self, answers: [Option<u8>; 4]) {
        let Self { person, .. } = self;
        for (number, (question, answer)) in QUESTIONS.into_iter().zip(answers).enumerate() {
            person.sees(question);
            if let Some(answer) = answer {
                person.taps_bar(answer);
            }
            if number + 1 < QUESTIONS.len() {
                person.clicks(if answer.is_some() { "Next" } else { "Skip this one" });
            }
        }
    }

    /// Saves what was entered from Today, and is back there.
    fn saves(&self) {
        self.person.clicks("Save");
        self.person.sees("Last 14");
    }

    fn doses(&self) -> Vec<String> {
        self.lines("dose", &["dose_date", "part", "state", "taken_at", "taken_ug", "via"])
    }

    fn nights(&self) -> Vec<String> {
        let columns = ["night_of", "bed_at", "minutes_to_sleep", "minutes_awake", "up_at", "dreams", "note"];
        self.lines("sleep", &columns)
    }

    fn check_ins(&self) -> Vec<String> {
        self.lines("score", &["at", "date", "pain", "fatigue", "sleep_quality", "overall", "note"])
    }

    fn side_effects(&self) -> Vec<String> {
        self.lines("side_effect", &["began_at", "ended_at", "what", "own_words", "grade", "note"])
    }

    fn tags(&self) -> Vec<String> {
        self.lines("tag", &["date", "what", "own_words"])
    }

    fn labs(&self) -> Vec<String> {
        self.lines("lab", &["date", "what", "own_words", "value", "unit", "range", "note"])
    }

    fn medicines(&self) -> Vec<String> {
        self.lines("medicine", &["name", "dose", "since", "until", "note"])
    }

    fn all_lines(&self) -> Vec<String> {
        let all = [
            self.doses(),
            self.nights(),
            self.check_ins(),
            self.side_effects(),
            self.tags(),
            self.labs(),
            self.medicines(),
        ];
        all.concat()
    }

    fn lines(&self, table: &str, columns: &[&str]) -> Vec<String> {
        self.diary.lines(table, columns, |at| self.moment(at))
    }

    /// "15 07:30". What was done within minutes of coming was done then: how long the person takes is
    /// the machine's.
    fn moment(&self, at: i64) -> String {
        let came = self.came.borrow().iter().copied().find(|came| (*came..came + 180).contains(&at));
        let local = DateTime::from_timestamp(came.unwrap_or(at), 0).unwrap().with_timezone(&self.desk.zone());
        local.format("%d %H:%M").to_string()
    }
}
