//! Two months as a person lives them, with the clock moved from evening to evening: steps up, three
//! troubled nights, the move to the mornings, a step back, and a stock that runs low.

use chrono::{Days, NaiveDate};
use ldn_tests::diary::{Diary, DoseRow};
use ldn_tests::notification_server::NotificationServer;
use ldn_tests::scripted::instant;
use ldn_tests::{Desk, Person, alone, wait};

const BEGINS: NaiveDate = NaiveDate::from_ymd_opt(2026, 2, 14).unwrap();
/// The last day; the clocks go forward in between.
const LAST: u64 = 58;

/// The days on which something else happens than a dose taken in the window.
const BY_REMINDER: [u64; 2] = [2, 9];
const MISSED: u64 = 4;
const LEFT_OUT: u64 = 18;
/// The first morning.
const MOVED: u64 = 19;

/// A slot of the plan, as it stands in the file.
type Slot = (String, i64, i64, String, Option<i64>);

const BEDTIME: i64 = 22 * 60;
const MORNING: i64 = 8 * 60;

/// The program, who uses it, and the file they leave behind.
struct Life<'a> {
    desk: &'a Desk,
    person: Person<'a>,
    server: NotificationServer,
    diary: Diary,
}

#[test]
fn two_months_with_steps_a_move_to_the_mornings_a_step_back_and_a_refill() {
    let _alone = alone();
    let desk = Desk::new();
    let server = desk.notification_server();
    desk.clock.set(&at(0, "21:30"));
    let person = Person::opens(&desk, &desk.data(), "two-months");
    let life = Life { desk: &desk, person, server, diary: Diary::in_folder(&desk.data()) };
    life.begins();
    life.two_weeks_of_steps();
    life.bad_nights_and_the_move();
    life.mornings_and_the_step_back();
    life.the_stock_runs_low();
    life.up_to_the_highest_step();
    life.looks_back();
    assert_eq!(life.diary.doses(), (0..=LAST).filter_map(|day| life.as_it_was(day)).collect::<Vec<_>>());
    assert_eq!(life.diary.plan(), whole_plan());
}

impl Life<'_> {
    /// The first run, the steps, and what the doses are taken from.
    fn begins(&self) {
        let Self { person, .. } = self;
        person.types("Amount in mg", "1.5");
        person.clicks("Next");
        person.sees_title("When do you take it?");
        person.finds_in("Time", "22:00");
        person.clicks("Next");
        person.skips_the_questions();
        person.sees_title("Try a reminder");
        person.clicks("Start");
        person.sees("Bedtime dose");

        self.goes_to_plan();
        person.clicks("Step up over time");
        person.sees_title("Step up over time");
        person.finds_in("First amount in mg", "1.5");
        person.types("Amount to add in mg", "1");
        person.types("Days on each amount", "7");
        person.types("Highest amount in mg", "4.5");
        person.clicks("Begin these steps");
        person.sees("1 mg every 7 days");
        person.sees("The next step is proposed on 21 February.");
        assert_eq!(self.diary.plan(), [slot(0, BEDTIME, 1500)], "steps are proposed, not done");

        person.clicks("Medicine");
        person.sees("What do you take it from?");
        person.clicks("Add your medicine");
        person.finds_chosen("Capsule");
        person.types("One capsule holds (mg)", "0.5");
        person.types("How much is there now (capsules)", "150");
        person.clicks("Save");
        person.sees("150 capsules left");
        self.takes(0);
    }

    fn two_weeks_of_steps(&self) {
        let Self { person, .. } = self;
        (1..MISSED).for_each(|day| self.takes(day));
        self.looks_at_today(MISSED + 1, "09:00");
        person.sees("Missed. Nothing to make up.");
        (MISSED + 1..7).for_each(|day| self.takes(day));
        self.answers_a_step(7, "18:00", "7 days on 1.5 mg. What next?", "Up to", "Up to 2.5 mg");
        (7..14).for_each(|day| self.takes(day));
        self.answers_a_step(14, "18:00", "7 days on 2.5 mg. What next?", "Up to", "Up to 3.5 mg");
        self.takes(14);
        self.enters_the_night(14, 20, "As usual");
        self.takes(15);
    }

    fn bad_nights_and_the_move(&self) {
        let Self { person, diary, .. } = self;
        self.enters_the_night(15, 45, "Vivid");
        person.sees_no_more("nights were troubled");
        self.takes(16);
        self.enters_the_night(16, 60, "Vivid");
        self.takes(17);
        self.enters_the_night(17, 50, "Vivid");

        person.clicks("3 of your last 4 nights were troubled.");
        person.sees_title("Move to mornings?");
        self.sees_the_pause();
        person.clicks("Not now");
        person.sees("3 of your last 4 nights were troubled.");

        let (plan, doses) = (diary.plan(), diary.doses());
        self.goes_to_plan();
        person.clicks("Move the dose to another time of day");
        person.sees_title("Move to mornings?");
        person.clicks("Move to mornings");
        person.sees("moved to the morning, 08:00");
        assert_eq!(diary.plan(), followed_by(&plan, slot(MOVED, MORNING, 3500)));
        person.clicks("Undo");
        person.sees_no_more("moved to the morning, 08:00");
        assert_eq!(diary.plan(), plan);

        person.clicks("Today");
        person.clicks("3 of your last 4 nights were troubled.");
        person.sees_title("Move to mornings?");
        self.sees_the_pause();
        person.clicks("Move to mornings");
        person.sees_no_more("nights were troubled");
        assert_eq!(diary.plan(), followed_by(&plan, slot(MOVED, MORNING, 3500)));
        assert_eq!(diary.doses(), doses, "what was taken before stays as it was");
    }

    fn mornings_and_the_step_back(&self) {
        let Self { person, .. } = self;
        self.takes(MOVED);
        self.takes(20);
        self.enters_the_night(19, 10, "As usual");
        self.goes_to_plan();
        person.clicks("Before and after the move");
        person.sees("Minutes to fall asleep 47.5 of 4 nights Not enough entries yet (1 of 3)");

        self.answers_a_step(21, "07:30", "7 days on 3.5 mg. What next?", "Back to", "Back to 2.5 mg");
        person.clicks("7 Mar: back to 2.5 mg Before and after");
        person.sees("From 3.5 mg to 2.5 mg");
        person.sees("Vivid dreams 3 of 5");
        person.sees("not enough entries yet (0 of 4 days)");
        person.clicks("Close");
        for (night, minutes) in [(20, 15), (21, 20), (22, 10), (23, 15), (24, 15)] {
            self.takes(night + 1);
            self.enters_the_night(night, minutes, "As usual");
        }
        self.goes_to_plan();
        person.clicks("7 Mar: back to 2.5 mg Before and after");
        person.sees("Vivid dreams 3 of 6 0 of 4");
        person.clicks("Close");
        person.clicks("Before and after the move");
        person.sees("Minutes to fall asleep 47.5 of 4 nights 15 of 6 nights");
        person.sees("Nights with vivid dreams or nightmares 3 of 4 nights 0 of 6 nights");
    }

    fn the_stock_runs_low(&self) {
        let Self { person, .. } = self;
        self.looks_at_today(26, "07:30");
        person.clicks("4 doses left");
        person.sees("30 capsules left");
        person.sees("Lasts until Sunday, 15 March: 4 doses.");
        person.sees("Time to think of a refill.");
        person.clicks("Refill");
        person.types("It adds (capsules)", "300");
        person.types("It cost", "38.50");
        person.types("Currency", "EUR");
        person.clicks("Save");
        person.sees("330 capsules left");
        person.sees("Lasts until Sunday, 19 April: 39 doses.");
        person.sees_no_more("Time to think of a refill.");
        person.sees("€38.50");
        self.looks_at_today(26, "07:35");
        person.sees_button("Taken");
        person.sees_no_more("doses left");
    }

    fn up_to_the_highest_step(&self) {
        let Self { person, .. } = self;
        (26..28).for_each(|day| self.takes(day));
        self.answers_a_step(28, "07:30", "7 days on 2.5 mg. What next?", "Up to", "Up to 3.5 mg");
        (28..35).for_each(|day| self.takes(day));
        self.answers_a_step(35, "07:30", "7 days on 3.5 mg. What next?", "Hold", "Hold at 3.5 mg");
        (35..42).for_each(|day| self.takes(day));
        self.answers_a_step(42, "07:30", "14 days on 3.5 mg. What next?", "Up to", "Up to 4.5 mg");
        person.sees("At 4.5 mg, the highest step.");
        (42..=LAST).for_each(|day| self.takes(day));
    }

    /// Weeks later everything is where it was.
    fn looks_back(&self) {
        let Self { person, .. } = self;
        self.goes_to_plan();
        person.clicks("Show as table");
        person.sees("21 February 2026 2.5 mg");
        person.sees("7 March 2026 2.5 mg");
        person.sees("28 March 2026 4.5 mg");
        person.clicks("Medicine");
        person.sees("69 capsules left");
        person.clicks("Back");
        person.clicks("Diary");
        person.clicks("Calendar");
        person.clicks("Month before");
        person.sees("30 of 30 doses taken");
        person.clicks("Month before");
        person.sees("14 of 15 doses taken");
    }

    /// Takes that day's dose, in the window or where the reminder asks.
    fn takes(&self, day: u64) {
        let Self { person, desk, server, .. } = self;
        if BY_REMINDER.contains(&day) {
            self.looks_at_today(day, "21:59");
            let before = server.shown().len();
            desk.clock.set(&at(day, "22:00"));
            let asks = || server.shown().into_iter().skip(before).find(|shown| shown.title.starts_with("Time for"));
            server.press(wait::until_some("the reminder", asks).number, "taken");
        } else {
            self.looks_at_today(day, time_of(day));
            person.clicks("Taken");
        }
        person.sees(if day < MOVED { "Taken, 2" } else { "Taken, 08:0" });
    }

    /// Answers the step that Today asks about.
    fn answers_a_step(&self, day: u64, time: &str, question: &str, answer: &str, button: &str) {
        let Self { person, diary, .. } = self;
        let (plan, doses) = (diary.plan(), diary.doses());
        self.looks_at_today(day, time);
        person.clicks(question);
        person.sees_title("Plan");
        person.chooses(answer);
        person.clicks(button);
        person.sees_no_more("What next?");
        let after = diary.plan();
        assert!(after.starts_with(&plan), "day {day}: {after:?} does not go on from {plan:?}");
        assert_eq!(diary.doses(), doses, "day {day}");
    }

    /// In the morning after it.
    fn enters_the_night(&self, day: u64, minutes: u32, dreams: &str) {
        let Self { person, .. } = self;
        self.looks_at_today(day + 1, "08:30");
        person.clicks("Night");
        person.sees_title("How was your night?");
        person.types("Minutes to fall asleep", &minutes.to_string());
        person.chooses(dreams);
        person.clicks("Save");
        person.sees("Saved, 08:3");
        person.sees("Last 14");
    }

    fn sees_the_pause(&self) {
        let Self { person, .. } = self;
        person.sees("34 h 1 min");
        person.sees("Tue 21:59 last dose");
        person.sees("Wed 22:00 left out");
        person.sees("Thu 08:00 first morning");
        person.sees("The pause is a cautious rule of this app");
    }

    /// Comes back to the program at that time.
    fn looks_at_today(&self, day: u64, time: &str) {
        self.desk.clock.set(&at(day, time));
        self.goes_to_plan();
        self.person.clicks("Today");
        self.person.sees("Last 14");
    }

    fn goes_to_plan(&self) {
        self.person.clicks("Plan");
        self.person.sees_title("Plan");
    }

    /// What that day's dose has to be in the file.
    fn as_it_was(&self, day: u64) -> Option<DoseRow> {
        let (state, via) = match day {
            LEFT_OUT => return None,
            MISSED => ("missed", "closing"),
            day if BY_REMINDER.contains(&day) => ("taken", "notification"),
            _ => ("taken", "window"),
        };
        let taken = state == "taken";
        // How long the person takes to answer is the machine's.
        let time = if via == "notification" { "22:00" } else { time_of(day) };
        let came = instant(self.desk.zone(), &at(day, time));
        let row = self.diary.doses().into_iter().find(|dose| dose.date == date(day));
        let taken_at = row.and_then(|dose| dose.taken_at).filter(|taken_at| (came..came + 60).contains(taken_at));
        Some(DoseRow {
            date: date(day),
            part: Some(if day < MOVED { "bedtime" } else { "morning" }.to_owned()),
            state: state.to_owned(),
            taken_at: taken_at.filter(|_| taken),
            taken_ug: taken.then(|| planned(day)),
            planned_ug: Some(planned(day)),
            via: via.to_owned(),
        })
    }
}

/// Micrograms that the plan had for that day.
fn planned(day: u64) -> i64 {
    match day {
        0..7 => 1500,
        7..14 | 21..28 => 2500,
        14..21 | 28..42 => 3500,
        _ => 4500,
    }
}

fn whole_plan() -> Vec<Slot> {
    let nights = [0, 7, 14].map(|day| slot(day, BEDTIME, planned(day)));
    let mornings = [MOVED, 21, 28, 42].map(|day| slot(day, MORNING, planned(day)));
    nights.into_iter().chain(mornings).collect()
}

fn followed_by(plan: &[Slot], next: Slot) -> Vec<Slot> {
    plan.iter().cloned().chain([next]).collect()
}

fn slot(day: u64, minutes: i64, micrograms: i64) -> Slot {
    (date(day), minutes, micrograms, "capsule".to_owned(), None)
}

/// When the dose is taken in the window: the last one at night a little early, so that the pause is
/// one of whole hours.
fn time_of(day: u64) -> &'static str {
    match day {
        17 => "21:59:30",
        0..MOVED => "22:05",
        _ => "08:05",
    }
}

fn at(day: u64, time: &str) -> String {
    format!("{} {time}", date(day))
}

fn date(day: u64) -> String {
    (BEGINS + Days::new(day)).to_string()
}
