//! A person at the window. Everything is done as they would do it: by the name that is read on the
//! screen, once it is there. Where it does not come, the test ends with what was on the page.

use std::path::{Path, PathBuf};
use std::time::Duration;

use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction};
use fantoccini::error::CmdError;
use fantoccini::key::Key;

use serde_json::json;

use crate::desk::Desk;
use crate::page::Kind;
use crate::webdriver::WebDriver;
use crate::{place, wait};

/// Clicks and typing that the page was not ready for are tried again for so long.
const PATIENCE: Duration = Duration::from_secs(40);

/// Somebody with the program open in front of them.
pub struct Person<'a> {
    pub(crate) window: WebDriver,
    desk: &'a Desk,
    name: String,
}

impl<'a> Person<'a> {
    /// Opens the program on the diary in `folder`. `name` is what pictures of failures go by.
    pub fn opens(desk: &'a Desk, folder: &Path, name: &str) -> Self {
        Self::opens_program(desk, &place::program_with_test_clock(), folder, name)
    }

    /// The same with a program of the test's own choice.
    pub fn opens_program(desk: &'a Desk, program: &Path, folder: &Path, name: &str) -> Self {
        let arguments = ["--data-dir".to_owned(), folder.display().to_string()];
        let window = WebDriver::open(desk, program, &arguments);
        let person = Self { window, desk, name: name.to_owned() };
        person.waits_until("a page with words", || !person.window.words().is_empty());
        person
    }

    /// Clicks the button with this name.
    pub fn clicks(&self, name: &str) {
        self.uses(None, Kind::Button, name);
    }

    /// The same in the group of this name, where there are several buttons of one name.
    pub fn clicks_in(&self, group: &str, name: &str) {
        self.uses(Some(group), Kind::Button, name);
    }

    /// Taps the bar of this number on the open scale.
    pub fn taps_bar(&self, number: u8) {
        self.uses(None, Kind::Bar, &number.to_string());
    }

    /// Chooses a file in the page's file field, as if in the system's own dialog.
    pub fn gives_file(&self, path: &Path) {
        let path = path.to_str().unwrap();
        self.waits(&format!("a field that takes the file {path}"), || {
            let field = self.window.run(|client| client.find(Locator::Css("input[type=file]"))).ok()?;
            self.window.run(|_| async move { field.send_keys(path).await }).ok()
        });
    }

    /// Clicks it twice as fast as can be.
    pub fn clicks_twice(&self, name: &str) {
        self.sees_button(name);
        let button = self.window.find(Kind::Button, name).unwrap();
        self.window
            .run(|client| async move {
                let element = button.clone();
                let press = |actions: MouseActions| {
                    actions.then(PointerAction::Down { button: 0 }).then(PointerAction::Up { button: 0 })
                };
                let there = PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 };
                let mouse = MouseActions::new("mouse".to_owned()).then(there);
                client.perform_actions(press(press(mouse))).await
            })
            .unwrap();
    }

    /// Chooses what goes by this name.
    pub fn chooses(&self, name: &str) {
        self.uses(None, Kind::Choice, name);
        self.waits_until(&format!("{name:?} to be chosen"), || self.window.is_chosen(name));
    }

    /// The same in the group of this name, where there are several choices of one name.
    pub fn chooses_in(&self, group: &str, name: &str) {
        self.uses(Some(group), Kind::Choice, name);
        self.waits_until(&format!("{name:?} to be chosen"), || self.window.is_chosen_in(Some(group), name));
    }

    /// Types into the field with this name, in place of what is there.
    pub fn types(&self, name: &str, text: &str) {
        let typed = || {
            let field = self.window.find(Kind::Field, name)?;
            self.window.uncover(&field);
            self.window
                .run(|client| async move {
                    field.click().await?;
                    client.perform_actions(everything()).await?;
                    field.send_keys(text).await
                })
                .ok()?;
            (self.window.value(name)? == text).then_some(())
        };
        self.waits(&format!("a field {name:?} to take {text:?}"), typed);
    }

    /// Pastes into the field with this name, in place of what is there: also what no key types.
    pub fn pastes(&self, name: &str, text: &str) {
        let pasted = || {
            let field = self.window.find(Kind::Field, name)?;
            self.window.uncover(&field);
            let script = "const [field, text] = arguments;
                field.select(); field.focus(); document.execCommand('insertText', false, text)";
            self.window.script(script, vec![json!(field), json!(text)]);
            (self.window.value(name)? == text).then_some(())
        };
        self.waits(&format!("a field {name:?} to take {text:?}"), pasted);
    }

    /// Enters a date, "2026-01-12", into the system's own field: month, day and year have a place each.
    /// A click would open the system's calendar over it; Tab does not.
    pub fn types_date(&self, name: &str, date: &str) {
        let parts: Vec<_> = date.split('-').collect();
        let [year, month, day] = parts[..] else { panic!("{date:?} is no date") };
        let typed = || {
            let field = self.window.find(Kind::Field, name)?;
            self.window.uncover(&field);
            self.window.script("arguments[0].blur(); arguments[0].focus()", vec![json!(field)]);
            for part in [month, day, year] {
                self.types_blindly(part);
                self.presses(Key::Right);
            }
            (self.window.value(name)? == date).then_some(())
        };
        self.waits(&format!("a field {name:?} to take the date {date}"), typed);
    }

    /// Sees these words.
    pub fn sees(&self, words: &str) {
        self.waits_until(&format!("the words {words:?}"), || self.window.words().contains(words));
    }

    /// No longer sees these words.
    pub fn sees_no_more(&self, words: &str) {
        self.waits_until(&format!("the words {words:?} to go"), || !self.window.words().contains(words));
    }

    /// Sees these words on a page that is drawn as it will be on paper.
    pub fn sees_on_paper(&self, words: &str) {
        self.waits_until(&format!("{words:?} on paper"), || self.reads_on_paper().contains(words));
    }

    /// All that stands on the pages that are drawn as they will be on paper, at this moment.
    pub fn reads_on_paper(&self) -> String {
        let drawn = "[...document.querySelectorAll('.page svg')].map((page) => page.textContent).join(' ')";
        self.window.text(&format!("return {drawn}"))
    }

    /// Sees this title.
    pub fn sees_title(&self, title: &str) {
        self.waits_until(&format!("the title {title:?}"), || self.window.title() == title);
    }

    /// In the first run: leaves the questions before starting open.
    pub fn skips_the_questions(&self) {
        self.sees_title("Before you start");
        self.clicks("Skip for now");
    }

    /// Sees a button with this name.
    pub fn sees_button(&self, name: &str) {
        self.waits_until(&format!("a button {name:?}"), || self.window.find(Kind::Button, name).is_some());
    }

    /// Whether there is a button with this name, at this moment.
    pub fn has_button(&self, name: &str) -> bool {
        self.window.find(Kind::Button, name).is_some()
    }

    /// Finds this in a field.
    pub fn finds_in(&self, name: &str, text: &str) {
        self.waits_until(&format!("{text:?} in the field {name:?}"), || {
            self.window.value(name).as_deref() == Some(text)
        });
    }

    /// Finds this chosen.
    pub fn finds_chosen(&self, name: &str) {
        self.waits_until(&format!("{name:?} to be chosen"), || self.window.is_chosen(name));
    }

    /// Makes the window so large that the page has this size.
    pub fn sizes_window(&self, width: u32, height: u32) {
        let wanted = (u64::from(width), u64::from(height));
        self.waits(&format!("a page of {width} by {height}"), || {
            // The driver would ask for a window manager; there is none here.
            let size = [width, height].map(|side| (side * self.desk.scale()).to_string());
            for window in self.desk.display.windows() {
                self.desk.display.xdotool(&["windowmove", &window, "0", "0"]);
                self.desk.display.xdotool(&["windowsize", &window, &size[0], &size[1]]);
            }
            (self.window.inner_size() == wanted).then_some(())
        });
    }

    /// Whether this is the screen that the navigation marks.
    pub fn is_on(&self, screen: &str) -> bool {
        self.window.text("return document.querySelector('nav [aria-current=page]')?.innerText.trim() ?? ''") == screen
    }

    /// Saves what the window of this size, in the corner of the screen, looks like once it is at rest.
    pub fn saves_picture(&self, path: &Path, (width, height): (u32, u32)) {
        let area = format!("{}x{}+0+0", width * self.desk.scale(), height * self.desk.scale());
        self.waits_for_rest();
        let mut before = Vec::new();
        self.waits("a picture of a window at rest", || {
            if !self.desk.display.save_picture(path, Some(&area)) {
                return None;
            }
            let now = std::fs::read(path).ok()?;
            let is_at_rest = now == before;
            before = now;
            is_at_rest.then_some(())
        });
    }

    /// "night" or "day", as the page is shown.
    pub fn theme(&self) -> String {
        self.window.theme()
    }

    /// Waits until nothing moves any more.
    pub fn waits_for_rest(&self) {
        self.waits_until("the page to be at rest", || self.window.is_at_rest());
    }

    /// Waits until it is so.
    pub fn waits_until(&self, what: &str, mut is_so: impl FnMut() -> bool) {
        self.waits(what, || is_so().then_some(()));
    }

    /// Waits until there is something; fails with all that is on the page where nothing comes.
    pub fn waits<T>(&self, what: &str, look: impl FnMut() -> Option<T>) -> T {
        wait::for_up_to(PATIENCE, look).unwrap_or_else(|| self.gives_up(what))
    }

    fn uses(&self, group: Option<&str>, kind: Kind, name: &str) {
        let mut refused = None;
        let mut used = || {
            // A sheet that still comes up is not where it will be.
            let thing = self.window.is_at_rest().then(|| self.window.find_in(group, kind, name)).flatten()?;
            self.window.uncover(&thing);
            match self.window.run(|_| async move { thing.click().await }) {
                Ok(()) => Some(()),
                Err(error) => {
                    refused = Some(why(&error));
                    None
                }
            }
        };
        let done = wait::for_up_to(PATIENCE, &mut used);
        if done.is_none() {
            let refused = refused.map(|why| format!(" ({why})")).unwrap_or_default();
            let group = group.map(|group| format!(" in {group:?}")).unwrap_or_default();
            self.gives_up(&format!("a {kind:?} {name:?}{group} that can be clicked{refused}"));
        }
    }

    /// Ends the test with what is on the page, and a picture of it.
    pub(crate) fn gives_up(&self, what: &str) -> ! {
        let picture = self.picture_of_failure();
        let said = std::fs::read_to_string(self.desk.home().join("program.log")).unwrap_or_default();
        panic!(
            "waited in vain for {what}\non the page: {}\npicture: {}\non standard error: {said}",
            self.window.words(),
            picture.map_or_else(|| "none".to_owned(), |path| path.display().to_string()),
        );
    }

    fn picture_of_failure(&self) -> Option<PathBuf> {
        let path = place::pictures_of_failures().join(format!("{}.png", self.name));
        self.desk.display.save_picture(&path, None).then_some(path)
    }
}

/// Marks all that is in the field.
fn everything() -> KeyActions {
    let (control, a) = (Key::Control.into(), 'a');
    KeyActions::new("keyboard".to_owned())
        .then(KeyAction::Down { value: control })
        .then(KeyAction::Down { value: a })
        .then(KeyAction::Up { value: a })
        .then(KeyAction::Up { value: control })
}

fn why(error: &CmdError) -> String {
    match error {
        CmdError::Standard(error) => format!("{}: {}", error.error, error.message),
        other => other.to_string(),
    }
}
