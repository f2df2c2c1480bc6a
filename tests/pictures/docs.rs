//! The pictures under `docs/pictures`: always of the same invented evening, so that two of them differ
//! only where the program does.

use std::path::Path;

use ldn_tests::{Desk, Person};

use crate::{DESKTOP, PHONE, SCALE, choose_colours, invent};

/// A day on which a step is to be decided on, and the evening before its dose.
const EVENING: (&str, &str) = ("2026-04-01", "2026-04-01 19:20");

/// Each picture with what a person clicks to get there.
const SCREENS: [(&str, &[&str]); 15] = [
    ("today", &["Today"]),
    ("plan", &["Plan"]),
    ("steps", &["Plan", "Other steps"]),
    ("move", &["Plan", "Move the dose to another time of day"]),
    ("pause", &["Plan", "Pause or stop"]),
    ("stock", &["Plan", "Medicine"]),
    ("diary", &["Diary"]),
    ("calendar", &["Diary", "Calendar", "Month before"]),
    ("side-effect", &["Diary", "Log a side effect"]),
    ("check-in", &["Diary", "Log a check-in"]),
    ("night", &["Diary", "Last night"]),
    ("before-you-start", &["More", "Before you start"]),
    ("report", &["Report"]),
    ("medicines", &["More", "Other medicines"]),
    ("emergency-card", &["More", "Emergency card"]),
];

/// Saves them in `out`, which is there.
pub(crate) fn save(out: &Path) {
    let desk = Desk::with_screen(DESKTOP.0 * SCALE, PHONE.1 * SCALE, SCALE);
    let (date, now) = EVENING;
    desk.clock.set(now);
    invent(&desk, &desk.data(), date, "22:00");
    let person = Person::opens(&desk, &desk.data(), "pictures-docs");
    for (colours, theme, size, name) in [("Night", "night", PHONE, "night"), ("Day", "day", DESKTOP, "desktop")] {
        choose_colours(&person, colours, theme);
        person.sizes_window(size.0, size.1);
        for (screen, clicks) in SCREENS {
            clicks.iter().for_each(|click| person.clicks(click));
            person.saves_picture(&out.join(format!("{screen}-{name}.png")), size);
        }
    }
}
