//! What is on the page, as a person would name it.

use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};

use crate::webdriver::WebDriver;

const FIND: &str = include_str!("find.js");
/// Scrolls to what is out of sight or under something else; the driver does not always.
const UNCOVER: &str = r#"
const [thing] = arguments;
const { x, y, width, height } = thing.getBoundingClientRect();
const above = document.elementFromPoint(x + width / 2, y + height / 2);
if (!thing.contains(above)) thing.scrollIntoView({ block: "center" });
"#;
/// How the driver writes an element (the WebDriver standard's name for it).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A kind of thing that a person uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Button,
    /// One of several to choose from, or a switch.
    Choice,
    /// Something to type into.
    Field,
    /// One of the bars of a scale, by its number.
    Bar,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Button => "button",
            Self::Choice => "choice",
            Self::Field => "field",
            Self::Bar => "bar",
        }
    }
}

impl WebDriver {
    /// The thing that goes by this name, in the open sheet where there is one.
    pub fn find(&self, kind: Kind, name: &str) -> Option<Element> {
        self.find_in(None, kind, name)
    }

    /// The same in the group of this name, for what comes more than once.
    pub fn find_in(&self, group: Option<&str>, kind: Kind, name: &str) -> Option<Element> {
        let found = self.script(FIND, vec![json!(kind.name()), json!(name), json!(group)]);
        let id = found.get(ELEMENT)?.as_str()?.to_owned();
        self.run(|client| async { Some(Element::from_element_id(client.clone(), ElementRef::from(id))) })
    }

    /// Scrolls until it is in sight, and no button that stays in sight lies over it.
    pub fn uncover(&self, thing: &Element) {
        self.script(UNCOVER, vec![json!(thing)]);
    }

    /// All words on the page, each run of white space as one space.
    pub fn words(&self) -> String {
        let words = self.text("return document.body?.innerText ?? ''");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The first line of the page's large title.
    pub fn title(&self) -> String {
        self.text("return document.querySelector('h1')?.innerText ?? ''")
    }

    /// What is in a field.
    pub fn value(&self, name: &str) -> Option<String> {
        let field = self.find(Kind::Field, name)?;
        self.run(|_| async move { field.prop("value").await.ok().flatten() })
    }

    /// Whether a choice is chosen, or a switch on.
    pub fn is_chosen(&self, name: &str) -> bool {
        self.is_chosen_in(None, name)
    }

    /// The same in the group of this name.
    pub fn is_chosen_in(&self, group: Option<&str>, name: &str) -> bool {
        let script = format!("const label = (() => {{ {FIND} }})(); return !!label?.querySelector('input')?.checked");
        // `arguments` of the inner function are the outer one's.
        let script = script.replace("= arguments;", "= outer;");
        let script = format!("const outer = arguments; {script}");
        self.script(&script, vec![json!(Kind::Choice.name()), json!(name), json!(group)]) == Value::Bool(true)
    }

    /// Whether nothing on it moves or fades.
    pub fn is_at_rest(&self) -> bool {
        let script = "return document.getAnimations().every((one) => one.playState !== 'running')";
        self.script(script, Vec::new()) == Value::Bool(true)
    }

    /// The size of what the page shows, in its own pixels.
    pub fn inner_size(&self) -> (u64, u64) {
        let size = self.script("return [innerWidth, innerHeight]", Vec::new());
        let side = |index: usize| size.get(index).and_then(Value::as_u64).unwrap_or_default();
        (side(0), side(1))
    }

    /// "night" or "day".
    pub fn theme(&self) -> String {
        self.text("return document.documentElement.dataset.theme ?? ''")
    }

    /// What a script gives, as text.
    pub fn text(&self, script: &str) -> String {
        self.script(script, Vec::new()).as_str().unwrap_or_default().to_owned()
    }
}
