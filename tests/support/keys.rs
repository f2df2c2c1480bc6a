//! A person who uses the keyboard alone.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::json;

use crate::person::Person;

/// What has the focus, as a screen reader would name it.
const FOCUSED: &str = r#"
const clean = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const element = document.activeElement;
if (!element || [document.body, document.querySelector("main")].includes(element)) return "";
const labelled = element.getAttribute("aria-label");
if (labelled) return clean(labelled);
const words = element.labels?.[0] ?? element;
return clean((words.innerText ?? "").trim().split("\n")[0]);
"#;
/// Whether a person can see where the focus is: a ring around it or its label, or a strong line below.
const IS_MARKED: &str = r#"
const element = document.activeElement;
const around = [element, element.closest("label"), element.parentElement].filter((one) => one);
return around.map((one) => getComputedStyle(one)).some((style) =>
  (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) ||
  (style.borderBottomStyle !== "none" && parseFloat(style.borderBottomWidth) >= 3));
"#;
/// More than there are things on any screen.
const MOST_STEPS: usize = 60;

impl Person<'_> {
    /// Presses a key.
    pub fn presses(&self, key: Key) {
        self.presses_character(key.into());
    }

    /// Types into what has the focus.
    pub fn types_blindly(&self, text: &str) {
        text.chars().for_each(|character| self.presses_character(character));
    }

    /// Goes on with Tab until this has the focus, which must be there to be seen.
    pub fn tabs_to(&self, name: &str) {
        self.waits_until("the keyboard", || {
            self.window.script("return document.hasFocus()", Vec::new()) == json!(true)
        });
        let mut passed = Vec::new();
        for _ in 0..MOST_STEPS {
            self.presses(Key::Tab);
            let focused = self.focused();
            if focused == name {
                self.sees_the_focus(name);
                return;
            }
            passed.push(focused);
        }
        self.gives_up(&format!("{name:?} to be reached by Tab; passed {passed:?}"));
    }

    /// Goes on to this with Tab and presses Enter.
    pub fn enters(&self, name: &str) {
        self.tabs_to(name);
        self.presses(Key::Enter);
    }

    /// Sees that this has the focus by itself.
    pub fn sees_focus_on(&self, name: &str) {
        self.waits_until(&format!("the focus on {name:?}, it is on {:?}", self.focused()), || self.focused() == name);
        self.sees_the_focus(name);
    }

    fn sees_the_focus(&self, name: &str) {
        let is_marked = || self.window.script(IS_MARKED, Vec::new()) == json!(true);
        self.waits_until(&format!("a sign that {name:?} has the focus"), is_marked);
    }

    /// The name of what has the focus.
    pub fn focused(&self) -> String {
        self.window.text(FOCUSED)
    }

    fn presses_character(&self, value: char) {
        let down_and_up =
            KeyActions::new("keyboard".to_owned()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        let pressed = self.window.run(|client| client.perform_actions(down_and_up));
        assert!(pressed.is_ok(), "the driver presses no key: {pressed:?}");
    }
}
