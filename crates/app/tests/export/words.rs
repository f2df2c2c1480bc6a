//! The words of exports: one for each thing, each its own, and the same as on the screen.

use std::collections::{BTreeMap, BTreeSet};

use ldn_core::care::appointment::AppointmentKind;
use ldn_core::care::contact::ContactRole;
use ldn_core::caution::alert::{AlertAnswer, AlertKind};
use ldn_core::caution::screening::ScreeningQuestion;
use ldn_core::diary::lab::LabKind;
use ldn_core::diary::review::{OverallChange, ReviewMarker};
use ldn_core::diary::scores::Scale;
use ldn_core::diary::side_effect::{Grade, Opinion, SideEffectKind};
use ldn_core::diary::tag::TagKind;
use ldn_core::plan::pause::PauseWhy;
use ldn_core::plan::product::StockKind;
use ldn_core::sleep::entry::Dreams;
use ldn_core::{Answer, Form, Part, PhaseReason};
use ldn_store::Via;
use serde_json::Value;

use crate::filled::WORDS;

/// The window's catalogue, by its files.
const WINDOW: [(&str, &str); 8] = [
    ("caution", include_str!("../../../../ui/src/text/en/caution.json")),
    ("calendar", include_str!("../../../../ui/src/text/en/calendar.json")),
    ("extras", include_str!("../../../../ui/src/text/en/extras.json")),
    ("history", include_str!("../../../../ui/src/text/en/history.json")),
    ("logging", include_str!("../../../../ui/src/text/en/logging.json")),
    ("pause", include_str!("../../../../ui/src/text/en/pause.json")),
    ("steps", include_str!("../../../../ui/src/text/en/steps.json")),
    ("stock", include_str!("../../../../ui/src/text/en/stock.json")),
];
const OTHERS: &str = include_str!("../../../../ui/src/text/en/window.json");

/// Where the screen says it: {} is the stored name.
const ON_SCREEN: [(&str, &str); 19] = [
    ("part", "window/part/{}"),
    ("form", "stock/forms/{}"),
    ("phase_reason", "pause/kinds/{}"),
    ("pause_why", "pause/whys/{}"),
    ("state", "window/diary/state/{}"),
    ("via", "history/via/{}"),
    ("answer", "steps/ask/{}"),
    ("side_effect", "logging/what/{}"),
    ("grade", "logging/grade/{}"),
    ("opinion", "caution/answer/{}"),
    ("dreams", "logging/sleep/dreamt/{}"),
    ("tag", "extras/tag/{}"),
    ("lab", "calendar/lab/{}"),
    ("marker", "history/review/{}"),
    ("change", "extras/review/change/{}"),
    ("alert", "caution/alert/{}/title"),
    ("alert_answer", "caution/reply/any/{}"),
    ("appointment", "pause/appointment/kinds/{}"),
    ("contact", "stock/contact/{}"),
];
/// Those that stand elsewhere on the screen.
const ELSEWHERE: [(&str, &str, &str); 8] = [
    ("answer", "stop", "steps/ask/stay"),
    ("dreams", "none", "logging/sleep/dreamt/unremembered"),
    ("lab", "own", "extras/lab/own"),
    ("phase_reason", "plan", "window/plan/title"),
    ("phase_reason", "move", "window/mark/left_out"),
    ("scale", "overall", "logging/scale/overall/name"),
    ("stock", "count", "stock/count"),
    ("stock", "refill", "stock/refill"),
];
/// On the screen this one is a sentence that warns.
const SENTENCE: (&str, &str) = ("alert", "opioid");

macro_rules! names {
    ($($set:literal: $type:ident),+ $(,)?) => {
        BTreeMap::from([$(($set, $type::ALL.iter().map(|one| one.name()).collect::<BTreeSet<&str>>())),+])
    };
}

/// Every closed set with the names its members are stored under.
fn sets() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let mut sets = names! {
        "part": Part, "form": Form, "pause_why": PauseWhy, "via": Via, "answer": Answer,
        "side_effect": SideEffectKind, "grade": Grade, "opinion": Opinion, "dreams": Dreams, "tag": TagKind,
        "lab": LabKind, "marker": ReviewMarker, "change": OverallChange, "screening": ScreeningQuestion,
        "alert": AlertKind, "alert_answer": AlertAnswer, "appointment": AppointmentKind, "stock": StockKind,
        "contact": ContactRole, "scale": Scale,
    };
    let reasons = [PhaseReason::Plan, PhaseReason::Pause, PhaseReason::Move, PhaseReason::Stop];
    sets.insert("phase_reason", reasons.into_iter().map(PhaseReason::name).collect());
    sets.insert("state", ["taken", "skipped", "missed"].into());
    sets
}

fn exported() -> BTreeMap<String, BTreeMap<String, String>> {
    let catalogue: Value = serde_json::from_str(WORDS).unwrap();
    serde_json::from_value(catalogue["names"].clone()).unwrap()
}

#[test]
fn everything_that_can_be_chosen_has_a_word_of_its_own() {
    let exported = exported();
    let sets = sets();
    assert_eq!(exported.keys().map(String::as_str).collect::<Vec<_>>(), sets.keys().copied().collect::<Vec<_>>());
    for (set, names) in sets {
        let words = &exported[set];
        assert_eq!(words.keys().map(String::as_str).collect::<BTreeSet<_>>(), names, "{set}");
        let said: BTreeSet<String> = words.values().map(|word| word.to_lowercase()).collect();
        assert_eq!(said.len(), words.len(), "{set}: two of {words:?} are alike");
    }
}

fn on_screen(place: &str) -> String {
    let (file, place) = place.split_once('/').unwrap();
    let text = WINDOW.iter().find(|(name, _)| *name == file).map_or(OTHERS, |(_, text)| text);
    let catalogue: Value = serde_json::from_str(text).unwrap();
    let said = catalogue.pointer(&format!("/{place}")).and_then(Value::as_str);
    said.unwrap_or_else(|| panic!("{file} says nothing at {place}")).to_owned()
}

/// A word without what tells only who speaks.
fn plain(said: &str) -> String {
    let said = said.to_lowercase();
    let told = ["i have ", "i ", "my ", "your ", "the ", "in "];
    told.iter().find_map(|prefix| said.strip_prefix(prefix)).unwrap_or(&said).to_owned()
}

#[test]
fn an_export_calls_things_what_the_screen_calls_them() {
    for (set, words) in exported() {
        for (name, word) in words {
            let elsewhere =
                ELSEWHERE.iter().find(|(of, one, _)| *of == set && *one == name).map(|(_, _, place)| *place);
            let usual = ON_SCREEN.iter().find(|(of, _)| *of == set).map(|(_, place)| place.replace("{}", &name));
            let Some(place) = elsewhere.map(str::to_owned).or(usual) else { continue };
            let (exported, shown) = (plain(&word), plain(&on_screen(&place)));
            let agree = exported.contains(&shown) || shown.contains(&exported);
            assert!(agree || (set.as_str(), name.as_str()) == SENTENCE, "{set}: {word:?} and {shown:?} on the screen");
        }
    }
}
