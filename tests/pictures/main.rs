//! `pictures OUT [DATA_DIR]` and `pictures --docs OUT`: opens the real program on a display of its own and saves pictures of
//! its screens in OUT, as they are on a phone and on a desktop, by night and by day.
//!
//! The diary in DATA_DIR is used where it is named. Else one is invented whose dose is due in 18
//! minutes, wherever on the earth it is evening now. `--docs` saves those of `docs/pictures`, at an evening
//! that is always the same; the program must have been built with the feature test-clock.

mod docs;
mod evening;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use chrono_tz::Tz;
use ldn_tests::{Desk, Person, place};

/// Pixels of the picture to one of the page.
const SCALE: u32 = 2;
const PHONE: (u32, u32) = (390, 844);
const DESKTOP: (u32, u32) = (1280, 800);

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from).peekable();
    let for_docs = arguments.next_if(|argument| argument.as_os_str() == "--docs").is_some();
    let (Some(out), data, None) = (arguments.next(), arguments.next(), arguments.next()) else {
        eprintln!("pictures OUT [DATA_DIR], or pictures --docs OUT");
        return ExitCode::from(2);
    };
    if let Err(error) = std::fs::create_dir_all(&out) {
        eprintln!("{}: {error}", out.display());
        return ExitCode::FAILURE;
    }
    if for_docs {
        docs::save(&out);
        return ExitCode::SUCCESS;
    }
    let album = Album { out };
    album.first_run();
    match data {
        Some(data) => album.screens(&data, evening::zone_of_this_machine()),
        None => {
            let evening = evening::somewhere();
            let desk = album.desk(evening.zone);
            let data = desk.data();
            invent(&desk, &data, &evening.date, &evening.bedtime);
            album.screens_at(&desk, &data);
        }
    }
    ExitCode::SUCCESS
}

/// Fills `data` by the program's own `demo`.
#[allow(clippy::panic, reason = "without data there is nothing to see")]
fn invent(desk: &Desk, data: &Path, until: &str, bedtime: &str) {
    let mut demo = Command::new(place::program());
    demo.env_clear().envs(desk.environment()).arg("demo").arg("--data-dir").arg(data);
    demo.args(["--months", "3", "--seed", "7", "--until", until, "--bedtime", bedtime]);
    match demo.output() {
        Ok(output) if output.status.success() => {}
        other => panic!("the demo could not be made: {other:?}"),
    }
}

/// Where the pictures go.
struct Album {
    out: PathBuf,
}

impl Album {
    fn desk(&self, zone: Tz) -> Desk {
        Desk::with_screen(DESKTOP.0 * SCALE, PHONE.1 * SCALE, SCALE).living_in(zone)
    }

    fn screens(&self, data: &Path, zone: Tz) {
        self.screens_at(&self.desk(zone), data);
    }

    /// The main screens, in each theme and size.
    fn screens_at(&self, desk: &Desk, data: &Path) {
        let person = Person::opens_program(desk, &place::program(), data, "pictures");
        for (colours, theme) in [("Day", "day"), ("Night", "night")] {
            choose_colours(&person, colours, theme);
            self.tour(&person, theme, PHONE);
        }
        self.tour(&person, "desktop", DESKTOP);
    }

    fn tour(&self, person: &Person<'_>, name: &str, size: (u32, u32)) {
        person.sizes_window(size.0, size.1);
        for screen in ["Diary", "Plan", "More", "Today"] {
            person.clicks(screen);
            person.waits_until("the screen", || person.is_on(screen));
            person.saves_picture(&self.out.join(format!("{}-{name}.png", screen.to_lowercase())), size);
        }
    }

    /// The four steps of the first run, from an empty folder.
    fn first_run(&self) {
        let desk = self.desk(evening::somewhere().zone);
        let _notifications = desk.notification_server();
        let person = Person::opens_program(&desk, &place::program(), &desk.data(), "pictures-first-run");
        person.sees_title("What do you take, and how much?");
        person.chooses("Liquid");
        person.types("Concentration in mg per mL", "1");
        person.types("Amount in mg", "4.5");
        person.sees("= 4.5 mL");
        self.step(&person, 1);
        person.clicks("Next");
        person.sees_title("When do you take it?");
        self.step(&person, 2);
        person.clicks("Next");
        person.sees_title("Before you start");
        self.step(&person, 3);
        person.skips_the_questions();
        person.sees_title("Try a reminder");
        self.step(&person, 4);
    }

    fn step(&self, person: &Person<'_>, step: u8) {
        for (size, name) in [(PHONE, ""), (DESKTOP, "-desktop")] {
            person.sizes_window(size.0, size.1);
            person.saves_picture(&self.out.join(format!("first-run-{step}{name}.png")), size);
        }
    }
}

/// Under More, as a person would.
fn choose_colours(person: &Person<'_>, colours: &str, theme: &str) {
    person.clicks("More");
    person.sees_title("More");
    person.clicks("Colours");
    person.chooses(colours);
    person.clicks("Save");
    person.waits_until("the colours", || person.theme() == theme && !person.has_button("Save"));
}
